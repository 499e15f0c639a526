"""Breaks words into lines and draws them: no markup in between, so that what people said can't be read as any.

Lines are broken in the order words are said; only then is each line put in the order it is seen (Arabic, Hebrew).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from bidi.algorithm import get_display  # the package's own get_display leaves brackets unmirrored
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, shapeStr
from reportlab.pdfgen.textobject import PDFTextObject

from coprod_desktop.summaries.blocks import Span, Text
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.tagged_pdf import TaggedCanvas

_TOKEN = re.compile(r"\n|[ \t]+|[^ \t\n]+")
_FROM_RIGHT = ("R", "AL")
ALIGNS = {"start": 0.0, "middle": 0.5, "right": 1.0}
"""How much of the room that a line leaves stands before it."""


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
        return max((_line_width(line, self.size) for line in self.lines), default=0.0)


@dataclass(frozen=True)
class Ink:
    """Colours as "#rrggbb": of the words, and of quiet words."""

    body: str
    quiet: str


Shown = tuple[Part, list[fonts.Run]]
"""A piece of a line with its runs in the order they are seen."""


def set_text(text: Text, size: Size, width: float) -> SetText:
    """Break the text into lines; a word wider than the line is broken between letters. Nothing is cut off."""
    lines, from_right = _lines(text, size.body, size.quiet, width)
    return SetText(lines, size, width, from_right)


def draw_text(
    canvas: TaggedCanvas, text: SetText, x: float, top: float, ink: Ink, align: str = "start"
) -> None:
    """Draw the lines below `top`. `align` is start (by the direction of the words), middle or right."""
    share = ALIGNS["right" if text.from_right and align == "start" else align]
    baseline = top - text.size.leading / 2 - text.size.body * 0.34
    for line in text.lines:
        left = x + (text.width - _line_width(line, text.size)) * share
        _draw_line(canvas, line, text, left, baseline, ink)
        baseline -= text.size.leading


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
        for letters in _TOKEN.findall(fonts.clean(span.words)):
            yield letters, span


def _part(letters: str, strong: bool, quiet: bool, language: str) -> Part:
    return Part(letters, strong, quiet, _measure(letters, strong), language)


def _word(parts: Sequence[Part], *, starts_line: bool = False, goes_on: bool = False) -> Word:
    body = sum(part.width for part in parts if not part.quiet)
    quiet = sum(part.width for part in parts if part.quiet)
    return Word(tuple(parts), body, quiet, starts_line, goes_on)


@lru_cache(maxsize=8192)
def _measure(letters: str, strong: bool) -> float:
    return sum(_run_width(run.font, shape(run)) for run in fonts.runs(letters, strong=strong))


def _run_width(font: str, letters: str) -> float:
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


def _line_width(line: Sequence[Word], size: Size) -> float:
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


def _draw_line(
    canvas: TaggedCanvas, line: Sequence[Word], text: SetText, x: float, y: float, ink: Ink
) -> None:
    pieces = list(_pieces(line, space_after=not (text.from_right or line[-1].goes_on)))
    shown = [(piece, _seen(piece, text.from_right)) for piece in pieces]
    if text.from_right:
        shown.reverse()
    if any(run.shaped for _piece, runs in shown for run in runs):
        with canvas.spoken_as("".join(piece.letters for piece in pieces)):
            _draw_pieces(canvas, shown, text.size, x, y, ink)
    else:
        _draw_pieces(canvas, shown, text.size, x, y, ink)


def _draw_pieces(
    canvas: TaggedCanvas, shown: Sequence[Shown], size: Size, x: float, y: float, ink: Ink
) -> None:
    """Pieces from left to right; those of another language are marked as such."""
    for language, there in groupby(shown, key=lambda pair: pair[0].language):
        pen = canvas.beginText(x, y)
        for piece, runs in there:
            _write(pen, piece, runs, size, ink)
        x = pen.getX()
        with canvas.in_language(language) if language and not canvas.in_artifact else nullcontext():
            canvas.drawText(pen)


def _pieces(line: Sequence[Word], *, space_after: bool) -> Iterator[Part]:
    """The parts of a line joined where they look alike, with the spaces between them; one after keeps lines apart."""
    spaced = [
        (part.letters if inner or not number else f" {part.letters}", (part.strong, part.quiet, part.language))
        for number, word in enumerate(line)
        for inner, part in enumerate(word.parts)
    ]
    if space_after:
        spaced.append((" ", spaced[-1][1]))
    for (strong, quiet, language), alike in groupby(spaced, key=itemgetter(1)):
        yield Part("".join(letters for letters, _look in alike), strong, quiet, 0.0, language)


def _write(pen: PDFTextObject, piece: Part, runs: Sequence[fonts.Run], size: Size, ink: Ink) -> None:
    pen.setFillColor(_colour(ink.quiet if piece.quiet else ink.body))
    for run in runs:
        pen.setFont(run.font, size.quiet if piece.quiet else size.body)
        pen.textOut(shape(run))


@lru_cache(maxsize=64)
def _colour(name: str) -> Color:
    """ReportLab takes longer to read a colour's name than to draw a line of words in it."""
    return HexColor(name)


def _seen(piece: Part, from_right: bool) -> list[fonts.Run]:
    """The runs of a piece from left to right as they are seen; each run itself still as it is said."""
    if not from_right and not any(map(_turns, set(piece.letters))):
        return list(fonts.runs(piece.letters, strong=piece.strong))
    seen = get_display(piece.letters, base_dir="R" if from_right else "L")
    return [part for run in fonts.runs(str(seen), strong=piece.strong) for part in _as_said(run)]


def _as_said(run: fonts.Run) -> Iterator[fonts.Run]:
    for backwards, letters in groupby(run.text, key=_is_from_right):
        joined = "".join(letters)
        yield fonts.Run(run.font, joined[::-1] if backwards else joined, run.shaped)


@lru_cache(maxsize=4096)
def _turns(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _FROM_RIGHT


def _is_from_right(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in (*_FROM_RIGHT, "NSM")


def reads_from_right(text: Text) -> bool:
    """Whether the first letter with a direction is one of Arabic, Hebrew or the like."""
    directions = (unicodedata.bidirectional(letter) for span in text for letter in span.words)
    return next((direction for direction in directions if direction in ("L", *_FROM_RIGHT)), "L") != "L"
