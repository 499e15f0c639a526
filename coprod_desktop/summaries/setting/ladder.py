"""The ladder and the chart on paper: drawn as on the screen, with the words as words."""

from dataclasses import replace

from reportlab.graphics import renderPDF

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import Span
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.drawings import chart, rung
from coprod_desktop.summaries.setting.pieces import Piece, indented, keeping, stack, tagged, tall, words
from coprod_desktop.summaries.setting.sizes import RULE, Style
from coprod_desktop.summaries.setting.tagged_pdf import Tag, TaggedCanvas
from coprod_desktop.summaries.showing import joined

MOST_ROWS = 16
"""Rows of a chart that are drawn as one figure: what a page can hold."""
RUNG = 2.6
"""Ems of the mark of a step."""


def set_ladder(block: blocks.Ladder, style: Style, width: float) -> Piece:
    """One step under the other, with its number; a rail joins them."""
    count = len(block.steps)
    steps = [_set_step(step, number, count, style, width) for number, step in enumerate(block.steps, 1)]
    return tagged(Tag("L", numbering="Decimal"), stack(steps, style.gap))


def _set_step(step: blocks.Step, number: int, of: int, style: Style, width: float) -> Piece:
    side = style.size * RUNG
    body = tagged(Tag("LBody"), _set_words(step, style, width - side - style.size * 0.6))
    mark = rung(number, of, side)

    def draw_mark(canvas: TaggedCanvas, x: float, top: float) -> None:
        if number < of:
            with canvas.artifact():
                canvas.setStrokeColor(RULE)
                canvas.setLineWidth(2)
                canvas.line(
                    x + side / 2, top - side, x + side / 2, top - max(body.height, mark.height) - style.gap
                )
        with canvas.element("Lbl"), canvas.content():
            renderPDF.draw(mark, canvas, x, top - mark.height)

    return tagged(Tag("LI"), tall(indented(body, side + style.size * 0.6, draw_mark), mark.height))


def _set_words(step: blocks.Step, style: Style, width: float) -> Piece:
    parts = [keeping(words(step.words, style.scaled(1.08), width))]
    for label, lines in step.under:
        told = (Span(f"{label}: ", strong=True), *joined(lines))
        parts.append(words(told, style.text, width))
    return stack(parts, style.line_gap)


def set_chart(block: blocks.Chart, style: Style, width: float) -> Piece:
    """A figure with all of its words behind it, and under it what the dots mean. A long one is drawn in parts."""
    parts = [
        _drawn(
            replace(block, rows=block.rows[at : at + MOST_ROWS], values=block.values[at : at + MOST_ROWS]),
            width,
        )
        for at in range(0, len(block.rows), MOST_ROWS)
    ]
    key = " · ".join(f"{'●' * level or '–'} {anchor}" for level, anchor in enumerate(block.anchors))
    below = words((Span(key, quiet=True),), style.quiet_text, width)
    return stack([*parts, below], style.line_gap)


def _drawn(block: blocks.Chart, width: float) -> Piece:
    drawn = chart(block, width)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        box = (x, top - drawn.height, x + width, top)
        with canvas.element("Figure", alt=fonts.clean(block.words), box=box), canvas.content():
            renderPDF.draw(drawn, canvas, x, top - drawn.height)

    return Piece(drawn.height, draw)
