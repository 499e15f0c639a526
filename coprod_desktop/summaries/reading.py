"""The ways to read a document: how large its words are, and whether each idea stands alone with a picture."""

from dataclasses import dataclass
from typing import Literal

ReadingId = Literal["standard", "large", "easy"]


@dataclass(frozen=True)
class Reading:
    """`size` is that of running words where a document may have as many pages as it needs; all are points.

    On a document of one page, words are as large as fit between `smallest` and `largest`; nothing, not even small
    print, is smaller than `smallest`. `easy`: one idea a line, the picture left and the words right.
    """

    id: ReadingId
    word: str
    size: float
    smallest: float
    largest: float
    easy: bool = False


READINGS = (
    Reading("standard", "Standard", 11.0, 10.0, 13.0),
    Reading("large", "Large print", 16.0, 16.0, 20.0),
    Reading("easy", "Easy read", 15.0, 14.0, 18.0, easy=True),
)
READING: dict[str, Reading] = {one.id: one for one in READINGS}
STANDARD, LARGE, EASY = READINGS
