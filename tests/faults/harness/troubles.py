"""What a disk can do to a visit: full, silent, read-only, taken away. Each begins at a chosen moment and ends again."""

import ctypes
import errno
import resource
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.faults.harness import shim
from tests.faults.harness.judging import store_of

NEVER = 1 << 40
_CAPABILITY_VERSION, _PAST_PERMISSIONS = 0x20080522, 0b110
EVERYTHING = shim.WRITES | shim.SYNCS | shim.NAMES


@dataclass(frozen=True)
class Trouble:
    """One way in which a disk fails.

    `begin(place, at)` is called once the visit is on. With `kinds` the trouble comes by itself at the `at`-th call
    of these kinds; without, `begin` is called before the `at`-th key. `mend(place)` ends it.
    """

    name: str
    begin: Callable[[Path, int], None]
    mend: Callable[[Path], None]
    kinds: int = 0


def _fail(kinds: int, error: int, lasts: bool, _place: Path, at: int) -> None:
    shim.fail(kinds, at, error, lasts)


def _mended(_place: Path) -> None:
    shim.works_again()


def _by_call(name: str, kinds: int, error: int, *, lasts: bool) -> Trouble:
    return Trouble(name, partial(_fail, kinds, error, lasts), _mended, kinds)


def _no_file_grows(_place: Path, _at: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def _files_grow(_place: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _lock_folder(place: Path, _at: int) -> None:
    """To whoever runs as root nothing is forbidden, so that right is given up first."""
    _obey_permissions()
    store_of(place).chmod(0o500)


def _obey_permissions() -> None:
    """Linux: take the two rights out of this process that let root past the permissions of files."""
    libc = ctypes.CDLL(None)
    head, rights = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0), (ctypes.c_uint32 * 6)()
    libc.capget(head, rights)
    rights[0] &= ~_PAST_PERMISSIONS
    libc.capset(head, rights)


def _unlock_folder(place: Path) -> None:
    store_of(place).chmod(0o700)


def _take_away(place: Path, _at: int) -> None:
    store_of(place).rename(place / "in a pocket")


def _put_back(place: Path) -> None:
    (place / "in a pocket").rename(store_of(place))


TROUBLES: tuple[Trouble, ...] = (
    _by_call("disk full", shim.WRITES | shim.NAMES, errno.ENOSPC, lasts=True),
    _by_call("one write fails", shim.WRITES, errno.EIO, lasts=False),
    _by_call("writes fail", shim.WRITES, errno.EIO, lasts=True),
    _by_call("one sync fails", shim.SYNCS, errno.EIO, lasts=False),
    _by_call("syncs fail", shim.SYNCS, errno.EIO, lasts=True),
    _by_call("one read fails", shim.READS, errno.EIO, lasts=False),
    _by_call("reads fail", shim.READS, errno.EIO, lasts=True),
    _by_call("disk turns read-only", EVERYTHING, errno.EROFS, lasts=True),
    Trouble("no file may grow", _no_file_grows, _files_grow),
    Trouble("folder made read-only", _lock_folder, _unlock_folder),
    Trouble("stick taken out", _take_away, _put_back),
)
BY_CALL = tuple(one for one in TROUBLES if one.kinds)
TROUBLE = {one.name: one for one in TROUBLES}
