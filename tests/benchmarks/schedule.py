"""When each person of a made-up store is talked with: in the order of days, as a store grows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

TODAY = date(2026, 11, 22)
"""The day on which made-up stores end."""
_SHARES = (4, 2, 5, 3, 6)
"""Some are talked with more often than others, and some visits are longer."""


@dataclass(frozen=True)
class Size:
    """How much a store holds. `whole_sets`: each interview keeps the whole question set, as in the program."""

    name: str
    people: int
    interviews: int
    statements: int
    whole_sets: bool = True


SIZES = {
    one.name: one
    for one in (
        Size("one", 20, 60, 1_200),
        Size("hundred", 2_000, 6_000, 120_000),
        Size("large", 10_000, 100_000, 2_000_000, whole_sets=False),
    )
}


@dataclass(frozen=True)
class Due:
    """One visit: on which day, of whom, how many statements, and whether it is their last so far."""

    day: date
    person: int
    statements: int
    last: bool


def spread(total: int, over: int) -> list[int]:
    """A total in `over` uneven parts."""
    shares = [_SHARES[at % len(_SHARES)] for at in range(over)]
    whole, reached, parts = sum(shares), 0, []
    for share in shares:
        before, reached = reached, reached + share
        parts.append(total * reached // whole - total * before // whole)
    return parts


def schedule(chance: Random, size: Size) -> list[Due]:
    """Every visit of a store, in the order of days."""
    lengths = iter(spread(size.statements, size.interviews))
    visits = spread(size.interviews, size.people)
    dues = [due for person, count in enumerate(visits) for due in _of_one(chance, person, count, lengths)]
    return sorted(dues, key=lambda due: due.day)


def _of_one(chance: Random, person: int, count: int, lengths: Iterator[int]) -> Iterator[Due]:
    days = _days(chance, count)
    for at, day in enumerate(days, 1):
        yield Due(day, person, next(lengths), at == count)


def _days(chance: Random, count: int) -> Sequence[date]:
    """The last one some time in the last half year, each one before it a few months earlier."""
    day, days = TODAY - timedelta(days=chance.randrange(1, 180)), []
    for _ in range(count):
        days.append(day)
        day -= timedelta(days=chance.randrange(60, 200))
    return days[::-1]
