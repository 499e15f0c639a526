"""How words and cells of the matrix are set: broken into lines once a width, measured and drawn from that."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.together.sharing.cells import Cell
from coprod_desktop.ui.together.sharing.lines import Line
from coprod_desktop.ui.together.sharing.model import Model
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.tags import Tag, paint_tag, tag_size, tone_ink
from coprod_desktop.ui.widgets.voice_mark import paint_voice

BOX, DISC, MARK, EDGE, SIDE = 22, 20, 14, 10, 8
"""Pixels at 100 %: box of a mark, disc of a voice, mark of a cell, space above a row and beside a cell."""
_BOLD = QFont.Weight.Bold


class Setting:
    """Text set once for each width; `forget` when the text size changes."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[str, str, int, bool], typeset.Block] = {}

    def forget(self) -> None:
        """Everything has to be set again."""
        self._blocks.clear()

    def block(self, words: str, font: str, width: float, *, bold: bool = False) -> typeset.Block:
        """These words in a named text height, broken to `width` pixels."""
        key = (words, font, int(width), bold)
        if key not in self._blocks:
            way = (
                Qt.AlignmentFlag.AlignRight
                if typeset.reads_right_to_left(words)
                else Qt.AlignmentFlag.AlignLeft
            )
            self._blocks[key] = typeset.block(words, _font(font, bold), int(width), way)
        return self._blocks[key]


@dataclass(frozen=True)
class Words:
    """The words of a line with whose they are beneath, in a given width."""

    setting: Setting
    line: Line
    width: float
    boxed: bool

    def height(self) -> int:
        """What they need, with the space around."""
        inside = self._said().size.height()
        if self.line.one is not None:
            inside += theme.gap(4) + self._foot_height()
        return max(theme.space("target"), ceil(inside) + 2 * theme.gap(EDGE))

    def paint(self, painter: QPainter, rect: QRectF, *, marked: bool) -> None:
        """From the top, so that words and cells of a row begin on one line."""
        top = rect.top() + theme.gap(EDGE)
        if self.line.one is not None and self.boxed and self.line.open:
            box = QRectF(rect.left() + theme.gap(EDGE), top, theme.px(BOX), theme.px(BOX))
            icons.paint(
                painter, box, "box-on" if marked else "box", theme.colour("brand" if marked else "line2")
            )
        at = QPointF(rect.left() + self._left(), top)
        said = self._said()
        if self.line.one is None:
            at.setY(rect.center().y() - said.size.height() / 2)
        said.paint(painter, at, theme.colour("ink"))
        if self.line.one is not None:
            self._paint_foot(painter, QPointF(at.x(), top + said.size.height() + theme.gap(4)))

    def _left(self) -> float:
        heading = self.line.one is None or not self.boxed
        return theme.gap(EDGE) + (0 if heading else theme.px(BOX) + theme.gap(8))

    def _room(self) -> float:
        return self.width - self._left() - theme.gap(EDGE)

    def _said(self) -> typeset.Block:
        if self.line.one is None:
            return self.setting.block(self.line.words, "subheading", self._room(), bold=True)
        return self.setting.block(self.line.words, "body", self._room())

    def _foot(self) -> list[typeset.Block]:
        one = self.line.one
        assert one is not None
        room = self._room() - theme.px(DISC) - theme.px(6)
        parts = [self.setting.block(one.voice.name, "small", room, bold=True)]
        if self.line.decided:
            parts.append(self.setting.block(self.line.decided, "small", room))
        return parts

    def _waits(self) -> Tag | None:
        return Tag(self.line.waits, "○", "amber") if self.line.waits else None

    def _beside(self, blocks: list[typeset.Block]) -> bool:
        """Whether name and decider have room on one line."""
        used = sum(block.size.width() for block in blocks) + theme.px(DISC + 6 + 10)
        return len(blocks) == 2 and used <= self._room()

    def _foot_height(self) -> float:
        blocks, waits = self._foot(), self._waits()
        heights = [block.size.height() for block in blocks]
        lines = max(heights) if self._beside(blocks) else sum(heights)
        tag = tag_size(waits, self._room()).height() + theme.gap(4) if waits else 0
        return max(theme.px(DISC), lines) + tag

    def _paint_foot(self, painter: QPainter, at: QPointF) -> None:
        one, blocks = self.line.one, self._foot()
        assert one is not None
        disc = theme.px(DISC)
        paint_voice(painter, QRectF(at.x(), at.y(), disc, disc), one.voice.initial, one.voice.place)
        left, top = at.x() + disc + theme.px(6), at.y()
        blocks[0].paint(painter, QPointF(left, top), theme.voice(one.voice.place).colour)
        if len(blocks) == 2:
            beside = self._beside(blocks)
            across = left + (blocks[0].size.width() + theme.px(10) if beside else 0)
            down = top if beside else top + blocks[0].size.height()
            blocks[1].paint(painter, QPointF(across, down), theme.colour("ink2"))
        self._paint_waits(painter, at)

    def _paint_waits(self, painter: QPainter, at: QPointF) -> None:
        waits = self._waits()
        if waits is not None:
            size = tag_size(waits, self._room())
            top = at.y() + self._foot_height() - size.height()
            paint_tag(painter, QRectF(at.x(), top, size.width(), size.height()), waits)


def cell_height(setting: Setting, cell: Cell, width: float) -> int:
    """The height a cell needs, with the space around."""
    lines = sum(block.size.height() for block in _cell_blocks(setting, cell, width))
    return ceil(max(lines, theme.px(MARK)) + _lower(setting)) + 2 * theme.gap(EDGE)


def paint_cell(painter: QPainter, setting: Setting, rect: QRectF, cell: Cell) -> None:
    """The mark, and its words beside it."""
    if not cell.mark:
        return
    ink = tone_ink(cell.tone)
    top, left = rect.top() + theme.gap(EDGE) + _lower(setting), rect.left() + theme.gap(SIDE)
    size = theme.px(MARK)
    blocks = _cell_blocks(setting, cell, rect.width())
    middle = top + blocks[0].layout.lineAt(0).height() / 2
    icons.paint(painter, QRectF(left, middle - size / 2, size, size), cell.mark, ink)
    for block in blocks:
        block.paint(painter, QPointF(left + _beside_mark(), top), ink)
        top += block.size.height()


def least_cell(cell: Cell, longest: dict[str, float]) -> float:
    """The width at which no word of a cell is broken; `longest` keeps what was measured."""
    for line in cell.lines:
        if line not in longest:
            longest[line] = typeset.longest_word(line, _font("small", False), theme.px(150))
    words = max((longest[line] for line in cell.lines), default=0.0)
    return words + _beside_mark() + 2 * theme.gap(SIDE) + 2


def paint_ground(painter: QPainter, rect: QRectF, model: Model, row: int) -> None:
    """Headings and marked rows stand on grounds of their own."""
    line = model.lines[row]
    ground = "tag" if line.one is None else "brand-soft" if line.id in model.marks else "card"
    painter.fillRect(rect, theme.colour(ground))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))


def paint_ring(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    """Where the keyboard is."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 3))
    painter.drawRect(rect.adjusted(2.5, 2.5, -2.5, -2.5))


def _cell_blocks(setting: Setting, cell: Cell, width: float) -> list[typeset.Block]:
    room = width - _beside_mark() - 2 * theme.gap(SIDE)
    return [setting.block(line, "small", room) for line in cell.lines]


def _lower(setting: Setting) -> float:
    """How much lower the smaller letters of a cell begin, to stand beside the first line of the words."""
    words, cell = (setting.block("Ag", name, typeset.NO_LIMIT) for name in ("body", "small"))
    return (words.size.height() - cell.size.height()) / 2


def _beside_mark() -> int:
    return theme.px(MARK) + theme.px(6)


def _font(name: str, bold: bool) -> QFont:
    return theme.font(name, _BOLD if bold else QFont.Weight.Normal)
