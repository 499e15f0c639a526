"""Plan and follow-up on a person's page, with keys and clicks on a real store."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.forms.ask_form import AskForm
from coprod_desktop.ui.forms.follow_up_form import CHOICES, FollowUpForm
from coprod_desktop.ui.screens.person import PersonPage
from coprod_desktop.ui.screens.person_plan import CAME, NOTHING, OUTCOME_TAGS, STEP_WORDS, WHAT, PlanTab
from coprod_desktop.work import carrying_on, following_up, interviewing, people
from coprod_desktop.work.following_up import DONE, NOT_DONE, OPEN, Followed, FollowUpFacts
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import PersonFacts

if TYPE_CHECKING:
    from tests.ui.people_side.conftest import Room

TODAY = date(2026, 11, 22)
LAST_WEEK = TODAY - timedelta(days=7)
GATE, BOOK = "Somebody she knows at the gate.", "The fox book on the trip."


def page(room: "Room", person_id: str, tab: str = "plan", width: int = 1158) -> PersonPage:
    screen = room.open("person", width, person_id=person_id, tab=tab)
    assert isinstance(screen, PersonPage)
    return screen


def ask(store: Store, person_id: str, words: str, **facts: object) -> str:
    """Nadia asks for something; returns the statement."""
    left = carrying_on.carry_on(store)
    assert left is not None
    nadia = people.circle(store, person_id)[1].id
    made = interviewing.say(store, left.interview_id, "N4", Words(words, nadia)).made_id
    if facts:
        following_up.follow_up(store, made, FollowUpFacts(**facts), TODAY)  # type: ignore[arg-type]
    return made


def only(room: "Room", person_id: str) -> Followed:
    (one,) = following_up.plan(room.store, person_id)
    return one


def test_an_ask_shows_who_asked_and_what_comes_of_it(room: "Room", amira: str) -> None:
    ask(room.store, amira, GATE, what="Miss Lowe waits there.", who="Mr Reed", by_when=LAST_WEEK)
    page(room, amira)
    words = room.words().split("\n")
    for part in (f"“{GATE}”", "Nadia", "asked today", "to read back", "Miss Lowe waits there."):
        assert part in words
    assert "Still open (1)" in words
    assert words[words.index("By whom") + 1] == "Mr Reed"
    assert words[words.index("By when") + 1] == "15 Nov 2026"
    assert "Overdue" in words and "Open" not in words


def test_done_and_told_by_keyboard_and_taken_back(room: "Room", amira: str) -> None:
    ask(room.store, amira, GATE)
    ask(room.store, amira, BOOK, by_when=LAST_WEEK)
    page(room, amira)
    room.button(f"Done today: {GATE}").setFocus()
    room.press(Qt.Key.Key_Return)
    assert room.focused() is room.button(f"Edit: {GATE}"), "the keyboard stays with the ask"
    assert "To tell the family (1)" in room.words() and "Not told yet" in room.words()
    assert room.told[-1].words == "Noted as done." and room.told[-1].undo
    room.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert room.focused() is room.button(f"Family told today: {GATE}")
    room.press(Qt.Key.Key_Space)
    assert "The family knows (1)" in room.words()
    told = next(one for one in following_up.plan(room.store, amira) if one.words == GATE)
    assert (told.outcome, told.outcome_on, told.told_on) == (DONE, TODAY, TODAY)
    room.undo()
    assert "Not told yet" in room.words()
    room.undo()
    assert "Still open (2)" in room.words()


def test_the_plan_is_made_in_the_form(room: "Room", amira: str) -> None:
    ask(room.store, amira, GATE)
    screen = page(room, amira)
    assert "Nothing is promised yet." in room.words()
    room.click(f"Edit: {GATE}")
    assert room.field("What will be done").control.hasFocus()
    room.type("What will be done", "Miss Lowe waits at the gate.")
    room.press(Qt.Key.Key_Tab)
    for _ in range(3):
        room.press(Qt.Key.Key_Down)
    assert room.field("By whom").value() == "Mr Reed"  # type: ignore[attr-defined]
    room.type("By when", "6/12/26")
    room.press(Qt.Key.Key_Return)
    assert screen.form is None
    assert room.focused() is room.button(f"Edit: {GATE}")
    one = only(room, amira)
    assert (one.what, one.who, one.by_when) == ("Miss Lowe waits at the gate.", "Mr Reed", date(2026, 12, 6))
    assert one.is_open and "6 Dec 2026" in room.words()
    room.undo()
    assert "Nothing is promised yet." in room.words()


def test_why_not_is_asked_for_and_needed(room: "Room", amira: str) -> None:
    ask(room.store, amira, BOOK)
    page(room, amira)
    room.click(f"Edit: {BOOK}")
    assert "Why not?" not in room.words() and "On which day?" not in room.words()
    room.click("We can’t")
    assert room.field("On which day?").value() == "22 Nov 2026"  # type: ignore[attr-defined]
    room.click("Keep the plan")
    assert "If we can’t do it, please say why." in room.words()
    field = room.field("Why not?")
    assert field.control.hasFocus()
    assert field.error.visibleRegion().boundingRect().size() == field.error.size(), "the error is in sight"
    room.type("Why not?", "Library books stay here.")
    room.type("The family was told on", "yesterday")
    room.type("On which day?", "20/11/26")
    room.click("Keep the plan")
    one = only(room, amira)
    assert (one.outcome, one.why_not) == (NOT_DONE, "Library books stay here.")
    assert (one.outcome_on, one.told_on) == (date(2026, 11, 20), date(2026, 11, 21))
    words = room.words()
    assert (
        "Can’t be done" in words and "Library books stay here." in words and "The family knows (1)" in words
    )


def test_days_that_cannot_be_are_told_beside_the_field(room: "Room", amira: str) -> None:
    ask(room.store, amira, BOOK)
    page(room, amira)
    room.click(f"Edit: {BOOK}")
    room.click("Done")
    room.type("On which day?", "3 May 2040")
    room.type("The family was told on", "soon")
    room.click("Keep the plan")
    assert "This day has not come yet. Please check it." in room.words()
    assert "We can’t read this as a date." in room.words()
    assert room.field("On which day?").control.hasFocus()
    room.click("Still open")
    room.type("The family was told on", "")
    room.click("Keep the plan")
    assert only(room, amira).is_open and only(room, amira).outcome_on is None


def test_too_many_words_are_told_beside_the_field(room: "Room", amira: str) -> None:
    ask(room.store, amira, BOOK)
    screen = page(room, amira)
    room.click(f"Edit: {BOOK}")
    assert isinstance(screen.form, FollowUpForm)
    screen.form.what.set_value("x" * (following_up.LONGEST_TEXT + 1))
    room.click("Keep the plan")
    assert "This is longer than 2,000 letters." in room.words()
    screen.form.what.set_value("x")
    room.click("Keep the plan")
    assert only(room, amira).what == "x"


def test_half_a_plan_is_kept_when_somebody_goes_elsewhere(room: "Room", amira: str) -> None:
    ask(room.store, amira, BOOK)
    screen = page(room, amira)
    room.click(f"Edit: {BOOK}")
    room.press(Qt.Key.Key_Escape)
    assert screen.form is None and room.focused() is room.button(f"Edit: {BOOK}")
    room.click(f"Edit: {BOOK}")
    room.type("What will be done", "Two pictures from it.")
    assert screen.keep()
    assert only(room, amira).what == "Two pictures from it."
    room.click(f"Edit: {BOOK}")
    room.click("We can’t")
    assert not screen.keep(), "there is no reason yet, so the form stays"
    assert "Close without keeping?" in room.words()


def test_an_ask_is_added_by_keyboard(room: "Room", amira: str) -> None:
    ask(room.store, amira, GATE)
    screen = page(room, amira)
    room.button("Add an ask").setFocus()
    room.press(Qt.Key.Key_Return)
    assert isinstance(screen.form, AskForm)
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Space)
    room.press(Qt.Key.Key_Tab)
    for letter in "A night’s sleep.":
        room.write(letter)
    room.button("Add this ask").setFocus()
    room.press(Qt.Key.Key_Return)
    assert screen.form is None
    assert room.focused() is room.button("Edit: A night’s sleep.")
    assert room.told[-1].words == "Ask added; it stands on a page once it has been read back."
    added = next(one for one in following_up.plan(room.store, amira) if one.words == "A night’s sleep.")
    assert (added.said.voice.name, added.said.word) == ("Nadia", "")
    room.undo()
    assert only(room, amira).words == GATE


def test_an_ask_needs_somebody_and_words(room: "Room", amira: str) -> None:
    screen = page(room, amira)
    assert "Nothing asked for yet" in room.words()
    room.click("Add an ask")
    room.click("Add this ask")
    assert "Please choose who asks for it." in room.words()
    assert "Please type what they ask for." in room.words()
    assert room.focused() is room.button("Mira")
    room.click("Nadia · mother")
    room.click("Add this ask")
    assert "Please choose who asks for it." not in room.words()
    assert room.field("What do they ask for?").control.hasFocus()
    assert isinstance(screen.form, AskForm)
    screen.form.words.set_value("x" * (interviewing.LONGEST_WORDS + 1))
    room.click("Add this ask")
    assert "Please keep it as two asks." in room.words()
    assert following_up.plan(room.store, amira) == ()


def test_without_an_interview_the_way_on_is_one(room: "Room") -> None:
    kofi = people.add_person(room.store, PersonFacts("Kofi Mensah")).made_id
    screen = page(room, kofi)
    assert isinstance(screen.tab, PlanTab)
    assert "When Kofi or anybody in the circle asks for something, it stands here" in room.words()
    starts = [one for one in screen.tab.findChildren(type(screen.summary_button)) if one.isVisible()]
    room.qtbot.mouseClick(starts[0], Qt.MouseButton.LeftButton)
    assert room.went[-1].screen == "start"


def test_next_leads_to_what_is_late_and_to_tell(room: "Room", amira: str) -> None:
    page(room, amira, tab="overview")
    assert "past" not in room.words() and "Tell the family" not in room.words()
    ask(room.store, amira, GATE, by_when=LAST_WEEK)
    page(room, amira, tab="overview")
    room.click("Open the plan: 1 ask is past its date")
    assert (room.went[-1].screen, room.went[-1].about) == ("person", {"person_id": amira, "tab": "plan"})
    ask(room.store, amira, BOOK, by_when=LAST_WEEK)
    ask(room.store, amira, "A key.", outcome=DONE)
    page(room, amira, tab="overview")
    assert "2 asks are past their date" in room.words()
    room.click("Tell them: Tell the family what came of 1 ask")
    screen = room.follow()
    assert isinstance(screen, PersonPage)
    assert isinstance(screen.tab, PlanTab)


def test_parts_alone_are_not_put_in_quotation_marks(room: "Room", amira: str) -> None:
    made = ask(room.store, amira, GATE)
    nadia = people.circle(room.store, amira)[1].id
    parts = Words("", nadia, fields={"what will be done": "A card"})
    interviewing.edit(room.store, made, parts)
    page(room, amira)
    assert "what will be done: A card" in room.words().split("\n")


def test_every_table_is_complete() -> None:
    for table in (OUTCOME_TAGS, WHAT, NOTHING, CAME, CHOICES):
        assert tuple(table) == following_up.OUTCOMES
    assert tuple(STEP_WORDS) == following_up.STEPS
    assert len({tag.mark for tag in OUTCOME_TAGS.values()}) == len(OUTCOME_TAGS), "never by colour alone"


STATES = ("empty", "filled", "form", "ask")


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("state", STATES)
def test_nobody_is_shut_out(room: "Room", amira: str, themed: QApplication, state: str, size: int) -> None:
    theme.apply(themed, size)
    if state != "empty":
        long = f"{GATE} " * 5
        ask(room.store, amira, long, what=long, who="Miss Lowe", by_when=LAST_WEEK)
        ask(room.store, amira, BOOK, outcome=NOT_DONE, why_not=long, outcome_on=TODAY)
        ask(room.store, amira, "A key.", outcome=DONE, outcome_on=TODAY, told_on=TODAY)
    screen = page(room, amira, width=968)
    if state == "form":
        one = following_up.plan(room.store, amira)[0]
        screen.edit_follow_up(replace(one, outcome=NOT_DONE))
        assert isinstance(screen.form, FollowUpForm)
        screen.form.submit()
    elif state == "ask":
        screen.add_ask()
    room.settle()
    assert access.faults(room.window) == []


def test_what_is_open_is_chosen_as_open(room: "Room", amira: str) -> None:
    ask(room.store, amira, GATE)
    screen = page(room, amira)
    room.click(f"Edit: {GATE}")
    assert isinstance(screen.form, FollowUpForm)
    assert screen.form.facts().outcome == OPEN
    assert [chip.isChecked() for chip in screen.form.outcome.chips.chips()] == [True, False, False]
