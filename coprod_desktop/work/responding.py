"""What became of each question, for each voice: none is required, and none is forgotten without a word."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import RESPONSE_STATE
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.interviews import needed
from coprod_desktop.work.newest import newest


def respond(
    store: Store, interview_id: str, question_id: str, state: str, contributor_id: str | None = None
) -> Changed:
    """Record what became of a question, for one voice or (None) for everyone here. Empty: take it back."""
    if state and state not in RESPONSE_STATE:
        raise InputError("This answer isn't one of the five. Nothing was changed.")
    with store.session() as session:
        interview = needed(session, interview_id)
        doing = begin(store, session, Place(interview.person_id, interview_id, question_id=question_id))
        keys = {"interview_id": interview_id, "question_id": question_id, "contributor_id": contributor_id}
        before = newest(session, records.Response, **keys)
        doing.step(records.Response, keys, {"state": before.state if before else ""}, {"state": state})
        return doing.done("responses", RESPONSE_STATE[state].word if state else "Taken back")


def arrive(store: Store, interview_id: str, question_id: str) -> Changed:
    """A question is on screen: a pause resumes here, and it was asked, whatever comes of it."""
    with store.session() as session:
        interview = needed(session, interview_id)
        interview.at_question, interview.paused_at = question_id, None
        session.add(interview)
        doing = begin(store, session, Place(interview.person_id, interview_id, question_id=question_id))
        table = records.Response
        query = select(table.id).where(table.interview_id == interview_id, table.question_id == question_id)
        if session.exec(query).first() is None:
            doing.add(records.Response(interview_id=interview_id, question_id=question_id))
        return doing.done("place")


@dataclass(frozen=True)
class Responses:
    """What became of each question: `(question, contributor or None) → state`, and which were asked at all."""

    states: Mapping[tuple[str, str | None], str]
    asked: frozenset[str]

    def of(self, question_id: str, contributor_id: str | None = None) -> str:
        """The state for one voice, or for everyone here; empty when there is none."""
        return self.states.get((question_id, contributor_id), "")


def responses(store: Store, interview_id: str) -> Responses:
    """All response states of an interview."""
    with store.read() as session:
        return responses_in(session, interview_id)


def asked_in_any(session: Session, interview_ids: Collection[str]) -> frozenset[str]:
    """The questions that were asked in any of these interviews."""
    table = records.Response
    query = select(table.question_id).where(col(table.interview_id).in_(interview_ids)).distinct()
    return frozenset(session.exec(query))


def responses_in(session: Session, interview_id: str) -> Responses:
    """The same within an open session."""
    table = records.Response
    rows = session.exec(select(table).where(table.interview_id == interview_id).order_by(col(table.id))).all()
    states = {(row.question_id, row.contributor_id): row.state for row in rows}
    return Responses(
        {key: state for key, state in states.items() if state}, frozenset(r.question_id for r in rows)
    )
