"""What a cell or a row's head shows side by side, measured once for a width and drawn many times."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.tags import Tag, paint_tag, tag_size

GAP, EDGE, PAD_ACROSS, PAD_DOWN = 6, 6, 12, 8
"""Pixels at 100 %: between cards and round a cell, the coloured edge, and what is round the words of a card."""


@dataclass(frozen=True)
class CardWords:
    """One statement in a cell: its words in quotation marks, and what stands under them in small letters."""

    words: str
    note: str = ""
    differs: bool = False


@dataclass(frozen=True)
class CellWords:
    """A cell: its cards in the colour of a voice, or why there are none. `said` is for a screen reader."""

    cards: tuple[CardWords, ...] = ()
    empty: str = ""
    voice: int = 0
    talk: str = ""

    def said(self) -> str:
        """Everything in it, in words."""
        told = [f"{card.words} {card.note}".strip() for card in self.cards]
        return ". ".join([*told, *([self.talk] if self.talk else [])]) or self.empty or "Nothing here"


@dataclass(frozen=True)
class HeadWords:
    """The head of a row: its title, its stage, and how many say it."""

    title: str
    stage: Tag | None = None
    note: str = ""

    def said(self) -> str:
        """Everything in it, in words."""
        return ", ".join(
            part for part in (self.title, self.stage.text if self.stage else "", self.note) if part
        )


@dataclass(frozen=True)
class _Card:
    words: typeset.Block
    note: typeset.Block | None
    height: int
    differs: bool


class LaidCell:
    """A cell broken into lines for a width."""

    def __init__(self, told: CellWords, width: int) -> None:
        self.told = told
        inside = width - 2 * theme.gap(GAP) - theme.gap(EDGE) - 2 * theme.gap(PAD_ACROSS)
        self._cards = [_card(card, inside) for card in told.cards]
        if told.empty:
            block = typeset.block(told.empty, theme.font("small"), inside)
            self._cards.append(_Card(block, None, _height(block), differs=False))
        self._talk = typeset.block(told.talk, _bold("small"), inside) if told.talk else None
        self.height = self._measure()

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw it with its top left corner in that of `rect`, as wide as `rect`."""
        gap = theme.gap(GAP)
        box = QRectF(rect.left() + gap, rect.top() + gap, rect.width() - 2 * gap, 0)
        for number, card in enumerate(self._cards):
            last = number == len(self._cards) - 1
            box.setHeight(card.height + (self._talk_height() if last else 0))
            self._paint_card(painter, box, card, self._talk if last else None)
            box.translate(0, box.height() + gap)

    def _paint_card(self, painter: QPainter, box: QRectF, card: _Card, talk: typeset.Block | None) -> None:
        empty = not self.told.cards
        _paint_empty(painter, box) if empty else _paint_ground(painter, box, self.told.voice, card.differs)
        at = QPointF(box.left() + theme.gap(EDGE + PAD_ACROSS), box.top() + theme.gap(PAD_DOWN))
        card.words.paint(painter, at, theme.colour("ink2" if empty else "ink"))
        at.setY(at.y() + card.words.size.height())
        if card.note is not None:
            card.note.paint(painter, at, theme.colour("ink2"))
            at.setY(at.y() + card.note.size.height())
        if talk is not None:
            talk.paint(painter, at, theme.colour("amber"))

    def _talk_height(self) -> int:
        return ceil(self._talk.size.height()) if self._talk else 0

    def _measure(self) -> int:
        gap = theme.gap(GAP)
        return sum(card.height + gap for card in self._cards) + self._talk_height() + gap


class LaidHead:
    """The head of a row broken into lines for a width."""

    def __init__(self, told: HeadWords, width: int) -> None:
        self._told = told
        self._room = width - 2 * theme.gap(PAD_ACROSS)
        self._title = typeset.block(told.title, _bold("subheading"), self._room)
        self._tag = tag_size(told.stage, self._room) if told.stage else None
        self._note = typeset.block(told.note, theme.font("small"), self._room) if told.note else None
        parts = [self._title.size.height(), self._tag.height() if self._tag else 0]
        parts.append(self._note.size.height() if self._note else 0)
        self.height = ceil(sum(parts)) + 3 * theme.gap(GAP) + theme.gap(PAD_DOWN)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw it with its top left corner in that of `rect`."""
        at = QPointF(rect.left() + theme.gap(PAD_ACROSS), rect.top() + theme.gap(PAD_DOWN))
        self._title.paint(painter, at, theme.colour("ink"))
        at.setY(at.y() + self._title.size.height() + theme.gap(3))
        if self._tag is not None and self._told.stage:
            box = QRectF(at.x(), at.y(), self._tag.width(), self._tag.height())
            paint_tag(painter, box, self._told.stage)
            at.setY(at.y() + self._tag.height() + theme.gap(3))
        if self._note is not None:
            self._note.paint(painter, at, theme.colour("ink2"))


def row_height(head: LaidHead, cells: Sequence[LaidCell]) -> int:
    """The height at which all of a row shows."""
    return max(head.height, *(cell.height for cell in cells)) if cells else head.height


def _card(card: CardWords, width: int) -> _Card:
    words = typeset.block(f"“{card.words}”", theme.font("body"), width)
    note = typeset.block(card.note, theme.font("small"), width) if card.note else None
    return _Card(words, note, _height(words, note), card.differs)


def _height(words: typeset.Block, note: typeset.Block | None = None) -> int:
    under = note.size.height() if note else 0
    return ceil(words.size.height() + under) + 2 * theme.gap(PAD_DOWN)


def _bold(name: str) -> QFont:
    return theme.font(name, QFont.Weight.Bold)


def _paint_ground(painter: QPainter, box: QRectF, voice: int, differs: bool) -> None:
    path = QPainterPath()
    path.addRoundedRect(
        box.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius("statement"), theme.radius("statement")
    )
    painter.fillPath(path, theme.colour("amber-soft" if differs else "card"))
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(QRectF(box.left(), box.top(), theme.gap(EDGE), box.height()), theme.voice(voice).colour)
    painter.restore()
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_empty(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(theme.colour("line2"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corner = theme.radius("statement")
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
