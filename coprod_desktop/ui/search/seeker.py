"""Runs one search after another off the window's thread: a new letter ends the one under way."""

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.errors import AppError
from coprod_desktop.ui.task import run_task
from coprod_desktop.work.searching import Found, Place, Searcher, StoppedError, Wanted

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

PAUSE = 40
"""Milliseconds without a key before it is looked for."""


class Seeker(QObject):
    """`found` carries the first page of what is wanted now, `followed` each further one, `failed` what went wrong."""

    found = Signal(object)
    followed = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, store: "Store") -> None:
        super().__init__(parent)
        self._hand = _Hand(store)
        self._wanted = Wanted()
        self._waiting: tuple[Wanted, Place | None] | None = None
        self._going: tuple[Wanted, Place | None] | None = None
        self._matters = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._start)

    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._waiting is not None or self._going is not None

    def want(self, wanted: Wanted) -> None:
        """Look for this from now on; what was looked for before no longer matters."""
        self._wanted = wanted
        self._waiting = (wanted, None)
        if self._going is not None:
            self._hand.stop()
        self._pause.start()

    def forget(self) -> None:
        """Nothing is looked for now: an answer that is still under way no longer matters."""
        self._pause.stop()
        self._waiting, self._matters = None, False
        if self._going is not None:
            self._hand.stop()

    def want_more(self, after: Place) -> None:
        """The next page, unless something else is looked for already."""
        if not self.is_busy():
            self._waiting = (self._wanted, after)
            self._start()

    def end(self) -> None:
        """Nothing more will be wanted: let go of the file once the search under way has ended."""
        self._pause.stop()
        self._waiting = None
        self._hand.end()

    def _start(self) -> None:
        if self._going is not None or self._waiting is None:
            return
        self._going, self._waiting, self._matters = self._waiting, None, True
        call: Callable[[], Found] = partial(self._hand.search, *self._going)
        run_task(self, call, self._done, self._not_done, may_be_cut_off=True)

    def _done(self, found: Found) -> None:
        going, self._going = self._going, None
        if self._waiting is None and self._matters and going is not None:
            (self.followed if going[1] else self.found).emit(found)
        self._go_on()

    def _not_done(self, error: AppError) -> None:
        self._going = None
        if self._waiting is None and self._matters and not isinstance(error, StoppedError):
            self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting is not None and not self._pause.isActive():
            self._start()


class _Hand:
    """The searcher, shared with the worker: opened by its first search, closed by whoever comes last."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._searcher: Searcher | None = None
        self._at_work, self._over = False, False
        self._lock = Lock()

    def search(self, wanted: Wanted, after: Place | None) -> Found:
        """On the worker."""
        with self._lock:
            if self._over:
                return Found()
            self._at_work = True
            self._searcher = self._searcher or Searcher(self._store)
            self._searcher.begin()
        try:
            return self._searcher.search(wanted, after)
        finally:
            self._rest()

    def stop(self) -> None:
        """End the search under way."""
        with self._lock:
            if self._searcher is not None and self._at_work:
                self._searcher.stop()

    def end(self) -> None:
        """No search comes after this."""
        self.stop()
        with self._lock:
            self._over = True
            if not self._at_work:
                self._close()

    def _rest(self) -> None:
        with self._lock:
            self._at_work = False
            if self._over:
                self._close()

    def _close(self) -> None:
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None
