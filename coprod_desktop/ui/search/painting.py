"""How a result is drawn: a mark, the words with what was typed standing out, and below where and when."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter

from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.ui import theme
from coprod_desktop.ui.screens.person_words import joined
from coprod_desktop.ui.search.model import Row, name_line, stage_words, statement_line
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.person_mark import initials
from coprod_desktop.ui.widgets.tags import Tag, paint_tag, tag_size
from coprod_desktop.ui.widgets.voice_mark import paint_initials, paint_voice
from coprod_desktop.work.found_rows import NameRow, Part

PAD, MARK, BESIDE = 12, 28, 160
"""Pixels at 100 % round a result, of the mark before it, and the least for words beside tags."""


def row_height(row: Row, width: float, with_person: bool) -> int:
    """The height of a result in `width` pixels."""
    room = _room(width)
    words = _words(row, room).size.height()
    under = _under(row, room, with_person)
    return max(ceil(words + under), theme.px(MARK), theme.space("target")) + 2 * theme.gap(PAD)


def paint_row(painter: QPainter, rect: QRectF, row: Row, with_person: bool, ground: str) -> None:
    """Draw a result into `rect`, whose ground is drawn already; `ground` is the colour of a person's disc."""
    pad, size = theme.gap(PAD), theme.px(MARK)
    box = QRectF(rect.left() + pad, rect.top() + pad, size, size)
    if isinstance(row, NameRow):
        paint_initials(painter, box, initials(row.words), ground)
    else:
        paint_voice(painter, box, row.voice.initial, row.voice.place)
    left, room = box.right() + pad, _room(rect.width())
    words = _words(row, room)
    words.paint(painter, QPointF(left, rect.top() + pad), theme.colour("ink"))
    _paint_under(painter, QPointF(left, rect.top() + pad + words.size.height()), row, room, with_person)


def _room(width: float) -> float:
    return width - 3 * theme.gap(PAD) - theme.px(MARK)


def _words(row: Row, room: float) -> typeset.Block:
    before = "" if isinstance(row, NameRow) else f"{row.voice.name}: "
    return typeset.block(before + row.words, theme.font("body"), room, marked=_hits(row.parts, len(before)))


def _hits(parts: Sequence[Part], at: int) -> list[tuple[int, int]]:
    """Where the hits stand, counted as Qt does: a sign outside the basic plane is two."""
    found = []
    for text, is_hit in parts:
        length = len(text.encode("utf-16-le")) // 2
        if is_hit:
            found.append((at, length))
        at += length
    return found


def _tags(row: Row) -> list[Tag]:
    if isinstance(row, NameRow):
        return []
    stage = STAGE.get(row.stage)
    shown = [Tag(stage_words(row), stage.shape, stage.colour)] if stage else []
    return [*shown, *(Tag(mark) for mark in row.marks)]


def _line(row: Row, with_person: bool) -> str:
    if isinstance(row, NameRow):
        return name_line(row)
    said_already = {stage_words(row), *row.marks}
    return joined(one for one in statement_line(row, with_person) if one not in said_already)


def _sizes(row: Row, room: float) -> list[QSize]:
    return [tag_size(tag, room) for tag in _tags(row)]


def _beside(sizes: Sequence[QSize], room: float) -> float:
    """The width left for words behind the tags; all of it when they have to stand below."""
    used = sum(size.width() + theme.gap(8) for size in sizes)
    return room - used if room - used >= theme.px(BESIDE) else room


def _small(row: Row, room: float, with_person: bool) -> typeset.Block:
    return typeset.block(_line(row, with_person), theme.font("small", QFont.Weight.Normal), room)


def _under(row: Row, room: float, with_person: bool) -> float:
    sizes = _sizes(row, room)
    width = _beside(sizes, room)
    line = _small(row, width, with_person).size.height()
    highest = max((size.height() for size in sizes), default=0)
    if width < room or not sizes:
        return theme.gap(4) + max(line, highest)
    return theme.gap(4) + sum(size.height() + theme.gap(4) for size in sizes) + line


def _paint_under(painter: QPainter, at: QPointF, row: Row, room: float, with_person: bool) -> None:
    sizes = _sizes(row, room)
    width = _beside(sizes, room)
    line = _small(row, width, with_person)
    side_by_side = width < room
    left, top = at.x(), at.y() + theme.gap(4)
    for tag, size in zip(_tags(row), sizes, strict=True):
        paint_tag(painter, QRectF(left, top, size.width(), size.height()), tag)
        if side_by_side:
            left += size.width() + theme.gap(8)
        else:
            top += size.height() + theme.gap(4)
    if side_by_side:
        top += max(0.0, (max(size.height() for size in sizes) - line.size.height()) / 2)
    line.paint(painter, QPointF(left, top), theme.colour("ink2"))
