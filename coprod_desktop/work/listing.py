"""The people as a list: who was heard, when, what is due, and where to carry on; a handful of queries in all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from coprod_desktop.questions.vocabulary import DANGER_QUESTION
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.interviews import state_of
from coprod_desktop.work.newest import newest_beside
from coprod_desktop.work.people import PersonFacts, person_facts
from coprod_desktop.work.sets import section_of, set_from
from coprod_desktop.work.spoken import STANDS
from coprod_desktop.work.voices import initial_of

SOON = 30
"""Days ahead in which a review counts as due."""


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


@dataclass(frozen=True)
class CarryOn:
    """The interview that was left last, and where."""

    interview_id: str
    person_id: str
    name: str
    section: str
    question_id: str
    number: int
    of: int
    left_at: datetime


def people(store: Store, today: date, search: str = "") -> list[PersonRow]:
    """Everyone whose name, called name or setting holds the words searched for, by name."""
    with store.read() as session:
        found = [facts for facts in _persons(session) if _matches(facts, search)]
        around = _Around(session)
        return [around.row(facts, today) for facts in found]


def reviews_due(store: Store, today: date, within: int = SOON) -> list[PersonRow]:
    """Who is to be looked at again within so many days, or should have been already; the longest waiting first."""
    due = [row for row in people(store, today) if _is_due(row.review_by, today, within)]
    return sorted(due, key=lambda row: row.review_by or today)


def how_many_due(store: Store, today: date, within: int = SOON) -> int:
    """How many those are, without reading anything else about them."""
    with store.read() as session:
        days = _review_dates(session).values()
    return sum(_is_due(day, today, within) for day in days)


def _is_due(day: date | None, today: date, within: int) -> bool:
    return day is not None and (day - today).days <= within


def carry_on(store: Store) -> CarryOn | None:
    """Where the practitioner left off: the open interview that was touched last. None: nothing is open."""
    table, person = records.Interview, records.Person
    query = (
        select(table, person)
        .join(person, col(person.id) == col(table.person_id))
        .where(col(table.ended_at).is_(None), col(table.removed).is_(False), col(person.removed).is_(False))
        .order_by(func.coalesce(col(table.paused_at), col(table.started_at)).desc())
    )
    with store.read() as session:
        found = session.exec(query).first()
    return _where_left(*found) if found else None


def _where_left(interview: records.Interview, person: records.Person) -> CarryOn:
    questions = set_from(interview.set_text).questions
    section_id = section_of(interview.set_text, interview.at_question)
    here = [one for one in questions if one.section_id == section_id]
    number = next((at for at, one in enumerate(here, 1) if one.id == interview.at_question), 0)
    return CarryOn(
        interview.id,
        interview.person_id,
        person.name,
        person_facts(person).fill(here[0].section_title) if here else "",
        interview.at_question,
        number,
        len(here),
        interview.paused_at or interview.started_at,
    )


_FACTS = ("id", "name", "likes_to_be_called", "pronouns", "born", "setting", "ask_today", "stage_words")
"""All facts but the photo: a list of five hundred would read megabytes that it doesn't show."""


def _persons(session: Session) -> list[PersonFacts]:
    columns: Any = [getattr(records.Person, name) for name in _FACTS]
    rows = session.exec(select(*columns).where(col(records.Person.removed).is_(False)))
    facts = [PersonFacts(**row._asdict()) for row in rows]
    return sorted(facts, key=lambda one: (one.name.casefold(), one.id))


def _matches(facts: PersonFacts, search: str) -> bool:
    text = " ".join((facts.name, facts.likes_to_be_called, facts.setting)).casefold()
    return all(word in text for word in search.casefold().split())


@dataclass(frozen=True)
class _Newest:
    """A person's newest interview, by the day it was held."""

    id: str
    held_on: date
    ended: bool


class _Around:
    """What the list says about everyone, fetched in one query each."""

    def __init__(self, session: Session) -> None:
        self.interviews = _newest(session)
        self.reviews = _review_dates(session)
        self.heard = _heard(session)
        self.words = _words_by_voice(session, [one.id for one in self.interviews.values() if one.ended])

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
            state_of(newest.ended, self.words.get(newest.id, {})) if newest else "",
            due is not None and due < today,
        )


def _newest(session: Session) -> dict[str, _Newest]:
    table = records.Interview
    columns = col(table.person_id), col(table.id), col(table.held_on), col(table.ended_at)
    query = select(*columns).where(col(table.removed).is_(False))
    rows = session.exec(query.order_by(col(table.held_on), col(table.id)))
    return {
        person_id: _Newest(id_, held_on, ended_at is not None) for person_id, id_, held_on, ended_at in rows
    }


def _review_dates(session: Session) -> dict[str, date | None]:
    table, person = records.ReviewDate, records.Person
    query = (
        select(col(table.person_id), col(table.review_by))
        .join(person, col(person.id) == col(table.person_id))
        .where(col(person.removed).is_(False))
    )
    return dict(session.exec(query.order_by(col(table.id))).all())


def _heard(session: Session) -> dict[str, tuple[tuple[str, int], ...]]:
    """Initial and place of the contributors whose words stand, by person, in the order they came."""
    voice, place = records.Contributor, col(records.Contributor.place)
    query = _standing(select(voice.id, voice.person_id, voice.name, voice.place)).join(
        voice, col(voice.id) == col(records.Wording.contributor_id)
    )
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for _, person_id, name, at in session.exec(query.distinct().order_by(place)):
        found[person_id] = (*found.get(person_id, ()), (initial_of(name), at))
    return found


def _words_by_voice(session: Session, interview_ids: Collection[str]) -> dict[str, dict[str, list[str]]]:
    """For each interview, each contributor's read back words on what they said; empty where there is none."""
    statement, wording, read = records.Statement, records.Wording, records.ReadBack
    query = _standing(
        select(statement.interview_id, wording.contributor_id, func.coalesce(read.word, ""))
    ).outerjoin(*newest_beside(read, wording_id=col(wording.id)))
    found: dict[str, dict[str, list[str]]] = {}
    tick = (col(records.Standing.question_id) == DANGER_QUESTION) & (col(wording.words) == "")
    for interview_id, voice_id, word in session.exec(
        query.where(col(statement.interview_id).in_(interview_ids), ~tick)
    ):
        found.setdefault(interview_id, {}).setdefault(voice_id, []).append(word)
    return found


def _standing(query: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own select type
    """The query over the statements that stand, each with the wording it stands on."""
    statement, standing, wording = records.Statement, records.Standing, records.Wording
    interview = records.Interview
    return (
        query.select_from(statement)
        .join(standing, STANDS)
        .join(wording, col(wording.id) == col(standing.wording_id))
        .join(interview, col(interview.id) == col(statement.interview_id))
        .where(col(standing.removed).is_(False), col(interview.removed).is_(False))
    )
