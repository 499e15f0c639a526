"""Copies data.db as it was at one moment, while people go on writing: nobody waits longer than for one slice."""

import hashlib
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO

from sqlalchemy import Connection

from coprod_desktop.store.backup_file import SLICE
from coprod_desktop.store.folder import DATA
from coprod_desktop.store.going import Going, Part, Steps
from coprod_desktop.store.vault import Store

HELD_FOR = 0.008
"""Seconds that a writer waits at most for one slice."""
TRIES = 5
"""So often it begins anew when something was written meanwhile; then writers wait until all of it is copied."""

_FIRST_PAGE = 4096  # SQLCipher 4's page: every commit writes the first one anew, with a count of the commits


@dataclass(frozen=True)
class Copied:
    """What was copied: its SHA-256, and data.db's size in bytes and last change in nanoseconds at that moment."""

    digest: str
    state: tuple[int, int]


@dataclass(frozen=True)
class _Files:
    source: IO[bytes]
    target: IO[bytes]
    size: int


def copy_whole(store: Store, target: Path, going: Going, *, span: tuple[float, float] = (0.0, 1.0)) -> Copied:
    """Copy one whole state of the store's data.db over the file `target`, on a thread of its own beside the window.

    Between commits the file is whole. `span` is its part of the whole work.
    Raises OSError, DatabaseError, StoppedError.
    """
    with (
        store.beside() as own,
        own.engine.connect() as looking,
        # Unbuffered: what was read ahead in one slice would be stale in the next.
        (store.folder / DATA).open("rb", buffering=0) as source,
        target.open("wb") as out,
    ):
        files = _Files(source, out, os.fstat(source.fileno()).st_size)
        for held_for in (*[HELD_FOR] * TRIES, math.inf):
            if found := _one_state(looking, files, held_for, Steps(Part(going, *span), files.size)):
                return found
    raise AssertionError("nothing is written while all of it is held")


def _one_state(looking: Connection, files: _Files, held_for: float, steps: Steps) -> Copied | None:
    """None: something was committed between two slices, so what was copied is of no moment."""
    digest, first, at, ended = hashlib.sha256(), b"", 0, False
    files.target.seek(0)
    files.target.truncate()
    while not ended:
        with _no_commit(looking):
            files.source.seek(0)
            begins = files.source.read(_FIRST_PAGE)
            if first not in (b"", begins):
                return None
            first, until = begins, monotonic() + held_for
            files.source.seek(at)
            while not ended and monotonic() < until:
                piece = files.source.read(SLICE)
                files.target.write(piece)
                digest.update(piece)
                at, ended = at + len(piece), not piece
                steps.more(len(piece))
            found = os.fstat(files.source.fileno())
    files.target.flush()
    return Copied(digest.hexdigest(), (found.st_size, found.st_mtime_ns))


@contextmanager
def _no_commit(looking: Connection) -> Iterator[None]:
    """Reading the file ourselves lets go of the system's locks on it, but the folder is held against other programs,
    and inside this one SQLite keeps count itself."""
    looking.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    try:
        yield
    finally:
        looking.rollback()
