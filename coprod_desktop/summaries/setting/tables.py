"""Tables: rows never cut while a page can hold them, their head repeated, stages told apart by edge, shape and word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.summaries.blocks import MORE, Span, Text, strong
from coprod_desktop.summaries.setting.pieces import Piece, laid_words, split_each, tagged
from coprod_desktop.summaries.setting.shapes import SHAPES
from coprod_desktop.summaries.setting.sizes import RULE, STAGE_COLOURS, Style
from coprod_desktop.summaries.setting.tagged_pdf import Tag, TaggedCanvas
from coprod_desktop.summaries.setting.text_setting import set_text

PADDING = 5.0
MOST_AGAIN = 2
"""Lines of a row's head that stand again where the row goes on."""
EDGE = 6.0
NO_LIMIT = 1e9
HEAD_WIDTH, WIDEST_HEAD = 7.2, 13.0
"""Ems of the first column; it grows for a stage that the person gave a long name."""


@dataclass(frozen=True)
class SetRow:
    """A row's head and its measured cells. `stage` is a stage's id, or empty; `tag` stays over a page's end.

    `again` is what stands in place of the head where the row goes on.
    """

    stage: str
    head: Piece
    cells: tuple[Piece, ...]
    tag: Tag
    again: Callable[[], Piece]

    @cached_property
    def height(self) -> float:
        """Points of the tallest cell with its padding."""
        return max(piece.height for piece in (self.head, *self.cells)) + 2 * PADDING


@dataclass(frozen=True)
class Grid:
    """What all parts of one table share: its element, heads, and columns' widths in points."""

    tag: Tag
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    style: Style

    @property
    def lefts(self) -> list[float]:
        """Where each column begins."""
        return [sum(self.widths[:column]) for column in range(len(self.widths))]

    @property
    def width(self) -> float:
        """Points of all columns together."""
        return sum(self.widths)


def head_width(heads: Sequence[Text], style: Style, *, stages: bool) -> float:
    """Points of the first column: as wide as the longest word of a row's head asks, within limits."""
    longest = max(
        (
            set_text(strong(word), style.text, NO_LIMIT).widest
            for text in heads
            for span in text
            for word in span.words.split()
        ),
        default=0.0,
    )
    beside = _beside_head(style) if stages else 2 * PADDING
    return min(WIDEST_HEAD * style.size, max(HEAD_WIDTH * style.size, longest + beside))


def set_row(stage: str, head: Text, cells: Sequence[Piece], width: float, style: Style) -> SetRow:
    """A row whose first cell is `width` points wide; a stage has its shape there."""
    room = width - (_beside_head(style) if stage else 2 * PADDING)
    name = laid_words(set_text(head, style.text, room), Tag("TH", scope="Row"))

    def again() -> Piece:
        laid = set_text((*head, Span(MORE)), style.text, room)
        return laid_words(replace(laid, lines=laid.lines[:MOST_AGAIN]), None)

    return SetRow(stage, name, tuple(tagged(Tag("TD"), cell) for cell in cells), Tag("TR"), again)


def set_table(heads: Sequence[str], rows: Sequence[SetRow], widths: Sequence[float], style: Style) -> Piece:
    """The whole table. `widths` in points has one entry for each head."""
    return _part(Grid(Tag("Table"), tuple(heads), tuple(widths), style), tuple(rows), again=False)


def _part(grid: Grid, rows: tuple[SetRow, ...], *, again: bool) -> Piece:
    """The rows that stand on one page, under the heads; drawn again, the heads are decoration."""
    heads = _heads(grid, again=again)
    head_height = max(piece.height for piece in heads) + 1.2 * PADDING

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        _draw_rules(canvas, grid, x, top, [head_height, *(row.height for row in rows)])
        with canvas.tagged(grid.tag):
            _draw_heads(canvas, heads, grid, x, top, again=again)
            top -= head_height
            for row in rows:
                _draw_row(canvas, row, grid, x, top)
                top -= row.height

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        halves = _cut(rows, room - head_height, anyhow=anyhow)
        if halves is None:
            return None
        return _part(grid, halves[0], again=again), _part(grid, halves[1], again=True)

    return Piece(head_height + sum(row.height for row in rows), draw, split)


def _cut(
    rows: tuple[SetRow, ...], room: float, *, anyhow: bool
) -> tuple[tuple[SetRow, ...], tuple[SetRow, ...]] | None:
    used, count = 0.0, 0
    while count < len(rows) and used + rows[count].height <= room + 0.01:
        used += rows[count].height
        count += 1
    if count:
        return (rows[:count], rows[count:]) if count < len(rows) else None
    halves = _cut_row(rows[0], room) if anyhow else None
    return ((halves[0],), (halves[1], *rows[1:])) if halves else None


def _cut_row(row: SetRow, room: float) -> tuple[SetRow, SetRow] | None:
    """A row that no page can hold goes on as itself on the next, its head shown again for the eye."""
    inner = room - 2 * PADDING
    fits = row.head.height <= inner
    head = (row.head, row.again()) if fits else row.head.split(inner, True)
    halves = split_each(row.cells, inner)
    if head is None or halves is None:
        return None
    return (
        replace(row, head=head[0], cells=tuple(halves[0])),
        replace(row, head=head[1], cells=tuple(halves[1])),
    )


def _heads(grid: Grid, *, again: bool) -> list[Piece]:
    size = grid.style.text
    laid = [
        set_text(strong(head), size, width - 2 * PADDING)
        for head, width in zip(grid.heads, grid.widths, strict=True)
    ]
    return [laid_words(one, None if again else Tag("TH", scope="Column")) for one in laid]


def _draw_heads(
    canvas: TaggedCanvas, heads: Sequence[Piece], grid: Grid, x: float, top: float, *, again: bool
) -> None:
    def draw() -> None:
        for piece, left in zip(heads, grid.lefts, strict=True):
            piece.draw(canvas, x + left + PADDING, top - 0.6 * PADDING)

    if again:
        draw()
        return
    with canvas.element("TR"):
        draw()


def _draw_row(canvas: TaggedCanvas, row: SetRow, grid: Grid, x: float, top: float) -> None:
    if row.stage:
        _draw_stage(canvas, row, grid.style, x, top)
    left = EDGE + PADDING + grid.style.size if row.stage else PADDING
    with canvas.tagged(row.tag):
        row.head.draw(canvas, x + left, top - PADDING)
        for cell, column in zip(row.cells, grid.lefts[1:], strict=True):
            cell.draw(canvas, x + column + PADDING, top - PADDING)


def _draw_stage(canvas: TaggedCanvas, row: SetRow, style: Style, x: float, top: float) -> None:
    stage = STAGE[row.stage]
    with canvas.artifact():
        canvas.setFillColor(STAGE_COLOURS[stage.colour])
        canvas.rect(x, top - row.height, EDGE, row.height, stroke=0, fill=1)
        middle = top - PADDING - style.text.leading / 2
        SHAPES[stage.shape](canvas, x + EDGE + PADDING + style.size * 0.35, middle, style.size * 0.3)


def _draw_rules(canvas: TaggedCanvas, grid: Grid, x: float, top: float, heights: Sequence[float]) -> None:
    right, bottom = x + grid.width, top - sum(heights)
    with canvas.artifact():
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        for row in range(len(heights) + 1):
            y = top - sum(heights[:row])
            canvas.line(x, y, right, y)
        for left in (*grid.lefts, grid.width):
            canvas.line(x + left, bottom, x + left, top)


def _beside_head(style: Style) -> float:
    return EDGE + style.size + 2 * PADDING
