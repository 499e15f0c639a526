"""From the command to a passphrase field that takes keys, against a bare window with a field."""

from collections.abc import Iterator
from statistics import median

from tests.benchmarks.processes import told_by
from tests.benchmarks.room import Setting
from tests.benchmarks.timing import Budget, Figure

ROUNDS = 7
WHY = "the theme, the modules of the window, and the door: in about equal parts"


def figures(setting: Setting) -> Iterator[Figure]:
    """One figure; both start turn by turn, the first pair doesn't count."""
    ours, bare = [], []
    for _ in range(1 + ROUNDS):
        ours.append(_took("ours", "--store", str(setting.folder)))
        bare.append(_took("bare"))
    what = "start to a field that takes keys"
    yield Figure(what, median(ours[1:]), median(bare[1:]), "bare PySide6 window", Budget(ratio=1.3), WHY)


def _took(which: str, *arguments: str) -> float:
    told = told_by("keys_arrive", which, *arguments)
    return float((told["took"] - told["began"]) * 1000)
