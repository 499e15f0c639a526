"""What stands under the matrix: buttons that mark many lines at once, and the one that changes who can see them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Muted

VOICE, SECTION, ALL, NONE = "voice", "section", "all", "none"


class Marking(QWidget):
    """`asked` carries what to mark: VOICE, SECTION, ALL or NONE. `change_asked` when the marked lines should change."""

    asked = Signal(str)
    change_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.how_many = Muted("")
        self.buttons = {
            VOICE: PlainButton(""),
            SECTION: PlainButton("Mark this section"),
            ALL: PlainButton("Mark all"),
            NONE: PlainButton("Unmark"),
        }
        for what, button in self.buttons.items():
            button.clicked.connect(lambda _=False, what=what: self.asked.emit(what))
        self.change = PrimaryButton("Change who can see…", hint="Enter")
        self.change.clicked.connect(self.change_asked)
        Column(self, flow(*self.buttons.values(), self.how_many, right=[self.change]))

    def show_whose(self, name: str) -> None:
        """Whose lines one button would mark: those of whoever said the line where the keyboard is."""
        words = f"Mark all of {name}’s"
        self.buttons[VOICE].set_words(words, words)
        self.buttons[VOICE].setVisible(bool(name))

    def show_count(self, count: int) -> None:
        """How many lines are marked."""
        self.how_many.setText(f"{count} marked" if count else "Nothing marked")
        self.buttons[NONE].setEnabled(bool(count))
