"""Sizes, colours and measured pieces of a page; everything that is set on paper is built of these."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import Span, Text
from coprod_desktop.summaries.tagged_pdf import TaggedCanvas
from coprod_desktop.summaries.text_setting import Ink, Size, draw_text, set_text

Paper = Literal["a4", "letter"]
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Width and height in points."""

SMALLEST, LARGEST = 10.0, 13.0
"""Points. No word on a page is smaller than the smallest."""

MARGIN = 40.0
FOOT_MARGIN = 26.0
DARK, RULE = "#07393d", "#8a8f98"
INK = Ink("#1d2733", "#4a5666")
ON_DARK = Ink("#ffffff", "#dcebeb")
TONES: dict[blocks.Tone, str] = {"plain": "#0b5a60", "care": "#a3261d"}
STAGE_COLOURS = {"green": "#1f6b43", "amber": "#b87800", "red": "#a3261d", "blue": "#24538f"}


@dataclass(frozen=True)
class Style:
    """How large (points) and how airy (1 is usual) a page is set."""

    size: float
    room: float = 1.0

    @property
    def text(self) -> Size:
        """Sizes of running words."""
        return Size(self.size, max(SMALLEST, self.size * 0.85), self.size * (1.22 + 0.08 * self.room))

    @property
    def quiet_text(self) -> Size:
        """Sizes of words that are all quiet."""
        quiet = self.text.quiet
        return Size(quiet, quiet, quiet * 1.35)

    @property
    def gap(self) -> float:
        """Points between blocks."""
        return self.size * 0.8 * self.room

    @property
    def line_gap(self) -> float:
        """Points between the lines of a list."""
        return self.size * 0.25 * self.room

    def scaled(self, factor: float) -> Size:
        """Sizes of a heading, which is set closer."""
        size = self.size * factor
        return Size(size, size, size * 1.25)


Draw = Callable[[TaggedCanvas, float, float], None]


@dataclass(frozen=True)
class Piece:
    """Something measured: its height in points, and how to draw it with its top left corner at x, top."""

    height: float
    draw: Draw


def words(
    text: Text,
    size: Size,
    width: float,
    *,
    role: str = "P",
    ink: Ink = INK,
    align: str = "start",
    scope: str | None = None,
    above: float = 0.0,
) -> Piece:
    """Words in an element of their own, with `above` points over them."""
    laid = set_text(text, size, width)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.element(role, scope=scope), canvas.content():
            draw_text(canvas, laid, x, top - above, ink, align)

    return Piece(laid.height + above, draw)


def bold(line: str) -> Text:
    """One strong span."""
    return (Span(line, strong=True),)


def stack(pieces: Sequence[Piece], gap: float) -> Piece:
    """Pieces below each other."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        for piece in pieces:
            piece.draw(canvas, x, top)
            top -= piece.height + gap

    return Piece(sum(piece.height for piece in pieces) + gap * max(0, len(pieces) - 1), draw)


def beside(pieces: Sequence[Piece], widths: Sequence[float], between: float) -> Piece:
    """Pieces next to each other, their tops in line."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        for piece, wide in zip(pieces, widths, strict=True):
            piece.draw(canvas, x, top)
            x += wide + between

    return Piece(max(piece.height for piece in pieces), draw)


def shares(counts: Sequence[int], smallest: float, largest: float) -> list[float]:
    """How much of a width each column gets: by its words, but within limits; an empty one half. They add up to 1."""
    total = sum(counts) or 1
    wanted = [min(largest, max(smallest if count else smallest / 2, count / total)) for count in counts]
    return [share / sum(wanted) for share in wanted]


def word_count(block: blocks.Block) -> int:
    """Words in a block that columns may hold; how much room it asks for."""
    if isinstance(block, blocks.Section):
        return sum(word_count(inner) for inner in block.blocks)
    if isinstance(block, blocks.Items):
        return sum(_count(item.text) for item in block.items)
    return _count(block.text) if isinstance(block, blocks.Paragraph) else 0


def _count(text: Text) -> int:
    return sum(len(span.words.split()) for span in text)
