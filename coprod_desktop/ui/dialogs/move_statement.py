"""Find a question by its words or its id: to jump to it, or to move a card there."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.question_set import Question, QuestionSet
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.widgets.fields import SearchField
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Muted
from coprod_desktop.ui.widgets.word_list import Entry, WordList
from coprod_desktop.work.topics import OwnTopic

OWN_TITLE = "Brought up by you"


def holds_statements(question: Question) -> bool:
    """Whether a card can be moved to it: not where a screen keeps a record of its own."""
    return question.answer.record is None or question.answer.record.is_list


def any_question(_question: Question) -> bool:
    """Every question can be jumped to."""
    return True


class ChooseQuestion(Sheet):
    """All questions by section, and the family's own topics. `question_id` when one was chosen.

    `fits` leaves questions out. The question about someone's safety is never listed: it has its own key.
    """

    WIDTH = 820

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        question_set: QuestionSet,
        topics: Sequence[OwnTopic],
        fill: Callable[[str], str],
        *,
        fits: Callable[[Question], bool] = any_question,
        current: str = "",
    ) -> None:
        super().__init__(parent, title, "Choose")
        self._entries = list(_all_entries(question_set, topics, fill, fits))
        self._current = current
        self.search = _Search("Find a question", "A few letters of it, or its number")
        self.list = WordList("Questions", tap=True)
        self.list.picked.connect(lambda _: self.try_to_keep())
        self.none = Muted("No question has these letters. Try fewer.")
        self.search.searched.connect(self._show)
        self.search.steps = self.list
        self.search.returnPressed.connect(self.try_to_keep)
        self._fill_page()
        self._show("")

    def question_id(self) -> str:
        """The id of the question that is marked, or ""."""
        return self.list.current()

    def ready(self) -> bool:
        """Something has to be marked."""
        return bool(self.question_id())

    def first_focus(self) -> QWidget:
        """The search line; its arrow keys move in the list."""
        return self.search

    def natural_height(self, width: int) -> int:
        """As much of the list as there is room for."""
        return 10 * width

    def _fill_page(self) -> None:
        """The list scrolls, and nothing around it."""
        inside = QWidget()
        column = Column(inside, self.search, self.none, space=12, margins=(28, 20, 28, 16))
        column.addWidget(self.list, 1)
        self.box.replaceWidget(self.page, inside)
        self.box.setStretch(0, 1)
        self.page.deleteLater()

    def _show(self, letters: str) -> None:
        found = list(_matching(self._entries, letters))
        self.list.set_entries(found, self._current)
        self.none.setVisible(not found)
        self.list.setVisible(bool(found))


class _Search(SearchField):
    """Typing filters, the arrow keys move in the list below without leaving the line."""

    steps: WordList | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the list."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if self.steps is not None and event.key() in moves:
            self.steps.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _all_entries(
    question_set: QuestionSet,
    topics: Sequence[OwnTopic],
    fill: Callable[[str], str],
    fits: Callable[[Question], bool],
) -> Iterator[Entry]:
    for section in question_set.sections:
        asked = [one for one in section.questions if not one.kept_apart and fits(one)]
        if asked:
            yield Entry("", fill(section.title), heading=True)
        yield from (Entry(one.id, fill(one.ask), one.id) for one in asked)
    if topics:
        yield Entry("", OWN_TITLE, heading=True)
    yield from (Entry(topic.question_id, topic.words) for topic in topics)


def _matching(entries: Sequence[Entry], letters: str) -> Iterator[Entry]:
    """Entries with these letters in their words or at the start of their id, with the headings they stand under."""
    wanted = letters.casefold()
    heading: Entry | None = None
    for entry in entries:
        if entry.heading:
            heading = entry
        elif wanted in entry.words.casefold() or entry.before.casefold().startswith(wanted):
            if heading is not None:
                yield heading
            heading = None
            yield entry
