"""The interview guide with a thousand cards at one question: typing, keeping, and turning to the next question."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from sqlcipher3 import dbapi2

from coprod_desktop.store import records
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.ui import theme
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.work import interviewing
from coprod_desktop.work.interviewing import Words
from tests.benchmarks.timing import Budget, Figure
from tests.many_cards import AT, TODAY, Talk, talk

CARDS, KEYS, ROUNDS = 1000, 300, 20
FRAME = 16.0
SAID = "She pulls at her left sleeve when the bell goes."
COMMITTED = (records.Statement, records.Wording, records.Standing, records.Deed)
"""What one card writes."""


@dataclass
class Screen:
    """The guide at the question, with its window and its store."""

    app: QApplication
    inside: Inside
    store: Store
    talk: Talk

    @property
    def guide(self) -> Guide:
        assert isinstance(self.inside.shown, Guide)
        return self.inside.shown

    def paint(self) -> None:
        """Lay out and paint what has changed, and nothing that waits for a timer."""
        for kind in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateRequest):
            QCoreApplication.sendPostedEvents(None, kind)

    def settle(self) -> None:
        QTest.qWait(250)


def figures() -> list[Figure]:
    """All that the guide is measured by, from one run."""
    with opened(0) as few, opened(CARDS) as many:
        return [*typing(many), *keeping(few, many), *following(few, many)]


def typing(screen: Screen) -> list[Figure]:
    """A key press until its character is painted, beside an edit of Qt's own that is alone in its window."""
    bare = QPlainTextEdit()
    bare.resize(screen.guide.asking.composer.size())
    bare.setFont(theme.font("composer"))
    bare.show()
    screen.settle()  # shown, or nothing of it would be painted
    ours, limit = list[float](), list[float]()
    for number in range(KEYS):
        if number % 60 == 0:
            screen.guide.asking.composer.clear()
            bare.clear()
        ours.append(_timed(lambda: _key(screen, screen.guide.asking.composer)))
        limit.append(_timed(lambda: _key(screen, bare)))
    bare.close()
    screen.guide.asking.composer.clear()
    against = "a bare QPlainTextEdit"
    what = f"key to painted character, {CARDS:,} cards"
    return [
        Figure(f"{what}, median", median(ours), median(limit), against, Budget(1.5, FRAME)),
        Figure(f"{what}, p99", _p99(ours), FRAME, "one frame", Budget(1.0, FRAME)),
    ]


def keeping(few: Screen, many: Screen) -> list[Figure]:
    """Enter until the card is on disk, and from there until it is painted; beside the same rows in raw SQL."""
    one, thousandth = Kept(few), Kept(many)
    for number in range(ROUNDS):
        one.again(number)
        thousandth.again(number)
    named, frame, no_end = (
        (("card 1", one), (f"card {CARDS:,}", thousandth)),
        Budget(1.0, FRAME),
        float("inf"),
    )
    found = [
        Figure(
            f"Enter to commit on disk, {name}",
            median(kept.commit),
            median(kept.raw),
            "the same rows in raw SQLCipher",
            Budget(3.0, no_end),
        )
        for name, kept in named
    ]
    found += [
        Figure(f"commit to painted card, {name}", median(kept.shown), FRAME, "one frame", frame)
        for name, kept in named
    ]
    both = [median(kept.work) + median(kept.shown) for _, kept in named]
    what = f"Enter to painted card, without the disk, card {CARDS:,}"
    return [*found, Figure(what, both[1], both[0], "card 1", Budget(1.2, no_end))]


def following(few: Screen, many: Screen) -> list[Figure]:
    """Ctrl+Enter until the next question is painted: through a whole visit, and onto the full question."""
    few.guide.show_question(few.guide.way.route[0])
    taken = []
    for _ in few.guide.way.route[1:-1]:
        few.settle()
        taken.append(_timed(lambda: _next(few)))
    full = many.guide.question
    before = many.guide.way.before(full)
    assert before is not None
    onto = []
    for _ in range(5):
        many.guide.show_question(before)
        many.settle()
        onto.append(_timed(lambda: _next(many)))
    frame = Budget(1.0, FRAME)
    return [
        Figure("next question, painted, median", median(taken), FRAME, "one frame", frame),
        Figure("next question, painted, p99", _p99(taken), FRAME, "one frame", frame),
        Figure(f"next question, with {CARDS:,} cards", median(onto), FRAME, "one frame", frame),
    ]


class Kept:
    """Milliseconds of one card after the other: commit and raw commit as the disk has them, the rest without it."""

    def __init__(self, screen: Screen) -> None:
        self._screen, self._insert = screen, Raw(screen.store)
        self.commit, self.raw = list[float](), list[float]()
        self.work, self.shown = list[float](), list[float]()

    def again(self, number: int) -> None:
        """One card by the work alone, one by the driver alone, one by the keyboard."""
        begun = process_time()
        self.commit.append(_timed(partial(_say, self._screen, number), perf_counter))
        self.work.append((process_time() - begun) * 1000)
        self.raw.append(_timed(self._insert.again, perf_counter))
        self.shown.append(_show_a_card(self._screen, number))


class Raw:
    """What one card writes, again and again, by the driver alone."""

    def __init__(self, store: Store) -> None:
        raw = store.engine.raw_connection().dbapi_connection
        assert isinstance(raw, dbapi2.Connection)
        self._raw, self._number = raw, 0
        self._rows = [(table.__tablename__, self._columns(table)) for table in COMMITTED]
        self._last = (
            [
                raw.execute(f"SELECT {names} FROM {table} ORDER BY rowid DESC LIMIT 1").fetchone()
                for table, names in self._rows
            ]
            if raw.execute("SELECT 1 FROM deed LIMIT 1").fetchone()
            else []
        )

    def _columns(self, table: type) -> str:
        columns = records.SQLModel.metadata.tables[table.__tablename__].columns  # type: ignore[attr-defined]
        return ", ".join(f'"{one.name}"' for one in columns)

    def again(self) -> None:
        """The same values under ids of their own, in one commit."""
        self._number += 1
        self._raw.execute("BEGIN IMMEDIATE")
        for (table, names), row in zip(self._rows, self._last, strict=True):
            key = f"raw-{self._number}" if isinstance(row[0], str) else None
            marks = ", ".join("?" * len(row))
            self._raw.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", (key, *row[1:]))
        self._raw.execute("COMMIT")


def _key(screen: Screen, edit: QPlainTextEdit) -> None:
    QTest.keyClick(edit, Qt.Key.Key_A)
    screen.paint()


def _say(screen: Screen, number: int) -> None:
    interviewing.say(screen.store, screen.talk.visit, AT, Words(f"{SAID} {number}", screen.talk.voices[0]))


def _show_a_card(screen: Screen, number: int) -> float:
    """Enter until painted, without the time that the commit within it takes."""
    within: list[float] = []
    usual = interviewing.say

    def say(*args: object, **kwargs: object) -> object:
        begun = process_time()
        try:
            return usual(*args, **kwargs)  # type: ignore[arg-type]
        finally:
            within.append((process_time() - begun) * 1000)

    screen.guide.asking.composer.setPlainText(f"{SAID} {number}, again")
    screen.paint()
    interviewing.say = say  # type: ignore[assignment]
    try:
        whole = _timed(lambda: _enter(screen))
    finally:
        interviewing.say = usual
    screen.app.processEvents()
    return whole - sum(within)


def _enter(screen: Screen) -> None:
    QTest.keyClick(screen.guide.asking.composer, Qt.Key.Key_Return)
    screen.paint()


def _next(screen: Screen) -> None:
    screen.guide.next()
    screen.paint()


def _timed(act: Callable[[], object], clock: Callable[[], float] = process_time) -> float:
    """In milliseconds, by our own share of the processor unless a disk takes part: others may use the computer too."""
    begun = clock()
    act()
    return (clock() - begun) * 1000


def _p99(taken: list[float]) -> float:
    return sorted(taken)[min(len(taken) - 1, round(len(taken) * 0.99))]


@contextmanager
def opened(cards: int) -> Iterator[Screen]:
    """A store with so many cards at one question, and the guide open there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    with TemporaryDirectory() as place:
        store, _ = create_store(Path(place) / "store", "winter lantern ferry moss", "Ruth", Cost(8 * 1024, 1))
        with store:
            made = talk(store, cards)
            inside = Inside(store, lambda: TODAY)
            inside.resize(1366, 768)
            inside.show()
            inside.desk.go("guide", interview_id=made.visit, question_id=AT)
            screen = Screen(app, inside, store, made)
            screen.guide.asking.voices.choose(made.voices[0])
            screen.guide.asking.composer.setFocus()
            _say(screen, 0)
            screen.guide.asking.refresh()
            screen.settle()
            yield screen
            _close(inside)


def _close(window: QWidget) -> None:
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    """Print the figures, one line each."""
    for one in figures():
        print(f"{one.what:<48} {one.ours:8.2f} ms  {one.limit:8.2f} ms ({one.against})  {one.ratio:.2f} ×")


if __name__ == "__main__":
    main()
