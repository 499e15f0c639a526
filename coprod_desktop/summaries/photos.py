"""Photos as a document shows them: upright, small, and without anything that the camera wrote into them."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

FACE_PIXELS, PHOTO_PIXELS = 280, 900
"""Sides of a face in a banner and of a photo in a cell: enough for paper at 200 dots an inch."""


@lru_cache(maxsize=16)
def face(photo: bytes) -> bytes | None:
    """A photo for a banner, cut square, as JPEG without anything the camera wrote; None: it can't be read."""
    upright = _upright(photo)
    return _jpeg(ImageOps.fit(upright, (FACE_PIXELS, FACE_PIXELS))) if upright else None


@lru_cache(maxsize=16)
def whole_photo(photo: bytes) -> bytes | None:
    """A photo for a cell, whole on white and square, as JPEG; None: it can't be read."""
    upright = _upright(photo)
    return _jpeg(ImageOps.pad(upright, (PHOTO_PIXELS, PHOTO_PIXELS), color="#ffffff")) if upright else None


def _upright(photo: bytes) -> Image.Image | None:
    """The photo as it was held, on white where it is see-through."""
    try:
        with Image.open(BytesIO(photo), formats=("JPEG", "PNG")) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
    ground = Image.new("RGBA", picture.size, "#ffffff")
    return Image.alpha_composite(ground, picture).convert("RGB")


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    Image.frombytes("RGB", picture.size, picture.tobytes()).save(out, "JPEG", quality=85)
    return out.getvalue()
