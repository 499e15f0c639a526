"""The people as a list: who was heard, when, what is due, and where to carry on; a handful of queries in all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.interviews import IN_PROGRESS, state_of, visit
from coprod_desktop.work.people import PersonFacts, person_facts
from coprod_desktop.work.voices import voice_of
from coprod_desktop.work.sets import section_of, set_from


@dataclass(frozen=True)
class PersonRow:
    """One line of the list. `heard` are initial and place of each voice heard; `state` is empty without interviews."""

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
        rows = [row for row in _persons(session) if _matches(row, search)]
        around = _Around(session)
        return [around.row(row, today) for row in rows]


def reviews_due(store: Store, today: date, within: int = 30) -> list[PersonRow]:
    """Who is to be looked at again within so many days, or should have been already; the longest waiting first."""
    due = [
        row
        for row in people(store, today)
        if row.review_by is not None and (row.review_by - today).days <= within
    ]
    return sorted(due, key=lambda row: row.review_by or today)


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


def interview_state(store: Store, interview_id: str) -> str:
    """In progress, to read back, or agreed."""
    with store.read() as session:
        words = _words_by_voice(session, {interview_id}).get(interview_id, {})
    return state_of(visit(store, interview_id).ended_at is not None, words)


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


def _persons(session: Session) -> Iterable[records.Person]:
    rows = session.exec(select(records.Person).where(col(records.Person.removed).is_(False))).all()
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def _matches(row: records.Person, search: str) -> bool:
    text = " ".join((row.name, row.likes_to_be_called, row.setting)).casefold()
    return all(word in text for word in search.casefold().split())


@dataclass
class _Open:
    """A person's newest interview, by the day it was held."""

    held_on: date
    ended: bool
    ids: set[str] = field(default_factory=set)


class _Around:
    """What the list says about everyone, fetched in one query each."""

    def __init__(self, session: Session) -> None:
        self.interviews = _newest(session)
        self.reviews = _review_dates(session)
        self.heard = _heard(session)
        newest = {one for each in self.interviews.values() for one in each.ids}
        self.words = _words_by_voice(session, newest)

    def row(self, row: records.Person, today: date) -> PersonRow:
        """One person's line."""
        newest, due = self.interviews.get(row.id), self.reviews.get(row.id)
        facts = person_facts(row)
        return PersonRow(
            row.id,
            facts,
            facts.age_on(today),
            self.heard.get(row.id, ()),
            newest.held_on if newest else None,
            due,
            self._state(newest) if newest else "",
            due is not None and due < today,
        )

    def _state(self, newest: _Open) -> str:
        if not newest.ended:
            return IN_PROGRESS
        words: dict[str, list[str]] = {}
        for interview_id in newest.ids:
            words.update(self.words.get(interview_id, {}))
        return state_of(True, words)


def _newest(session: Session) -> dict[str, _Open]:
    table = records.Interview
    query = select(col(table.id), col(table.person_id), col(table.held_on), col(table.ended_at)).where(
        col(table.removed).is_(False)
    )
    found: dict[str, _Open] = {}
    for interview_id, person_id, held_on, ended_at in session.exec(
        query.order_by(col(table.held_on), col(table.id))
    ):
        found[person_id] = _Open(held_on, ended_at is not None, {interview_id})
    return found


def _review_dates(session: Session) -> dict[str, date | None]:
    table = records.ReviewDate
    rows = session.exec(select(col(table.person_id), col(table.review_by)).order_by(col(table.id)))
    return dict(rows.all())


def _heard(session: Session) -> dict[str, tuple[tuple[str, int], ...]]:
    """Initial and place of the contributors whose words stand, by person, in the order they came."""
    later = aliased(records.Standing)
    newest = select(func.max(col(later.id))).group_by(col(later.statement_id))
    voice, standing, wording = records.Contributor, records.Standing, records.Wording
    statement, interview = records.Statement, records.Interview
    query: Any = (
        select(voice)
        .join(wording, col(wording.contributor_id) == col(voice.id))
        .join(standing, col(standing.wording_id) == col(wording.id))
        .join(statement, col(statement.id) == col(standing.statement_id))
        .join(interview, col(interview.id) == col(statement.interview_id))
        .where(col(standing.id).in_(newest), col(standing.removed).is_(False))
        .where(col(interview.removed).is_(False))
        .distinct()
        .order_by(col(voice.place))
    )
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for row in session.exec(query):
        found[row.person_id] = (*found.get(row.person_id, ()), (voice_of(row).initial, row.place))
    return found


def _words_by_voice(session: Session, interview_ids: set[str]) -> dict[str, Mapping[str, list[str]]]:
    """For each interview, each contributor's read back words on what they said; empty where there is none."""
    standing = _standing(session, interview_ids)
    words: dict[str, str] = {}
    table = records.ReadBack
    wordings = [wording_id for wording_id, _, _ in standing]
    for row in session.exec(select(table).where(col(table.wording_id).in_(wordings)).order_by(col(table.id))):
        words[row.wording_id] = row.word
    found: dict[str, dict[str, list[str]]] = {}
    for wording_id, interview_id, voice_id in standing:
        found.setdefault(interview_id, {}).setdefault(voice_id, []).append(words.get(wording_id, ""))
    return dict(found)


def _standing(session: Session, interview_ids: set[str]) -> list[tuple[str, str, str]]:
    """(wording, interview, voice) of every statement that stands in these interviews."""
    table, statement, wording = records.Standing, records.Statement, records.Wording
    query: Any = (
        select(table, col(statement.interview_id), col(wording.contributor_id))
        .join(statement, col(statement.id) == col(table.statement_id))
        .join(wording, col(wording.id) == col(table.wording_id))
        .where(col(statement.interview_id).in_(interview_ids))
        .order_by(col(table.id))
    )
    latest = {
        row.statement_id: (row, interview_id, voice_id) for row, interview_id, voice_id in session.exec(query)
    }
    return [(row.wording_id, there, who) for row, there, who in latest.values() if not row.removed]
