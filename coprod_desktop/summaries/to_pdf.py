"""Sets blocks on paper: one function for each block, which measures first and draws later."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import Block, strong
from coprod_desktop.summaries.setting import fonts, pages
from coprod_desktop.summaries.setting.banner import set_banner
from coprod_desktop.summaries.setting.boards import set_board, set_cards
from coprod_desktop.summaries.setting.ladder import set_chart, set_ladder
from coprod_desktop.summaries.setting.lists import set_items, set_pictured
from coprod_desktop.summaries.setting.pages import About, Chapter
from coprod_desktop.summaries.setting.pictures import draw_picture
from coprod_desktop.summaries.setting.pieces import (
    NOTHING,
    Piece,
    beside,
    indented,
    keeping,
    lowered,
    stack,
    tagged,
    words,
)
from coprod_desktop.summaries.setting.shapes import SHAPES
from coprod_desktop.summaries.setting.sizes import (
    FOOT_MARGIN,
    INK,
    MARGIN,
    RULE,
    STAGE_COLOURS,
    TONES,
    Sheet,
    Style,
)
from coprod_desktop.summaries.setting.tables import PADDING, set_row, set_table
from coprod_desktop.summaries.setting.tagged_pdf import Tag, TaggedCanvas
from coprod_desktop.summaries.setting.text_drawing import Ink
from coprod_desktop.summaries.setting.widths import column_widths, shares
from coprod_desktop.summaries.setting.writing import set_write_here

FEW_PAGES = 4
INNER_GAP = 0.6
"""How much of the air between sections stands between those inside one."""
CLOSER = (0.85, 0.7)
"""How much of its air a document of few pages may give up to need one page less."""
HEADING_SIZES = {2: 1.2, 3: 1.06}
"""How much larger than running words a heading of each level is."""


def free_height(content: Sequence[Block], style: Style, sheet: Sheet) -> float:
    """Points left on one page when the blocks are set in this style; below 0 they don't fit."""
    used = sum(_set(block, style, _width(sheet)).height for block in content)
    return sheet.size[1] - FOOT_MARGIN - used - style.gap * (len(content) - 1)


def write_pages(
    content: Sequence[Block], style: Style, sheet: Sheet, about: About, *, invariant: bool = False
) -> tuple[bytes, int]:
    """The blocks as a tagged PDF, and how many pages it has. A little less air may save the last page."""
    laid = _laid_out(content, style, sheet, about)
    if 1 < len(laid) <= FEW_PAGES:
        closer = [_laid_out(content, replace(style, room=style.room * room), sheet, about) for room in CLOSER]
        laid = min((laid, *closer), key=len)
    return pages.write(laid, sheet, about, invariant=invariant), len(laid)


def _laid_out(content: Sequence[Block], style: Style, sheet: Sheet, about: About) -> list[pages.Page]:
    chapters = [_chapter(part, style, _width(sheet)) for part in _parts(content)]
    return pages.paginate(chapters, style.gap, sheet, about.size)


def _parts(content: Sequence[Block]) -> list[list[Block]]:
    """The blocks between page breaks."""
    parts: list[list[Block]] = [[]]
    for block in content:
        if isinstance(block, blocks.NewPage):
            parts.append([])
        else:
            parts[-1].append(block)
    return [part for part in parts if part]


def _chapter(content: Sequence[Block], style: Style, width: float) -> Chapter:
    foot = next((block for block in content if isinstance(block, blocks.Foot)), None)
    body = _set_all([block for block in content if block is not foot], style, width, style.gap)
    return Chapter(body, _set(foot, style, width) if foot else None)


def _width(sheet: Sheet) -> float:
    return sheet.size[0] - 2 * MARGIN


def _set(block: Block, style: Style, width: float) -> Piece:
    return SETTERS[type(block)](block, style, width)


def _set_all(content: Sequence[Block], style: Style, width: float, gap: float) -> Piece:
    return stack([_set(block, style, width) for block in content], gap)


def _set_wide_banner(block: blocks.Banner, style: Style, width: float) -> Piece:
    """A banner runs from edge to edge."""
    band = set_banner(block, style, width + 2 * MARGIN)
    return indented(band, -MARGIN, NOTHING.draw)


def _set_heading(block: blocks.Heading, style: Style, width: float) -> Piece:
    colour = TONES[block.tone]
    size = style.scaled(HEADING_SIZES[block.level])
    beside_it = _sign(block, size.body)
    left = size.body * (1.3 if block.stage else 2.2 if block.symbol else 0.0)
    head = words(strong(block.words), size, width - left, role=f"H{block.level}", ink=Ink(colour, colour))

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.bookmark(fonts.clean(block.words), block.level - 2, top)
        beside_it(canvas, x, top)
        head.draw(canvas, x + left, top)

    height = max(head.height, size.body * 1.9 if block.symbol else 0.0)
    return keeping(Piece(height, draw, lambda room, anyhow: head.split(room, anyhow) if anyhow else None))


def _sign(block: blocks.Heading, size: float) -> Callable[[TaggedCanvas, float, float], None]:
    """A stage's shape, or a symbol, before the words; it says no more than they do."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            if block.stage:
                stage = STAGE[block.stage]
                canvas.setFillColor(STAGE_COLOURS[stage.colour])
                SHAPES[stage.shape](canvas, x + size * 0.45, top - size * 0.62, size * 0.36)
            else:
                draw_picture(canvas, blocks.Picture(block.symbol), x, top - size * 1.85, size * 1.85)

    return draw if block.stage or block.symbol else NOTHING.draw


def _set_label(block: blocks.Label, style: Style, width: float) -> Piece:
    return keeping(words(strong(block.words), style.text, width, above=style.line_gap))


def _set_paragraph(block: blocks.Paragraph, style: Style, width: float) -> Piece:
    return words(block.text, style.text, width)


def _set_note(block: blocks.Note, style: Style, width: float) -> Piece:
    return words(block.text, style.quiet_text, width, role="Note", ink=Ink(INK.quiet, INK.quiet))


def _set_section(block: blocks.Section, style: Style, width: float) -> Piece:
    """Sections inside a section have some air between them."""
    pieces = [_set(block.heading, style, width)]
    for number, inner in enumerate(block.blocks):
        piece = _set(inner, style, width)
        apart = number and isinstance(inner, blocks.Section)
        pieces.append(lowered(piece, style.gap * INNER_GAP) if apart else piece)
    return tagged(Tag("Sect"), stack(pieces, style.line_gap))


def _set_box(block: blocks.Box, style: Style, width: float) -> Piece:
    pad = style.size * 0.8
    return _framed(_set(block.section, style, width - 2 * pad), pad, width)


def _framed(inner: Piece, pad: float, width: float) -> Piece:
    height = inner.height + 1.5 * pad

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(INK.body)
            canvas.setLineWidth(1.6)
            canvas.roundRect(x, top - height, width, height, 5, stroke=1, fill=0)
        inner.draw(canvas, x + pad, top - 0.75 * pad)

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        halves = inner.split(room - 1.5 * pad, anyhow) if anyhow else None
        return (_framed(halves[0], pad, width), _framed(halves[1], pad, width)) if halves else None

    return Piece(height, draw, split)


def _set_columns(block: blocks.Columns, style: Style, width: float) -> Piece:
    between = style.size * 1.8
    counts = block.word_counts
    widths = [share * (width - between * (len(counts) - 1)) for share in shares(counts, 0.34, 0.66)]
    columns = [_set(column, style, wide) for column, wide in zip(block.columns, widths, strict=True)]
    return beside(columns, widths, between)


def _set_table(block: blocks.Table, style: Style, width: float) -> Piece:
    widths = column_widths(block, style, width)
    rows = [
        set_row(
            row.stage,
            row.head,
            [
                _set_all(cell, style, wide - 2 * PADDING, style.line_gap)
                for cell, wide in zip(row.cells, widths[1:], strict=True)
            ],
            widths[0],
            style,
        )
        for row in block.rows
    ]
    return set_table(block.heads, rows, widths, style)


def _set_foot(block: blocks.Foot, style: Style, width: float) -> Piece:
    lines = [words(text, style.quiet_text, width, ink=Ink(INK.quiet, INK.quiet)) for text in block.lines]
    return _under_rule(stack(lines, 0), width)


def _under_rule(lines: Piece, width: float) -> Piece:
    above = 6.0

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.6)
            canvas.line(x, top, x + width, top)
        lines.draw(canvas, x, top - above)

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        halves = lines.split(room - above, anyhow) if anyhow else None
        return (_under_rule(halves[0], width), halves[1]) if halves else None

    return Piece(lines.height + above, draw, split)


def _set_new_page(_block: blocks.NewPage, _style: Style, _width: float) -> Piece:
    """Nothing is drawn for it: the blocks are parted there before they are set."""
    return NOTHING


SETTERS: dict[type[Block], Callable[[Any, Style, float], Piece]] = {
    blocks.Banner: _set_wide_banner,
    blocks.Heading: _set_heading,
    blocks.Label: _set_label,
    blocks.Paragraph: _set_paragraph,
    blocks.Note: _set_note,
    blocks.Items: set_items,
    blocks.Pictured: set_pictured,
    blocks.Section: _set_section,
    blocks.Box: _set_box,
    blocks.Columns: _set_columns,
    blocks.Table: _set_table,
    blocks.Ladder: set_ladder,
    blocks.Chart: set_chart,
    blocks.Board: set_board,
    blocks.Cards: set_cards,
    blocks.WriteHere: set_write_here,
    blocks.NewPage: _set_new_page,
    blocks.Foot: _set_foot,
}
