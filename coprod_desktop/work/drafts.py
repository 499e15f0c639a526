"""Half-typed text survives a power cut: it is kept as it grows, and goes when it is said."""

from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store


@dataclass(frozen=True)
class HalfTyped:
    """Text that isn't said yet, with who would be saying it."""

    words: str = ""
    contributor_id: str = ""
    stage: str = ""


def keep_draft(store: Store, interview_id: str, question_id: str, draft: HalfTyped) -> None:
    """Put half-typed text on disk, over what was there; empty text takes it away."""
    with store.session() as session:
        forget_in(session, interview_id, question_id)
        if draft.words:
            session.add(
                records.Draft(
                    interview_id=interview_id,
                    question_id=question_id,
                    contributor_id=draft.contributor_id,
                    words=draft.words,
                    stage=draft.stage,
                )
            )


def draft(store: Store, interview_id: str, question_id: str) -> HalfTyped:
    """The half-typed text of a question."""
    with store.read() as session:
        row = session.get(records.Draft, (interview_id, question_id))
    return HalfTyped(row.words, row.contributor_id, row.stage) if row else HalfTyped()


def forget_in(session: Session, interview_id: str, question_id: str) -> None:
    """Take a question's half-typed text away, within an open session."""
    table = records.Draft
    here = col(table.interview_id) == interview_id, col(table.question_id) == question_id
    session.execute(delete(table).where(*here), execution_options={"synchronize_session": False})
