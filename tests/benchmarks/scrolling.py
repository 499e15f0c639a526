"""Nine voices on three hundred things: how long a frame takes while it scrolls, and how long it takes to open."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from coprod_desktop.store import records
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.ui import theme
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.ui.together.sides.table import SidesTable
from coprod_desktop.ui.together.sides.view import SidesView
from coprod_desktop.work import interviews, people
from coprod_desktop.work.deeds import Place, begin
from coprod_desktop.work.interviewing import Addition, Words, add_statements
from coprod_desktop.work.joins import pair
from coprod_desktop.work.people import ContributorFacts, PersonFacts

THINGS, VOICES, STEP = 300, 9, 60
"""Rows, columns, and pixels of a step of the wheel."""
MEDIAN, WORST = 16.0, 50.0
"""Milliseconds that a frame may take."""
TODAY = date(2026, 11, 25)
ASKED = ("B1", "C1", "C2", "D1", "E1", "F1", "G1", "H3", "I1", "I2", "J1", "L1")
WORDS = (
    "She hums one note and looks for the door before anything else happens in the hall",
    "He pulls his sleeves over his hands and goes quiet",
    "They line the pencils up twice, faster, and stop answering to their name when somebody asks",
    "A walk round the field, then a drink, and nobody talks for five minutes",
)


@dataclass(frozen=True)
class Frames:
    """Milliseconds: to open the screen, and of a frame while it scrolls."""

    opened: float
    middle: float
    worst: float
    count: int


def main() -> bool:
    """Print the figures, one line each; whether the frames keep their budget."""
    found = measured()
    print(f"side by side, {THINGS} things × {VOICES} voices: opened in {found.opened:.0f} ms")
    print(f"  {found.count} frames of scrolling: median {found.middle:.1f} ms, worst {found.worst:.1f} ms")
    return found.middle <= MEDIAN and found.worst <= WORST


def measured() -> Frames:
    """Open the screen over a real store, scroll it from top to end and back, down and across."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    with filled() as (store, person_id):
        inside = Inside(store, lambda: TODAY)
        inside.resize(1366, 768)
        inside.show()
        began = perf_counter()
        inside.desk.go("together", person_id=person_id)
        app.processEvents()
        opened = (perf_counter() - began) * 1000
        frames = _scroll(app, _table(app, inside))
        inside.close()
        inside.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Frames(opened, median(frames), max(frames), len(frames))


def _table(app: QApplication, inside: Inside) -> SidesTable:
    """The table, once it has measured all of its rows."""
    assert isinstance(inside.shown, Together) and isinstance(inside.shown.view, SidesView)
    while not inside.shown.view.table.is_measured():
        app.processEvents()
    return inside.shown.view.table


def _scroll(app: QApplication, table: SidesTable) -> list[float]:
    down, across = table.verticalScrollBar(), table.horizontalScrollBar()
    ways = [(down, at) for at in range(0, down.maximum(), STEP)]
    ways += [(down, at) for at in range(down.maximum(), 0, -7 * STEP)]
    ways += [(across, at) for at in range(0, across.maximum(), STEP)]
    frames = []
    for bar, value in ways:
        began = perf_counter()
        bar.setValue(value)
        app.processEvents()
        frames.append((perf_counter() - began) * 1000)
    return frames


@contextmanager
def filled() -> Iterator[tuple[Store, str]]:
    """A store with one person, nine voices, and a row of all nine for each thing."""
    with TemporaryDirectory() as place:
        store, _ = create_store(Path(place) / "store", "winter lantern ferry moss", "Ruth", Cost(8 * 1024, 1))
        with store:
            yield store, fill(store)


def fill(store: Store) -> str:
    """Add that person to any store; returns their id."""
    chance = random.Random(7)
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    for number in range(VOICES - 1):
        people.add_contributor(store, person, ContributorFacts(f"Voice {number}", "teacher"))
    voices = [voice.id for voice in people.circle(store, person)]
    visit = interviews.start(store, person, interviews.Plan(TODAY, visit="full")).made_id
    rows = [[_said(chance, thing, voice) for voice in voices] for thing in range(THINGS)]
    with store.session() as session:
        interview = session.get_one(records.Interview, visit)
        add_statements(store, session, interview, [one for row in rows for one in row])
        links = [pair(row[0].id, other.id) for row in rows for other in row[1:]]
        same = [
            {"person_id": person, "statement_id": one, "other_id": other, "same": True}
            for one, other in links
        ]
        begin(store, session, Place(person)).add_many(records.SameThing, same)
    return person


def _said(chance: random.Random, thing: int, voice: str) -> Addition:
    words = f"{chance.choice(WORDS)} ({thing})."
    return Addition(
        ASKED[thing * len(ASKED) // THINGS], Words(words, voice, works=chance.choice((None, 1, 3)))
    )


if __name__ == "__main__":
    main()
