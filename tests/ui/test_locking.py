"""Locking: what goes out of sight first, what is waited for, and what comes back if it can't be saved."""

import time
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.doors.waiting import FinishingDoor, LockedDoor, NotKeptDoor
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.text import Words
from tests.ui.real_window import window_inside

WITHIN_MS = 200
Mod, Key = Qt.KeyboardModifier, Qt.Key


class Slow(Screen):
    """A screen on a slow disk, which sees whether it could still be seen while it saves."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.box.addWidget(Words("She hums."))
        self.saves = True
        self.fault = False
        self.seen_while_saving: list[bool] = []

    def keep(self) -> bool:
        others = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        self.seen_while_saving.append(self.isVisible() or len(others) > 1)
        if self.fault:
            raise OSError("a fault that nobody expected")
        return self.saves


class Home:
    """The window inside a store, with one slow screen."""

    def __init__(self, store: Store, qtbot: QtBot) -> None:
        self.locked: list[object] = []
        self.window = window_inside(store, qtbot, self.locked.append)
        assert self.window.inside is not None
        self.inside: Inside = self.window.inside
        self.screen = Slow(self.inside.desk)
        self.inside.stack.addWidget(self.screen)
        self.inside.stack.setCurrentWidget(self.screen)
        self.inside.shown = self.screen

    def not_kept(self) -> NotKeptDoor:
        return self.window.findChildren(NotKeptDoor)[-1]

    def finishing(self) -> FinishingDoor:
        return self.window.findChildren(FinishingDoor)[-1]

    def seen(self) -> list[QWidget]:
        return [each for each in QApplication.topLevelWidgets() if each.isVisible() and _on_screen(each)]


def _on_screen(widget: QWidget) -> bool:
    return not widget.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)


@pytest.fixture
def home(store: Store, themed: QApplication, qtbot: QtBot) -> Iterator[Home]:
    made = Home(store, qtbot)
    yield made
    made.screen.saves = True
    made.window.lock()
    QTest.qWait(1)  # what it hid and closed goes before the next window wants the keyboard


@pytest.fixture
def gate() -> Iterator[Event]:
    """Work waits for it; whatever happens, no thread stays."""
    made = Event()
    yield made
    made.set()


def fail(error: Exception) -> None:
    raise error


def test_words_are_hidden_before_they_are_saved(home: Home, qtbot: QtBot) -> None:
    dialog = Sheet(home.window, "Note")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    home.window.lock()
    assert home.screen.seen_while_saving == [False]
    assert len(home.locked) == 1


def test_it_locks_from_an_open_menu_and_from_a_dialog(home: Home, qtbot: QtBot) -> None:
    home.screen.saves = False
    menu = QMenu(home.window)
    menu.addAction("Amira")
    menu.popup(QPoint(20, 20))
    QTest.keyClick(menu, Key.Key_L, Mod.ControlModifier)
    assert home.not_kept().isVisible() and not menu.isVisible()
    home.not_kept().back.click()
    dialog = Sheet(home.window, "Note")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Key.Key_L, Mod.ControlModifier)
    assert home.not_kept().isVisible() and home.seen() == [home.window]


def test_what_was_open_comes_back_with_the_words(home: Home, qtbot: QtBot) -> None:
    dialog = Sheet(home.window, "Note")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    home.screen.saves = False
    home.window.lock()
    assert home.seen() == [home.window] and not home.screen.isVisible()
    home.not_kept().back.click()
    assert home.screen.isVisible() and dialog.isVisible() and _on_screen(dialog)


def test_a_fault_while_saving_leaves_the_words_hidden_with_a_way_on(home: Home) -> None:
    home.screen.fault = True
    with pytest.raises(OSError, match="nobody expected"):
        home.window.lock()
    assert home.locked == [] and not home.screen.isVisible()
    home.screen.fault = False
    home.not_kept().again.click()
    assert len(home.locked) == 1


def test_work_under_way_ends_out_of_sight_and_then_it_locks(home: Home, gate: Event, qtbot: QtBot) -> None:
    noted, outcome = list[str](), Sheet(home.window, "Done")

    def done(words: str) -> None:
        noted.append(words)
        outcome.open()
        assert home.seen() == [home.window], "the outcome of work must not show whose it is"

    run_task(home.screen, lambda: "written" if gate.wait(5) else "", done, fail)
    home.window.lock()
    assert home.finishing().isVisible() and home.seen() == [home.window]
    home.window.lock()
    home.window.away.leave()
    qtbot.wait(150)
    assert home.locked == []
    gate.set()
    qtbot.waitUntil(lambda: len(home.locked) == 1)
    assert noted == ["written"]


def test_one_piece_of_work_after_the_other_is_waited_for(home: Home, gate: Event, qtbot: QtBot) -> None:
    second = list[str]()

    def go_on(_: object) -> None:
        run_task(home.screen, lambda: time.sleep(0.15), lambda _: second.append("made"), fail)

    run_task(home.screen, lambda: gate.wait(5), go_on, fail)
    home.window.lock()
    gate.set()
    qtbot.waitUntil(lambda: len(home.locked) == 1)
    assert second == ["made"]


def test_work_that_takes_too_long_can_be_stopped(home: Home, gate: Event) -> None:
    run_task(home.screen, lambda: gate.wait(5), lambda _: None, fail)
    home.window.lock()
    QTest.keyClick(QApplication.focusWidget() or home.window, Key.Key_Space)
    assert home.locked == [], "a blank that was on its way stops nothing"
    home.finishing().now.setFocus()
    QTest.keyClick(home.finishing().now, Key.Key_Space)
    assert len(home.locked) == 1


def test_while_it_waits_for_work_nothing_is_counted(home: Home, gate: Event) -> None:
    run_task(home.screen, lambda: gate.wait(5), lambda _: None, fail)
    home.window.lock()
    home.window.away.idle.tick()
    assert not home.window.away.warning.isVisible()
    home.finishing().now.click()


class Painted(QObject):
    """When a page without words was painted for the first time."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        page = watched if isinstance(watched, LockedDoor) else watched.parent()
        if event.type() == QEvent.Type.Paint and isinstance(page, LockedDoor) and not self.at:
            self.at = time.perf_counter()
        return False


def test_hidden_within_a_fifth_of_a_second_also_while_much_is_open(
    home: Home, themed: QApplication, qtbot: QtBot
) -> None:
    home.inside.desk.go("people")
    QGuiApplication.clipboard().setText("what somebody said")
    dialog = Sheet(home.window, "Note")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    painted = Painted()
    themed.installEventFilter(painted)
    begun = time.perf_counter()
    QTest.keyClick(dialog, Key.Key_L, Mod.ControlModifier)
    took = (painted.at - begun) * 1000
    print(f"\nhidden after {took:.0f} ms")
    assert 0 < took <= WITHIN_MS
    assert QGuiApplication.clipboard().text() == ""


def test_f9_hides_within_a_fifth_of_a_second(home: Home) -> None:
    begun = time.perf_counter()
    QTest.keyClick(home.window, Key.Key_F9)
    home.window.repaint()
    took = (time.perf_counter() - begun) * 1000
    print(f"\nF9: hidden after {took:.0f} ms")
    assert home.inside.cover.isVisible() and not home.screen.isVisible()
    assert took <= WITHIN_MS
