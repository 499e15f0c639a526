"""Times two ways of doing one thing side by side, so that a slow or busy computer slows both."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 30


@dataclass(frozen=True)
class Budget:
    """What is allowed: so many times as long as the limit, and so many milliseconds."""

    ratio: float
    milliseconds: float


@dataclass(frozen=True)
class Figure:
    """What was measured, in milliseconds: ours, and the limit it is held against."""

    what: str
    ours: float
    limit: float
    against: str
    budget: Budget

    @property
    def ratio(self) -> float:
        """How many times as long as the limit ours takes."""
        return self.ours / self.limit

    @property
    def kept(self) -> bool:
        """Whether it is within its budget."""
        return self.ratio <= self.budget.ratio and self.ours <= self.budget.milliseconds


def side_by_side(ours: Callable[[], object], limit: Callable[[], object]) -> tuple[float, float]:
    """The usual (median) milliseconds of each, warm: both run once before, then turn by turn."""
    taken: dict[Callable[[], object], list[float]] = {ours: [], limit: []}
    for _ in range(1 + ROUNDS):
        for act, times in taken.items():
            begun = perf_counter()
            act()
            times.append((perf_counter() - begun) * 1000)
    return median(taken[ours][1:]), median(taken[limit][1:])
