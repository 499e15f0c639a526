"""The shapes of the stages as they are drawn: told apart without colour."""

from collections.abc import Callable, Sequence

from coprod_desktop.summaries.setting.tagged_pdf import TaggedCanvas


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
