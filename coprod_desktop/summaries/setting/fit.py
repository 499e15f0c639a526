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
A_STEP_TAKES = 34.0
"""Points of a full page that words of the next size take more, about: a good guess needs fewer tries."""
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


def best_style(left: Callable[[Style], float], reading: Reading) -> Style:
    """The largest size at the usual room, then the most room at that size.

    `left` is what a style leaves of the page, in points: below 0 it doesn't fit. It falls as sizes and rooms grow. The
    tightest style is known to fit, so it is not tried.
    """

    @cache
    def at(size: float, room: float) -> float:
        return left(Style(size, room, reading.smallest))

    count = _how_many_sizes(sizes(reading), lambda size: at(size, USUAL))
    size = sizes(reading)[max(0, count - 1)]
    rooms = ROOMS[ROOMS.index(USUAL) :] if count else ROOMS[: ROOMS.index(USUAL)]
    return Style(size, _most_room(rooms, lambda room: at(size, room)), reading.smallest)


def _how_many_sizes(values: Sequence[float], left: Callable[[float], float]) -> int:
    """How many sizes fit. Each try begins where the last one says that the page would be just full."""
    fits, over, tried = -1, len(values), len(values) // 2
    while over - fits > 1:
        room = left(values[tried])
        fits, over = (tried, over) if room >= 0 else (fits, tried)
        tried = min(max(tried + int(room // A_STEP_TAKES), fits + 1), over - 1)
    return fits + 1


def _most_room(rooms: Sequence[float], left: Callable[[float], float]) -> float:
    """The most room of those; the first is known to fit. Lines stay the same, so what is left falls almost evenly."""
    first, last = left(rooms[0]), left(rooms[-1])
    if last >= 0:
        return rooms[-1]
    place = min(int((len(rooms) - 1) * first / (first - last)), len(rooms) - 2)
    while place and left(rooms[place]) < 0:
        place -= 1
    while left(rooms[place + 1]) >= 0:
        place += 1
    return rooms[place]


def how_many(values: Sequence[T], fits: Callable[[T], bool]) -> int:
    """How many of the values, from the first, fit: a binary search."""
    return bisect_left(range(len(values)), True, key=lambda index: not fits(values[index]))
