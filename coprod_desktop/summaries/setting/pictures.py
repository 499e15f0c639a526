"""Pictures on paper: our own symbols and the family's photos, always beside a word."""

from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.lib.utils import ImageReader

from coprod_desktop.summaries import symbols
from coprod_desktop.summaries.blocks import Picture
from coprod_desktop.summaries.photos import whole_photo
from coprod_desktop.summaries.setting.tagged_pdf import TaggedCanvas


def draw_picture(canvas: TaggedCanvas, picture: Picture, x: float, y: float, side: float) -> None:
    """The picture in a square of `side` points whose bottom left corner is at x, y. The caller tags it.

    Of a photo that can't be read nothing is drawn: the word stands there all the same.
    """
    if picture.photo is not None:
        photo = whole_photo(picture.photo)
        if photo:
            canvas.drawImage(ImageReader(BytesIO(photo)), x, y, side, side)
    elif picture.symbol:
        renderPDF.draw(symbols.drawing(picture.symbol, side), canvas, x, y)
