"""Drawings made once with ReportLab's graphics, for paper and for the screen: the steps of a ladder, a chart."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Rect, String
from reportlab.lib.colors import HexColor

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.sizes import INK, RULE, STAGE_COLOURS

WHITE, LETTERS, LINES = HexColor("#ffffff"), HexColor(INK.body), HexColor(RULE)
CALM, TENSE = HexColor(STAGE_COLOURS["amber"]), HexColor(STAGE_COLOURS["red"])
LEVELS = tuple(map(HexColor, ("#ffffff", "#e3eef0", "#a9cdd1", "#5c9aa1", "#0b5a60")))
"""Tints of the five answers of a chart; the number of dots in a box says the same without colour."""
BOX_HEIGHT, BOX_SHARE = 24.0, 0.26
DOT = 2.6


def rung(number: int, of: int, side: float) -> Drawing:
    """The mark of one step: its number in a disc that climbs the further things have gone."""
    drawing = Drawing(side, side * 1.4)
    middle, radius = side / 2, side * 0.34
    height = side * 1.4 - radius - 1
    last = number == of
    if not last:
        drawing.add(Line(middle, 0, middle, height, strokeColor=LINES, strokeWidth=2))
    drawing.add(
        Circle(
            middle,
            height,
            radius,
            fillColor=TENSE if last else WHITE,
            strokeColor=TENSE if last else CALM,
            strokeWidth=2.2,
        )
    )
    drawing.add(_label(str(number), middle, height - radius * 0.42, radius * 1.2, WHITE if last else LETTERS))
    return drawing


def chart(block: blocks.Chart, width: float) -> Drawing:
    """A row and a column for each side of the grid; a box has as many dots as its answer is high, 0 to 4."""
    head = width * BOX_SHARE
    wide = (width - head) / len(block.columns)
    height = BOX_HEIGHT * (len(block.rows) + 1)
    drawing = Drawing(width, height)
    for column, words in enumerate(block.columns):
        drawing.add(_label(words, head + (column + 0.5) * wide, height - BOX_HEIGHT * 0.66, 8.5))
    for number, (words, values) in enumerate(zip(block.rows, block.values, strict=True)):
        bottom = height - BOX_HEIGHT * (number + 2)
        drawing.add(_label(words, 0, bottom + BOX_HEIGHT * 0.34, 9, anchor="start"))
        for column, value in enumerate(values):
            drawing.add(_box(value, head + column * wide, bottom, wide))
    return drawing


def _box(value: int | None, x: float, y: float, wide: float) -> Group:
    fill = LEVELS[value] if value is not None else None
    box = Group(Rect(x, y, wide, BOX_HEIGHT, fillColor=fill, strokeColor=LINES, strokeWidth=0.6))
    ink = WHITE if value is not None and value > 2 else LETTERS
    for place in _dots(value or 0, x + wide / 2):
        box.add(Circle(place, y + BOX_HEIGHT / 2, DOT, fillColor=ink, strokeColor=None))
    if value == 0:
        box.add(
            Line(
                x + wide / 2 - 4,
                y + BOX_HEIGHT / 2,
                x + wide / 2 + 4,
                y + BOX_HEIGHT / 2,
                strokeColor=LETTERS,
            )
        )
    return box


def _dots(count: int, middle: float) -> Sequence[float]:
    step = DOT * 3.2
    return [middle + (number - (count - 1) / 2) * step for number in range(count)]


def _label(
    words: str, x: float, y: float, size: float, colour: HexColor = LETTERS, *, anchor: str = "middle"
) -> String:
    fonts.register()
    return String(x, y, words, fontName=fonts.STRONG, fontSize=size, fillColor=colour, textAnchor=anchor)
