"""What the family brought up themselves: its own words only where nobody reads them who wasn't there."""

from collections.abc import Sequence

from sqlmodel import col, select

from coprod_desktop.questions.vocabulary import TOPIC_PREFIX
from coprod_desktop.store import records
from coprod_desktop.work.background import BROUGHT_UP
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.eligibility import DRAFT_AUDIENCES, with_names


def topic_words(ground: Ground, interview_ids: Sequence[str]) -> dict[str, str]:
    """Question id of a topic → its words, names in them as decided for any card under it.

    A topic is never read back, so for others than the family and the person it is only something brought up.
    """
    table = records.Topic
    query = select(table.id, table.words).where(col(table.interview_id).in_(interview_ids))
    rows = ground.session.exec(query).all()
    at_home = ground.wanted.audience in DRAFT_AUDIENCES
    return {
        f"{TOPIC_PREFIX}{id_}": _words(ground, id_, words) if at_home else BROUGHT_UP for id_, words in rows
    }


def _words(ground: Ground, topic_id: str, words: str) -> str:
    under = [one for one in ground.everything if one.question_id == f"{TOPIC_PREFIX}{topic_id}"]
    if any(kept.choice == "leave_out" for one in under for kept in one.names):
        return BROUGHT_UP
    for one in under:
        words = with_names(words, one)
    return words
