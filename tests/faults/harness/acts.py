"""All that the starter can do in a fresh process; with it, everything heavy is imported once."""

from collections.abc import Callable, Mapping

from tests.faults.harness import disk, refusing, troubled
from tests.faults.harness.scenarios import SCENARIOS

ACTS: Mapping[str, Callable[..., None]] = {
    **{one.name: one.act for one in SCENARIOS},
    disk.TROUBLED: troubled.act,
    refusing.REFUSED: refusing.act,
}
