"""Rows made by several processes at once, each with a starter and a folder of its own."""

import atexit
import functools
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.faults.harness.forms import Part
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Row
from tests.faults.harness.starter import Starter


def rows(folder: Path, parts: Sequence[Part], jobs: int) -> Iterator[Row]:
    """Each row as soon as it and all before it are made. `folder` is empty, and stays as small as a few stores."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, fresh) as pool:
        yield from pool.map(functools.partial(_made, folder), parts)


def _made(folder: Path, part: Part) -> Row:
    return part(_ground(folder))


@functools.cache
def _ground(folder: Path) -> Ground:
    """That of this process."""
    mine = folder / f"job{os.getpid()}"
    mine.mkdir()
    starter = Starter()
    atexit.register(starter.close)
    return Ground(mine, starter)
