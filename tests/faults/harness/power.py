"""Power cuts: what reached the disk is written down once, then left off anywhere, in the ways that a cut may."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.harness import judging
from tests.faults.harness.cuts import CUTS, Cut
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Finding, Row
from tests.faults.harness.replay import Disk, Record, read_log, rebuild, told_until
from tests.faults.harness.scenarios import Scenario

LOG = "log"
ACKNOWLEDGED = frozenset({"card", "done"})
AT_AN_ACKNOWLEDGEMENT = 0.3
"""How often the worst moment is chosen: something has just been said to be kept."""


@dataclass(frozen=True)
class Recorded:
    """One run of a scenario, as its disk saw it."""

    scenario: Scenario
    records: Sequence[Record]
    before: Path
    root: Path


def row(ground: Ground, scenario: Scenario, many: int) -> Row:
    """One scenario, cut so many times."""
    recorded = record(ground, scenario)
    chance = random.Random(scenario.name)
    found = [
        cut_once(ground, recorded, CUTS[number % len(CUTS)], _moment(recorded, chance), chance)
        for number in range(many)
    ]
    beside = f"of {len(recorded.records)} records"
    return Row(f"power cut · {scenario.name}", many, judging.all_of(found), beside)


def record(ground: Ground, scenario: Scenario) -> Recorded:
    """Let it run once, undisturbed or until its time is over, and write down what reaches the disk."""
    with ground.place(scenario) as place:
        ground.run(scenario, place, scenario.seconds, log=LOG)
        return Recorded(scenario, read_log(place / LOG), ground.prepared(scenario) / "disk", place / "disk")


def _moment(recorded: Recorded, chance: random.Random) -> int:
    """How many records have reached the disk: often just when something was acknowledged, else any number."""
    marks = [n for n, one in enumerate(recorded.records, start=1) if one.kind == "M"]
    acknowledged = [n for n in marks if json.loads(recorded.records[n - 1].data)["what"] in ACKNOWLEDGED]
    if acknowledged and chance.random() < AT_AN_ACKNOWLEDGEMENT:
        return chance.choice(acknowledged)
    return chance.randint(marks[0], len(recorded.records))


def cut_once(ground: Ground, recorded: Recorded, cut: Cut, moment: int, chance: random.Random) -> Finding:
    """Cut after so many records, and look at what is left."""
    disk = Disk(recorded.before, recorded.root)
    for one in recorded.records[:moment]:
        disk.play(one)
    with ground.bare() as place:
        rebuild(disk.after(cut, chance), disk.root, place / "disk")
        trace = told_until(recorded.records[:moment])
        return recorded.scenario.judge(place, trace, ground.undisturbed(recorded.scenario).after)
