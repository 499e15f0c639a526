"""How much is tried: a glance with every test run, more in CI, all of it by hand."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from tests.faults.harness import damage, disk, killing, power, refusing, shim
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Row
from tests.faults.harness.scenarios import SCENARIOS, Often
from tests.faults.harness.troubles import TROUBLES


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
    "full": Form(Often(400, 75), Often(500, 100), None, None, None, (600, 200, 100, 100)),
}


Part = Callable[[Ground], Row]
"""What makes one row."""


def _kills(form: Form) -> list[Part]:
    return [partial(killing.row, scenario=one, many=form.kills.times(one)) for one in SCENARIOS]


def _cuts(form: Form) -> list[Part]:
    return [partial(power.row, scenario=one, many=form.cuts.times(one)) for one in SCENARIOS]


def _disk(form: Form) -> list[Part]:
    chosen = [one for one in TROUBLES if form.troubles is None or one.name in form.troubles]
    return [partial(disk.row, trouble=one, most=form.moments) for one in chosen]


def _refused(form: Form) -> list[Part]:
    chosen = [one for one in SCENARIOS if one.seconds is None and form.refused != 0]
    return [partial(refusing.row, scenario=one, most=form.refused) for one in chosen]


def _damage(form: Form) -> list[Part]:
    chosen = zip(damage.DAMAGES, form.damages, strict=True)
    return [partial(damage.row, damage=one, many=many) for one, many in chosen]


KINDS: Mapping[str, Callable[[Form], list[Part]]] = {
    "kills": _kills,
    "cuts": _cuts,
    "disk": _disk,
    "refused": _refused,
    "damage": _damage,
}
WATCHED = frozenset({"cuts", "disk", "refused"})
"""These need the library between a program and its disk."""


def parts(form: Form, only: Collection[str]) -> list[Part]:
    """What makes all rows of these kinds that can be made here, in the order of the table."""
    can = [kind for kind in KINDS if kind in only and not (kind in WATCHED and shim.missing())]
    return [part for kind in can for part in KINDS[kind](form)]
