"""Binds keys to steps, and writes them the way people call them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

_CALLED = {"Return": "Enter", "Del": "Delete", "PgUp": "Page Up", "PgDown": "Page Down"}


def bind_keys(widget: QWidget, keys: str, slot: Callable[[], object]) -> QShortcut:
    """Let `keys` (as Qt writes them) call `slot` while `widget` or something in it has the focus."""
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(slot)
    return shortcut


class UndoBeyond(QObject):
    """A line in which nothing was typed leaves Ctrl+Z to the window, where it takes back the last change."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt lets a line keep the key even when it has nothing to take back."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if self._line.isUndoAvailable() or not event.matches(QKeySequence.StandardKey.Undo):
            return False
        event.ignore()
        return True


def called(keys: str) -> str:
    """How keys are written on a button, in a menu or in a list: "Ctrl+Return" → "Ctrl + Enter"."""
    return " + ".join(_CALLED.get(part, part) for part in keys.split("+"))
