"""A sheet that was mangled comes in whole or not at all: no fault of ours, and a store that stays sound."""

import random
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlmodel import SQLModel, func, select

from coprod_desktop.errors import AppError
from coprod_desktop.paths import RESOURCES
from coprod_desktop.store.vault import Store, check_store
from coprod_desktop.work import bringing_in, listing, overview, summarising
from coprod_desktop.work.matching import Choice
from coprod_desktop.work.summarising import Wanted
from tests.faults.generated import AMOUNT
from tests.faults.measured import Measured

TODAY = date(2026, 11, 22)
CASES = sorted((RESOURCES / "sample").glob("*.csv"))
PIECES: tuple[bytes, ...] = (
    *(b'"', b",", b"\n", b"\r", b"\x00", b"\xff", b";", b"=", b">", b"\\", b"9" * 400),
    *(b"\xef\xbb\xbf", b"\xed\xa0\xbd", b"\xe2\x80\xae"),
    *(b"@person", b"M5", b"F2", b"order=", b"2026-13-40", b"disagree", b"everyone"),
)
EACH = 40
"""In one store."""


def _change(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.randrange(256)


def _put_in(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = chance.choice(PIECES)


def _take_out(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 2, 10, 200))]


def _repeat(data: bytearray, chance: random.Random) -> None:
    at, other = chance.randrange(len(data)), chance.randrange(len(data))
    data[at:at] = data[other : other + chance.choice((5, 50, 500))]


def _shuffle_cells(data: bytearray, chance: random.Random) -> None:
    lines = bytes(data).split(b"\n")
    at = chance.randrange(len(lines))
    cells = lines[at].split(b",")
    chance.shuffle(cells)
    lines[at] = b",".join(cells)
    data[:] = b"\n".join(lines)


WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _change,
    _put_in,
    _take_out,
    _repeat,
    _shuffle_cells,
)


def mangled(chance: random.Random) -> bytes:
    """A case with a few slips in it."""
    data = bytearray(chance.choice(CASES).read_bytes())
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        chance.choice(WAYS)(data, chance)
        data = data or bytearray(b"x")
    return bytes(data)


def rows(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    tables = [mapper.class_ for mapper in SQLModel._sa_registry.mappers]
    with store.read() as session:
        return {one.__name__: session.exec(select(func.count()).select_from(one)).one() for one in tables}


@pytest.fixture(scope="module")
def measured() -> Iterator[Measured]:
    found = Measured("mangled sheets")
    yield found
    print(f"\n{found}")


@pytest.mark.parametrize("seed", range(AMOUNT.sheets // EACH))
def test_a_mangled_sheet_comes_in_whole_or_not_at_all(store: Store, measured: Measured, seed: int) -> None:
    chance = random.Random(seed)
    came_in = refused = 0
    for _ in range(EACH):
        before = rows(store)
        try:
            sheet = mangled(chance)
            with measured.attempt():
                incoming = bringing_in.look_at(store, sheet)
                bringing_in.bring_in(store, incoming, Choice("", True, True))
            came_in += 1
        except AppError as error:
            assert rows(store) == before
            assert error.message
            refused += 1
    assert came_in
    assert refused
    assert check_store(store) == []
    for row in listing.people(store, TODAY)[:3]:
        overview.overview(store, row.id)
        summarising.make(store, row.id, Wanted("school", TODAY))
