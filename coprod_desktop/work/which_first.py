"""Puts things in order by asking “which comes first?” of two at a time: as few questions as there can be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class WhichFirst:
    """An order in the making. `waiting` are still to be placed; the first of them belongs from `low` up to `high`."""

    placed: tuple[str, ...]
    waiting: tuple[str, ...]
    low: int = 0
    high: int = 0

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two to ask about: the one to be placed, and one that has its place. None: all have theirs."""
        if not self.waiting:
            return None
        return self.waiting[0], self.placed[(self.low + self.high) // 2]

    @property
    def left(self) -> int:
        """At most how many questions are left."""
        total, count = 0, len(self.placed)
        for number in range(len(self.waiting)):
            room = self.high - self.low if number == 0 else count
            total, count = total + room.bit_length(), count + 1
        return total

    def answered(self, first: str) -> "WhichFirst":
        """The same, knowing which of the pair comes first."""
        middle = (self.low + self.high) // 2
        low, high = (self.low, middle) if first == self.waiting[0] else (middle + 1, self.high)
        if low < high:
            return replace(self, low=low, high=high)
        placed = (*self.placed[:low], self.waiting[0], *self.placed[low:])
        return WhichFirst(placed, self.waiting[1:], 0, len(placed))

    def skipped(self) -> "WhichFirst":
        """The same without the one to be placed: nobody knows where it belongs."""
        return WhichFirst(self.placed, self.waiting[1:], 0, len(self.placed))


def which_first(placed: Sequence[str], waiting: Sequence[str]) -> WhichFirst:
    """Begin with what is in order already, else with the first of those that wait."""
    start = tuple(placed) or tuple(waiting[:1])
    rest = tuple(one for one in waiting if one not in start)
    return WhichFirst(start, rest, 0, len(start))
