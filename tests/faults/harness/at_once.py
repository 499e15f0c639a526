"""What happens whole or not at all: a new store, a sheet, an update of an older store, another passphrase."""

import io
import shutil
import sys
import zipfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from coprod_desktop import cli
from coprod_desktop.errors import AppError
from coprod_desktop.store.vault import create_store
from coprod_desktop.work import opening
from tests.conftest import PASSPHRASE
from tests.faults.harness import judging, visit
from tests.faults.harness.judging import Finding, Trace
from tests.faults.harness.starter import ROOT, Tell

STORES = ROOT / "tests" / "data" / "stores"
SHEET = ROOT / "resources" / "sample" / "primary_school.csv"
OTHER = "seven quiet kettles hum at dusk"


def prepare_nothing(place: Path) -> None:
    """A disk without a store."""
    (place / "disk").mkdir()


def prepare_empty(place: Path) -> None:
    """A store in which nobody is yet."""
    create_store(judging.store_of(place), PASSPHRASE, "Ruth Abara", visit.CHEAP)[0].close()


def prepare_older(name: str, place: Path) -> None:
    """A store as an earlier version left it."""
    with zipfile.ZipFile(STORES / f"{name}.zip") as kept:
        kept.extractall(judging.store_of(place))


def prepare_filled(place: Path) -> None:
    """A store with an interview in it."""
    prepare_empty(place)
    _bring_in(place)


def make_new(place: Path, tell: Tell) -> None:
    """Make a store."""
    tell("ready")
    create_store(judging.store_of(place), PASSPHRASE, "Ruth Abara", visit.CHEAP)
    tell("done")


def bring_in(place: Path, tell: Tell) -> None:
    """Bring in a sheet by the command."""
    tell("ready")
    _bring_in(place)
    tell("done")


def bring_up_to_date(place: Path, tell: Tell) -> None:
    """Open an older store."""
    key = opening.unlock(judging.store_of(place), PASSPHRASE)
    tell("ready")
    opening.open_store(judging.store_of(place), key)
    tell("done")


def change_passphrase(place: Path, tell: Tell) -> None:
    """Another passphrase, again and again: there and back."""
    key = opening.unlock(judging.store_of(place), PASSPHRASE)
    opening.strength(OTHER)  # loads the lists of common words, as the field does while somebody types
    tell("ready")
    opening.set_passphrase(judging.store_of(place), key, OTHER)
    tell("done")


def _bring_in(place: Path) -> None:
    """The passphrase comes in, and the sentences of the command go, as when another program calls it."""
    before, sys.stdin = sys.stdin, io.StringIO(PASSPHRASE + "\n")
    said, sys.stdout = sys.stdout, io.StringIO()
    try:
        code = cli.main(["import", str(judging.store_of(place)), str(SHEET)])
    finally:
        sys.stdin, sys.stdout = before, said
    if code:
        raise AppError("The command has refused.")


def judge_all_or_nothing(place: Path, trace: Trace, after: Sequence[str]) -> Finding:
    """Everything or nothing of it is there; everything, once it was said to be done."""
    found = found_in(place, trace, PASSPHRASE)
    if isinstance(found, Finding):
        return found
    wholes = [list(after)] if trace.has("done") else [[], list(after)]
    return Finding() if found in wholes else Finding(missing(found, after), wrong=("part of it is there",))


def judge_everything_stays(place: Path, trace: Trace, after: Sequence[str]) -> Finding:
    """All words are there, and a copy that was kept on the way is whole, or isn't there."""
    passphrases = (OTHER,) if trace.has("done") else (OTHER, PASSPHRASE)
    return judge_stays(place, trace, after, passphrases)


def judge_up_to_date(place: Path, trace: Trace, after: Sequence[str]) -> Finding:
    """The same of a store whose passphrase stays."""
    return judge_stays(place, trace, after, (PASSPHRASE,)) + _judge_copies(judging.store_of(place))


def judge_new(place: Path, trace: Trace, _after: Sequence[str]) -> Finding:
    """Once it was said to be made it opens; before, it opens or is refused in words, and can be made again."""
    found = found_in(place, trace, PASSPHRASE)
    if not isinstance(found, Finding) or trace.has("done") or not found.shut:
        return found if isinstance(found, Finding) else Finding()
    shutil.rmtree(judging.store_of(place), ignore_errors=True)
    prepare_empty(place)
    return Finding()


def judge_stays(place: Path, trace: Trace, after: Sequence[str], passphrases: Sequence[str]) -> Finding:
    """All words are there in a store that opens with one of these."""
    found = found_in(place, trace, *passphrases)
    return found if isinstance(found, Finding) else Finding(missing(found, after))


def found_in(place: Path, trace: Trace, *passphrases: str) -> list[str] | Finding:
    """The words of a store that opens and is whole."""
    if trace.has("fell"):
        return Finding(wrong=("the program fell",))
    try:
        with judging.opened(place, *passphrases) as store:
            if faults := judging.whole(store):
                return Finding(wrong=faults)
            return judging.words(store)
    except AppError as error:
        return judging.not_opened(error)


def missing(found: Sequence[str], after: Sequence[str]) -> int:
    """How many of the words that must be there are not."""
    return sum(max(0, after.count(each) - found.count(each)) for each in set(after))


def _judge_copies(store: Path) -> Finding:
    broken = [copy for copy in store.glob("before_update_from_*.zip") if not _is_whole(copy)]
    return Finding(wrong=("a copy that was kept is not whole",) * len(broken))


def _is_whole(copy: Path) -> bool:
    try:
        with zipfile.ZipFile(copy) as kept:
            return kept.testzip() is None and {"data.db", "keys.json"} == set(kept.namelist())
    except zipfile.BadZipFile:
        return False


older_1, older_2 = partial(prepare_older, "m0001"), partial(prepare_older, "m0002")
