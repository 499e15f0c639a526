"""Half-typed text on disk while it is typed: never later than a second after a key, and honest when it can't."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from coprod_desktop.errors import AppError

SOON_MS = 400
"""Counted from the first unsaved key, not the last: unbroken typing is saved as it goes."""
AGAIN_MS = 1000

SAVED, TYPING, FAILED = "saved", "typing", "failed"


class Autosave(QObject):
    """Calls `save` soon after `touch`. `state` tells what is true: typing, saved, or failed (and tried again)."""

    state = Signal(str)
    failed = Signal(object)

    def __init__(self, save: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._told = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.now)

    @property
    def waiting(self) -> bool:
        """Whether something typed is not on disk yet."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self.state.emit(TYPING)
            self._timer.start(SOON_MS)

    def now(self) -> bool:
        """Save at once. False: it failed; it will be tried again each second, and was told once."""
        self._timer.stop()
        try:
            self._save()
        except AppError as error:
            self._failed(error)
            return False
        self._told = False
        self.state.emit(SAVED)
        return True

    def flush(self) -> bool:
        """Save if anything waits."""
        return self.now() if self.waiting else True

    def not_said(self) -> None:
        """What was typed could not become a card. It is kept as half-typed until it can, and told once it is."""
        self._timer.start(AGAIN_MS)
        self.state.emit(FAILED)

    def forget(self) -> None:
        """What waited has become a card."""
        self._timer.stop()
        self._told = False

    def _failed(self, error: AppError) -> None:
        self._timer.start(AGAIN_MS)
        self.state.emit(FAILED)
        if not self._told:
            self._told = True
            self.failed.emit(error)
