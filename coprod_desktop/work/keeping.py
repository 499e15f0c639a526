"""Until when a person's record is kept: a day of their own, or the store's rule in years after the last interview."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from coprod_desktop.errors import InputError
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.newest import latest

_YEARS = "keep_years"
MOST_YEARS = 100
SOON = 30
"""Days ahead in which the end of the time counts as due."""


@dataclass(frozen=True)
class Kept:
    """A person and until when they are kept; `own` where that day was chosen for them. None: no end is set."""

    person_id: str
    name: str
    until: date | None
    own: bool = False


def keep_years(store: Store) -> int | None:
    """How many years after the last interview a record is kept; None: the store has no such rule."""
    with store.read() as session:
        return _years(session)


def set_keep_years(store: Store, years: int | None) -> Changed:
    """Change the store's rule. Raises InputError for less than one year or more than a hundred."""
    if years is not None and not 1 <= years <= MOST_YEARS:
        raise InputError(f"Please choose between 1 and {MOST_YEARS} years, or no rule.")
    with store.session() as session:
        session.merge(records.StoreFact(key=_YEARS, value=str(years or "")))
    return Changed(frozenset(("keeping",)))


def keep_until(store: Store, person_id: str, until: date | None) -> Changed:
    """Keep a person's record until that day; None: as the store's rule says."""
    with store.session() as session:
        if session.get(records.Person, person_id) is None:
            raise InputError("This person is no longer in the store. Nothing was changed.")
        doing = begin(store, session, Place(person_id))
        doing.add(records.KeepUntil(person_id=person_id, until=until))
        return doing.done("keeping")


def kept(store: Store, person_id: str) -> Kept:
    """Until when one person is kept. Raises InputError when they are no longer in the store."""
    with store.read() as session:
        found = _everyone(session).get(person_id)
    if found is None:
        raise InputError("This person is no longer in the store. Nothing was changed.")
    return found


def due(store: Store, today: date, within: int = SOON) -> list[Kept]:
    """Whose time is over or will be within so many days, the longest over first."""
    with store.read() as session:
        everyone = _everyone(session).values()
    found = [(one.until, one) for one in everyone if one.until is not None]
    return [one for day, one in sorted(found, key=lambda each: each[0]) if (day - today).days <= within]


def _everyone(session: Session) -> Mapping[str, Kept]:
    person, years, last = records.Person, _years(session), _last_interviews(session)
    own = latest(session.exec(select(records.KeepUntil).order_by(col(records.KeepUntil.id))), "person_id")
    named = session.exec(select(person.id, person.name).where(col(person.removed).is_(False)))
    return {key: _kept(key, name, own.get(key), last.get(key), years) for key, name in named}


def _kept(key: str, name: str, own: records.KeepUntil | None, last: date | None, years: int | None) -> Kept:
    if own is not None and own.until is not None:
        return Kept(key, name, own.until, own=True)
    return Kept(key, name, years_after(last, years) if last and years else None)


def years_after(day: date, years: int) -> date:
    """The same day so many years on; the last of February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _last_interviews(session: Session) -> Mapping[str, date]:
    table = records.Interview
    query = select(table.person_id, func.max(table.held_on)).where(col(table.removed).is_(False))
    return dict(session.exec(query.group_by(table.person_id)).all())


def _years(session: Session) -> int | None:
    fact = session.get(records.StoreFact, _YEARS)
    return int(fact.value) if fact and fact.value else None
