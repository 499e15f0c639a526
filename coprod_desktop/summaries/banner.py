"""The head of a page: whom it is about, from when, and a face where the family gave one."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from coprod_desktop.summaries.blocks import Banner, Span
from coprod_desktop.summaries.layout import DARK, MARGIN, ON_DARK, Piece, Style, bold, stack, words
from coprod_desktop.summaries.tagged_pdf import TaggedCanvas

PHOTO_PIXELS = 280
"""Enough for 300 dots an inch at the size a banner shows."""


def is_picture(photo: bytes) -> bool:
    """Whether these bytes can be drawn as a photo."""
    try:
        _square(photo)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return False
    return True


def set_banner(block: Banner, style: Style, width: float) -> Piece:
    """A dark band from edge to edge: the photo, the name and what is under it, dates to the right."""
    pad = style.size * min(1.1, 0.6 + 0.5 * style.room)
    side = style.size * 5.2 if block.photo else 0.0
    aside_width = style.size * 14
    name_left = MARGIN + side + (pad if side else 0.0)
    name = _set_name(block, style, width - MARGIN - aside_width - name_left)
    aside = _set_aside(block.aside, style, aside_width)
    height = max(name.height, aside.height, side) + 2 * pad

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.artifact():
            canvas.setFillColor(DARK)
            canvas.rect(x, top - height, width, height, stroke=0, fill=1)
        if block.photo:
            _draw_photo(canvas, block.photo, block.photo_words, x + MARGIN, top - pad - side, side)
        name.draw(canvas, x + name_left, top - pad)
        aside.draw(canvas, x + width - MARGIN - aside_width, top - pad)

    return Piece(height, draw)


def _set_name(block: Banner, style: Style, width: float) -> Piece:
    name = words(bold(block.name), style.scaled(2.0), width, role="H1", ink=ON_DARK)
    return stack([name, *(words(text, style.text, width, ink=ON_DARK) for text in block.under)], 1)


def _set_aside(lines: Sequence[str], style: Style, width: float) -> Piece:
    return stack(
        [words((Span(line),), style.quiet_text, width, ink=ON_DARK, align="right") for line in lines], 0
    )


def _draw_photo(canvas: TaggedCanvas, photo: bytes, said: str, x: float, y: float, side: float) -> None:
    with canvas.element("Figure", alt=said, box=(x, y, x + side, y + side)), canvas.content():
        canvas.drawImage(ImageReader(_square(photo)), x, y, side, side)


def _square(photo: bytes) -> Image.Image:
    with Image.open(BytesIO(photo)) as picture:
        return ImageOps.fit(picture.convert("RGB"), (PHOTO_PIXELS, PHOTO_PIXELS))
