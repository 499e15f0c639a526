"""The list of people and of reviews: found, opened and added by mouse and by keyboard."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.screens.people import People
from coprod_desktop.ui.screens.people_table import STATE_TAGS, lines_of
from coprod_desktop.ui.screens.person_words import ago, day_words
from coprod_desktop.ui.screens.reviews import Reviews
from coprod_desktop.ui.widgets.person_mark import initials
from coprod_desktop.ui.widgets.table_cells import Line
from coprod_desktop.work import carrying_on, interviewing, interviews, listing, people, reading_back, said
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.listing import ORDERS
from coprod_desktop.work.people import PersonFacts

if TYPE_CHECKING:
    from tests.ui.people_side.conftest import Room

TODAY = date(2026, 11, 22)


def add(store: Store, name: str, **facts: object) -> str:
    return people.add_person(store, PersonFacts(name, **facts)).made_id  # type: ignore[arg-type]


def test_an_empty_store_offers_both_ways_in(room: "Room") -> None:
    room.open("people")
    assert "Nobody here yet" in room.words()
    room.click("Bring in…")
    assert room.went[-1].screen == "bring_in"
    room.click("Add a person")
    room.type("Name", "Zoë O’Neill")
    room.press(Qt.Key.Key_Return)
    assert [row.facts.name for row in listing.people(room.store, TODAY)] == ["Zoë O’Neill"]
    assert room.went[-1].screen == "person"
    assert room.went[-1].about["person_id"] == listing.people(room.store, TODAY)[0].id


def test_a_row_says_who_was_heard_when_and_what_is_next(room: "Room", amira: str) -> None:
    row = listing.people(room.store, TODAY)[0]
    name, heard, talked, review, now = lines_of([row], TODAY)[0].cells
    assert (name.text, name.second, name.initials) == ("Amira Khan", "9 · Oakfield Primary", "AK")
    assert heard.voices == (("M", 0), ("N", 1))
    assert heard.text == "2"
    assert talked.text == "Today"
    assert review.text == "No date yet"
    assert now.tag is STATE_TAGS["in_progress"]


def test_words_that_were_deleted_are_no_voice_heard(room: "Room", amira: str) -> None:
    visit = carrying_on.carry_on(room.store)
    assert visit is not None
    for one in interviewing_cards(room.store, amira):
        interviewing.remove(room.store, one)
    assert listing.people(room.store, TODAY)[0].heard == ()
    interviews.remove(room.store, visit.interview_id)
    assert listing.people(room.store, TODAY)[0].heard == ()


def interviewing_cards(store: Store, person_id: str) -> list[str]:
    return [one.id for one in said.about_person(store, person_id)]


def test_an_overdue_review_is_marked_in_words(room: "Room", amira: str) -> None:
    visit = carrying_on.carry_on(room.store)
    assert visit is not None
    reading_back.review_by(room.store, visit.interview_id, TODAY - timedelta(days=7))
    tag = lines_of(listing.people(room.store, TODAY), TODAY)[0].cells[3].tag
    assert tag is not None
    assert tag.text == "15 Nov 2026 – overdue"


def test_search_narrows_the_list_and_enter_opens(room: "Room", amira: str) -> None:
    joel = add(room.store, "Joel Barnes", setting="Hillside Academy")
    screen = room.open("people", search=True)
    assert isinstance(screen, People)
    assert screen.search.hasFocus()
    room.qtbot.keyClicks(screen.search, "hillside")
    assert [line.id for line in shown(screen)] == [joel]
    assert not screen.banner.isVisible()
    room.press(Qt.Key.Key_Return)
    assert room.went[-1].about == {"person_id": joel}


def test_search_finds_what_they_like_to_be_called_and_keeps_the_current_row(room: "Room", amira: str) -> None:
    add(room.store, "Aaron Ames")
    screen = room.open("people")
    assert isinstance(screen, People)
    screen.table.setFocus()
    room.press(Qt.Key.Key_Down)
    assert screen.table.current() == amira
    screen.search.setFocus()
    room.qtbot.keyClicks(screen.search, "mira")
    room.press(Qt.Key.Key_Backspace)
    for _ in range(3):
        room.press(Qt.Key.Key_Backspace)
    assert screen.table.current() == amira
    room.qtbot.keyClicks(screen.search, "nobody like this")
    assert "No name or setting here has “nobody like this” in it." in room.words()
    room.click("Show everyone")
    assert len(shown(screen)) == 2


def test_carry_on_goes_to_the_very_question(room: "Room", amira: str) -> None:
    room.open("people")
    assert "Carry on where you left off" in room.words()
    assert "Amira Khan" in room.words()
    room.press(Qt.Key.Key_Return)
    left = carrying_on.carry_on(room.store)
    assert left is not None
    assert room.went[-1].screen == "guide"
    assert room.went[-1].about == {"interview_id": left.interview_id}


def test_the_people_can_be_sorted_once_they_are_many(room: "Room", amira: str) -> None:
    for number in range(6):
        add(room.store, f"Ann {number}")
    screen = room.open("people")
    assert isinstance(screen, People)
    assert "7 people" in room.words()
    screen.order.box.setFocus()
    room.press(Qt.Key.Key_Down)
    assert screen.order.value() == "talked"
    room.qtbot.waitUntil(lambda: shown(screen)[0].id == amira)
    room.qtbot.keyClicks(screen.search, "ann")
    room.qtbot.waitUntil(lambda: len(shown(screen)) == 6)


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_can_sort_every_state(room: "Room", amira: str, order: str) -> None:
    add(room.store, "Nobody asked yet")
    assert len(listing.found(room.store, order=order)) == 2


def test_every_state_has_a_tag() -> None:
    assert set(STATE_TAGS) == set(interviews.STATES)


def test_reviews_due_come_longest_waiting_first(room: "Room") -> None:
    days = {"Far": 31, "Soon": 30, "Now": 0, "Over": -1, "Long over": -90}
    for name, days_left in days.items():
        visit = interviews.start(room.store, add(room.store, name), Plan(TODAY)).made_id
        reading_back.review_by(room.store, visit, TODAY + timedelta(days=days_left))
    screen = room.open("reviews")
    assert isinstance(screen, Reviews)
    lines = shown(screen)
    assert [line.cells[0].text for line in lines] == ["Long over", "Over", "Now", "Soon"]
    assert lines[3].cells[3].second == "in 30 days"
    room.press(Qt.Key.Key_Return)
    assert room.went[-1].screen == "person"


def test_no_reviews_say_so(room: "Room") -> None:
    room.open("reviews")
    assert "Nothing to look at again yet" in room.words()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "just now"), (60, "1 minute ago"), (20 * 60, "20 minutes ago"), (3 * 3600, "3 hours ago")],
)
def test_how_long_ago(seconds: int, words: str) -> None:
    now = datetime(2026, 11, 22, 15, tzinfo=UTC)
    assert ago(now - timedelta(seconds=seconds), now) == words


def test_days_in_words() -> None:
    days = (TODAY, TODAY - timedelta(days=1), date(2026, 11, 3))
    assert [day_words(day, TODAY) for day in days] == ["Today", "Yesterday", "3 Nov 2026"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amira Khan", "AK"),
        ("Łukasz", "Ł"),
        ("אמירה כהן", "אכ"),
        ("é́lan vital", "É́V"),
        ("", "?"),
        ("李 小龙", "李小"),
    ],
)
def test_initials_of_names_in_any_script(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("screen", ["people", "reviews"])
def test_nobody_is_shut_out(room: "Room", amira: str, themed: QApplication, screen: str, size: int) -> None:
    theme.apply(themed, size)
    room.open(screen, 968, 720)
    assert access.faults(room.window) == []


def shown(screen: People | Reviews) -> list[Line]:
    return [screen.table.line(row) for row in range(screen.table.model().rowCount())]
