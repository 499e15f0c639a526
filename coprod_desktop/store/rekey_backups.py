"""Backups go along when a store gets a new data key: each is written anew beside itself, then takes its own place."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from coprod_desktop.errors import AppError, StoreError
from coprod_desktop.store import backup_file, key_file
from coprod_desktop.store.backup import BACKUPS, in_place_words, scratch
from coprod_desktop.store.folder import UPDATE_COPY, make_inside, whole_file
from coprod_desktop.store.going import Going, StoppedError
from coprod_desktop.store.keys import DataKey
from coprod_desktop.store.pages import BYTES_TRIED, start_fits
from coprod_desktop.store.rekey import change_key
from coprod_desktop.store.vault import Store

COMING = ".coming"


def write_beside(
    store: Store, coming: DataKey, keys: bytes, files: Sequence[Path], going: Going
) -> list[Path]:
    """Beside each backup the same one under the coming key. Returns those that could not be: theirs is another key.

    Raises StoreError when there is no room, StoppedError; then nothing is left beside any of them.
    """
    left = []
    try:
        for at, file in enumerate(files):
            going.reach(at / len(files))
            try:
                _write_beside(store, coming, keys, file)
            except StoppedError:
                raise
            except AppError:
                left.append(file)
    except BaseException:
        forget_coming(files)
        raise
    return left


def take(files: Iterable[Path]) -> list[Path]:
    """Let each take its own place. Returns those that the disk refused, which are as they were."""
    refused = []
    for file in files:
        coming = file.with_name(file.name + COMING)
        try:
            if coming.exists():
                coming.replace(file)
        except OSError:
            refused.append(file)
    return refused


def forget_coming(files: Iterable[Path]) -> None:
    """Take away what was written beside them."""
    for file in files:
        with suppress(OSError):
            file.with_name(file.name + COMING).unlink(missing_ok=True)


def finish(store: Store, places: Iterable[Path]) -> None:
    """After a change of key that was cut off: what fits the keys of today takes its place, the rest is forgotten."""
    keys = key_file.raw(store.folder)
    for place in places:
        for coming in place.glob(f"*{backup_file.SUFFIX}{COMING}"):
            with suppress(OSError, StoreError):
                fits = backup_file.keys_inside(coming) == keys
                coming.replace(coming.with_suffix("")) if fits else coming.unlink()


def rewrap_all(store: Store, files: Sequence[Path], going: Going) -> list[Path]:
    """Put the store's keys of today into its backups. Returns those that can't have them: another data key's, damaged.

    Raises StoppedError; those that have them already then keep them.
    """
    keys = key_file.raw(store.folder)
    left = []
    for at, file in enumerate(files):
        going.reach(at / len(files))
        try:
            _refuse_other_key(store, file)
            backup_file.rewrap(file, keys)
        except StoreError:
            left.append(file)
    return left


def _refuse_other_key(store: Store, file: Path) -> None:
    """From before a change of the data key: today's keys would lock it for good."""
    with backup_file.unpacking(backup_file.glance(file)) as data:
        if not start_fits(data.read(BYTES_TRIED), store.data_key.value):
            raise StoreError("This backup has another data key.")


def older_states(folder: Path) -> list[Path]:
    """Copies in the store's own folder that still open with its old keys: from before an update or a restore."""
    return [*folder.glob(UPDATE_COPY.format("*")), *folder.glob("before-restore-*")]


def _write_beside(store: Store, coming: DataKey, keys: bytes, file: Path) -> None:
    found = backup_file.glance(file)
    if found.fault:
        raise StoreError(found.fault)
    with in_place_words(), scratch(make_inside(store.folder, BACKUPS)) as unpacked:
        with unpacked.open("wb") as out, backup_file.unpacking(found) as data:
            backup_file.copied(data, out, Going(), found.size)
        change_key(unpacked, store.data_key, coming)
        with unpacked.open("rb") as data:
            digest = backup_file.copied(data, None, Going(), found.size)
        made = replace(found, size=unpacked.stat().st_size, digest=digest)
        with whole_file(file.with_name(file.name + COMING)) as out, unpacked.open("rb") as data:
            backup_file.pack(out, made, data, keys, Going(), span=(0, 1))
