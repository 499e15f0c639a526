"""A key on paper for the day the passphrase is forgotten: easy to read, and it notices a slip of the pen."""

import base64
import hashlib
import secrets
import unicodedata

from coprod_desktop.errors import InputError

_BYTES = 20
_CHECK_LETTERS = 4
_GROUP = 4
# RFC 4648 base32 in order, and beside it Crockford's letters, which leave out I, L, O and U.
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHOWN = str.maketrans(_BASE32, _LETTERS)
_MEANT = str.maketrans(_LETTERS, _BASE32)
_LOOKALIKES = str.maketrans("OIL", "011")
_LENGTH = _BYTES * 8 // 5 + _CHECK_LETTERS


def new_recovery_key() -> str:
    """A new key as it is printed: nine groups of four letters and digits, 160 random bits and a checksum."""
    return _grouped(secrets.token_bytes(_BYTES))


def read_recovery_key(text: str) -> bytes:
    """The 20 bytes of a key as somebody typed it; case, spaces, dashes, O for 0, I and L for 1 don't matter.

    Raises InputError, in words, when the key can't have been printed by us: then it is a typing slip.
    """
    typed = _plain(text)
    strange = sorted(set(typed) - set(_LETTERS))
    if strange:
        raise InputError(f"A recovery key never has “{strange[0]}” in it. Please look at that letter again.")
    if len(typed) != _LENGTH:
        raise InputError(f"A recovery key has {_LENGTH} letters and digits. So far there are {len(typed)}.")
    body, check = typed[:-_CHECK_LETTERS], typed[-_CHECK_LETTERS:]
    secret = base64.b32decode(body.translate(_MEANT))
    if _check_letters(secret) != check:
        raise InputError(
            "One of the letters or digits isn't right. Please compare it with the paper, group by group."
        )
    return secret


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKC", text).upper()
    return "".join(c for c in letters if unicodedata.category(c)[0] not in "ZPSC").translate(_LOOKALIKES)


def _grouped(secret: bytes) -> str:
    letters = base64.b32encode(secret).decode("ascii").translate(_SHOWN) + _check_letters(secret)
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def _check_letters(secret: bytes) -> str:
    digest = hashlib.sha256(b"coprod recovery key" + secret).digest()
    return base64.b32encode(digest).decode("ascii").translate(_SHOWN)[:_CHECK_LETTERS]
