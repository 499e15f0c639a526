"""A store in a fresh folder; its keys cost a hundredth of the everyday ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store

PASSPHRASE = "winter lantern ferry moss"


@pytest.fixture
def cheap() -> Cost:
    return Cost(memory_kib=8 * 1024, passes=1)


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path, cheap: Cost) -> Iterator[Store]:
    opened, _ = create_store(folder, PASSPHRASE, "Ruth Abara", cheap)
    with opened:
        yield opened
