"""What writes whole copies of a store: a backup, a restore in place, and a new data key for store and backups."""

from collections.abc import Sequence
from pathlib import Path

from sqlmodel import select

from coprod_desktop.errors import AppError, WrongKeyError
from coprod_desktop.store import backup_file, putting_back, records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import backing_up, interviewing, new_keys, opening
from tests.conftest import PASSPHRASE
from tests.faults.harness import at_once, judging, visit
from tests.faults.harness.judging import Finding, Trace
from tests.faults.harness.starter import Tell

BEFORE, SINCE = "She waits for the second bell", "Then she takes the stairs"
"""Said between a backup and its restore, and after that."""


def prepare_backed_up(place: Path) -> None:
    """A store with an interview and a backup of it."""
    at_once.prepare_filled(place)
    with judging.opened(place, PASSPHRASE) as store:
        backing_up.back_up(store)


def prepare_gone_on(place: Path) -> None:
    """A store in which more was said since its backup."""
    prepare_backed_up(place)
    with judging.opened(place, PASSPHRASE) as store:
        _say(store, BEFORE)


def _say(store: Store, words: str) -> None:
    with store.read() as session:
        voice = session.exec(select(records.Contributor.id)).first()
    assert voice is not None
    interviewing.say(store, visit.the_interview(store), "F1", interviewing.Words(words, voice))


def back_up(place: Path, tell: Tell) -> None:
    """Make one more backup."""
    with judging.opened(place, PASSPHRASE) as store:
        tell("ready")
        backing_up.back_up(store)
        tell("done")


def restore(place: Path, tell: Tell) -> None:
    """Put the backup in place, as the window does: got ready, locked, put in place by the next unlocking; go on."""
    with judging.opened(place, PASSPHRASE) as store:
        tell("ready")
        backing_up.get_ready(store, backing_up.backups_in_reach(store)[0])
    with judging.opened(place, PASSPHRASE) as store:
        _say(store, SINCE)
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


def judge_restored(place: Path, trace: Trace, after: Sequence[str]) -> Finding:
    """The store is as before or as restored, whole; what was there before is in place or kept aside, whole."""
    backed_up = [words for words in after if words != SINCE]
    before = sorted([*backed_up, BEFORE])
    found = at_once.found_in(place, trace, PASSPHRASE)
    if isinstance(found, Finding):
        return found
    if found not in ([list(after)] if trace.has("done") else [before, backed_up, list(after)]):
        return Finding(
            at_once.missing(found, after), wrong=("neither the backup nor what was before is there",)
        )
    kept = found == before or before in _aside(judging.store_of(place))
    return Finding(wrong=() if kept else ("what made room is not kept",)) + _backups(place)


def _aside(folder: Path) -> list[list[str]]:
    """The words of each state that made room and still opens."""
    states = [one.folder for one in putting_back.kept_aside(folder)]
    return [words for state in states if (words := _words_of(state)) is not None]


def _words_of(state: Path) -> list[str] | None:
    try:
        with opening.open_store(state, opening.unlock(state, PASSPHRASE)) as store:
            return None if judging.whole(store) else judging.words(store)
    except AppError:
        return None


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
