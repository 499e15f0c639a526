"""Locks the window when nobody is there: after a time without a key or a touch, or as soon as the system says so."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coprod_desktop import settings
from coprod_desktop.ui import idle, session_watch, theme
from coprod_desktop.ui.idle import Idle
from coprod_desktop.ui.idle_warning import IdleWarning


class Away(QObject):
    """Watches over one window. `screen` names what is shown inside an open store; None: there is nothing to lock."""

    def __init__(
        self,
        window: QWidget,
        screen: Callable[[], str | None],
        lock: Callable[[], None],
        clock: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._screen, self._lock = window, screen, lock
        self._session: QObject | None = None
        self._on_screen: str | None = None
        self._seconds: float | None = None
        self.warning = IdleWarning(window)
        self.idle = Idle(theme.app(), self._allowed, clock or idle.passing)
        self.idle.setParent(self)
        self.idle.warned.connect(self.warning.count)
        self.idle.stirred.connect(self.warning.put_away)
        self.idle.ran_out.connect(self.leave)

    def begin(self) -> None:
        """A store is open: from now on the time counts."""
        self.idle.stir()

    def end(self) -> None:
        """The window is closed: nothing is counted any more."""
        self.idle.end()

    def follow_session(self) -> None:
        """Listen to the system from now on: there is something to lock."""
        if self._session is None:
            self._session = session_watch.watch(self._window, self.leave)

    def leave(self) -> None:
        """Nobody is there."""
        if self._screen() is not None:
            self.warning.put_away()
            self._lock()

    def _allowed(self) -> float | None:
        """Asked each second and at each key, so the settings are only read when another screen is shown."""
        screen = self._screen()
        if screen != self._on_screen:
            kept = settings.load()
            self._on_screen = screen
            self._seconds = None
            if screen is not None:
                self._seconds = idle.allowed(screen, kept.lock_after, kept.lock_after_talking)
        return self._seconds
