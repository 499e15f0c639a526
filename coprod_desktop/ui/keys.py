"""Binds keys to steps, and writes them the way people call them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_CALLED = {"Return": "Enter", "Del": "Delete", "PgUp": "Page Up", "PgDown": "Page Down"}


def bind_keys(widget: QWidget, keys: str, slot: Callable[[], object]) -> QShortcut:
    """Let `keys` (as Qt writes them) call `slot` while `widget` or something in it has the focus."""
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(slot)
    return shortcut


def called(keys: str) -> str:
    """How keys are written on a button, in a menu or in a list: "Ctrl+Return" → "Ctrl + Enter"."""
    return " + ".join(_CALLED.get(part, part) for part in keys.split("+"))
