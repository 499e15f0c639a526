"""A person's page and its forms, with keys and clicks on a real store."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coprod_desktop.questions.vocabulary import RELATIONSHIPS, STAGES
from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.forms.contributor_form import CAPACITY, ContributorForm
from coprod_desktop.ui.forms.person_form import PersonForm
from coprod_desktop.ui.screens.person import TABS, PersonPage
from coprod_desktop.ui.screens.person_interviews import OPENS, InterviewsTab
from coprod_desktop.ui.screens.person_overview import OverviewTab
from coprod_desktop.ui.screens.person_words import missed
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.ui.together.known_view import KnownView
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.work import (
    carrying_on,
    interviewing,
    interviews,
    listing,
    overview,
    people,
    reading_back,
    said,
)
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.voices import Voice

if TYPE_CHECKING:
    from tests.ui.people_side.conftest import Room

TODAY = date(2026, 11, 22)


def page(room: "Room", person_id: str, tab: str = "overview", width: int = 1158) -> PersonPage:
    screen = room.open("person", width, person_id=person_id, tab=tab)
    assert isinstance(screen, PersonPage)
    return screen


def card_words(screen: PersonPage) -> list[str]:
    return [card.view.words for card in screen.findChildren(StatementCard) if card.isVisible()]


def visit_of(store: Store) -> str:
    left = carrying_on.carry_on(store)
    assert left is not None
    return left.interview_id


def test_the_overview_tells_what_is_known_by_whom(room: "Room", amira: str) -> None:
    screen = page(room, amira)
    words = room.words()
    assert "likes “Mira” · age 9 · Oakfield Primary" in words
    for tag in ("First signs 1", "What helps 1", "Makes worse 1"):
        assert tag in words
    assert card_words(screen) == [
        "My ears feel full.",
        "Changes without warning.",
        "Say her name once, then wait.",
    ]
    assert "works very well" in words
    assert "Not heard yet: everyday staff at school or work; anyone outside home, school or work." in words


def test_what_was_left_out_is_not_on_show(room: "Room", amira: str) -> None:
    first = said.about_person(room.store, amira)[0]
    reading_back.word(room.store, first.id, "left_out")
    screen = page(room, amira)
    assert first.words not in card_words(screen)
    assert "1 statement left out on reading back: not shown here." in room.words()


def test_how_the_visit_was_for_somebody_is_not_on_show(room: "Room", amira: str) -> None:
    visit = visit_of(room.store)
    own = people.circle(room.store, amira)[0]
    reading_back.how_it_was(room.store, visit, Words("It was too long.", own.id))
    screen = page(room, amira)
    assert "It was too long." not in card_words(screen)


def test_all_statements_on_request(room: "Room", amira: str) -> None:
    own, visit = people.circle(room.store, amira)[0], visit_of(room.store)
    for number in range(20):
        interviewing.say(room.store, visit, "C1", Words(f"Thing {number}.", own.id))
    screen = page(room, amira)
    assert len(card_words(screen)) == 6
    room.click("Open everything we know")
    opened = room.follow()
    assert isinstance(opened, Together) and isinstance(opened.view, KnownView)
    assert opened.view.counts() == "23 statements"


def test_page_keys_scroll_the_page(room: "Room", amira: str) -> None:
    screen = page(room, amira)
    room.screen.setFocus()
    screen.page.verticalScrollBar().setValue(0)
    room.press(Qt.Key.Key_PageDown)
    assert screen.page.verticalScrollBar().value() > 0


def test_next_leads_on(room: "Room", amira: str) -> None:
    visit = visit_of(room.store)
    page(room, amira)
    assert "after the interview" in room.words()
    room.click("Continue: Finish the interview")
    assert (room.went[-1].screen, room.went[-1].about) == ("guide", {"interview_id": visit})
    interviews.end(room.store, visit)
    reading_back.review_by(room.store, visit, date(2026, 11, 15))
    page(room, amira)
    room.click("Read back: Read it back together")
    assert (room.went[-1].screen, room.went[-1].about) == ("read_back", {"interview_id": visit})
    assert "15 Nov 2026 – overdue" in room.words()
    room.click("Make a summary")
    assert (room.went[-1].screen, room.went[-1].about) == (
        "summaries",
        {"person_id": amira, "document": "one-page"},
    )
    room.click("Start an interview")
    assert (room.went[-1].screen, room.went[-1].about) == ("start", {"person_id": amira})


def test_somebody_is_added_to_the_circle_by_keyboard(room: "Room", amira: str) -> None:
    page(room, amira)
    room.button("Add somebody to the circle").setFocus()
    room.press(Qt.Key.Key_Return)
    assert room.field("Name").control.hasFocus()
    room.type("Name", "Gran")
    room.press(Qt.Key.Key_Tab)
    for letter in "grandparent":
        room.write(letter)
    room.button("Add to the circle").setFocus()
    room.press(Qt.Key.Key_Return)
    gran = people.circle(room.store, amira)[-1]
    assert (gran.name, gran.relationship, gran.decider) == ("Gran", "grandparent", "own")
    assert room.told[-1].words == "Gran added."
    assert room.told[-1].undo
    room.button("Gran · grandparent: open")
    room.undo()
    assert "Gran" not in [voice.name for voice in people.circle(room.store, amira)]


def test_a_relationship_can_be_anything_but_the_person(room: "Room", amira: str) -> None:
    page(room, amira)
    room.click("Add somebody to the circle")
    room.type("Name", "Bea")
    room.type("Who they are to Mira", "self")
    room.click("Add to the circle")
    assert "Mira has a voice in this circle already." in room.words()
    room.type("Who they are to Mira", "next-door neighbour")
    room.click("Add to the circle")
    assert people.circle(room.store, amira)[-1].relationship == "next-door neighbour"


def test_somebody_leaves_the_circle_and_comes_back(room: "Room", amira: str) -> None:
    page(room, amira)
    room.click("Mr Reed · teacher: open")
    room.click("Take Mr Reed out of the circle")
    assert "Mr Reed" not in [voice.name for voice in people.circle(room.store, amira)]
    room.undo()
    room.button("Mr Reed · teacher: open")


def test_who_decides_is_asked_for_the_person_alone(room: "Room", amira: str) -> None:
    page(room, amira)
    room.click("Nadia · mother: open")
    assert "They decide about their own words" in room.words()
    room.press(Qt.Key.Key_Escape)
    room.click("Mira: open")
    assert "Mira is under 16." in room.words()
    box = room.field("Who decides about sharing Mira’s words?").control
    box.setFocus()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    room.type("Their name", "Nadia Khan")
    room.click("Keep the changes")
    own = people.circle(room.store, amira)[0]
    assert (own.decider, own.decider_name, own.relationship) == ("parental", "Nadia Khan", "self")
    room.click("Mira: open")
    assert room.field("Their name").isVisible()


def test_from_sixteen_on_capacity_is_presumed(room: "Room") -> None:
    facts = PersonFacts("Megan Ellis", born=date(2004, 1, 1))
    person = people.add_person(room.store, facts).made_id
    page(room, person)
    room.click("Megan: open")
    assert "We presume that Megan can decide" in room.words()
    assert set(CAPACITY) == {True, False, None}


def test_details_are_changed_and_taken_back(room: "Room", amira: str) -> None:
    screen = page(room, amira)
    room.click("Edit details")
    room.type("Likes to be called", "Amy")
    room.type("Pronouns", "they/them")
    room.type("Born", "4/5/17")
    room.type("Who to ask today", "Nadia, 01632 960 961")
    room.type("Too much", "in the red")
    room.click("Keep the changes")
    facts = people.person(room.store, amira)
    assert (facts.likes_to_be_called, facts.pronouns, facts.born) == ("Amy", "they/them", date(2017, 5, 4))
    assert facts.ask_today == "Nadia, 01632 960 961"
    assert facts.stage_words == {"upset": "in the red"}
    assert "likes “Amy”" in room.words()
    assert screen.form is None
    room.undo()
    assert "likes “Mira”" in room.words()
    assert people.person(room.store, amira).stage_words == {}


def test_what_is_wrong_stands_beside_the_field(room: "Room", amira: str) -> None:
    page(room, amira)
    room.click("Edit details")
    room.type("Name", " ")
    room.type("Born", "the 45th of May")
    room.click("Keep the changes")
    assert "Please give a name. Nothing else is needed." in room.words()
    assert "We can’t read this as a date." in room.words()
    assert room.field("Name").control.hasFocus()
    room.type("Name", "Amira Khan")
    room.type("Born", "3 May 2040")
    room.click("Keep the changes")
    assert "This day has not come yet. Please check the year." in room.words()
    assert people.person(room.store, amira).born == date(2017, 5, 3)


def test_closing_asks_only_when_something_was_typed(room: "Room", amira: str) -> None:
    screen = page(room, amira)
    room.click("Edit details")
    room.press(Qt.Key.Key_Escape)
    assert screen.form is None
    room.click("Edit details")
    room.type("Name", "Amira K")
    room.press(Qt.Key.Key_Escape)
    assert "Close without keeping?" in room.words()
    room.click("Keep writing")
    assert "Close without keeping?" not in room.words()
    assert room.field("Name").control.hasFocus()
    room.click("Close")
    room.click("Close without keeping")
    assert screen.form is None
    assert people.person(room.store, amira).name == "Amira Khan"


def test_going_elsewhere_keeps_what_was_typed(room: "Room", amira: str) -> None:
    screen = page(room, amira)
    room.click("Edit details")
    room.type("Name", "Amira Jane Khan")
    assert screen.keep()
    assert people.person(room.store, amira).name == "Amira Jane Khan"
    assert room.told[-1].undo
    room.click("Edit details")
    room.type("Name", "")
    assert not screen.keep()
    assert "Close without keeping?" in room.words()


@pytest.mark.parametrize("name", ["李小龙", "محمد", "Łucja Ó’Brien", "=1+1", "<b>Bo</b>", "Ann & Ben"])
def test_a_name_of_any_script_is_shown_as_it_is_written(room: "Room", name: str) -> None:
    people_screen = room.open("people")
    people_screen.add()  # type: ignore[attr-defined]
    room.type("Name", name)
    room.click("Add this person")
    room.follow()
    assert name in room.words().split("\n")
    assert listing.people(room.store, TODAY)[0].facts.name == name


def test_a_photo_is_made_small_shown_and_taken_away(room: "Room", amira: str, tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    Image.new("RGB", (900, 600), "red").save(file)
    screen = page(room, amira)
    room.click("Edit details")
    form = screen.form
    assert isinstance(form, PersonForm)
    with room.qtbot.waitSignal(form.photo.changed):
        form.photo.take(file)
    room.click("Keep the changes")
    photo = people.person(room.store, amira).photo
    assert photo is not None
    assert max(Image.open(BytesIO(photo)).size) == 512
    room.click("Edit details")
    room.click("Take the photo away")
    room.click("Keep the changes")
    assert people.person(room.store, amira).photo is None


def test_a_file_that_is_no_photo_says_so_beside_the_button(room: "Room", amira: str, tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_text("no picture")
    screen = page(room, amira)
    room.click("Edit details")
    form = screen.form
    assert isinstance(form, PersonForm)
    form.photo.take(file)
    room.qtbot.waitUntil(form.photo.error.isVisible)
    assert "can't be read as a photo" in form.photo.error.text()
    form.photo.take(tmp_path / "gone.png")
    room.qtbot.waitUntil(lambda: "can't be opened" in form.photo.error.text())


def test_interviews_are_listed_opened_and_taken_away(room: "Room", amira: str) -> None:
    screen = page(room, amira, tab="interviews")
    words = room.words()
    for part in (
        "First visit · at home · 3 statements",
        "Took part: Mira and Nadia (by phone)",
        "in progress",
    ):
        assert part in words
    room.click("Continue: Today")
    assert room.went[-1].screen == "guide"
    room.click("Remove the interview: Today")
    assert "No interview yet" in room.words()
    room.undo()
    assert isinstance(screen.tab, InterviewsTab)
    assert len(screen.tab.panels) == 1


def test_an_ended_interview_is_read_back(room: "Room", amira: str) -> None:
    interviews.end(room.store, visit_of(room.store))
    page(room, amira, tab="interviews")
    room.click("Read it back: Today")
    assert room.went[-1].screen == "read_back"
    for one in said.about_person(room.store, amira):
        reading_back.word(room.store, one.id, "agreed")
    page(room, amira, tab="interviews")
    assert "Agreed" in room.words()
    room.button("Read it back again: Today")


def test_tabs_by_keyboard(room: "Room", amira: str) -> None:
    screen = page(room, amira)
    screen.tabs.chips()[0].setFocus()
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Space)
    assert screen.tabs.one() == "interviews"
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Space)
    room.click("Open: First signs plan")
    assert room.went[-1].screen == "summaries"
    assert room.went[-1].about["document"] == "early-signs"
    room.press(Qt.Key.Key_Right)


def test_a_person_is_taken_off_the_list_and_comes_back(room: "Room", amira: str) -> None:
    screen = page(room, amira)
    assert isinstance(screen.tab, OverviewTab)
    screen.tab.details.menu().actions()[0].trigger()
    assert listing.people(room.store, TODAY) == []
    assert room.went[-1].screen == "people"
    room.follow()
    room.undo()
    assert listing.people(room.store, TODAY)[0].id == amira


def test_every_table_is_complete() -> None:
    assert set(OPENS) == set(interviews.STATES)


def voices(*relationships: str) -> list[Voice]:
    return [Voice(str(at), "X", relationship, at) for at, relationship in enumerate(relationships)]


@pytest.mark.parametrize(
    ("heard", "words"),
    [
        ((), "Nobody has been heard yet."),
        (("mother",), "Mira; everyday staff at school or work; anyone outside home, school or work"),
        (("self", "mother", "teacher"), "anyone outside home, school or work"),
        (("self", "mother", "teacher", "friend"), "People from every side have been heard."),
        (("mother", "godmother"), "Not heard yet: Mira."),
        (("self", "godmother"), "People from every side have been heard."),
    ],
)
def test_who_was_missed_is_claimed_only_where_it_is_known(heard: tuple[str, ...], words: str) -> None:
    circle = voices(*heard, "interpreter")
    assert words in missed("Mira", circle, frozenset(one.id for one in circle[:-1]))


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_every_relationship_belongs_to_a_side_or_to_none(relationship: str) -> None:
    circle = voices(relationship)
    assert missed("Mira", circle, frozenset({"0"})).startswith("Not heard yet: ")


def test_themes_take_a_statement_once(room: "Room", amira: str) -> None:
    seen = overview.overview(room.store, amira)
    assert sum(seen.counts().values()) == len([one for one in seen.known if one.theme])
    assert sorted(map(id, overview.newest_of_each(seen.known))) == sorted(map(id, seen.known))


def open_form(screen: PersonPage, form: str) -> None:
    if form == "person":
        screen.edit_person()
    elif form == "own voice":
        screen.edit_contributor(people.circle(screen.desk.store, screen.person_id())[0])
    elif form == "new voice":
        screen.edit_contributor(None)
    if form:
        assert isinstance(screen.form, PersonForm | ContributorForm)


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize(
    ("tab", "form"),
    [*((tab, "") for tab in TABS), *(("overview", f) for f in ("person", "own voice", "new voice"))],
)
def test_nobody_is_shut_out(
    room: "Room", amira: str, themed: QApplication, tab: str, form: str, size: int
) -> None:
    theme.apply(themed, size)
    screen = page(room, amira, tab=tab, width=968)
    open_form(screen, form)
    room.settle()
    assert access.faults(room.window) == []


def test_stage_words_are_offered_for_each_stage(room: "Room", amira: str) -> None:
    screen = page(room, amira)
    screen.edit_person()
    assert isinstance(screen.form, PersonForm)
    assert set(screen.form.stage_words) == {stage.id for stage in STAGES}
