"""Puts another state of a store in place by renaming alone: whenever it is cut off, the next opening finishes it.

Loaded before the unlock screen, so it must stay light: nothing of the database here.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coprod_desktop.errors import StoreError
from coprod_desktop.store.folder import DATA, KEYS, FolderLock, keep_names, make_inside

MAKING = "restoring"
"""The folder in a store in which a state is got ready; worth nothing until it is settled."""

_READY, _ASIDE = "restored-", "before-restore-"
_JOURNAL = DATA + "-journal"
_PARTS = (DATA, _JOURNAL, KEYS)
_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True)
class Aside:
    """A state of the store that made room for another one, and when (UTC)."""

    folder: Path
    moment: datetime


def begin(folder: Path) -> Path:
    """An empty folder to get a state ready in; what an earlier try left is gone. Raises OSError."""
    give_up(folder)
    return make_inside(folder, MAKING)


def give_up(folder: Path) -> None:
    """Take away what is only half ready."""
    shutil.rmtree(folder / MAKING, ignore_errors=True)


def settle(folder: Path, ready: Path) -> None:
    """From here on the state in `ready` is the one to be put in place, whatever happens. Raises OSError.

    It has a journal, if an empty one, so that each part has one to take its place and a cut leaves no doubt.
    """
    (ready / _JOURNAL).touch(mode=0o600)
    keep_names(ready)
    ready.rename(folder / f"{_READY}{datetime.now(UTC).strftime(_STAMP)}")
    keep_names(folder)


def finish(folder: Path) -> None:
    """Put a settled state in place and the one before aside; goes on where it was cut off. The folder must be held.

    Raises StoreError when the disk refuses; then it goes on the next time.
    """
    give_up(folder)
    try:
        for ready in sorted(folder.glob(f"{_READY}*")):
            _put_in_place(folder, ready, folder / f"{_ASIDE}{ready.name.removeprefix(_READY)}")
    except OSError as error:
        raise StoreError(
            "Putting the backup in place could not be finished. Nothing is lost: both states of the store are in "
            "its folder. Check that the disk has room and the folder is yours, then open the store again."
        ) from error


def finish_if_cut_off(folder: Path) -> None:
    """The same before a store is unlocked; nothing to do is the rule. Raises StoreError when the disk refuses."""
    if (folder / MAKING).exists() or any(folder.glob(f"{_READY}*")):
        with suppress(_OpenElsewhereError), _held(folder):
            finish(folder)


def kept_aside(folder: Path) -> list[Aside]:
    """The states that made room, the latest first."""
    found = [Aside(each, moment) for each in folder.glob(f"{_ASIDE}*") if (moment := _moment(each))]
    return sorted(found, key=lambda one: one.moment, reverse=True)


def bring_back(folder: Path, aside: Path) -> None:
    """Settle on a state that was put aside; `finish` then swaps the two. Raises StoreError, nothing then changed."""
    if not (aside / DATA).exists():
        raise StoreError("What was kept aside is no longer there, so nothing was changed.")
    try:
        settle(folder, aside)
    except OSError as error:
        raise StoreError("It could not be brought back. Nothing was changed. Is the folder yours?") from error


def _put_in_place(folder: Path, ready: Path, aside: Path) -> None:
    make_inside(folder, aside.name)
    for name in _PARTS:
        if not (ready / name).exists():
            continue  # it is in place already
        if (folder / name).exists():
            (folder / name).rename(aside / name)
        (ready / name).rename(folder / name)
    for changed in (aside, ready, folder):  # before the emptied one goes: a cut might take along what left it
        keep_names(changed)
    shutil.rmtree(ready)
    _drop_empty(folder, aside)


def _drop_empty(folder: Path, aside: Path) -> None:
    """An empty journal has done its duty; a folder that nothing was put into was a new place."""
    for journal in (folder / _JOURNAL, aside / _JOURNAL):
        if journal.exists() and not journal.stat().st_size:
            journal.unlink()
    if not any(aside.iterdir()):
        aside.rmdir()


def _moment(aside: Path) -> datetime | None:
    try:
        return datetime.strptime(aside.name.removeprefix(_ASIDE), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


class _OpenElsewhereError(Exception):
    """Whoever has the store open finishes it, or has said that it can't."""


def _held(folder: Path) -> FolderLock:
    try:
        return FolderLock(folder)
    except StoreError as error:
        raise _OpenElsewhereError from error
