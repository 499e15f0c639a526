"""Side by side: keys and clicks in the table on a real store, its voices, its filters, and what it says to ears."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.together.row_sheet import RowSheet
from coprod_desktop.ui.together.sides.columns import ColumnsSheet
from coprod_desktop.ui.together.sides.model import TALK
from coprod_desktop.ui.together.sides.view import NONE_SUCH, NOTHING, SidesView
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.work import responding
from coprod_desktop.work.columns import chosen_columns
from tests.faults.ears import words_in
from tests.ui.together_page import BOTH, CTRL, EARLIER, Home, Key, Page, a_home, empty_home

Show = Callable[..., None]
USUAL = ["Isla", "Nadia", "Tom", "Mr Reed"]


@pytest.fixture
def page(store: Store, show: Show, qtbot: QtBot) -> Page:
    return Page(a_home(store), show, qtbot, 1366, 768).open()


def view(page: Page) -> SidesView:
    return page.view(SidesView)


def columns(page: Page) -> list[str]:
    return [voice.name.partition(" H")[0] for voice in view(page).sides.columns]


def rows(page: Page) -> list[str]:
    """By the names of the statements they are found by."""
    return page.home.names([row.id for row in view(page).table.sides.rows])


def at(page: Page) -> tuple[str, str]:
    """The row and the voice that the keyboard is at."""
    row, voice = view(page).table.current()
    names = {id_: name for name, id_ in page.home.voices.items()}
    return page.home.names([row])[0], names[voice]


def heard(page: Page, name: str, who: str) -> str:
    """What a screen reader says of a cell."""
    model = view(page).table.sides
    row = [each.id for each in model.rows].index(page.home.lines[name])
    column = [voice.id for voice in model.columns].index(page.home.voices[who])
    return str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def choose_list(page: Page, id_: str, words: str) -> None:
    """Choose from one of the lists by keys, as somebody does who doesn't open it."""
    box = view(page).filters.fields[id_].box
    box.setFocus()
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        page.key(Key.Key_Down)
    assert box.currentText() == words


# The table


def test_it_opens_in_the_first_cell_with_a_row_for_each_thing_in_the_order_of_the_questions(
    page: Page,
) -> None:
    assert page.focus() is view(page).table
    assert at(page) == ("boots", "Isla")
    assert columns(page) == USUAL, "who was not heard has no column"
    assert rows(page) == [
        "boots",
        "hum",
        "hum_tom",
        "door",
        "strip",
        "office",
        "squeeze",
        "calm",
        "smell",
        "noise",
    ]
    assert view(page).counts() == "10 things"


def test_arrows_move_between_cells(page: Page) -> None:
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Right):
        page.key(key)
    assert at(page) == ("hum", "Tom")
    page.key(Key.Key_Left).key(Key.Key_Up)
    assert at(page) == ("boots", "Nadia")
    page.key(Key.Key_Home, CTRL)
    assert at(page) == ("boots", "Isla")
    page.key(Key.Key_Left).key(Key.Key_Up)
    assert at(page) == ("boots", "Isla"), "there is nothing beyond"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_opens_the_row_and_escape_leads_back_to_its_cell(page: Page, key: Qt.Key) -> None:
    page.key(Key.Key_Down).key(Key.Key_Right).key(key)
    assert list(page.row.cards) == page.home.ids("hum")
    page.close()
    assert page.focus() is view(page).table
    assert at(page) == ("hum", "Nadia")


def test_a_click_opens_the_row_too(page: Page) -> None:
    table = view(page).table
    where = table.visualRect(table.sides.index(3, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert list(page.row.cards) == page.home.ids("door")


def test_tab_leaves_the_table(page: Page) -> None:
    page.key(Key.Key_Tab)
    assert page.focus() is not view(page).table


def test_what_is_joined_stands_in_one_row_each_in_their_own_words(page: Page) -> None:
    page.home.join("hum", "hum_tom")
    page.desk.go("together", person_id=page.home.person)
    page.focus()
    assert "hum_tom" not in rows(page)
    assert "“" not in heard(page, "hum", "Isla")
    assert "The humming goes flat." in heard(page, "hum", "Nadia")
    assert "Her humming goes flat." in heard(page, "hum", "Tom")
    assert "2 of 4" in words_in(view(page).table)


def test_every_head_and_cell_is_heard_with_whose_words_they_are(page: Page) -> None:
    page.home.differ("smell", "noise")
    page.open()
    assert heard(page, "smell", "Nadia") == "Nadia (mother), It is the smell: It is the smell."
    told = heard(page, "smell", "Tom")
    assert "Tom (father)" in told and "It is the noise." in told and TALK in told
    assert TALK not in heard(page, "smell", "Nadia"), "it stands once, with the last"
    assert "Send her to the office. works very well" in heard(page, "office", "Mr Reed")
    names = words_in(view(page).table)
    assert all(name in names for name in ("Nadia (mother)", "Tom (father)", "Mr Reed (teacher)"))


def test_an_empty_cell_says_why_to_the_practitioner_alone(page: Page) -> None:
    responding.respond(page.home.store, page.home.visit, "I2", "rather_not_say", page.home.voices["Tom"])
    page.open()
    assert heard(page, "office", "Tom").endswith("Rather not say")
    assert heard(page, "boots", "Tom").endswith("Not asked yet")
    assert heard(page, "door", "Nadia").endswith("Not mentioned")
    page.seat("Nadia", "Tom")
    assert heard(page, "office", "Tom").endswith("Nothing here")
    page.seat("Tom")
    assert heard(page, "office", "Tom").endswith("Rather not say")


def test_words_not_read_back_yet_say_so(page: Page) -> None:
    page.home.say("new", "Tom", "She taps.", word="")
    page.open()
    assert heard(page, "new", "Tom").endswith("She taps. not read back yet")


def test_what_was_left_out_does_not_stand_there(page: Page) -> None:
    page.home.say("gone", "Tom", "She taps.", "I2", word="left_out")
    page.open()
    assert "gone" not in rows(page)
    assert heard(page, "office", "Tom").endswith("Left out"), "he was asked, and not silent"
    page.seat("Tom", "Mr Reed")
    assert heard(page, "office", "Tom").endswith("Nothing here")


def test_read_aloud_tells_the_row_where_the_keyboard_is(page: Page) -> None:
    page.home.differ("smell", "noise")
    page.open(statement=page.home.lines["noise"])
    assert at(page)[0] == "smell", "it opens at the row that was asked for"
    assert view(page).aloud() == "It is the smell. Nadia: It is the smell. Tom: It is the noise."


# The voices


@pytest.mark.parametrize(
    ("key", "after"),
    [
        (Key.Key_Right, ["Isla", "Tom", "Nadia", "Mr Reed"]),
        (Key.Key_Left, ["Nadia", "Isla", "Tom", "Mr Reed"]),
    ],
)
def test_ctrl_shift_and_an_arrow_moves_a_voice_and_it_is_kept(
    page: Page, key: Qt.Key, after: list[str]
) -> None:
    page.key(Key.Key_Down).key(Key.Key_Right).key(key, BOTH)
    assert columns(page) == after
    assert page.message() == "Columns kept."
    assert page.focus() is view(page).table and at(page) == ("hum", "Nadia"), "the voice stays under the hand"
    page.open()
    assert columns(page) == after
    assert page.undo() == "Taken back."
    assert columns(page) == USUAL


def test_a_voice_at_the_edge_stays_there(page: Page) -> None:
    page.key(Key.Key_Left, BOTH)
    assert columns(page) == USUAL and page.message() == ""
    for _ in range(3):
        page.key(Key.Key_Right)
    page.key(Key.Key_Right, BOTH)
    assert columns(page) == USUAL and page.message() == ""


def test_moving_a_voice_while_others_look_on_takes_nobodys_column_away(page: Page) -> None:
    for name in ("strip", "office"):
        page.home.hide_from(name)
    page.open("sides", "Nadia", "Tom")
    assert columns(page) == ["Isla", "Nadia", "Tom"]
    page.key(Key.Key_Right).key(Key.Key_Right, BOTH)
    page.seat()
    assert set(columns(page)) == set(USUAL)
    assert columns(page).index("Tom") < columns(page).index("Nadia")


def test_who_is_heard_after_the_voices_were_moved_is_there_or_counted(page: Page) -> None:
    assert view(page).voices.words() == "Voices…"
    page.key(Key.Key_Right, BOTH)
    page.home.say("coat", "Gran", "She fetches my coat.")
    page.open()
    assert "Gran" in columns(page) or view(page).voices.words() == "Voices: 4 of 5…"


def test_voices_are_chosen_and_ordered_by_keys(page: Page) -> None:
    view(page).voices.setFocus()
    page.key(Key.Key_Space)
    sheet = page.dialog(ColumnsSheet)
    assert page.focus() is sheet.list.list
    assert page.home.voices["Gran"] not in sheet.list.placed()
    page.key(Key.Key_Down, CTRL)  # Isla after Nadia
    page.key(Key.Key_Down).key(Key.Key_Delete)  # Tom is not to be shown
    assert sheet.list.list.go_to(page.home.voices["Gran"])
    page.key(Key.Key_Return)
    page.key(Key.Key_Return, CTRL)
    assert columns(page) == ["Nadia", "Isla", "Mr Reed", "Gran"]
    assert page.message() == "Columns kept."
    page.open()
    assert columns(page) == ["Nadia", "Isla", "Mr Reed", "Gran"]
    assert "door" not in rows(page), "Tom’s words go with his column"
    assert page.undo() == "Taken back."
    assert columns(page) == USUAL


def test_one_voice_always_stays(page: Page) -> None:
    page.click(view(page).voices)
    sheet = page.dialog(ColumnsSheet)
    for voice in USUAL:
        sheet.list.list.go_to(page.home.voices[voice])
        page.key(Key.Key_Delete)
    assert sheet.list.placed() == [page.home.voices["Mr Reed"]]
    assert not sheet.list.put.isEnabled()


def test_leaving_the_voices_changes_nothing(page: Page) -> None:
    page.click(view(page).voices)
    page.key(Key.Key_Down, CTRL)
    page.close()
    assert columns(page) == USUAL
    assert chosen_columns(page.home.store, page.home.person) == ()


# Filters


def test_a_section_is_chosen_by_keys(page: Page) -> None:
    choose_list(page, "section", "First signs")
    assert rows(page) == ["hum", "hum_tom", "door", "strip", "office", "squeeze"]
    assert view(page).counts() == "6 of 10 things"
    assert "6 of 10 things" in words_in(page.screen.bar)
    page.key(Key.Key_Home)
    assert len(rows(page)) == 10


def test_a_stage_is_chosen_by_keys_and_goes_with_a_section(page: Page) -> None:
    choose_list(page, "stage", "First signs")
    early = rows(page)
    assert "boots" not in early and "hum" in early
    choose_list(page, "section", "What sets it off")
    assert rows(page) == []
    assert view(page).none_such.isVisible()


def test_agree_differ_and_not_asked_show_such_rows_alone(page: Page) -> None:
    page.home.join("hum", "hum_tom")
    page.home.differ("smell", "noise")
    page.open()
    show = view(page).filters.show_
    page.press(show, "agree")
    assert rows(page) == ["hum"] and view(page).counts() == "1 of 8 things"
    page.press(show, "differ")
    assert rows(page) == ["smell"]
    page.press(show, "not_asked")
    assert "boots" in rows(page) and "smell" in rows(page)
    page.press(show, "everything")
    assert len(rows(page)) == 8


def test_the_filters_go_by_arrow_keys_too(page: Page) -> None:
    page.home.differ("smell", "noise")
    page.open()
    view(page).filters.show_.chips()[0].setFocus()
    page.key(Key.Key_Right).key(Key.Key_Right).key(Key.Key_Space)
    assert rows(page) == ["smell"]


def test_where_no_row_is_like_that_it_says_so_and_its_button_shows_everything(page: Page) -> None:
    page.press(view(page).filters.show_, "agree")
    assert rows(page) == [] and not view(page).table.isVisible()
    assert NONE_SUCH in words_in(view(page))
    assert view(page).counts() == "0 of 10 things"
    view(page).none_such.button.setFocus()
    page.key(Key.Key_Space)
    assert len(rows(page)) == 10 and view(page).table.isVisible()
    assert view(page).filters.show_.value() == ["everything"]
    assert page.screen.isAncestorOf(page.focus()), "the keyboard is not lost with the button"


def test_a_filter_stays_while_somebody_else_looks_on_and_after_a_change(page: Page) -> None:
    choose_list(page, "section", "First signs")
    page.seat("Nadia", "Tom")
    assert set(rows(page)) <= {"hum", "hum_tom", "door", "strip", "office", "squeeze"}
    page.home.join("hum", "hum_tom")
    page.screen.looking.forget()
    view(page).refresh()
    assert "boots" not in rows(page)


def test_before_anything_was_said_it_says_what_will_stand_there(
    store: Store, show: Show, qtbot: QtBot
) -> None:
    page = Page(empty_home(store), show, qtbot, 1366, 768).open()
    told = words_in(view(page))
    assert NOTHING in told and NONE_SUCH not in told
    assert view(page).counts() == "0 things"
    assert not view(page).table.isVisible() and not view(page).none_such.button.isVisible()


# Two visits


def test_what_was_said_before_by_the_same_voice_gives_way_once_the_new_words_are_agreed(page: Page) -> None:
    home = page.home
    earlier = home.meet(EARLIER)
    home.say("old", "Nadia", "Her hum sticks.", visit=earlier, stage="early")
    home.join("old", "hum")
    page.open()
    assert "old" not in rows(page)
    assert "said before, 4 May 2026" in heard(page, "hum", "Nadia")
    home.say("waits", "Nadia", "It is one note.", word="")
    home.join("waits", "hum")
    page.open()
    told = heard(page, "hum", "Nadia")
    assert "It is one note." in told and "not read back yet" in told and "The humming goes flat." in told


# Every size


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_lost_at_any_size(
    store: Store, show: Show, qtbot: QtBot, themed: QApplication, size: tuple[int, int], text: int
) -> None:
    theme.apply(themed, text)
    home = a_home(store)
    long(home)
    page = Page(home, show, qtbot, *size).open()
    assert access.faults(page.inside) == []
    table = view(page).table
    inner = view(page).rect()
    assert inner.intersects(table.rect().translated(table.mapTo(view(page), QPoint())))
    assert table.viewport().height() >= theme.gap(100), "rows show"
    page.key(Key.Key_End, CTRL)
    last = table.visualRect(table.currentIndex())
    assert table.viewport().rect().intersects(last), "the last cell can be gone to"
    page.press(view(page).filters.show_, "agree")
    assert access.faults(page.inside) == []
    page.click(view(page).voices)
    assert access.faults(page.dialog(ColumnsSheet)) == []


def long(home: Home) -> None:
    words = "She looks at the door again, and again a minute later. " * 8
    home.say("long", "Tom", f"{words}{'Wörterwörter' * 6}", stage="early")


@pytest.mark.parametrize("text", [100, 200])
def test_a_row_is_as_high_as_all_of_its_words(
    store: Store, show: Show, qtbot: QtBot, themed: QApplication, text: int
) -> None:
    theme.apply(themed, text)
    home = a_home(store)
    long(home)
    page = Page(home, show, qtbot, 1366, 768).open()
    table = view(page).table
    for row in range(len(table.sides.rows)):
        cells = [table.laid_cell(row, column).height for column in range(len(table.sides.columns))]
        assert table.rowHeight(row) >= max(*cells, table.laid_head(row).height)


def test_a_row_that_is_gone_is_not_opened(page: Page) -> None:
    view(page).open_row("no such row")
    assert page.inside.findChild(RowSheet) is None
    assert not page.inside.findChildren(StatementCard)
