"""Breaks words into lines: no markup in between, so that what people said can't be read as any.

Lines are broken in the order words are said; text_drawing puts each in the order it is seen (Arabic, Hebrew).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, shapeStr

from coprod_desktop.summaries.blocks import Span, Text
from coprod_desktop.summaries.setting import fonts

_TOKEN = re.compile(r"\n|[ \t]+|[^ \t\n]+")
FROM_RIGHT = ("R", "AL")
"""Unicode's names for letters that are read from the right."""


@dataclass(frozen=True)
class Size:
    """Sizes in points: of the words, of quiet words, and from one line to the next."""

    body: float
    quiet: float
    leading: float


@dataclass(frozen=True)
class Part:
    """Letters set in one way, without a space. `width` is in ems of their own size; `language` a tag or empty."""

    letters: str
    strong: bool
    quiet: bool
    width: float
    language: str = ""


@dataclass(frozen=True)
class Word:
    """What a line can't break inside of, unless it is wider than the line. Widths in ems of each size.

    `starts_line`: the speaker's own line break stood before it. `goes_on`: the next word is the rest of it.
    """

    parts: tuple[Part, ...]
    body: float
    quiet: float
    starts_line: bool = False
    goes_on: bool = False

    def width(self, size: Size) -> float:
        """Width in points."""
        return self.body * size.body + self.quiet * size.quiet


@dataclass(frozen=True)
class SetText:
    """Words broken into lines of at most `width` points."""

    lines: tuple[tuple[Word, ...], ...]
    size: Size
    width: float
    from_right: bool

    @property
    def height(self) -> float:
        """Points from the top of the first line to the bottom of the last."""
        return len(self.lines) * self.size.leading

    @property
    def widest(self) -> float:
        """Points that the longest line takes."""
        return max((line_width(line, self.size) for line in self.lines), default=0.0)


def set_text(text: Text, size: Size, width: float) -> SetText:
    """Break the text into lines; a word wider than the line is broken between letters. Nothing is cut off."""
    lines, from_right = _lines(text, size.body, size.quiet, width)
    return SetText(lines, size, width, from_right)


@lru_cache(maxsize=4096)
def _lines(text: Text, body: float, quiet: float, width: float) -> tuple[tuple[tuple[Word, ...], ...], bool]:
    """The lines, and whether they read from the right. Kept: fitting a page asks for them again with other room."""
    lines = tuple(map(tuple, _broken(_words(text), Size(body, quiet, leading=0.0), width)))
    return lines, reads_from_right(text)


@lru_cache(maxsize=2048)
def _words(text: Text) -> tuple[Word, ...]:
    found: list[Word] = []
    parts: list[Part] = []
    starts_line = False
    for letters, span in (*_tokens(text), (" ", Span(""))):
        if letters[0] not in " \t\n":
            parts.append(_part(letters, span.strong, span.quiet, span.language))
            continue
        if parts:
            found.append(_word(parts, starts_line=starts_line))
            parts, starts_line = [], False
        starts_line = starts_line or letters == "\n"
    return tuple(found)


def _tokens(text: Text) -> Iterator[tuple[str, Span]]:
    for span in text:
        for letters in _TOKEN.findall(_clean(span.words)):
            yield letters, span


def _clean(words: str) -> str:
    """Clean words with the line break that a span begins or ends with: the next one stands on a line of its own."""
    before, after = (("\n" if letter in ("\n", "\r") else "") for letter in (words[:1], words[-1:]))
    return f"{before}{fonts.clean(words)}{after}"


def _part(letters: str, strong: bool, quiet: bool, language: str) -> Part:
    return Part(letters, strong, quiet, _measure(letters, strong), language)


def _word(parts: Sequence[Part], *, starts_line: bool = False, goes_on: bool = False) -> Word:
    body = sum(part.width for part in parts if not part.quiet)
    quiet = sum(part.width for part in parts if part.quiet)
    return Word(tuple(parts), body, quiet, starts_line, goes_on)


@lru_cache(maxsize=8192)
def _measure(letters: str, strong: bool) -> float:
    return sum(run_width(run.font, shape(run)) for run in fonts.runs(letters, strong=strong))


def run_width(font: str, letters: str) -> float:
    """Ems that shaped letters take in this font."""
    if isinstance(letters, ShapedStr):
        return float(sum(glyph.x_advance for glyph in letters.__shapeData__) / 1000)
    return float(pdfmetrics.stringWidth(letters, font, 1))


def shape(run: fonts.Run) -> str:
    """The run with each letter in the form that its neighbours ask for, in the order it is seen."""
    return str(run.text) if not run.shaped else shapeStr(run.text, run.font, 10, force=True)


def _broken(words: Sequence[Word], size: Size, width: float) -> Iterator[list[Word]]:
    line: list[Word] = []
    used = 0.0
    for word in _that_fit(words, size, width):
        wide = word.width(size)
        if line and (word.starts_line or used + _gap(word, size) + wide > width):
            yield line
            line, used = [], 0.0
        used += wide + (_gap(word, size) if line else 0.0)
        line.append(word)
    if line:
        yield line


def _gap(word: Word, size: Size) -> float:
    first = word.parts[0]
    return _measure(" ", first.strong) * (size.quiet if first.quiet else size.body)


def line_width(line: Sequence[Word], size: Size) -> float:
    """Points that a line takes."""
    return sum(word.width(size) for word in line) + sum(_gap(word, size) for word in line[1:])


def _that_fit(words: Sequence[Word], size: Size, width: float) -> Iterator[Word]:
    for word in words:
        if word.width(size) <= width:
            yield word
        else:
            yield from _cut(word, size, width)


def _cut(word: Word, size: Size, width: float) -> Iterator[Word]:
    parts: list[Part] = []
    used, starts_line = 0.0, word.starts_line
    cut = (_part(c, p.strong, p.quiet, p.language) for p in word.parts for c in _letters(p.letters))
    for part in cut:
        wide = part.width * (size.quiet if part.quiet else size.body)
        if parts and used + wide > width:
            yield _word(parts, starts_line=starts_line, goes_on=True)
            parts, used, starts_line = [], 0.0, False
        parts.append(part)
        used += wide
    yield _word(parts, starts_line=starts_line)


def _letters(letters: str) -> Iterator[str]:
    """Letters with their accents, which can't stand alone."""
    held = ""
    for letter in letters:
        if held and not unicodedata.combining(letter):
            yield held
            held = ""
        held += letter
    yield held


def reads_from_right(text: Text) -> bool:
    """Whether the first letter with a direction is one of Arabic, Hebrew or the like."""
    directions = (unicodedata.bidirectional(letter) for span in text for letter in span.words)
    return next((direction for direction in directions if direction in ("L", *FROM_RIGHT)), "L") != "L"
