"""Places to try things in: each scenario is prepared and run undisturbed once, then copied for every fault."""

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.faults.harness import judging
from tests.faults.harness.judging import Trace
from tests.faults.harness.scenarios import Scenario
from tests.faults.harness.starter import Starter


@dataclass(frozen=True)
class Undisturbed:
    """A scenario as it goes when nothing happens: how long from "ready" to the end, and the words it leaves."""

    seconds: float
    after: Sequence[str]


class Ground:
    """A folder with a fresh place for each fault, and the process that starts others."""

    def __init__(self, folder: Path, starter: Starter) -> None:
        self._folder, self.starter = folder.resolve(), starter
        self._numbers = count()
        self._prepared: dict[str, Path] = {}
        self._undisturbed: dict[str, Undisturbed] = {}

    @contextmanager
    def place(self, scenario: Scenario) -> Iterator[Path]:
        """A prepared place, which is gone afterwards."""
        with self.bare() as place:
            shutil.copytree(self.prepared(scenario) / "disk", place / "disk")
            yield place

    @contextmanager
    def bare(self) -> Iterator[Path]:
        """A place with nothing in it, which is gone afterwards."""
        place = self._folder / f"place{next(self._numbers)}"
        place.mkdir()
        yield place
        shutil.rmtree(place)

    def prepared(self, scenario: Scenario) -> Path:
        """The place that all others are copied from."""
        if scenario.name not in self._prepared:
            place = self._folder / f"prepared{len(self._prepared)}"
            place.mkdir()
            scenario.prepare(place)
            self._prepared[scenario.name] = place
        return self._prepared[scenario.name]

    def undisturbed(self, scenario: Scenario) -> Undisturbed:
        """Measured once. What never ends is not run: it leaves whatever it has told."""
        if scenario.seconds is not None:
            return Undisturbed(scenario.seconds, ())
        if scenario.name not in self._undisturbed:
            self._undisturbed[scenario.name] = self._measure(scenario)
        return self._undisturbed[scenario.name]

    def _measure(self, scenario: Scenario) -> Undisturbed:
        with self.place(scenario) as place:
            trace = self.run(scenario, place, None)
            ready = next(one["at"] for one in trace.told if one["what"] == "ready")
            with judging.opened(place, *scenario.passphrases) as store:
                return Undisturbed(trace.ended_at - ready, judging.words(store))

    def run(self, scenario: Scenario, place: Path, kill_after: float | None, **orders: str) -> Trace:
        """Let it go on, and kill it so many seconds after it was ready; None: let it end."""
        started = self.starter.start(scenario.name, place, **orders)
        try:
            started.listen(for_="ready")
            if kill_after is None:
                started.listen()
                return Trace(started.told, time.monotonic())
            started.listen(until=time.monotonic() + kill_after)
            died_at = started.kill()
            return Trace(started.told, died_at)
        finally:
            started.close()
