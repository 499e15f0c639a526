"""A second start of the same store brings the first window forward and ends: two windows can't share a store.

Loaded after the first paint, or when somebody seems to be there already: see `meeting`.
"""

import ctypes
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from coprod_desktop.ui.meeting import meeting_place

RAISE, RAISED = b"raise\n", b"raised\n"
"""All that is ever asked, and all that is ever answered."""

WAIT_MS = 2000


class FirstWindow(QObject):
    """Answers for the one store at whose door, or in which, a window is. `raise_asked` by a second start."""

    raise_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def answer_for(self, folder: Path | None) -> None:
        """From now on for this store; None: for none. Where the system forbids it, there will be two windows."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if folder is not None:
            self._server = server = QLocalServer(self)
            server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            server.newConnection.connect(self._come)
            name = meeting_place(folder)
            if not server.listen(name):  # what a crash left behind: nobody answered there a moment ago
                QLocalServer.removeServer(name)
                server.listen(name)

    def _come(self) -> None:
        assert self._server is not None
        caller = self._server.nextPendingConnection()
        caller.disconnected.connect(caller.deleteLater)
        caller.readyRead.connect(lambda: self._hear(caller))
        if caller.bytesAvailable():
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if caller.read(len(RAISE)).data() == RAISE:
            caller.write(RAISED)
            self.raise_asked.emit()
        caller.disconnectFromServer()


def raise_first(folder: Path) -> bool:
    """Whether a window of this store was there, and comes forward. Takes at most two seconds, mostly none."""
    caller = QLocalSocket()
    caller.connectToServer(meeting_place(folder))
    if not caller.waitForConnected(WAIT_MS):
        return False
    _let_it_come_forward()
    caller.write(RAISE)
    answered = caller.waitForReadyRead(WAIT_MS)
    return answered and caller.readAll().data() == RAISED


def _let_it_come_forward() -> None:
    """Windows lets only the program that was just started put a window in front; it may pass that on."""
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
