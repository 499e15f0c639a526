"""A place to sign: drawn by finger, pen or mouse, or typed; never required."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.buttons import SmallButton
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.group import Group
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Small
from coprod_desktop.ui.widgets.typed_fields import TextField

PAPER = QSize(640, 180)
"""Pixels of the picture that is kept, whatever the size on screen."""


class _Sheet(QWidget):
    """Takes the strokes; kept as shares of its size, so that another text size doesn't bend them."""

    drawn = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.strokes: list[list[QPointF]] = []
        self.setAccessibleName(f"{name}: place to sign by hand")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def sizeHint(self) -> QSize:
        return QSize(theme.gap(420), theme.gap(118))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.gap(220), theme.gap(118))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.strokes.append([self._share(event)])
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.strokes:
            self.strokes[-1].append(self._share(event))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line2"), 2))
        painter.setBrush(theme.colour("card"))
        corner = theme.radius("button")
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), corner, corner)
        base = round(self.height() * 0.75)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(theme.gap(20), base, self.width() - theme.gap(20), base)
        draw(painter, self.strokes, self.size(), theme.px(2))
        painter.end()

    def _share(self, event: QMouseEvent) -> QPointF:
        at = event.position()
        return QPointF(at.x() / max(1, self.width()), at.y() / max(1, self.height()))


class SignaturePad(Group):
    """Draw or type a signature. `changed` after each stroke or letter; `clear` empties both."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(f"Signature of {name}", parent)
        self.sheet = _Sheet(name)
        self.typed = TextField("Or type your name instead")
        self.wipe = SmallButton("Clear", name=f"Clear the signature of {name}")
        self.wipe.clicked.connect(self.clear)
        self.sheet.drawn.connect(self.changed)
        self.typed.changed.connect(self.changed)
        foot = QWidget()
        flow = FlowLayout(foot, Small("You don’t have to sign."), space=12)
        flow.add_spring()
        flow.addWidget(self.wipe)
        Column(self, self.sheet, foot, self.typed, space=6)

    def name(self) -> str:
        """The typed signature, or ""."""
        return self.typed.value()

    def is_empty(self) -> bool:
        """Whether nothing is drawn and nothing typed."""
        return not self.sheet.strokes and not self.name()

    def clear(self) -> None:
        """Take it all back."""
        self.sheet.strokes.clear()
        self.sheet.update()
        self.typed.set_value("")
        self.changed.emit()

    def png(self) -> bytes:
        """The drawn signature as a PNG of `PAPER` size, dark on white; empty bytes when nothing is drawn."""
        if not self.sheet.strokes:
            return b""
        image = QImage(PAPER, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, self.sheet.strokes, PAPER, 3)
        painter.end()
        return _as_png(image)


def draw(painter: QPainter, strokes: list[list[QPointF]], size: QSize, thick: float) -> None:
    """Draw strokes (points as shares of width and height) into a space of `size`."""
    pen = QPen(theme.colour("ink"), thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        points = [QPointF(point.x() * size.width(), point.y() * size.height()) for point in stroke]
        path = QPainterPath(points[0])
        for point in points[1:] or [points[0] + QPointF(0.1, 0.1)]:
            path.lineTo(point)
        painter.drawPath(path)


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
