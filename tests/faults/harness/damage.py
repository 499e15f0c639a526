"""Damage: bits flipped and files cut short anywhere in a closed store. Found and said in words, or without effect."""

import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import SQLModel

from coprod_desktop.errors import AppError
from coprod_desktop.store.folder import DATA, KEYS
from coprod_desktop.store.vault import Store
from tests.faults.harness import judging
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Finding, Row
from tests.faults.harness.scenarios import SCENARIO

FILLED = SCENARIO["another passphrase"]
Rows = Mapping[str, list[tuple[object, ...]]]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


@dataclass(frozen=True)
class Damage:
    """One way to damage one file of a store."""

    name: str
    file: str
    change: Callable[[bytes, random.Random], bytes]


DAMAGES = (
    Damage("a bit of data.db", DATA, _flipped),
    Damage("data.db cut short", DATA, _cut),
    Damage("a bit of keys.json", KEYS, _flipped),
    Damage("keys.json cut short", KEYS, _cut),
)

AT_THE_DOOR, READING, CHECKING, NOWHERE = "when opening", "when reading", "by the check", "no effect"


def row(ground: Ground, damage: Damage, many: int) -> Row:
    """One kind of damage, done so many times, and where it was found."""
    with ground.place(FILLED) as place, judging.opened(place) as store:
        true = every_row(store)
    chance = random.Random(damage.name)
    found = [damage_once(ground, damage, true, chance) for _ in range(many)]
    where = Counter(place for _, place in found)
    beside = ", ".join(f"{times} {place}" for place, times in where.most_common())
    return Row(f"damage · {damage.name}", many, judging.all_of([one for one, _ in found]), beside)


def every_row(store: Store) -> Rows:
    """All that a store holds, table by table."""
    with store.read() as session:
        connection = session.connection()
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for table in SQLModel.metadata.sorted_tables
        }


def damage_once(ground: Ground, damage: Damage, true: Rows, chance: random.Random) -> tuple[Finding, str]:
    """Damage one file of a copy, open and read it, and say what that did and where it was found."""
    with ground.place(FILLED) as place:
        folder = judging.store_of(place)
        file = folder / damage.file
        file.write_bytes(damage.change(file.read_bytes(), chance))
        damaged = {name: (folder / name).read_bytes() for name in (DATA, KEYS)}
        finding, where = _looked_at(place, true)
        touched = any((folder / name).read_bytes() != content for name, content in damaged.items())
        return finding + Finding(wrong=("a damaged file was changed",) if touched else ()), where


def _looked_at(place: Path, true: Rows) -> tuple[Finding, str]:
    where = AT_THE_DOOR
    try:
        with judging.opened(place) as store:
            where = READING
            found = every_row(store)
            faults = judging.whole(store)
    except AppError as error:
        return Finding(wrong=() if error.message else ("found, but not said",)), where
    except Exception as fault:  # noqa: BLE001  whatever else comes up is what this looks for
        return Finding(wrong=(f"{type(fault).__name__} {where}",)), where
    wrong = Finding(wrong=() if found == true else ("wrong data",))
    return wrong, CHECKING if faults else NOWHERE
