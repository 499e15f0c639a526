"""The safeguarding part: worries about somebody's safety, apart from all that lists, counts, finds or prints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import WORRY_QUESTION
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.said import said

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
    """A concern as it stands, with how often it was written on and where it came from."""

    id: str
    worry: Worry
    begun: datetime
    by: str
    moved_from: str
    entries: int


def record(store: Store, person_id: str, worry: Worry) -> Changed:
    """Write a worry down in the separate part."""
    _check(worry)
    with store.session() as session:
        return record_in(store, session, person_id, worry)


def record_in(store: Store, session: Session, person_id: str, worry: Worry) -> Changed:
    """The same within an open transaction."""
    concern = records.Concern(person_id=person_id, said_by=worry.said_by.strip(), by=store.practitioner)
    session.add(concern)
    session.flush()
    session.add(_entry(concern.id, worry, store.practitioner))
    return _silent(store, session, person_id, concern.id)


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
    """A person's concerns, newest first. Only the safeguarding screen calls this."""
    table, entry = records.Concern, records.ConcernEntry
    with store.read() as session:
        rows = session.exec(
            select(table).where(table.person_id == person_id).order_by(col(table.id).desc())
        ).all()
        ids = [row.id for row in rows]
        entries = session.exec(
            select(entry).where(col(entry.concern_id).in_(ids)).order_by(col(entry.id))
        ).all()
    return [_concern(row, [one for one in entries if one.concern_id == row.id]) for row in rows]


def move_there(store: Store, statement_id: str) -> Changed:
    """Move a statement with its whole history into the separate part; the ordinary part keeps no trace of it."""
    with store.session() as session:
        one = said(session, [statement_id]).get(statement_id)
        if one is None:
            raise InputError("This card is no longer in the ordinary part of the store.")
        history = _history(session, statement_id)
        concern = records.Concern(
            person_id=one.person_id,
            said_by=one.voice.name,
            moved_from=one.question_id,
            moved_history=history,
            by=store.practitioner,
        )
        session.add(concern)
        session.flush()
        session.add(_entry(concern.id, Worry(one.words, one.voice.name), store.practitioner))
        _forget(session, statement_id, history)
        changed = _silent(store, session, one.person_id, concern.id)
    return Changed(frozenset(("statements",)), changed.person_id, one.interview_id, "", one.question_id)


def put_back(store: Store, concern_id: str) -> Changed:
    """Undo for a card moved by mistake. Once something was written on the concern, it stays where it is."""
    with store.session() as session:
        concern = session.get(records.Concern, concern_id)
        entries = _rows(session, records.ConcernEntry, "concern_id", [concern_id])
        if concern is None or not concern.moved_history or len(entries) != 1:
            raise InputError("This record stays here: it was written on since it was moved.")
        statement = concern.moved_history["statement"][0]
        for name in _ORDER:
            session.add_all(_TABLES[name].model_validate(row) for row in concern.moved_history.get(name, ()))
            session.flush()
        _delete(session, entries)
        _delete(session, [concern])
        place = Place(concern.person_id, statement["interview_id"])
        return begin(store, session, place).done("statements")


def _silent(store: Store, session: Session, person_id: str, concern_id: str) -> Changed:
    """No label: nothing about a concern stands in the history of what can be undone."""
    return begin(store, session, Place(person_id)).done("concerns", made_id=concern_id)


def _check(worry: Worry) -> None:
    if worry.answer and worry.answer not in ANSWERS:
        raise InputError("Please choose one of the four answers.")
    if not any((worry.words.strip(), worry.answer, worry.seen.strip())):
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


def _concern(row: records.Concern, entries: list[records.ConcernEntry]) -> Concern:
    last = entries[-1]
    worry = Worry(last.words, row.said_by, last.answer, last.when, last.seen, last.wants, last.told)
    return Concern(row.id, worry, row.at, row.by, row.moved_from, len(entries))


_BY_STATEMENT: tuple[type[Any], ...] = (records.Standing, records.Sharing, records.PrivateNote, records.Deed)
_BY_WORDING: tuple[type[Any], ...] = (
    records.ShortWords,
    records.ReadBack,
    records.Confirmation,
    records.NameChoice,
)
_ALL: tuple[type[Any], ...] = (records.Statement, records.Wording, *_BY_STATEMENT, *_BY_WORDING)
_TABLES: dict[str, type[Any]] = {table.__tablename__: table for table in _ALL}
_ORDER = tuple(_TABLES)


def _history(session: Session, statement_id: str) -> dict[str, Any]:
    """Every row about a statement, by table, ready to be kept as JSON."""
    tables: dict[str, list[Any]] = {"statement": [session.get_one(records.Statement, statement_id)]}
    wordings = _rows(session, records.Wording, "statement_id", [statement_id])
    tables["wording"] = wordings
    for table in _BY_STATEMENT:
        tables[table.__tablename__] = _rows(session, table, "statement_id", [statement_id])
    for table in _BY_WORDING:
        tables[table.__tablename__] = _rows(session, table, "wording_id", [one.id for one in wordings])
    return {name: [row.model_dump(mode="json") for row in rows] for name, rows in tables.items()}


def _rows(session: Session, table: type[Any], key: str, ids: list[str]) -> list[Any]:
    return list(session.exec(select(table).where(col(getattr(table, key)).in_(ids)).order_by(table.id)))


def _forget(session: Session, statement_id: str, history: Mapping[str, Any]) -> None:
    """Delete every row about a statement, children first. The store overwrites deleted pages."""
    wording_ids = [row["id"] for row in history["wording"]]
    for table in _BY_WORDING:
        _delete(session, _rows(session, table, "wording_id", wording_ids))
    by_statement: tuple[type[Any], ...] = (*_BY_STATEMENT, records.Wording)
    for table in by_statement:
        _delete(session, _rows(session, table, "statement_id", [statement_id]))
    link = records.SeenDifferently
    named = (col(link.statement_id) == statement_id) | (col(link.other_id) == statement_id)
    _delete(session, session.exec(select(link).where(named)).all())
    _forget_mentions(session, statement_id)
    _delete(session, [session.get_one(records.Statement, statement_id)])


def _forget_mentions(session: Session, statement_id: str) -> None:
    """Take the statement's id out of picks and page choices, and out of undo rows that name it."""
    mentioning: tuple[type[Any], ...] = (records.TopThree, records.PageChoice)
    for table in mentioning:
        for row in session.exec(select(table)):
            if statement_id in (row.statements or ()):
                row.statements = [one for one in row.statements or () if one != statement_id]
                session.add(row)
    drafts = select(records.Draft).where(col(records.Draft.question_id).endswith(statement_id))
    _delete(session, session.exec(drafts).all())
    for interview in session.exec(
        select(records.Interview).where(records.Interview.at_statement == statement_id)
    ):
        interview.at_statement = ""
        session.add(interview)
    for draft in session.exec(select(records.Draft)):
        if statement_id in draft.question_id:
            session.delete(draft)
    for deed in session.exec(select(records.Deed)):
        if statement_id in str(deed.undo):
            session.delete(deed)
    session.flush()


def _delete(session: Session, rows: Iterable[SQLModel]) -> None:
    for row in rows:
        session.delete(row)
    session.flush()


def is_worry(question_id: str) -> bool:
    """Whether a question belongs to the separate part alone."""
    return question_id == WORRY_QUESTION
