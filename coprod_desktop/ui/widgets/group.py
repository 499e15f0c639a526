"""Widgets that belong together under one name: what a screen reader calls a group."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QWidget


class Group(QGroupBox):
    """A group without a frame or title of its own; `name` is what a screen reader says."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setAccessibleName(name)


NEXT_KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACK_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Up)


def step_of(key: int) -> int:
    """How far an arrow key moves within a group: 1, -1, or 0 for any other key."""
    return int(key in NEXT_KEYS) - int(key in BACK_KEYS)


def rove(widgets: list[QWidget], here: QWidget) -> None:
    """Make `here` the one of the group that Tab reaches; the arrow keys reach the others."""
    for widget in widgets:
        strong = widget is here
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)


def move_focus(widgets: list[QWidget], step: int) -> None:
    """Give the focus to the neighbour of the one that has it, round the end."""
    here = next((n for n, widget in enumerate(widgets) if widget.hasFocus()), None)
    if here is None:
        return
    target = widgets[(here + step) % len(widgets)]
    rove(widgets, target)
    target.setFocus(Qt.FocusReason.OtherFocusReason)
