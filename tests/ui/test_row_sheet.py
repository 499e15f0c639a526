"""A row, opened: each account whole, its title, its menu of keys, what goes with it, and talking about a difference."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.read_back.who_is_here import WhoIsHere
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.screens.read_back import ReadBack
from coprod_desktop.ui.together.difference import CHOOSE, DifferencePanel, TalkSheet
from coprod_desktop.ui.together.goes_with import GoesWith
from coprod_desktop.ui.together.history import HistorySheet
from coprod_desktop.ui.together.row_sheet import RowSheet
from coprod_desktop.ui.together.sides.view import SidesView
from coprod_desktop.work import differences, reading_back, same_thing
from coprod_desktop.work.differences import AGREED, DIFFER, Talk
from coprod_desktop.work.joins import pair
from tests.ui.together_page import CTRL, EARLIER, TODAY, Key, Page, a_home

Show = Callable[..., None]
LONG = "x" * (same_thing.LONGEST_TITLE + 1)


@pytest.fixture
def page(store: Store, show: Show, qtbot: QtBot) -> Page:
    return Page(a_home(store), show, qtbot, 1366, 768).open()


def open_row(page: Page, name: str, *present: str) -> RowSheet:
    """By keys, from the table; it is read anew before."""
    page.open("sides", *present, statement=page.home.lines[name])
    page.key(Key.Key_Return)
    return page.row


def accounts(page: Page) -> list[str]:
    return page.home.names(list(page.row.cards))


def go_to_card(page: Page, name: str) -> None:
    """Tab to an account, as somebody at the keys does."""
    card = page.row.cards[page.home.lines[name]]
    for _ in range(40):
        if page.focus() is card:
            return
        page.key(Key.Key_Tab)
    raise AssertionError(f"Tab never gets to {name}")


def give_title(page: Page, words: str) -> None:
    page.row.title.line.setFocus()
    page.key(Key.Key_A, CTRL).write(words).key(Key.Key_Return)


def labels(page: Page) -> list[str]:
    page.settle()
    return [label.text() for label in page.top().findChildren(QLabel) if label.isVisible()]


def heads(page: Page) -> list[str]:
    return [row.title for row in page.view(SidesView).sides.rows]


def panel(page: Page) -> DifferencePanel:
    (found,) = page.row.findChildren(DifferencePanel)
    return found


def same(page: Page) -> dict[tuple[str, str], bool]:
    return same_thing.decided(page.home.store, page.home.person)


# What it shows


def test_it_opens_on_the_first_account_with_everyone_whole(page: Page) -> None:
    page.home.join("hum", "hum_tom")
    sheet = open_row(page, "hum_tom")
    assert accounts(page) == ["hum", "hum_tom"]
    assert page.focus() is sheet.cards[page.home.lines["hum"]]
    told = " | ".join(labels(page))
    assert "“The humming goes flat.”" in told and "“Her humming goes flat.”" in told
    assert "First signs · What is the very first change you notice?" in told
    assert "Nadia (mother)" in told and "22 Nov 2026" in told
    assert sheet.windowTitle() == "What was said about this", "no word of the family in the task bar"


def test_what_was_said_before_stands_under_the_account(page: Page) -> None:
    home = page.home
    home.say("old", "Nadia", "Her hum sticks.", visit=home.meet(EARLIER))
    home.join("old", "hum")
    open_row(page, "hum")
    assert "Before, on 4 May 2026: “Her hum sticks.”" in labels(page)


# The title


def test_a_title_is_kept_with_enter_and_stands_in_the_table_and_after_opening_again(page: Page) -> None:
    open_row(page, "hum")
    give_title(page, "  The flat hum ")
    assert "The flat hum" in labels(page)
    assert page.message() == "Title kept."
    page.close()
    assert "The flat hum" in heads(page)
    page.open()
    assert "The flat hum" in heads(page)
    assert page.undo() == "Taken back."
    assert "The humming goes flat" in heads(page)


def test_a_title_is_taken_away_by_keeping_it_empty(page: Page) -> None:
    page.home.call("hum", "The flat hum")
    open_row(page, "hum")
    assert page.row.title.value() == "The flat hum"
    page.row.title.line.setFocus()
    page.key(Key.Key_A, CTRL).key(Key.Key_Delete).key(Key.Key_Tab)
    assert page.focus() is page.row.keep_title
    page.key(Key.Key_Space)
    assert "Without a title the first words stand there." in labels(page)
    page.close()
    assert "The humming goes flat" in heads(page)
    assert page.undo() == "Taken back."
    assert "The flat hum" in heads(page)


def test_a_title_is_that_of_all_that_mean_the_same(page: Page) -> None:
    page.home.join("hum", "hum_tom")
    open_row(page, "hum")
    give_title(page, "The flat hum")
    assert page.home.said("hum_tom").called == "The flat hum"


def test_a_title_is_changed_and_taken_away_in_a_row_that_two_accounts_share_because_they_differ(
    page: Page,
) -> None:
    """Also when both had one before they were linked: the row has one title, and empty means none."""
    for name, title in (("noise", "Loud halls"), ("smell", "The dinner hall")):
        page.home.call(name, title)
    page.home.differ("smell", "noise")
    open_row(page, "smell")
    give_title(page, "What happens at dinner")
    assert page.row.title.value() == "What happens at dinner"
    page.close()
    assert "What happens at dinner" in heads(page)
    open_row(page, "smell")
    page.row.title.line.setFocus()
    page.key(Key.Key_A, CTRL).key(Key.Key_Delete).key(Key.Key_Return)
    assert "Without a title the first words stand there." in labels(page)
    assert page.undo() == "Taken back."
    assert "What happens at dinner" in heads(page)


def test_a_title_that_is_too_long_is_refused_in_words_and_stays_typed(page: Page) -> None:
    open_row(page, "hum")
    give_title(page, LONG)
    assert page.row.title.value() == LONG
    assert any("80 letters" in words for words in labels(page))
    assert "Please shorten it" in page.message()
    assert page.home.said("hum").called == ""
    assert page.focus() is page.row.title.line
    page.key(Key.Key_Backspace).key(Key.Key_Return)
    assert page.home.said("hum").called == LONG[:-1]
    assert not any("80 letters" in words for words in labels(page)), "it is no longer wrong"


def test_a_half_typed_title_outlives_whatever_else_is_done(page: Page) -> None:
    page.home.join("hum", "hum_tom")
    open_row(page, "hum")
    page.row.title.line.setFocus()
    page.write("The flat h")
    go_to_card(page, "hum_tom")
    page.key(Key.Key_Delete)
    assert accounts(page) == ["hum"]
    assert page.row.title.value() == "The flat h"


# Keys on an account


def test_delete_takes_an_account_out_and_one_undo_puts_it_back(page: Page) -> None:
    page.home.join("hum", "hum_tom")
    page.home.join("hum", "strip")
    open_row(page, "hum")
    go_to_card(page, "hum_tom")
    page.key(Key.Key_Delete)
    assert accounts(page) == ["hum", "strip"]
    assert page.message() == "Taken apart."
    page.focus()
    assert page.undo() == "Taken back."
    assert set(page.home.said("hum").same) == set(page.home.ids("hum_tom", "strip"))


def test_the_others_stay_together_when_the_one_in_the_middle_goes(page: Page) -> None:
    page.home.join("hum", "hum_tom")
    page.home.join("hum", "strip")
    open_row(page, "hum")
    page.key(Key.Key_Delete)
    assert accounts(page) == ["hum"], "the sheet follows the statement it was opened with"
    assert page.home.said("hum_tom").same == tuple(page.home.ids("strip"))


def test_delete_does_nothing_on_an_account_that_stands_alone(page: Page) -> None:
    open_row(page, "hum")
    page.key(Key.Key_Delete)
    assert accounts(page) == ["hum"] and same(page) == {} and page.message() == ""


def test_the_menu_names_every_key_and_offers_nothing_for_the_practitioner_to_others(page: Page) -> None:
    sheet = open_row(page, "hum")
    offered = {action.key: action.label for action in sheet.cards[page.home.lines["hum"]].view.actions}
    assert set(offered) == {"Ctrl+G", "Ctrl+H", "Ctrl+R", "Ctrl+O"}
    page.close()
    sheet = open_row(page, "hum", "Nadia", "Tom")
    offered = {action.key: action.label for action in sheet.cards[page.home.lines["hum"]].view.actions}
    assert set(offered) == {"Ctrl+G", "Ctrl+H", "Ctrl+R"}


def test_ctrl_h_shows_the_history_and_escape_leads_back_to_the_account(page: Page) -> None:
    sheet = open_row(page, "hum")
    page.key(Key.Key_H, CTRL)
    page.dialog(HistorySheet)
    assert any("Said by Nadia (mother)" in words for words in labels(page))
    page.close()
    assert page.row is sheet and page.focus() is sheet.cards[page.home.lines["hum"]]


def test_ctrl_r_goes_to_reading_back_at_that_very_statement(page: Page) -> None:
    open_row(page, "squeeze")
    page.key(Key.Key_R, CTRL)
    page.settle()
    shown = page.inside.shown
    assert isinstance(shown, ReadBack) and isinstance(shown.step, WhoIsHere)
    assert page.top() is page.inside, "the window over it is gone"
    page.press(shown.step.chips, page.home.voices["Nadia"])
    page.key(Key.Key_Return, CTRL)
    assert shown.room.at == page.home.lines["squeeze"]


def test_ctrl_o_goes_to_the_question_of_the_interview(page: Page) -> None:
    open_row(page, "squeeze")
    page.key(Key.Key_O, CTRL)
    page.settle()
    shown = page.inside.shown
    assert isinstance(shown, Guide) and shown.interview_id() == page.home.visit
    assert shown.asking.question is not None and shown.asking.question.id == "I2"
    assert page.top() is page.inside


def test_nobody_but_the_practitioner_gets_to_the_interview(page: Page) -> None:
    open_row(page, "squeeze", "Nadia")
    page.key(Key.Key_O, CTRL)
    page.settle()
    assert page.shown_name() == "Together"


# What goes with this?


def open_goes_with(page: Page) -> GoesWith:
    page.key(Key.Key_G, CTRL)
    return page.dialog(GoesWith)


def join_with(page: Page, name: str) -> None:
    """By keys: down to it, on to the button, and press it."""
    sheet = open_goes_with(page)
    while sheet.list.current() != page.home.lines[name]:
        page.key(Key.Key_Down)
    while page.focus() is not sheet.same:
        page.key(Key.Key_Tab)
    page.key(Key.Key_Space)
    page.settle()


def test_ctrl_g_asks_what_goes_with_it_the_likeliest_first_and_none_chosen(page: Page) -> None:
    open_row(page, "hum")
    sheet = open_goes_with(page)
    assert page.focus() is sheet.list
    offered = page.home.names([each.id for each in sheet.list.entries() if each.id])
    assert offered[0] == "hum_tom" and "hum" not in offered
    assert sheet.list.current() == ""
    assert not sheet.same.isEnabled() and not sheet.differs.isEnabled()


@pytest.mark.parametrize("way", ["keys", "click"])
def test_choosing_says_that_it_means_the_same(page: Page, way: str) -> None:
    open_row(page, "hum")
    if way == "keys":
        join_with(page, "hum_tom")
    else:
        sheet = open_goes_with(page)
        assert sheet.list.go_to(page.home.lines["hum_tom"])
        page.click(sheet.same)
    page.focus()
    assert accounts(page) == ["hum", "hum_tom"]
    assert page.message() == "Kept as the same thing."
    assert page.undo() == "Taken back."
    assert page.home.said("hum").same == ()


def test_choosing_says_that_it_is_seen_differently(page: Page) -> None:
    open_row(page, "smell")
    sheet = open_goes_with(page)
    assert sheet.list.go_to(page.home.lines["noise"])
    page.click(sheet.differs)
    page.focus()
    assert accounts(page) == ["smell", "noise"]
    assert "Seen differently" in labels(page)
    page.close()
    assert page.home.said("smell").differs == tuple(page.home.ids("noise"))
    page.undo()
    assert page.home.said("smell").differs == ()


def test_words_and_names_are_found_and_nothing_found_says_so(page: Page) -> None:
    open_row(page, "hum")
    sheet = open_goes_with(page)
    sheet.search.setFocus()
    page.write("reed")
    assert set(page.home.names([each.id for each in sheet.list.entries()])) == {"strip", "office"}
    page.write(" nobody")
    assert not sheet.list.isVisible() and "Nothing like that was said." in labels(page)
    assert not sheet.same.isEnabled() and not sheet.differs.isEnabled()
    page.key(Key.Key_Return, CTRL)
    assert page.dialog(GoesWith) is sheet, "nothing is chosen, so nothing is kept"
    assert same(page) == {}


def test_the_rest_stands_in_the_order_it_was_said(page: Page) -> None:
    open_row(page, "hum")
    sheet = open_goes_with(page)
    sheet.search.setFocus()
    page.write("reed")
    assert page.home.names([each.id for each in sheet.list.entries()]) == ["strip", "office"]


def test_what_has_been_joined_already_is_not_offered(page: Page) -> None:
    page.home.join("hum", "hum_tom")
    open_row(page, "hum")
    offered = [each.id for each in open_goes_with(page).list.entries()]
    assert page.home.lines["hum_tom"] not in offered


# Talking about a difference


def open_talk(page: Page) -> TalkSheet:
    page.home.differ("smell", "noise")
    open_row(page, "smell")
    page.click(panel(page).buttons[0])
    return page.dialog(TalkSheet)


def talk(page: Page) -> Talk | None:
    found = differences.talks(page.home.store, page.home.person)
    return found.get(pair(*page.home.ids("smell", "noise")))


def test_nothing_is_chosen_beforehand_and_keeping_nothing_says_so(page: Page) -> None:
    sheet = open_talk(page)
    assert sheet.outcome.value() == [] and not sheet.agreed.isVisible()
    page.key(Key.Key_Return, CTRL)
    assert page.dialog(TalkSheet) is sheet
    assert CHOOSE in labels(page)
    assert talk(page) is None


def test_still_seen_differently_is_kept_with_its_date(page: Page) -> None:
    sheet = open_talk(page)
    assert page.focus() is sheet.outcome.chips()[0]
    page.key(Key.Key_Space).key(Key.Key_Return, CTRL)
    assert talk(page) == Talk(
        DIFFER, TODAY, wordings=tuple(page.home.said(one).wording_id for one in ("smell", "noise"))
    )
    assert "Still seen differently, 22 Nov 2026." in labels(page)
    assert accounts(page) == ["smell", "noise"], "both stay"
    page.focus()
    page.close()
    note = page.view(SidesView).table.sides.head_words(
        [row.id for row in page.view(SidesView).table.sides.rows].index(page.home.lines["smell"])
    )
    assert note.note == "Still seen differently, 22 Nov 2026"
    assert page.undo() == "Taken back."
    assert talk(page) is None


def agree(page: Page, sheet: TalkSheet, words: str, *who: str) -> None:
    page.press(sheet.outcome, AGREED)
    sheet.words.box.setFocus()
    page.write(words)
    for name in who:
        page.press(sheet.voices, page.home.voices[name])
    page.key(Key.Key_Return, CTRL)


@pytest.mark.parametrize(
    ("words", "who", "why"),
    [
        ("Noise and smell.", ["Nadia"], "Tom has not said yes"),
        ("Noise and smell.", [], "Nadia and Tom have not said yes"),
        ("Noise and smell.", ["Tom", "Isla"], "Nadia has not said yes"),
        ("", ["Nadia", "Tom"], "Please type the words you agreed on"),
    ],
)
def test_agreed_words_without_a_yes_from_both_are_refused_and_nothing_typed_is_lost(
    page: Page, words: str, who: Sequence[str], why: str
) -> None:
    sheet = open_talk(page)
    agree(page, sheet, words, *who)
    assert page.dialog(TalkSheet) is sheet
    assert any(why in told for told in labels(page)), "where the words were typed"
    assert sheet.words.value() == words
    assert sheet.voices.value() == [id_ for id_ in sheet_ids(sheet) if id_ in voices(page, who)]
    assert talk(page) is None


def sheet_ids(sheet: TalkSheet) -> list[str]:
    return [chip.option.id for chip in sheet.voices.chips()]


def voices(page: Page, names: Sequence[str]) -> list[str]:
    return [page.home.voices[name] for name in names]


def test_agreed_words_stand_with_the_names_of_all_who_said_yes(page: Page) -> None:
    sheet = open_talk(page)
    assert sheet_ids(sheet)[:2] == voices(page, ["Nadia", "Tom"]), "the two whose accounts they are first"
    agree(page, sheet, "Noise and smell.", "Nadia", "Tom")
    told = labels(page)
    assert "“Noise and smell.”" in told
    assert "Nadia and Tom agreed on this, 22 Nov 2026." in told
    assert "“It is the smell.”" in told and "“It is the noise.”" in told, "both accounts stay"
    page.focus()
    assert page.undo() == "Taken back."
    assert talk(page) is None


def test_after_new_words_it_says_that_it_may_be_time_to_talk_again(page: Page) -> None:
    agree(page, open_talk(page), "Noise and smell.", "Nadia", "Tom")
    page.close()
    reading_back.change_words(page.home.store, page.home.lines["smell"], "It is the gravy.")
    open_row(page, "noise")
    assert "The words were changed since. It may be time to talk about it again." in labels(page)
    assert panel(page).buttons[0].words() == "Talk about it again"


def test_they_dont_differ_takes_the_link_away_and_undo_puts_it_back(page: Page) -> None:
    page.home.differ("smell", "noise")
    open_row(page, "smell")
    page.click(panel(page).buttons[1])
    page.focus()
    assert accounts(page) == ["smell"]
    page.undo()
    assert page.home.said("smell").differs == tuple(page.home.ids("noise"))


def test_they_dont_differ_holds_for_an_account_that_was_said_anew_too(page: Page) -> None:
    home = page.home
    home.say("old", "Nadia", "It stinks.", "H3", visit=home.meet(EARLIER))
    home.differ("old", "noise")
    home.join("old", "smell")
    open_row(page, "smell")
    assert accounts(page) == ["smell", "noise"]
    page.click(panel(page).buttons[1])
    page.focus()
    assert accounts(page) == ["smell"]


def test_a_talk_before_words_were_said_anew_can_still_be_read(page: Page) -> None:
    """What came of it then is not lost; it says that the words are others now."""
    home = page.home
    home.say("old", "Nadia", "It stinks.", "H3", visit=home.meet(EARLIER))
    came = Talk(DIFFER, EARLIER)
    differences.talk_about(home.store, home.lines["old"], home.lines["noise"], came)
    home.join("old", "smell")
    open_row(page, "smell")
    assert "Still seen differently, 4 May 2026." in labels(page)


# The keyboard


@pytest.mark.parametrize("deed", ["apart", "title", "join", "differ", "talk", "unlink"])
def test_the_focus_stays_within_the_sheet_after_it_shows_itself_anew(page: Page, deed: str) -> None:
    page.home.join("hum", "hum_tom")
    page.home.differ("hum", "strip")
    sheet = open_row(page, "hum")
    if deed == "apart":
        go_to_card(page, "hum_tom")
        page.key(Key.Key_Delete)
    elif deed == "title":
        give_title(page, "The flat hum")
    elif deed in ("join", "differ"):
        with_it = open_goes_with(page)
        with_it.list.go_to(page.home.lines["boots"])
        page.click(with_it.same if deed == "join" else with_it.differs)
    elif deed == "talk":
        page.click(panel(page).buttons[0])
        page.key(Key.Key_Space).key(Key.Key_Return, CTRL)
    else:
        panel(page).buttons[1].setFocus()
        page.key(Key.Key_Space)
    assert sheet.isAncestorOf(page.focus())
    assert sheet is page.row
    before = page.focus()
    page.key(Key.Key_Tab)
    assert page.focus() is not before, "Tab goes on from there"


def test_joining_with_newer_words_of_the_same_voice_shows_the_row_that_holds_both(page: Page) -> None:
    """The newer words stand for it from then on; the sheet goes along and doesn't end on nothing."""
    home = page.home
    home.say("old", "Nadia", "Her hum sticks.", visit=home.meet(EARLIER), stage="early")
    open_row(page, "old")
    join_with(page, "hum")
    told = labels(page)
    assert page.row.isAncestorOf(page.focus())
    assert page.focus() is page.row.cards[home.lines["hum"]]
    assert "This is no longer on the screen." not in told
    assert accounts(page) == ["hum"]
    assert "Before, on 4 May 2026: “Her hum sticks.”" in told


# Every size


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_lost_at_any_size(
    store: Store, show: Show, qtbot: QtBot, themed: QApplication, size: tuple[int, int], text: int
) -> None:
    theme.apply(themed, text)
    home = a_home(store)
    home.say("long", "Tom", "She looks at the door again. " * 30, "H3")
    home.differ("smell", "long")
    home.join("smell", "strip")
    page = Page(home, show, qtbot, *size)
    sheet = open_row(page, "smell")
    assert access.faults(sheet) == []
    page.click(panel(page).buttons[0])
    talk_sheet = page.dialog(TalkSheet)
    agree(page, talk_sheet, "Noise and smell.")
    assert access.faults(page.dialog(TalkSheet)) == []
    page.close()
    go_to_card(page, "smell")
    assert access.faults(open_goes_with(page)) == []
