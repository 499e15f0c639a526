"""The same words tried again are the same statement: a disk that failed at the very end may hold them."""

from coprod_desktop.questions.question_set import Question
from coprod_desktop.work import interviewing
from coprod_desktop.work.interviewing import Words


class Attempt:
    """The last words that somebody tried to keep, until they are a card."""

    def __init__(self) -> None:
        self._tried: tuple[Question, Words, str] | None = None

    def at(self, question: Question, words: Words) -> str:
        """What `say` takes to know this attempt and the one before for the same."""
        if self._tried is None or self._tried[:2] != (question, words):
            self._tried = (question, words, interviewing.new_attempt())
        return self._tried[2]

    def done(self) -> None:
        """They are a card: the same words again are said again."""
        self._tried = None
