"""The small library between the program and its disk: built here, spoken to from inside the watched process."""

import atexit
import ctypes
import functools
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

READS, WRITES, SYNCS, NAMES = 1, 2, 4, 8
"""Kinds of calls that can be made to fail: reading, writing, syncing; making, renaming and removing names."""

SOURCE = Path(__file__).with_name("shim.c")


def missing() -> str:
    """Why the shim can't be used here; empty when it can."""
    if not sys.platform.startswith("linux"):
        return "only Linux lets a library stand between a program and its disk"
    return "" if _compiler() else "there is no C compiler here"


@functools.cache
def built() -> Path | None:
    """The compiled library, in a folder that goes with this process; None where it can't be made."""
    if missing():
        return None
    folder = tempfile.mkdtemp(prefix="coprod-shim-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    library = Path(folder) / "shim.so"
    subprocess.run(
        [_compiler(), "-O1", "-fPIC", "-shared", "-Wall", "-o", str(library), str(SOURCE)], check=True
    )
    return library


def watch(folder: Path, log: Path | None = None) -> None:
    """From now on what this process does to files under `folder` counts, and is written down in `log`."""
    _loaded().shim_watch(str(folder).encode(), str(log or "").encode())


def mark(words: str) -> None:
    """Write down what was told at this point, among what reached the disk. Nothing without a log."""
    if _is_there():
        _loaded().shim_mark(words.encode())


def fail(kinds: int, at: int, error: int, lasts: bool) -> None:
    """Let the `at`-th call of these kinds from now on fail with `error`; with `lasts` all that follow it too."""
    loaded = _loaded()
    loaded.shim_fail.argtypes = [ctypes.c_int, ctypes.c_long, ctypes.c_int, ctypes.c_int]
    loaded.shim_fail(kinds, at, error, int(lasts))


def works_again() -> None:
    """No call fails any more."""
    fail(0, 0, 0, False)


def seen() -> int:
    """How many calls of the kinds named last there have been since."""
    return int(_loaded().shim_seen())


@functools.cache
def _loaded() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def _is_there() -> bool:
    """Not so where there is no compiler."""
    return hasattr(_loaded(), "shim_mark")


def _compiler() -> str:
    return shutil.which("cc") or shutil.which("gcc") or ""
