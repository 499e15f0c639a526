"""Half-typed text survives a power cut: it is kept as it grows, and goes when it is said."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col, select

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store

TITLE = "title:"
"""Begins the key of a half-typed title of a row; the ids of all its accounts follow."""


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


def title_place(store: Store, accounts: Mapping[str, str]) -> tuple[str, str]:
    """Where the half-typed title over these accounts is kept (statement → interview): an interview and a key.

    One that was begun over some of them is gone on with. One begun over others too is not theirs to read: a title can
    say what was said.
    """
    with store.read() as session:
        newest_first = select(records.Draft).where(col(records.Draft.question_id).startswith(TITLE))
        for row in session.exec(newest_first.order_by(col(records.Draft.at).desc())):
            if set(_accounts_of(row.question_id)) <= accounts.keys():
                return row.interview_id, row.question_id
    return accounts[min(accounts)], TITLE + ",".join(sorted(accounts))


def _accounts_of(key: str) -> Collection[str]:
    return key.removeprefix(TITLE).split(",")
