"""The keys, on one page: F1 from anywhere."""

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.text import Heading, SubHeading, Words

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Everywhere",
        (
            ("F1", "These keys"),
            ("F9", "Hide the screen, show it again"),
            ("Ctrl + L", "Lock"),
            ("Ctrl + Z", "Take back the last change"),
            ("Ctrl + K", "Find a person"),
            ("Ctrl + plus, Ctrl + minus", "Bigger, smaller text"),
            ("F8", "Go to the message at the foot of the screen"),
            ("Ctrl + Shift + W", "A worry about somebody’s safety"),
        ),
    ),
    (
        "During a visit",
        (
            ("Enter", "Keep what was typed as a card"),
            ("Shift + Enter", "New line"),
            ("Ctrl + Enter", "Next question"),
            ("Ctrl + Shift + Enter", "Back one question"),
            ("Alt + 1 … 9", "Who speaks"),
            ("Alt + S, F, T, C", "When is this: settled, first signs, too much, coming back"),
            ("Ctrl + J", "Jump to another question"),
            ("Ctrl + T", "Something of the family’s own"),
            ("F4", "Take a break"),
        ),
    ),
    (
        "Reading it back",
        (
            ("1, 2, 3, 4", "Yes, change the words, leave it out, not sure"),
            ("Ctrl + Enter, Right", "Next"),
            ("Left", "Back"),
            ("Ctrl + Up, Ctrl + Down", "Move one of the three lines"),
        ),
    ),
    (
        "On the summaries",
        (
            ("Enter on a line left over", "Put it on the page"),
            ("Delete", "Take a line off the page"),
            ("Ctrl + Up, Ctrl + Down", "Move a line within its part"),
            ("Enter on a line of the page", "Short words for it"),
            ("Ctrl + H", "Show or hide what is not on the page"),
            ("Ctrl + 0", "Show the whole page"),
            ("Ctrl + P, Ctrl + S", "Print, save as PDF"),
        ),
    ),
    (
        "On a card",
        (
            ("Enter", "Edit"),
            ("Delete", "Take it away (can be undone)"),
            ("Menu key, Shift + F10", "Everything else"),
        ),
    ),
)


class KeysHelp(QDialog):
    """A list of keys; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        box = QVBoxLayout(self)
        box.addWidget(Heading("Keys"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for title, rows in KEYS:
            grid.addWidget(SubHeading(title), grid.rowCount(), 0, 1, 2)
            for keys, what in rows:
                at = grid.rowCount()
                grid.addWidget(Words(keys), at, 0)
                grid.addWidget(Words(what), at, 1)
        box.addLayout(grid)
        close = PlainButton("Close")
        close.clicked.connect(self.accept)
        box.addWidget(close)
