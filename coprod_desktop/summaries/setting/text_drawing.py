"""Draws lines of words: each in the order it is seen, with its colour, font and language said once."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from bidi.algorithm import get_display  # the package's own get_display leaves brackets unmirrored
from reportlab.lib.colors import Color, HexColor

from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.tagged_pdf import TaggedCanvas
from coprod_desktop.summaries.setting.text_setting import (
    FROM_RIGHT,
    Part,
    SetText,
    Size,
    Word,
    line_width,
    run_width,
    shape,
)

ALIGNS = {"start": 0.0, "middle": 0.5, "right": 1.0}
"""How much of the room that a line leaves stands before it."""


@dataclass(frozen=True)
class Ink:
    """Colours as "#rrggbb": of the words, and of quiet words."""

    body: str
    quiet: str


Shown = tuple[Part, list[fonts.Run]]
"""A piece of a line with its runs in the order they are seen."""


def draw_text(
    canvas: TaggedCanvas, text: SetText, x: float, top: float, ink: Ink, align: str = "start"
) -> None:
    """Draw the lines below `top`. `align` is start (by the direction of the words), middle or right."""
    share = ALIGNS["right" if text.from_right and align == "start" else align]
    baseline = top - text.size.leading / 2 - text.size.body * 0.34
    pen = _Pen(canvas, text.size, ink)
    for line in text.lines:
        left = x + (text.width - line_width(line, text.size)) * share
        _draw_line(pen, line, left, baseline, from_right=text.from_right)
        baseline -= text.size.leading
    pen.lift()


class _Pen:
    """Writes pieces of lines, and says a colour or a font only where it changes: a page has hundreds of pieces."""

    def __init__(self, canvas: TaggedCanvas, size: Size, ink: Ink) -> None:
        self.canvas = canvas
        self._size, self._ink = size, ink
        self._colour = ""
        self._font: tuple[str, float] | None = None
        self._text = canvas.beginText()

    def move(self, x: float, y: float) -> None:
        """Go on at this place."""
        self._text.setTextOrigin(x, y)

    def write(self, piece: Part, runs: Sequence[fonts.Run]) -> None:
        """The runs of a piece, from left to right."""
        self._dip(self._ink.quiet if piece.quiet else self._ink.body)
        for run in runs:
            font = run.font, self._size.quiet if piece.quiet else self._size.body
            if font != self._font:
                self._text.setFont(*font)
                self._font = font
            self._text.textOut(shape(run))

    def lift(self) -> None:
        """Put down what was written, and begin anew."""
        if self._font:
            self.canvas.drawText(self._text)
            self._colour, self._font = "", None
            self._text = self.canvas.beginText()

    def width(self, piece: Part, runs: Sequence[fonts.Run]) -> float:
        """Points that a piece takes."""
        size = self._size.quiet if piece.quiet else self._size.body
        return sum(run_width(run.font, shape(run)) for run in runs) * size

    def _dip(self, colour: str) -> None:
        if colour != self._colour:
            self._text.setFillColor(_colour(colour))
            self._colour = colour


def _draw_line(pen: _Pen, line: Sequence[Word], x: float, y: float, *, from_right: bool) -> None:
    pieces = list(_pieces(line, space_after=not (from_right or line[-1].goes_on)))
    shown = [(piece, _seen(piece, from_right)) for piece in pieces]
    if from_right:
        shown.reverse()
    if any(run.shaped for _piece, runs in shown for run in runs):
        pen.lift()
        with pen.canvas.spoken_as("".join(piece.letters for piece in pieces)):
            _draw_in_languages(pen, shown, x, y)
    elif any(piece.language for piece in pieces):
        pen.lift()
        _draw_in_languages(pen, shown, x, y)
    else:
        pen.move(x, y)
        for piece, runs in shown:
            pen.write(piece, runs)


def _draw_in_languages(pen: _Pen, shown: Sequence[Shown], x: float, y: float) -> None:
    """Pieces from left to right; those of another language are marked as such, where anybody reads them aloud."""
    for language, there in groupby(shown, key=lambda pair: pair[0].language):
        marked = language and not pen.canvas.in_artifact
        with pen.canvas.in_language(language) if marked else nullcontext():
            pen.move(x, y)
            for piece, runs in there:
                pen.write(piece, runs)
                x += pen.width(piece, runs)
            pen.lift()


def _pieces(line: Sequence[Word], *, space_after: bool) -> Iterator[Part]:
    """The parts of a line joined where they look alike, with the spaces between them; one after keeps lines apart."""
    spaced = [
        (
            part.letters if inner or not number else f" {part.letters}",
            (part.strong, part.quiet, part.language),
        )
        for number, word in enumerate(line)
        for inner, part in enumerate(word.parts)
    ]
    if space_after:
        spaced.append((" ", spaced[-1][1]))
    for (strong, quiet, language), alike in groupby(spaced, key=itemgetter(1)):
        yield Part("".join(letters for letters, _look in alike), strong, quiet, 0.0, language)


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
    return unicodedata.bidirectional(letter) in FROM_RIGHT


def _is_from_right(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in (*FROM_RIGHT, "NSM")
