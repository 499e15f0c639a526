"""Half-typed text survives a power cut: it is kept as it grows, and goes when it is said."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store

PARTS = "parts:"
"""Begins the key of what was put beside the half-typed words of a question."""
TITLE = "title:"
"""Begins the key of a half-typed title of a row; the ids of all its accounts follow."""


@dataclass(frozen=True)
class HalfTyped:
    """Text that isn't said yet, with who would be saying it."""

    words: str = ""
    contributor_id: str = ""
    stage: str = ""
    parts: Mapping[str, Any] = field(default_factory=dict)
    """What was put beside the words: key of a field → its value."""


def keep_draft(store: Store, interview_id: str, question_id: str, draft: HalfTyped) -> None:
    """Put half-typed text on disk, over what was there; empty text takes it away."""
    parts = json.dumps(dict(draft.parts)) if draft.parts else ""
    with store.session() as session:
        forget_in(session, interview_id, question_id)
        session.add_all(
            records.Draft(
                interview_id=interview_id,
                question_id=key,
                contributor_id=draft.contributor_id,
                words=words,
                stage=draft.stage,
            )
            for key, words in ((question_id, draft.words), (PARTS + question_id, parts))
            if words
        )


def draft(store: Store, interview_id: str, question_id: str) -> HalfTyped:
    """The half-typed text of a question."""
    with store.read() as session:
        row = session.get(records.Draft, (interview_id, question_id))
        beside = session.get(records.Draft, (interview_id, PARTS + question_id))
    either = row or beside
    if either is None:
        return HalfTyped()
    parts = json.loads(beside.words) if beside else {}
    return HalfTyped(row.words if row else "", either.contributor_id, either.stage, parts)


def forget_in(session: Session, interview_id: str, question_id: str) -> None:
    """Take a question's half-typed text away, within an open session."""
    table = records.Draft
    keys = (question_id, PARTS + question_id)
    here = col(table.interview_id) == interview_id, col(table.question_id).in_(keys)
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
