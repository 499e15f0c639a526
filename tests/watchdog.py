"""Watches how long the program holds the event loop, so that a journey in which a window stalls fails.

What counts is how long the window's thread worked on one event, not the clock: other programs on the same computer take
nothing from it. On a slow processor more is allowed, as much as a fixed piece of work takes longer there.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, get_ident
from types import FrameType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

LIMIT = 50.0
"""Milliseconds of work on one event."""
PROGRAM = str(Path(__file__).parents[1] / "coprod_desktop")
_EVERY = 0.004
_BEGINS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Timer,
        QEvent.Type.MetaCall,
        QEvent.Type.UpdateRequest,
        QEvent.Type.LayoutRequest,
        QEvent.Type.Paint,
        QEvent.Type.DeferredDelete,
        QEvent.Type.FocusIn,
        QEvent.Type.Show,
        QEvent.Type.Close,
    }
)
"""With these the event loop turns to something else, unless the program is at work already."""
_OPENING = frozenset({"inside.show_route", "window.enter", "read_back.go_to"})
_WORK, _USUAL = 200_000, 10.0
"""Rounds of a loop, and the milliseconds that they take on the computer for which LIMIT is meant."""


@dataclass(frozen=True)
class Hold:
    """One event that took long: the work on it so far, and where in the program it was, innermost last."""

    milliseconds: float
    stack: tuple[str, ...]

    @property
    def opens_a_screen(self) -> bool:
        """Whether a whole screen is put together."""
        return any(place.split(":")[0] in _OPENING for place in self.stack)

    def __str__(self) -> str:
        return f"{self.milliseconds:.0f} ms: {' → '.join(self.stack)}"


class Watchdog(QObject):
    """Looks on at the application from the window's thread and, every few milliseconds, from one of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.holds: list[Hold] = []
        self._app, self._window = app, get_ident()
        self._clock = _clock_of(self._window)
        self._number, self._began = 0, self._clock()
        self._over = Event()
        self._thread = Thread(target=self._look_on, daemon=True)
        app.installEventFilter(self)
        self._thread.start()

    def stop(self) -> None:
        """No longer."""
        self._over.set()
        self._thread.join()
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An event that comes while the program isn't at work begins a new piece of it."""
        if event.type() not in _BEGINS:
            return False
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:  # to the first one of the program, not to the end: this runs at every event
            if frame.f_code.co_filename.startswith(PROGRAM):
                return False
            frame = frame.f_back
        self._number, self._began = self._number + 1, self._clock()
        return False

    def _look_on(self) -> None:
        while not self._over.wait(_EVERY):
            frame = sys._current_frames().get(self._window)
            number, worked = self._number, (self._clock() - self._began) * 1000
            stack = tuple(reversed(_of_program(frame)))
            del frame  # what it holds is the window's, and must not end on this thread
            if stack and worked > LIMIT and number == self._number:
                self._note(number, Hold(worked, stack))

    def _note(self, number: int, hold: Hold) -> None:
        if self._last == number and self.holds:
            self.holds.pop()
        self.holds.append(hold)
        self._last = number

    _last = 0


@contextmanager
def watched(app: QApplication, limit: float = LIMIT, opening: float = LIMIT) -> Iterator[Watchdog]:
    """Fail at the end when the program held the event loop for longer than this, and say where.

    `opening`: how long it may take to put together a whole screen.
    """
    slow = slowness()
    dog = Watchdog(app)
    try:
        yield dog
    finally:
        dog.stop()
    allowed = [(one, slow * (opening if one.opens_a_screen else limit)) for one in dog.holds]
    too_long = sorted(
        (one for one, most in allowed if one.milliseconds > most), key=lambda one: -one.milliseconds
    )
    told = "\n".join(map(str, too_long[:20]))
    assert not too_long, f"{len(too_long)} events took more than {slow * limit:.0f} ms of work:\n{told}"


def slowness() -> float:
    """How many times as long as usual this processor takes for a fixed piece of work; at least 1."""
    return max(1.0, min(_fixed_work() for _ in range(5)) / _USUAL)


def _fixed_work() -> float:
    began, total = time.thread_time(), 0
    for number in range(_WORK):
        total += number * number
    return (time.thread_time() - began) * 1000


def _of_program(frame: FrameType | None) -> list[str]:
    """Where in the program a thread is, innermost first; empty when it is elsewhere, such as in a test."""
    found = []
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(PROGRAM):
            found.append(f"{Path(code.co_filename).stem}.{code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return found


def _clock_of(thread: int) -> Callable[[], float]:
    """The seconds that a thread has worked, readable from another; where the system has no such clock, all seconds."""
    if sys.platform == "linux":
        clock = time.pthread_getcpuclockid(thread)
        return lambda: time.clock_gettime(clock)
    return time.monotonic
