"""Where the backups of a store lie: what is there, whether another one is due, and which go to make room."""

from datetime import datetime, timedelta
from pathlib import Path

from coprod_desktop.store import backup, backup_file
from coprod_desktop.store.backup import BACKUPS, SPARE, room_in, size_of, state_of
from coprod_desktop.store.backup_file import Backup, glance, look_through, name_for
from coprod_desktop.store.columns import now
from coprod_desktop.store.folder import DATA
from coprod_desktop.store.going import Going
from coprod_desktop.store.retention import Held, superfluous
from coprod_desktop.store.vault import Store


def write_here(store: Store, going: Going | None = None) -> Backup:
    """A backup in the store's own folder, where older ones are then thinned out. Raises as `write` does."""
    return write_to(store, store.folder / BACKUPS, going)


def write_to(store: Store, place: Path, going: Going | None = None) -> Backup:
    """The same in any folder that is there. Raises as `write` does."""
    make_room(store, place, size_of(store) + SPARE - room_in(place))
    made = backup.write(store, _free_name(place), going)
    thin(store, place)
    return made


def here(store: Store) -> list[Backup]:
    """The backups in the store's own folder, the newest first, as they tell of themselves."""
    return of_store(store, store.folder / BACKUPS)


def of_store(store: Store, place: Path) -> list[Backup]:
    """The backups of this store in a folder, the newest first; those that can't be read at all stand there too."""
    try:
        files = [file for file in place.iterdir() if file.suffix == backup_file.SUFFIX]
    except OSError:
        return []
    found = [glance(file) for file in files if backup_file.is_named_as_ours(file)]
    ours = [one for one in found if one.store_id in ("", store.id)]
    return sorted(ours, key=lambda one: one.made, reverse=True)


def changed_since(store: Store, since: Backup) -> bool:
    """Whether anything was written since. Looks at size and time of the file, so it costs nothing."""
    return state_of(store.folder / DATA) != since.state


def due(store: Store, moment: datetime, at_most_each: timedelta) -> bool:
    """Whether there is something new to keep, and the newest whole backup is older than that."""
    newest = next((one for one in here(store) if one.whole), None)
    if newest is None:
        return True
    long_ago = abs(moment - newest.made) >= at_most_each  # a clock put back must not end all backups
    return long_ago and changed_since(store, newest)


def thin(store: Store, place: Path, short: int = 0) -> list[Backup]:
    """Delete the backups of this store in a folder that the rule lets go; `short`: bytes that are needed besides.

    Gives what is gone. One that can't be deleted stays; the newest whole one always does.
    """
    return [one for one in _may_go(store, place, short) if _is_gone(one)]


def faults(store: Store) -> list[str]:
    """What is wrong with the backups in the store's own folder, in words; reads every one of them through."""
    found = [look_through(one.file) for one in here(store)]
    told = [f"The backup {one.file.name} is damaged." for one in found if one.fault]
    newest = next((one for one in found if one.whole), None)
    if newest is not None and not backup.opens(store, newest):
        told.append(f"The backup {newest.file.name} doesn’t open with the key of this store.")
    return told


def make_room(store: Store, place: Path, short: int) -> None:
    """Let older ones go before a new one is written, as few as will do; none at all when all would not do."""
    if short > 0 and sum(one.size for one in _may_go(store, place, short)) >= short:
        thin(store, place, short)


def _may_go(store: Store, place: Path, short: int) -> list[Backup]:
    own = place == store.folder / BACKUPS  # what can't be read in another place may be another store's
    known = {one.file.name: one for one in of_store(store, place) if own or one.store_id}
    held = [Held(name, one.made, one.size, one.whole) for name, one in known.items()]
    return [known[one.name] for one in superfluous(held, short)]


def _is_gone(one: Backup) -> bool:
    try:
        one.file.unlink()
    except OSError:
        return False
    return True


def _free_name(place: Path) -> Path:
    """Named after this second, or after the next one that isn't taken."""
    moment = now()
    while (place / name_for(moment)).exists():
        moment += timedelta(seconds=1)
    return place / name_for(moment)
