"""Where the first and the second start of one store meet, and whether anybody can be there, told without a network.

The two find each other by a hash of the store's folder and the user, so the name tells nothing to anybody.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir

_PREFIX = "coprod-"


def meeting_place(folder: Path) -> str:
    """Where the first and the second start of a store meet: under the user's own folder for such things, if any."""
    from getpass import getuser  # noqa: PLC0415 - seldom needed before the first paint

    whole = os.path.normcase(folder.expanduser().resolve())
    name = _PREFIX + _hashed(f"{getuser()}\n{whole}")[:32]
    own = _own_place()
    return str(Path(own, name)) if own else name


def nobody_is_there() -> bool:
    """Whether it is certain that no window of any store listens; where that can't be seen, nothing is certain."""
    if sys.platform == "win32":
        return False
    with suppress(OSError), os.scandir(_own_place() or QDir.tempPath()) as entries:
        return not any(entry.name.startswith(_PREFIX) for entry in entries)
    return False


def _own_place() -> str:
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    return own if own and Path(own).is_dir() else ""


def _hashed(words: str) -> str:
    """SHA-256 in hex, by Qt: Python's own would first load all of OpenSSL."""
    made = QCryptographicHash.hash(words.encode(), QCryptographicHash.Algorithm.Sha256)
    return made.toHex().toStdString()
