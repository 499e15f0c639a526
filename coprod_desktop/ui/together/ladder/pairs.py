"""“Which comes first?”: two signs at a time, until all of them are in order."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.widgets.buttons import ChoiceButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column, empty
from coprod_desktop.ui.widgets.text import Lead, Muted, Title, Words
from coprod_desktop.work.which_first import which_first

QUESTION = "Which comes first?"
DONE = "That is the order. Keep it, or leave it as it was."


class WhichFirstSheet(Sheet):
    """1 and 2 answer, 3 passes over one that nobody can place. Ctrl+Enter keeps the order as far as it is known."""

    def __init__(self, parent: QWidget, words: Mapping[str, str], placed: Sequence[str]) -> None:
        super().__init__(parent, QUESTION, keep_words="Keep this order", leave_words="Leave it as it was")
        self._words, self._before = words, tuple(placed)
        self._passed_over: set[str] = set()
        waiting = [one for one in words if one not in placed]
        # All have a place already: then all of it is asked anew.
        self.asking = which_first(placed, waiting) if waiting else which_first((), list(words))
        self.title, self.left = Title(QUESTION), Muted()
        self.lead = Lead("There is no wrong answer. Choose what you see first.")
        self.buttons = (ChoiceButton(""), ChoiceButton(""))
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, at=number: self.answer(at))
        self.skip = ChoiceButton("3  We don’t know")
        self.skip.clicked.connect(self.pass_over)
        self._choices = QWidget()
        FlowLayout(self._choices, *self.buttons, space=14, even=True)
        self.found = QWidget()
        self._found = Column(self.found, space=6)
        self.page.add(self.title, self.lead, self._choices, flow(self.skip), self.left, self.found)
        self._show()

    def order(self) -> list[str]:
        """The signs in the order that was found; those nobody was asked about yet stay behind, as they were."""
        found = self.asking.placed
        rest = (one for one in self._before if one not in found and one not in self._passed_over)
        return [*found, *rest]

    def first_focus(self) -> QWidget:
        """The first of the two."""
        return self.buttons[0]

    def answer(self, number: int) -> None:
        """The first (0) or the second (1) comes first."""
        if self.asking.pair is not None:
            self.asking = self.asking.answered(self.asking.pair[number])
            self._show()

    def pass_over(self) -> None:
        """Leave out the one that nobody can place."""
        if self.asking.pair is not None:
            self._passed_over.add(self.asking.pair[0])
            self.asking = self.asking.skipped()
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 answer, 3 passes one over."""
        if event.text() in ("1", "2"):
            self.answer(int(event.text()) - 1)
        elif event.text() == "3":
            self.pass_over()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        pair = self.asking.pair
        for widget in (self._choices, self.skip, self.left):
            widget.setVisible(pair is not None)
        if pair is None:
            self.lead.setText(DONE)
            empty(self._found)
            for number, sign in enumerate(self.order(), 1):
                self._found.addWidget(Words(f"{number}. “{self._words[sign]}”"))
            self.keep.setFocus()
            self._resize()
            return
        for number, (button, sign) in enumerate(zip(self.buttons, pair, strict=True), 1):
            button.set_words(f"{number}  “{self._words[sign]}”")
        left = self.asking.left
        self.left.setText(f"At most {left} more question{'' if left == 1 else 's'}.")
