"""What is done all day, in a store a hundred times as large, against the same in a small one."""

from collections.abc import Callable, Iterator, Mapping

from tests.benchmarks import generator
from tests.benchmarks.room import Setting
from tests.benchmarks.schedule import SIZES
from tests.benchmarks.timing import Budget, Figure

Line = Callable[[Setting], Iterator[Figure]]
BUDGET = Budget(ratio=1.3)


def figures(lines: Mapping[str, Line]) -> Iterator[Figure]:
    """Each figure of these lines at × 100 beside itself at × 1."""
    with generator.copied(SIZES["one"]) as one, generator.copied(SIZES["hundred"]) as hundred:
        small, large = Setting(one, SIZES["one"]), Setting(hundred, SIZES["hundred"])
        for line in lines.values():
            for before, after in zip(line(small), line(large), strict=True):
                what = f"× 100: {before.what.split(', 20 ')[0]}"
                yield Figure(what, after.ours, before.ours, "× 1", BUDGET, after.why, worked=after.worked)
