"""After something was erased, no backup in reach holds it: one new one is there, and what is left is named."""

from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.store import backup_file
from coprod_desktop.store.folder import DATA
from coprod_desktop.store.vault import Store
from coprod_desktop.work import backing_up, listing
from coprod_desktop.work.erasing import PERSON, Thing, Wish, erase_now
from coprod_desktop.work.renewing import renew
from tests.backup_home import every_row, make_full, opened, rows_in
from tests.conftest import PASSPHRASE

TODAY = date(2026, 11, 22)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return opened(make_full(tmp_path / "store"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def backups(place: Path) -> list[Path]:
    return sorted(place.glob("*.backup"))


def test_one_new_backup_takes_the_place_of_all_in_reach(store: Store, stick: Path, tmp_path: Path) -> None:
    old = [backing_up.back_up(store).file, backing_up.copy_to(store, stick).file]
    backing_up.get_ready(store, old[0])
    store.close()
    store = opened(store.folder)
    assert backing_up.kept_aside(store)
    person = listing.people(store, TODAY)[0].id
    gone = erase_now(store, Thing(PERSON, person), Wish("family", "asked"), renew)
    assert (gone.others, gone.trouble) == ((), ())
    assert backing_up.kept_aside(store) == []
    rows = every_row(store)
    for place in (store.folder / "backups", stick):
        (file,) = backups(place)
        assert file not in old and backup_file.look_through(file).whole
        backing_up.restore_to(file, tmp_path / f"again-{place.name}", PASSPHRASE)
        assert rows_in(tmp_path / f"again-{place.name}") == rows
    assert person not in str(rows)
    store.close()


def test_a_stick_that_is_not_there_is_named(store: Store, stick: Path) -> None:
    backing_up.copy_to(store, stick)
    stick.rename(stick.with_name("elsewhere"))
    assert renew(store) == (str(stick),)
    assert len(backups(store.folder / "backups")) == 1
    store.close()


def test_without_a_new_one_the_older_ones_stay(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from coprod_desktop.errors import StoreError
    from coprod_desktop.store import backup

    old = backing_up.back_up(store).file
    monkeypatch.setattr(backup, "room_in", lambda place: 0)
    with pytest.raises(StoreError, match="no room"):
        renew(store)
    assert old.exists() and (store.folder / DATA).exists()
    store.close()
