"""What Windows tells by messages: the session is locked or left, the laptop goes to sleep. Not tried here."""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

_SESSION_CHANGED, _POWER = 0x02B1, 0x0218
AWAY = frozenset(
    {
        (_SESSION_CHANGED, 0x2),  # another user took the console
        (_SESSION_CHANGED, 0x4),  # the remote session was left
        (_SESSION_CHANGED, 0x6),  # logged off
        (_SESSION_CHANGED, 0x7),  # locked
        (_POWER, 0x4),  # about to sleep
    }
)
"""(message, first parameter): WM_WTSSESSION_CHANGE and WM_POWERBROADCAST."""

_THIS_SESSION = 0


class WindowsWatch(QObject):
    """Watches the messages that come to the window."""

    def __init__(self, parent: QObject, on_away: Callable[[], None]) -> None:
        super().__init__(parent)
        self.messages = _Messages(on_away)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self.messages)
        if sys.platform == "win32" and isinstance(parent, QWidget):
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(parent.winId()), _THIS_SESSION)


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, on_away: Callable[[], None]) -> None:
        super().__init__()
        self._on_away = on_away

    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Only looks: every message goes on to the window."""
        if said(int(message)) in AWAY:
            self._on_away()
        return False, 0


class Message(ctypes.Structure):
    """The beginning of the MSG of Windows."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("number", ctypes.c_uint),
        ("first", ctypes.c_size_t),
        ("second", ctypes.c_ssize_t),
    )


def said(address: int) -> tuple[int, int]:
    """Which message it is, and its first parameter."""
    message = Message.from_address(address)
    return message.number, message.first
