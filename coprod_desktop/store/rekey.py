"""A new data key for a store: for the day somebody may have seen the old one, or has left and knows it.

The database is copied, the copy gets the new key, and takes the place of the old file at once. Meanwhile keys.json
holds both wraps; killed at any moment, the store opens with exactly one of them, the one that fits the file.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from coprod_desktop.errors import StoreError
from coprod_desktop.store import key_file
from coprod_desktop.store.database import WRITING, every_row, in_words, open_engine
from coprod_desktop.store.folder import DATA, REKEYED, forget_rekeyed, keep_names, make_empty
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import EVERYDAY, DataKey, new_data_key, sealed
from coprod_desktop.store.records import StoreFact
from coprod_desktop.store.vault import PRACTITIONER, Store

AS_BEFORE = "Nothing was changed, the old passphrase still works."
_NO_COPY = (
    f"There was no room for a copy of the store under its new key. {AS_BEFORE} Make some room and try again."
)
Tell = Callable[[float], object]


def prepare(
    store: Store, passphrase: str, printed: str, cost: Cost = EVERYDAY, tell: Tell = lambda part: None
) -> DataKey:
    """Make the copy under a new data key, and seal that under a passphrase and a printed recovery key.

    May run on a worker, while nobody writes. `tell` gets the part that is done, 0 to 1. Nothing holds yet: `take`
    puts it in place. Raises StoreError; the store is then as it was.
    """
    coming = new_data_key(store.id)
    slots = sealed(coming, passphrase, printed, cost)
    try:
        _copy(store, lambda part: tell(part / 2))
        _change_key(store, coming)
        tell(0.9)
        key_file.write(store.folder, replace(key_file.read(store.folder), coming=slots))
    except BaseException:
        forget_rekeyed(store.folder)
        raise
    tell(1.0)
    return coming


def take(store: Store) -> None:
    """Put the copy in the place of the store's file, and close the store: only its new keys open it from now on.

    Raises StoreError when it couldn't; the old keys then still open it.
    """
    store.close_database()
    try:
        (store.folder / REKEYED).replace(store.folder / DATA)
        keep_names(store.folder)
    except OSError as error:
        raise StoreError(
            f"The copy under the new key could not take its place. {AS_BEFORE} Open the store again."
        ) from error
    keys = key_file.read(store.folder)
    if keys.coming is not None:
        key_file.write(store.folder, replace(keys, slots=keys.coming, coming=None))


def _copy(store: Store, tell: Tell) -> None:
    """Byte by byte, while a look at the store holds writers off: between commits the file is whole."""
    source, copy = store.folder / DATA, store.folder / REKEYED
    copy.unlink(missing_ok=True)
    whole, done = source.stat().st_size, 0
    try:
        make_empty(copy)
        with (
            store.beside() as looking,
            looking.read() as session,
            source.open("rb") as old,
            copy.open("wb") as new,
        ):
            session.get(StoreFact, PRACTITIONER)  # the look holds writers off from its first row on
            while part := old.read(1 << 20):
                new.write(part)
                done += len(part)
                tell(done / whole)
            new.flush()
            os.fsync(new.fileno())
    except OSError as error:
        raise StoreError(_NO_COPY) from error


def _change_key(store: Store, coming: DataKey) -> None:
    copy = store.folder / REKEYED
    with in_words(WRITING, AS_BEFORE):
        engine = open_engine(copy, store.data_key)
        try:
            with engine.connect() as connection:
                connection.rollback()  # the key is changed outside a transaction
                cursor = connection.connection.cursor()
                cursor.execute(f"PRAGMA rekey = \"x'{coming.value.hex()}'\"")
        finally:
            engine.dispose()
    _check(copy, coming)


def _check(copy: Path, coming: DataKey) -> None:
    engine = open_engine(copy, coming)
    try:
        faults = _faults(engine)
    finally:
        engine.dispose()
    if faults:
        raise StoreError(f"The copy under the new key can't be read to its end. {AS_BEFORE} Try again.")


def _faults(engine: Engine) -> list[str]:
    try:
        with engine.connect() as connection:
            return [
                *every_row(connection, "cipher_integrity_check"),
                *every_row(connection, "foreign_key_check"),
            ]
    except DatabaseError:
        return ["unreadable"]


def room_needed(folder: Path) -> int:
    """Bytes that are lacking on the disk for a copy of the store; 0 when there is room."""
    return max(0, (folder / DATA).stat().st_size * 2 - shutil.disk_usage(folder).free)
