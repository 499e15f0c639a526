"""Run in a process of its own: types a passphrase at our door as people do, and tells when the list was painted."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

PAUSE = 200
"""Milliseconds between two letters."""


class Typing(QObject):
    """Types once the door takes keys; then waits for the first paint of the list of people."""

    def __init__(self, app: QApplication, passphrase: str) -> None:
        super().__init__(app)
        self._left, self._entered = list(passphrase), 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        self._timer.start(PAUSE)
        app.installEventFilter(self)

    def _next(self) -> None:
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit):
            return
        QTest.keyClicks(field, self._left.pop(0))
        if not self._left:
            self._timer.stop()
            self._entered = time.monotonic()
            QTest.keyClick(field, Qt.Key.Key_Return)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list with its rows, once it is on its way to the screen."""
        if self._entered and event.type() == QEvent.Type.Paint and _is_list(watched):
            QTimer.singleShot(0, self._tell)
            self._of = watched
        return False

    def _tell(self) -> None:
        told = {"took": (time.monotonic() - self._entered) * 1000, "resident": resident()}
        print(json.dumps(told), flush=True)
        time.sleep(60)


def _is_list(watched: QObject) -> bool:
    from coprod_desktop.ui.widgets.table import Table

    above = watched.parent()
    return isinstance(above, Table) and above.isVisible()


def resident() -> float:
    """Megabytes of memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    """The program itself, with hands."""
    from coprod_desktop import app
    from tests.conftest import PASSPHRASE

    made = app.make_app

    def with_hands() -> QApplication:
        application = made()
        Typing(application, PASSPHRASE)
        return application

    app.make_app = with_hands
    return app.main(["--store", sys.argv[1]])


if __name__ == "__main__":
    sys.exit(main())
