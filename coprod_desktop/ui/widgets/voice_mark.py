"""How a voice is drawn everywhere: its initial in its colour, in a mark that changes once colours repeat."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from coprod_desktop.ui import theme

_FILLED = {"disc", "square"}
_ROUND = {"disc", "ring"}


def paint_voice(painter: QPainter, rect: QRectF, initial: str, index: int) -> None:
    """Draw the mark of the index-th voice (from 0) with its initial into a square `rect`."""
    voice = theme.voice(index)
    filled = voice.mark in _FILLED
    _paint_shape(painter, rect, voice.colour, filled, voice.mark in _ROUND)
    _paint_initial(painter, rect, initial, theme.colour("card") if filled else voice.colour)


def paint_initials(painter: QPainter, rect: QRectF, initials: str, ground: str = "brand-soft") -> None:
    """Draw a person's initials on a soft disc."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawEllipse(rect)
    _paint_initial(painter, rect, initials, theme.colour("brand-ink"), share=0.4)


def _paint_shape(painter: QPainter, rect: QRectF, ink: QColor, filled: bool, is_round: bool) -> None:
    pen_width = max(2.0, rect.width() / 10)
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(ink, pen_width))
    painter.setBrush(ink if filled else theme.colour("card"))
    box = rect if filled else rect.adjusted(pen_width / 2, pen_width / 2, -pen_width / 2, -pen_width / 2)
    corner = box.width() / 2 if is_round else box.width() / 5
    painter.drawRoundedRect(box, corner, corner)


def _paint_initial(painter: QPainter, rect: QRectF, letters: str, ink: QColor, share: float = 0.58) -> None:
    font = QFont(theme.font("small", QFont.Weight.Bold))
    font.setPixelSize(max(8, round(rect.height() * share)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, letters)
