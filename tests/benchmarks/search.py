"""Search as you type: the place for its figure, until there is a search."""

from collections.abc import Iterator

from tests.benchmarks.room import Setting
from tests.benchmarks.timing import Figure


def figures(_setting: Setting) -> Iterator[Figure]:
    """Nothing to be measured yet."""
    yield Figure("search as you type, p95", None, why="not there yet")
