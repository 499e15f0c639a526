"""Prints each figure beside its limit: python -m tests.benchmarks. Ends with 1 when a budget is not kept."""

import sys

from tests.benchmarks import one_page, same_thing, scrolling
from tests.benchmarks.timing import Figure

FIGURES = (one_page.figure,)

_HEADS = ("figure", "ours", "limit", "ratio", "budget", "")


def main() -> int:
    """Measure all, print the table; 0 when all budgets are kept."""
    figures = [measure() for measure in FIGURES]
    rows = [_HEADS, *map(_row, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    kept = [figure.kept for figure in figures] + [same_thing.main(), scrolling.main()]
    return 0 if all(kept) else 1


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        f"{figure.ours:.1f} ms",
        f"{figure.limit:.1f} ms ({figure.against})",
        f"{figure.ratio:.2f} ×",
        f"≤ {figure.budget.ratio:g} ×, ≤ {figure.budget.milliseconds:g} ms",
        "kept" if figure.kept else "NOT KEPT",
    )


if __name__ == "__main__":
    sys.exit(main())
