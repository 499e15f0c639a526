"""What window and command line do about backups: make them, copy them elsewhere, list them, put one back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coprod_desktop import settings
from coprod_desktop.errors import InputError
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.store import backup, backup_file, backup_shelf, putting_back, restore
from coprod_desktop.store.backup import BACKUPS
from coprod_desktop.store.backup_file import rewrap
from coprod_desktop.store.folder import whole_file
from coprod_desktop.store.going import Going, StoppedError
from coprod_desktop.store.keys import DataKey
from coprod_desktop.store.putting_back import Aside
from coprod_desktop.store.vault import Store

__all__ = ["Aside", "Going", "StoppedError", "backups_in_reach", "rewrap"]

AT_MOST_EACH = timedelta(minutes=30)
"""No more often than this is a backup made by itself."""
REMIND_AFTER = timedelta(days=7)
A_MOMENT_AGO = timedelta(minutes=10)
"""Between asking for a restore and unlocking again."""

HERE, ELSEWHERE = "here", "elsewhere"
_NOTE = "elsewhere.json"  # beside the backups: when the last one went to a second place


@dataclass(frozen=True)
class BackupRow:
    """One backup to choose from. `made` is in UTC, `size` in bytes, `where` HERE or ELSEWHERE; no fault: verified."""

    file: Path
    made: datetime
    size: int
    where: str
    fault: str = ""


def is_due(store: Store, moment: datetime | None = None) -> bool:
    """Whether something changed since the last backup and half an hour has passed; costs milliseconds."""
    return backup_shelf.due(store, moment or datetime.now(UTC), AT_MOST_EACH)


def back_up(store: Store, going: Going | None = None) -> BackupRow:
    """Make and verify a backup in the store's folder, then thin out the older ones. Not on the window's thread.

    Raises StoreError in words, StoppedError; the older backups then are as they were.
    """
    return _row(backup_shelf.write_here(store, going), HERE)


def copy_to(store: Store, place: Path, going: Going | None = None) -> BackupRow:
    """Make and verify a backup in a second place, such as a stick, and remember the place. Raises as `back_up`."""
    if not place.is_dir():
        raise InputError("That place isn’t there just now. Nothing was written. Is the stick plugged in?")
    if _is_inside(place, store.folder):
        raise InputError(
            "That place is inside the store’s own folder, so both would be lost together. "
            "Nothing was written. Please choose a stick or another disk."
        )
    made = _row(backup_shelf.write_to(store, place, going), ELSEWHERE)
    _note(store, made.made)
    _remember(store, place)
    return made


def write_file(store: Store, file: Path, going: Going | None = None) -> BackupRow:
    """Make and verify a backup under a name of one's own; a file of this name is replaced. Raises as `back_up`."""
    if not file.parent.is_dir():
        raise InputError("The folder for the backup isn’t there. Make it first, or choose another one.")
    made = _row(backup.write(store, file, going), ELSEWHERE)
    _note(store, made.made)
    return made


def listed(store: Store, going: Going | None = None) -> list[BackupRow]:
    """The backups in both places, whole ones first, then the newest; reads all of each: not on the window’s thread."""
    rows = []
    for where, files in _reach(store):
        for file in files:
            (going or Going()).reach(0)
            rows.append(_row(backup_file.look_through(file), where))
    return sorted(rows, key=lambda row: (bool(row.fault), -row.made.timestamp()))


def newest_sound(folder: Path) -> BackupRow | None:
    """The newest backup in a store's folder that reads from end to end, whether or not the store opens.

    Reads all of it: not on the window's thread.
    """
    files = [
        file
        for file in (folder / BACKUPS).glob(f"*{backup_file.SUFFIX}")
        if backup_file.is_named_as_ours(file)
    ]
    for file in sorted(files, reverse=True):
        found = backup_file.look_through(file)
        if found.whole:
            return _row(found, HERE)
    return None


def backups_in_reach(store: Store) -> list[Path]:
    """The files of all backups of this store in its own folder and, if it's plugged in, in the second place."""
    return [file for _, files in _reach(store) for file in files]


def second_place(store: Store) -> Path | None:
    """Where the last copy went; None when there is no such place yet."""
    kept = settings.load().second_places.get(store.id)
    return Path(kept) if isinstance(kept, str) and kept else None


def reminder(store: Store, moment: datetime | None = None) -> str:
    """In words, that the last copy elsewhere is over a week old, or that there is none; empty when all is well."""
    last = last_elsewhere(store)
    if last is None:
        oldest = min((one.made for one in backup_shelf.here(store)), default=None)
        if oldest is None or _age(oldest, moment) <= REMIND_AFTER:
            return ""
        return "All backups are on this computer. If it is lost, they are too. Copy one to a stick or another place."
    if _age(last, moment) <= REMIND_AFTER:
        return ""
    day = day_in_words(last.astimezone().date())
    return f"The last copy in a second place is of {day}. Plug in the stick and copy a newer one."


def last_elsewhere(store: Store) -> datetime | None:
    """When a backup last went to a second place, in UTC; None: never."""
    try:
        kept = json.loads((store.folder / BACKUPS / _NOTE).read_text(encoding="ascii"))
        return datetime.fromisoformat(kept["made"]).astimezone(UTC)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def has_other_keys(store: Store, file: Path) -> bool:
    """Whether the passphrase or recovery key was changed since the backup: elsewhere it opens with the earlier one."""
    return restore.other_keys(store, file)


def get_ready(store: Store, file: Path, going: Going | None = None) -> None:
    """Get a backup ready to take the place of this store at the next unlocking. Not on the window's thread.

    Raises InputError for another store's, StoreError for a damaged one, StoppedError; nothing is then changed.
    """
    restore.restore_here(store, file, going)


def restore_to(file: Path, folder: Path, secret: str, going: Going | None = None) -> DataKey:
    """Make a store of a backup in a new folder; `secret` is its passphrase or recovery key. Gives its data key.

    Raises as `get_ready`, and InputError for a folder that is taken.
    """
    return restore.restore_to(file, folder, secret, going)


def restore_beside(store: Store, file: Path, folder: Path, going: Going | None = None) -> None:
    """The same while the store is open: nothing need be typed, but to open it takes the passphrase of that day."""
    restore.restore_beside(store, file, folder, going)


def restore_over(file: Path, folder: Path, secret: str, going: Going | None = None) -> bool:
    """Put a backup in place of a store that isn't open. Gives whether today's passphrase stays."""
    return restore.restore_over(file, folder, secret, going)


def kept_aside(store: Store) -> list[Aside]:
    """Earlier states that made room for a backup, the latest first."""
    return putting_back.kept_aside(store.folder)


def just_put_back(store: Store, moment: datetime | None = None) -> str:
    """In words, that another state took this store's place a moment ago, and how to undo it; empty when none did."""
    latest = next(iter(kept_aside(store)), None)
    if latest is None or _age(latest.moment, moment) > A_MOMENT_AGO:
        return ""
    return "The store is as you asked for. To undo that, go to Settings, then Backups."


def bring_back(store: Store, aside: Path) -> None:
    """Have an earlier state take the store's place again at the next unlocking. Raises StoreError."""
    putting_back.bring_back(store.folder, aside)


def undo_restore(folder: Path) -> None:
    """Bring back what the last restore put aside, in a store that isn't open. Raises InputError, StoreError."""
    restore.bring_back(folder)


def check(store: Store) -> list[str]:
    """What is wrong with the store's own backups, in words; empty is fine."""
    return backup_shelf.faults(store)


def in_words(store: Store) -> str:
    """How many backups there are and of when the newest is."""
    whole = [one for one in backup_shelf.here(store) if one.whole]
    if not whole:
        return "There is no backup of this store yet."
    many = "One backup" if len(whole) == 1 else f"{len(whole)} backups, the newest"
    return f"{many} of {moment_in_words(whole[0].made)}."


def moment_in_words(moment: datetime) -> str:
    """28 Nov 2026, 14:05, by the clock of this place."""
    local = moment.astimezone()
    return f"{day_in_words(local.date())}, {local:%H:%M}"


def _reach(store: Store) -> Iterator[tuple[str, list[Path]]]:
    yield HERE, [one.file for one in backup_shelf.here(store)]
    place = second_place(store)
    if place is not None and place != store.folder / BACKUPS:
        yield ELSEWHERE, [one.file for one in backup_shelf.of_store(store, place) if one.store_id]


def _row(made: backup_file.Backup, where: str) -> BackupRow:
    return BackupRow(made.file, made.made, made.size, where, made.fault)


def _is_inside(place: Path, folder: Path) -> bool:
    return place.resolve().is_relative_to(folder.resolve())


def _remember(store: Store, place: Path) -> None:
    """Only the path, in the settings; where they can't be written it is asked for again."""
    kept = settings.load()
    places = {**kept.second_places, store.id: str(place)}
    try:
        settings.save(kept._replace(second_places=places))
    except OSError:
        return


def _note(store: Store, made: datetime) -> None:
    """Beside the backups, so that it neither changes the store nor is lost with the settings."""
    try:
        with whole_file(store.folder / BACKUPS / _NOTE) as out:
            out.write(json.dumps({"made": made.isoformat()}).encode("ascii"))
    except OSError:
        return


def _age(made: datetime, moment: datetime | None) -> timedelta:
    return (moment or datetime.now(UTC)) - made
