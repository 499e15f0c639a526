"""Pictures on paper: our own symbols and the family's photos, always beside a word."""

from io import BytesIO

from PIL import Image, ImageOps
from reportlab.graphics import renderPDF
from reportlab.lib.utils import ImageReader

from coprod_desktop.summaries import symbols
from coprod_desktop.summaries.blocks import Picture
from coprod_desktop.summaries.setting.tagged_pdf import TaggedCanvas

PHOTO_PIXELS = 900
"""Enough for the largest cell of a board at 200 dots an inch."""


def draw_picture(canvas: TaggedCanvas, picture: Picture, x: float, y: float, side: float) -> None:
    """The picture in a square of `side` points whose bottom left corner is at x, y. The caller tags it."""
    if picture.photo is not None:
        canvas.drawImage(ImageReader(_square(picture.photo)), x, y, side, side)
    elif picture.symbol:
        renderPDF.draw(symbols.drawing(picture.symbol, side), canvas, x, y)


def _square(photo: bytes) -> Image.Image:
    """The whole photo on white: a picture that a child knows is not cut at its edges."""
    with Image.open(BytesIO(photo)) as opened:
        return ImageOps.pad(opened.convert("RGB"), (PHOTO_PIXELS, PHOTO_PIXELS), color="#ffffff")
