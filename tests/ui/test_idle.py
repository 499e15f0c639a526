"""Nobody there: how long each screen waits, the warning before, and what counts as somebody being there."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QMouseEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.store.keys import unlock_with_passphrase
from coprod_desktop.store.vault import Store, open_store
from coprod_desktop.ui import access, idle, theme
from coprod_desktop.ui.away import Away
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.dialogs.topic import Topic
from coprod_desktop.ui.idle_warning import IdleWarning
from coprod_desktop.ui.screens import SCREENS
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.window import Window
from coprod_desktop.work import drafts, interviews, people
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from tests.ui.real_window import window_inside

NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


class Clock:
    """Stands still unless it is moved on; a laptop that sleeps moves it on too."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Table:
    """The window inside a store, a clock to move, and how often it has locked."""

    window: Window
    clock: Clock
    locked: list[object]
    interview: str
    person: str

    @property
    def away(self) -> Away:
        return self.window.away

    @property
    def warning(self) -> IdleWarning:
        return self.away.warning

    def go(self, screen: str, **about: str) -> None:
        assert self.window.inside is not None
        self.window.inside.desk.go(screen, **about)
        QApplication.processEvents()

    def visit(self) -> Guide:
        self.go("guide", interview_id=self.interview, question_id="F1")
        assert self.window.inside is not None and isinstance(self.window.inside.shown, Guide)
        return self.window.inside.shown

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.away.idle.tick()


@pytest.fixture
def table(store: Store, themed: QApplication, qtbot: QtBot) -> Iterator[Table]:
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    voice = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
    interview = interviews.start(store, person, Plan(date(2026, 11, 22))).made_id
    interviews.take_part(store, interview, voice, "here")
    clock, locked = Clock(), list[object]()
    window = window_inside(store, qtbot, locked.append, clock=clock)
    yield Table(window, clock, locked, interview, person)


def test_every_screen_of_the_table_is_a_screen() -> None:
    assert not idle.TALKING - SCREENS.keys()


def test_each_screen_waits_as_long_as_its_work_needs(table: Table) -> None:
    visit, person = {"interview_id": table.interview}, {"person_id": table.person}
    about = {"guide": visit, "read_back": visit, "start": visit, "together": person, "person": person}
    minutes = {
        "people": 2,
        "person": 2,
        "settings": 2,
        "start": 15,
        "guide": 15,
        "read_back": 15,
        "together": 15,
    }
    for screen, long in minutes.items():
        table.go(screen, **about.get(screen, {}))
        table.away.idle.stir()
        table.wait(long * 60 - 31)
        assert not table.warning.isVisible(), screen
        table.wait(1)
        assert table.warning.isVisible(), screen
        table.wait(29)
    assert table.locked == []
    table.wait(1)
    assert len(table.locked) == 1


def test_the_warning_counts_down_and_any_key_takes_it_away(table: Table) -> None:
    composer = table.visit().asking.composer
    table.away.idle.stir()
    table.wait(15 * 60 - 31)
    assert not table.warning.isVisible()
    table.wait(1)
    assert table.warning.isVisible() and "It locks in 30 seconds" in table.warning.words.text()
    table.wait(29)
    assert "It locks in 1 second." in table.warning.words.text()
    QTest.keyClicks(composer, "x")
    assert not table.warning.isVisible()
    assert composer.toPlainText() == "x", "the key still does what it does"
    table.wait(15 * 60 - 31)
    assert not table.warning.isVisible() and table.locked == []


def test_the_warning_is_whole_at_every_text_size_and_lies_in_front(
    table: Table, themed: QApplication
) -> None:
    table.visit()
    for size in (theme.SMALLEST, theme.LARGEST):
        theme.apply(themed, size)
        table.away.idle.stir()
        table.wait(15 * 60 - 20)
        assert access.faults(table.warning) == []
        at = table.warning.geometry().center()
        over = table.window.childAt(at)
        assert table.window.rect().contains(table.warning.geometry())
        assert over is not None and not table.warning.hasFocus()
        above = [each for each in table.window.children() if isinstance(each, QWidget)][-1]
        assert above is table.warning


def test_over_a_dialog_the_warning_lies_on_the_dialog_and_outlives_it(table: Table, qtbot: QtBot) -> None:
    table.visit()
    dialog = Sheet(table.window, "Note")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    table.away.idle.stir()
    table.wait(15 * 60 - 20)
    assert table.warning.parentWidget() is dialog and table.warning.isVisible()
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    table.wait(1)
    assert table.warning.parentWidget() is table.window and table.warning.isVisible()


def test_a_screen_reader_says_it_at_once_and_once_more_but_not_each_second(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    table.away.idle.stir()
    table.wait(90)
    for _ in range(29):
        table.wait(1)
    assert [words for words in said if "locks in" in words] == [
        f"Still here? It locks in {left} seconds. Any key or a touch keeps it open." for left in (30, 10)
    ]
    assert table.warning.accessibleName() == table.warning.words.text()


def move(to: QWidget, x: int) -> None:
    place = QPointF(x, 5)
    device = QPointingDevice.primaryPointingDevice()
    event = QMouseEvent(QEvent.Type.MouseMove, place, place, NO_BUTTON, NO_BUTTON, NO_KEY, device)
    QApplication.sendEvent(to, event)


def turn_wheel(to: QWidget) -> None:
    here, turned = QPointF(5, 5), QPoint(0, 120)
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(to, QWheelEvent(here, here, turned, turned, NO_BUTTON, NO_KEY, phase, False))


def touch(to: QWidget) -> None:
    screen = QTest.createTouchDevice()
    QTest.touchEvent(to, screen).press(0, QPoint(5, 5), to).commit()
    QTest.touchEvent(to, screen).release(0, QPoint(5, 5), to).commit()


STIRS: dict[str, Callable[[QWidget], object]] = {
    "key": lambda to: QTest.keyClick(to, Qt.Key.Key_Shift),
    "shortcut": lambda to: QTest.keyClick(to, Qt.Key.Key_F8),
    "movement": lambda to: move(to, 7),
    "click": lambda to: QTest.mouseClick(to, Qt.MouseButton.LeftButton, NO_KEY, QPoint(2, 2)),
    "wheel": turn_wheel,
    "touch": touch,
    "keyboard on the screen": lambda to: QApplication.sendEvent(to, QInputMethodEvent()),
}


def test_whatever_somebody_does_counts(table: Table) -> None:
    for what, stir in STIRS.items():
        table.wait(100)
        assert table.warning.isVisible(), what
        stir(table.window)
        assert not table.warning.isVisible(), what
    table.wait(89)
    assert not table.warning.isVisible() and table.locked == []


def test_a_pointer_that_lies_still_is_nobody(table: Table) -> None:
    move(table.window, 7)
    table.wait(100)
    move(table.window, 7)
    assert table.warning.isVisible()


def test_a_laptop_that_slept_locks_before_the_key_that_woke_it_does_anything(
    table: Table, qtbot: QtBot
) -> None:
    composer = table.visit().asking.composer
    QTest.keyClicks(composer, "a")
    table.clock.now += 8 * 3600
    QTest.keyClicks(composer, "b")
    assert composer.toPlainText() == "a"
    qtbot.waitUntil(lambda: len(table.locked) == 1)


def test_the_clock_goes_on_while_the_laptop_sleeps() -> None:
    import time

    before = idle.passing()
    assert idle.passing() >= before
    if hasattr(time, "CLOCK_BOOTTIME"):
        assert abs(before - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1


def test_what_is_half_typed_in_a_small_window_is_on_disk_too(table: Table, passphrase: str) -> None:
    table.visit().windows.own_topic()
    (dialog,) = table.window.findChildren(Topic)
    QTest.keyClicks(dialog.about.line, "swimming on Thur")
    assert table.window.store is not None
    folder = table.window.store.folder
    table.wait(15 * 60)
    assert len(table.locked) == 1
    with open_store(folder, unlock_with_passphrase(folder, passphrase)) as store:
        assert drafts.draft(store, table.interview, "topic").words == "swimming on Thur"


def test_hidden_by_f9_it_still_locks(table: Table) -> None:
    table.visit()
    QTest.keyClick(table.window, Qt.Key.Key_F9)
    table.wait(15 * 60 - 10)
    assert table.warning.isVisible()
    table.wait(10)
    assert len(table.locked) == 1


def test_at_the_door_nothing_is_counted(themed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    clock, locked = Clock(), list[object]()
    window = Window(locked.append, lambda: None, clock)
    qtbot.addWidget(window)
    window.start(tmp_path / "none")
    window.show()
    clock.now += 24 * 3600
    window.away.idle.tick()
    window.away.leave()
    assert not window.away.warning.isVisible() and locked == []


def test_the_minutes_can_be_chosen_within_limits(table: Table, own_settings: Path) -> None:
    kept = {"lock_after": 5, "lock_after_talking": 30}
    (own_settings / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
    table.go("reviews")
    table.away.idle.stir()
    table.wait(299)
    assert table.locked == []
    table.wait(1)
    assert len(table.locked) == 1
    assert idle.allowed("guide", 5, 30) == 30 * 60


@pytest.mark.parametrize("odd", [0, -1, 9999])
def test_odd_minutes_in_the_settings_do_not_switch_it_off(odd: int) -> None:
    assert idle.allowed("people", odd, odd) == 2 * 60
    assert idle.allowed("guide", odd, odd) == 15 * 60
