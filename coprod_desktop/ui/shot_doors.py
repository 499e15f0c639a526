"""What is done at a door before it is pictured, and the patience that pictures need."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QThread
from PySide6.QtWidgets import QApplication

from coprod_desktop.ui.doors.first_run import NewStoreDoor
from coprod_desktop.ui.doors.recovery import RecoveryKeyDoor
from coprod_desktop.ui.doors.recovery_sheet import KeyOnPaperDoor
from coprod_desktop.ui.doors.unlock import UnlockDoor
from coprod_desktop.work.backing_up import HERE, BackupRow

KEY = "7QF2-KD4M-X9TA-3HRV-P6WE-8JNC-2YLB-5GUS-4ZVD"
"""Looks like a recovery key and opens nothing."""
PATIENCE_MS = 8000


def wait(ready: Callable[[], bool]) -> None:
    """Let the program work until it is ready, or patience ends."""
    until = QDeadlineTimer(PATIENCE_MS)
    while not ready() and not until.hasExpired():
        QApplication.processEvents()
        QThread.msleep(5)  # a loop that never rests keeps the workers from working


def type_weak(door: NewStoreDoor) -> None:
    """A passphrase that is too easy, and what is said about it."""
    door.name.set_value("Ruth Adeyemi")
    door.fields.first.line.setText("ruth2026")
    door.fields.again.line.setText("ruth2026")
    door.make()
    wait(lambda: bool(door.fields.first.error.text()))


def unlock_wrong(door: UnlockDoor) -> None:
    """A passphrase that doesn't fit."""
    door.field.line.setText("winter lantern ferry")
    door.unlock()
    wait(door.inside.isEnabled)


def damaged(door: UnlockDoor) -> None:
    """The store is damaged, and a backup is offered."""
    door.field.set_error("The file data.db of this store is damaged. Your key is right. Nothing was changed.")
    made = datetime(2026, 11, 27, 16, 40, tzinfo=UTC)
    door.offer.show_backup(BackupRow(Path("coprod.backup"), made, 0, HERE))


def type_key_back(door: KeyOnPaperDoor) -> None:
    """The recovery key is on paper now; a slip in typing it."""
    door.paper.written.click()
    door.paper.field.set_value("7QF2-KD4M")
    door.paper.check()


def slip_in_key(door: RecoveryKeyDoor) -> None:
    """A recovery key with a slip of typing."""
    door.field.set_value("7QF2-KD4M-X9TA")
    door.go_on()
    wait(door.inside.isEnabled)
