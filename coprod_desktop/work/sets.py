"""The question set an interview was asked with, read once from the text that the interview keeps."""

from functools import lru_cache

from coprod_desktop.questions.question_set import Question, QuestionSet, parse_question_set
from coprod_desktop.questions.vocabulary import TOPIC_PREFIX

OWN_TOPICS = "own-topics"
ABOUT_TALKING = ("before-we-start", "agree-and-close")
"""Sections about the conversation itself, not about the person."""


@lru_cache(maxsize=16)
def set_from(text: str) -> QuestionSet:
    """The question set of this text. Faults were found when the interview began."""
    return parse_question_set(text, "the interview's own questions")


def section_of(set_text: str, question_id: str) -> str:
    """The section id of a question; the family's own topics have one of their own."""
    if question_id.startswith(TOPIC_PREFIX):
        return OWN_TOPICS
    question = find(set_text, question_id)
    return question.section_id if question else ""


def find(set_text: str, question_id: str) -> Question | None:
    """The question with this id, or None for a topic or an id the set doesn't have."""
    return set_from(set_text).find(question_id)
