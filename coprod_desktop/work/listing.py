"""The people as a list: who was heard, when, what is due; a handful of queries for the lines that are looked at."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import case
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from coprod_desktop.questions.vocabulary import DANGER_QUESTION
from coprod_desktop.store import records
from coprod_desktop.store.memo import remembered
from coprod_desktop.store.vault import Store
from coprod_desktop.work.interviews import AGREED, IN_PROGRESS, STATES, TO_READ_BACK
from coprod_desktop.work.newest import newest_beside, newest_id
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.spoken import STANDS
from coprod_desktop.work.voices import initial_of

SOON = 30
"""Days ahead in which a review counts as due."""

BY_NAME = "name"
"""The order that needs nothing but what is looked through anyway."""


class Named(NamedTuple):
    """Somebody in the list, as far as looking for them and putting them in order needs."""

    id: str
    name: str
    called: str
    setting: str


@dataclass(frozen=True)
class PersonRow:
    """One line of the list, without the photo. `heard`: initial and place of each voice; no interviews, no `state`."""

    id: str
    facts: PersonFacts
    age: int | None
    heard: tuple[tuple[str, int], ...]
    last_talked: date | None
    review_by: date | None
    state: str
    overdue: bool


def people(store: Store, today: date, search: str = "") -> list[PersonRow]:
    """Everyone whose name, called name or setting holds the words searched for, by name."""
    return rows(store, [one.id for one in found(store, search)], today)


def found(store: Store, search: str = "", order: str = BY_NAME) -> list[Named]:
    """The same people without what goes with them, in one of the ORDERS: ten thousand take hundredths of a second."""
    with store.read() as session:
        named = [
            one for one in remembered(session, "named", lambda: _named(session)) if _matches(one, search)
        ]
        key_of = ORDERS[order].keys(session)
    known, others = [one for one in named if one.id in key_of], [one for one in named if one.id not in key_of]
    return sorted(known, key=lambda one: key_of[one.id]) + others


def rows(store: Store, person_ids: Sequence[str], today: date) -> list[PersonRow]:
    """The lines of these people, in this order; those who are gone are left out."""
    with store.read() as session:
        facts = _facts(session, person_ids)
        around = _Around(session, list(facts))
    return [around.row(facts[one], today) for one in person_ids if one in facts]


def reviews_due(store: Store, today: date, within: int = SOON) -> list[Named]:
    """Who is to be looked at again within so many days, or should have been already; the longest waiting first."""
    with store.read() as session:
        due = _due(session, today, within)
        named = [one for one in remembered(session, "named", lambda: _named(session)) if one.id in due]
    return sorted(named, key=lambda one: due[one.id])


def how_many_due(store: Store, today: date, within: int = SOON) -> int:
    """How many those are, without reading anything else about them."""
    with store.read() as session:
        return remembered(session, ("due", today, within), lambda: len(_due(session, today, within)))


_FACTS = ("id", "name", "likes_to_be_called", "pronouns", "born", "setting", "ask_today", "stage_words")
"""All facts but the photo: a list of fifty would read megabytes that it doesn't show."""


def _named(session: Session) -> list[Named]:
    """Everyone, by name. Asked without records, which would double the time for ten thousand."""
    person = records.Person
    query = select(person.id, person.name, person.likes_to_be_called, person.setting)
    rows = session.connection().execute(query.where(col(person.removed).is_(False)))
    return sorted(map(Named._make, rows), key=_by_name)


def _by_name(one: Named) -> tuple[str, str]:
    return one.name.casefold(), one.id


def _matches(one: Named, search: str) -> bool:
    if not search:
        return True
    text = " ".join((one.name, one.called, one.setting)).casefold()
    return all(word in text for word in search.casefold().split())


def _facts(session: Session, person_ids: Sequence[str]) -> dict[str, PersonFacts]:
    columns: Any = [getattr(records.Person, name) for name in _FACTS]
    here = col(records.Person.id).in_(person_ids), col(records.Person.removed).is_(False)
    return {row.id: PersonFacts(**row._asdict()) for row in session.exec(select(*columns).where(*here))}


@dataclass(frozen=True)
class _Newest:
    """A person's newest interview, by the day it was held."""

    id: str
    held_on: date
    state: str


class _Around:
    """What the list says about some people, fetched in one query each."""

    def __init__(self, session: Session, person_ids: Sequence[str]) -> None:
        self.interviews = _newest(session, col(records.Interview.person_id).in_(person_ids))
        self.reviews = _review_dates(session, col(records.ReviewDate.person_id).in_(person_ids))
        self.heard = _heard(session, person_ids)

    def row(self, facts: PersonFacts, today: date) -> PersonRow:
        """One person's line."""
        newest, due = self.interviews.get(facts.id), self.reviews.get(facts.id)
        return PersonRow(
            facts.id,
            facts,
            facts.age_on(today),
            self.heard.get(facts.id, ()),
            newest.held_on if newest else None,
            due,
            newest.state if newest else "",
            due is not None and due < today,
        )


def _newest(session: Session, *where: Any) -> dict[str, _Newest]:  # noqa: ANN401 - SQLAlchemy's conditions
    """The newest interview of each person, with what comes next in it; a row for each person, not each interview."""
    table, later = records.Interview, aliased(records.Interview)
    newest = (
        select(later.id)
        .where(col(later.person_id) == col(table.person_id), col(later.removed).is_(False))
        .order_by(col(later.held_on).desc(), col(later.id).desc())
        .limit(1)
        .correlate(table)
        .scalar_subquery()
    )
    waiting = case((col(table.ended_at).is_(None), IN_PROGRESS), (_has_unread(), TO_READ_BACK), else_=AGREED)
    columns: Any = table.person_id, table.id, table.held_on, waiting
    query = select(*columns).where(col(table.id) == newest)
    return {person_id: _Newest(*rest) for person_id, *rest in session.exec(query.where(*where))}


def _has_unread() -> Any:  # noqa: ANN401 - a condition on an interview
    """Whether something stands in it whose speaker has not yet been asked; a mere tick is nothing to read back."""
    statement, standing, wording, read = (
        records.Statement,
        records.Standing,
        records.Wording,
        records.ReadBack,
    )
    tick = (col(standing.question_id) == DANGER_QUESTION) & (col(wording.words) == "")
    return (
        select(1)
        .select_from(statement)
        .join(standing, STANDS)
        .join(wording, col(wording.id) == col(standing.wording_id))
        .outerjoin(*newest_beside(read, wording_id=col(wording.id)))
        .where(col(statement.interview_id) == col(records.Interview.id))
        .where(col(standing.removed).is_(False), ~tick, func.coalesce(read.word, "") == "")
        .correlate(records.Interview)
        .exists()
    )


def _review_dates(session: Session, *where: Any) -> dict[str, date]:  # noqa: ANN401 - SQLAlchemy's conditions
    """The day that counts for each person who has one."""
    table, person = records.ReviewDate, records.Person
    columns: Any = table.person_id, table.review_by
    query = (
        select(*columns)
        .join(person, col(person.id) == col(table.person_id))
        .where(col(table.id) == newest_id(table, person_id=col(person.id)))
        .where(col(person.removed).is_(False), col(table.review_by).is_not(None))
    )
    rows: Any = session.connection().execute(query.where(*where)).all()
    return dict(rows)


def _due(session: Session, today: date, within: int) -> dict[str, date]:
    return _review_dates(session, col(records.ReviewDate.review_by) <= today + timedelta(days=within))


def _heard(session: Session, person_ids: Collection[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Initial and place of the contributors whose words stand, by person, in the order they came."""
    voice, statement, standing = records.Contributor, records.Statement, records.Standing
    wording, interview = records.Wording, records.Interview
    said = (
        select(1)
        .select_from(wording)
        .join(statement, col(statement.id) == col(wording.statement_id))
        .join(standing, STANDS & (col(standing.wording_id) == col(wording.id)))
        .join(interview, col(interview.id) == col(statement.interview_id))
        .where(col(wording.contributor_id) == col(voice.id))
        .where(col(standing.removed).is_(False), col(interview.removed).is_(False))
        .correlate(voice)
        .exists()
    )
    query = select(voice.person_id, voice.name, voice.place).where(col(voice.person_id).in_(person_ids), said)
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for person_id, name, at in session.exec(query.order_by(col(voice.place))):
        found[person_id] = (*found.get(person_id, ()), (initial_of(name), at))
    return found


def _no_keys(_: Session) -> dict[str, int]:
    return {}


def _last_talked(session: Session) -> dict[str, int]:
    table = records.Interview
    query = select(table.person_id, func.max(col(table.held_on))).where(col(table.removed).is_(False))
    return {one: -day.toordinal() for one, day in session.exec(query.group_by(col(table.person_id)))}


def _what_is_next(session: Session) -> dict[str, int]:
    places = {state: place for place, state in enumerate(STATES)}
    return {person_id: places[one.state] for person_id, one in _newest(session).items()}


@dataclass(frozen=True)
class Order:
    """One way to sort the people, by a key for each who has one; the others come last, each group by name."""

    words: str
    keys: Callable[[Session], Mapping[str, Any]]


ORDERS: Mapping[str, Order] = {
    BY_NAME: Order("name", _no_keys),
    "talked": Order("last talked", _last_talked),
    "review": Order("review date", _review_dates),
    "state": Order("what is next", _what_is_next),
}
