"""When what opens a store may be known to somebody: other keys for it and every backup in reach, or none of it."""

import shutil
from pathlib import Path

import pytest

from coprod_desktop.errors import InputError, StoreError, WrongKeyError
from coprod_desktop.store import backup_file
from coprod_desktop.store.going import Going, StoppedError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import unlock_with_passphrase, unlock_with_recovery_key
from coprod_desktop.store.vault import Store
from coprod_desktop.work import backing_up, new_keys, opening
from coprod_desktop.work.new_keys import ELSEWHERE
from tests.backup_home import copy_of, every_row, make_full, opened, rows_in
from tests.conftest import PASSPHRASE
from tests.moments import every_moment

NEW = "quiet harbour seven kites"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_full(tmp_path_factory.mktemp("full") / "store")


@pytest.fixture
def filled(full: Path, tmp_path: Path) -> Store:
    return copy_of(full, tmp_path / "store")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def kept(filled: Store, stick: Path) -> list[Path]:
    """Two backups: one in the store, one on a stick."""
    return [backing_up.back_up(filled).file, backing_up.copy_to(filled, stick).file]


def restored(file: Path, folder: Path, secret: str) -> Path:
    backing_up.restore_to(file, folder, secret)
    return folder


def opens(file: Path, folder: Path, secret: str) -> bool:
    """Whether a backup becomes a store with this passphrase; the folder is gone again afterwards."""
    try:
        with opened(restored(file, folder, secret), secret):
            return True
    except (WrongKeyError, StoreError):
        return False
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_data_key(store: Store, cheap: Cost, going: Going | None = None) -> tuple[str, tuple[str, ...]]:
    printed = new_keys.make_recovery_key()
    ready = new_keys.prepare(store, NEW, printed, going, cheap)
    told = new_keys.take(store, ready)
    store.close()
    return printed, told


# A new passphrase


def test_a_new_passphrase_opens_the_store_and_its_backups_and_the_old_one_neither(
    filled: Store, kept: list[Path], tmp_path: Path
) -> None:
    told = new_keys.change_passphrase(filled, PASSPHRASE, NEW)
    assert told == ("2 backups go along.", ELSEWHERE)
    assert unlock_with_passphrase(filled.folder, NEW) == filled.data_key
    for file in kept:
        assert opens(file, tmp_path / "again", NEW)
        assert not opens(file, tmp_path / "again", PASSPHRASE)
        assert backup_file.look_through(file).whole
    filled.close()


def test_another_passphrase_of_today_changes_nothing(filled: Store, kept: list[Path]) -> None:
    before = [file.read_bytes() for file in kept]
    with pytest.raises(WrongKeyError):
        new_keys.change_passphrase(filled, "not the one", NEW)
    with pytest.raises(InputError):
        new_keys.change_passphrase(filled, PASSPHRASE, "password1")
    assert [file.read_bytes() for file in kept] == before
    filled.close()


def test_a_new_recovery_key_opens_the_backups_too(filled: Store, kept: list[Path], tmp_path: Path) -> None:
    printed, told = new_keys.change_recovery_key(filled, PASSPHRASE)
    assert told[0] == "2 backups go along."
    assert unlock_with_recovery_key(filled.folder, printed) == filled.data_key
    assert restored(kept[0], tmp_path / "again", printed).is_dir()
    filled.close()


def test_a_damaged_backup_is_named_and_left_as_it_is(filled: Store, kept: list[Path]) -> None:
    kept[0].write_bytes(kept[0].read_bytes()[:5000])
    before = kept[0].read_bytes()
    told = new_keys.change_passphrase(filled, PASSPHRASE, NEW)
    assert told[0] == "One backup goes along."
    assert kept[0].name in told[1] and "still open with the old one" in told[1]
    assert kept[0].read_bytes() == before
    filled.close()


# A new data key


def test_only_the_new_keys_open_the_store_and_its_backups_and_every_row_is_there(
    filled: Store, kept: list[Path], tmp_path: Path, cheap: Cost
) -> None:
    rows, old_keys = every_row(filled), filled.folder / "keys.json"
    stolen = shutil.copy(old_keys, tmp_path / "keys.json")
    printed, told = new_data_key(filled, cheap)
    assert told == (
        "Only the new passphrase and the new recovery key open this store now.",
        "2 backups go along.",
        ELSEWHERE,
    )
    assert rows_in(filled.folder, NEW) == rows
    for file in kept:
        assert not opens(file, tmp_path / "again", PASSPHRASE)
        assert rows_in(restored(file, tmp_path / "again", NEW), NEW) == rows
        shutil.rmtree(tmp_path / "again")
    shutil.copy(stolen, filled.folder / "keys.json")
    with pytest.raises(StoreError, match="doesn't belong to the keys"):
        opened(filled.folder)
    assert printed


def test_older_states_in_the_folder_go_with_the_old_key(filled: Store, kept: list[Path], cheap: Cost) -> None:
    backing_up.get_ready(filled, kept[0])
    filled.close()
    again = opened(filled.folder)
    assert backing_up.kept_aside(again)
    new_data_key(again, cheap)
    with opened(filled.folder, NEW) as now:
        assert backing_up.kept_aside(now) == []


def test_stopped_on_its_way_nothing_was_changed(filled: Store, kept: list[Path], cheap: Cost) -> None:
    before = {file: file.read_bytes() for file in (*kept, filled.folder / "keys.json")}

    class Stopping(Going):
        def reach(self, share: float) -> None:
            if share >= 0.7:
                self.stop()
            super().reach(share)

    with pytest.raises(StoppedError):
        new_keys.prepare(filled, NEW, new_keys.make_recovery_key(), Stopping(), cheap)
    assert {file: file.read_bytes() for file in before} == before
    assert not [file for file in filled.folder.rglob("*") if file.name.endswith((".coming", ".rekeyed"))]
    filled.close()


def test_whatever_moment_it_is_killed_one_passphrase_opens_the_store_and_each_backup_opens_with_one(
    filled: Store, kept: list[Path], tmp_path: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = every_row(filled)
    with every_moment(filled.folder, tmp_path, monkeypatch, ("replace",)) as moments:
        new_data_key(filled, cheap)
    for moment in moments:
        (secret,) = [one for one in (PASSPHRASE, NEW) if _unlocks(moment, one)]
        with opened(moment, secret) as store:
            assert every_row(store) == rows
            assert not list(moment.rglob("*.coming"))
        (file,) = (moment / "backups").glob("*.backup")
        assert opens(file, tmp_path / "again", secret) != opens(file, tmp_path / "again", _other(secret))
    assert len(moments) >= 8


def _unlocks(folder: Path, secret: str) -> bool:
    try:
        opening.unlock(folder, secret)
    except WrongKeyError:
        return False
    return True


def _other(secret: str) -> str:
    return NEW if secret == PASSPHRASE else PASSPHRASE
