"""How much is tried: a glance with every test run, more in CI, all of it by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.faults.harness import damage, disk, killing, power, shim
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Row
from tests.faults.harness.starter import Starter


@dataclass(frozen=True)
class Form:
    """How often each is tried.

    `kills` and `cuts`: of each scenario, in their order; `troubles`: which of the disk, None for all, each at
    `moments` of the visit, None for every one; `damages`: of each kind.
    """

    kills: tuple[int, ...]
    cuts: tuple[int, ...]
    troubles: tuple[str, ...] | None
    moments: int | None
    damages: tuple[int, ...]


FORMS: Mapping[str, Form] = {
    "short": Form((3, 1, 1, 1, 1, 1), (4, 2, 1, 1, 1, 1), ("disk full",), 1, (4, 2, 2, 2)),
    "ci": Form((60, 20, 10, 10, 10, 10), (40, 10, 10, 10, 5, 5), None, 2, (60, 20, 10, 10)),
    "full": Form(
        (500, 150, 100, 100, 75, 75), (500, 150, 100, 100, 75, 75), None, None, (600, 200, 100, 100)
    ),
}


def rows(folder: Path, form: Form) -> Iterator[Row]:
    """All rows of the table, one after the other. `folder` is empty and stays as large as one store."""
    with Starter() as starter:
        ground = Ground(folder, starter)
        yield from killing.rows(ground, form.kills)
        if not shim.missing():
            yield from power.rows(ground, form.cuts)
            yield from disk.rows(ground, form.troubles, form.moments)
        yield from damage.rows(ground, form.damages)
