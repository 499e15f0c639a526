"""The screen of everything together: its tabs, who looks on, handing over from here, and back to reading."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.dialogs.take_back import TakeBack
from coprod_desktop.ui.family_screen import HAND_OVER, LEAST, TAKE_BACK
from coprod_desktop.ui.read_back.words import WordsStep
from coprod_desktop.ui.screens.person import PersonPage
from coprod_desktop.ui.screens.read_back import ReadBack
from coprod_desktop.ui.screens.summaries import Summaries
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.ui.together.sides.view import SidesView
from coprod_desktop.ui.together.views import VIEWS
from coprod_desktop.ui.together.who_looks import WhoLooks
from coprod_desktop.work import interviewing, people
from coprod_desktop.work.people import PersonFacts
from tests.conftest import PASSPHRASE
from tests.faults.ears import words_in
from tests.faults.eyes import everything_in
from tests.ui.together_page import CTRL, Key, Page, a_home

Show = Callable[..., None]


@pytest.fixture
def page(store: Store, show: Show, qtbot: QtBot, themed: QApplication) -> Page:
    return Page(a_home(store), show, qtbot, 1366, 768).open()


def who(page: Page) -> str:
    return page.screen.who.words()


def ask(page: Page) -> WhoLooks:
    page.screen.who.setFocus()
    page.key(Key.Key_Space)
    return page.dialog(WhoLooks)


def tick(page: Page, *names: str) -> None:
    """By keys: tab into the names, arrows, Space, and Ctrl+Enter."""
    sheet = ask(page)
    assert page.focus() is sheet.first_focus()
    for name in names:
        while page.focus().accessibleName() != name:
            page.key(Key.Key_Right)
        page.key(Key.Key_Space)
    page.key(Key.Key_Return, CTRL)
    page.settle()


# The tabs


def test_the_tabs_are_the_views_and_arrows_and_space_open_each_with_the_keyboard_in_it(page: Page) -> None:
    chips = page.screen.tabs.chips()
    assert [chip.option.text for chip in chips] == [row.word for row in VIEWS]
    for row, chip in zip(VIEWS, chips, strict=True):
        page.screen.tabs.stops()[0].setFocus()
        while page.focus() is not chip:
            page.key(Key.Key_Right)
        page.key(Key.Key_Space)
        assert type(page.screen.view) is row.shows
        assert page.screen.tabs.one() == row.id
        assert page.focus().window() is page.inside
        if page.screen.view.first_focus() is not None:
            assert page.screen.view.isAncestorOf(page.focus()), row.id


def test_an_unknown_view_is_the_first_one(page: Page) -> None:
    page.open("no such view")
    assert isinstance(page.screen.view, SidesView)


def test_the_bar_says_whose_words_which_view_and_how_many(page: Page) -> None:
    told = words_in(page.screen.bar)
    assert "Back to Isla" in told and "Side by side" in told and "10 things" in told


def test_it_follows_what_is_done_about_this_person_and_about_nobody_else(page: Page) -> None:
    page.desk.do(interviewing.remove, page.home.lines["boots"])
    assert "9 things" in words_in(page.screen.bar)
    assert page.undo() == "Taken back."
    assert "10 things" in words_in(page.screen.bar)
    before = page.screen.view
    page.desk.do(people.add_person, PersonFacts("Zebedee Quill"))
    assert page.screen.view is before and "10 things" in words_in(page.screen.bar)


def test_a_summary_is_made_of_it(page: Page) -> None:
    page.click(page.screen.summary_button)
    shown = page.inside.shown
    assert isinstance(shown, Summaries)
    page.qtbot.waitUntil(shown.is_settled, timeout=10_000)
    assert shown.page is not None and shown.documents.buttons["side-by-side"].isChecked()


def test_the_person_page_leads_here_by_keys(page: Page) -> None:
    page.desk.go("person", person_id=page.home.person)
    shown = page.inside.shown
    assert isinstance(shown, PersonPage)
    page.settle()
    shown.sides_button.setFocus()
    page.key(Key.Key_Space)
    assert isinstance(page.inside.shown, Together) and page.focus() is page.view(SidesView).table


# Who looks on


def test_it_is_for_the_practitioner_alone_at_first(page: Page) -> None:
    assert who(page) == "For you alone"
    assert page.screen.who.accessibleName() == "Who can see this screen now? For you alone"
    assert page.screen.summary_button.isVisible()
    assert not page.screen.hand_over.isVisible() and not page.screen.aloud.isVisible()


def test_nobody_is_ticked_beforehand_and_keys_seat_those_who_are(page: Page) -> None:
    sheet = ask(page)
    assert sheet.chips.value() == []
    assert [chip.option.text for chip in sheet.chips.chips()][-1] == "Someone else"
    page.close()
    assert who(page) == "For you alone"
    tick(page, "Nadia (mother)", "Tom (father)")
    assert who(page) == "For Nadia and Tom"
    assert page.screen.hand_over.isVisible() and page.screen.aloud.isVisible()
    assert not page.screen.summary_button.isVisible()


def test_who_looks_on_is_ticked_when_it_is_asked_again_and_unticking_all_is_you_alone(page: Page) -> None:
    tick(page, "Nadia (mother)", "Someone else")
    assert who(page) == "For Nadia and someone else"
    sheet = ask(page)
    assert set(sheet.chips.value()) == {page.home.voices["Nadia"], "someone-else"}
    for chip in sheet.chips.chips():
        if chip.isChecked():
            page.click(chip)
    page.key(Key.Key_Return, CTRL)
    page.settle()
    assert who(page) == "For you alone"


def test_the_keyboard_is_back_in_the_screen_after_somebody_sat_down(page: Page) -> None:
    tick(page, "Nadia (mother)")
    assert page.screen.isAncestorOf(page.focus())


def test_what_is_not_for_them_goes_away_at_once_and_comes_back(page: Page) -> None:
    page.home.hide_from("hum")
    page.open("sides")
    assert "The humming goes flat." in everything_in(page.inside)
    tick(page, "Tom (father)")
    assert "The humming goes flat." not in everything_in(page.inside)
    assert "9 things" in words_in(page.screen.bar)
    page.seat("Nadia")
    assert "The humming goes flat." in everything_in(page.inside), "her own words she always sees"
    page.seat()
    assert "10 things" in words_in(page.screen.bar)


def test_what_the_message_bar_said_before_somebody_sat_down_goes(page: Page) -> None:
    page.desk.tell("Nadia’s own account")
    page.seat("Tom")
    assert page.message() == ""


def test_who_looks_on_stays_from_view_to_view(page: Page) -> None:
    page.seat("Nadia", "Tom")
    for row in VIEWS:
        page.screen.open_view(row.id)
        assert who(page) == "For Nadia and Tom"
    page.open()
    assert who(page) == "For Nadia and Tom", "whoever looks on still does when it is opened anew"


# Back to reading


def test_from_reading_back_it_opens_for_those_who_are_there_and_leads_back_to_that_statement(
    page: Page,
) -> None:
    home = page.home
    page.desk.go("read_back", interview_id=home.visit, step="words")
    shown = page.inside.shown
    assert isinstance(shown, ReadBack)
    assert shown.room.seat([home.voices["Nadia"], home.voices["Tom"]])
    shown.go_to("words")
    step = shown.step
    assert isinstance(step, WordsStep) and step.statement is not None
    at = shown.room.at
    page.settle()
    step.statement.beside.sides.setFocus()
    page.key(Key.Key_Space)
    assert who(page) == "For Nadia and Tom"
    row = next(row for row in page.view(SidesView).sides.rows if any(one.id == at for one in row.said))
    assert page.view(SidesView).table.current()[0] == row.id
    assert page.screen.back_button.isVisible() and page.screen.interview_id() == home.visit
    page.settle()
    page.screen.back_button.setFocus()
    page.key(Key.Key_Space)
    back = page.inside.shown
    assert isinstance(back, ReadBack) and back.interview_id() == home.visit
    assert back.room.seat([home.voices["Nadia"], home.voices["Tom"]])
    back.go_to("words")
    assert back.room.at == at


def test_without_reading_back_the_way_back_is_the_persons_page(page: Page) -> None:
    assert page.screen.interview_id() == ""
    page.screen.back_button.setFocus()
    page.key(Key.Key_Space)
    assert isinstance(page.inside.shown, PersonPage)


def test_while_others_look_on_nobody_elses_name_is_one_step_away(page: Page) -> None:
    assert page.inside.rail.isVisible()
    page.seat("Nadia")
    assert not page.inside.rail.isVisible()
    page.seat()
    assert page.inside.rail.isVisible()


# With the family


def hand_over(page: Page) -> None:
    page.seat("Nadia", "Tom")
    page.screen.hand_over.setFocus()
    page.key(Key.Key_Space)
    assert page.desk.family.person_id == page.home.person


def take_back(page: Page) -> None:
    page.click(page.screen.hand_over)
    page.dialog(TakeBack)
    page.write(PASSPHRASE).key(Key.Key_Return)
    page.qtbot.waitUntil(lambda: not page.desk.family.person_id)


def test_it_is_handed_over_from_here_and_taken_back_with_the_passphrase(page: Page) -> None:
    assert page.screen.hand_over.words() == HAND_OVER
    hand_over(page)
    assert (theme.text_size(), theme.high_contrast()) == (LEAST, True)
    assert page.screen.hand_over.words() == TAKE_BACK
    assert not page.inside.rail.isVisible() and not page.screen.who.isEnabled()
    take_back(page)
    assert (theme.text_size(), theme.high_contrast()) == (100, False)
    assert page.screen.who.isEnabled()
    assert who(page) == "For Nadia and Tom", "until the practitioner says who looks on now"


def test_a_wrong_passphrase_leaves_it_with_them(page: Page) -> None:
    hand_over(page)
    page.click(page.screen.hand_over)
    dialog = page.dialog(TakeBack)
    page.write("winter lantern ferry mouse").key(Key.Key_Return)
    page.qtbot.waitUntil(lambda: "doesn't open" in dialog.field.error.text())
    page.close()
    assert page.desk.family.person_id and not page.screen.who.isEnabled()
    page.desk.family.end()


def test_with_them_the_views_rows_and_deeds_work_as_ever(page: Page) -> None:
    hand_over(page)
    page.view(SidesView).table.go_to(page.home.lines["hum"])
    page.view(SidesView).table.setFocus()
    page.key(Key.Key_Return)
    page.row.title.line.setFocus()
    page.write("The flat hum").key(Key.Key_Return)
    page.close()
    assert page.home.said("hum").called == "The flat hum"
    assert page.undo() == "Taken back."
    assert page.home.said("hum").called == ""
    page.desk.family.end()


def test_it_can_only_be_handed_over_once_it_is_known_who_looks_on(page: Page) -> None:
    assert not page.screen.hand_over.isVisible()
    page.seat("Nadia")
    assert page.screen.hand_over.isVisible()
    page.seat()
    assert not page.screen.hand_over.isVisible()


# Every size


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_lost_at_any_size(
    store: Store, show: Show, qtbot: QtBot, themed: QApplication, size: tuple[int, int], text: int
) -> None:
    theme.apply(themed, text)
    page = Page(a_home(store), show, qtbot, *size)
    for present in ((), ("Isla", "Nadia", "Tom", "Mr Reed", "someone-else")):
        page.open("sides", *present, interview_id=page.home.visit)
        assert access.faults(page.inside) == []
    ask(page)
    assert access.faults(page.dialog(WhoLooks)) == []
    page.close()
    page.click(page.screen.hand_over)
    assert access.faults(page.inside) == []
    page.desk.family.end()
