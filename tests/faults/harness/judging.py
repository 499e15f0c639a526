"""What is left after a fault: opened again with the program's own code, and compared with what had been told."""

import operator
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

from sqlmodel import select

from coprod_desktop.errors import AppError, WrongKeyError
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store, check_store
from coprod_desktop.work import opening
from tests.conftest import PASSPHRASE
from tests.faults.harness.starter import Told

MOST_TYPING_MS = 1000.0


@dataclass(frozen=True)
class Finding:
    """What one fault, or many, did: statements lost, stores that do not open, most typing lost, all else in words."""

    lost: int = 0
    shut: int = 0
    typing_ms: float = 0.0
    wrong: tuple[str, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether nothing was lost that must not be."""
        return not (self.lost or self.shut or self.wrong) and self.typing_ms <= MOST_TYPING_MS

    def __add__(self, other: "Finding") -> "Finding":
        typing = max(self.typing_ms, other.typing_ms)
        return Finding(self.lost + other.lost, self.shut + other.shut, typing, self.wrong + other.wrong)


@dataclass(frozen=True)
class Row:
    """One row of the table: what was tried, how often, what came of it, and what is worth knowing beside."""

    what: str
    many: int
    finding: Finding
    beside: str = ""


@dataclass(frozen=True)
class Trace:
    """What a process had told when it ended, and at which second (monotonic) that was."""

    told: Sequence[Told] = field(repr=False)
    ended_at: float

    def has(self, what: str) -> bool:
        """Whether this was told."""
        return any(one["what"] == what for one in self.told)


def all_of(findings: Sequence[Finding]) -> Finding:
    """All together."""
    return reduce(operator.add, findings, Finding())


def store_of(place: Path) -> Path:
    """Where the store of a place lies."""
    return place / "disk" / "store"


@contextmanager
def opened(place: Path, *passphrases: str) -> Iterator[Store]:
    """The store, opened again as the program does. Raises AppError when none of the passphrases opens it."""
    folder = store_of(place)
    with opening.open_store(folder, _key(folder, passphrases or (PASSPHRASE,))) as store:
        yield store


def _key(folder: Path, passphrases: Sequence[str]) -> opening.DataKey:
    for passphrase in passphrases[:-1]:
        try:
            return opening.unlock(folder, passphrase)
        except WrongKeyError:
            continue
    return opening.unlock(folder, passphrases[-1])


def words(store: Store) -> list[str]:
    """All that is said in a store, as it was said; each wording once, in order."""
    with store.read() as session:
        return sorted(session.exec(select(records.Wording.words)).all())


def whole(store: Store) -> tuple[str, ...]:
    """What the program's own check finds."""
    return tuple(check_store(store))


def not_opened(error: AppError) -> Finding:
    """A store that can't be opened, and how it was said."""
    return Finding(shut=1, wrong=(f"does not open: {error.message}",))
