"""From the last letter of the passphrase and Enter to the list of people, against deriving the key alone."""

from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryDirectory

from coprod_desktop.work import opening
from tests.benchmarks.processes import told_by
from tests.benchmarks.room import Setting
from tests.benchmarks.timing import Budget, Figure, milliseconds
from tests.conftest import PASSPHRASE

ROUNDS = 5


def figures(setting: Setting) -> Iterator[Figure]:
    """One figure; turn by turn, the first pair doesn't count."""
    ours, alone = [], []
    with TemporaryDirectory() as settings:
        for _ in range(1 + ROUNDS):
            ours.append(float(told_by("unlocking", str(setting.folder), settings=settings)["took"]))
            alone.append(milliseconds(lambda: opening.unlock(setting.folder, PASSPHRASE)))
    what = f"passphrase and Enter to people list, {setting.size.people:,} people"
    yield Figure(what, median(ours[1:]), median(alone[1:]), "Argon2id alone", Budget(more=150))
