"""Erasing, keeping and everything held, by keys and clicks in the window itself."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.idle import TALKING
from coprod_desktop.ui.leaving.erase_sheet import DONE, LATER, MISSING, NOW, EraseSheet
from coprod_desktop.ui.leaving.everything_sheet import SAVED, EverythingSheet
from coprod_desktop.ui.leaving.keep_sheet import KeepRule, KeepSheet
from coprod_desktop.ui.leaving.overdue import HOUR, SOON, WhileOpen
from coprod_desktop.ui.screens.concerns import BACK_HERE, Concerns
from coprod_desktop.ui.screens.due import WhatIsDue
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.screens.people import People
from coprod_desktop.ui.screens.person import PersonPage
from coprod_desktop.ui.screens.person_interviews import InterviewsTab
from coprod_desktop.ui.screens.person_overview import OverviewTab
from coprod_desktop.ui.screens.person_papers import ALL_HOLDS
from coprod_desktop.ui.task import is_under_way
from coprod_desktop.ui.widgets.table import Table
from coprod_desktop.ui.window import Window
from coprod_desktop.work import (
    backing_up,
    concerns,
    erasing,
    handing_over,
    interviews,
    keeping,
    listing,
    overdue,
    reading_back,
    said,
    subject_access,
    taken_back,
)
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.erasing import Thing, Wish
from coprod_desktop.work.what_goes import what_goes
from tests.ui.laptop import everything_written
from tests.ui.real_window import window_inside
from tests.work.together_home import Home, a_home

S = TypeVar("S", bound=Sheet)
ASKED = Wish("family", "asked")
WORDS = "Covers her ears."


@pytest.fixture
def home(store: Store) -> Home:
    made = a_home(store)
    made.say(made.nadia, WORDS)
    return made


@pytest.fixture
def window(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    theme.apply(qapp)
    yield window_inside(home.store, qtbot)
    theme.apply(qapp)


def page(window: Window, home: Home, tab: str = "overview") -> PersonPage:
    assert window.inside is not None
    window.inside.desk.go("person", person_id=home.person, tab=tab)
    assert isinstance(window.inside.shown, PersonPage)
    return window.inside.shown


def open_sheet(window: Window, kind: type[S], qtbot: QtBot) -> S:
    (sheet,) = [each for each in window.findChildren(kind) if each.isVisible()]
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def told(window: Window) -> str:
    assert window.inside is not None
    return window.inside.messages.words()


def choose(sheet: EraseSheet, when: str) -> None:
    sheet.when.choose(when)
    sheet.wish.choose("family")
    sheet.reason.choose("asked")


def from_menu(shown: PersonPage, words: str) -> None:
    assert isinstance(shown.tab, OverviewTab)
    (action,) = [each for each in shown.tab.details.menu().actions() if each.text().startswith(words)]
    action.trigger()


def test_a_person_is_erased_for_good_only_once_the_word_is_typed(
    window: Window, home: Home, qtbot: QtBot
) -> None:
    before = backing_up.back_up(home.store).file
    from_menu(page(window, home), "Erase")
    sheet = open_sheet(window, EraseSheet, qtbot)
    assert WORDS not in everything_written(sheet)
    sheet.keep.click()
    assert sheet.error.text() == MISSING
    choose(sheet, NOW)
    sheet.keep.click()
    assert sheet.isVisible() and listing.people(home.store, date.today())
    assert sheet.confirm.isVisible() and sheet.confirm.error.text()
    QTest.keyClicks(sheet.confirm.line, "erase")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: told(window) == DONE)
    assert window.inside is not None and isinstance(window.inside.shown, People)
    assert listing.people(home.store, date.today()) == []
    (backup,) = backing_up.backups_in_reach(home.store)
    assert backup != before


def test_an_interview_is_erased_for_later_and_brought_back_from_the_list(
    window: Window, home: Home, qtbot: QtBot
) -> None:
    tab = page(window, home, "interviews").tab
    assert isinstance(tab, InterviewsTab)
    tab.panels[0].erase_button.click()
    sheet = open_sheet(window, EraseSheet, qtbot)
    choose(sheet, LATER)
    assert not sheet.confirm.isVisible()
    sheet.keep.click()
    assert "30 days" in told(window)
    assert interviews.visits_of(home.store, home.person) == []
    assert window.inside is not None
    window.inside.desk.go("due")
    due = window.inside.shown
    assert isinstance(due, WhatIsDue)
    due.buttons[-1].click()
    assert told(window) == "Brought back just as it was."
    assert [visit.id for visit in interviews.visits_of(home.store, home.person)] == home.visits


def press(screen: QWidget, words: str) -> None:
    QApplication.processEvents()
    next(each for each in buttons(screen) if each.accessibleName() == words).click()


def separate_part(window: Window, home: Home) -> Concerns:
    """Opened by its second confirmation."""
    assert window.inside is not None
    window.inside.desk.go("concerns", person_id=home.person)
    screen = window.inside.shown
    assert isinstance(screen, Concerns)
    screen.open.click()
    return screen


def test_a_record_of_the_separate_part_goes_for_later_comes_back_there_and_goes_for_good(
    window: Window, home: Home, qtbot: QtBot
) -> None:
    concerns.record(home.store, home.person, Worry("Quillonbracken"))
    inside, screen = window.inside, separate_part(window, home)
    assert inside is not None
    press(screen, "Write more")
    press(screen, "Erase…")
    sheet = open_sheet(window, EraseSheet, qtbot)
    assert "Quillon" not in everything_written(sheet)
    choose(sheet, LATER)
    sheet.keep.click()
    assert told(window) == BACK_HERE
    assert concerns.of_person(home.store, home.person) == [] and screen.words.value() == ""
    inside.desk.undo()
    assert concerns.of_person(home.store, home.person) == [], (
        "it is brought back where it was, and nowhere else"
    )
    inside.desk.go("due")
    assert "Nothing waits" in everything_written(inside)
    screen = separate_part(window, home)
    press(screen, "Bring it back")
    assert [one.worry.words for one in concerns.of_person(home.store, home.person)] == ["Quillonbracken"]
    press(screen, "Erase…")
    sheet = open_sheet(window, EraseSheet, qtbot)
    choose(sheet, NOW)
    sheet.confirm.set_value("erase")
    sheet.keep.click()
    qtbot.waitUntil(lambda: told(window) == DONE)
    assert "Nothing is kept here yet." in everything_written(screen)


def test_what_is_half_written_on_a_record_is_kept_once_when_it_locks(window: Window, home: Home) -> None:
    for _ in range(2):
        screen = separate_part(window, home)
        if not concerns.of_person(home.store, home.person):
            QTest.keyClicks(screen.more["when"].line, "On Mond")
        else:
            press(screen, "Write more")
        assert screen.keep()
    (kept,) = concerns.of_person(home.store, home.person)
    assert kept.worry.when == "On Mond" and kept.entries == 1, "nothing new: nothing written"


def test_while_something_has_to_be_kept_the_window_says_so_and_stays(
    window: Window, home: Home, qtbot: QtBot
) -> None:
    concerns.record(home.store, home.person, Worry("Quillonbracken"))
    screen = separate_part(window, home)
    hold = "This has to be kept"
    qtbot.waitUntil(lambda: hold in [each.accessibleName() for each in buttons(screen)])
    next(each for each in buttons(screen) if each.accessibleName() == hold).click()
    assert concerns.of_person(home.store, home.person)[0].held
    from_menu(page(window, home), "Erase")
    sheet = open_sheet(window, EraseSheet, qtbot)
    choose(sheet, NOW)
    sheet.confirm.set_value("erase")
    sheet.keep.click()
    qtbot.waitUntil(sheet.error.isVisible)
    assert "has to keep this record" in sheet.error.text() and "worr" not in sheet.error.text()
    assert sheet.keep.isEnabled()
    sheet.reject()


def buttons(widget: QWidget) -> list[QPushButton]:
    return [each for each in widget.findChildren(QPushButton) if each.isVisible()]


def test_everything_held_is_written_beside_the_window(
    window: Window, home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    from_menu(page(window, home), "Everything held")
    sheet = open_sheet(window, EverythingSheet, qtbot)
    sheet.set_folder(tmp_path)
    sheet.keep.click()
    qtbot.waitUntil(lambda: told(window) == SAVED, timeout=20_000)
    (plain,) = tmp_path.glob("Everything held*.json")
    assert WORDS in json.dumps(json.loads(plain.read_text(encoding="utf-8")))
    assert list(tmp_path.glob("Everything held*.pdf"))
    tab = page(window, home, "summaries").tab
    assert tab is not None
    (log,) = tab.findChildren(Table)
    assert [cell.said() for cell in log.line(0).cells] == [
        "Everything held",
        "Amira",
        "Today, by Ruth Abara",
        "saved as PDF and JSON",
        ALL_HOLDS,
    ]


def test_everything_held_is_not_asked_back_for_what_is_taken_back_since(window: Window, home: Home) -> None:
    """It holds what was taken back too, and the person may have it; what is erased is named there no more."""
    assert window.inside is not None
    (one,) = said.about_person(home.store, home.person)
    paper = subject_access.paper_of(home.store, home.person)
    assert paper.wordings == (one.wording_id,)
    handing_over.handed_over(home.store, home.person, paper)
    reading_back.word(home.store, one.id, "left_out")
    today = window.inside.desk.today()
    assert taken_back.taken_back(home.store, home.person, today) == {}
    assert taken_back.to_ask_back(home.store, one.id, one.voice.id, today) == ()
    assert any("paper" in line for line in what_goes(home.store, Thing("statement", one.id)).stays)
    erasing.erase_now(home.store, Thing("statement", one.id), ASKED)
    assert handing_over.papers(home.store, home.person)[0].paper.wordings == ()


def test_cancelled_it_writes_nothing(window: Window, home: Home, qtbot: QtBot, tmp_path: Path) -> None:
    from_menu(page(window, home), "Everything held")
    sheet = open_sheet(window, EverythingSheet, qtbot)
    sheet.set_folder(tmp_path)
    sheet.keep.click()
    sheet.leave.click()
    qtbot.waitUntil(sheet.keep.isEnabled, timeout=20_000)
    assert "Nothing was written" in sheet.error.text() and not list(tmp_path.glob("Everything*"))
    sheet.reject()


def test_the_separate_part_is_asked_for_twice(window: Window, home: Home, qtbot: QtBot) -> None:
    from_menu(page(window, home), "Everything held")
    sheet = open_sheet(window, EverythingSheet, qtbot)
    assert not sheet.confirm.isVisible() and not sheet.with_concerns()
    sheet.apart.choose("apart")
    assert sheet.confirm.isVisible() and not sheet.ready()
    QTest.keyClicks(sheet.confirm.line, "Amira Khan")
    assert sheet.ready()
    sheet.reject()


def test_whoever_is_due_is_kept_longer_from_the_list(window: Window, home: Home, qtbot: QtBot) -> None:
    assert window.inside is not None
    desk = window.inside.desk
    keeping.keep_until(home.store, home.person, desk.today() - timedelta(days=1))
    desk.go("reviews")
    (button,) = [each for each in buttons(window) if each.accessibleName() == "What is due to be erased"]
    button.click()
    due = window.inside.shown
    assert isinstance(due, WhatIsDue) and len(due.buttons) == 2
    due.buttons[0].click()
    sheet = open_sheet(window, KeepSheet, qtbot)
    later = desk.today() + timedelta(days=400)
    sheet.day.set_day(later)
    sheet.keep.click()
    assert keeping.kept(home.store, home.person).until == later
    assert due.buttons == []


def test_the_rule_of_the_store_is_chosen_in_the_settings(window: Window, home: Home) -> None:
    assert window.inside is not None
    window.inside.desk.go("settings")
    (rule,) = window.findChildren(KeepRule)
    rule.years.choose("6")
    assert keeping.keep_years(home.store) == 6
    rule.years.choose("")
    assert keeping.keep_years(home.store) is None


def test_what_comes_due_while_it_stays_open_goes_by_itself_once_nobody_talks(
    window: Window, home: Home, qtbot: QtBot
) -> None:
    inside = window.inside
    assert inside is not None
    qtbot.waitUntil(lambda: bool(inside.findChildren(WhileOpen)))
    (clock,) = inside.findChildren(WhileOpen)
    clock.timer.timeout.emit()
    assert told(window) == "" and clock.timer.interval() == HOUR
    (one,) = said.about_person(home.store, home.person)
    erasing.erase_later(home.store, Thing("statement", one.id), ASKED, date.today() - timedelta(days=30))
    visit, person = {"interview_id": home.visits[-1]}, {"person_id": home.person}
    talking = {"start": visit, "guide": visit, "read_back": visit, "together": person}
    assert talking.keys() == TALKING
    for screen, about in talking.items():
        inside.desk.go(screen, **about)
        clock.timer.timeout.emit()
        assert not is_under_way() and clock.timer.interval() == SOON, screen
    inside.desk.go("person", person_id=home.person)
    sheet = KeepSheet(inside, inside.desk, home.person)
    sheet.open()
    clock.timer.timeout.emit()
    assert not is_under_way(), "somebody is at a small window"
    sheet.reject()
    assert len(overdue.waiting(home.store)) == 1
    clock.timer.timeout.emit()
    qtbot.waitUntil(lambda: "Thirty days are over: 1 statement went for good." in told(window))
    assert overdue.waiting(home.store) == [] and clock.timer.interval() == HOUR


def test_what_is_overdue_goes_on_the_way_in_and_is_said(home: Home, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    (one,) = said.about_person(home.store, home.person)
    erasing.erase_later(home.store, Thing("statement", one.id), ASKED, date.today() - timedelta(days=31))
    window = window_inside(home.store, qtbot)
    qtbot.waitUntil(lambda: told(window) == "Thirty days are over: 1 statement went for good.")
    assert overdue.waiting(home.store) == []


@pytest.mark.parametrize("size", [100, 200])
def test_both_windows_fit_and_go_by_keyboard(
    window: Window, home: Home, qtbot: QtBot, qapp: QApplication, size: int
) -> None:
    theme.apply(qapp, size)
    assert window.inside is not None
    keeping.keep_until(home.store, home.person, date.today())
    (one,) = said.about_person(home.store, home.person)
    erasing.erase_later(home.store, Thing("statement", one.id), ASKED, date.today())
    window.inside.desk.go("due")
    QApplication.processEvents()
    due = window.inside.shown
    assert isinstance(due, WhatIsDue) and len(due.buttons) == 3
    assert access.faults(due) == []
    shown = page(window, home)
    for words, kind in (("Erase", EraseSheet), ("Everything held", EverythingSheet), ("How long", KeepSheet)):
        from_menu(shown, words)
        sheet = open_sheet(window, kind, qtbot)
        if isinstance(sheet, EraseSheet):
            sheet.when.choose(NOW)
        assert QRect(0, 0, 1366, 768).contains(QRect(sheet.pos() * 0, sheet.size()))
        assert access.faults(sheet) == []
        assert sheet.page.horizontalScrollBar().maximum() == 0
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        assert not sheet.isVisible()


def test_a_card_is_erased_from_its_own_menu_while_people_talk(
    window: Window, home: Home, qtbot: QtBot
) -> None:
    assert window.inside is not None
    (one,) = said.about_person(home.store, home.person)
    window.inside.desk.go("guide", interview_id=home.now, question_id=one.question_id)
    guide = window.inside.shown
    assert isinstance(guide, Guide)
    guide.asking.actions_.act("erase", one.id)
    sheet = open_sheet(window, EraseSheet, qtbot)
    choose(sheet, NOW)
    QTest.keyClicks(sheet.confirm.line, "erase")
    sheet.keep.click()
    qtbot.waitUntil(lambda: told(window) == DONE)
    assert list(guide.asking.statements) == []
    assert said.about_person(home.store, home.person) == []
