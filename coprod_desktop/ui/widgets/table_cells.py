"""The cells of a table: what they show, the room they need, and how they are drawn in a line or in a stack."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.tags import Tag, paint_tag, tag_size
from coprod_desktop.ui.widgets.voice_mark import paint_initials, paint_voice

DISC, DOT = 40, 22
"""Pixels at 100 % of a person's initials and of a voice."""


@dataclass(frozen=True)
class Column:
    """A column's heading, and its share of the width. `widest` are words of its cells that never break in two."""

    title: str
    share: int = 1
    widest: str = ""


@dataclass(frozen=True)
class Cell:
    """What a cell shows: words, a second line, initials on a disc, voices (initial, place), or a tag instead."""

    text: str = ""
    second: str = ""
    initials: str = ""
    voices: tuple[tuple[str, int], ...] = ()
    tag: Tag | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not (self.text or self.second or self.voices or self.tag)

    def said(self) -> str:
        """What a screen reader says."""
        parts = (self.text, self.tag.text if self.tag else "", self.second)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Line:
    """A row: its lasting id and one cell per column."""

    id: str
    cells: tuple[Cell, ...]


def cell_height(cell: Cell, width: float) -> int:
    """The height a cell needs in `width` pixels, without padding."""
    if cell.tag:
        return tag_size(cell.tag, width).height()
    room = width - _beside(cell, width)
    words = _words_height(cell, room)
    return max(ceil(words), theme.px(DISC) if cell.initials else 0, theme.px(DOT) if cell.voices else 0)


def paint_cell(painter: QPainter, room: QRectF, cell: Cell, *, ground: str = "brand-soft") -> None:
    """Draw a cell, its middle in the middle of `room`. `ground` is the colour of a disc."""
    if cell.tag:
        size = tag_size(cell.tag, room.width())
        top = room.center().y() - size.height() / 2
        paint_tag(painter, QRectF(room.left(), top, size.width(), size.height()), cell.tag)
        return
    if cell.initials:
        disc = theme.px(DISC)
        box = QRectF(room.left(), room.center().y() - disc / 2, disc, disc)
        paint_initials(painter, box, cell.initials, ground)
    _paint_voices(painter, room, cell)
    _paint_words(painter, room.adjusted(_beside(cell, room.width()), 0, 0, 0), cell)


def stack_height(cells: Sequence[Cell], columns: Sequence[Column], width: float) -> int:
    """The height of a whole row in one column, for text too big for columns."""
    return ceil(_stack(cells, columns, width)[-1][1].bottom())


def paint_stack(
    painter: QPainter, room: QRectF, cells: Sequence[Cell], columns: Sequence[Column], ground: str
) -> None:
    """Draw a whole row in one column: the first cell, then each other cell that holds something behind its heading."""
    for cell, at, heading in _stack(cells, columns, room.width()):
        box = at.translated(room.topLeft())
        if not heading:
            paint_cell(painter, box, cell, ground=ground)
            continue
        title = _title(heading)
        title.paint(
            painter, QPointF(box.left(), box.center().y() - title.size.height() / 2), theme.colour("ink2")
        )
        paint_cell(painter, box.adjusted(title.size.width() + theme.px(8), 0, 0, 0), cell)


def heading_fits(columns: Sequence[Column], width: float) -> bool:
    """Whether what can't break fits each column, the sign that there is room for columns at all."""
    shares = sum(column.share for column in columns)
    pads = 2 * theme.space("cell") + theme.px(4)
    return all(_least(c) + pads <= width * c.share / shares for c in columns)


def widths(columns: Sequence[Column], width: int) -> list[int]:
    """The pixels of each column; together they are all of `width`."""
    shares = sum(column.share for column in columns)
    ends = [width * sum(c.share for c in columns[: at + 1]) // shares for at in range(len(columns))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _least(column: Column) -> float:
    widest = typeset.block(column.widest, theme.font("body")).size.width() if column.widest else 0
    return max(_title(column.title).size.width(), widest)


def _stack(cells: Sequence[Cell], columns: Sequence[Column], width: float) -> list[tuple[Cell, QRectF, str]]:
    placed = [(cells[0], QRectF(0, 0, width, cell_height(cells[0], width)), "")]
    for cell, column in list(zip(cells, columns, strict=True))[1:]:
        if cell.is_empty:
            continue
        beside = _title(column.title).size.width() + theme.px(8)
        high = max(cell_height(cell, width - beside), _title(column.title).size.height())
        placed.append((cell, QRectF(0, placed[-1][1].bottom() + theme.gap(6), width, high), column.title))
    return placed


def _title(words: str) -> typeset.Block:
    return typeset.block(words, theme.font("small", QFont.Weight.Bold))


def _first(cell: Cell, width: float) -> typeset.Block:
    weight = QFont.Weight.Bold if cell.initials else QFont.Weight.Normal
    return typeset.block(cell.text, theme.font("body", weight), width)


def _words_height(cell: Cell, width: float) -> float:
    first = _first(cell, width).size.height() if cell.text else 0
    return first + (_second(cell, width).size.height() if cell.second else 0)


def _second(cell: Cell, width: float) -> typeset.Block:
    return typeset.block(cell.second, theme.font("small"), width)


def _beside(cell: Cell, width: float) -> int:
    disc = theme.px(DISC) + theme.gap(12) if cell.initials else 0
    return disc + (len(_shown_voices(cell, width)) * theme.px(DOT + 4) + theme.px(4) if cell.voices else 0)


def _shown_voices(cell: Cell, width: float) -> tuple[tuple[str, int], ...]:
    """As many marks as leave room for the number behind them."""
    return cell.voices[: max(0, int((width - theme.px(28)) // theme.px(DOT + 4)))]


def _paint_voices(painter: QPainter, room: QRectF, cell: Cell) -> None:
    size = theme.px(DOT)
    box = QRectF(room.left(), room.center().y() - size / 2, size, size)
    for initial, place in _shown_voices(cell, room.width()):
        paint_voice(painter, box, initial, place)
        box.translate(size + theme.px(4), 0)


def _paint_words(painter: QPainter, room: QRectF, cell: Cell) -> None:
    top = room.center().y() - _words_height(cell, room.width()) / 2
    if cell.text:
        first = _first(cell, room.width())
        first.paint(painter, QPointF(room.left(), top), theme.colour("ink"))
        top += first.size.height()
    if cell.second:
        _second(cell, room.width()).paint(painter, QPointF(room.left(), top), theme.colour("ink2"))
