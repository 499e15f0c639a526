"""Whether a key fits an encrypted file, told from its first pages: cheap, and without a database.

Loaded before the unlock screen, so it must stay light.
"""

import hashlib
import hmac
from pathlib import Path

PAGE = 4096
# SQLCipher 4: each page ends in 16 bytes IV and 64 bytes HMAC-SHA512; the first page begins with the salt.
_SALT, _SEAL = 16, 64
BYTES_TRIED = 16 * PAGE
"""As much of a file as is looked at: some page of it is sound even where others are damaged."""


def key_fits(file: Path, key: bytes) -> bool:
    """Whether some page of the file was sealed with this raw key (32 bytes). Raises: OSError."""
    with file.open("rb") as opened:
        return start_fits(opened.read(BYTES_TRIED), key)


def start_fits(start: bytes, key: bytes) -> bool:
    """The same of the first bytes of a file.

    Source: SQLCipher design, "Database file format": the seal's key is PBKDF2 of the raw key over a masked salt.
    """
    salt = bytes(byte ^ 0x3A for byte in start[:_SALT])
    seal_key = hashlib.pbkdf2_hmac("sha512", key, salt, 2, len(key))
    return any(_seal_fits(start, number, seal_key) for number in range(1, len(start) // PAGE + 1))


def _seal_fits(start: bytes, number: int, seal_key: bytes) -> bool:
    page = start[(number - 1) * PAGE : number * PAGE]
    body = page[_SALT if number == 1 else 0 : PAGE - _SEAL]
    seal = hmac.digest(seal_key, body + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(seal, page[PAGE - _SEAL :])
