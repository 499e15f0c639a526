"""The drill: a backup of every kind is restored, to a new place and in place, and every row is there again."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coprod_desktop import cli, settings
from coprod_desktop.errors import InputError, StoreError, WrongKeyError
from coprod_desktop.store import putting_back
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, check_store, create_store
from coprod_desktop.work import backing_up, opening, people
from coprod_desktop.work.people import PersonFacts
from tests.backup_home import Rows, copy_of, every_row, opened, rows_in
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).parents[2]
OTHER = "copper walrus tidy anthem"


@pytest.fixture
def home(full: Path, tmp_path: Path) -> Path:
    copy_of(full, tmp_path / "home").close()
    return tmp_path / "home"


def by_itself(home: Path, tmp_path: Path) -> Path:
    with opened(home) as store:
        assert backing_up.is_due(store)
        file = backing_up.back_up(store).file
        assert not backing_up.is_due(store)
        return file


def by_hand(home: Path, tmp_path: Path) -> Path:
    with opened(home) as store:
        backing_up.back_up(store)
        return backing_up.back_up(store).file


def to_a_stick(home: Path, tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    with opened(home) as store:
        return backing_up.copy_to(store, tmp_path / "stick").file


def by_command(home: Path, tmp_path: Path) -> Path:
    said = io.StringIO(f"{PASSPHRASE}\n")
    kept, sys.stdin = sys.stdin, said
    try:
        assert cli.main(["backup", str(home), "--out", str(tmp_path / "mine.backup")]) == 0
    finally:
        sys.stdin = kept
    return tmp_path / "mine.backup"


KINDS: dict[str, Callable[[Path, Path], Path]] = {
    kind.__name__: kind for kind in (by_itself, by_hand, to_a_stick, by_command)
}


def go_on(home: Path) -> Rows:
    """What is written after the backup was made."""
    with opened(home) as store:
        people.add_person(store, PersonFacts("Kofi Mensah"))
        return every_row(store)


def in_window(home: Path, file: Path) -> None:
    """As the window does it: get ready while the store is open, lock, unlock."""
    with opened(home) as store:
        backing_up.get_ready(store, file)


def by_restore_command(home: Path, file: Path) -> None:
    assert backing_up.restore_over(file, home, PASSPHRASE)


@pytest.mark.parametrize("kind", KINDS)
def test_to_a_new_place_every_row_comes_back(kind: str, home: Path, tmp_path: Path) -> None:
    before = rows_in(home)
    file = KINDS[kind](home, tmp_path)
    go_on(home)
    backing_up.restore_to(file, tmp_path / "new", PASSPHRASE)
    assert rows_in(tmp_path / "new") == before
    assert sum(map(len, before.values())) > 200
    with opened(tmp_path / "new") as store:
        assert check_store(store) == []
    assert sorted(one.name for one in (tmp_path / "new").iterdir()) == ["data.db", "keys.json", "lock"]


@pytest.mark.parametrize("way", [in_window, by_restore_command])
@pytest.mark.parametrize("kind", KINDS)
def test_in_place_and_undone(
    kind: str, way: Callable[[Path, Path], None], home: Path, tmp_path: Path
) -> None:
    before = rows_in(home)
    file = KINDS[kind](home, tmp_path)
    after = go_on(home)
    way(home, file)
    assert rows_in(home) == before
    with opened(home) as store:
        assert check_store(store) == []
        (aside,) = backing_up.kept_aside(store)
        assert datetime.now(UTC) - aside.moment < timedelta(minutes=1)
        backing_up.bring_back(store, aside.folder)
        assert every_row(store) == before, "not before it is unlocked again"
    assert rows_in(home) == after
    backing_up.undo_restore(home)
    assert rows_in(home) == before


MOVES = 8
CUT = """
import os, sys
from pathlib import Path
from coprod_desktop.store import putting_back
stop, done = int(sys.argv[2]), 0
def watch(event, args):
    global done
    if event in ("os.mkdir", "os.rename", "os.remove", "shutil.rmtree", "os.rmdir"):
        done += 1
        if done == stop:
            os._exit(9)
sys.addaudithook(watch)
putting_back.finish(Path(sys.argv[1]))
"""


def finish_cut_off(home: Path, at: int) -> subprocess.CompletedProcess[bytes]:
    """The process is gone just before its so-manieth change of a name."""
    return subprocess.run(
        [sys.executable, "-c", CUT, str(home), str(at)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )


def test_cut_off_at_any_moment_the_next_unlock_finishes_it(home: Path, tmp_path: Path) -> None:
    before = rows_in(home)
    file = by_hand(home, tmp_path)
    after = go_on(home)
    in_window(home, file)
    for at in range(1, 40):
        copy = tmp_path / f"copy{at}"
        shutil.copytree(home, copy)
        cut = finish_cut_off(copy, at)
        assert opening.is_store(copy), "there is a door to it at every moment"
        assert rows_in(copy) == before
        assert not [*copy.glob("restor*")], "nothing is left half way"
        if cut.returncode == 0:
            break
    assert cut.returncode == 0, cut.stderr
    assert at > MOVES
    backing_up.undo_restore(copy)
    assert rows_in(copy) == after


def test_what_was_only_half_ready_is_gone_at_the_next_unlock(home: Path) -> None:
    before = rows_in(home)
    (putting_back.begin(home) / "data.db").write_bytes(b"half")
    assert rows_in(home) == before
    assert not (home / putting_back.MAKING).exists()


def test_a_passphrase_changed_since(home: Path, tmp_path: Path, cheap: Cost) -> None:
    """In a new place the earlier one opens it; in place today's stays."""
    before = rows_in(home)
    file = by_hand(home, tmp_path)
    opening.set_passphrase(home, opening.unlock(home, PASSPHRASE), OTHER)
    with opened(home, OTHER) as store:
        assert backing_up.has_other_keys(store, file)
    with pytest.raises(WrongKeyError, match="of the day it was made"):
        backing_up.restore_to(file, tmp_path / "new", OTHER)
    assert not opening.is_store(tmp_path / "new")
    backing_up.restore_to(file, tmp_path / "new", PASSPHRASE)
    assert rows_in(tmp_path / "new") == before
    assert backing_up.restore_over(file, home, OTHER)
    assert rows_in(home, OTHER) == before
    assert not backing_up.restore_over(file, home, PASSPHRASE)
    assert rows_in(home, PASSPHRASE) == before


def test_the_recovery_key_opens_a_backup_too(tmp_path: Path, cheap: Cost) -> None:
    store, printed = create_store(tmp_path / "store", PASSPHRASE, "Ruth", cheap)
    with store:
        file = backing_up.back_up(store).file
    backing_up.restore_to(file, tmp_path / "new", printed.lower())
    assert rows_in(tmp_path / "new") == rows_in(tmp_path / "store")


def test_a_store_that_does_not_open_any_more_is_replaced_and_kept(home: Path, tmp_path: Path) -> None:
    before = rows_in(home)
    file = by_hand(home, tmp_path)
    (home / "data.db").write_bytes(b"rubbish")
    (home / "data.db-journal").write_bytes(b"rubbish too")
    (home / "keys.json").write_bytes(b"rubbish as well")
    assert not backing_up.restore_over(file, home, PASSPHRASE)
    assert rows_in(home) == before
    (aside,) = home.glob("before-restore-*")
    assert (aside / "data.db").read_bytes() == b"rubbish"
    assert (aside / "data.db-journal").read_bytes() == b"rubbish too"


def test_nothing_changes_when_it_cannot_be_restored(home: Path, tmp_path: Path, cheap: Cost) -> None:
    file = by_hand(home, tmp_path)
    after = go_on(home)
    damaged = tmp_path / "damaged.backup"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    create_store(tmp_path / "other", PASSPHRASE, "Sam", cheap)[0].close()
    with opened(home) as store:
        for wrong in (damaged, tmp_path / "none"):
            with pytest.raises(StoreError):
                backing_up.get_ready(store, wrong)
    for taken in (home, tmp_path / "other"):
        with pytest.raises(InputError):
            backing_up.restore_to(damaged, taken, PASSPHRASE)
    with pytest.raises(StoreError):
        backing_up.restore_to(damaged, tmp_path / "new", PASSPHRASE)
    with pytest.raises(InputError, match="another store"):
        backing_up.restore_over(file, tmp_path / "other", PASSPHRASE)
    with pytest.raises(InputError, match="no store"):
        backing_up.restore_over(file, tmp_path / "nowhere", PASSPHRASE)
    with pytest.raises(InputError, match="nothing to bring back"):
        backing_up.undo_restore(home)
    assert rows_in(home) == after
    backing_up.restore_to(file, tmp_path / "new", PASSPHRASE)


def test_a_backup_from_an_earlier_version_comes_up_to_date(home: Path, tmp_path: Path) -> None:
    saved = Path(__file__).parents[1] / "data" / "stores"
    for kept in saved.glob("*.zip"):
        folder = tmp_path / kept.stem
        with zipfile.ZipFile(kept) as packed:
            packed.extractall(folder)
        with opened(folder) as store:
            file = backing_up.back_up(store).file
        backing_up.restore_to(file, tmp_path / f"new-{kept.stem}", PASSPHRASE)
        assert rows_in(tmp_path / f"new-{kept.stem}") == rows_in(folder)


def test_whole_ones_come_first_and_say_where(home: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with opened(home) as store:
        old, new = backing_up.back_up(store).file, backing_up.back_up(store).file
        backing_up.copy_to(store, tmp_path / "stick")
        content = bytearray(new.read_bytes())
        content[len(content) // 2] ^= 1
        new.write_bytes(content)
        rows = backing_up.listed(store)
        assert [row.where for row in rows] == ["elsewhere", "here", "here"]
        assert [row.file for row in rows[1:]] == [old, new]
        assert "damaged" in rows[-1].fault
        assert set(backing_up.backups_in_reach(store)) == {row.file for row in rows}


def test_the_second_place_is_remembered_and_reminded_of(home: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    later = datetime.now(UTC) + timedelta(days=8)
    with opened(home) as store:
        assert backing_up.reminder(store, later) == ""
        backing_up.back_up(store)
        assert backing_up.reminder(store) == ""
        assert "All backups are on this computer" in backing_up.reminder(store, later)
        backing_up.copy_to(store, tmp_path / "stick")
        assert settings.load().second_places == {store.id: str(tmp_path / "stick")}
        assert backing_up.reminder(store) == ""
        assert "second place is of" in backing_up.reminder(store, later)
        assert not backing_up.is_due(store, later), "the note beside the backups is no change"
        with pytest.raises(InputError, match="isn’t there"):
            backing_up.copy_to(store, tmp_path / "gone")
        with pytest.raises(InputError, match="own folder"):
            backing_up.copy_to(store, home / "backups")


def test_the_words_for_what_is_there(store: Store) -> None:
    assert backing_up.in_words(store) == "There is no backup of this store yet."
    made = backing_up.back_up(store)
    assert backing_up.in_words(store) == f"One backup of {backing_up.moment_in_words(made.made)}."
    assert backing_up.check(store) == []
