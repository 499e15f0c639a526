"""Where the practitioner left off, so that a day can begin there."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, func, select

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.people import person_facts
from coprod_desktop.work.sets import section_of, set_from


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


def carry_on(store: Store) -> CarryOn | None:
    """Where the practitioner left off: the open interview that was touched last. None: nothing is open."""
    table, person = records.Interview, records.Person
    there = select(1).where(col(person.id) == col(table.person_id), col(person.removed).is_(False))
    last = (
        select(table.id)
        .where(col(table.ended_at).is_(None), col(table.removed).is_(False), there.exists())
        .order_by(func.coalesce(col(table.paused_at), col(table.started_at)).desc())
        .limit(1)
    )
    with store.read() as session:
        found = session.exec(last).first()
        if found is None:
            return None
        interview = session.get_one(table, found)
        return _where_left(interview, session.get_one(person, interview.person_id))


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
