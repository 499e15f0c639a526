"""Gets a backup ready to be put in place: nothing of the store changes before all of it was read and found sound."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from coprod_desktop.errors import AppError, InputError, StoreError, WrongKeyError
from coprod_desktop.store import backup, backup_file, key_file, keys, putting_back
from coprod_desktop.store.backup_file import Backup
from coprod_desktop.store.folder import DATA, KEYS, LOCK, FolderLock, is_store, make_folder
from coprod_desktop.store.going import Going
from coprod_desktop.store.keys import DataKey
from coprod_desktop.store.vault import Store, refuse_taken

_SAFE = "Nothing was changed."
_WRONG = (
    f"That doesn’t open this backup. {_SAFE} A backup opens with the passphrase, or the recovery key, "
    "of the day it was made. If they were changed since, try the earlier one."
)
_OTHER_STORE = f"This backup is of another store. {_SAFE} Restore it into a new folder instead."
_OTHER_KEY = (
    f"This backup doesn’t open with the key of this store, or it is damaged. {_SAFE} "
    "Restore it into a new folder with its own passphrase, or choose another backup."
)
_NO_ROOM = f"The backup could not be unpacked: there is no room for it. {_SAFE} Make some room and try again."
_REFUSED = f"The backup could not be unpacked there. {_SAFE} Check that the place is plugged in and is yours."


def restore_here(store: Store, file: Path, going: Going | None = None) -> None:
    """Get a backup of this very store ready; the next unlocking puts it in place and today's state aside.

    Today's passphrase stays. Raises StoreError, InputError and StoppedError, nothing then being changed.
    """
    found = _backup(file)
    if found.store_id != store.id:
        raise InputError(_OTHER_STORE)
    with _making(store.folder, found, going or Going()) as ready:
        (ready / KEYS).write_bytes(key_file.raw(store.folder))
        if not backup.is_sound(ready / DATA, store.data_key):
            raise StoreError(_OTHER_KEY)


def restore_to(file: Path, folder: Path, secret: str, going: Going | None = None) -> DataKey:
    """Make a store out of a backup in a new or empty folder. `secret`: its passphrase or recovery key.

    Gives the key that opens it.
    Raises InputError for a folder that is taken, WrongKeyError, StoreError and StoppedError; no store is then there.
    """
    return _make_new(_backup(file), folder, lambda ready: _key_of(ready, secret), going or Going())


def restore_beside(store: Store, file: Path, folder: Path, going: Going | None = None) -> None:
    """The same for a backup of a store that is open, whose key is known. Raises as `restore_to`."""
    found = _backup(file)
    if found.store_id != store.id:
        raise InputError(_OTHER_STORE)
    _make_new(found, folder, lambda _: store.data_key, going or Going())


def restore_over(file: Path, folder: Path, secret: str, going: Going | None = None) -> bool:
    """Put a backup in place of a store that isn't open, perhaps can't be opened; what is there is kept aside.

    Gives whether the passphrase of today stays: otherwise the store opens with that of the backup.
    Raises as `restore_to`, and InputError for another store's backup.
    """
    found = _backup(file)
    with _own(folder):
        putting_back.finish(folder)
        _refuse_other(folder, found)
        with _making(folder, found, going or Going()) as ready:
            stays = _keys_of_today(folder, ready, secret)
            if not stays:
                (ready / KEYS).write_bytes(backup_file.keys_inside(file))
                _refuse_unsound(ready, _key_of(ready, secret))
        putting_back.finish(folder)
    return stays


def bring_back(folder: Path) -> None:
    """Undo the latest restore of a store that isn't open; the state until now is kept aside in turn.

    Raises InputError when there is nothing to bring back, StoreError.
    """
    with _own(folder):
        putting_back.finish(folder)
        aside = putting_back.kept_aside(folder)
        if not aside:
            raise InputError(
                "No earlier state of this store was kept aside, so there is nothing to bring back."
            )
        putting_back.bring_back(folder, aside[0].folder)
        putting_back.finish(folder)


def other_keys(store: Store, file: Path) -> bool:
    """Whether the passphrase or the recovery key was changed since the backup. Raises StoreError."""
    return backup_file.keys_inside(file) != key_file.raw(store.folder)


def _make_new(found: Backup, folder: Path, key_of: Callable[[Path], DataKey], going: Going) -> DataKey:
    putting_back.give_up(folder)
    refuse_taken(folder)
    with ExitStack() as undo:
        if not folder.exists():
            undo.callback(_take_away, folder)
        with _own(folder):
            with _making(folder, found, going) as ready:
                (ready / KEYS).write_bytes(backup_file.keys_inside(found.file))
                key = key_of(ready)
                _refuse_unsound(ready, key)
            putting_back.finish(folder)
        undo.pop_all()
    return key


def _take_away(folder: Path) -> None:
    """A folder that was made for a store that didn't come about; whatever else is in it by now stays."""
    with suppress(OSError):
        (folder / LOCK).unlink(missing_ok=True)
        folder.rmdir()


def _backup(file: Path) -> Backup:
    found = backup_file.glance(file)
    if found.fault:
        raise StoreError(found.fault)
    return found


@contextmanager
def _making(folder: Path, found: Backup, going: Going) -> Iterator[Path]:
    """A folder that holds the backup's data.db; settled at the end, gone after any failure."""
    try:
        if backup.room_in(folder) < found.size + backup.SPARE:
            raise StoreError(_NO_ROOM)
        ready = putting_back.begin(folder)
        _unpack(found, ready / DATA, going)
        yield ready
        _keep(ready)
        putting_back.settle(folder, ready)
    except OSError as error:
        putting_back.give_up(folder)
        raise StoreError(_NO_ROOM if error.errno in backup.NO_ROOM_ERRORS else _REFUSED) from error
    except AppError:
        putting_back.give_up(folder)
        raise


def _unpack(found: Backup, data: Path, going: Going) -> None:
    with data.open("xb") as out, backup_file.unpacking(found) as inside:
        digest = backup_file.copied(inside, out, going, found.size, span=(0.0, 0.8))
    if digest != found.digest:
        raise StoreError(backup_file.DAMAGED)


def _keep(ready: Path) -> None:
    """For the owner alone, and on the disk before any name changes."""
    for name in (DATA, KEYS):
        (ready / name).chmod(0o600)
        backup.to_disk(ready / name)


def _keys_of_today(folder: Path, ready: Path, secret: str) -> bool:
    """Take the store's present keys along if they fit; False when they don't, or can't be read."""
    try:
        (ready / KEYS).write_bytes(key_file.raw(folder))
        key = _key_of(ready, secret)
    except StoreError:
        return False
    return backup.is_sound(ready / DATA, key)


def _key_of(folder: Path, secret: str) -> DataKey:
    ways: tuple[Callable[[Path, str], DataKey], ...] = (
        keys.unlock_with_passphrase,
        keys.unlock_with_recovery_key,
    )
    for way in ways:
        try:
            return way(folder, secret)
        except (WrongKeyError, InputError):
            continue
    raise WrongKeyError(_WRONG)


def _refuse_unsound(ready: Path, key: DataKey) -> None:
    if not backup.is_sound(ready / DATA, key):
        raise StoreError(backup_file.DAMAGED)


def _refuse_other(folder: Path, found: Backup) -> None:
    """Where keys.json can't be read, whose store it is can't be told either: everything is kept aside anyway."""
    if not is_store(folder):
        raise InputError("There is no store in this folder, so nothing was changed. Check its name.")
    try:
        there = key_file.read(folder)
    except StoreError:
        return
    if there.store_id != found.store_id:
        raise InputError(_OTHER_STORE)


@contextmanager
def _own(folder: Path) -> Iterator[None]:
    try:
        make_folder(folder)
    except OSError as error:
        raise StoreError(_REFUSED) from error
    with FolderLock(folder):
        yield
