"""A photo of a person, made small and free of what the camera wrote into it (place, time, owner)."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from coprod_desktop.errors import InputError

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_PIXELS = 50_000_000
SIDE = 512
_HARMLESS = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def photo_from(file: Path) -> bytes:
    """The photo in this file, prepared. Raises InputError when it can't be read or isn't a picture."""
    try:
        with file.open("rb") as opened:
            photo = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InputError("This file can't be opened. Nothing was changed. Is it still there?") from error
    return prepared(photo)


def prepared(photo: bytes) -> bytes:
    """A JPEG of at most 512 × 512 pixels with no metadata. Raises InputError for anything but a picture."""
    if len(photo) > LARGEST_FILE:
        raise InputError("This photo is larger than 20 MB. Nothing was changed. Please choose a smaller one.")
    try:
        with Image.open(BytesIO(photo), formats=("JPEG", "PNG", "WEBP")) as picture:
            return photo if _is_prepared(picture) else _small(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        message = (
            "This file can't be read as a photo. Nothing was changed. Please choose a JPEG or PNG picture."
        )
        raise InputError(message) from error


def _is_prepared(picture: Image.Image) -> bool:
    return picture.format == "JPEG" and max(picture.size) <= SIDE and set(picture.info) <= _HARMLESS


def _small(picture: Image.Image) -> bytes:
    if picture.width * picture.height > LARGEST_PIXELS:
        raise InputError("This photo has too many pixels. Nothing was changed. Please choose a smaller one.")
    upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((SIDE, SIDE))
    out = BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(out, "JPEG", quality=85)
    return out.getvalue()
