"""Erasing a statement, an interview, a person or a concern: out of everything at once, for good today or in 30 days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from coprod_desktop.errors import AppError, InputError
from coprod_desktop.store import records, remnants
from coprod_desktop.store.vault import Store
from coprod_desktop.work import interviewing, interviews, people
from coprod_desktop.work.belongings import everything_under
from coprod_desktop.work.deeds import Changed, Doing, Place, begin
from coprod_desktop.work.holds import refuse_if_held
from coprod_desktop.work.newest import newest
from coprod_desktop.work.taking_out import take_out

STATEMENT, INTERVIEW, PERSON, CONCERN = "statement", "interview", "person", "concern"
KINDS: Mapping[str, str] = {
    STATEMENT: "statements",
    INTERVIEW: "interviews",
    PERSON: "people",
    CONCERN: "concerns",
}
"""What can be erased → the kind of change that screens know it by."""
WISHES: Mapping[str, str] = {
    "person": "The person",
    "speaker": "Whoever said it",
    "family": "Somebody in the family",
    "service": "Our service",
}
REASONS: Mapping[str, str] = {
    "asked": "They asked for it",
    "mistake": "It was written down by mistake",
    "not_needed": "It is no longer needed",
    "time_over": "The time for keeping it is over",
}
LABEL = "Erased. It can be brought back for 30 days"
"""Its name among what can be undone, where nothing about a concern ever stands: that is brought back where it was."""
DAYS = 30
"""How long something can be brought back."""

RenewBackups = Callable[[Store], tuple[str, ...]]
"""Replaces the backups in reach by a new one without what was erased; names those that are out of reach."""


@dataclass(frozen=True)
class Thing:
    """What is to be erased: a kind of KINDS and its id."""

    kind: str
    id: str


@dataclass(frozen=True)
class Wish:
    """On whose wish (WISHES) and why (REASONS)."""

    wish: str
    reason: str


@dataclass(frozen=True)
class Erased:
    """What was erased for good. `others` names backups out of reach that still hold it, `trouble` what went wrong."""

    changed: Changed
    others: tuple[str, ...] = ()
    trouble: tuple[str, ...] = ()


def erase_later(store: Store, thing: Thing, wish: Wish, today: date) -> Changed:
    """Take it out of everything at once; for good in thirty days, and until then it can be brought back.

    Raises InputError when it is gone already, has to be kept, or the wish isn't one from the lists.
    """
    _check(wish)
    due = today + timedelta(days=DAYS)
    with store.session() as session:
        place = needed_place(session, thing)
        refuse_if_held(session, place.person_id)
        doing = begin(store, session, place)
        _REMOVE[thing.kind](doing, thing.id)
        keys = {"person_id": place.person_id, "kind": thing.kind, "row_id": thing.id}
        asked = {"due_on": due, "wish": wish.wish, "reason": wish.reason}
        doing.step(records.ToErase, keys, {"due_on": None}, asked)
        return doing.done(KINDS[thing.kind], LABEL if thing.kind != CONCERN else "")


def bring_back(store: Store, thing: Thing) -> Changed:
    """Let it stand again just as it was. Raises InputError when its days are over."""
    with store.session() as session:
        place = needed_place(session, thing)
        mark = newest(session, records.ToErase, row_id=thing.id)
        if mark is None or mark.due_on is None:
            raise InputError("This isn’t waiting to be erased any more. Nothing was changed.")
        doing = begin(store, session, place)
        _RETURN[thing.kind](doing, thing.id)
        doing.add(records.ToErase(person_id=place.person_id, kind=thing.kind, row_id=thing.id, due_on=None))
        return doing.done(KINDS[thing.kind])


def erase_now(store: Store, thing: Thing, wish: Wish, renew_backups: RenewBackups | None = None) -> Erased:
    """Erase it and all that belongs to it for good, and write the file afresh, so that nothing holds a word of it.

    Raises InputError when it is gone already or has to be kept; then nothing was changed.
    """
    _check(wish)
    with store.session() as session:
        place = needed_place(session, thing)
        refuse_if_held(session, place.person_id)
        erase_in(store, session, thing, place.person_id, wish)
    others, trouble = leave_nothing(store, renew_backups)
    return Erased(Changed(frozenset((KINDS[thing.kind], "erased")), *_left_of(thing, place)), others, trouble)


def forget_update_copies(store: Store) -> tuple[str, ...]:
    """The copies from before an update are the backups this program made by itself; none is out of its reach."""
    remnants.forget_copies(store.folder)
    return ()


def erase_in(store: Store, session: Session, thing: Thing, person_id: str, wish: Wish) -> None:
    """Within an open transaction: the rows, and a receipt that says nothing of them."""
    take_out(session, person_id, everything_under(session, thing.id))
    session.add(records.Receipt(kind=thing.kind, wish=wish.wish, reason=wish.reason, by=store.practitioner))


def leave_nothing(
    store: Store, renew_backups: RenewBackups | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the file afresh and renew the backups: (backups out of reach, what went wrong).

    The rows are gone for good by now, so what fails from here on is told instead of raised.
    """
    others: tuple[str, ...] = ()
    trouble = []
    try:
        remnants.write_afresh(store)
    except AppError as error:
        trouble.append(error.message)
    try:
        others = (renew_backups or forget_update_copies)(store)
    except AppError as error:
        trouble.append(error.message)
    return others, tuple(trouble)


def _left_of(thing: Thing, place: Place) -> tuple[str, str]:
    """Whose page and which interview are to be drawn anew; nobody's when the person went."""
    return ("", "") if thing.kind == PERSON else (place.person_id, place.interview_id)


def _check(wish: Wish) -> None:
    if wish.wish not in WISHES:
        raise InputError("Please choose who wished it from the list. Nothing was changed.")
    if wish.reason not in REASONS:
        raise InputError("Please choose why from the list. Nothing was changed.")


def needed_place(session: Session, thing: Thing) -> Place:
    """Whose record it belongs to. Raises InputError when it is gone already."""
    row = session.get(_TABLE[thing.kind], thing.id)
    if row is None:
        raise InputError("This is no longer in the store. Nothing was changed.")
    if isinstance(row, records.Statement):
        return Place(row.person_id, row.interview_id, row.id)
    return Place(row.person_id if isinstance(row, records.Interview | records.Concern) else thing.id)


_Row = records.Statement | records.Interview | records.Person | records.Concern
_TABLE: Mapping[str, type[_Row]] = {
    STATEMENT: records.Statement,
    INTERVIEW: records.Interview,
    PERSON: records.Person,
    CONCERN: records.Concern,
}


def _stand_again(doing: Doing, statement_id: str) -> None:
    before = interviewing.standing_of(doing.session, statement_id)
    doing.add(records.Standing(**{**before, "removed": False}))


def _interview_again(doing: Doing, interview_id: str) -> None:
    interviews.needed(doing.session, interview_id).removed = False


def _person_again(doing: Doing, person_id: str) -> None:
    doing.session.get_one(records.Person, person_id).removed = False


def _by_its_mark(_doing: Doing, _concern_id: str) -> None:
    """A concern is out of sight as long as its mark has a day."""


_REMOVE: Mapping[str, Callable[[Doing, str], None]] = {
    STATEMENT: interviewing.remove_in,
    INTERVIEW: interviews.remove_in,
    PERSON: people.remove_in,
    CONCERN: _by_its_mark,
}
_RETURN: Mapping[str, Callable[[Doing, str], None]] = {
    STATEMENT: _stand_again,
    INTERVIEW: _interview_again,
    PERSON: _person_again,
    CONCERN: _by_its_mark,
}
