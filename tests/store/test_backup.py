"""A backup is one whole state in one file, proven before it counts; whatever goes wrong, the older ones stay."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, func, select

from coprod_desktop.errors import AppError, StoreError
from coprod_desktop.store import backup, backup_file, backup_shelf, keys, restore
from coprod_desktop.store.backup import BACKUPS
from coprod_desktop.store.backup_file import glance, look_through, rewrap
from coprod_desktop.store.going import Going, StoppedError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import create_keys, unlock_with_passphrase
from coprod_desktop.store.records import Person
from coprod_desktop.store.vault import Store
from tests.backup_home import copy_of, opened
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).parents[2]
HALF_HOUR = timedelta(minutes=30)
WRITER = """
import sys
from pathlib import Path
from coprod_desktop.store import backup_shelf
from coprod_desktop.work import opening
folder = Path(sys.argv[1])
store = opening.open_store(folder, opening.unlock(folder, sys.stdin.readline().strip()))
print("ready", flush=True)
while True:
    print(backup_shelf.write_here(store).file.name, flush=True)
"""


@pytest.fixture
def home(full: Path, tmp_path: Path) -> Iterator[Store]:
    with copy_of(full, tmp_path / "home") as store:
        yield store


def add(store: Store, name: str) -> None:
    with store.session() as session:
        session.add(Person(name=name))


def flip(file: Path, at: float) -> None:
    content = bytearray(file.read_bytes())
    content[int(len(content) * at)] ^= 1
    file.write_bytes(content)


def leftovers(store: Store) -> list[str]:
    named = backup_file.is_named_as_ours
    return [file.name for file in (store.folder / BACKUPS).iterdir() if not named(file)]


def test_one_file_for_its_owner_alone_with_no_name_in_it(home: Store) -> None:
    made = backup_shelf.write_here(home)
    assert glance(made.file) == look_through(made.file) == made
    assert datetime.now(UTC) - made.made < timedelta(minutes=1)
    with zipfile.ZipFile(made.file) as packed:
        assert sorted(packed.namelist()) == ["about.json", "data.db", "keys.json"]
        assert packed.read("data.db") == (home.folder / "data.db").read_bytes()
        assert packed.read("keys.json") == (home.folder / "keys.json").read_bytes()
    assert os.name == "nt" or stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert os.name == "nt" or stat.S_IMODE(made.file.parent.stat().st_mode) == 0o700
    assert leftovers(home) == []


def test_nothing_in_the_clear_while_it_is_written(home: Store) -> None:
    """Every file that is ever there, watched while backups are made."""
    seen: set[str] = set()
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            for file in (home.folder / BACKUPS).glob("*"):
                try:
                    start = file.read_bytes()
                except OSError:
                    continue
                seen.add(file.name.split("-")[0])
                assert b"SQLite format 3" not in start and b"Amira" not in start

    watcher = threading.Thread(target=watch)
    watcher.start()
    for _ in range(2):
        backup_shelf.write_here(home)
    done.set()
    watcher.join()
    assert "snapshot" in seen


def test_due_after_a_change_and_half_an_hour(home: Store) -> None:
    now = datetime.now(UTC)
    assert backup_shelf.due(home, now, HALF_HOUR)
    backup_shelf.write_here(home)
    assert not backup_shelf.due(home, now + timedelta(days=1), HALF_HOUR)
    add(home, "Kofi")
    assert not backup_shelf.due(home, now + timedelta(minutes=29), HALF_HOUR)
    assert backup_shelf.due(home, now + timedelta(minutes=31), HALF_HOUR)
    assert backup_shelf.due(home, now - timedelta(days=1), HALF_HOUR), "a clock put back ends nothing"


def test_opening_again_without_a_change_asks_for_no_backup(home: Store) -> None:
    backup_shelf.write_here(home)
    home.close()
    with opened(home.folder) as again:
        assert not backup_shelf.due(again, datetime.now(UTC) + timedelta(days=1), HALF_HOUR)


def test_talking_goes_on_meanwhile_and_each_backup_is_one_whole_state(home: Store) -> None:
    """Two rows come in each commit: a backup never holds one of them."""
    made: list[backup_file.Backup] = []
    worker = threading.Thread(
        target=lambda: made.extend(backup_shelf.write_here(home) for _ in range(2)), daemon=True
    )
    worker.start()
    while worker.is_alive():
        with home.session() as session:
            session.add_all((Person(name="one"), Person(name="two")))
    worker.join()
    assert len(made) == 2
    for number, each in enumerate(made):
        place = home.folder.with_name(f"restored {number}")
        restore.restore_to(each.file, place, PASSPHRASE)
        with opened(place) as again, again.read() as session:
            assert session.exec(select(func.count()).where(col(Person.name) == "one")).one() > 0
            assert (
                session.exec(select(func.count()).where(col(Person.name).in_(["one", "two"]))).one() % 2 == 0
            )


def test_what_was_left_by_a_kill_is_swept(home: Store) -> None:
    (home.folder / BACKUPS).mkdir()
    for name in ("snapshot-0011223344556677", "coprod-20260101T000000Z.backup.part"):
        (home.folder / BACKUPS / name).write_bytes(b"half")
    backup_shelf.write_here(home)
    assert leftovers(home) == []


def test_on_a_stick_only_what_is_long_dead_is_swept(home: Store, tmp_path: Path) -> None:
    left, alive = (tmp_path / f"coprod-2026010{day}T000000Z.backup.part" for day in (1, 2))
    for file in (left, alive, tmp_path / "film.part"):
        file.write_bytes(b"half")
    os.utime(left, (0, 0))
    os.utime(tmp_path / "film.part", (0, 0))
    backup.write(home, tmp_path / "mine.backup")
    assert (left.exists(), alive.exists(), (tmp_path / "film.part").exists()) == (False, True, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("after", [0.02, 0.07])
def test_a_kill_while_writing_leaves_the_older_ones_good(full: Path, tmp_path: Path, after: float) -> None:
    with copy_of(full, tmp_path / "home") as home:
        first = backup_shelf.write_here(home)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", WRITER, str(home.folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, text=True) as writer:
        assert writer.stdin and writer.stdout
        writer.stdin.write(f"{PASSPHRASE}\n")
        writer.stdin.flush()
        assert writer.stdout.readline() == "ready\n"
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
    left = [look_through(file) for file in (home.folder / BACKUPS).glob("*.backup")]
    assert first.file in {one.file for one in left}
    assert [one.fault for one in left if one.fault] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("limit", [0, 200_000, 1_000_000])
def test_a_full_disk_is_said_in_words_and_older_ones_stay(home: Store, limit: int) -> None:
    first = backup_shelf.write_here(home)
    add(home, "Kofi")
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(StoreError, match=r"no room for it.*older backups are as they were") as refused:
            backup_shelf.write_here(home)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "Kofi" not in refused.value.message
    assert [one.file for one in backup_shelf.here(home)] == [first.file]
    assert look_through(first.file).whole
    assert leftovers(home) == []


def test_a_place_that_refuses_is_said_in_words(home: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="place doesn’t answer"):
        backup.write(home, tmp_path / "file" / "a.backup")
    with pytest.raises(StoreError, match="could not be written"):
        backup.write(home, tmp_path / "not there" / "a.backup")


def test_a_damaged_store_gives_no_backup_and_takes_none_away(home: Store) -> None:
    first = backup_shelf.write_here(home)
    flip(home.folder / "data.db", 0.2)
    with pytest.raises(StoreError, match=r"data\.db is damaged.*older backups are as they were"):
        backup_shelf.write_here(home)
    assert [one.file for one in backup_shelf.here(home)] == [first.file]
    assert leftovers(home) == []


def test_stopped_on_its_way_leaves_nothing(home: Store) -> None:
    going = Going()
    going.stop()
    with pytest.raises(StoppedError):
        backup_shelf.write_here(home, going)
    assert backup_shelf.here(home) == []
    assert leftovers(home) == []


@pytest.mark.parametrize("at", [0.0, 0.001, 0.01, 0.3, 0.7, 0.9999])
def test_a_flipped_bit_anywhere_is_found(home: Store, at: float) -> None:
    made = backup_shelf.write_here(home)
    flip(made.file, at)
    found = look_through(made.file)
    assert found.fault or found == made, "a bit of the wrapping may mean nothing"
    if 0.01 <= at < 0.9:
        assert "damaged" in found.fault


def test_a_cut_or_foreign_file_is_told(home: Store, tmp_path: Path) -> None:
    made = backup_shelf.write_here(home)
    content = made.file.read_bytes()
    odd = tmp_path / "coprod-20260101T000000Z.backup"
    for text in (b"", b"hello", content[: len(content) // 2], content[:-5]):
        odd.write_bytes(text)
        assert "damaged" in look_through(odd).fault
        assert look_through(odd).made == datetime(2026, 1, 1, tzinfo=UTC)
    with zipfile.ZipFile(odd, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("about.json", "x" * 1000)
    assert "damaged" in glance(odd).fault
    odd.unlink()
    assert "can’t be read" in glance(odd).fault


def test_the_oldest_go_and_another_stores_never(home: Store, tmp_path: Path, cheap: Cost) -> None:
    made = backup_shelf.write_here(home)
    place = tmp_path / "stick"
    place.mkdir()
    other = copy_of(home.folder, tmp_path / "other")
    other.close()
    (other.folder / "keys.json").unlink()
    create_keys(other.folder, PASSPHRASE, cheap)
    (place / "holiday.jpg").write_bytes(b"photo")
    for number in range(5):
        day = f"2026010{number + 1}"
        for hour in ("08", "16"):
            _as_if_made(made.file, place / f"coprod-{day}T{hour}0000Z.backup", home, keys_from=home.folder)
    foreign = place / "coprod-20250101T080000Z.backup"
    _as_if_made(made.file, foreign, home, keys_from=other.folder)
    gone = backup_shelf.thin(home, place)
    assert {one.made.hour for one in gone} == {8}
    assert len(gone) == 3, "the last two days stay whole"
    assert foreign.exists() and (place / "holiday.jpg").exists()
    assert len(backup_shelf.thin(home, place, short=1 << 60)) == 6
    assert [one.made.day for one in backup_shelf.of_store(home, place)] == [5]


def test_room_is_made_only_where_it_helps(home: Store, tmp_path: Path) -> None:
    made = backup_shelf.write_here(home)
    for day in range(1, 6):
        _as_if_made(made.file, tmp_path / f"coprod-2026010{day}T080000Z.backup", home, keys_from=home.folder)
    for short, left in ((-1, 5), (1 << 60, 5), (made.size // 2, 4)):
        backup_shelf.make_room(home, tmp_path, short)
        assert len(backup_shelf.of_store(home, tmp_path)) == left


def _as_if_made(source: Path, target: Path, store: Store, *, keys_from: Path) -> None:
    """A backup of an earlier day."""
    then = datetime.strptime(target.name, "coprod-%Y%m%dT%H%M%SZ.backup").replace(tzinfo=UTC)
    own = unlock_with_passphrase(keys_from, PASSPHRASE).store_id
    found = glance(source)
    earlier = backup_file.Backup(target, then, found.size, own, found.digest, found.state)
    with backup_file.unpacking(found) as data, target.open("wb") as out:
        backup_file.pack(out, earlier, data, (keys_from / "keys.json").read_bytes(), Going(), span=(0, 1))


def test_other_keys_go_into_a_backup_at_once(home: Store, tmp_path: Path, cheap: Cost) -> None:
    made = backup_shelf.write_here(home)
    keys.change_passphrase(home.folder, home.data_key, "copper walrus tidy anthem", cheap)
    now = (home.folder / "keys.json").read_bytes()
    assert backup_file.keys_inside(made.file) != now
    rewrap(made.file, now)
    assert backup_file.keys_inside(made.file) == now
    again = look_through(made.file)
    assert (again.whole, again.made, again.digest) == (True, made.made, made.digest)
    other = tmp_path / "other"
    other.mkdir()
    create_keys(other, PASSPHRASE, cheap)
    for wrong in (b"nonsense", (other / "keys.json").read_bytes()):
        with pytest.raises(AppError):
            rewrap(made.file, wrong)
    assert backup_file.keys_inside(made.file) == now


def test_the_check_tells_of_a_damaged_backup(home: Store) -> None:
    assert backup_shelf.faults(home) == []
    made = backup_shelf.write_here(home)
    assert backup_shelf.faults(home) == []
    flip(made.file, 0.5)
    assert backup_shelf.faults(home) == [f"The backup {made.file.name} is damaged."]


def test_when_the_stick_of_the_store_is_out_a_backup_leaves_nothing_where_it_was(
    store: Store, folder: Path
) -> None:
    pocket = folder.rename(folder.with_name("in a pocket"))
    for write in (backup_shelf.write_here, lambda gone: gone.beside().__enter__()):
        with pytest.raises(StoreError, match="plugged in"):
            write(store)
    assert not folder.exists()
    pocket.rename(folder)
    assert backup_shelf.write_here(store).whole
