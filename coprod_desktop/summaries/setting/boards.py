"""Now and Next on paper: cells as large as the sheet, and cards to cut out."""

from collections.abc import Sequence

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import BoardCell, strong
from coprod_desktop.summaries.setting.pictures import draw_picture
from coprod_desktop.summaries.setting.pieces import Piece, stack
from coprod_desktop.summaries.setting.sizes import INK, Style
from coprod_desktop.summaries.setting.tagged_pdf import Tag, TaggedCanvas
from coprod_desktop.summaries.setting.text_drawing import draw_text
from coprod_desktop.summaries.setting.text_setting import Size, set_text

BETWEEN = 18.0
CARD = 198.0
"""Points of a card's side: 7 cm, large enough for a hand and a fridge."""
HEAD, WORD = 30.0, 34.0
"""Points of “Now” and of the word under the picture; long words are set smaller, never cut."""
SMALLEST_WORD = 16.0
CELL_HEIGHT = 1.32
"""How much higher than wide a cell is, at most."""
MOST_HEIGHT = 372.0
CUT = (5, 4)
"""Dashes of a line to cut along, in points."""


def set_board(block: blocks.Board, style: Style, width: float) -> Piece:
    """The cells side by side, each with its head, picture and word."""
    wide = (width - BETWEEN * (len(block.cells) - 1)) / len(block.cells)
    high = min(MOST_HEIGHT, wide * CELL_HEIGHT)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.element("L", numbering="None"):
            for number, cell in enumerate(block.cells):
                _draw_cell(canvas, cell, x + number * (wide + BETWEEN), top, wide, high)

    return Piece(high, draw)


def _draw_cell(canvas: TaggedCanvas, cell: BoardCell, x: float, top: float, wide: float, high: float) -> None:
    with canvas.artifact():
        canvas.setStrokeColor(INK.body)
        canvas.setLineWidth(2.5)
        canvas.roundRect(x, top - high, wide, high, 12, stroke=1, fill=0)
        canvas.setLineWidth(1)
        canvas.line(x, top - HEAD * 1.6, x + wide, top - HEAD * 1.6)
    with canvas.element("LI"):
        _draw_line(canvas, cell.head, "Lbl", x, top - HEAD * 0.2, wide, HEAD)
        with canvas.element("LBody"):
            _draw_picture_and_word(canvas, cell, x, top - HEAD * 1.6, wide, high - HEAD * 1.6)


def _draw_picture_and_word(
    canvas: TaggedCanvas, cell: BoardCell, x: float, top: float, wide: float, high: float
) -> None:
    room_for_word = high * 0.3
    side = min(wide * 0.86, high - room_for_word - 12)
    if cell.picture:
        with canvas.artifact():
            draw_picture(canvas, cell.picture, x + (wide - side) / 2, top - 8 - side, side)
    _draw_words(canvas, cell.words, x + 8, top - 8 - side, wide - 16, room_for_word)


def _draw_words(canvas: TaggedCanvas, words: str, x: float, top: float, wide: float, high: float) -> None:
    """As large as fits its room, in the middle of it."""
    size = next(
        (size for size in (WORD, 28.0, 24.0, 20.0) if _height(words, size, wide) <= high), SMALLEST_WORD
    )
    _draw_line(canvas, words, "P", x, top - max(0.0, high - _height(words, size, wide)) / 2, wide, size)


def _height(words: str, size: float, wide: float) -> float:
    return set_text(strong(words), _size(size), wide).height


def _draw_line(
    canvas: TaggedCanvas, words: str, role: str, x: float, top: float, wide: float, size: float
) -> None:
    if not words:
        return
    laid = set_text(strong(words), _size(size), wide)
    with canvas.element(role), canvas.content():
        draw_text(canvas, laid, x, top, INK, "middle")


def _size(size: float) -> Size:
    return Size(size, size, size * 1.2)


def set_cards(block: blocks.Cards, style: Style, width: float) -> Piece:
    """Cards in rows, as many as fit beside each other; a row stays on one page."""
    across = max(1, int(width // CARD))
    rows = [block.cells[start : start + across] for start in range(0, len(block.cells), across)]
    return stack([_set_row(row) for row in rows], 0)


def _set_row(cells: Sequence[BoardCell]) -> Piece:
    tags = [Tag("Sect") for _cell in cells]

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        for number, (cell, tag) in enumerate(zip(cells, tags, strict=True)):
            left = x + number * CARD
            with canvas.artifact():
                canvas.setStrokeColor(INK.quiet)
                canvas.setLineWidth(0.8)
                canvas.setDash(*CUT)
                canvas.rect(left, top - CARD, CARD, CARD, stroke=1, fill=0)
                canvas.setDash()
            with canvas.tagged(tag):
                _draw_picture_and_word(canvas, cell, left, top, CARD, CARD)

    return Piece(CARD, draw)
