"""How long nobody may stir before the program locks itself: measured on a clock that a sleeping laptop doesn't stop."""

import time
from collections.abc import Callable
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from coprod_desktop.ui import theme

MINUTE = 60.0
WARNING = 30.0
"""Seconds before the end at which a warning begins."""

TALKING = frozenset({"start", "guide", "read_back", "together"})
"""The screens on which people talk with a family, and listening is not typing. On all others the usual time holds."""

USUAL, WHILE_TALKING = (1, 2, 5), (5, 15, 30)
"""The minutes to choose from; the middle ones hold unless somebody chose others."""

_TICK_MS = 1000
_TYPE = QEvent.Type
_STIRS = frozenset(
    {
        _TYPE.KeyPress,
        _TYPE.ShortcutOverride,  # all that is seen of a key that is a shortcut
        _TYPE.InputMethod,
        _TYPE.MouseMove,
        _TYPE.MouseButtonPress,
        _TYPE.NonClientAreaMouseButtonPress,
        _TYPE.Wheel,
        _TYPE.NativeGesture,
        _TYPE.TouchBegin,
        _TYPE.TouchUpdate,
        _TYPE.TabletMove,
        _TYPE.TabletPress,
    }
)
_CLOCK: Any = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


def passing() -> float:
    """Seconds since some moment, those included in which the laptop slept.

    Linux has a clock of its own for that; on macOS CLOCK_MONOTONIC goes on in sleep, and Windows has only the other.
    """
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)


def allowed(screen: str, usual: int, while_talking: int) -> float:
    """How many seconds nobody may stir on this screen, by the minutes that were chosen; see `sensible`."""
    talking = screen in TALKING
    return MINUTE * (sensible(while_talking, WHILE_TALKING) if talking else sensible(usual, USUAL))


def sensible(minutes: int, choices: tuple[int, ...]) -> int:
    """These minutes if they can be chosen, else the middle choice: a file edited by hand must not switch it off."""
    return minutes if minutes in choices else choices[len(choices) // 2]


class Idle(QObject):
    """Listens to every key, movement, touch and turn of the wheel in the whole program.

    `allowed` gives the seconds that may pass now, None while nothing is open. `warned` comes each second of the last
    30 with the seconds left, `stirred` when somebody is there after all, `ran_out` when nobody was.
    """

    warned = Signal(int)
    stirred = Signal()
    ran_out = Signal()

    def __init__(
        self, app: QApplication, allowed: Callable[[], float | None], clock: Callable[[], float] = passing
    ) -> None:
        super().__init__()
        self._allowed, self._clock = allowed, clock
        self._last = clock()
        self._warning = False
        self._pointer = QPointF()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.tick)
        self._timer.start(_TICK_MS)
        app.installEventFilter(self)

    def end(self) -> None:
        """Listen no longer."""
        self._timer.stop()
        theme.app().removeEventFilter(self)

    def tick(self) -> None:
        """Look at the clock; called each second, and at the very end."""
        left = self._left()
        if left is None:
            self._last = self._clock()
            self._calm()
        elif left <= 0:
            self._end()
        elif left <= WARNING:
            self._warning = True
            self.warned.emit(ceil(left))
        self._timer.start(_TICK_MS if left is None or left <= 0 else min(_TICK_MS, ceil(left * 1000)))

    def stir(self) -> bool:
        """Somebody is there. False: too late, as after a night's sleep; it locks before anything else happens."""
        left = self._left()
        if left is not None and left <= 0:
            self._timer.start(0)
            return False
        self._last = self._clock()
        self._calm()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is kept from anybody, but for the key or touch that comes too late."""
        return event.type() in _STIRS and self._is_real(event) and not self.stir()

    def _is_real(self, event: QEvent) -> bool:
        """Some systems tell of a pointer that hasn't moved whenever something appears beneath it."""
        if not isinstance(event, QMouseEvent) or event.type() != _TYPE.MouseMove:
            return True
        before, self._pointer = self._pointer, event.globalPosition()
        return before != self._pointer

    def _left(self) -> float | None:
        limit = self._allowed()
        return None if limit is None else limit - (self._clock() - self._last)

    def _end(self) -> None:
        self._last = self._clock()
        self._calm()
        self.ran_out.emit()

    def _calm(self) -> None:
        if self._warning:
            self._warning = False
            self.stirred.emit()
