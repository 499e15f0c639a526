"""A person's photo on a disc, or their initials where there is no photo."""

from math import ceil
from unicodedata import combining

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.voice_mark import paint_initials


def initials(name: str) -> str:
    """The first letters of the first and the last name, in any script; "?" without a name."""
    parts = name.split()
    chosen = parts[:1] + parts[-1:] if len(parts) > 1 else parts
    return "".join(_first_letter(part) for part in chosen) or "?"


def _first_letter(part: str) -> str:
    """One letter with the marks that belong to it."""
    end = next((at for at, sign in enumerate(part[1:], 1) if not combining(sign)), len(part))
    return part[:end].upper()[:2]


class PersonMark(QWidget):
    """Only repeats what a name beside it says. `size` is in pixels at 100 %."""

    def __init__(self, name: str, photo: bytes | None, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_person(name, photo)

    def set_person(self, name: str, photo: bytes | None) -> None:
        """Show somebody else, or another photo."""
        self._initials, self._photo = initials(name), QPixmap()
        if photo:
            self._photo.loadFromData(photo)
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The middle of the photo in a circle, or the initials."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        if self._photo.isNull():
            paint_initials(painter, box, self._initials)
        else:
            _paint_round(painter, box, self._photo)
        painter.end()


def _paint_round(painter: QPainter, box: QRectF, photo: QPixmap) -> None:
    path = QPainterPath()
    path.addEllipse(box)
    painter.setClipPath(path)
    across = ceil(min(photo.width(), photo.height()))
    middle = QRectF((photo.width() - across) / 2, (photo.height() - across) / 2, across, across)
    painter.drawPixmap(box, photo, middle)
