"""Draws a symbol as a PNG: the one kind of drawing that every Word processor shows.

ReportLab's own way to pixels needs a compiled cairo, which has no wheels for every system; our symbols are simple
enough for Pillow.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageDraw
from reportlab.graphics import shapes
from reportlab.lib.colors import Color

from coprod_desktop.summaries import symbols

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

FINER = 4
"""So many pixels are drawn for each one kept, so that edges are smooth."""
MIDDLE = 0.5
"""Pillow counts from the middle of a pixel and draws the pixels of both edges."""
CURVE_STEPS = 14
ROUND = 0.5522848
"""How far the handles of a Bézier curve stand out for a quarter of a circle, in radii."""


@lru_cache(maxsize=512)
def symbol_png(symbol_id: str, pixels: int) -> bytes:
    """The symbol, `pixels` wide and high, on nothing. KeyError when there is no such symbol."""
    side = pixels * FINER
    picture = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    drawing = symbols.drawing(symbol_id, float(side))
    _draw_group(ImageDraw.Draw(picture), drawing, (1, 0, 0, -1, -MIDDLE, side - MIDDLE))
    out = BytesIO()
    picture.resize((pixels, pixels), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_group(pen: ImageDraw.ImageDraw, group: shapes.Group, outer: Matrix) -> None:
    matrix = shapes.mmult(outer, getattr(group, "transform", (1, 0, 0, 1, 0, 0)))
    for shape in group.contents:
        if isinstance(shape, shapes.Group):
            _draw_group(pen, shape, matrix)
        else:
            _draw_shape(pen, shape, matrix)


def _draw_shape(pen: ImageDraw.ImageDraw, shape: shapes.SolidShape, matrix: Matrix) -> None:
    asked = shape.getProperties()["strokeWidth"]  # svglib hides the line of a filled, open path here alone
    width = (asked or 0) * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
    lines = [
        ([shapes.transformPoint(matrix, point) for point in line], closed) for line, closed in _lines(shape)
    ]
    for line, _closed in lines:
        if shape.fillColor is not None and len(line) > 2:
            pen.polygon(line, fill=_colour(shape.fillColor))
    for line, closed in lines:
        if shape.strokeColor is not None and width:
            _stroke(pen, [*line, line[0]] if closed else line, width, _colour(shape.strokeColor))


def _stroke(pen: ImageDraw.ImageDraw, line: Sequence[Point], width: float, colour: tuple[int, ...]) -> None:
    """A line with round ends and corners: a disc at each point, a bar between two."""
    half = width / 2 - MIDDLE
    for x, y in line:
        pen.ellipse((x - half, y - half, x + half, y + half), fill=colour)
    for (x, y), (to_x, to_y) in pairwise(line):
        long = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        if long:
            aside_x, aside_y = (y - to_y) / long * half, (to_x - x) / long * half
            corners = ((x, y, 1), (to_x, to_y, 1), (to_x, to_y, -1), (x, y, -1))
            pen.polygon([(x + side * aside_x, y + side * aside_y) for x, y, side in corners], fill=colour)


def _colour(colour: Color) -> tuple[int, ...]:
    return tuple(round(255 * part) for part in (colour.red, colour.green, colour.blue, colour.alpha))


def _lines(shape: shapes.SolidShape) -> Iterator[tuple[list[Point], bool]]:
    """The outline of a shape as straight lines, and whether each is closed."""
    if isinstance(shape, shapes.Circle):
        yield _oval(shape.cx, shape.cy, shape.r, shape.r), True
    elif isinstance(shape, shapes.Ellipse):
        yield _oval(shape.cx, shape.cy, shape.rx, shape.ry), True
    elif isinstance(shape, shapes.Rect):
        yield _box(shape), True
    else:
        yield from _path(shape)


def _oval(x: float, y: float, across: float, up: float) -> list[Point]:
    line: list[Point] = [(x + across, y)]
    k = ROUND
    for (ax, ay), (bx, by), (cx, cy) in (
        ((1, k), (k, 1), (0, 1)), ((-k, 1), (-1, k), (-1, 0)),
        ((-1, -k), (-k, -1), (0, -1)), ((k, -1), (1, -k), (1, 0)),
    ):  # fmt: skip
        scaled = [(x + px * across, y + py * up) for px, py in ((ax, ay), (bx, by), (cx, cy))]
        line += _curve(line[-1], *scaled)
    return line


def _box(shape: shapes.SolidShape) -> list[Point]:
    """A rectangle whose corners may be round."""
    x, y, right, top = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    rx = min(shape.rx or 0, shape.width / 2)
    ry = min(shape.ry or 0, shape.height / 2)
    line: list[Point] = []
    for corner, before, after in (
        ((right, y), (right - rx, y), (right, y + ry)), ((right, top), (right, top - ry), (right - rx, top)),
        ((x, top), (x + rx, top), (x, top - ry)), ((x, y), (x, y + ry), (x + rx, y)),
    ):  # fmt: skip
        line += [before, *_curve(before, _toward(before, corner), _toward(after, corner), after)]
    return line


def _toward(start: Point, corner: Point) -> Point:
    return start[0] + (corner[0] - start[0]) * ROUND, start[1] + (corner[1] - start[1]) * ROUND


def _path(path: shapes.Path) -> Iterator[tuple[list[Point], bool]]:
    line: list[Point] = []
    rest = list(zip(path.points[::2], path.points[1::2], strict=True))
    for operator in path.operators:
        if operator == shapes._MOVETO:
            if line:
                yield line, False
            line = [rest.pop(0)]
        elif operator == shapes._LINETO:
            line.append(rest.pop(0))
        elif operator == shapes._CURVETO:
            line += _curve(line[-1], rest.pop(0), rest.pop(0), rest.pop(0))
        else:
            yield line, True
            line = [line[0]]
    if len(line) > 1 or not path.operators or path.operators[-1] != shapes._CLOSEPATH:
        yield line, False


def _curve(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    """Points along a cubic Bézier curve, without its start."""
    found = []
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        found.append(
            (
                a * start[0] + b * one[0] + c * two[0] + d * end[0],
                a * start[1] + b * one[1] + c * two[1] + d * end[1],
            )
        )
    return found
