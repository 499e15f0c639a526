"""When a window keeps backups: by itself after unlocking, and once more before it closes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from coprod_desktop.ui.doors.door import Door

if TYPE_CHECKING:
    from coprod_desktop.ui.backups.by_itself import ByItself
    from coprod_desktop.ui.inside import Inside


class BackupKeeper(QObject):
    """Works for one window. `show_door` shows the door that tells of the last backup, `back` leads inside again.

    `close` closes the window, once there is a backup or somebody can't wait for one.
    """

    def __init__(
        self, show_door: Callable[[Door], None], back: Callable[["Inside"], None], close: Callable[[], object]
    ) -> None:
        super().__init__()
        self._show_door, self._back, self._close = show_door, back, close
        self._by_itself: ByItself | None = None
        self._inside: Inside | None = None
        self._done, self._is_closing = False, False

    def begin(self, inside: "Inside") -> None:
        """A store is open: from here on its backups are kept."""
        from coprod_desktop.ui.backups.by_itself import ByItself  # noqa: PLC0415 - loaded behind the door

        self._by_itself, self._inside = ByItself(inside, inside.desk), inside
        self._done = self._is_closing = False

    def end(self) -> None:
        """The store is closed."""
        self._by_itself = self._inside = None

    def holds(self) -> bool:
        """Whether the window stays a moment longer; not when the whole computer shuts down and would wait for it."""
        app = QGuiApplication.instance()
        hurry = isinstance(app, QGuiApplication) and app.isSavingSession()
        if self._by_itself is None or self._inside is None or self._done or hurry:
            return False
        from coprod_desktop.ui.backups.by_itself import is_due  # noqa: PLC0415 - loaded behind the door

        self._by_itself.stop()
        if not is_due(self._inside.desk.store):
            return False
        self._back_up_then_close(self._inside)
        return True

    def _back_up_then_close(self, inside: "Inside") -> None:
        from coprod_desktop.ui.doors.closing import ClosingDoor  # noqa: PLC0415 - loaded behind the door

        if self._is_closing:
            return
        self._is_closing = True
        door = ClosingDoor(inside.desk.store)
        door.done.connect(self._close_at_last)
        door.back.connect(self._go_back)
        self._show_door(door)

    def _close_at_last(self) -> None:
        self._done = True
        self._close()

    def _go_back(self) -> None:
        self._is_closing = False
        if self._inside is not None:
            self._back(self._inside)
