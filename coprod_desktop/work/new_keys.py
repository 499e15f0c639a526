"""Other keys for a store and its backups: a new passphrase or paper, or, for the worst day, a new data key."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from coprod_desktop.errors import StoreError
from coprod_desktop.questions.wording import in_a_row
from coprod_desktop.store import key_file, keys, recovery_key, rekey, rekey_backups
from coprod_desktop.store.backup import BACKUPS, state_of
from coprod_desktop.store.folder import DATA
from coprod_desktop.store.going import Going, Part
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import EVERYDAY
from coprod_desktop.store.passphrase import refuse_weak
from coprod_desktop.store.vault import Store
from coprod_desktop.work.backing_up import backups_in_reach, second_place

ELSEWHERE = (
    "Copies that are somewhere else, on a stick that isn’t plugged in or in a copy of the whole computer, "
    "still open with the old one. Find them and delete them."
)
MOST_NAMED = 3


@dataclass(frozen=True)
class Ready:
    """A new data key that waits to be taken: the backups that go along, and those that can't.

    `state` is what data.db looked like on disk when it was copied.
    """

    files: tuple[Path, ...]
    left: tuple[Path, ...]
    state: tuple[int, int]


def make_recovery_key() -> str:
    """A recovery key as it is printed; it opens nothing before it is used."""
    return recovery_key.new_recovery_key()


def change_passphrase(store: Store, now: str, passphrase: str, going: Going | None = None) -> tuple[str, ...]:
    """Another passphrase for the store and the backups in reach; what followed. Not on the window's thread.

    Raises WrongKeyError when `now` isn't the passphrase of today, InputError for a weak one, StoreError; the old
    passphrase then still works. Once the store has the new one, a backup that can't be changed is named.
    """
    data_key = keys.unlock_with_passphrase(store.folder, now)
    refuse_weak(passphrase, (store.practitioner,))
    keys.change_passphrase(store.folder, data_key, passphrase)
    return rewrap(store, going)


def change_recovery_key(store: Store, now: str, going: Going | None = None) -> tuple[str, tuple[str, ...]]:
    """Another recovery key, to print, and what followed. Raises as `change_passphrase`; the old one then stays."""
    data_key = keys.unlock_with_passphrase(store.folder, now)
    printed = keys.new_recovery(store.folder, data_key)
    return printed, rewrap(store, going)


def rewrap(store: Store, going: Going | None = None) -> tuple[str, ...]:
    """Put the keys of today into every backup in reach; what followed, in sentences. Not on the window's thread."""
    files = backups_in_reach(store)
    left = rekey_backups.rewrap_all(store, files, going or Going())
    return _told([file for file in files if file not in left], left)


def check_passphrase(store: Store, now: str, passphrase: str) -> None:
    """Before anything is done about a new data key. Raises WrongKeyError, InputError for a weak new passphrase."""
    keys.unlock_with_passphrase(store.folder, now)
    refuse_weak(passphrase, (store.practitioner,))


def prepare(
    store: Store, passphrase: str, printed: str, going: Going | None = None, cost: Cost = EVERYDAY
) -> Ready:
    """Write the store and every backup in reach anew under a new data key, beside the old ones.

    Takes as long as a few backups: not on the window's thread, and nobody may write meanwhile. Nothing holds before
    `take`. Raises StoreError, StoppedError; everything is then as it was.
    """
    going = going or Going()
    files, state = backups_in_reach(store), state_of(store.folder / DATA)
    coming, keys_then = rekey.prepare(store, passphrase, printed, cost, Part(going, 0.0, 0.5))
    try:
        left = rekey_backups.write_beside(
            store, coming, key_file.as_bytes(keys_then), files, Part(going, 0.5, 1.0)
        )
    except BaseException:
        rekey.give_up(store)
        raise
    return Ready(tuple(file for file in files if file not in left), tuple(left), state)


def take(store: Store, ready: Ready) -> tuple[str, ...]:
    """Put it all in place, and close the store: from now on only the new keys open it. Says what followed.

    Raises StoreError when it couldn't; the old keys then still open everything.
    """
    try:
        _refuse_changed(store, ready)
        rekey.take(store)
    except BaseException:
        rekey_backups.forget_coming(ready.files)
        raise
    refused = rekey_backups.take(ready.files)
    for state in rekey_backups.older_states(store.folder):
        rmtree(state) if state.is_dir() else state.unlink(missing_ok=True)
    left = [*ready.left, *refused]
    return (
        "Only the new passphrase and the new recovery key open this store now.",
        *_told(ready.files, left),
    )


def finish(store: Store) -> None:
    """What a change of key that was cut off left beside the backups: it takes its place, or goes."""
    places = [store.folder / BACKUPS, second_place(store)]
    rekey_backups.finish(store, [place for place in places if place is not None and place.is_dir()])


def _refuse_changed(store: Store, ready: Ready) -> None:
    """What was written since the copy would be lost."""
    if state_of(store.folder / DATA) != ready.state:
        rekey.give_up(store)
        raise StoreError(
            f"Something was written meanwhile, so the copy is out of date. {rekey.AS_BEFORE} Try again."
        )


def _told(done: Sequence[Path], left: Sequence[Path]) -> tuple[str, ...]:
    told = []
    if done:
        told.append("One backup goes along." if len(done) == 1 else f"{len(done)} backups go along.")
    if left:
        names = [file.name for file in left[:MOST_NAMED]]
        more = [f"{len(left) - MOST_NAMED} more"] if len(left) > MOST_NAMED else []
        told.append(
            f"These could not be changed and still open with the old one: {in_a_row([*names, *more])}."
        )
    return (*told, ELSEWHERE)
