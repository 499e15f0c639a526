"""One data key opens the store; here it is sealed under a passphrase and under a key on paper.

Loaded before the unlock screen, so it must stay light: nothing of the database here.
"""

import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coprod_desktop.errors import StoreError, WrongKeyError
from coprod_desktop.store import key_file
from coprod_desktop.store.folder import DATA
from coprod_desktop.store.key_file import PASSPHRASE, RECOVERY, Cost, KeyFile, Slot
from coprod_desktop.store.pages import key_fits
from coprod_desktop.store.recovery_key import new_recovery_key, read_recovery_key

KEY_BYTES = 32
EVERYDAY = Cost()

_WRONG = {
    PASSPHRASE: (
        "That passphrase doesn't open this store. Nothing is lost. "
        "Check Caps Lock and try again, or use the recovery key."
    ),
    RECOVERY: (
        "That recovery key is typed as it was printed, but it doesn't open this store. Nothing is lost. "
        "It may belong to another store, or a newer one may have taken its place."
    ),
}


@dataclass(frozen=True)
class DataKey:
    """What opens data.db. value: 32 bytes, never shown. `coming`: keys.json doesn't name it as today's yet."""

    store_id: str
    value: bytes = field(repr=False)
    coming: bool = field(default=False, compare=False)


def create_keys(folder: Path, passphrase: str, cost: Cost = EVERYDAY) -> tuple[DataKey, str]:
    """Make the data key of a new store and write keys.json; also gives the recovery key, to print.

    Takes about half a second. `cost` is cheaper in tests. Raises StoreError when the file can't be written.
    """
    data_key = DataKey(secrets.token_hex(16), secrets.token_bytes(KEY_BYTES))
    printed = new_recovery_key()
    key_file.write(folder, KeyFile(data_key.store_id, sealed(data_key, passphrase, printed, cost)))
    return data_key, printed


def new_data_key(store_id: str) -> DataKey:
    """Another key for the same store, which nothing opens yet."""
    return DataKey(store_id, secrets.token_bytes(KEY_BYTES), coming=True)


def sealed(data_key: DataKey, passphrase: str, printed: str, cost: Cost = EVERYDAY) -> dict[str, Slot]:
    """The slots of a data key under a passphrase and a printed recovery key. Raises InputError for a slip in it."""
    return {
        PASSPHRASE: _seal(data_key, PASSPHRASE, _passphrase_secret(passphrase), cost),
        RECOVERY: _seal(data_key, RECOVERY, read_recovery_key(printed), cost),
    }


def unlock_with_passphrase(folder: Path, passphrase: str) -> DataKey:
    """The data key, for the passphrase; about 0.2 s.

    Raises WrongKeyError for another passphrase, StoreError for keys that are missing, damaged or newer.
    """
    return _open(folder, PASSPHRASE, _passphrase_secret(passphrase))


def unlock_with_recovery_key(folder: Path, text: str) -> DataKey:
    """The data key, for a recovery key as it was typed; about 0.2 s.

    Raises InputError for a typing slip, WrongKeyError for the key of another store, StoreError as above.
    """
    secret = read_recovery_key(text)
    return _open(folder, RECOVERY, secret)


def settle(folder: Path, data_key: DataKey) -> DataKey:
    """After a change of the data key that was broken off: keep what opened the store, forget the other key.

    Call it while holding the folder. Raises StoreError when keys.json can't be read or written.
    """
    keys = key_file.read(folder)
    if keys.coming is None:
        return data_key
    slots = keys.coming if data_key.coming else keys.slots
    key_file.write(folder, replace(keys, slots=slots, coming=None))
    return replace(data_key, coming=False)


def change_passphrase(folder: Path, data_key: DataKey, new_passphrase: str, cost: Cost = EVERYDAY) -> None:
    """Seal the data key under another passphrase. Raises StoreError; the old passphrase then still works.

    Whoever kept an old keys.json and knows the old passphrase can still open the store: only a new data
    key would end that. Ask `passphrase.refuse_weak` first.
    """
    _replace_slot(folder, data_key, PASSPHRASE, _passphrase_secret(new_passphrase), cost)


def new_recovery(folder: Path, data_key: DataKey, cost: Cost = EVERYDAY) -> str:
    """A new recovery key, to print; the old one stops working. Raises StoreError; then the old one stays."""
    printed = new_recovery_key()
    _replace_slot(folder, data_key, RECOVERY, read_recovery_key(printed), cost)
    return printed


def _replace_slot(folder: Path, data_key: DataKey, name: str, secret: bytes, cost: Cost) -> None:
    keys = key_file.read(folder)
    if keys.store_id != data_key.store_id:
        raise StoreError(
            "The file keys.json in this folder belongs to another store. Nothing was changed. "
            "Put back the keys.json that came with this store."
        )
    slots = {**keys.slots, name: _seal(data_key, name, secret, cost)}
    key_file.write(folder, replace(keys, slots=slots))


def _passphrase_secret(passphrase: str) -> bytes:
    """One passphrase is one secret, whichever way a keyboard composes its accents."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _seal(data_key: DataKey, name: str, secret: bytes, cost: Cost) -> Slot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    cipher = AESGCM(_derive(secret, salt, cost))
    sealed = cipher.encrypt(nonce, data_key.value, _context(data_key.store_id, name, cost))
    return Slot(cost, salt, nonce, sealed)


def _open(folder: Path, name: str, secret: bytes) -> DataKey:
    """While a new data key takes the place of today's, only the one of the two that fits data.db opens it."""
    keys = key_file.read(folder)
    today = _unsealed(keys, keys.slots[name], name, secret)
    if keys.coming is None:
        found = today
    else:
        coming = _unsealed(keys, keys.coming[name], name, secret)
        both = (today, replace(coming, coming=True) if coming else None)
        found = next((key for key in both if key and _fits(folder, key)), None)
    if found is None:
        raise WrongKeyError(_WRONG[name])
    return found


def _fits(folder: Path, data_key: DataKey) -> bool:
    try:
        return key_fits(folder / DATA, data_key.value)
    except OSError:
        return not data_key.coming  # opening the store says what is wrong with the file


def _unsealed(keys: KeyFile, slot: Slot, name: str, secret: bytes) -> DataKey | None:
    cipher = AESGCM(_derive(secret, slot.salt, slot.cost))
    try:
        value = cipher.decrypt(slot.nonce, slot.sealed, _context(keys.store_id, name, slot.cost))
    except InvalidTag:
        return None
    return DataKey(keys.store_id, value)


def _context(store_id: str, name: str, cost: Cost) -> bytes:
    """What is sealed along, so that a slot can't be moved to another store, another slot or a lower cost."""
    parts = {
        "version": key_file.VERSION,
        "store": store_id,
        "slot": name,
        "argon2id": [cost.memory_kib, cost.passes, cost.lanes],
    }
    return key_file.canonical(parts)


def _derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    try:
        return hash_secret_raw(
            secret, salt, cost.passes, cost.memory_kib, cost.lanes, hash_len=KEY_BYTES, type=Type.ID
        )
    except HashingError as error:
        raise StoreError(
            f"There isn't enough free memory to unlock the store ({cost.memory_kib // 1024} MB are needed). "
            "Nothing was changed. Close other programs and try again."
        ) from error
