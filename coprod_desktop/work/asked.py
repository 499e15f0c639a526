"""Whom was asked what, over all of a person's interviews: “not mentioned” is not “not asked yet”."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from coprod_desktop.questions.vocabulary import ANSWERED
from coprod_desktop.store import records
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.said import Said

NOT_ASKED, NOT_MENTIONED, LEFT_OUT = "not_asked", "not_mentioned", "left_out"


@dataclass(frozen=True)
class Asked:
    """(question, voice) → the newest response state, empty where it was asked and no more."""

    states: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def state(self, questions: Collection[str], voice_id: str) -> str:
        """Why a voice has no words at any of these questions: its own word for it, not mentioned, or not asked."""
        found = [self.states[key] for key in ((one, voice_id) for one in questions) if key in self.states]
        told = next((state for state in found if state not in ("", ANSWERED.id)), "")
        return told or (NOT_MENTIONED if found else NOT_ASKED)

    def with_answers(self, said: Iterable[Said], left_out: Iterable[Said] = ()) -> "Asked":
        """The same, with whoever answered a question in words: they were asked it, however it was recorded.

        Whoever left out all that they answered is not said to have been silent.
        """
        gone = {(one.question_id, one.voice.id): LEFT_OUT for one in left_out}
        answered = {(one.question_id, one.voice.id): ANSWERED.id for one in said}
        return Asked({**self.states, **gone, **answered})


def asked_in(session: Session, visits: Sequence[Visit]) -> Asked:
    """Read it for these interviews, newest first. A question put to everyone was put to all who took part."""
    table = records.Response
    query = select(table).where(col(table.interview_id).in_([visit.id for visit in visits]))
    rows = list(session.exec(query.order_by(col(table.id))))
    states: dict[tuple[str, str], str] = {}
    for visit in reversed(visits):
        states |= _told_in(visit, [row for row in rows if row.interview_id == visit.id])
    return Asked(states)


def _told_in(visit: Visit, rows: Sequence[records.Response]) -> dict[tuple[str, str], str]:
    """The latest word counts; one for everyone that was taken back leaves each their own."""
    told: dict[tuple[str, str], str] = {}
    own: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.contributor_id:
            own[row.question_id, row.contributor_id] = told[row.question_id, row.contributor_id] = row.state
        else:
            keys = [(row.question_id, voice.id) for voice in visit.voices]
            told |= {key: row.state or own.get(key, "") for key in keys}
    return told
