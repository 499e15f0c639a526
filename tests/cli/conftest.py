"""Stores to command, and a way to run a command as a terminal does."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coprod_desktop import cli
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work import opening
from coprod_desktop.work.bringing_in import bring_in, look_at

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "resources" / "sample"
PASSPHRASE = "winter lantern ferry moss"
CASES = ("primary_school", "supported_living_adult", "teenager")
NAMES = {"primary_school": "Isla", "supported_living_adult": "rhiannon pugh", "teenager": "KAY"}

Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the three cases; nothing may be written to it."""
    folder = tmp_path_factory.mktemp("full") / "store"
    store, _ = create_store(folder, PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))
    with store:
        for case in CASES:
            bring_in(store, look_at(store, (SAMPLES / f"{case}.csv").read_bytes()))
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    create_store(folder, PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))[0].close()
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Exit code, lines of stdout, lines of stderr."""

    def run_it(*argv: object, typed: str = f"{PASSPHRASE}\n") -> tuple[int, list[str], list[str]]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = cli.main([str(one) for one in argv])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out.splitlines(), err.splitlines()

    return run_it


def opened(folder: Path) -> Store:
    return opening.open_store(folder, opening.unlock(folder, PASSPHRASE))


def summary(store: Path, out: Path, *more: object, person: str = "Isla") -> list[object]:
    wanted = ["--document", "one-page", "--audience", "school", "--out", out]
    return ["summary", store, "--person", person, *wanted, *more]
