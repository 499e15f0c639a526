"""The table of stages: a row each, told apart by an edge, a shape and a word, so that grey paper says it too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.summaries.layout import RULE, STAGE_COLOURS, Piece, Style, bold, words
from coprod_desktop.summaries.tagged_pdf import TaggedCanvas
from coprod_desktop.summaries.text_setting import set_text

PADDING = 5.0
EDGE = 6.0
NO_LIMIT = 1e9
STAGE_WIDTH, WIDEST_STAGE = 7.2, 13.0
"""Ems of the first column; it grows for a stage that the person gave a long name."""


@dataclass(frozen=True)
class SetRow:
    """A stage and its measured cells."""

    stage: str
    word: Piece
    cells: tuple[Piece, ...]

    @property
    def height(self) -> float:
        """Points of the tallest cell with its padding."""
        return max(piece.height for piece in (self.word, *self.cells)) + 2 * PADDING


def stage_width(stage_words: Sequence[str], style: Style) -> float:
    """Points of the first column: as wide as the longest word of a stage's name asks, within limits."""
    longest = max(
        set_text(bold(word), style.text, NO_LIMIT).widest for name in stage_words for word in name.split()
    )
    return min(WIDEST_STAGE * style.size, max(STAGE_WIDTH * style.size, longest + _beside_name(style)))


def set_row(stage: str, word: str, cells: Sequence[Piece], width: float, style: Style) -> SetRow:
    """A row whose first cell, `width` points wide, is the stage with its shape."""
    name = words(bold(word), style.text, width - _beside_name(style), role="TH", scope="Row")
    return SetRow(stage, name, tuple(cells))


def _beside_name(style: Style) -> float:
    return EDGE + style.size + 2 * PADDING


def set_table(heads: Sequence[str], rows: Sequence[SetRow], widths: Sequence[float], style: Style) -> Piece:
    """The whole table. `widths` in points has one entry for each head."""
    set_heads = [
        words(bold(head), style.text, width - 2 * PADDING, role="TH", scope="Column")
        for head, width in zip(heads, widths, strict=True)
    ]
    head_height = max(piece.height for piece in set_heads) + 1.2 * PADDING

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        lefts = [x + sum(widths[:column]) for column in range(len(widths))]
        heights = [head_height, *(row.height for row in rows)]
        _draw_rules(canvas, lefts, x + sum(widths), top, heights)
        with canvas.element("Table"):
            with canvas.element("TR"):
                for piece, left in zip(set_heads, lefts, strict=True):
                    piece.draw(canvas, left + PADDING, top - 0.6 * PADDING)
            top -= head_height
            for row in rows:
                _draw_row(canvas, row, lefts, top, style)
                top -= row.height

    return Piece(head_height + sum(row.height for row in rows), draw)


def _draw_row(canvas: TaggedCanvas, row: SetRow, lefts: Sequence[float], top: float, style: Style) -> None:
    colour = STAGE_COLOURS[STAGE[row.stage].colour]
    with canvas.artifact():
        canvas.setFillColor(colour)
        canvas.rect(lefts[0], top - row.height, EDGE, row.height, stroke=0, fill=1)
        middle = top - PADDING - style.text.leading / 2
        SHAPES[STAGE[row.stage].shape](
            canvas, lefts[0] + EDGE + PADDING + style.size * 0.35, middle, style.size * 0.3
        )
    with canvas.element("TR"):
        row.word.draw(canvas, lefts[0] + EDGE + PADDING + style.size, top - PADDING)
        for cell, left in zip(row.cells, lefts[1:], strict=True):
            with canvas.element("TD"):
                cell.draw(canvas, left + PADDING, top - PADDING)


def _draw_rules(
    canvas: TaggedCanvas, lefts: Sequence[float], right: float, top: float, heights: Sequence[float]
) -> None:
    bottom = top - sum(heights)
    with canvas.artifact():
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        for row in range(len(heights) + 1):
            y = top - sum(heights[:row])
            canvas.line(lefts[0], y, right, y)
        for x in (*lefts, right):
            canvas.line(x, bottom, x, top)


def _draw_polygon(canvas: TaggedCanvas, points: Sequence[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_circle(canvas: TaggedCanvas, x: float, y: float, r: float) -> None:
    canvas.circle(x, y, r, stroke=0, fill=1)


def _draw_triangle(canvas: TaggedCanvas, x: float, y: float, r: float) -> None:
    _draw_polygon(canvas, ((x - 1.15 * r, y - r), (x + 1.15 * r, y - r), (x, y + r)))


def _draw_square(canvas: TaggedCanvas, x: float, y: float, r: float) -> None:
    canvas.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, stroke=0, fill=1)


def _draw_diamond(canvas: TaggedCanvas, x: float, y: float, r: float) -> None:
    _draw_polygon(canvas, ((x - 1.2 * r, y), (x, y - 1.2 * r), (x + 1.2 * r, y), (x, y + 1.2 * r)))


SHAPES: dict[str, Callable[[TaggedCanvas, float, float, float], None]] = {
    "●": _draw_circle,
    "▲": _draw_triangle,
    "■": _draw_square,
    "◆": _draw_diamond,
}
