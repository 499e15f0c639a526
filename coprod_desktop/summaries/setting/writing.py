"""Room to write by hand: boxes to tick and ruled lines, far enough apart for a pen on a knee."""

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import Span
from coprod_desktop.summaries.setting.pieces import Draw, Piece, indented, stack, tagged, whole, words
from coprod_desktop.summaries.setting.sizes import INK, RULE, Style
from coprod_desktop.summaries.setting.tagged_pdf import Tag, TaggedCanvas

LINE = 25.0
"""Points from one ruled line to the next: about 9 mm, as on paper for schools."""


def set_write_here(block: blocks.WriteHere, style: Style, width: float) -> Piece:
    """The boxes first, then the small words, then the lines."""
    parts = [_set_ticks(block.ticks, style, width)] if block.ticks else []
    if block.label:
        parts.append(words((Span(block.label, quiet=True),), style.quiet_text, width))
    parts += [_ruled(width)] * block.lines
    return whole(stack(parts, style.line_gap))


def _ruled(width: float) -> Piece:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.7)
            canvas.line(x, top - LINE + 2, x + width, top - LINE + 2)

    return Piece(LINE, draw)


def _set_ticks(ticks: tuple[str, ...], style: Style, width: float) -> Piece:
    """A box before each choice, in columns as wide as the choices ask."""
    columns = max(1, min(4, int(width // max(_asked(tick, style) for tick in ticks))))
    rows = [ticks[start : start + columns] for start in range(0, len(ticks), columns)]
    wide = width / columns
    return tagged(Tag("L", numbering="None"), stack([_tick_row(row, style, wide) for row in rows], 3))


def _asked(tick: str, style: Style) -> float:
    return style.size * (3 + 0.55 * len(tick))


def _tick_row(ticks: tuple[str, ...], style: Style, wide: float) -> Piece:
    side = style.size * 0.85
    pieces = [
        tagged(
            Tag("LI"),
            indented(
                words((Span(tick),), style.text, wide - 2 * style.size, role="LBody"), side * 1.6, _box(side)
            ),
        )
        for tick in ticks
    ]

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        for number, piece in enumerate(pieces):
            piece.draw(canvas, x + number * wide, top)

    return Piece(max(piece.height for piece in pieces), draw)


def _box(side: float) -> Draw:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(INK.body)
            canvas.setLineWidth(1)
            canvas.rect(x, top - side * 1.25, side, side, stroke=1, fill=0)

    return draw
