"""Memory with the store open and the list of people on screen, against a bare window with the same imports."""

from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.processes import told_by
from tests.benchmarks.room import Setting
from tests.benchmarks.timing import Budget, Figure

ROUNDS = 3
WHY = "the screens, fonts and pictures themselves"


def figures(setting: Setting) -> Iterator[Figure]:
    """One figure, in megabytes; Linux alone tells it so."""
    with TemporaryDirectory() as settings:
        found = [
            (told_by("unlocking", str(setting.folder), settings=settings), told_by("bare_imports"))
            for _ in range(ROUNDS)
        ]
    ours, bare = (median(float(one["resident"]) for one in each) for each in zip(*found, strict=True))
    against = "bare window + same imports"
    yield Figure("memory with the store open", ours, bare, against, Budget(ratio=1.3), WHY, "MB")
