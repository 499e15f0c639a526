"""Where a question's own record is kept: one home for each fact, and a way there from the question."""

from dataclasses import dataclass, field

from coprod_desktop.questions.question_set import Question
from coprod_desktop.work.reading_back import HOW_IT_WAS

HERE = "never"
"""What opens on the guide itself: who must never see some of it is answered by each for their own words."""


@dataclass(frozen=True)
class RecordPlace:
    """A screen, what to tell it, and the words of the way there."""

    words: str
    screen: str
    about: dict[str, str] = field(default_factory=dict)


RECORD_PLACES: dict[str, RecordPlace] = {
    "start": RecordPlace("Open who is here", "start", {"part": "who"}),
    "read_back": RecordPlace("Read it back together", "read_back"),
    "top_three": RecordPlace("Choose the top three", "read_back", {"step": "top_three"}),
    "review_date": RecordPlace("Choose the date", "read_back", {"step": "review_date"}),
}
ALONE = RecordPlace("Let each person answer alone", "read_back", {"step": "how_it_was"})
"""How it was is answered where nobody else looks on, never in front of everyone."""


def record_place(question: Question) -> RecordPlace | None:
    """Where the answer to this question is kept, unless it is among the cards or on the guide itself."""
    if question.id == HOW_IT_WAS:
        return ALONE
    record = question.answer.record
    return RECORD_PLACES.get(record.opens) if record else None


def is_here(question: Question) -> bool:
    """Whether its own record is part of the guide."""
    record = question.answer.record
    return record is not None and record.opens == HERE
