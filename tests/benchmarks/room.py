"""The inside of an open store in a real window, and how long it takes until something is painted there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import theme
from coprod_desktop.ui.inside import Inside
from tests.benchmarks.generator import open_kept
from tests.benchmarks.schedule import TODAY, Size
from tests.benchmarks.timing import Took, timed

PATIENCE = 60.0
"""Seconds without anything painted after which something is wrong."""


@dataclass(frozen=True)
class Setting:
    """What a line measures in: a copy of a made store, to be written to, and how large it is."""

    folder: Path
    size: Size


class Paints(QObject):
    """Knows whether a widget, or a window with anything in it, was painted since it was asked last.

    It looks at this one alone: looking at every event of the program would take a fifth of the time that is measured.
    """

    def __init__(self) -> None:
        super().__init__()
        self._within: QWidget | None = None
        self.seen = False

    def watch(self, within: QWidget) -> None:
        """Wait for this from now on."""
        if self._within is not None:
            self._within.removeEventFilter(self)
        self._within, self.seen = within, False
        within.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks on, and lets everything pass. A window is painted with everything in it that wants to be."""
        self.seen = self.seen or event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest)
        return False


class Room:
    """An open store with its window. `store` is the one that the window uses."""

    def __init__(self, app: QApplication, store: Store) -> None:
        self.app, self.store = app, store
        self.paints = Paints()
        self.inside = Inside(store, lambda: TODAY)
        self.inside.resize(1366, 768)
        self.painted(self.inside.show)

    def painted(self, act: Callable[[], object], within: QWidget | None = None) -> Took:
        """The time from the beginning of `act` until the window (or `within`) has been painted anew."""
        self.app.processEvents()
        self.paints.watch(within or self.inside)
        return timed(lambda: self._until_painted(act))

    def _until_painted(self, act: Callable[[], object]) -> None:
        began = perf_counter()
        act()
        while not self.paints.seen:
            self.app.processEvents()
            if perf_counter() - began > PATIENCE:
                raise AssertionError("nothing was painted")
        self.app.processEvents()

    def go(self, screen: str, **about: str) -> Took:
        """The time until another screen has been painted."""
        return self.painted(lambda: self.inside.desk.go(screen, **about))

    def close(self) -> None:
        """Take the window away, with all that is in it."""
        self.app.removeEventFilter(self.paints)
        self.inside.close()
        self.inside.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose_platform() -> str:
    """A real window where there is a screen, such as under xvfb-run; what is used, in a word."""
    os.environ["QT_QPA_PLATFORM"] = "xcb" if os.environ.get("DISPLAY") else "offscreen"
    return os.environ["QT_QPA_PLATFORM"]


def application() -> QApplication:
    """The dressed application, as the program starts it."""
    app = QApplication.instance()
    if app is None:
        app = QApplication(["benchmarks"])
        assert isinstance(app, QApplication)
        theme.apply(app)
    assert isinstance(app, QApplication)
    return app


@contextmanager
def opened(setting: Setting) -> Iterator[Room]:
    """The store of a setting, open in a window."""
    with open_kept(setting.folder) as store, in_window(store) as room:
        yield room


@contextmanager
def in_window(store: Store) -> Iterator[Room]:
    """An open store in a window."""
    room = Room(application(), store)
    try:
        yield room
    finally:
        room.close()
