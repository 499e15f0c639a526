"""After something was erased for good: one new backup takes the place of all that are in reach."""

from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from coprod_desktop.errors import AppError
from coprod_desktop.store.rekey_backups import older_states
from coprod_desktop.store.vault import Store
from coprod_desktop.work import backing_up


def renew(store: Store) -> tuple[str, ...]:
    """Make and verify a backup, here and in the second place if it is there, and delete all older ones in reach.

    Returns what may still hold what was erased, by name: what the disk refused, and the second place while it isn't
    there. Takes as long as a backup: not on the window's thread. Raises StoreError when the new one can't be made;
    the older ones then stay.
    """
    older = [*backing_up.backups_in_reach(store), *older_states(store.folder)]
    kept = {backing_up.back_up(store).file}
    place = backing_up.second_place(store)
    left = []
    if place is not None:
        try:
            kept.add(backing_up.copy_to(store, place).file)
        except AppError:
            left.append(str(place))
    return (*left, *(file.name for file in older if file not in kept and not _is_gone(file)))


def _is_gone(file: Path) -> bool:
    with suppress(OSError):
        rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)
    return not file.exists()
