"""Makes encrypted stores of any size, the same ones each time, and keeps them: python -m tests.benchmarks.generator."""

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from time import monotonic

import platformdirs
from sqlalchemy import Engine

from coprod_desktop.questions.question_set import QuestionSet
from coprod_desktop.store import migrate, search_index
from coprod_desktop.store.database import set_foreign_keys
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work.interviews import usual_set
from tests.benchmarks import compact, families, phrases, rows, schedule, visits
from tests.benchmarks.families import Circle, Ids, add_person, moment_of
from tests.benchmarks.rows import Rows
from tests.benchmarks.schedule import SIZES, Due, Size
from tests.benchmarks.visits import Visit
from tests.conftest import PASSPHRASE

SEED = 7
PRACTITIONER = "Ruth Abara"
HOME = "COPROD_BENCHMARK_STORES"
"""A folder for made stores in place of the system's own for what can be made again."""
_MADE_WITH = (compact, families, phrases, rows, schedule, visits)
_WHILE_MAKING = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -400000",
)
"""Only for this connection; the file is none the different for it."""


def kept(size: Size, seed: int = SEED) -> Path:
    """The folder of a store of this size, closed, made now unless it was before. Open a copy: it is for all."""
    place = _home() / _name(size, seed)
    if not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="making-", dir=place.parent) as making:
            folder = Path(making, "store")
            make(folder, size, seed)
            folder.rename(place)
    return place


@contextmanager
def copied(size: Size, seed: int = SEED) -> Iterator[Path]:
    """A copy of the store of this size, to be opened and written to."""
    made = kept(size, seed)
    with tempfile.TemporaryDirectory(prefix="copy-", dir=made.parent) as place:
        yield Path(shutil.copytree(made, Path(place, "store")))


def make(folder: Path, size: Size, seed: int = SEED) -> None:
    """Make a store in a folder that isn't there yet; its passphrase is that of the tests."""
    store, _key = create_store(folder, PASSPHRASE, PRACTITIONER)
    with store:
        with store.engine.begin() as connection:
            search_index.take_off(connection)
        with _fast(store.engine) as written:
            _fill(written, size, Random(seed))
        with store.engine.begin() as connection:
            search_index.put_on(connection)
            search_index.rebuild(connection)


def _fill(written: Rows, size: Size, chance: Random) -> None:
    ids, circles, told = Ids(chance), dict[int, Circle](), _Progress(size)
    asked = usual_set()
    text = asked.text if size.whole_sets else compact.compact(asked.text)
    for due, seconds in _at_times(schedule.schedule(chance, size)):
        if due.person not in circles:
            circles[due.person] = add_person(written, chance, ids, due.person, due.day)
        begun = moment_of(due.day, seconds)
        Visit(written, chance, ids, circles[due.person], due, begun, asked, text).write()
        told.more(due.statements)
    for person in range(size.people):
        if person not in circles:
            add_person(written, chance, ids, person, schedule.TODAY)
    written.write_all()
    told.end()


def _at_times(dues: Sequence[Due]) -> Iterator[tuple[Due, int]]:
    """Each visit with its moment: one after the other through the day."""
    many: dict[object, int] = {}
    for due in dues:
        many[due.day] = many.get(due.day, 0) + 1
    nth: dict[object, int] = {}
    for due in dues:
        nth[due.day] = nth.get(due.day, 0) + 1
        yield due, nth[due.day] * 36_000 // (many[due.day] + 1)


@contextmanager
def _fast(engine: Engine) -> Iterator[Rows]:
    """The store's own connection in one transaction: a store that isn't finished is thrown away, so nothing syncs."""
    set_foreign_keys(engine, False)
    raw = engine.raw_connection()
    cursor = raw.cursor()
    for pragma in _WHILE_MAKING:
        cursor.execute(pragma).fetchall()
    cursor.execute("BEGIN")
    yield Rows(cursor.executemany, PRACTITIONER)
    cursor.execute("COMMIT")
    if cursor.execute("PRAGMA foreign_key_check").fetchone():
        raise AssertionError("a made row names one that isn't there")


class _Progress:
    """How far it is and how long it still takes, on one line of standard error, when somebody can see it."""

    def __init__(self, size: Size) -> None:
        self._of, self._done, self._began, self._told = size.statements, 0, monotonic(), 0.0
        self._shown = sys.stderr.isatty() or size.statements >= SIZES["hundred"].statements

    def more(self, statements: int) -> None:
        """So many statements were made."""
        self._done += statements
        now = monotonic()
        if self._shown and self._done and now - self._told > 1:
            self._told = now
            left = timedelta(seconds=round((now - self._began) * (self._of / self._done - 1)))
            print(
                f"\r{self._done:,} of {self._of:,} statements, {left} left ",
                end="",
                file=sys.stderr,
                flush=True,
            )

    def end(self) -> None:
        """All were made."""
        if self._shown:
            print(
                f"\r{self._of:,} statements in {monotonic() - self._began:.0f} s          ", file=sys.stderr
            )


def _home() -> Path:
    named = os.environ.get(HOME)
    return Path(named) if named else platformdirs.user_cache_path("Coprod") / "benchmark-stores"


def _name(size: Size, seed: int) -> str:
    """Changes with whatever changes the rows: size, seed, schema, questions, and the modules that make them."""
    made_with = [Path(str(module.__file__)).read_bytes() for module in _MADE_WITH]
    digest = hashlib.sha256(b"".join([repr(size).encode(), *made_with, _text().encode()])).hexdigest()
    return f"{size.name}-{seed}-{migrate.latest()}-{digest[:12]}"


def _text() -> str:
    asked: QuestionSet = usual_set()
    return asked.text


def open_kept(folder: Path) -> Store:
    """Open a copy of a made store as the unlock screen does."""
    from coprod_desktop.work import opening

    return opening.open_store(folder, opening.unlock(folder, PASSPHRASE))


def main(argv: Sequence[str] | None = None) -> int:
    """Make and keep a store, say where and how large it is."""
    asked = argparse.ArgumentParser(prog="tests.benchmarks.generator", description=__doc__)
    asked.add_argument("--size", choices=SIZES, default="one")
    asked.add_argument("--people", type=int, help="with --interviews and --statements: a size of your own")
    asked.add_argument("--interviews", type=int)
    asked.add_argument("--statements", type=int)
    asked.add_argument("--seed", type=int, default=SEED)
    flags = asked.parse_args(argv)
    own = (flags.people, flags.interviews, flags.statements)
    size = Size("own", *own) if all(own) else SIZES[flags.size]
    try:
        folder = kept(size, flags.seed)
    except KeyboardInterrupt:
        print("\nStopped. Nothing is left of it.", file=sys.stderr)
        return 130
    print(f"{folder}  {(folder / 'data.db').stat().st_size / 1e6:,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
