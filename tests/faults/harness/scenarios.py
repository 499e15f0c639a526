"""What can be going on when the power goes: one row each. A new one is a row here and its functions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import PASSPHRASE
from tests.faults.harness import at_once, copies, visit
from tests.faults.harness.judging import Finding, Trace
from tests.faults.harness.starter import Tell

Act = Callable[[Path, Tell], None]


@dataclass(frozen=True)
class Scenario:
    """One thing the program does.

    `prepare(place)` makes the folder `disk` in a place. `act(place, tell)` runs in a process of its own, tells
    "ready" when it begins and whatever is acknowledged, and may go on for ever. `judge(place, trace, after)`
    opens what is left and compares; `after` are all words of the store when nothing disturbs it. `seconds` is how
    long to let an endless act go on; None: until it ends. `passphrases` may open it afterwards.
    """

    name: str
    prepare: Callable[[Path], None]
    act: Act
    judge: Callable[[Path, Trace, Sequence[str]], Finding]
    seconds: float | None = None
    passphrases: tuple[str, ...] = (PASSPHRASE,)


@dataclass(frozen=True)
class Often:
    """How many times a visit is tried, and each of the others."""

    visit: int
    other: int

    def times(self, scenario: Scenario) -> int:
        """How many times this one is."""
        return self.other if scenario.seconds is None else self.visit


SCENARIOS: tuple[Scenario, ...] = (
    Scenario("a visit, typed", visit.prepare, visit.act, visit.judge, seconds=2.0),
    Scenario("a sheet brought in", at_once.prepare_empty, at_once.bring_in, at_once.judge_all_or_nothing),
    Scenario("update from m0001", at_once.older_1, at_once.bring_up_to_date, at_once.judge_up_to_date),
    Scenario("update from m0002", at_once.older_2, at_once.bring_up_to_date, at_once.judge_up_to_date),
    Scenario(
        "another passphrase",
        at_once.prepare_filled,
        at_once.change_passphrase,
        at_once.judge_everything_stays,
        passphrases=(at_once.OTHER,),
    ),
    Scenario("a backup", copies.prepare_backed_up, copies.back_up, copies.judge_copies),
    Scenario("a restore in place", copies.prepare_gone_on, copies.restore, copies.judge_restored),
    Scenario(
        "a new data key",
        copies.prepare_backed_up,
        copies.new_data_key,
        copies.judge_new_key,
        passphrases=(at_once.OTHER,),
    ),
    Scenario("a new store", at_once.prepare_nothing, at_once.make_new, at_once.judge_new),
)
SCENARIO: Mapping[str, Scenario] = {one.name: one for one in SCENARIOS}
