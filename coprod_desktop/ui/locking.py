"""The way into the dark: every word hidden at once, then work ended and words saved, and only then the process."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui import task
from coprod_desktop.ui.doors.waiting import FinishingDoor, LockedDoor, NotKeptDoor
from coprod_desktop.ui.out_of_sight import OutOfSight, clear_clipboard

if TYPE_CHECKING:
    from coprod_desktop.ui.inside import Inside

_LOOK_AGAIN_MS = 50


class Locking(QObject):
    """Locks one window. `show` replaces what the window shows; `leave` ends the process, called when all is saved."""

    def __init__(self, window: QWidget, show: Callable[[QWidget], None], leave: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._show, self._leave = window, show, leave
        self._out_of_sight = OutOfSight(window)
        self._finishing = QTimer(self, interval=_LOOK_AGAIN_MS)

    @property
    def is_finishing(self) -> bool:
        """Whether it only waits for work under way."""
        return self._finishing.isActive()

    def lock(self, inside: "Inside") -> None:
        """Hide everything before anything else: saving can take as long as a slow disk likes."""
        if self.is_finishing:
            return
        self._show(LockedDoor())
        self._window.repaint()
        self._out_of_sight.hide_all()
        inside.desk.speaker.stop()
        clear_clipboard()
        if task.is_under_way():
            self._wait_for_work(inside)
        else:
            self._leave_if_kept(inside)

    def _wait_for_work(self, inside: "Inside") -> None:
        door = FinishingDoor()
        door.now.clicked.connect(lambda: self._stop_waiting(inside))
        self._show(door)
        door.setFocus()  # and not the button: a blank that was on its way must not stop anything
        self._finishing.timeout.connect(lambda: self._look_again(inside))
        self._finishing.start()

    def _look_again(self, inside: "Inside") -> None:
        if not task.is_under_way():
            self._stop_waiting(inside)

    def _stop_waiting(self, inside: "Inside") -> None:
        self._finishing.stop()
        self._finishing.timeout.disconnect()
        self._leave_if_kept(inside)

    def _leave_if_kept(self, inside: "Inside") -> None:
        kept = False
        try:
            kept = inside.keep()
        finally:  # also when a fault ends it: the words are hidden, so there has to be a way on
            if not kept:
                self._wait_for_saving(inside)
        if kept:
            self._out_of_sight.let_be()
            self._leave()

    def _wait_for_saving(self, inside: "Inside") -> None:
        door = NotKeptDoor()
        door.again.clicked.connect(lambda: self.lock(inside))
        door.back.clicked.connect(lambda: self._show_words_again(inside))
        self._show(door)
        door.again.setFocus()

    def _show_words_again(self, inside: "Inside") -> None:
        self._show(inside)
        self._out_of_sight.show_again()
