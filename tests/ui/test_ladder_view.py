"""The ladder, put together on a real store: by keys, by dragging, two at a time; and a part of it stays a part."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.together.ladder.pairs import DONE, WhichFirstSheet
from coprod_desktop.ui.together.ladder.step_panel import NONE_CHOSEN, NONE_SAID, ChooseLines
from coprod_desktop.ui.together.ladder.view import NOTHING, LadderView
from coprod_desktop.work import ladder
from coprod_desktop.work.ladder import Ladder, Step
from tests.faults.ears import words_in
from tests.ui.together_page import CTRL, TODAY, Home, Key, Page, a_home, empty_home

Show = Callable[..., None]


@pytest.fixture
def page(store: Store, show: Show, qtbot: QtBot) -> Page:
    return Page(a_home(store), show, qtbot, 1366, 768).open("ladder")


def view(page: Page) -> LadderView:
    return page.view(LadderView)


def kept(home: Home) -> Ladder:
    return ladder.made(home.store, home.person) or Ladder()


def signs(page: Page) -> list[str]:
    """The order as it is on disk, which is the order on the screen too."""
    ids = list(kept(page.home).signs)
    assert ids == view(page).list.placed()
    return page.home.names(ids)


def step(page: Page, name: str) -> Step:
    return kept(page.home).step(page.home.lines[name])


def put(page: Page, *names: str) -> None:
    """On the ladder by keys, one after the other."""
    view(page).list.list.setFocus()
    for name in names:
        assert view(page).list.list.go_to(page.home.lines[name])
        page.key(Key.Key_Return)


def go_to(page: Page, name: str) -> None:
    view(page).list.list.setFocus()
    assert view(page).list.list.go_to(page.home.lines[name])


def lines(page: Page) -> list[str]:
    return [entry.words for entry in view(page).list.list.entries()]


def labels(page: Page) -> list[str]:
    page.settle()
    return [label.text() for label in page.top().findChildren(QLabel) if label.isVisible()]


# The order


def test_every_first_sign_waits_at_first_with_who_says_it(page: Page) -> None:
    assert page.focus() is view(page).list.list
    assert view(page).list.placed() == []
    assert lines(page) == [
        "Not on the ladder yet",
        "“The humming goes flat.” – Nadia noticed this",
        "“Her humming goes flat.” – Tom noticed this",
        "“She looks for the door.” – Tom noticed this",
        "“She moves the strip.” – Mr Reed noticed this",
    ]
    assert view(page).counts() == "" and not view(page).step.isVisible()


def test_what_several_tell_is_one_step_and_what_others_miss_says_so(page: Page) -> None:
    home = page.home
    home.say("giggle", "Nadia", "She giggles.", "F4", stage="early")
    home.join("hum", "hum_tom")
    page.open("ladder")
    told = lines(page)
    assert "“The humming goes flat.” – Nadia and Tom noticed this" in told
    assert not any("“Her humming" in words for words in told)
    assert "“She giggles.” – Nadia noticed this, others miss it" in told


def test_enter_puts_signs_on_the_ladder_one_after_the_other(page: Page) -> None:
    put(page, "door", "hum")
    assert signs(page) == ["door", "hum"]
    assert page.message() == "Ladder kept."
    assert view(page).counts() == "2 steps" and "2 steps" in words_in(page.screen.bar)
    assert page.focus() is view(page).list.list
    assert page.undo() == "Taken back."
    assert signs(page) == ["door"] and view(page).counts() == "1 step"
    page.open("ladder")
    assert signs(page) == ["door"]


def test_ctrl_and_arrows_move_a_step_and_one_undo_moves_it_back(page: Page) -> None:
    put(page, "hum", "door", "strip")
    go_to(page, "strip")
    page.key(Key.Key_Up, CTRL).key(Key.Key_Up, CTRL)
    assert signs(page) == ["strip", "hum", "door"]
    page.key(Key.Key_Down, CTRL)
    assert signs(page) == ["hum", "strip", "door"]
    page.undo()
    assert signs(page) == ["strip", "hum", "door"]


def test_delete_takes_a_step_off_and_undo_brings_all_of_it_back(page: Page) -> None:
    put(page, "hum", "door")
    go_to(page, "door")
    page.press(view(page).step.gap, "minutes")
    go_to(page, "door")
    page.key(Key.Key_Delete)
    assert signs(page) == ["hum"]
    assert view(page).list.current() == page.home.lines["door"]
    page.undo()
    assert signs(page) == ["hum", "door"] and step(page, "door").after == "minutes"


def test_a_sign_is_dragged_and_one_undo_drags_it_back(page: Page) -> None:
    put(page, "hum", "door")
    drop(page, "strip", 0)
    assert signs(page) == ["strip", "hum", "door"]
    drop(page, "strip", 3)
    assert signs(page) == ["hum", "door", "strip"]
    page.undo()
    assert signs(page) == ["strip", "hum", "door"]
    drop(page, "hum", 99)
    assert signs(page) == ["strip", "door"]


def drop(page: Page, name: str, row: int) -> None:
    go_to(page, name)
    words = view(page).list.list
    item = words.item(row)
    y = words.visualItemRect(item).top() + 1 if item else words.viewport().height() + 5
    data = words.model().mimeData(words.selectedIndexes())
    actions = words.model().supportedDragActions()
    event = QDropEvent(
        QPointF(20, y), actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    words.dropEvent(event)


def test_the_buttons_do_the_same(page: Page) -> None:
    go_to(page, "door")
    page.click(view(page).list.put)
    go_to(page, "strip")
    page.click(view(page).list.put)
    go_to(page, "strip")
    page.click(view(page).list.up)
    assert signs(page) == ["strip", "door"]


# Two at a time


def which_first(page: Page) -> WhichFirstSheet:
    view(page).pairs.setFocus()
    page.key(Key.Key_Space)
    return page.dialog(WhichFirstSheet)


def asked(page: Page, sheet: WhichFirstSheet) -> list[str]:
    return page.home.names(sheet.asking.pair or ())


WANTED = ["strip", "hum", "hum_tom", "door"]


@pytest.mark.parametrize("way", ["keys", "clicks"])
def test_two_at_a_time_put_all_in_order_and_one_undo_takes_all_of_it_back(page: Page, way: str) -> None:
    sheet = which_first(page)
    for _ in range(10):
        if sheet.asking.pair is None:
            break
        first, second = asked(page, sheet)
        at = 0 if WANTED.index(first) < WANTED.index(second) else 1
        assert page.home.said(first).words in sheet.buttons[0].words()
        page.click(sheet.buttons[at]) if way == "clicks" else page.key((Key.Key_1, Key.Key_2)[at])
    assert DONE in labels(page)
    assert page.focus() is sheet.keep
    assert kept(page.home) == Ladder(), "nothing is kept before somebody says so"
    page.key(Key.Key_Return, CTRL)
    assert signs(page) == WANTED
    assert page.undo() == "Taken back."
    assert kept(page.home).signs == ()


def test_3_leaves_one_out_that_nobody_can_place(page: Page) -> None:
    sheet = which_first(page)
    left_out = asked(page, sheet)[0]
    page.key(Key.Key_3)
    assert left_out not in asked(page, sheet)
    page.key(Key.Key_Return, CTRL)
    assert left_out not in signs(page)


def test_the_button_leaves_one_out_too(page: Page) -> None:
    sheet = which_first(page)
    left_out = asked(page, sheet)[0]
    page.click(sheet.skip)
    assert left_out not in asked(page, sheet)


def test_stopping_half_way_keeps_the_order_as_far_as_it_is_known(page: Page) -> None:
    sheet = which_first(page)
    placed = asked(page, sheet)
    page.key(Key.Key_2)
    page.key(Key.Key_Return, CTRL)
    assert signs(page) == [placed[1], placed[0]]


def test_only_those_without_a_place_are_asked_about_and_leaving_changes_nothing(page: Page) -> None:
    put(page, "strip", "hum", "hum_tom")
    sheet = which_first(page)
    assert asked(page, sheet)[0] == "door"
    page.key(Key.Key_1)
    page.close()
    assert signs(page) == ["strip", "hum", "hum_tom"]
    assert page.focus() is view(page).pairs


def test_it_says_how_many_questions_are_left(page: Page) -> None:
    sheet = which_first(page)
    before = sheet.asking.left
    assert f"At most {before} more questions." in labels(page)
    page.key(Key.Key_1)
    assert sheet.asking.left < before


def test_which_first_keeps_what_each_step_has(page: Page) -> None:
    put(page, "hum", "door")
    go_to(page, "door")
    page.press(view(page).step.gap, "minutes")
    which_first(page)
    for _ in range(4):
        page.key(Key.Key_1)
    page.key(Key.Key_Return, CTRL)
    assert step(page, "door").after == "minutes"


# A step


def test_the_first_step_waits_after_nothing_and_the_next_ones_say_how_long(page: Page) -> None:
    put(page, "hum", "door")
    go_to(page, "hum")
    assert view(page).step.isVisible() and not view(page).step.gap.isVisible()
    go_to(page, "door")
    gap = view(page).step.gap
    assert gap.isVisible() and gap.value() == []
    page.press(gap, "seconds")
    assert step(page, "door").after == "seconds"
    assert gap.value() == ["seconds"]
    page.press(gap, "seconds")
    assert step(page, "door").after == "", "chosen again, it is taken back"
    page.undo()
    assert step(page, "door").after == "seconds"


@pytest.mark.parametrize(
    ("what", "name", "title"),
    [("helps", "office", "What helps then?"), ("worse", "calm", "What makes it worse?")],
)
def test_what_helps_and_what_makes_it_worse_are_chosen_and_one_undo_takes_it_back(
    page: Page, what: str, name: str, title: str
) -> None:
    put(page, "hum")
    go_to(page, "hum")
    chosen = getattr(view(page).step, what)
    assert NONE_CHOSEN in labels(page)
    chosen.button.setFocus()
    page.key(Key.Key_Space)
    sheet = page.dialog(ChooseLines)
    assert sheet.windowTitle() == title
    assert page.focus() is sheet.list.list
    assert sheet.list.list.go_to(page.home.lines[name])
    page.key(Key.Key_Return).key(Key.Key_Return, CTRL)
    assert getattr(step(page, "hum"), what) == tuple(page.home.ids(name))
    said = page.home.said(name)
    assert any(f"“{said.words}” – {said.voice.name}" in words for words in labels(page))
    page.undo()
    assert getattr(step(page, "hum"), what) == ()


def test_the_keyboard_stays_at_the_gap_that_was_chosen(page: Page) -> None:
    put(page, "hum", "door")
    go_to(page, "door")
    gap = view(page).step.gap
    gap.chips()[1].setFocus()
    page.key(Key.Key_Space)
    assert page.focus() is gap.chips()[1] and step(page, "door").after == gap.value()[0]


@pytest.mark.parametrize("deed", ["order", "who", "gap", "helps"])
def test_what_was_chosen_for_a_step_outlives_every_other_change(page: Page, deed: str) -> None:
    home = page.home
    hum, door = home.ids("hum", "door")
    helps, worse = tuple(home.ids("office")), tuple(home.ids("calm"))
    ladder.keep(home.store, home.person, Ladder((Step(hum, "", helps, worse), Step(door, "minutes"))))
    page.open("ladder")
    if deed == "order":
        put(page, "strip")
    elif deed == "who":
        page.press(view(page).voices, home.voices["Tom"])
    elif deed == "gap":
        go_to(page, "door")
        page.press(view(page).step.gap, "days")
    else:
        page.click(view(page).step.helps.button)
        assert page.dialog(ChooseLines).list.placed() == list(helps)
        page.key(Key.Key_Return, CTRL)
    assert (step(page, "hum").helps, step(page, "hum").worse) == (helps, worse)


def test_several_helps_stand_in_the_order_they_were_chosen(page: Page) -> None:
    put(page, "hum")
    go_to(page, "hum")
    page.click(view(page).step.helps.button)
    sheet = page.dialog(ChooseLines)
    assert page.home.names([e.id for e in sheet.list.list.entries() if e.id]) == ["office", "squeeze"], (
        "what works best comes first"
    )
    for name in ("squeeze", "office"):
        sheet.list.list.go_to(page.home.lines[name])
        page.key(Key.Key_Return)
    page.key(Key.Key_Return, CTRL)
    assert step(page, "hum").helps == tuple(page.home.ids("squeeze", "office"))


def test_choosing_keeps_a_help_that_was_said_anew_since(page: Page) -> None:
    """It stands at the step in its former words; opening the choice and keeping it must not let it go unseen."""
    home = page.home
    put(page, "hum")
    whole = kept(home)
    ladder.keep(
        home.store, home.person, whole.changed(Step(home.lines["hum"], helps=tuple(home.ids("office"))))
    )
    home.say("letter", "Mr Reed", "Send her with a real letter.", "I2", stage="early", works=4)
    home.join("office", "letter")
    page.open("ladder")
    go_to(page, "hum")
    page.click(view(page).step.helps.button)
    page.dialog(ChooseLines)
    page.key(Key.Key_Return, CTRL)
    assert set(step(page, "hum").helps) & set(home.ids("office", "letter"))


def test_where_nobody_said_anything_nothing_can_be_chosen(store: Store, show: Show, qtbot: QtBot) -> None:
    home = empty_home(store)
    home.visit = home.meet(TODAY)
    home.say("hum", "Nadia", "The hum goes flat.", stage="early")
    page = Page(home, show, qtbot, 1366, 768).open("ladder")
    put(page, "hum")
    go_to(page, "hum")
    assert labels(page).count(NONE_SAID) == 2
    assert not view(page).step.helps.button.isEnabled()
    assert not view(page).pairs.isEnabled(), "there is but one"


# Who made it


def test_who_put_it_together_is_ticked_and_kept(page: Page) -> None:
    put(page, "hum")
    page.press(view(page).voices, page.home.voices["Tom"])
    page.press(view(page).voices, page.home.voices["Nadia"])
    assert set(kept(page.home).made_by) == {page.home.voices["Tom"], page.home.voices["Nadia"]}
    page.undo()
    assert kept(page.home).made_by == (page.home.voices["Tom"],)
    assert view(page).voices.value() == [page.home.voices["Tom"]]
    page.open("ladder")
    assert view(page).voices.value() == [page.home.voices["Tom"]]


def test_nobody_has_said_yes_to_another_order_yet(page: Page) -> None:
    put(page, "hum", "door")
    page.press(view(page).voices, page.home.voices["Tom"])
    go_to(page, "door")
    page.key(Key.Key_Up, CTRL)
    assert kept(page.home).made_by == () and view(page).voices.value() == []
    page.undo()
    assert kept(page.home).made_by == (page.home.voices["Tom"],)


def test_an_order_that_was_told_before_stands_there_and_is_kept_once_it_is_changed(page: Page) -> None:
    home = page.home
    home.say("order", "Nadia", "The strip, then the hum.", "F2", fields={"order": home.ids("strip", "hum")})
    page.open("ladder")
    assert view(page).list.placed() == home.ids("strip", "hum")
    assert kept(home) == Ladder()
    assert any("The order is as Nadia told it." in words for words in labels(page))
    page.key(Key.Key_Down, CTRL)
    assert signs(page) == ["hum", "strip"]
    assert not any("as Nadia told it" in words for words in labels(page))
    assert any(words.startswith("Kept on ") for words in labels(page))


# A part of it


def whole_ladder(home: Home) -> None:
    """Four steps, of which the second is Tom’s own secret, with helps of both kinds."""
    hum, tom, door, strip = home.ids("hum", "hum_tom", "door", "strip")
    helps = tuple(home.ids("office", "squeeze"))
    steps = (
        Step(hum, "", helps, tuple(home.ids("calm"))),
        Step(tom, "seconds", (home.lines["squeeze"],)),
        Step(door, "minutes"),
        Step(strip, "hours"),
    )
    ladder.keep(home.store, home.person, Ladder(steps, (home.voices["Nadia"],)))
    for name in ("hum_tom", "squeeze"):
        home.hide_from(name)


def test_what_is_hidden_keeps_its_place_after_others_changed_the_order(page: Page) -> None:
    home = page.home
    whole_ladder(home)
    page.open("ladder", "Nadia", "Tom")
    page.seat("Isla", "Mr Reed")
    assert view(page).list.placed() == home.ids("hum", "door", "strip")
    go_to(page, "strip")
    page.key(Key.Key_Up, CTRL)
    assert view(page).list.placed() == home.ids("hum", "strip", "door")
    assert home.names(kept(home).signs) == ["hum", "hum_tom", "strip", "door"]
    assert step(page, "hum_tom") == Step(home.lines["hum_tom"], "seconds", (home.lines["squeeze"],))
    assert set(step(page, "hum").helps) == set(home.ids("office", "squeeze"))
    assert step(page, "hum").worse == tuple(home.ids("calm"))


@pytest.mark.parametrize("deed", ["order", "who", "gap", "helps"])
def test_a_gap_that_was_not_shown_is_kept_whatever_is_changed(page: Page, deed: str) -> None:
    """Between a hidden step and the next one: no gap shows there, and none is taken away."""
    home = page.home
    whole_ladder(home)
    page.open("ladder", "Isla", "Mr Reed")
    assert view(page).seen.step(home.lines["door"]).after == "", "it would hint at the step between"
    if deed == "order":
        go_to(page, "strip")
        page.key(Key.Key_Delete)
    elif deed == "who":
        page.press(view(page).voices, home.voices["Isla"])
    elif deed == "gap":
        go_to(page, "strip")
        page.press(view(page).step.gap, "days")
    else:
        go_to(page, "hum")
        page.click(view(page).step.helps.button)
        page.key(Key.Key_Return, CTRL)
    assert step(page, "door").after == "minutes"
    assert step(page, "hum_tom").after == "seconds"


def test_a_hidden_step_leaves_no_trace_in_numbers_counts_or_words(page: Page) -> None:
    home = page.home
    whole_ladder(home)
    page.open("ladder", "Isla", "Mr Reed")
    assert [e.before for e in view(page).list.list.entries() if e.before] == ["1.", "2.", "3."]
    assert view(page).counts() == "3 steps"
    told = words_in(page.inside)
    assert "Her humming" not in told and "squeeze" not in told


def test_undo_after_a_change_to_a_part_puts_the_whole_back(page: Page) -> None:
    home = page.home
    whole_ladder(home)
    before = kept(home).steps
    page.open("ladder", "Isla", "Mr Reed")
    go_to(page, "strip")
    page.key(Key.Key_Delete)
    page.undo()
    assert kept(home).steps == before


# The rest


def test_before_anybody_noticed_anything_it_says_what_will_stand_there(
    store: Store, show: Show, qtbot: QtBot
) -> None:
    page = Page(empty_home(store), show, qtbot, 1366, 768).open("ladder")
    told = words_in(view(page))
    assert NOTHING in told and "Which comes first" not in told
    assert view(page).counts() == ""


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_lost_at_any_size(
    store: Store, show: Show, qtbot: QtBot, themed: QApplication, size: tuple[int, int], text: int
) -> None:
    theme.apply(themed, text)
    home = a_home(store)
    home.say("long", "Nadia", "She counts the coats on the pegs and counts them again. " * 8, stage="early")
    page = Page(home, show, qtbot, *size).open("ladder")
    put(page, "hum", "long")
    go_to(page, "long")
    QTest.qWait(1)
    assert access.faults(page.inside) == []
    page.click(view(page).step.helps.button)
    assert access.faults(page.dialog(ChooseLines)) == []
    page.close()
    assert access.faults(which_first(page)) == []
