"""The folder of a store: for its owner alone, open once at a time, written whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Self

from coprod_desktop.errors import StoreError

DATA = "data.db"
KEYS = "keys.json"
LOCK = "lock"
REKEYED = "data.db.rekeyed"
"""The copy under a new data key, before it takes the place of data.db."""
UPDATE_COPY = "before_update_from_{}.zip"

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600

# A folder called so, or called so and then a space and more ("OneDrive - County Council"), is copied elsewhere.
_CARRIERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a cloud service",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box": "Box",
    "box sync": "Box",
    "pclouddrive": "pCloud",
    "gvfs": "the network",
}
_NETWORK_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "9p", "afs", "davfs"}
)
_MOUNTS = Path("/proc/self/mounts")


def is_store(folder: Path) -> bool:
    """Whether this folder is, or was, a store: even with one of its files gone, no new one may be made there."""
    return (folder / DATA).exists() or (folder / KEYS).exists()


def make_folder(folder: Path) -> None:
    """Make the folder, or take an empty one, so that only its owner can look in; a power cut doesn't take it away.

    Raises: OSError.
    """
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    folder.chmod(_FOLDER_MODE)
    for one in new:
        keep_names(one.parent)


def make_inside(folder: Path, name: str) -> Path:
    """The same inside a folder that is there: once its stick was taken out, none like it may appear in its place.

    Raises: OSError.
    """
    inside = folder / name
    is_new = not inside.exists()
    inside.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    inside.chmod(_FOLDER_MODE)
    if is_new:
        keep_names(folder)
    return inside


def keep_to_owner(folder: Path) -> None:
    """Have a store that was copied from elsewhere be its owner's alone again; other files there stay as they are.

    So does a stick that knows no owners; Windows gives the rights of the folder round it.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        folder.chmod(_FOLDER_MODE)
        for name in (DATA, KEYS, LOCK):
            (folder / name).chmod(_FILE_MODE)


def make_empty(file: Path) -> None:
    """Make an empty file for its owner alone. Raises: OSError, also when it's there already."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FILE_MODE))


def forget_rekeyed(folder: Path) -> None:
    """Take away what a change of key left behind. Raises: OSError."""
    for name in (REKEYED, f"{REKEYED}-journal"):
        (folder / name).unlink(missing_ok=True)


@contextmanager
def whole_file(file: Path) -> Iterator[BinaryIO]:
    """Write a file that takes its place at once; after a power cut it is the old one or the new one.

    Raises: OSError; the old file then stays.
    """
    part = file.with_name(file.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, _FILE_MODE), "w+b") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    keep_names(file.parent)


def keep_names(folder: Path) -> None:
    """Have the system write down the names in a folder; Windows does so by itself and has no call for it."""
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


class FolderLock:
    """Holds a folder for one opening. The system itself frees it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Raises StoreError when another window or program has the store open, or the folder refuses."""
        try:
            self._file = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, _FILE_MODE)
        except OSError as error:
            raise StoreError(
                "This store can't be opened, because its folder can't be written to. Nothing was changed. "
                "Check that the folder is yours and not read-only."
            ) from error
        try:
            _hold(self._file)
        except OSError as error:
            os.close(self._file)
            raise StoreError(
                "This store is already open in another window. Nothing was changed. "
                "Go to that window, or close it and try again."
            ) from error

    def free(self) -> None:
        """Let others open the folder."""
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.free()


if sys.platform == "win32":
    import msvcrt

    def _hold(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def folder_warning(folder: Path) -> str:
    """Why this folder is a risky place for a store, in words for the practitioner; empty when it isn't."""
    carrier = _carrier(folder)
    if not carrier:
        return ""
    return (
        f"This folder looks as if it is copied by {carrier}. That can damage a store or lose answers. "
        "Choose a folder that stays on this laptop."
    )


def _carrier(folder: Path) -> str:
    if str(folder).startswith(("\\\\", "//")) or _is_mounted_from_network(folder):
        return "the network"
    parts = [part.casefold() for part in (*folder.parts, *folder.resolve().parts)]
    named = (
        word
        for part in parts
        for name, word in _CARRIERS.items()
        if part == name or part.startswith(name + " ")
    )
    return next(named, "")


def _is_mounted_from_network(folder: Path) -> bool:
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    mounts = {fields[1].replace("\\040", " "): fields[2] for fields in map(str.split, lines)}
    inside = folder.resolve()
    nearest = next((str(place) for place in (inside, *inside.parents) if str(place) in mounts), "")
    return mounts.get(nearest, "") in _NETWORK_KINDS
