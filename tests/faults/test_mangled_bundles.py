"""A bundle that was mangled comes in whole or not at all: refused quickly, in words, with the store as it was."""

import json
import random
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlmodel import SQLModel, func, select

from coprod_desktop.errors import AppError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.sealed_file import MOST_BYTES, seal
from coprod_desktop.store.vault import Store, check_store
from coprod_desktop.work.bundles import bundle as bundles
from coprod_desktop.work.bundles import merging, packing
from tests.faults.generated import AMOUNT
from tests.faults.measured import Measured
from tests.work.together_home import a_sample

TODAY = date(2026, 11, 22)
WORDS = "otter lemon cabin harbour violin"
TURNS = AMOUNT.bundles
"""Of each kind: sealed files with other bytes, and sound seals round a content that was mangled."""
Parts = dict[str, Any]
ODD: tuple[Any, ...] = (
    None, -1, 2**70, 1.5, True, "", "x" * 40_000, "\x00", "\ud800", [], {}, [[]], {"a": {}}, "0" * 32, "2026-13-40",
)  # fmt: skip


@pytest.fixture
def sample(store: Store, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    made = a_sample(store)
    return bundles.as_bytes(packing.pack(store, made.person, "school", TODAY))


@pytest.fixture(scope="module")
def measured() -> Iterator[Measured]:
    found = Measured("mangled bundles")
    yield found
    print(f"\n{found}")


@pytest.fixture
def there(tmp_path: Any, cheap: Cost) -> Any:  # noqa: ANN401
    from coprod_desktop.store.vault import create_store

    opened, _ = create_store(tmp_path / "there", WORDS, "Ben Oduya", cheap)
    with opened:
        yield opened


def rows(store: Store) -> dict[str, int]:
    with store.read() as session:
        tables = SQLModel.metadata.sorted_tables
        return {
            one.name: session.execute(select(func.count()).select_from(one)).scalar_one() for one in tables
        }


def comes_in(there: Store, data: bytes, measured: Measured) -> bool:
    """Whether it came in; otherwise it was refused in a sentence, and nothing was changed."""
    before = rows(there)
    try:
        with measured.attempt():
            merging.bring_in(there, merging.open_sealed(there, data, WORDS).bundle)
    except AppError as error:
        assert error.message.endswith(".") and "Nothing was changed" in error.message
        assert rows(there) == before
        return False
    return True


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _insert(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice((1, 16, 400))))


def _head(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(160)] = chance.randrange(256)


WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _cut, _insert, _head)


def test_a_file_with_other_bytes_never_comes_in(
    there: Store, sample: bytes, cheap: Cost, measured: Measured
) -> None:
    sealed = seal(sample, WORDS, cheap)
    for seed in range(TURNS):
        chance, data = random.Random(seed), bytearray(sealed)
        chance.choice(WAYS)(data, chance)
        assert bytes(data) == sealed or not comes_in(there, bytes(data), measured), seed
    assert check_store(there) == []


def _places(parts: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - JSON
    """Every place of the content where something else could stand."""
    inside = parts.items() if isinstance(parts, dict) else enumerate(parts) if isinstance(parts, list) else ()
    found = []
    for key, value in list(inside):
        found += [(parts, key), *_places(value)]
    return found


def _mangled(parts: Parts, chance: random.Random) -> bytes:
    places = _places(parts)
    for _ in range(chance.choice((1, 1, 1, 3))):
        holder, key = chance.choice(places)
        other, other_key = chance.choice(places)
        if chance.random() < 0.5:
            holder[key] = chance.choice(ODD)
        elif key in holder if isinstance(holder, dict) else key < len(holder):
            holder[key] = json.loads(json.dumps(_value(other, other_key)))
    return json.dumps(parts).encode("ascii")


def _value(holder: Any, key: Any) -> Any:  # noqa: ANN401 - JSON
    try:
        return holder[key]
    except (KeyError, IndexError):
        return None


def test_a_sound_seal_round_a_mangled_content_comes_in_whole_or_not_at_all(
    there: Store, sample: bytes, cheap: Cost, measured: Measured
) -> None:
    came = 0
    for seed in range(TURNS):
        data = seal(_mangled(json.loads(sample), random.Random(seed)), WORDS, cheap)
        came += comes_in(there, data, measured)
    assert came < TURNS, "most of them make no sense"
    assert check_store(there) == []


def test_a_small_file_that_would_fill_the_memory_is_refused(
    there: Store, cheap: Cost, measured: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coprod_desktop.store import sealed_file

    monkeypatch.setattr(sealed_file, "MOST_INSIDE", 200 * 1024 * 1024)
    bomb = seal(b" " * (150 * 1024 * 1024), WORDS, cheap)
    monkeypatch.undo()
    assert len(bomb) < MOST_BYTES
    tracemalloc.start()
    assert not comes_in(there, bomb, measured)
    assert tracemalloc.get_traced_memory()[1] < 100 * 1024 * 1024
    tracemalloc.stop()


def test_a_head_that_asks_for_too_much_work_is_refused_unworked(
    there: Store, sample: bytes, measured: Measured
) -> None:
    sealed = seal(sample, WORDS, Cost(memory_kib=8 * 1024, passes=1))
    for more in (b'"memory_kib": 524288', b'"memory_kib": 999999999'):
        assert not comes_in(there, sealed.replace(b'"memory_kib": 8192', more), measured)


def test_nothing_and_far_too_much_are_refused(there: Store, measured: Measured) -> None:
    for data in (b"", b"Coprod bundle 1\n", b"Coprod bundle 9\n{}\n", bytes(MOST_BYTES + 1)):
        assert not comes_in(there, data, measured)
