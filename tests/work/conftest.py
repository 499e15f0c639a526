"""A family with a word of its own in every place, filled once a run: each test has a copy of its own."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import create_store, open_store
from tests.conftest import PASSPHRASE
from tests.work.leaving_home import Leaving, leaving_home


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Leaving:
    folder = tmp_path_factory.mktemp("filled") / "store"
    with create_store(folder, PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))[0] as store:
        return leaving_home(store)


@pytest.fixture
def leaving(filled: Leaving, folder: Path) -> Iterator[Leaving]:
    shutil.copytree(filled.home.store.folder, folder)
    with open_store(folder, filled.home.store.data_key) as store:
        yield replace(filled, home=replace(filled.home, store=store))
