"""Locks a page with a password, so that it can go by e-mail while the password goes by telephone.

AES-256 with security handler revision 6 (ISO 32000-2, 7.6.4): the words, the title and the metadata are all sealed.
"""

import secrets
import stringprep
import unicodedata
from collections.abc import Callable
from io import BytesIO

from coprod_desktop.errors import InputError

MOST_BYTES = 127
"""A longer password is cut off by who reads the file (ISO 32000-2, 7.6.4.3.3)."""

# ISO 32000-2 has passwords prepared by RFC 4013 (SASLprep), but many programs take them as they are typed. What that
# takes out, changes or forbids would open the file in some programs only; emoji are among it (in_table_a1).
_READ_DIFFERENTLY: tuple[Callable[[str], bool], ...] = (
    stringprep.in_table_a1,
    stringprep.in_table_b1,
    stringprep.in_table_c12,
    stringprep.in_table_c21_c22,
    stringprep.in_table_c3,
    stringprep.in_table_c4,
    stringprep.in_table_c5,
    stringprep.in_table_c6,
    stringprep.in_table_c7,
    stringprep.in_table_c8,
    stringprep.in_table_c9,
)


def locked(pdf: bytes, password: str) -> bytes:
    """The same page, readable with the password only; its tags stay. Nothing of it is ever put on the disk.

    Whoever has the password may print it, copy from it and have it read aloud, but not change it. Raises InputError
    for a password that some programs would not read as it was meant.
    """
    import pikepdf  # noqa: PLC0415 - 50 ms that only who locks a page should wait

    allowed = pikepdf.Permissions(
        modify_annotation=False, modify_assembly=False, modify_form=False, modify_other=False
    )
    sealed = pikepdf.Encryption(
        user=_prepared(password), owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True, allow=allowed
    )
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        # Objects packed into streams: only these hide how many parts and which fonts a page has.
        opened.save(out, encryption=sealed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _prepared(password: str) -> str:
    """The password in composed letters. What is wrong with one is said without a letter of it."""
    composed = unicodedata.normalize("NFC", password)
    if not composed.strip():
        raise InputError("There is no password yet. Type one, or let the program make one.")
    if composed != composed.strip():
        raise InputError("The password begins or ends with a space, which nobody can see. Take it away.")
    if not _is_read_alike_everywhere(composed):
        raise InputError(
            "The password has a sign that other programs may read differently. Use letters, figures and plain spaces."
        )
    if len(composed.encode()) > MOST_BYTES:
        raise InputError(f"The password is too long. {MOST_BYTES} plain letters are the most.")
    return composed


def _is_read_alike_everywhere(composed: str) -> bool:
    strange = any(holds(letter) for holds in _READ_DIFFERENTLY for letter in composed)
    return (
        not strange and unicodedata.normalize("NFKC", composed) == composed and _has_one_direction(composed)
    )


def _has_one_direction(composed: str) -> bool:
    """Letters from the right and from the left don't mix, and a figure then stands inside (RFC 3454, 6)."""
    from_right = [stringprep.in_table_d1(letter) for letter in composed]
    if not any(from_right):
        return True
    return from_right[0] and from_right[-1] and not any(map(stringprep.in_table_d2, composed))
