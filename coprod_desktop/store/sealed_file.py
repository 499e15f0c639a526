"""A file that one passphrase opens, on its way to another machine: sealed whole, and read with suspicion."""

import base64
import json
import secrets
import unicodedata
import zlib
from dataclasses import asdict

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coprod_desktop.errors import InputError, WrongKeyError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import EVERYDAY, KEY_BYTES

MOST_BYTES = 8 * 1024 * 1024
MOST_INSIDE = 24 * 1024 * 1024
"""What is larger is refused unread: an old laptop has to stay usable."""

_BEGINS = b"Coprod bundle 1\n"
_LONGEST_HEAD = 512
_MOST_MEMORY_KIB = 128 * 1024
_SIZES = {"salt": 16, "nonce": 12}
_DAMAGED = "This bundle is damaged, or only part of it arrived. Nothing was changed. Ask for the file again."


def seal(inside: bytes, passphrase: str, cost: Cost = EVERYDAY) -> bytes:
    """The bytes of a sealed file: a head in clear, then AES-256-GCM of the packed content, the head authenticated.

    Takes about 0.2 s. Raises InputError for more than fits.
    """
    if len(inside) > MOST_INSIDE:
        raise InputError("This is too much for one bundle. Nothing was written. Choose fewer interviews.")
    salt, nonce = secrets.token_bytes(_SIZES["salt"]), secrets.token_bytes(_SIZES["nonce"])
    head = _head(cost, salt, nonce)
    return head + AESGCM(_key(passphrase, salt, cost)).encrypt(nonce, zlib.compress(inside, 6), head)


def unseal(data: bytes, passphrase: str) -> bytes:
    """What is inside. Raises InputError for no bundle or a damaged one, WrongKeyError for another passphrase."""
    head, cost, salt, nonce = _read_head(data)
    try:
        packed = AESGCM(_key(passphrase, salt, cost)).decrypt(nonce, data[len(head) :], head)
    except InvalidTag as error:
        raise WrongKeyError(
            "This passphrase doesn’t open the bundle, or the file was changed on its way. Nothing was changed. "
            "Check each word with whoever made it, or ask for the file again."
        ) from error
    return _unpacked(packed)


def looks_sealed(data: bytes) -> bool:
    """Whether a file says of itself that it is a bundle, of whatever version."""
    return data.startswith(_BEGINS[: _BEGINS.index(b"1")])


def _head(cost: Cost, salt: bytes, nonce: bytes) -> bytes:
    parts = {"argon2id": asdict(cost), "salt": _text(salt), "nonce": _text(nonce)}
    return _BEGINS + json.dumps(parts, sort_keys=True).encode("ascii") + b"\n"


def _read_head(data: bytes) -> tuple[bytes, Cost, bytes, bytes]:
    if len(data) > MOST_BYTES:
        raise InputError("This file is too large for a bundle. Nothing was changed. Ask for a smaller one.")
    if not data.startswith(_BEGINS):
        raise InputError(_no_bundle(data))
    end = data.find(b"\n", len(_BEGINS), _LONGEST_HEAD)
    try:
        parts = json.loads(data[len(_BEGINS) : end])
        cost = Cost(**parts["argon2id"])
        salt, nonce = (base64.b64decode(parts[name], validate=True) for name in ("salt", "nonce"))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputError(_DAMAGED) from error
    head = data[: end + 1]
    sensible = cost.memory_kib <= _MOST_MEMORY_KIB and (len(salt), len(nonce)) == tuple(_SIZES.values())
    if end < 0 or not sensible or head != _head(cost, salt, nonce):
        raise InputError(_DAMAGED)
    return head, cost, salt, nonce


def _no_bundle(data: bytes) -> str:
    if looks_sealed(data):
        return (
            "This bundle was made by a newer version of Coprod. Nothing was changed. "
            "Install the newest version and open it again."
        )
    return "This file is no bundle of Coprod. Nothing was changed. Choose the file that was handed to you."


def _unpacked(packed: bytes) -> bytes:
    """At most MOST_INSIDE bytes of it: a small file can unpack to fill any memory."""
    unpacking = zlib.decompressobj()
    try:
        inside = unpacking.decompress(packed, MOST_INSIDE)
    except zlib.error as error:
        raise InputError(_DAMAGED) from error
    if not unpacking.eof or unpacking.unused_data:
        raise InputError(_DAMAGED)
    return inside


def _key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Words that were told by telephone are the same in capitals, and whatever stands between them."""
    told = " ".join(unicodedata.normalize("NFC", passphrase).casefold().split())
    secret = told.encode("utf-8", "surrogatepass")
    return hash_secret_raw(
        secret, salt, cost.passes, cost.memory_kib, cost.lanes, hash_len=KEY_BYTES, type=Type.ID
    )


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
