"""Makes a backup by itself a moment after unlocking, without a word unless it fails; says what a restore did."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from coprod_desktop.errors import AppError
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.task import run_task
from coprod_desktop.work import backing_up
from coprod_desktop.work.backing_up import BackupRow, Going

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

A_MOMENT = 3000
"""Milliseconds after unlocking: the first screen comes first."""


class ByItself(QObject):
    """One for each time a store is open. `stop` before it is closed."""

    def __init__(self, owner: QObject, desk: Desk) -> None:
        super().__init__(owner)
        self._desk, self._going = desk, Going()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.begin)
        self._clock.start(A_MOMENT)
        if told := backing_up.just_put_back(desk.store):
            desk.tell(told)

    def begin(self) -> None:
        """Make one, if something changed since the last one."""
        store, going = self._desk.store, self._going
        if is_due(store):
            work = partial(backing_up.back_up, store, going)
            run_task(
                self, work, _done, self._failed, may_be_cut_off=True
            )  # half a one is swept the next time

    def stop(self) -> None:
        """Begin no more, and leave what is under way."""
        self._clock.stop()
        self._going.stop()

    def _failed(self, error: AppError) -> None:
        if not isinstance(error, backing_up.StoppedError):
            self._desk.tell_problem(error)


def is_due(store: "Store") -> bool:
    """Whether a backup is to be made now; a disk that can't be read is found out by trying."""
    try:
        return backing_up.is_due(store)
    except OSError:
        return True


def _done(_row: BackupRow) -> None:
    """It stands in the list."""
