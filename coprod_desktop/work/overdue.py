"""What waits to be erased: what can still be brought back, and what goes for good now that its days are over."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from coprod_desktop.questions.wording import in_a_row
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.erasing import (
    CONCERN,
    INTERVIEW,
    PERSON,
    STATEMENT,
    RenewBackups,
    Thing,
    Wish,
    erase_in,
    leave_nothing,
)
from coprod_desktop.work.holds import is_held
from coprod_desktop.work.newest import latest, newest

_ORDER = (PERSON, INTERVIEW, STATEMENT, CONCERN)
"""The larger first: what belongs to it goes with it."""
_WORDS: Mapping[str, tuple[str, str]] = {
    PERSON: ("1 person", "{} people"),
    INTERVIEW: ("1 interview", "{} interviews"),
    STATEMENT: ("1 statement", "{} statements"),
}
"""A concern isn't told: nobody outside the separate part hears that there was one."""


@dataclass(frozen=True)
class Waiting:
    """Something that is gone for now and goes for good on a day; `name` is the person's whom it is about."""

    thing: Thing
    person_id: str
    name: str
    due_on: date
    wish: Wish
    held_on: date | None = None


@dataclass(frozen=True)
class Gone:
    """What went for good, as a sentence (empty: nothing to be told), backups out of reach, and what went wrong."""

    words: str = ""
    others: tuple[str, ...] = ()
    trouble: tuple[str, ...] = ()


def waiting(store: Store) -> list[Waiting]:
    """What can still be brought back, the next to go first; nothing of the separate part."""
    with store.read() as session:
        found = _waiting(session)
    return sorted((one for one in found if one.thing.kind != CONCERN), key=lambda one: one.due_on)


def concerns_waiting(store: Store, person_id: str) -> list[Waiting]:
    """The same for a person's concerns. Only the safeguarding screen calls this."""
    with store.read() as session:
        found = _waiting(session)
    those = (one for one in found if one.thing.kind == CONCERN and one.person_id == person_id)
    return sorted(those, key=lambda one: one.due_on)


def is_any_due(store: Store, today: date) -> bool:
    """Whether something's days are over; one small question where no day was ever set that has come."""
    came = select(records.ToErase.id).where(col(records.ToErase.due_on) <= today).limit(1)
    with store.read() as session:
        return session.exec(came).first() is not None and bool(_due(session, today))


def erase_overdue(store: Store, today: date, renew_backups: RenewBackups | None = None) -> Gone:
    """Erase for good whatever's days are over; what has to be kept by now waits on."""
    went: Counter[str] = Counter()
    with store.session() as session:
        for one in _due(session, today):
            if _is_hidden(session, one.thing):
                erase_in(store, session, one.thing, one.person_id, one.wish)
                went[one.thing.kind] += 1
    if not went:
        return Gone()
    others, trouble = leave_nothing(store, renew_backups)
    return Gone(_told(went), others, trouble)


def _told(went: Mapping[str, int]) -> str:
    kinds = [kind for kind in reversed(_ORDER) if went.get(kind) and kind in _WORDS]
    counts = [_WORDS[kind][went[kind] > 1].format(went[kind]) for kind in kinds]
    return f"Thirty days are over: {in_a_row(counts)} went for good." if counts else ""


def _due(session: Session, today: date) -> Sequence[Waiting]:
    due = [one for one in _waiting(session) if one.due_on <= today and not is_held(session, one.person_id)]
    return sorted(due, key=lambda one: _ORDER.index(one.thing.kind))


def _waiting(session: Session) -> list[Waiting]:
    """Of those whose latest row has a day; something brought back by undo is not hidden, and so doesn't wait."""
    table, person = records.ToErase, records.Person
    marks = latest(session.exec(select(table).order_by(col(table.id))), "row_id").values()
    names = dict(session.exec(select(person.id, person.name)).all())
    found = [_from(session, mark, mark.due_on, names[mark.person_id]) for mark in marks if mark.due_on]
    return [one for one in found if _is_hidden(session, one.thing)]


def _from(session: Session, mark: records.ToErase, due_on: date, name: str) -> Waiting:
    return Waiting(
        Thing(mark.kind, mark.row_id),
        mark.person_id,
        name,
        due_on,
        Wish(mark.wish, mark.reason),
        _held_on(session, mark),
    )


def _held_on(session: Session, mark: records.ToErase) -> date | None:
    """The day of the interview that it is, or that it was said in; of a concern, the day it was written down."""
    concern = session.get(records.Concern, mark.row_id) if mark.kind == CONCERN else None
    if concern is not None:
        return concern.at.astimezone().date()
    statement = session.get(records.Statement, mark.row_id) if mark.kind == STATEMENT else None
    interview = session.get(records.Interview, statement.interview_id if statement else mark.row_id)
    return interview.held_on if interview else None


def _is_hidden(session: Session, thing: Thing) -> bool:
    """Whether it is still out of everything; what went along with something larger isn't there any more."""
    if thing.kind == STATEMENT:
        standing = newest(session, records.Standing, statement_id=thing.id)
        return standing is not None and standing.removed
    if thing.kind == INTERVIEW:
        interview = session.get(records.Interview, thing.id)
        return interview is not None and interview.removed
    if thing.kind == CONCERN:
        return session.get(records.Concern, thing.id) is not None
    person = session.get(records.Person, thing.id)
    return person is not None and person.removed
