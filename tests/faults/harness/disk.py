"""A failing disk: at every call of a short visit, or at some, it fails; the screen must say so and keep every word."""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from coprod_desktop.errors import AppError
from tests.faults.harness import judging, troubled
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Finding, Row, Trace
from tests.faults.harness.scenarios import SCENARIO
from tests.faults.harness.starter import SAID
from tests.faults.harness.troubles import NEVER, Trouble

VISIT = SCENARIO["a visit, typed"]
TROUBLED = "a visit on a failing disk"
FAILED = "Not saved yet"
SAFE = ("still on the screen", "still here", "Nothing was changed")


def row(ground: Ground, trouble: Trouble, most: int | None) -> Row:
    """One trouble, at `most` moments spread over the visit (None: at every one)."""
    there_are = moments(ground, trouble)
    chosen = spread(there_are, most, random.Random(trouble.name))
    found = [trouble_once(ground, trouble, at) for at in chosen]
    of = "calls" if trouble.kinds else "keys"
    return Row(f"disk · {trouble.name}", len(chosen), judging.all_of(found), f"of {there_are} {of}")


def moments(ground: Ground, trouble: Trouble) -> int:
    """How many calls, or keys, of a visit there are to begin at."""
    if not trouble.kinds:
        return len("".join(troubled.CARDS))
    with ground.place(VISIT) as place:
        trace = _run(ground, place, trouble, NEVER)
    return int(next(one["calls"] for one in trace.told if one["what"] == "mended"))


def spread(there_are: int, most: int | None, chance: random.Random) -> Sequence[int]:
    """At most so many of the numbers from 1 on, one of each part; None: all."""
    if most is None or most >= there_are:
        return range(1, there_are + 1)
    edges = [1 + there_are * part // most for part in range(most + 1)]
    return [chance.randrange(start, max(start + 1, end)) for start, end in pairwise(edges)]


def trouble_once(ground: Ground, trouble: Trouble, at: int) -> Finding:
    """One visit with one trouble, and what is left of it."""
    with ground.place(VISIT) as place:
        trace = _run(ground, place, trouble, at)
        faults = [f"{words} (from {at})" for words in (*_on_screen(trace), *_said(place))]
        return Finding(wrong=tuple(faults)) + _on_disk(place)


def _run(ground: Ground, place: Path, trouble: Trouble, at: int) -> Trace:
    started = ground.starter.start(TROUBLED, place, trouble=trouble.name, at=at)
    started.listen()
    started.close()
    return Trace(started.told, 0.0)


def _on_screen(trace: Trace) -> Iterator[str]:
    """What the screen should not have done."""
    for one in trace.told:
        if one["what"] in ("crashed", "fell"):
            yield f"{one['kind']} at {one['where']}"
        if one["what"] == "stuck":
            yield from _stuck(one)
        if one["what"] == "again" and not (one["card"] and one["on_disk"] and one["saving"] == "Saved"):
            yield "not saved by itself once it could be"
    if not any(one["what"] == "done" and one["closed"] for one in trace.told):
        yield "the visit did not come to its end"


def _stuck(one: dict[str, object]) -> Iterator[str]:
    if not (one["kept"] and one["visible"]):
        yield "typed words left the screen"
    if not str(one["saving"]).startswith(FAILED):
        yield "said to be saved"
    if not any(safe in str(one["message"]) for safe in SAFE):
        yield "not said what is safe"


def _said(place: Path) -> Iterator[str]:
    if "Traceback" in (place / SAID).read_text(encoding="utf-8"):
        yield "a traceback on standard error"


def _on_disk(place: Path) -> Finding:
    try:
        with judging.opened(place) as store:
            found, faults = judging.words(store), judging.whole(store)
    except AppError as error:
        return judging.not_opened(error)
    lost = sum(words not in found for words in troubled.CARDS)
    twice = ("said once, kept twice",) if len(found) > len(troubled.CARDS) else ()
    return Finding(lost, wrong=(*faults, *twice))
