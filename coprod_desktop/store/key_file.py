"""keys.json as it lies on disk: read with suspicion, written whole."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from coprod_desktop.errors import DamagedError, StoreError
from coprod_desktop.store.folder import KEYS, whole_file

VERSION = 1
PASSPHRASE = "passphrase"  # noqa: S105 - the name of a slot
RECOVERY = "recovery"
SLOTS = (PASSPHRASE, RECOVERY)

_LIMITS = {"memory_kib": (8 * 1024, 512 * 1024), "passes": (1, 10), "lanes": (1, 4)}
MOST_BYTES = 8 * 1024
_SIZES = {"salt": 16, "nonce": 12, "sealed": 32 + 16}


@dataclass(frozen=True)
class Cost:
    """What one guess costs under Argon2id: KiB of memory, passes over it, lanes.

    Raises ValueError outside the limits: below, guessing is cheap; above, a forged file could stop the laptop.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1

    def __post_init__(self) -> None:
        for name, (least, most) in _LIMITS.items():
            value = getattr(self, name)
            if type(value) is not int or not least <= value <= most:
                raise ValueError(f"{name} must be from {least} to {most}")


@dataclass(frozen=True)
class Slot:
    """The data key, sealed under one secret. salt: 16 bytes; nonce: 12; sealed: 48 (32 and the tag)."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True)
class KeyFile:
    """All of keys.json: whose it is, and one slot for each of SLOTS.

    While a new data key takes the place of today's, `coming` holds the slots of the new one beside those of the old.
    """

    store_id: str
    slots: Mapping[str, Slot]
    coming: Mapping[str, Slot] | None = None


def read(folder: Path) -> KeyFile:
    """Read and check keys.json. Raises StoreError in words when it's missing, damaged, forged or newer."""
    return parse(raw(folder))


def write(folder: Path, keys: KeyFile) -> None:
    """Put keys.json in place at once. Raises StoreError; the old file then stays as it was."""
    try:
        with whole_file(folder / KEYS) as out:
            out.write(as_bytes(keys))
    except OSError as error:
        raise StoreError(
            "The keys of this store could not be written. Nothing was changed, the old keys still work. "
            "Check that the disk has room and the folder is yours."
        ) from error


def as_bytes(keys: KeyFile) -> bytes:
    """keys.json as it is written, with its checksum."""
    told = {"slots": keys.slots} if keys.coming is None else {"slots": keys.slots, "coming": keys.coming}
    sealed = {
        which: {name: _slot_parts(slot) for name, slot in slots.items()} for which, slots in told.items()
    }
    return _render({"version": VERSION, "store": keys.store_id, **sealed})


def canonical(parts: Mapping[str, object]) -> bytes:
    """The one way to write these parts as bytes, so that they can be sealed, summed and compared."""
    return json.dumps(parts, sort_keys=True, indent=1, ensure_ascii=True).encode("ascii")


def raw(folder: Path) -> bytes:
    """The bytes of keys.json, unread. Raises StoreError when it's missing, can't be read or is far too long."""
    try:
        with (folder / KEYS).open("rb") as opened:
            found = opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise DamagedError(
            "The file keys.json is missing from this store, so it can't be opened. The interviews in data.db "
            "are not changed. Put keys.json back from a copy of this store."
        ) from error
    except OSError as error:
        raise StoreError(
            "The file keys.json of this store can't be read. Nothing was changed. "
            "Check that the folder is yours and the disk is plugged in."
        ) from error
    if len(found) > MOST_BYTES:
        raise _damaged("it is far too long")
    return found


def _render(parts: Mapping[str, object]) -> bytes:
    checksum = hashlib.sha256(canonical(parts)).hexdigest()
    return canonical({**parts, "checksum": checksum}) + b"\n"


def parse(found: bytes) -> KeyFile:
    """The keys in these bytes. Raises StoreError in words when they are damaged, forged or newer."""
    try:
        parts = json.loads(found)
        told = {name: value for name, value in parts.items() if name != "checksum"}
        intact = _render(told) == found
    except (ValueError, AttributeError, RecursionError) as error:
        raise _damaged("it can't be read as keys") from error
    if not intact:
        raise _damaged("its checksum doesn't match")
    _refuse_other_version(told)
    return _structured(
        lambda: KeyFile(
            _store_id(told["store"]),
            _slots(told["slots"]),
            _slots(told["coming"]) if "coming" in told else None,
        )
    )


def _refuse_other_version(parts: Mapping[str, object]) -> None:
    version = parts.get("version")
    if type(version) is int and version > VERSION:
        raise StoreError(
            "The keys of this store were written by a newer version of Coprod. Nothing was changed. "
            "Install the newest version and open the store again."
        )
    if version != VERSION:
        raise _damaged("it has no version that we know")


def _structured(build: Callable[[], KeyFile]) -> KeyFile:
    try:
        return build()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged("a part of it is missing or has the wrong size") from error


def _store_id(value: object) -> str:
    if not isinstance(value, str) or len(value) != 32:
        raise ValueError
    return value


def _slots(parts: Mapping[str, Any]) -> dict[str, Slot]:
    return {name: _slot(parts[name]) for name in SLOTS}


def _slot(parts: Mapping[str, Any]) -> Slot:
    try:
        cost = Cost(**parts["argon2id"])
    except ValueError as error:
        raise _damaged("it asks for more or less work than is sensible") from error
    found = {name: base64.b64decode(parts[name], validate=True) for name in _SIZES}
    if {name: len(value) for name, value in found.items()} != _SIZES:
        raise ValueError
    return Slot(cost, **found)


def _slot_parts(slot: Slot) -> dict[str, object]:
    sealed = {name: base64.b64encode(getattr(slot, name)).decode("ascii") for name in _SIZES}
    return {"argon2id": asdict(slot.cost), **sealed}


def _damaged(what: str) -> StoreError:
    return DamagedError(
        f"The file keys.json of this store is damaged: {what}. The interviews in data.db are not changed. "
        "Put keys.json back from a copy of this store."
    )
