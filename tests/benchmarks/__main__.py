"""Prints each figure beside its limit: python -m tests.benchmarks. Ends with 1 when a budget is not kept.

“worked” is how much of a figure this program worked: what is left of it on a computer with nothing else to do.
With a screen, such as under `xvfb-run -a`, windows are real; without one Qt draws them off the screen.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence

from tests.benchmarks import generator, lines, peers, same_thing, scrolling
from tests.benchmarks.room import Setting, choose_platform
from tests.benchmarks.schedule import SIZES
from tests.benchmarks.timing import Budget, Figure

_HEADS = ("figure", "ours", "worked", "limit", "ratio", "budget", "", "why")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure all that was asked for, print the table; 0 when all budgets are kept."""
    flags = _flags().parse_args(argv)
    busy = f"{os.getloadavg()[0]:.1f} programs at once on {os.cpu_count()} processors"
    print(f"windows: {choose_platform()} · store: {flags.size} · {busy}", flush=True)
    if flags.peers:
        peers.install()
    size = SIZES[flags.size]
    with generator.copied(size) as folder:
        figures = list(_measured(flags.only or list(lines.LINES), Setting(folder, size)))
    _print(figures)
    kept = [figure.kept for figure in figures]
    if not flags.only:
        kept += [same_thing.main(), scrolling.main()]
    return 0 if all(kept) else 1


def _flags() -> argparse.ArgumentParser:
    flags = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    flags.add_argument("--size", choices=SIZES, default="one", help="how large a store")
    flags.add_argument("--only", choices=lines.LINES, action="append", help="one line; can be given again")
    flags.add_argument("--peers", action="store_true", help="install the programs to compare with first")
    return flags


def _measured(names: Sequence[str], setting: Setting) -> Iterator[Figure]:
    """Each line is said on standard error as it comes, since all of them take long."""
    for name in names:
        for figure in lines.LINES[name](setting):
            print("  ".join(_row(figure)), file=sys.stderr, flush=True)
            yield figure


def _print(figures: Sequence[Figure]) -> None:
    rows = [_HEADS, *map(_row, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        "–" if figure.ours is None else f"{figure.ours:.1f} {figure.unit}",
        "" if figure.worked is None else f"{figure.worked:.1f}",
        f"{figure.limit:.1f} {figure.unit} ({figure.against})" if figure.limit else "–",
        f"{figure.ratio:.2f} ×" if figure.ratio else "–",
        _budget(figure.budget, figure.unit),
        _verdict(figure),
        "" if figure.kept and figure.ours is not None else figure.why,
    )


def _budget(budget: Budget, unit: str) -> str:
    parts = (
        f"≤ {budget.ratio:g} ×" if budget.ratio is not None else "",
        f"≤ {budget.most:.0f} {unit}" if budget.most is not None else "",
        f"≤ limit + {budget.more:g} {unit}" if budget.more is not None else "",
    )
    return ", ".join(filter(None, parts)) or "–"


def _verdict(figure: Figure) -> str:
    if figure.ours is None:
        return "not measured"
    if figure.budget == Budget():
        return "–"
    return "kept" if figure.kept else f"NOT KEPT, {figure.over:.0%} over"


if __name__ == "__main__":
    sys.exit(main())
