"""One conversation from start to end: who takes part, what is asked, where we are, and what state it is in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.question_set import QuestionSet, builtin_sets
from coprod_desktop.questions.vocabulary import VISIT
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Doing, Place, begin
from coprod_desktop.work.sets import set_from
from coprod_desktop.work.voices import Voice, voices

IN_PROGRESS, TO_READ_BACK, AGREED = "in_progress", "to_read_back", "agreed"
STATES = {IN_PROGRESS: "Interview in progress", TO_READ_BACK: "To read back together", AGREED: "Agreed"}
USUAL_SET = "family-insight"


@dataclass(frozen=True)
class Plan:
    """What is settled before the first question."""

    held_on: date
    place: str = ""
    interviewer: str = ""
    visit: str = "first"
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Visit:
    """An interview as screens see it. `people` maps contributors who take part to how they do."""

    id: str
    person_id: str
    held_on: date
    place: str
    interviewer: str
    question_set: QuestionSet
    visit: str
    sections: tuple[str, ...]
    at_question: str
    at_statement: str
    started_at: datetime
    paused_at: datetime | None
    ended_at: datetime | None
    present: tuple["TakingPart", ...]

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who can speak today, the person first."""
        return tuple(one.voice for one in self.present if one.presence != "away")

    @property
    def person_is_here(self) -> bool:
        """Whether the questions turn to the person."""
        return any(voice.is_person for voice in self.voices)


@dataclass(frozen=True)
class TakingPart:
    """How one contributor takes part, and through which interpreter."""

    voice: Voice
    presence: str
    interpreter: str = ""


def start(store: Store, person_id: str, plan: Plan) -> Changed:
    """Begin an interview. Raises InputError for an unknown visit or no chosen section."""
    chosen = usual_set()
    _check(plan, chosen)
    with store.session() as session:
        interview = records.Interview(
            person_id=person_id,
            held_on=plan.held_on,
            place=plan.place.strip(),
            interviewer=plan.interviewer.strip() or store.practitioner,
            set_id=chosen.id,
            set_version=chosen.version,
            set_text=chosen.text,
            visit=plan.visit,
            sections=list(plan.sections),
        )
        session.add(interview)
        session.flush()
        return begin(store, session, Place(person_id, interview.id)).done("interviews", made_id=interview.id)


def replan(store: Store, interview_id: str, plan: Plan) -> Changed:
    """Change the plan of an interview that has begun, such as from a short visit to a first one."""
    _check(plan, visit(store, interview_id).question_set)
    with store.session() as session:
        row = needed(session, interview_id)
        row.held_on, row.place, row.interviewer = plan.held_on, plan.place.strip(), plan.interviewer.strip()
        row.visit, row.sections = plan.visit, list(plan.sections)
        session.add(row)
        return begin(store, session, Place(row.person_id, row.id)).done("interviews")


def take_part(
    store: Store, interview_id: str, contributor_id: str, presence: str, interpreter: str = ""
) -> Changed:
    """Record how somebody takes part from now on; who was here before stays in the history."""
    with store.session() as session:
        row = needed(session, interview_id)
        doing = begin(store, session, Place(row.person_id, row.id))
        doing.add(
            records.Participation(
                interview_id=row.id,
                contributor_id=contributor_id,
                presence=presence,
                interpreter=interpreter.strip(),
            )
        )
        return doing.done("participants")


def visit(store: Store, interview_id: str) -> Visit:
    """An interview as it stands. Raises InputError when it is no longer in the store."""
    with store.read() as session:
        return visit_in(session, interview_id)


def visit_in(session: Session, interview_id: str) -> Visit:
    """The same within an open session."""
    (found,) = _visits(session, [needed(session, interview_id)])
    return found


def _visits(session: Session, rows: Sequence[records.Interview]) -> list[Visit]:
    taking_part = _taking_part(session, rows)
    return [_visit(row, taking_part.get(row.id, ())) for row in rows]


def _visit(row: records.Interview, present: tuple[TakingPart, ...]) -> Visit:
    return Visit(
        row.id,
        row.person_id,
        row.held_on,
        row.place,
        row.interviewer,
        set_from(row.set_text),
        row.visit,
        tuple(row.sections),
        row.at_question,
        row.at_statement,
        row.started_at,
        row.paused_at,
        row.ended_at,
        present,
    )


def visits_of(store: Store, person_id: str) -> list[Visit]:
    """A person's interviews, newest first."""
    with store.read() as session:
        return visits_of_in(session, person_id)


def visits_of_in(session: Session, person_id: str) -> list[Visit]:
    """The same within an open session."""
    table = records.Interview
    query = select(table).where(table.person_id == person_id, col(table.removed).is_(False))
    rows = session.exec(query.order_by(col(table.held_on).desc(), col(table.id).desc())).all()
    return _visits(session, rows)


def pause(store: Store, interview_id: str) -> Changed:
    """Stop for now; nothing else changes."""
    with store.session() as session:
        row = needed(session, interview_id)
        row.paused_at = records.now()
        session.add(row)
        return begin(store, session, Place(row.person_id, row.id)).done("interviews")


def end(store: Store, interview_id: str) -> Changed:
    """The asking is over; from now on it waits to be read back."""
    with store.session() as session:
        row = needed(session, interview_id)
        doing = begin(store, session, Place(row.person_id, row.id))
        doing.restore.append((records.Interview, {"id": row.id, "ended_at": None}))
        row.ended_at = records.now()
        session.add(row)
        return doing.done("interviews", "Interview ended")


def remove(store: Store, interview_id: str) -> Changed:
    """Take an interview away, such as one begun by mistake; undo brings it back."""
    with store.session() as session:
        row = needed(session, interview_id)
        doing = begin(store, session, Place(row.person_id))
        remove_in(doing, interview_id)
        return doing.done("interviews", "Interview removed")


def remove_in(doing: Doing, interview_id: str) -> None:
    """The same within an open deed."""
    row = needed(doing.session, interview_id)
    doing.restore.append((records.Interview, {"id": row.id, "removed": row.removed}))
    row.removed = True
    doing.session.add(row)


def answered_before(store: Store, this: Visit) -> frozenset[str]:
    """Ids of the questions that earlier interviews of this person have statements to."""
    statement, standing, interview = records.Statement, records.Standing, records.Interview
    with store.read() as session:
        query = (
            select(standing.question_id)
            .join(statement, col(statement.id) == col(standing.statement_id))
            .join(interview, col(interview.id) == col(statement.interview_id))
            .where(
                statement.person_id == this.person_id,
                statement.interview_id != this.id,
                col(interview.removed).is_(False),
                col(interview.started_at) < this.started_at,
            )
        )
        return frozenset(session.exec(query))


def needed(session: Session, interview_id: str) -> records.Interview:
    """The interview's record. Raises InputError when it isn't there."""
    row = session.get(records.Interview, interview_id)
    if row is None:
        raise InputError("This interview is no longer in the store. Go back to People and open it again.")
    return row


def state_of(ended: bool, words_by_voice: Mapping[str, Iterable[str]]) -> str:
    """In progress, to read back, or agreed: computed from each contributor's read back words."""
    if not ended:
        return IN_PROGRESS
    waiting = any(not word for words in words_by_voice.values() for word in words)
    return TO_READ_BACK if waiting else AGREED


def usual_set() -> QuestionSet:
    """The set that new interviews are asked with."""
    return builtin_sets()[USUAL_SET]


def _check(plan: Plan, question_set: QuestionSet) -> None:
    if plan.visit not in VISIT:
        raise InputError("Please choose which visit this is.")
    known = {section.id for section in question_set.sections}
    if plan.visit == "sections" and not known.intersection(plan.sections):
        raise InputError("Please choose at least one section to talk about.")


def _taking_part(
    session: Session, interviews: Sequence[records.Interview]
) -> dict[str, tuple[TakingPart, ...]]:
    """Who takes part in each of these interviews, by its id: two queries, however many they are."""
    table = records.Participation
    query = select(table).where(col(table.interview_id).in_([one.id for one in interviews]))
    everyone = {
        key: voice
        for person_id in {one.person_id for one in interviews}
        for key, voice in voices(session, person_id).items()
    }
    newest = {
        (row.interview_id, row.contributor_id): row for row in session.exec(query.order_by(col(table.id)))
    }
    found: dict[str, list[TakingPart]] = {}
    for (interview_id, key), row in newest.items():
        found.setdefault(interview_id, []).append(TakingPart(everyone[key], row.presence, row.interpreter))
    return {interview_id: tuple(sorted(those, key=_person_first)) for interview_id, those in found.items()}


def _person_first(one: TakingPart) -> tuple[bool, int, str]:
    return not one.voice.is_person, one.voice.place, one.voice.id
