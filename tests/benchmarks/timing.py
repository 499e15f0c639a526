"""Times two ways of doing one thing side by side, so that a slow or busy computer slows both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter, thread_time
from typing import NamedTuple

ROUNDS = 30
FRAME = 1000 / 60
"""Milliseconds between two pictures of a screen."""


class Took(NamedTuple):
    """Milliseconds that something took by the clock, and those in which this thread worked on it.

    The second says on a busy computer what the first would be on one with nothing else to do.
    """

    clock: float
    worked: float


@dataclass(frozen=True)
class Budget:
    """What is allowed: so many times the limit, so much in all, so much on top of the limit. None: not asked."""

    ratio: float | None = None
    most: float | None = None
    more: float | None = None


NO_BUDGET = Budget()


@dataclass(frozen=True)
class Figure:
    """What was measured: ours, and the limit it is held against, usually in milliseconds.

    `limit` is None where nothing is held against it; `ours` is None for what could not be measured, and `why` says so,
    as it does for a budget that is known not to be kept.
    """

    what: str
    ours: float | None
    limit: float | None = None
    against: str = ""
    budget: Budget = NO_BUDGET
    why: str = ""
    unit: str = "ms"
    worked: float | None = None
    """Of `ours`, as far as this thread worked; None where it isn't known."""

    @property
    def ratio(self) -> float | None:
        """How many times the limit ours is."""
        return self.ours / self.limit if self.ours is not None and self.limit else None

    @property
    def over(self) -> float:
        """By which share the budget is missed at the worst of its parts; 0 or less when it is kept."""
        return max((found / allowed - 1 for found, allowed in self._parts()), default=0.0)

    @property
    def kept(self) -> bool:
        """Whether it is within its budget, as far as it was measured."""
        return self.over <= 0

    def _parts(self) -> list[tuple[float, float]]:
        parts: list[tuple[float, float]] = []
        if self.ours is None:
            return parts
        if self.budget.most is not None:
            parts.append((self.ours, self.budget.most))
        if self.budget.ratio is not None and self.ratio is not None:
            parts.append((self.ratio, self.budget.ratio))
        if self.budget.more is not None and self.limit is not None:
            parts.append((self.ours, self.limit + self.budget.more))
        return parts


def side_by_side(
    ours: Callable[[], object], limit: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float]:
    """The usual (median) milliseconds of each, warm: both run once before, then turn by turn."""
    taken: dict[Callable[[], object], list[float]] = {ours: [], limit: []}
    for _ in range(1 + rounds):
        for act, times in taken.items():
            times.append(milliseconds(act))
    return median(taken[ours][1:]), median(taken[limit][1:])


def percentile(times: Sequence[float], share: int) -> float:
    """What so many of a hundred stay below."""
    return sorted(times)[min(len(times) - 1, len(times) * share // 100)]


def figure_of(
    what: str,
    times: Sequence[Took],
    limit: float | None = None,
    against: str = "",
    budget: Budget = NO_BUDGET,
    why: str = "",
    share: int = 50,
) -> Figure:
    """What so many of a hundred stay below, by the clock and as worked; 50 is the usual one, 99 the slow one."""
    clock, worked = (percentile(each, share) for each in zip(*times, strict=True))
    return Figure(what, clock, limit, against, budget, why, worked=worked)


def timed(act: Callable[[], object]) -> Took:
    """How long it takes, once."""
    begun, worked = perf_counter(), thread_time()
    act()
    return Took((perf_counter() - begun) * 1000, (thread_time() - worked) * 1000)


def milliseconds(act: Callable[[], object]) -> float:
    """How long it takes, once."""
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000
