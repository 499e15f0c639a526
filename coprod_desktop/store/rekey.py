"""A new data key for a store: for the day somebody may have seen the old one, or has left and knows it.

The database is copied, the copy gets the new key, and takes the place of the old file at once. Meanwhile keys.json
holds both wraps; killed at any moment, the store opens with exactly one of them, the one that fits the file.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlcipher3.dbapi2 import SQLITE_ERROR

from coprod_desktop.errors import StoreError
from coprod_desktop.store import key_file
from coprod_desktop.store.backup import SPARE, is_sound, room_in, size_of, to_disk
from coprod_desktop.store.copying import copy_whole
from coprod_desktop.store.database import WRITING, in_words, open_engine
from coprod_desktop.store.folder import DATA, REKEYED, forget_rekeyed, keep_names, make_empty
from coprod_desktop.store.going import Going
from coprod_desktop.store.key_file import Cost, KeyFile
from coprod_desktop.store.keys import EVERYDAY, DataKey, new_data_key, sealed
from coprod_desktop.store.vault import Store

AS_BEFORE = "Nothing was changed, the old passphrase still works."
# SQLCipher has the one general code for whatever stops a change of key.
_REKEYING = {
    **WRITING,
    SQLITE_ERROR: "The disk is full or doesn't answer. Make some room, check that it is plugged in, and try again.",
}
NO_ROOM = (
    f"There was no room for a copy under the new key. {AS_BEFORE} Make some room on the disk and try again."
)


def prepare(
    store: Store, passphrase: str, printed: str, cost: Cost = EVERYDAY, going: Going | None = None
) -> tuple[DataKey, KeyFile]:
    """Make the copy under a new data key, and seal that under a passphrase and a printed recovery key.

    May run on a worker, while nobody writes. Returns the new key, and keys.json as it will be. Nothing holds yet:
    `take` puts it in place. Raises StoreError, StoppedError; the store is then as it was.
    """
    going = going or Going()
    coming = new_data_key(store.id)
    slots = sealed(coming, passphrase, printed, cost)
    try:
        _copy(store, going)
        change_key(store.folder / REKEYED, store.data_key, coming)
        going.reach(0.9)
        key_file.write(store.folder, replace(key_file.read(store.folder), coming=slots))
    except BaseException:
        with suppress(OSError):  # what a failing disk keeps goes at the next opening
            forget_rekeyed(store.folder)
        raise
    going.reach(1.0)
    return coming, KeyFile(store.id, slots)


def give_up(store: Store) -> None:
    """Forget what was prepared: the old keys stay. Raises StoreError."""
    with suppress(OSError):
        forget_rekeyed(store.folder)
    key_file.write(store.folder, replace(key_file.read(store.folder), coming=None))


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


def change_key(file: Path, today: DataKey, coming: DataKey) -> None:
    """Write an encrypted file anew under another key, and read all of it back. Raises StoreError."""
    with in_words(_REKEYING, AS_BEFORE):
        engine = open_engine(file, today)
        try:
            with engine.connect() as connection:
                connection.rollback()  # the key is changed outside a transaction
                cursor = connection.connection.cursor()
                cursor.execute(f"PRAGMA rekey = \"x'{coming.value.hex()}'\"")
        finally:
            engine.dispose()
    if not is_sound(file, coming):
        raise StoreError(
            f"What was written under the new key can't be read to its end. {AS_BEFORE} Try again."
        )


def _copy(store: Store, going: Going) -> None:
    """The whole file as it is now, on disk, for its change of key."""
    copy = store.folder / REKEYED
    try:
        copy.unlink(missing_ok=True)
        # The copy, and the journal of its change of key.
        if room_in(store.folder) < size_of(store) * 2 + SPARE:
            raise StoreError(NO_ROOM)
        make_empty(copy)
        copy_whole(store, copy, going, span=(0.0, 0.5))
        to_disk(copy)
    except OSError as error:
        raise StoreError(NO_ROOM) from error
