"""Sizes and colours of a page: what every part that is set on paper measures itself by."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.setting.text_drawing import Ink
from coprod_desktop.summaries.setting.text_setting import Size

Paper = Literal["a4", "letter"]
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Width and height in points."""

MARGIN = 40.0
FOOT_MARGIN = 26.0
DARK, RULE = "#07393d", "#8a8f98"
INK = Ink("#1d2733", "#4a5666")
ON_DARK = Ink("#ffffff", "#dcebeb")
TONES: dict[blocks.Tone, str] = {"plain": "#0b5a60", "care": "#a3261d"}
STAGE_COLOURS = {"green": "#1f6b43", "amber": "#b87800", "red": "#a3261d", "blue": "#24538f"}


@dataclass(frozen=True)
class Style:
    """How large (points) and how airy (1 is usual) a page is set. Nothing on it is smaller than `smallest`."""

    size: float
    room: float = 1.0
    smallest: float = 10.0

    @cached_property
    def text(self) -> Size:
        """Sizes of running words."""
        return Size(self.size, max(self.smallest, self.size * 0.85), self.size * (1.22 + 0.08 * self.room))

    @cached_property
    def quiet_text(self) -> Size:
        """Sizes of words that are all quiet."""
        quiet = self.text.quiet
        return Size(quiet, quiet, quiet * 1.35)

    @property
    def gap(self) -> float:
        """Points between blocks."""
        return self.size * 0.8 * self.room

    @property
    def line_gap(self) -> float:
        """Points between the lines of a list."""
        return self.size * 0.25 * self.room

    def scaled(self, factor: float) -> Size:
        """Sizes of a heading, which is set closer."""
        size = self.size * factor
        return Size(size, size, size * 1.25)


@dataclass(frozen=True)
class Sheet:
    """Paper lying one way or the other. Sizes in points."""

    paper: Paper = "a4"
    landscape: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        width, height = PAPERS[self.paper]
        return (height, width) if self.landscape else (width, height)
