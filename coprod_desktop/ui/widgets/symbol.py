"""Our own pictures on the screen, sharp at any scaling."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from coprod_desktop.summaries import symbols


@lru_cache(maxsize=512)
def symbol_pixmap(symbol_id: str, pixels: int, ratio: float) -> QPixmap:
    """A picture on a clear ground, `pixels` wide and high for a screen of `ratio` device pixels to each.

    KeyError when there is no such picture.
    """
    across = max(1, round(pixels * ratio))
    made = QPixmap(across, across)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(symbols.svg(symbol_id))).render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
