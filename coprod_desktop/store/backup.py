"""Writes a backup of an open store and reads it back before it counts; what is older is touched only after that."""

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from coprod_desktop.errors import StoreError
from coprod_desktop.store import backup_file, key_file
from coprod_desktop.store.backup_file import Backup
from coprod_desktop.store.columns import now
from coprod_desktop.store.database import READING, every_row, in_words, open_engine
from coprod_desktop.store.folder import DATA, make_folder, whole_file
from coprod_desktop.store.going import Going
from coprod_desktop.store.keys import DataKey
from coprod_desktop.store.vault import Store

BACKUPS = "backups"
"""The folder inside a store where its own backups lie."""

_SNAPSHOT = "snapshot-"
_ONE_AT_A_TIME = Lock()
_LONG_DEAD = 3600  # seconds after which nobody is writing any more
SPARE = 16 << 20  # bytes that stay free beside a backup, so that the next visit can be written
OLDER_ARE_SAFE = "The store and the older backups are as they were."
_NO_ROOM = (
    "The backup could not be written: there is no room for it. "
    f"{OLDER_ARE_SAFE} Make some room, or choose another place."
)
_REFUSED = (
    "The backup could not be written: the place is read-only, or it isn’t yours. "
    f"{OLDER_ARE_SAFE} Please choose another place."
)
_GONE = (
    "The backup could not be written: the place doesn’t answer. "
    f"{OLDER_ARE_SAFE} Check that the stick or disk is plugged in, and try again."
)
_NOT_PROVEN = (
    "The backup could not be verified, so it was not kept. "
    f"{OLDER_ARE_SAFE} Try again. If it happens once more, have the store checked."
)
NO_ROOM_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WORDS = {
    **dict.fromkeys(NO_ROOM_ERRORS, _NO_ROOM),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), _REFUSED),
}


@dataclass(frozen=True)
class _Shot:
    """A copy of data.db as it was at one moment, with how many rows each table had then."""

    file: Path
    digest: str
    size: int
    state: tuple[int, int]
    rows: dict[str, int]


def write(store: Store, target: Path, going: Going | None = None) -> Backup:
    """Write one whole state of the store to `target`, verify it, and only then give it its name.

    Uses a connection of its own; writers wait while data.db is copied on its own disk, and no longer. A file of this
    name is replaced. Raises StoreError in words, StoppedError; what was there before then stays.
    """
    going = going or Going()
    with _ONE_AT_A_TIME, in_place_words(), ExitStack() as stack:
        place = store.folder / BACKUPS
        make_folder(place)
        _sweep(place)
        _need_room(place, size_of(store) + SPARE)
        shot = stack.enter_context(_snapshot(store, place, going))
        _sweep_elsewhere(target.parent)
        going.reach(0.4)
        _prove(shot, store.data_key)
        going.reach(0.6)
        _need_room(target.parent, shot.size + (SPARE if target.parent == place else 0))
        return _pack(store, shot, target, going)


def opens(store: Store, backup: Backup) -> bool:
    """Whether a backup holds a sound database that this store's key opens. Writes nothing in the clear."""
    with _ONE_AT_A_TIME, in_place_words():
        place = store.folder / BACKUPS
        _sweep(place)
        with scratch(place) as file:
            with file.open("wb") as out, backup_file.unpacking(backup) as data:
                backup_file.copied(data, out, Going(), backup.size)
            return is_sound(file, store.data_key)


def is_sound(file: Path, data_key: DataKey) -> bool:
    """Whether each page's seal fits the key, and each row that names another finds it."""
    return _count_sound(file, data_key) is not None


def _count_sound(file: Path, data_key: DataKey) -> dict[str, int] | None:
    """Rows of each table of a sound database; None for one that isn't."""
    try:
        engine = open_engine(file, data_key)
    except StoreError:
        return None
    try:
        with engine.connect() as connection:
            if every_row(connection, "cipher_integrity_check") or every_row(connection, "foreign_key_check"):
                return None
            return _rows(connection)
    except DatabaseError:
        return None
    finally:
        engine.dispose()


def _rows(connection: Connection) -> dict[str, int]:
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"  # an index counts by its own
    )
    named = connection.exec_driver_sql(tables).scalars().all()
    quoted = {name: name.replace('"', '""') for name in named}
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{safe}"').scalar_one()
        for name, safe in quoted.items()
    }


@contextmanager
def _snapshot(store: Store, place: Path, going: Going) -> Iterator[_Shot]:
    """One whole state: nobody can commit while this connection reads, and between commits the file is complete.

    Reading the file ourselves lets go of the system's locks on it, but the folder is held against other programs,
    and inside this one SQLite keeps count itself.
    """
    data = store.folder / DATA
    with scratch(place) as file:
        with (
            in_words(READING, OLDER_ARE_SAFE),
            store.beside() as own,
            own.engine.connect() as connection,
        ):
            rows, state = _rows(connection), state_of(data)
            shutil.copyfile(data, file)  # by the system itself: nobody waits longer than that takes
        with file.open("rb") as copy:
            digest = backup_file.copied(copy, None, going, state[0], span=(0.1, 0.4))
        yield _Shot(file, digest, state[0], state, rows)


def _prove(shot: _Shot, data_key: DataKey) -> None:
    if _count_sound(shot.file, data_key) != shot.rows:
        raise StoreError(_NOT_PROVEN)


def _pack(store: Store, shot: _Shot, target: Path, going: Going) -> Backup:
    """Into one file, which takes its name once what reached the disk is what was verified."""
    keys = key_file.raw(store.folder)
    if key_file.parse(keys).store_id != store.id:
        raise StoreError("The file keys.json in this folder belongs to another store, so no backup was made.")
    made = Backup(target, now(), shot.size, store.id, shot.digest, shot.state)
    with whole_file(target) as out:
        with shot.file.open("rb") as data:
            backup_file.pack(out, made, data, keys, going, span=(0.6, 0.85))
        size = _read_again(out, made, going)
    return replace(made, size=size)


def _read_again(out: BinaryIO, made: Backup, going: Going) -> int:
    """Have the system write it down, forget it, and read it from the disk; returns its size in bytes."""
    out.flush()
    os.fsync(out.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(out.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if backup_file.digest_inside(out, going, made.size, span=(0.85, 1.0)) != made.digest:
        raise StoreError(_NOT_PROVEN)
    return out.seek(0, os.SEEK_END)


@contextmanager
def scratch(place: Path) -> Iterator[Path]:
    """A file for encrypted pages that is gone afterwards, with whatever SQLite left beside it."""
    file = place / f"{_SNAPSHOT}{secrets.token_hex(8)}"
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield file
    finally:
        for left in (file, file.with_name(file.name + "-journal")):
            left.unlink(missing_ok=True)


def _sweep(place: Path) -> None:
    """What a backup that was killed on its way left behind in the store's own folder."""
    for file in place.iterdir():
        if file.name.startswith(_SNAPSHOT) or _is_part(file):
            file.unlink(missing_ok=True)


def _sweep_elsewhere(place: Path) -> None:
    """The same in a second place, where another store may be writing one of its own at this moment."""
    long_ago = time.time() - _LONG_DEAD
    for file in place.iterdir():
        if _is_part(file) and file.stat().st_mtime < long_ago:
            file.unlink(missing_ok=True)


def _is_part(file: Path) -> bool:
    return file.suffix == ".part" and backup_file.is_named_as_ours(file.with_suffix(""))


def state_of(data: Path) -> tuple[int, int]:
    """Size in bytes and time of the last change in nanoseconds, as the disk tells them. Raises OSError."""
    found = data.stat()
    return found.st_size, found.st_mtime_ns


def size_of(store: Store) -> int:
    """The bytes that the store's data.db takes; 0 when it isn't there."""
    try:
        return (store.folder / DATA).stat().st_size
    except OSError:
        return 0


def room_in(place: Path) -> int:
    """Bytes that can still be written there; far too many where the system doesn't say."""
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return 1 << 62


def _need_room(place: Path, wanted: int) -> None:
    if room_in(place) < wanted:
        raise StoreError(_NO_ROOM)


def to_disk(file: Path) -> None:
    """Have the system write a file down. Raises OSError."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


@contextmanager
def in_place_words() -> Iterator[None]:
    """Turn what the disk says of the place of a backup into a sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(_WORDS.get(error.errno or 0, _GONE)) from error
