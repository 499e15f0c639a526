"""Enter, until the card is on disk and until it is painted: the first card of a question and the thousandth."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from random import Random
from statistics import median
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import event
from sqlmodel import Session

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.work import people
from tests.benchmarks import conversation
from tests.benchmarks.families import Ids
from tests.benchmarks.room import Room, Setting, opened
from tests.benchmarks.rows import Rows, as_moment
from tests.benchmarks.timing import FRAME, Budget, Figure, Took, figure_of, milliseconds

FIRST = ("F1", "G1", "H3", "I2", "J1", "B1", "C1", "D5", "E1", "G3", "H1", "I4")
"""Questions that have no card yet."""
MANY, TIMES = 1_000, 12
WHY_PAINT = "its commit is within it; the card is read back, and the way through brought up to date"


@dataclass
class Enters:
    """Milliseconds of each Enter: to the commit, to the paint, and of the same rows written bare."""

    committed: list[float] = field(default_factory=list)
    painted: list[Took] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)


def figures(setting: Setting) -> Iterator[Figure]:
    """Four figures, and how much the thousandth card takes longer than the first."""
    with opened(setting) as room:
        first, thousandth = _first_cards(room), _later_cards(room)
    for name, found in (("card 1", first), (f"card {MANY:,}", thousandth)):
        committed, bare = median(found.committed), median(found.bare)
        yield Figure(f"Enter to commit, {name}", committed, bare, "raw SQLCipher", Budget(ratio=3))
        frame = Budget(most=FRAME)
        yield figure_of(f"Enter to painted, {name}", found.painted, FRAME, "one frame", frame, WHY_PAINT)
    limit = median(one.clock for one in first.painted)
    what = f"card {MANY:,} against card 1"
    yield figure_of(what, thousandth.painted, limit, "card 1", Budget(ratio=1.2), WHY_PAINT)


def _first_cards(room: Room) -> Enters:
    enters, visit = Enters(), conversation.begun(room.store)
    for question in FIRST:
        _enter(room, conversation.at(room, visit, question), visit, enters)
    return enters


def _later_cards(room: Room) -> Enters:
    enters, visit = Enters(), conversation.begun(room.store, MANY - 1)
    guide = conversation.at(room, visit)
    for _ in range(TIMES):
        _enter(room, guide, visit, enters)
    return enters


def _enter(room: Room, guide: Guide, visit: str, enters: Enters) -> None:
    guide.asking.composer.setPlainText(conversation.WORDS)
    room.painted(guide.asking.composer.viewport().update)
    on_disk: list[float] = []

    def committed(_session: Session) -> None:
        on_disk.append(perf_counter())

    event.listen(Session, "after_commit", committed)
    began = perf_counter()
    enters.painted.append(
        room.painted(lambda: QTest.keyClick(guide.asking.composer, Qt.Key.Key_Return), guide.asking)
    )
    event.remove(Session, "after_commit", committed)
    enters.committed.append((on_disk[0] - began) * 1000)
    enters.bare.append(_bare(room.store, visit))


def _bare(store: Store, visit: str) -> float:
    """The rows of one card through a connection of its own, and nothing else."""

    with store.read() as session:
        person_id = session.get_one(records.Interview, visit).person_id
    voice, at = people.circle(store, person_id)[0].id, records.now()
    ids = Ids(Random(at.microsecond))
    with store.beside() as beside, closing(beside.engine.raw_connection()) as raw:
        cursor = raw.cursor()
        rows = Rows(cursor.executemany, store.practitioner)
        statement, wording = ids.at(at), ids.at(at)
        moment = {"at": as_moment(at)}
        about = {"person_id": person_id, "interview_id": visit}
        rows.add(records.Statement, id=statement, created_at=moment["at"], **about)
        words = {"statement_id": statement, "contributor_id": voice, "words": conversation.WORDS}
        rows.add(records.Wording, id=wording, **words, **moment)
        stands = {"statement_id": statement, "wording_id": wording, "question_id": "B6", "place": 1.0}
        rows.add(records.Standing, **stands, **moment)
        rows.add(records.Deed, label="Added", statement_id=statement, **about, **moment)

        def write() -> None:
            cursor.execute("BEGIN IMMEDIATE")
            rows.write_all()
            cursor.execute("COMMIT")

        return milliseconds(write)
