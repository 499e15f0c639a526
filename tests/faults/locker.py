"""Unlocks a store in the real window, by keys, types words into a visit, and locks when it is told to."""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.app import end_now, make_app, start_again
from coprod_desktop.ui import idle, window_size
from coprod_desktop.ui.doors.unlock import UnlockDoor
from coprod_desktop.ui.doors.waiting import LockedDoor
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.window import Window
from coprod_desktop.work import interviews, people
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts


class Clock:
    """Seconds that can be moved on."""

    ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


class Stopwatch(QObject):
    """Tells how long it took from `begin` until the door without words was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = 0.0
        self.painted = 0.0

    def begin(self) -> None:
        self.begun, self.painted = time.perf_counter(), 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.begun and not self.painted and event.type() == QEvent.Type.Paint and is_on_door(watched):
            self.painted = time.perf_counter()
        return False


def is_on_door(watched: QObject) -> bool:
    parent = watched.parent()
    return isinstance(watched, LockedDoor) or isinstance(parent, LockedDoor)


def unlock(window: Window, passphrase: str) -> Inside:
    """Type the passphrase into the unlock screen."""
    (door,) = window.findChildren(UnlockDoor)
    QTest.keyClicks(door.field.line, passphrase)
    QTest.keyClick(door.field.line, Qt.Key.Key_Return)
    while window.inside is None:
        QApplication.processEvents()
        time.sleep(0.01)  # lets the thread that unlocks get on, which a wait of Qt's own would not
    return window.inside


def visit(inside: Inside, name: str, kept: str, half: str) -> None:
    """A person and a card on disk, then words that are only half typed; the kept ones are copied too."""
    desk = inside.desk
    person = desk.do(people.add_person, PersonFacts(name))
    assert person is not None
    voice = desk.do(people.add_contributor, person.made_id, ContributorFacts("Nadia", "mother"))
    interview = desk.do(interviews.start, person.made_id, Plan(date(2026, 11, 22)))
    assert voice is not None
    assert interview is not None
    desk.do(interviews.take_part, interview.made_id, voice.made_id, "here")
    desk.go("guide", interview_id=interview.made_id, question_id="F1")
    QTest.qWait(50)
    guide = inside.shown
    assert isinstance(guide, Guide)
    QTest.keyClicks(guide.asking.composer, f"She hums {kept} then.")
    QTest.keyClick(guide.asking.composer, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText(f"copied {kept}")
    QTest.keyClicks(guide.asking.composer, f"and also {half}")


def by_key(window: Window, _clock: Clock, stopwatch: Stopwatch) -> None:
    """Ctrl+L, wherever the focus is."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    where = QApplication.focusWidget() or window
    stopwatch.begin()
    QTest.keyClick(where, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def by_idling(window: Window, clock: Clock, stopwatch: Stopwatch) -> None:
    """Nobody stirs for as long as is allowed in a visit."""
    clock.ahead += idle.MINUTE * idle.WHILE_TALKING[1]
    stopwatch.begin()
    window.away.idle.tick()


def by_itself(_window: Window, _clock: Clock, _stopwatch: Stopwatch) -> None:
    """Something else makes it lock."""


WAYS: dict[str, Callable[[Window, Clock, Stopwatch], None]] = {
    "key": by_key,
    "idle": by_idling,
    "told": by_itself,
}


def tell(*parts: object) -> None:
    """One line, at once."""
    print(*parts, flush=True)


def main(folder: Path, way: str) -> None:
    """Passphrase, name, kept word and half-typed word come on standard input, then a line that says: lock."""
    passphrase, name, kept, half = (sys.stdin.readline().strip() for _ in range(4))
    app, clock, stopwatch = make_app(), Clock(), Stopwatch()
    app.installEventFilter(stopwatch)

    def relaunch(arguments: Sequence[str]) -> None:
        tell("hidden", round(1000 * (stopwatch.painted - stopwatch.begun), 1))
        start_again(arguments)

    window = Window(relaunch, end_now, clock)
    window.start(folder)
    window_size.show_whole(window)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    visit(unlock(window, passphrase), name, kept, half)
    tell("ready")
    sys.stdin.readline()
    WAYS[way](window, clock, stopwatch)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
