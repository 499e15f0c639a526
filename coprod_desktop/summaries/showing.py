"""What the writers for screens and word processors share: clean words, small pictures, the words of an answer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import groupby

from PIL import Image, ImageOps, UnidentifiedImageError

from coprod_desktop.summaries.blocks import Banner, Block, Item, Span, Text
from coprod_desktop.summaries.documents.common import DRAFT_WORDS
from coprod_desktop.summaries.setting import fonts

FACE_PIXELS, PHOTO_PIXELS = 280, 900
"""Sides of a face in a banner and of a photo in a cell: enough for paper at 200 dots an inch."""
_NO_LETTERS = {0x1F: " ", 0xFFFE: fonts.REPLACEMENT, 0xFFFF: fonts.REPLACEMENT}
"""Codes that can be said of no paper, and that no XML file may hold."""


def clean(words: str) -> str:
    """The words without what no file can hold or nobody can see; a break or space at either end stays one."""
    inner = fonts.clean(words).strip().translate(_NO_LETTERS)
    before = words[: len(words) - len(words.lstrip())]
    after = words[len(words.rstrip()) :] if inner else ""
    return f"{_edge(before)}{inner}{_edge(after)}"


def _edge(white: str) -> str:
    if white.replace("\u00a0", "") != white:
        return "\u00a0"
    broken = len(f"a{white}b".splitlines()) > 1
    return "\n" if broken else " " if white else ""


def spans(text: Text) -> Iterator[Span]:
    """The spans with clean words, those without any left out; no break stands at the beginning or the end."""
    told = [replace(span, words=words) for span in text if (words := clean(span.words))]
    for number, span in enumerate(told):
        words = span.words.lstrip("\n") if number == 0 else span.words
        yield replace(span, words=words.rstrip("\n") if number == len(told) - 1 else words)


def runs_of(items: Iterable[Item]) -> Iterator[tuple[int | None, list[Item]]]:
    """The lines of a list cut where its order has a gap: the number of the first line, or None for a list of dots."""
    numbered = [(item.number, item.number - place if item.number is not None else None, item)
                for place, item in enumerate(items)]  # fmt: skip
    for _start, there in groupby(numbered, key=lambda one: one[1]):
        some = list(there)
        yield some[0][0], [item for _number, _start, item in some]


def is_draft(content: Iterable[Block]) -> bool:
    """Whether these blocks say of themselves that they are a draft: then every page of them has to."""
    lines = (line for block in content if isinstance(block, Banner) for line in block.under)
    return any(span.words == DRAFT_WORDS for line in lines for span in line)


def answer(value: int | None, anchors: tuple[str, ...]) -> str:
    """One box of a chart in dots and words; empty where nobody said."""
    return "" if value is None else f"{'●' * value or '–'} {anchors[value]}"


def face(photo: bytes) -> bytes | None:
    """A photo for a banner, cut square, as JPEG without anything the camera wrote; None: it can't be read."""
    upright = _upright(photo)
    return _jpeg(ImageOps.fit(upright, (FACE_PIXELS, FACE_PIXELS))) if upright else None


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
