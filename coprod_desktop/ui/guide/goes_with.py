"""What is asked beside the words, and at which questions it means something."""

from coprod_desktop.questions.question_set import Question

UNTIMED_SECTIONS = frozenset(
    {"before-we-start", "hopes", "agree-and-close", "you-and-the-services-around-you"}
)
HELPING_SLOTS = frozenset({"do", "message", "please-do"})


def asks_when(question: Question) -> bool:
    """Whether what is said here belongs to a stage."""
    return question.section_id not in UNTIMED_SECTIONS


def asks_how_well(question: Question) -> bool:
    """Whether what is said here works more or less well."""
    return any(place.slot in HELPING_SLOTS for place in question.prints)
