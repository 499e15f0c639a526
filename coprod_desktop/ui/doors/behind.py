"""Loads the rest of the program behind the first door, while a passphrase is typed."""

import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from coprod_desktop.garbage import hold_collection, let_collect, spare_what_stays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_desktop.ui.widgets.containers import Page

_FIRST = ("inside", "screens.people", "away", "locking", "leaving.overdue", "backups.by_itself")
"""What the first moment inside needs."""

_LATER = ("session_buses", "crash_report")
"""What it can do without. A bare Linux may lack what the first one needs."""

_SHORT_TURN = 0.0005
"""Seconds that the loading thread keeps Python to itself while the window waits for it. Usual is ten times as much,
and a key that is pressed waits for several turns until its letter is painted."""


def load() -> None:
    """Import what the first moment inside needs; waits for whoever is importing it. Not on the window's thread."""
    from coprod_desktop.work import opening  # noqa: PLC0415 - not before the door is painted

    opening.load()
    for module in _FIRST:
        import_module(f"coprod_desktop.ui.{module}")


class AfterFirstPaint(QObject):
    """Starts loading once the door has been painted, so that loading never delays the first sight of it.

    `happened` comes after that paint, on the window's thread.
    """

    happened = Signal()

    def __init__(self, door: "Page") -> None:
        super().__init__(door)
        door.inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint starts it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._go_on)
        return False

    def _go_on(self) -> None:
        hold_collection()
        Thread(target=_load_everything, name="behind").start()
        self.happened.emit()


def _load_everything() -> None:
    try:
        with _short_turns():
            load()
            _set_up_qt()
            _load_the_rest()
    finally:
        spare_what_stays()
        let_collect()


def _set_up_qt() -> None:
    """PySide sets its classes up when they are first asked for.

    Inside, something asks for all at once: an event of the whole program may come to a widget of any kind.
    """
    for module in ("QtCore", "QtGui", "QtWidgets"):
        found = import_module(f"PySide6.{module}")
        for name in dir(found):
            getattr(found, name)


def _load_the_rest() -> None:
    from coprod_desktop.ui.screens import SCREENS  # noqa: PLC0415 - not before the door is painted

    screens = [f"screens.{module}" for module, _ in SCREENS.values()]
    for module in (*_LATER, *screens):
        with suppress(ImportError):  # whoever opens that screen is told
            import_module(f"coprod_desktop.ui.{module}")


@contextmanager
def _short_turns() -> "Iterator[None]":
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SHORT_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
