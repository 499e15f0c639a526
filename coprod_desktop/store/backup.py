"""Writes a backup of an open store and reads it back before it counts; what is older is touched only after that."""

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from coprod_desktop.errors import StoreError
from coprod_desktop.store import backup_file, key_file
from coprod_desktop.store.backup_file import Backup
from coprod_desktop.store.columns import now
from coprod_desktop.store.copying import Copied, copy_whole
from coprod_desktop.store.database import READING, every_row, in_words, open_engine
from coprod_desktop.store.folder import DATA, make_inside, whole_file
from coprod_desktop.store.going import Going
from coprod_desktop.store.keys import DataKey
from coprod_desktop.store.vault import Store

BACKUPS = "backups"
"""The folder inside a store where its own backups lie."""

_SNAPSHOT = "snapshot-"
_PROOFS = ("cipher_integrity_check", "foreign_key_check")
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
_STORE_DAMAGED = f"{READING[dbapi2.SQLITE_CORRUPT]} {OLDER_ARE_SAFE}"
NO_ROOM_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_WORDS = {
    **dict.fromkeys(NO_ROOM_ERRORS, _NO_ROOM),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), _REFUSED),
}


@dataclass(frozen=True)
class _Shot:
    """A copy of data.db as it was at one moment."""

    file: Path
    copied: Copied


def write(store: Store, target: Path, going: Going | None = None) -> Backup:
    """Write one whole state of the store to `target`, verify it, and only then give it its name.

    Uses a connection of its own; writers hardly wait. A file of this name is replaced.
    Raises StoreError in words, StoppedError; what was there before then stays.
    """
    going = going or Going()
    with _ONE_AT_A_TIME, in_place_words(), ExitStack() as stack:
        place = make_inside(store.folder, BACKUPS)
        _sweep(place)
        _need_room(place, size_of(store) + SPARE)
        shot = stack.enter_context(_snapshot(store, place, going))
        _sweep_elsewhere(target.parent)
        _need_room(target.parent, shot.copied.state[0] + (SPARE if target.parent == place else 0))
        # What the copy is worth is found out while it is packed: both read it, and neither needs the other.
        proof = stack.enter_context(ThreadPoolExecutor(1)).submit(is_sound, shot.file, store.data_key)
        return _pack(store, shot, target, going, proof)


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
    """Whether each page's seal fits the key, and each row that names another finds it: looked at side by side."""
    with ThreadPoolExecutor(len(_PROOFS)) as beside:
        return all(beside.map(partial(_finds_nothing, file, data_key), _PROOFS))


def _finds_nothing(file: Path, data_key: DataKey, proof: str) -> bool:
    try:
        engine = open_engine(file, data_key)
    except StoreError:
        return False
    try:
        with engine.connect() as connection:
            return not every_row(connection, proof)
    except DatabaseError:
        return False
    finally:
        engine.dispose()


@contextmanager
def _snapshot(store: Store, place: Path, going: Going) -> Iterator[_Shot]:
    with scratch(place) as file:
        with in_words(READING, OLDER_ARE_SAFE):
            copied = copy_whole(store, file, going, span=(0.0, 0.4))
        yield _Shot(file, copied)


def _pack(store: Store, shot: _Shot, target: Path, going: Going, proof: Future[bool]) -> Backup:
    """Into one file, which takes its name once what was copied is proven, and what reached the disk is just that."""
    keys = key_file.raw(store.folder)
    if key_file.parse(keys).store_id != store.id:
        raise StoreError("The file keys.json in this folder belongs to another store, so no backup was made.")
    size, digest = shot.copied.state[0], shot.copied.digest
    made = Backup(target, now(), size, store.id, digest, shot.copied.state)
    with whole_file(target) as out:
        with shot.file.open("rb") as data:
            backup_file.pack(out, made, data, keys, going, span=(0.4, 0.7))
        size = _read_again(out, made, going)
        if not proof.result():
            raise StoreError(_NOT_PROVEN if is_sound(store.folder / DATA, store.data_key) else _STORE_DAMAGED)
        going.reach(1.0)
    return replace(made, size=size)


def _read_again(out: BinaryIO, made: Backup, going: Going) -> int:
    """Have the system write it down, forget it, and read it from the disk; returns its size in bytes."""
    out.flush()
    os.fsync(out.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(out.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if backup_file.digest_inside(out, going, made.size, span=(0.7, 0.95)) != made.digest:
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
