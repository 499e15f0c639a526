"""Every test runs without a screen, with settings and a store of its own; any Qt complaint is a failure."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PASSPHRASE = "winter lantern ferry moss"

# What the offscreen platform says of windows and menus; it means nothing.
_MEANS_NOTHING = "^This plugin does not support"


def pytest_configure(config: pytest.Config) -> None:
    """Qt log lines fail a test, save those that the offscreen platform can't help."""
    config.addinivalue_line("qt_log_ignore", _MEANS_NOTHING)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the settings of whoever runs it."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("COPROD_SETTINGS", str(folder))
    return folder


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


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed store of the made-up families, to be copied: nothing may be written to it."""
    from tests.backup_home import make_full

    return make_full(tmp_path_factory.mktemp("full") / "store")
