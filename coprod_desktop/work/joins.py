"""Which statements belong together, worked out from pairs: pure sets, without a store."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def pair(one: str, other: str) -> tuple[str, str]:
    """Two ids in their own order: the same pair, whichever way it was asked."""
    return (one, other) if one < other else (other, one)


def groups(pairs: Iterable[tuple[T, T]]) -> list[set[T]]:
    """What hangs together through any of the pairs."""
    neighbours: dict[T, set[T]] = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    found: list[set[T]] = []
    seen: set[T] = set()
    for start in neighbours:
        if start not in seen:
            group = _reach(start, neighbours)
            seen |= group
            found.append(group)
    return found


def others_of(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Id → the ids it hangs together with."""
    return {
        one: tuple(sorted(other for other in group if other != one))
        for group in groups(pairs)
        for one in group
    }


def _reach(start: T, neighbours: Mapping[T, set[T]]) -> set[T]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = neighbours[waiting.pop()] - reached
        reached |= fresh
        waiting += fresh
    return reached
