"""What writes whole copies of a store: a backup, a restore in place, and a new data key for store and backups."""

from collections.abc import Sequence
from pathlib import Path

from coprod_desktop.errors import WrongKeyError
from coprod_desktop.store import backup_file
from coprod_desktop.work import backing_up, new_keys, opening
from tests.conftest import PASSPHRASE
from tests.faults.harness import at_once, judging, visit
from tests.faults.harness.judging import Finding, Trace
from tests.faults.harness.starter import Tell


def prepare_backed_up(place: Path) -> None:
    """A store with an interview and a backup of it."""
    at_once.prepare_filled(place)
    with judging.opened(place, PASSPHRASE) as store:
        backing_up.back_up(store)


def back_up(place: Path, tell: Tell) -> None:
    """Make one more backup."""
    with judging.opened(place, PASSPHRASE) as store:
        tell("ready")
        backing_up.back_up(store)
        tell("done")


def restore(place: Path, tell: Tell) -> None:
    """Put the backup in place, as the window does: got ready, locked, put in place by the next unlocking."""
    folder = judging.store_of(place)
    with judging.opened(place, PASSPHRASE) as store:
        tell("ready")
        backing_up.get_ready(store, backing_up.backups_in_reach(store)[0])
    opening.open_store(folder, opening.unlock(folder, PASSPHRASE)).close()
    tell("done")


def new_data_key(place: Path, tell: Tell) -> None:
    """Another data key for the store and its backup, under another passphrase."""
    printed = new_keys.make_recovery_key()
    opening.strength(at_once.OTHER)
    with judging.opened(place, PASSPHRASE) as store:
        tell("ready")
        ready = new_keys.prepare(store, at_once.OTHER, printed, cost=visit.CHEAP)
        new_keys.take(store, ready)
    tell("done")


def judge_copies(place: Path, trace: Trace, after: Sequence[str]) -> Finding:
    """All words are there, and every backup that has its name is whole."""
    return at_once.judge_stays(place, trace, after, (PASSPHRASE,)) + _backups(place)


def judge_new_key(place: Path, trace: Trace, after: Sequence[str]) -> Finding:
    """One of the two passphrases opens it, and the other doesn't."""
    folder = judging.store_of(place)
    fit = [one for one in (PASSPHRASE, at_once.OTHER) if _unlocks(folder, one)]
    if len(fit) != 1 or (trace.has("done") and fit != [at_once.OTHER]):
        return Finding(wrong=(f"{len(fit)} of two passphrases open it",))
    return at_once.judge_stays(place, trace, after, fit) + _backups(place)


def _unlocks(folder: Path, passphrase: str) -> bool:
    try:
        opening.unlock(folder, passphrase)
    except WrongKeyError:
        return False
    return True


def _backups(place: Path) -> Finding:
    files = (judging.store_of(place) / "backups").glob("*.backup")
    broken = [file for file in files if not backup_file.look_through(file).whole]
    return Finding(wrong=("a backup is not whole",) * len(broken))
