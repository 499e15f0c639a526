"""Into a store and out of it. Nothing heavy is imported before a passphrase is there to be tried."""

import hmac
import secrets
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.errors import InputError
from coprod_desktop.store import keys, putting_back, recovery_key
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import EVERYDAY, DataKey
from coprod_desktop.work.store_folders import THROWN_AWAY, folder_warning, is_store

if TYPE_CHECKING:
    from coprod_desktop.store.passphrase import Strength
    from coprod_desktop.store.vault import Store

__all__ = ["DataKey", "Store", "Strength", "folder_warning", "is_store"]

_CHEAP = Cost(memory_kib=8 * 1024, passes=1)


def load() -> None:
    """Import what an open store needs: about a second, so it is done behind the unlock screen."""
    import_module("coprod_desktop.store.vault")


def unlock(folder: Path, passphrase: str) -> DataKey:
    """The store's data key. Takes about 0.2 s, so run it off the GUI thread. Raises WrongKeyError, StoreError."""
    putting_back.finish_if_cut_off(folder)
    return keys.unlock_with_passphrase(folder, passphrase)


def unlock_with_recovery_key(folder: Path, text: str) -> DataKey:
    """The data key by the recovery key. Raises InputError for a slip of typing, WrongKeyError for another's key."""
    putting_back.finish_if_cut_off(folder)
    return keys.unlock_with_recovery_key(folder, text)


def strength(passphrase: str, own_words: Sequence[str] = ()) -> "Strength":
    """How long a passphrase would stand, in words. The first call loads the lists of common words (0.2 s)."""
    from coprod_desktop.store import passphrase as judge  # noqa: PLC0415 - loads behind the unlock screen

    return judge.strength(passphrase, own_words)


def set_passphrase(folder: Path, key: DataKey, passphrase: str, own_words: Sequence[str] = ()) -> None:
    """Seal the same data key under a new passphrase. Raises InputError for a weak one, StoreError."""
    from coprod_desktop.store import passphrase as judge  # noqa: PLC0415 - loads behind the unlock screen

    judge.refuse_weak(passphrase, own_words)
    keys.change_passphrase(folder, key, passphrase)


def check_typed_back(typed: str, printed: str) -> None:
    """Raise InputError, in words, unless `typed` is the key that was printed; blanks and capitals don't matter."""
    meant = recovery_key.read_recovery_key(typed)
    if not hmac.compare_digest(meant, recovery_key.read_recovery_key(printed)):
        raise InputError("This is another recovery key. Please type the one that belongs to this store.")


def open_store(folder: Path, key: DataKey) -> "Store":
    """Open the database; loads what it needs on the way. What a change of key left half done is finished."""
    from coprod_desktop.store import vault  # noqa: PLC0415 - loads behind the unlock screen
    from coprod_desktop.work import new_keys  # noqa: PLC0415

    store = vault.open_store(folder, key)
    new_keys.finish(store)
    return store


def create(folder: Path, passphrase: str, practitioner: str, cost: Cost = EVERYDAY) -> tuple["Store", str]:
    """A new store and its recovery key in words to be printed. Raises InputError, StoreError."""
    from coprod_desktop.store import vault  # noqa: PLC0415 - loads behind the unlock screen

    return vault.create_store(folder, passphrase, practitioner, cost)


def rename_practitioner(store: "Store", name: str) -> None:
    """Put another name into the history from now on. Raises InputError for none, StoreError."""
    if not name.strip():
        raise InputError("Please give a name, so that the history can say who wrote something down.")
    store.practitioner = name


def is_made_up(folder: Path) -> bool:
    """Whether this is a throw-away store: nobody knows its passphrase."""
    return folder.parent.name.startswith(THROWN_AWAY)


def made_up(folder: Path) -> "Store":
    """A store with made-up families in an empty folder, under a passphrase that nobody knows."""
    from coprod_desktop.work import demo  # noqa: PLC0415 - loads behind the unlock screen

    store, _ = create(folder, secrets.token_hex(20), demo.PRACTITIONER, _CHEAP)
    demo.fill(store)
    return store
