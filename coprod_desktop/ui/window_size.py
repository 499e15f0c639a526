"""How large a window is and where: as last time, or the usual size, and never larger than its screen."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

from coprod_desktop import settings

USUAL, LEAST, FRAME = QSize(1366, 768), QSize(1024, 640), 40


def place(window: QWidget) -> None:
    """Where it was last time, or the usual size; never larger than the screen."""
    room = window.screen().availableSize()
    window.setMinimumSize(LEAST.boundedTo(room))
    window.resize(USUAL.boundedTo(room))
    window.restoreGeometry(QByteArray.fromBase64(settings.load().window.encode()))


def show_whole(window: QWidget) -> None:
    """Show it, on a small screen over all of it: a frame comes on top of any size and would push buttons out."""
    room = window.screen().availableSize() - QSize(FRAME, FRAME)
    if window.width() > room.width() or window.height() > room.height():
        window.showMaximized()
    else:
        window.show()
