"""Loads the rest of the program behind the first door, while a passphrase is typed."""

from contextlib import suppress
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

from coprod_desktop.ui.screens import SCREENS
from coprod_desktop.work import opening

_FIRST = "coprod_desktop.ui.inside"


def load() -> None:
    """Import what the first moment inside needs; waits for whoever is importing it. Not on the window's thread."""
    opening.load()
    import_module(_FIRST)


class AfterFirstPaint(QObject):
    """Starts loading once the door has been painted, so that loading never delays the first sight of it."""

    def __init__(self, door: QAbstractScrollArea) -> None:
        super().__init__(door)
        door.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint starts it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, Thread(target=_load_everything, name="behind").start)
        return False


def _load_everything() -> None:
    load()
    for module, _ in SCREENS.values():
        with suppress(ImportError):  # whoever opens that screen is told
            import_module(f"coprod_desktop.ui.screens.{module}")
