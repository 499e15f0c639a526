"""Ctrl+K: typed, moved over, opened and left by keys alone; and who looks on decides what it finds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import theme
from coprod_desktop.ui.cover import Cover
from coprod_desktop.ui.dialogs.take_back import TakeBack
from coprod_desktop.ui.inside import NOT_HERE, Inside
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.screens.person import PersonPage
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.ui.search.sheet import SearchSheet
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.work import interviewing, interviews, listing, people, reading_back, sharing
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.sharing import Decision, Scope
from tests.backup_home import copy_of
from tests.ui.conftest import Show

TODAY = date(2026, 11, 28)
FOR_FAMILY = Decision(("person", "family"))


@pytest.fixture
def families(full: Path, tmp_path: Path) -> Iterator[Store]:
    with copy_of(full, tmp_path / "families") as store:
        yield store


class Room:
    """The program with the made-up families, and the keyboard."""

    def __init__(self, store: Store, show: Show, qtbot: QtBot) -> None:
        self.store, self.qtbot = store, qtbot
        self.inside = Inside(store, lambda: TODAY)
        show(self.inside)
        self.amira = next(row.id for row in listing.people(store, TODAY) if row.facts.called == "Amira")
        self.circle = {voice.name: voice.id for voice in people.circle(store, self.amira)}
        self.inside.desk.go("people")
        qtbot.wait(1)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if QApplication.activeWindow() is None:
            self.come_back()
        focused = QApplication.focusWidget() or self.inside
        self.qtbot.keyClick(focused, key, held)

    def come_back(self) -> None:
        """What a desktop does by itself once a window over another is closed."""
        self.inside.window().activateWindow()
        self.qtbot.waitUntil(self.inside.window().isActiveWindow)

    def open(self) -> SearchSheet:
        self.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        sheet = self.sheet()
        assert sheet is not None
        self.qtbot.waitUntil(sheet.field.hasFocus)
        return sheet

    def sheet(self) -> SearchSheet | None:
        found = self.inside.window().findChildren(SearchSheet)
        return next((each for each in found if each.isVisible()), None)

    def type(self, words: str) -> SearchSheet:
        sheet = self.sheet() or self.open()
        self.qtbot.keyClicks(sheet.field, words)
        self.qtbot.waitUntil(lambda: not sheet.seeker.is_busy())
        return sheet

    def words(self, sheet: SearchSheet) -> list[str]:
        return [row.words for row in sheet.results.found.rows]

    def say(self, words: str, speaker: str, visit: str = "") -> str:
        there = visit or interviews.visits_of(self.store, self.amira)[-1].id
        voice = next(id_ for name, id_ in self.circle.items() if name.startswith(speaker))
        return interviewing.say(self.store, there, "F1", Words(words, voice, stage="early")).made_id


@pytest.fixture
def room(families: Store, show: Show, qtbot: QtBot) -> Room:
    return Room(families, show, qtbot)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_typed_moved_over_and_opened_at_the_statement_without_a_mouse(room: Room) -> None:
    first, second = room.say("Zebra one.", "Nadia"), room.say("Zebra two.", "Nadia")
    sheet = room.type("zeb")
    assert room.words(sheet) == ["Zebra one.", "Zebra two."]
    room.press(Qt.Key.Key_Down)
    assert sheet.field.hasFocus()
    room.press(Qt.Key.Key_Return)
    room.come_back()
    room.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), StatementCard))
    card = focus()
    assert isinstance(room.inside.shown, Guide)
    assert isinstance(card, StatementCard)
    assert card.view.id == second != first
    assert room.sheet() is None


def test_a_name_opens_the_page_of_the_person(room: Room) -> None:
    sheet = room.type("amira kh")
    assert room.words(sheet)[0] == "Amira Khan"
    room.press(Qt.Key.Key_Return)
    assert isinstance(room.inside.shown, PersonPage)
    assert room.inside.shown.person_id() == room.amira


def test_escape_empties_the_line_then_closes_and_gives_the_keyboard_back(room: Room) -> None:
    before = focus()
    sheet = room.type("zeb")
    room.press(Qt.Key.Key_Escape)
    assert (sheet.field.text(), sheet.isVisible()) == ("", True)
    room.press(Qt.Key.Key_Escape)
    assert room.sheet() is None
    room.come_back()
    room.qtbot.waitUntil(before.hasFocus)
    assert room.open().field.text() == "", "what was half typed is not kept"


def test_it_says_what_can_be_found_and_what_to_do_when_nothing_is(room: Room) -> None:
    sheet = room.open()
    assert sheet.empty.isVisible() and not sheet.results.isVisible()
    room.type("zzzzq")
    assert sheet.nothing.isVisible() and not sheet.empty.isVisible()
    sheet.nothing.button.click()
    assert (sheet.field.text(), sheet.field.hasFocus()) == ("", True)


def test_it_is_narrowed_from_the_keyboard(room: Room) -> None:
    room.say("Zebra early.", "Nadia")
    sheet = room.type("zebra")
    for _ in range(3):
        room.press(Qt.Key.Key_Tab)
    assert focus() is sheet.filters.lists.fields["stage"].box
    room.press(Qt.Key.Key_Down)  # settled
    room.qtbot.waitUntil(lambda: sheet.nothing.isVisible() and not sheet.seeker.is_busy())
    room.press(Qt.Key.Key_Down)  # first signs
    room.qtbot.waitUntil(lambda: room.words(sheet) == ["Zebra early."])
    room.press(Qt.Key.Key_Tab)
    room.press(Qt.Key.Key_Tab)
    room.qtbot.keyClicks(focus(), "1 Jan 2030")
    room.qtbot.waitUntil(lambda: room.words(sheet) == [])


def test_a_long_list_is_fetched_as_it_is_read(room: Room) -> None:
    visit = interviews.start(room.store, room.amira, Plan(TODAY)).made_id
    nadia = next(id_ for name, id_ in room.circle.items() if name.startswith("Nadia"))
    with room.store.session() as session:
        many = [interviewing.Addition("F1", Words(f"Zebra {at}", nadia)) for at in range(120)]
        interviewing.add_statements(room.store, session, interviews.needed(session, visit), many)
    sheet = room.type("zebra")
    found = sheet.results.found
    assert found.rowCount() < 120 and found.has_more
    assert sheet.count.text().startswith("More than")

    def at_the_end() -> bool:
        sheet.results.scrollToBottom()
        return not found.has_more

    room.qtbot.waitUntil(at_the_end)
    assert found.rowCount() == len(set(room.words(sheet))) == 120


def test_letters_that_come_while_it_searches_count_and_only_the_last_answer_shows(room: Room) -> None:
    room.say("Zebra.", "Nadia")
    sheet = room.open()
    for letter in "zebra":
        room.qtbot.keyClicks(sheet.field, letter)
        room.qtbot.wait(15)
    room.qtbot.waitUntil(lambda: not sheet.seeker.is_busy())
    assert room.words(sheet) == ["Zebra."]


def test_hiding_and_locking_reach_it(room: Room) -> None:
    sheet = room.type("zeb")
    room.press(Qt.Key.Key_F9)
    cover = sheet.findChild(Cover)
    assert cover is not None and cover.isVisible() and room.inside.cover.isVisible()
    room.press(Qt.Key.Key_F9)
    assert not cover.isVisible()


def test_during_a_visit_it_finds_this_family_alone_and_what_those_here_may_see(room: Room) -> None:
    visits = interviews.visits_of(room.store, room.amira)
    talking, earlier = visits[0].id, visits[-1].id
    shared, kept = room.say("Zebra shared.", "Nadia", earlier), room.say("Zebra kept.", "Nadia", earlier)
    for one in (shared, kept):
        reading_back.word(room.store, one, "agreed")
    sharing.share(room.store, Scope(statement_id=shared), FOR_FAMILY)
    room.inside.desk.go("guide", interview_id=talking)
    for voice in people.circle(room.store, room.amira):
        here = "here" if voice.is_person or voice.name.startswith("Tom") else "away"
        interviews.take_part(room.store, talking, voice.id, here)
    room.inside.desk.go("guide", interview_id=talking)
    today = room.say("Zebra today.", "Tom", talking)
    assert today
    sheet = room.type("zebra")
    assert set(room.words(sheet)) == {"Zebra shared.", "Zebra today."}
    assert sheet.filters.lists.fields["person"].isHidden()
    sheet.field.clear()
    room.type("isla")
    assert room.words(sheet) == []
    sheet.field.clear()
    room.type("zebra shared")
    assert room.words(sheet) == ["Zebra shared."]
    room.press(Qt.Key.Key_Return)
    screen = room.inside.shown
    assert isinstance(screen, Together), "the other interview itself would show more than they may see"
    assert screen.looking.sitting is not None


def test_before_we_know_who_looks_on_there_is_no_search(room: Room) -> None:
    visit = interviews.visits_of(room.store, room.amira)[-1].id
    room.inside.desk.go("read_back", interview_id=visit)
    room.qtbot.wait(1)
    room.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert room.sheet() is None
    assert NOT_HERE in room.inside.messages.words()


def test_with_the_family_it_asks_for_the_passphrase_instead(room: Room) -> None:
    present = tuple(room.circle.values())[:1]
    room.inside.desk.go("together", person_id=room.amira, present=present)
    room.inside.desk.family.hand_over(room.amira, Together.for_family)
    room.qtbot.wait(1)
    room.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert room.sheet() is None
    (dialog,) = room.inside.window().findChildren(TakeBack)
    assert dialog.isVisible()
    dialog.reject()
    room.inside.desk.family.end()


def test_at_twice_the_text_every_control_is_in_reach(room: Room) -> None:
    theme.apply(theme.app(), 200)
    room.inside.resize(1280, 720)
    sheet = room.type("the")
    assert sheet.results.viewport().height() >= theme.space("target")
    assert sheet.page.horizontalScrollBar().maximum() == 0
    assert all(field.accessibleName() for field in (sheet.field, sheet.results))
