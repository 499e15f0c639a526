"""What the family brought up themselves, by the id of the topic."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from coprod_desktop.store import records


def topic_words(session: Session, interview_ids: Sequence[str]) -> dict[str, str]:
    """Topic id → its words, for these interviews."""
    table = records.Topic
    query = select(table.id, table.words).where(col(table.interview_id).in_(interview_ids))
    return dict(session.exec(query).all())
