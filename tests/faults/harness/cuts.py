"""What a power cut does to a file: what was synced is there, of the rest it keeps what it likes."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

SECTOR = 512

Keep = Callable[[], bool]
"""Asked of each thing that wasn't synced, and of each sector of a torn write: does it stay?"""


@dataclass(frozen=True)
class Cut:
    """What a power cut does to whatever isn't synced: to whole writes and names, and to sectors of a write."""

    name: str
    keeps: float
    tears: bool = False

    def keep(self, chance: random.Random) -> Keep:
        """The dice of this cut."""
        return lambda: chance.random() < self.keeps


CUTS = (
    Cut("nothing unsynced stays", 0.0),
    Cut("anything unsynced may go", 0.5),
    Cut("writes are torn", 0.5, tears=True),
    Cut("all stays", 1.0),
)

Write = tuple[int, bytes | None]
"""Where, and what; None: the file is cut to that length."""


@dataclass(eq=False)
class Body:
    """A file without its name: what is safely on disk, and what is on its way there."""

    safe: bytes = b""
    waiting: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        """All is on disk."""
        self.safe, self.waiting = _written(self.safe, self.waiting), []

    def after(self, cut: Cut, keep: Keep) -> bytes:
        """What a cut leaves of it."""
        left = list(_torn(self.waiting, keep)) if cut.tears else [one for one in self.waiting if keep()]
        return _written(self.safe, left)


def _written(content: bytes, writes: Sequence[Write]) -> bytes:
    grown = bytearray(content)
    for at, data in writes:
        end = at + len(data or b"")
        grown.extend(bytes(max(0, end - len(grown))))
        if data is None:
            del grown[at:]
        else:
            grown[at:end] = data
    return bytes(grown)


def _torn(writes: Sequence[Write], keep: Keep) -> Iterator[Write]:
    for at, data in writes:
        if data is None:
            yield from [(at, None)] if keep() else []
            continue
        sectors = [(at + start, data[start : start + SECTOR]) for start in range(0, len(data), SECTOR)]
        yield from (one for one in sectors if keep())
