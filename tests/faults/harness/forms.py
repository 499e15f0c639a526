"""How much is tried: a glance with every test run, more in CI, all of it by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.faults.harness import damage, disk, killing, power, refusing, shim
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Row
from tests.faults.harness.scenarios import Often
from tests.faults.harness.starter import Starter


@dataclass(frozen=True)
class Form:
    """How often each is tried.

    `troubles`: which of the disk, None for all, each at `moments` of the visit, None for every one; `refused`: moments
    of each other scenario and trouble; `damages`: of each kind.
    """

    kills: Often
    cuts: Often
    troubles: tuple[str, ...] | None
    moments: int | None
    refused: int | None
    damages: tuple[int, ...]


FORMS: Mapping[str, Form] = {
    "short": Form(Often(3, 1), Often(4, 1), ("disk full",), 1, 0, (4, 2, 2, 2)),
    "ci": Form(Often(60, 12), Often(40, 8), None, 2, 1, (60, 20, 10, 10)),
    "full": Form(Often(500, 100), Often(500, 100), None, None, None, (600, 200, 100, 100)),
}


def rows(folder: Path, form: Form) -> Iterator[Row]:
    """All rows of the table, one after the other. `folder` is empty and stays as large as one store."""
    with Starter() as starter:
        ground = Ground(folder, starter)
        yield from killing.rows(ground, form.kills)
        if not shim.missing():
            yield from power.rows(ground, form.cuts)
            yield from disk.rows(ground, form.troubles, form.moments)
            yield from refusing.rows(ground, form.refused)
        yield from damage.rows(ground, form.damages)
