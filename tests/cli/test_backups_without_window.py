"""Backups through the command line: written, restored to a new place and in place, undone, checked."""

from pathlib import Path

import pytest

from tests.backup_home import rows_in
from tests.cli.conftest import SAMPLES, Run

ALL_FINE = "Pages, keys, rows and what they name, and backups were checked."


def test_written_restored_and_undone(empty: Path, tmp_path: Path, run: Run) -> None:
    before = rows_in(empty)
    code, out, err = run("backup", empty, "--out", tmp_path / "mine.backup")
    assert (code, err) == (0, [])
    assert out[0].startswith("Written and verified: ")
    run("import", empty, SAMPLES / "teenager.csv")
    after = rows_in(empty)
    code, out, err = run("restore", tmp_path / "mine.backup", "--to", tmp_path / "new")
    assert (code, err) == (0, [])
    assert rows_in(tmp_path / "new") == before
    code, out, err = run("restore", tmp_path / "mine.backup", "--to", empty)
    assert (code, out, len(err)) == (2, [], 1)
    assert "--in-place" in err[0]
    code, out, _ = run("restore", tmp_path / "mine.backup", "--to", empty, "--in-place")
    assert code == 0
    assert out[-1] == "The passphrase stays the same."
    assert rows_in(empty) == before
    assert run("undo-restore", empty)[0] == 0
    assert rows_in(empty) == after


def test_without_a_name_it_goes_beside_the_others(empty: Path, run: Run) -> None:
    assert run("backup", empty)[0] == 0
    assert len([*(empty / "backups").glob("coprod-*.backup")]) == 1


def test_the_check_says_what_was_checked_and_a_verdict(empty: Path, run: Run) -> None:
    none = "There is no backup of this store yet."
    assert run("check", empty) == (0, [ALL_FINE, none, "No fault found."], [])
    run("backup", empty)
    code, out, _ = run("check", empty)
    assert (code, out[0], out[-1]) == (0, ALL_FINE, "No fault found.")
    assert out[1].startswith("One backup of ")
    (file,) = (empty / "backups").glob("*.backup")
    file.write_bytes(file.read_bytes()[:-1000])
    code, out, err = run("check", empty)
    assert (code, out) == (2, [])
    assert err == [
        "The store is whole, but not all of its backups are.",
        f"The backup {file.name} is damaged.",
        none,
    ]


@pytest.mark.parametrize("typed", ["wrong horse battery\n", ""])
def test_a_wrong_passphrase_leaves_no_store(empty: Path, tmp_path: Path, run: Run, typed: str) -> None:
    run("backup", empty, "--out", tmp_path / "mine.backup")
    code, out, err = run("restore", tmp_path / "mine.backup", "--to", tmp_path / "new", typed=typed)
    assert (code, out, len(err)) == (2, [], 1)
    assert not (tmp_path / "new" / "data.db").exists()


@pytest.mark.parametrize(
    "argv",
    [
        ["backup", "nowhere"],
        ["restore", "nothing.backup", "--to", "new"],
        ["restore", "nothing.backup"],
        ["undo-restore", "nowhere"],
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    argv: list[str], tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*argv)
    assert (code, out, len(err)) == (2, [], 1)
    assert [*tmp_path.glob("**/data.db")] == []
