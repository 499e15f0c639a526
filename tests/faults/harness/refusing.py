"""A failing disk under whatever happens whole or not at all: refused in words, and nothing is half done."""

import random
from pathlib import Path

from coprod_desktop.errors import AppError
from tests.faults.harness import disk, judging, shim
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Finding, Row, Trace
from tests.faults.harness.scenarios import SCENARIO, Scenario
from tests.faults.harness.starter import Tell
from tests.faults.harness.troubles import BY_CALL, NEVER, TROUBLE, Trouble

REFUSED = "done at once on a failing disk"


def act(place: Path, tell: Tell, scenario: str, trouble: str, at: int) -> None:
    """The act of a scenario; tells when it was refused in words."""
    failing = TROUBLE[trouble]
    shim.watch(place / "disk")
    failing.begin(place, at)
    try:
        SCENARIO[scenario].act(place, tell)
    except AppError as error:
        tell("refused", words=error.message)
    tell("over", calls=shim.seen())


def row(ground: Ground, scenario: Scenario, most: int | None) -> Row:
    """One scenario that ends by itself, with each trouble at `most` moments of it (None: at every one)."""
    found = [one for trouble in BY_CALL for one in _troubled(ground, scenario, trouble, most)]
    return Row(f"disk · {scenario.name}", len(found), judging.all_of(found))


def _troubled(ground: Ground, scenario: Scenario, trouble: Trouble, most: int | None) -> list[Finding]:
    with ground.place(scenario) as place:
        calls = int(_run(ground, place, scenario, trouble, NEVER).told[-1]["calls"])
    chosen = disk.spread(calls, most, random.Random(scenario.name + trouble.name))
    return [tried_once(ground, scenario, trouble, at) for at in chosen]


def tried_once(ground: Ground, scenario: Scenario, trouble: Trouble, at: int) -> Finding:
    """One trouble from this moment on, and what is left."""
    with ground.place(scenario) as place:
        trace = _run(ground, place, scenario, trouble, at)
        fell = [f"{one['kind']} at {one['where']}" for one in trace.told if one["what"] == "fell"]
        mute = [] if trace.has("done") or trace.has("refused") or fell else ["neither done nor refused"]
        faults = tuple(f"{words} ({trouble.name}, from {at})" for words in (*fell, *mute))
        told = [one for one in trace.told if one["what"] != "fell"]
        after = ground.undisturbed(scenario).after
        return Finding(wrong=faults) + scenario.judge(place, Trace(told, trace.ended_at), after)


def _run(ground: Ground, place: Path, scenario: Scenario, trouble: Trouble, at: int) -> Trace:
    orders = {"scenario": scenario.name, "trouble": trouble.name, "at": at}
    started = ground.starter.start(REFUSED, place, **orders)
    started.listen()
    started.close()
    return Trace(started.told, 0.0)
