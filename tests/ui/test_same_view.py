"""“Do these say the same thing?”: one pair at a time, answered by keys on a real store, and never asked again."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.together.same_view import NONE, SameView
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.work import same_thing
from coprod_desktop.work.joins import pair
from tests.faults.ears import words_in
from tests.ui.together_page import Home, Key, Page, a_home, empty_home

Show = Callable[..., None]


def alike_home(store: Store) -> Home:
    """Three pairs that sound alike, each from two voices."""
    home = a_home(store)
    home.say("sleeves", "Nadia", "She pulls her sleeves over her hands.", "D3")
    home.say("sleeves_reed", "Mr Reed", "She pulls her sleeves right over her hands.", "D3")
    home.say("biscuit", "Isla", "Biscuit the dog.", "B4")
    home.say("biscuit_nadia", "Nadia", "Biscuit, the dog.", "B4")
    return home


@pytest.fixture
def page(store: Store, show: Show, qtbot: QtBot) -> Page:
    return found(Page(alike_home(store), show, qtbot, 1366, 768).open("same"))


def found(page: Page) -> Page:
    """Once the pairs are there."""
    page.qtbot.waitUntil(lambda: not page.view(SameView).waiting.isVisible())
    return page


def view(page: Page) -> SameView:
    return page.view(SameView)


def asked(page: Page) -> tuple[str, ...]:
    """The two that are on the screen, by their names, in their own order."""
    page.settle()
    cards = [card.view.id for card in view(page).findChildren(StatementCard) if card.isVisible()]
    return tuple(sorted(page.home.names(cards)))


def in_the_bar(page: Page) -> str:
    return next((words for words in words_in(page.screen.bar).split(" · ") if "to ask" in words), "")


def answer(page: Page, key: Key) -> tuple[str, ...]:
    """Press a key and wait until something else is asked; returns what was asked before."""
    before = asked(page)
    view(page).answers[0].setFocus()
    page.key(key)
    page.qtbot.waitUntil(lambda: asked(page) != before)
    return before


def same(page: Page, both: tuple[str, ...]) -> bool | None:
    one, other = page.home.ids(*both)
    return same_thing.decided(page.home.store, page.home.person).get(pair(one, other))


def all_asked(page: Page) -> set[tuple[str, ...]]:
    """Everything that is asked, by putting each off."""
    seen = set()
    while asked(page):
        seen.add(asked(page))
        view(page).put_off()
    return seen


ALL = {("hum", "hum_tom"), ("sleeves", "sleeves_reed"), ("biscuit", "biscuit_nadia")}


def test_likely_pairs_are_asked_about_and_the_bar_says_how_many(page: Page) -> None:
    assert view(page).counts() == f"{len(view(page).pairs)} to ask"
    assert view(page).counts() in words_in(page.screen.bar)
    assert all_asked(page) >= ALL
    assert view(page).counts() == "" and in_the_bar(page) == ""


def test_each_stands_with_its_voice_and_its_day(page: Page) -> None:
    told = words_in(view(page))
    cards = [card for card in view(page).findChildren(StatementCard) if card.isVisible()]
    assert len(cards) == 2
    assert all(card.view.voice_name in told and "22 Nov 2026" in told for card in cards)


def test_the_keys_work_as_soon_as_a_pair_is_there(page: Page) -> None:
    """Nobody has to go to the answers first."""
    both = asked(page)
    page.key(Key.Key_1)
    assert same(page, both) is True


def test_the_keys_work_after_coming_from_another_view_by_its_tab(page: Page) -> None:
    page.open("sides")
    tab = next(chip for chip in page.screen.tabs.chips() if chip.option.id == "same")
    page.click(tab)
    found(page)
    both = asked(page)
    page.key(Key.Key_2)
    assert same(page, both) is False


def test_1_puts_them_in_one_row_and_undo_asks_again(page: Page) -> None:
    both = answer(page, Key.Key_1)
    assert same(page, both) is True
    assert page.message() == "Kept as the same thing."
    assert page.undo() == "Taken back."
    assert same(page, both) is None
    page.qtbot.waitUntil(lambda: asked(page) == both)


def test_2_keeps_them_apart(page: Page) -> None:
    both = answer(page, Key.Key_2)
    assert same(page, both) is False
    assert page.message() == "Kept as two things."
    assert page.undo() == "Taken back."
    assert same(page, both) is None


def test_3_says_that_it_is_seen_differently(page: Page) -> None:
    both = answer(page, Key.Key_3)
    assert page.home.said(both[0]).differs == (page.home.lines[both[1]],)
    page.undo()
    assert page.home.said(both[0]).differs == ()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_buttons_do_the_same(page: Page, number: int) -> None:
    both = asked(page)
    page.click(view(page).answers[number])
    page.qtbot.waitUntil(lambda: asked(page) != both)
    expected = (True, False, None)[number]
    assert same(page, both) is expected
    assert bool(page.home.said(both[0]).differs) is (number == 2)


def test_4_leaves_a_pair_for_later_until_the_view_is_opened_again(page: Page) -> None:
    both, count = asked(page), len(view(page).pairs)
    view(page).answers[0].setFocus()
    page.key(Key.Key_4)
    assert asked(page) != both
    assert view(page).counts() == f"{count - 1} to ask"
    assert same(page, both) is None and page.message() == ""
    found(page.open("same"))
    assert both in all_asked(page)


def test_the_button_leaves_a_pair_for_later_too(page: Page) -> None:
    both = asked(page)
    page.click(view(page).answers[3])
    assert asked(page) != both


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_2, Key.Key_3])
def test_what_was_answered_is_never_asked_again(page: Page, key: Key) -> None:
    both = answer(page, key)
    assert both not in all_asked(page)
    found(page.open("same"))
    assert both not in all_asked(page)


def test_a_no_counts_for_all_that_mean_the_same(page: Page) -> None:
    home = page.home
    home.say("third", "Mr Reed", "The humming goes flat now.", stage="early")
    home.join("hum", "hum_tom")
    same_thing.decide(home.store, home.lines["hum"], home.lines["third"], False)
    found(page.open("same"))
    assert ("hum_tom", "third") not in all_asked(page)


def test_the_focus_stays_at_the_answers_from_pair_to_pair(page: Page) -> None:
    answer(page, Key.Key_2)
    assert page.focus() is view(page).answers[0]


def test_after_the_last_pair_the_keyboard_is_on_the_way_on(page: Page) -> None:
    while asked(page):
        answer(page, Key.Key_2)
    page.qtbot.waitUntil(view(page).nothing.isVisible)
    assert page.focus() is view(page).nothing.button
    page.key(Key.Key_Space)
    assert page.screen.tabs.one() == "sides"


def test_two_quick_presses_answer_two_pairs_and_not_one_twice(page: Page) -> None:
    """Held down, or pressed before the next pair is there, a key doesn't change what was just said."""
    both = asked(page)
    view(page).answers[0].setFocus()
    for key in (Key.Key_1, Key.Key_2):
        QTest.keyClick(view(page).answers[0], key)
    assert same(page, both) is True


def test_before_anything_was_said_there_is_nothing_to_ask(store: Store, show: Show, qtbot: QtBot) -> None:
    page = found(Page(empty_home(store), show, qtbot, 1366, 768).open("same"))
    assert NONE in words_in(view(page))
    assert not any(button.isVisible() for button in view(page).answers)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_lost_at_any_size(
    store: Store, show: Show, qtbot: QtBot, themed: QApplication, size: tuple[int, int], text: int
) -> None:
    theme.apply(themed, text)
    home = alike_home(store)
    words = "She counts the coats on the pegs and then she counts them again. " * 6
    home.say("long", "Nadia", words, "F4")
    home.say("long_tom", "Tom", f"{words}Then she stops.", "F4")
    page = found(Page(home, show, qtbot, *size).open("same"))
    while asked(page):
        assert access.faults(page.inside) == []
        view(page).put_off()
    assert access.faults(page.inside) == []
