"""Closes a window as a person does who waits until it has kept its backup."""

from PySide6.QtCore import QDeadlineTimer, QThread
from PySide6.QtWidgets import QApplication

from coprod_desktop.ui.window import Window

PATIENCE_MS = 10_000


def leave(window: Window) -> None:
    """For `before_close_func`: whoever deletes a window at once would leave its store open."""
    window.close()
    until = QDeadlineTimer(PATIENCE_MS)
    while window.store is not None and not until.hasExpired():
        QApplication.processEvents()
        QThread.msleep(5)
