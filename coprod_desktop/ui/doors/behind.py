"""Loads the rest of the program behind the first door, while a passphrase is typed."""

from contextlib import suppress
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from coprod_desktop.garbage import hold_collection, let_collect
from coprod_desktop.ui.widgets.containers import Page

_FIRST = ("coprod_desktop.ui.inside", "coprod_desktop.ui.screens.people")


def load() -> None:
    """Import what the first moment inside needs; waits for whoever is importing it. Not on the window's thread."""
    from coprod_desktop.work import opening  # noqa: PLC0415 - not before the door is painted

    opening.load()
    for module in _FIRST:
        import_module(module)


class AfterFirstPaint(QObject):
    """Starts loading once the door has been painted, so that loading never delays the first sight of it.

    `happened` comes after that paint, on the window's thread.
    """

    happened = Signal()

    def __init__(self, door: Page) -> None:
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
        load()
        from coprod_desktop.ui.screens import SCREENS  # noqa: PLC0415 - not before the door is painted

        for module, _ in SCREENS.values():
            with suppress(ImportError):  # whoever opens that screen is told
                import_module(f"coprod_desktop.ui.screens.{module}")
    finally:
        let_collect()
