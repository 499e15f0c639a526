"""Lists on paper: a dot or the line's own number before each; and ideas with a picture, for easy read."""

from collections.abc import Sequence

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import strong
from coprod_desktop.summaries.setting.pictures import draw_picture
from coprod_desktop.summaries.setting.pieces import (
    NOTHING,
    Piece,
    beside,
    indented,
    stack,
    tagged,
    tall,
    whole,
    words,
)
from coprod_desktop.summaries.setting.sizes import INK, Style
from coprod_desktop.summaries.setting.tagged_pdf import Tag, TaggedCanvas

WIDE_LIST = 36
"""Ems above which a list may stand in two columns."""
TWO_LISTS = 260.0
"""Points that a list in two columns may have: on every page it stays whole, and reads down before across."""
FLAT, ROUND = 0, 1
"""Ends of lines: a round one without length is a dot, in a tenth of the numbers that a circle takes."""
PICTURE, SMALL_PICTURE = 2.9, 2.3
"""Ems of a picture beside its words; where there is little room it is a little smaller."""


def set_items(block: blocks.Items, style: Style, width: float) -> Piece:
    """One line each; several short ones stand in two columns."""
    listed = _set_list(block.items, style, width)
    if len(block.items) >= 4 and width > style.size * WIDE_LIST:
        two = _set_two_lists(block.items, style, width)
        listed = two if two.height < min(listed.height, TWO_LISTS) else listed
    numbering = "Decimal" if any(item.number is not None for item in block.items) else "None"
    return tagged(Tag("L", numbering=numbering), listed)


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

    def draw_label(canvas: TaggedCanvas, x: float, top: float) -> None:
        if indent:
            _draw_label(canvas, item, style, x, top)

    return tagged(Tag("LI"), indented(body, indent, draw_label))


def _draw_label(canvas: TaggedCanvas, item: blocks.Item, style: Style, x: float, top: float) -> None:
    if item.number is not None:
        words(strong(str(item.number)), style.text, style.size * 2, role="Lbl").draw(canvas, x, top)
        return
    middle = x + style.size * 0.2, top - style.text.leading / 2
    with canvas.artifact():
        canvas.setStrokeColor(INK.quiet)
        canvas.setLineWidth(style.size * 0.3)
        canvas.setLineCap(ROUND)
        canvas.line(*middle, *middle)
        canvas.setLineCap(FLAT)


def set_pictured(block: blocks.Pictured, style: Style, width: float) -> Piece:
    """The picture left, its words right, with room between the ideas."""
    items = [_set_pictured_item(item, style, width) for item in block.items]
    return tagged(Tag("L", numbering="None"), stack(items, style.size * 0.7 * style.room))


def _set_pictured_item(item: blocks.PicturedItem, style: Style, width: float) -> Piece:
    """The words say it all: the picture only helps to find them, so it is decoration to a screen reader."""
    side = style.size * min(PICTURE, SMALL_PICTURE + 0.6 * style.room)
    lines = [words(line, style.text, width - side - style.size, role="P") for line in item.lines]
    body = tagged(Tag("LBody"), stack(lines, style.line_gap))
    if not item.picture:
        return tagged(Tag("LI"), whole(indented(body, side + style.size, NOTHING.draw)))

    def draw_beside(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            draw_picture(canvas, item.picture, x, top - side, side)

    return tagged(Tag("LI"), whole(tall(indented(body, side + style.size, draw_beside), side)))
