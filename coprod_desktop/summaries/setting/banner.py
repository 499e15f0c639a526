"""The head of a document: whom it is about, from when, and a face where the family gave one."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.utils import ImageReader

from coprod_desktop.summaries.blocks import Banner, Span, strong
from coprod_desktop.summaries.photos import face
from coprod_desktop.summaries.setting.fonts import clean
from coprod_desktop.summaries.setting.pieces import NOTHING, Piece, stack, words
from coprod_desktop.summaries.setting.sizes import DARK, MARGIN, ON_DARK, Style
from coprod_desktop.summaries.setting.tagged_pdf import TaggedCanvas

LARGE = 14.0
"""Points from which there is no room for two columns in a banner: the dates stand under the name."""


def set_banner(block: Banner, style: Style, width: float) -> Piece:
    """A dark band from edge to edge: the photo, the name and what is under it, dates to the right."""
    pad = style.size * min(1.1, 0.6 + 0.5 * style.room)
    photo = face(block.photo) if block.photo else None
    side = style.size * 5.2 if photo else 0.0
    left = MARGIN + side + (pad if side else 0.0)
    aside_width = style.size * 14 if block.aside and style.size < LARGE else 0.0
    name = _set_name(block, style, width - MARGIN - aside_width - left, aside_below=not aside_width)
    aside = _set_aside(block.aside, style, aside_width) if aside_width else NOTHING

    def draw_beside(canvas: TaggedCanvas, x: float, top: float) -> None:
        if photo:
            _draw_photo(canvas, photo, clean(block.photo_words), x + MARGIN, top - pad - side, side)

    def draw_aside(canvas: TaggedCanvas, x: float, top: float) -> None:
        aside.draw(canvas, x + width - MARGIN - aside_width, top - pad)

    beside = Piece(max(aside.height, side), draw_aside)
    return _band(name, beside, Piece(side, draw_beside), pad, left, width)


def _band(name: Piece, aside: Piece, photo: Piece, pad: float, left: float, width: float) -> Piece:
    """The band behind all of it; a name that no page could hold goes on in a band of its own."""
    height = max(name.height, aside.height) + 2 * pad

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setFillColor(DARK)
            canvas.rect(x, top - height, width, height, stroke=0, fill=1)
        photo.draw(canvas, x, top)
        name.draw(canvas, x + left, top - pad)
        aside.draw(canvas, x, top)

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        halves = name.split(room - 2 * pad, anyhow) if anyhow else None
        if halves is None:
            return None
        return (
            _band(halves[0], aside, photo, pad, left, width),
            _band(halves[1], NOTHING, NOTHING, pad, left, width),
        )

    return Piece(height, draw, split)


def _set_name(block: Banner, style: Style, width: float, *, aside_below: bool) -> Piece:
    name = words(strong(block.name), style.scaled(2.0), width, role="H1", ink=ON_DARK)
    below = [(Span(" · ".join(block.aside)),)] if block.aside and aside_below else []
    under = [*block.under, *below]
    return stack([name, *(words(text, style.text, width, ink=ON_DARK) for text in under)], 1)


def _set_aside(lines: Sequence[str], style: Style, width: float) -> Piece:
    return stack(
        [words((Span(line),), style.quiet_text, width, ink=ON_DARK, align="right") for line in lines], 0
    )


def _draw_photo(canvas: TaggedCanvas, photo: bytes, said: str, x: float, y: float, side: float) -> None:
    with canvas.element("Figure", alt=said, box=(x, y, x + side, y + side)), canvas.content():
        canvas.drawImage(ImageReader(BytesIO(photo)), x, y, side, side)
