"""Into a store and out of it. Nothing heavy is imported before a passphrase is there to be tried."""

from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.store import keys
from coprod_desktop.store.keys import DataKey

if TYPE_CHECKING:
    from coprod_desktop.store.vault import Store


def unlock(folder: Path, passphrase: str) -> DataKey:
    """The store's data key. Takes about 0.2 s, so run it off the GUI thread. Raises WrongKeyError, StoreError."""
    return keys.unlock_with_passphrase(folder, passphrase)


def unlock_with_recovery_key(folder: Path, text: str) -> DataKey:
    """The data key by the recovery key. Raises InputError for a slip of typing, WrongKeyError for another's key."""
    return keys.unlock_with_recovery_key(folder, text)


def set_passphrase(folder: Path, key: DataKey, passphrase: str) -> None:
    """Seal the same data key under a new passphrase."""
    keys.change_passphrase(folder, key, passphrase)


def open_store(folder: Path, key: DataKey) -> "Store":
    """Open the database; loads what it needs on the way."""
    from coprod_desktop.store import vault  # noqa: PLC0415 - loads behind the unlock screen

    return vault.open_store(folder, key)


def create(folder: Path, passphrase: str, practitioner: str) -> tuple["Store", str]:
    """A new store and its recovery key in words to be printed."""
    from coprod_desktop.store import vault  # noqa: PLC0415 - loads behind the unlock screen

    return vault.create_store(folder, passphrase, practitioner)
