"""Finds the largest words, then the most air, with which a summary still fits its page."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from coprod_desktop.summaries.layout import LARGEST, SMALLEST, Style

T = TypeVar("T")

SIZES = tuple(SMALLEST + step / 4 for step in range(int((LARGEST - SMALLEST) * 4) + 1))
ROOMS = tuple(step / 10 for step in range(6, 27))
USUAL = 1.0
TIGHTEST = Style(SIZES[0], ROOMS[0])


def best_style(fits: Callable[[Style], bool]) -> Style | None:
    """The largest size at the usual room, then the most room at that size; None when even the tightest is too much.

    `fits` must not come true again once a size or a room was too much.
    """
    if not fits(TIGHTEST):
        return None
    size = how_many(SIZES, lambda size: fits(Style(size, USUAL)))
    chosen = SIZES[max(0, size - 1)]
    room = how_many(ROOMS, lambda room: fits(Style(chosen, room)))
    return Style(chosen, ROOMS[room - 1])


def how_many(values: Sequence[T], fits: Callable[[T], bool]) -> int:
    """How many of the values, from the first, fit: a binary search."""
    return bisect_left(range(len(values)), True, key=lambda index: not fits(values[index]))
