"""The keys, on one page: F1 from anywhere."""

from PySide6.QtWidgets import QGridLayout, QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.screens.person_parts import TwoColumns, stacked
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.text import Heading, SubHeading, Words

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Everywhere",
        (
            ("F1", "These keys"),
            ("F9", "Hide the screen, show it again"),
            ("Ctrl + L", "Lock"),
            ("Ctrl + Z", "Take back the last change"),
            ("Ctrl + K", "Search names and everything that was said"),
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
            ("F7", "Read it aloud, or stop reading"),
            ("Enter, Delete", "Pick one of the three lines, take it out"),
            ("Ctrl + Up, Ctrl + Down", "Move one of the three lines"),
        ),
    ),
    (
        "Looking at it together",
        (
            ("Ctrl + Page Up, Ctrl + Page Down", "The view before, the next one"),
            ("Enter", "Open what stands there"),
            ("Ctrl + Shift + Left, Ctrl + Shift + Right", "Move a voice to the left, to the right"),
            ("1, 2, 3, 4", "The same thing? Yes, no, seen differently, ask later"),
            ("Ctrl + Up, Ctrl + Down, Delete", "Move a sign on the ladder, take it off"),
            ("F6", "What school would see, then the others"),
            ("Space, Ctrl + Space, Ctrl + A", "Mark a line, a section, all lines"),
            ("Ctrl + G, Ctrl + H", "On a card: what goes with it, its history"),
            ("Ctrl + R, Ctrl + O", "On a card: read it back, open the interview"),
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
            ("Ctrl + Page Up, Ctrl + Page Down", "The document before, the next one"),
            ("Page Up, Page Down", "The page before, the next one"),
            ("Ctrl + P, Ctrl + S", "Print, save"),
        ),
    ),
    (
        "On a Now and Next board",
        (
            ("Ctrl + F", "Find a picture"),
            ("Enter", "Pick the marked picture"),
            ("Alt + 1 … 3", "Choose for the first, second, third cell"),
            ("Delete", "Clear the cell"),
            ("Ctrl + P", "Print or save"),
        ),
    ),
    (
        "On a card",
        (
            ("Enter", "Edit"),
            ("Delete", "Take it away (can be undone)"),
            ("Ctrl + Up, Ctrl + Down", "Move it up or down"),
            ("Menu key, Shift + F10", "Everything else"),
        ),
    ),
)


class KeysHelp(Sheet):
    """The keys by place; Escape closes it, and F9 hides it with what is behind it."""

    WIDTH = 1220

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Keys", leave_words="Close")
        self.keep.hide()
        groups = [_group(*each) for each in KEYS]
        self.page.add(Heading("Keys"), TwoColumns(stacked(*groups[:2]), stacked(*groups[2:])))

    def first_focus(self) -> QWidget:
        """The way out."""
        return self.leave


def _group(title: str, rows: tuple[tuple[str, str], ...]) -> QWidget:
    grid = QGridLayout()
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for at, (keys, what) in enumerate(rows):
        grid.addWidget(Words(keys, role="label"), at, 0)
        grid.addWidget(Words(what), at, 1)
    panel = Panel(SubHeading(title), space=6, margins=(18, 12, 18, 14))
    panel.body.addLayout(grid)
    return panel
