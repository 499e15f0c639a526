"""The safeguarding part: worries about somebody's safety, apart from all that lists, counts, finds or prints."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.fields import told_fields
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.holds import holds_of
from coprod_desktop.work.interviews import needed
from coprod_desktop.work.newest import latest
from coprod_desktop.work.said import Said, said
from coprod_desktop.work.sets import find
from coprod_desktop.work.traces import forget, history_of, restore

ANSWERS = ("no worry", "worried", "act now", "not safe to ask today")


@dataclass(frozen=True)
class Worry:
    """What a concern says: exact words, who said them, when, what was seen, what the person wants, who was told."""

    words: str = ""
    said_by: str = ""
    answer: str = ""
    when: str = ""
    seen: str = ""
    wants: str = ""
    told: str = ""


@dataclass(frozen=True)
class Concern:
    """A concern as it stands, with how often it was written on, where it came from and whether it has to be kept.

    `held_on` and `held_by` tell since when and by whom, or who let it go last; nobody yet: None and empty.
    """

    id: str
    worry: Worry
    begun: datetime
    by: str
    moved_from: str
    entries: int
    held: bool = False
    held_on: datetime | None = None
    held_by: str = ""


def record(store: Store, person_id: str, worry: Worry) -> Changed:
    """Write a worry down in the separate part."""
    _check(worry)
    with store.session() as session:
        return record_in(store, session, person_id, worry)


def record_in(store: Store, session: Session, person_id: str, worry: Worry) -> Changed:
    """The same within an open transaction."""
    (made_id,) = record_all_in(store, session, person_id, [worry])
    return _silent(store, session, person_id, made_id)


def record_all_in(store: Store, session: Session, person_id: str, worries: Sequence[Worry]) -> list[str]:
    """The same for many at once. Returns their ids."""
    by = store.practitioner
    made = [records.Concern(person_id=person_id, said_by=one.said_by.strip(), by=by) for one in worries]
    session.add_all(made)
    entries = [_entry(concern.id, one, by) for concern, one in zip(made, worries, strict=True)]
    begin(store, session, Place(person_id)).add_many(
        records.ConcernEntry, [entry.model_dump(exclude={"id"}) for entry in entries]
    )
    return [concern.id for concern in made]


def write_on(store: Store, concern_id: str, worry: Worry) -> Changed:
    """Add to a concern; what it said before stays."""
    _check(worry)
    with store.session() as session:
        concern = session.get(records.Concern, concern_id)
        if concern is None:
            raise InputError("This record is no longer in the store.")
        concern.said_by = worry.said_by.strip()
        session.add(concern)
        session.add(_entry(concern_id, worry, store.practitioner))
        return _silent(store, session, concern.person_id, concern_id)


def of_person(store: Store, person_id: str) -> list[Concern]:
    """A person's concerns that weren't erased, newest first. Only the safeguarding screen calls this."""
    table, entry = records.Concern, records.ConcernEntry
    with store.read() as session:
        found = select(table).where(table.person_id == person_id).order_by(col(table.id).desc())
        away = _erased(session, person_id)
        rows = [row for row in session.exec(found) if row.id not in away]
        ids = [row.id for row in rows]
        entries = session.exec(
            select(entry).where(col(entry.concern_id).in_(ids)).order_by(col(entry.id))
        ).all()
        holds = holds_of(session, person_id)
    return [
        _concern(row, [one for one in entries if one.concern_id == row.id], holds.get(row.id)) for row in rows
    ]


def hold(store: Store, concern_id: str, holds: bool) -> Changed:
    """Say that a concern has to be kept, or no longer: while it does, nothing about its person is erased."""
    with store.session() as session:
        concern = session.get(records.Concern, concern_id)
        if concern is None:
            raise InputError("This record is no longer in the store.")
        session.add(records.LegalHold(concern_id=concern_id, holds=holds, by=store.practitioner))
        return _silent(store, session, concern.person_id, concern_id)


def move_there(store: Store, statement_id: str) -> Changed:
    """Move a statement with its whole history into the separate part; the ordinary part keeps no trace of it."""
    with store.session() as session:
        one = said(session, [statement_id]).get(statement_id)
        if one is None:
            raise InputError("This card is no longer in the ordinary part of the store.")
        history = history_of(session, statement_id)
        concern = records.Concern(
            person_id=one.person_id,
            said_by=one.voice.name,
            moved_from=one.question_id,
            moved_history=history,
            by=store.practitioner,
        )
        session.add(concern)
        session.flush()
        session.add(_entry(concern.id, Worry(_in_words(session, one), one.voice.name), store.practitioner))
        forget(session, statement_id, history)
        changed = _silent(store, session, one.person_id, concern.id)
    return Changed(frozenset(("statements",)), changed.person_id, one.interview_id, "", one.question_id)


def _in_words(session: Session, one: Said) -> str:
    """The exact words; an answer of parts alone is told by its parts."""
    question = find(needed(session, one.interview_id).set_text, one.question_id)
    if one.words or question is None:
        return one.words
    return "; ".join(told_fields(question, one.fields))


def put_back(store: Store, concern_id: str) -> Changed:
    """Undo for a card moved by mistake. Once something was written on the concern, it stays where it is."""
    entry = records.ConcernEntry
    with store.session() as session:
        concern = session.get(records.Concern, concern_id)
        entries = session.exec(select(entry).where(entry.concern_id == concern_id)).all()
        if concern is None or not concern.moved_history or len(entries) != 1:
            raise InputError("This record stays here: it was written on since it was moved.")
        holds = session.exec(
            select(records.LegalHold).where(records.LegalHold.concern_id == concern_id)
        ).all()
        if holds and holds[-1].holds:
            raise InputError("This record has to be kept as it is. Lift that first, then put it back.")
        statement = concern.moved_history["statement"][0]
        restore(session, statement["id"], concern.moved_history)
        for row in (*holds, *entries, concern):
            session.delete(row)
            session.flush()
        place = Place(concern.person_id, statement["interview_id"])
        return begin(store, session, place).done("statements")


def _erased(session: Session, person_id: str) -> set[str]:
    """Those that wait to go for good."""
    table = records.ToErase
    marks = session.exec(select(table).where(table.person_id == person_id).order_by(col(table.id)))
    return {row_id for row_id, mark in latest(marks, "row_id").items() if mark.due_on}


def _silent(store: Store, session: Session, person_id: str, concern_id: str) -> Changed:
    """No label: nothing about a concern stands in the history of what can be undone."""
    return begin(store, session, Place(person_id)).done("concerns", made_id=concern_id)


def _check(worry: Worry) -> None:
    if worry.answer and worry.answer not in ANSWERS:
        raise InputError("Please choose one of the four answers.")
    if not any(text.strip() for text in astuple(worry)):
        raise InputError("Please write down what was said or seen, or choose an answer.")


def _entry(concern_id: str, worry: Worry, by: str) -> records.ConcernEntry:
    return records.ConcernEntry(
        concern_id=concern_id,
        answer=worry.answer,
        words=worry.words.strip(),
        when=worry.when.strip(),
        seen=worry.seen.strip(),
        wants=worry.wants.strip(),
        told=worry.told.strip(),
        by=by,
    )


def _concern(
    row: records.Concern, entries: list[records.ConcernEntry], held: records.LegalHold | None
) -> Concern:
    last = entries[-1]
    worry = Worry(last.words, row.said_by, last.answer, last.when, last.seen, last.wants, last.told)
    known = Concern(row.id, worry, row.at, row.by, row.moved_from, len(entries))
    return replace(known, held=held.holds, held_on=held.at, held_by=held.by) if held else known
