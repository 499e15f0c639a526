"""Breaks and draws plain text the same way for every widget, so that nothing is clipped at any text size."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

NO_LIMIT = 100_000.0
Marks = tuple[tuple[int, int], ...]
_STRONG = {"L", "R", "AL"}


def font_changed(event: QEvent) -> bool:
    """Whether a widget that paints its own words has to measure them again."""
    return event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Block(NamedTuple):
    """Text broken into lines: `size` is the room it fills."""

    layout: QTextLayout
    size: QSizeF

    def paint(self, painter: QPainter, at: QPointF, ink: QColor) -> None:
        """Draw the lines with their top left corner at `at`."""
        painter.setPen(ink)
        self.layout.draw(painter, at)


def block(
    words: str,
    font: QFont,
    width: float = NO_LIMIT,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    marked: Sequence[tuple[int, int]] = (),
) -> Block:
    """Break plain text to `width` pixels: between words, and inside one only when it is wider than the line.

    `marked` are (from, length) of what stands out: bold and underlined, so not by colour alone.
    The last few hundred are kept: layouts ask for the same many times before a window stands, and paint it then.
    """
    key = words, font.key(), max(width, 1.0), align, tuple(marked)
    made = _kept.get(key)
    if made is None:
        made = _kept[key] = _broken(words, font, key[2], align, key[4])
        if len(_kept) > _MOST_KEPT:
            del _kept[next(iter(_kept))]
    return made


_MOST_KEPT = 600
_kept: dict[tuple[str, str, float, Qt.AlignmentFlag, Marks], Block] = {}
"""The oldest first."""


def _broken(words: str, font: QFont, width: float, align: Qt.AlignmentFlag, marked: Marks) -> Block:
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats([_standing_out(at, length) for at, length in marked])
    return Block(layout, _set_lines(layout, QFontMetricsF(font), width))


def _standing_out(at: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = at, length
    made.format = QTextCharFormat()
    made.format.setFontWeight(QFont.Weight.Bold)
    made.format.setFontUnderline(True)
    return made


def reads_right_to_left(words: str) -> bool:
    """Whether the first letter with a direction belongs to a script such as Arabic or Hebrew."""
    directions = (unicodedata.bidirectional(letter) for letter in words)
    return next((way for way in directions if way in _STRONG), "L") != "L"


def longest_word(words: str, font: QFont, limit: float) -> float:
    """The width of the widest word, at most `limit`: what a narrow widget still has to show in one piece."""
    metrics = QFontMetricsF(font)
    return min(limit, max((metrics.horizontalAdvance(word) for word in words.split()), default=0.0))


def _set_lines(layout: QTextLayout, metrics: QFontMetricsF, width: float) -> QSizeF:
    height = widest = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += max(line.height(), metrics.height())
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return QSizeF(widest, max(height, metrics.height()))
