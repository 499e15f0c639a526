"""Crashes: the program is ended with SIGKILL at random moments of each scenario."""

import random

from tests.faults.harness import judging
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Finding, Row
from tests.faults.harness.scenarios import Scenario

MARGIN = 1.15
"""Some moments fall after the end, when everything must be there."""


def row(ground: Ground, scenario: Scenario, many: int) -> Row:
    """One scenario, killed so many times."""
    chance = random.Random(scenario.name)
    found = [killed_once(ground, scenario, chance.random()) for _ in range(many)]
    return Row(f"killed · {scenario.name}", many, judging.all_of(found))


def killed_once(ground: Ground, scenario: Scenario, moment: float) -> Finding:
    """Kill at this moment, 0 at its beginning to 1 a little after its end, and look at what is left."""
    usual = ground.undisturbed(scenario)
    with ground.place(scenario) as place:
        trace = ground.run(scenario, place, moment * usual.seconds * MARGIN)
        return scenario.judge(place, trace, usual.after)
