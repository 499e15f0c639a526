"""Sets blocks on one sheet of paper: one function for each block, which measures first and draws later."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from coprod_desktop.summaries import blocks, fonts
from coprod_desktop.summaries.banner import set_banner
from coprod_desktop.summaries.blocks import Block
from coprod_desktop.summaries.layout import (
    FOOT_MARGIN,
    INK,
    MARGIN,
    PAPERS,
    RULE,
    TONES,
    Paper,
    Piece,
    Style,
    beside,
    bold,
    shares,
    stack,
    word_count,
    words,
)
from coprod_desktop.summaries.stage_table import PADDING, set_row, set_table, stage_width
from coprod_desktop.summaries.tagged_pdf import TaggedCanvas
from coprod_desktop.summaries.text_setting import Ink

WIDE_LIST = 36
"""Ems above which a list may stand in two columns."""


def free_height(content: Sequence[Block], style: Style, paper: Paper) -> float:
    """Points left on one page when the blocks are set in this style; below 0 they don't fit."""
    width, height = PAPERS[paper]
    used = sum(_set(block, style, width - 2 * _left(block)).height for block in content)
    return height - FOOT_MARGIN - used - style.gap * (len(content) - 1)


def write_page(
    content: Sequence[Block],
    style: Style,
    paper: Paper,
    *,
    title: str,
    watermark: str = "",
    invariant: bool = False,
) -> bytes:
    """One page as a tagged PDF. The caller has seen to it that the blocks fit; a `Foot` goes to the bottom."""
    fonts.register()
    file = BytesIO()
    canvas = TaggedCanvas(
        file, title=title, language="en-GB", page_size=PAPERS[paper], font=fonts.REGULAR, invariant=invariant
    )
    if watermark:
        _draw_watermark(canvas, watermark, PAPERS[paper])
    _draw_page(canvas, content, style, PAPERS[paper])
    canvas.save()
    return file.getvalue()


def _draw_page(
    canvas: TaggedCanvas, content: Sequence[Block], style: Style, page_size: tuple[float, float]
) -> None:
    width, top = page_size
    for block in content:
        piece = _set(block, style, width - 2 * _left(block))
        if isinstance(block, blocks.Foot):
            top = FOOT_MARGIN + piece.height
        piece.draw(canvas, _left(block), top)
        top -= piece.height + style.gap


def _draw_watermark(canvas: TaggedCanvas, mark: str, page_size: tuple[float, float]) -> None:
    with canvas.artifact("Page"):
        canvas.saveState()
        canvas.translate(page_size[0] / 2, page_size[1] / 2)
        canvas.rotate(52)
        canvas.setFillColor("#ececec")
        canvas.setFont(fonts.STRONG, 150)
        canvas.drawCentredString(0, -50, mark)
        canvas.restoreState()


def _left(block: Block) -> float:
    """A banner runs from edge to edge."""
    return 0.0 if isinstance(block, blocks.Banner) else MARGIN


def _set(block: Block, style: Style, width: float) -> Piece:
    return SETTERS[type(block)](block, style, width)


def _set_all(content: Sequence[Block], style: Style, width: float, gap: float) -> Piece:
    return stack([_set(block, style, width) for block in content], gap)


def _set_heading(block: blocks.Heading, style: Style, width: float) -> Piece:
    colour = TONES[block.tone]
    return words(bold(block.words), style.scaled(1.2), width, role="H2", ink=Ink(colour, colour))


def _set_label(block: blocks.Label, style: Style, width: float) -> Piece:
    return words(bold(block.words), style.text, width, above=style.line_gap)


def _set_paragraph(block: blocks.Paragraph, style: Style, width: float) -> Piece:
    return words(block.text, style.text, width)


def _set_items(block: blocks.Items, style: Style, width: float) -> Piece:
    listed = _set_list(block.items, style, width)
    if len(block.items) >= 4 and width > style.size * WIDE_LIST:
        listed = min(listed, _set_two_lists(block.items, style, width), key=lambda piece: piece.height)
    numbering = "Decimal" if any(item.number is not None for item in block.items) else "None"

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.element("L", numbering=numbering):
            listed.draw(canvas, x, top)

    return Piece(listed.height, draw)


def _set_list(items: Sequence[blocks.Item], style: Style, width: float) -> Piece:
    dotted = len(items) > 1
    return stack([_set_item(item, style, width, dotted=dotted) for item in items], style.line_gap)


def _set_two_lists(items: Sequence[blocks.Item], style: Style, width: float) -> Piece:
    """The list in two columns; short lines across the whole width would leave most of it white."""
    between = style.size * 1.8
    wide = (width - between) / 2
    half = (len(items) + 1) // 2
    return beside(
        [_set_list(part, style, wide) for part in (items[:half], items[half:])], [wide, wide], between
    )


def _set_item(item: blocks.Item, style: Style, width: float, *, dotted: bool) -> Piece:
    indent = style.size * (1.1 if item.number is not None else 0.75 if dotted else 0)
    body = words(item.text, style.text, width - indent, role="LBody")

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.element("LI"):
            if indent:
                _draw_label(canvas, item, style, x, top)
            body.draw(canvas, x + indent, top)

    return Piece(body.height, draw)


def _draw_label(canvas: TaggedCanvas, item: blocks.Item, style: Style, x: float, top: float) -> None:
    if item.number is not None:
        words(bold(str(item.number)), style.text, style.size * 2, role="Lbl").draw(canvas, x, top)
        return
    with canvas.artifact():
        canvas.setFillColor(INK.quiet)
        dot = style.size * 0.15
        canvas.circle(x + style.size * 0.2, top - style.text.leading / 2, dot, stroke=0, fill=1)


def _set_section(block: blocks.Section, style: Style, width: float) -> Piece:
    inner = _set_all((block.heading, *block.blocks), style, width, style.line_gap)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.element("Sect"):
            inner.draw(canvas, x, top)

    return Piece(inner.height, draw)


def _set_box(block: blocks.Box, style: Style, width: float) -> Piece:
    pad = style.size * 0.8
    inner = _set(block.section, style, width - 2 * pad)
    height = inner.height + 1.5 * pad

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(INK.body)
            canvas.setLineWidth(1.6)
            canvas.roundRect(x, top - height, width, height, 5, stroke=1, fill=0)
        inner.draw(canvas, x + pad, top - 0.75 * pad)

    return Piece(height, draw)


def _set_columns(block: blocks.Columns, style: Style, width: float) -> Piece:
    between = style.size * 1.8
    counts = [word_count(column) for column in block.columns]
    widths = [share * (width - between * (len(counts) - 1)) for share in shares(counts, 0.34, 0.66)]
    return beside(
        [_set(column, style, wide) for column, wide in zip(block.columns, widths, strict=True)],
        widths,
        between,
    )


def _set_stage_table(block: blocks.StageTable, style: Style, width: float) -> Piece:
    columns = range(len(block.heads) - 1)
    counts = [
        sum(word_count(inner) for row in block.rows for inner in row.cells[column]) for column in columns
    ]
    first = stage_width([row.word for row in block.rows], style)
    widths = [first, *(share * (width - first) for share in shares(counts, 0.26, 0.46))]
    rows = [
        set_row(
            row.stage,
            row.word,
            [
                _set_all(cell, style, wide - 2 * PADDING, style.line_gap)
                for cell, wide in zip(row.cells, widths[1:], strict=True)
            ],
            first,
            style,
        )
        for row in block.rows
    ]
    return set_table(block.heads, rows, widths, style)


def _set_foot(block: blocks.Foot, style: Style, width: float) -> Piece:
    lines = stack(
        [words(text, style.quiet_text, width, ink=Ink(INK.quiet, INK.quiet)) for text in block.lines], 0
    )
    above = 6.0

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.6)
            canvas.line(x, top, x + width, top)
        lines.draw(canvas, x, top - above)

    return Piece(lines.height + above, draw)


SETTERS: dict[type[Block], Callable[[Any, Style, float], Piece]] = {
    blocks.Banner: set_banner,
    blocks.Heading: _set_heading,
    blocks.Label: _set_label,
    blocks.Paragraph: _set_paragraph,
    blocks.Items: _set_items,
    blocks.Section: _set_section,
    blocks.Box: _set_box,
    blocks.Columns: _set_columns,
    blocks.StageTable: _set_stage_table,
    blocks.Foot: _set_foot,
}
