"""Finds the largest words, then the most air, with which a summary still fits its page."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

from coprod_desktop.summaries.reading import Reading
from coprod_desktop.summaries.setting.sizes import Style

T = TypeVar("T")

STEP = 0.25
"""Points from one size that is tried to the next."""
ROOMS = tuple(step / 10 for step in range(6, 27))
USUAL = 1.0


@cache
def sizes(reading: Reading) -> tuple[float, ...]:
    """The sizes of running words that are tried, in points, the smallest first."""
    steps = int((reading.largest - reading.smallest) / STEP)
    return tuple(reading.smallest + step * STEP for step in range(steps + 1))


def tightest(reading: Reading) -> Style:
    """The smallest words with the least air that this reading allows."""
    return Style(reading.smallest, ROOMS[0], reading.smallest)


def best_style(fits: Callable[[Style], bool], reading: Reading) -> Style | None:
    """The largest size at the usual room, then the most room at that size; None when even the tightest is too much.

    `fits` must not come true again once a size or a room was too much.
    """
    if not fits(tightest(reading)):
        return None
    count = how_many(sizes(reading), lambda size: fits(Style(size, USUAL, reading.smallest)))
    chosen = sizes(reading)[max(0, count - 1)]
    room = how_many(ROOMS, lambda room: fits(Style(chosen, room, reading.smallest)))
    return Style(chosen, ROOMS[max(0, room - 1)], reading.smallest)


def how_many(values: Sequence[T], fits: Callable[[T], bool]) -> int:
    """How many of the values, from the first, fit: a binary search."""
    return bisect_left(range(len(values)), True, key=lambda index: not fits(values[index]))
