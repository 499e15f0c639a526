"""Then and now, and what we know: two visits on a real store, compared, narrowed and opened by keys."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.together.known_view import NONE_SUCH, NOTHING, KnownView
from coprod_desktop.ui.together.then_now_view import ONE_ONLY, TONES, ThenNowView
from coprod_desktop.ui.widgets.table import Table
from coprod_desktop.work import heard, interviews, reading_back
from coprod_desktop.work.then_and_now import KINDS
from tests.faults.ears import words_in
from tests.ui.together_page import EARLIER, Home, Key, Page, a_home, empty_home

Show = Callable[..., None]
LONG_AGO = date(2025, 3, 3)


def two_visits(store: Store) -> Home:
    """Of each kind of change one, by Nadia, and one by Mr Reed."""
    home = a_home(store)
    then = home.meet(EARLIER)
    home.say("hum_then", "Nadia", "Her hum sticks.", visit=then, stage="early")
    home.say("squeeze_then", "Nadia", "Squeeze her.", "I2", visit=then, works=1)
    home.say("office_then", "Mr Reed", "The office.", "I2", visit=then, works=4, stage="early")
    home.say("calm_then", "Nadia", "Telling her to calm down.", "J1", visit=then)
    home.say("tea", "Nadia", "A friend for tea.", "C6", visit=then)
    home.say("swim", "Nadia", "Swimming.", "C1", visit=then)
    home.say("sock", "Nadia", "She takes off a sock.", visit=then)
    for one, other in (("hum_then", "hum"), ("squeeze_then", "squeeze"), ("office_then", "office")):
        home.join(one, other)
    now = interviews.visit(home.store, home.visit)
    heard.confirm(home.store, now, home.lines["tea"], home.voices["Nadia"], False)
    heard.confirm(home.store, now, home.lines["swim"], home.voices["Nadia"], True)
    return home


EXPECTED = {
    "squeeze": "Works better",
    "hum": "Said in other words",
    "office": "Said in other words",
    "calm": "Still true",
    "tea": "No longer true",
    "swim": "Still true",
    "sock": "Not mentioned this time",
    "door": "New",
}


@pytest.fixture
def page(store: Store, show: Show, qtbot: QtBot) -> Page:
    return Page(two_visits(store), show, qtbot, 1366, 768).open("then_now")


def view(page: Page) -> ThenNowView:
    return page.view(ThenNowView)


def known(page: Page) -> KnownView:
    return page.view(KnownView)


def lines(page: Page, table: Table) -> list[str]:
    """Each by the name of what it says now, else of what it said then."""
    return [_name(page, table, row) for row in range(table.model().rowCount())]


def _name(page: Page, table: Table, row: int) -> str:
    cells = table.line(row).cells
    told = (cells[1].text or cells[0].text) if table.accessibleName() == "Then and now" else cells[0].text
    return next(name for name in page.home.lines if told == f"“{page.home.said(name).words}”")


def became(page: Page) -> dict[str, str]:
    """What each line says became of it."""
    table = view(page).table
    tags = [table.line(row).cells[2].tag for row in range(table.model().rowCount())]
    return dict(zip(lines(page, table), [tag.text for tag in tags if tag], strict=True))


def choose(page: Page, box: QComboBox, words: str) -> None:
    """By keys, in a list that is closed."""
    box.setFocus()
    page.key(Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        page.key(Key.Key_Down)
    assert box.currentText() == words


def go_to(page: Page, table: Table, name: str) -> None:
    """Down in the table to a line, by keys."""
    table.setFocus()
    page.key(Key.Key_Home)
    for _ in range(table.model().rowCount()):
        if here(page, table) == name:
            return
        page.key(Key.Key_Down)
    assert here(page, table) == name


def here(page: Page, table: Table) -> str:
    """The line where the keyboard is."""
    return _name(page, table, table.currentIndex().row())


def told(table: Table) -> str:
    """All that a screen reader says of the lines, those further down too."""
    model, role = table.model(), Qt.ItemDataRole.AccessibleTextRole
    cells = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return " | ".join(str(model.index(*cell).data(role)) for cell in cells)


def labels(page: Page) -> list[str]:
    page.settle()
    return [label.text() for label in page.top().findChildren(QLabel) if label.isVisible()]


# Then and now


def test_it_compares_the_last_visit_with_the_one_before(page: Page) -> None:
    assert page.focus() is view(page).table
    assert view(page).one.box.currentText() == "4 May 2026"
    assert view(page).other.box.currentText() == "22 Nov 2026"
    assert view(page).counts() == "2 visits" and "2 visits" in words_in(page.screen.bar)
    found = became(page)
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_the_sentence_tells_how_many_of_each_and_it_is_read_aloud(page: Page) -> None:
    sentence = view(page).sentence.text()
    assert sentence.startswith("Since 4 May 2026: ")
    for words in (
        "1 is no longer true",
        "1 works better",
        "2 are said in other words",
        "2 things are still true",
    ):
        assert words in sentence, sentence
    assert "was not mentioned this time" in sentence
    assert sentence in view(page).aloud()


def test_each_line_says_both_words_how_well_it_works_and_who_says_so(page: Page) -> None:
    found = told(view(page).table)
    assert (
        "“Squeeze her.”, helps a little | “A squeeze round the shoulders.”, sometimes | Works better" in found
    )
    assert "Nadia (mother), First signs" in found


def test_what_changed_stands_before_what_did_not(page: Page) -> None:
    order = list(became(page).values())
    unchanged = {"Still true", "Not mentioned this time", "Not asked this time"}
    first = next(at for at, word in enumerate(order) if word in unchanged)
    assert not set(order[:first]) & unchanged and set(order[first:]) <= unchanged


def test_every_kind_has_a_mark_and_a_word_of_its_own(page: Page) -> None:
    assert set(TONES) == {kind.id for kind in KINDS}
    assert len({kind.word for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", ["new", "no_longer", "better", "changed", "still", "not_said"])
def test_a_chip_shows_one_kind_and_says_how_many_there_are(page: Page, kind: str) -> None:
    word = next(each.word for each in KINDS if each.id == kind)
    chip = next(chip for chip in view(page).kinds.chips() if chip.option.id == kind)
    page.click(chip)
    assert set(became(page).values()) == {word}
    assert chip.option.text == f"{word} {len(became(page))}"
    page.press(view(page).kinds, kind)
    assert len(set(became(page).values())) > 1, "chosen again it shows everything"


def test_chips_go_by_arrow_keys(page: Page) -> None:
    chips = view(page).kinds.chips()
    chips[0].setFocus()
    page.key(Key.Key_Right).key(Key.Key_Space)
    assert set(became(page).values()) == {"No longer true"}
    assert page.focus() is view(page).kinds.chips()[1]


def test_it_is_narrowed_by_section_and_voice(page: Page) -> None:
    fields = view(page).narrow.fields
    choose(page, fields["voice"].box, "Mr Reed (teacher)")
    assert set(lines(page, view(page).table)) == {"office", "strip"}
    choose(page, fields["voice"].box, "All voices")
    choose(page, fields["section"].box, "What makes things worse")
    assert lines(page, view(page).table) == ["calm"]
    page.press(view(page).kinds, "new")
    assert not view(page).table.isVisible() and "Nothing of that kind" in labels(page)
    assert page.screen.isAncestorOf(page.focus())


def test_two_other_visits_are_chosen(page: Page) -> None:
    home = page.home
    home.say("old", "Nadia", "She sang.", "B3", visit=home.meet(LONG_AGO))
    page.open("then_now")
    assert view(page).counts() == "3 visits"
    choose(page, view(page).one.box, "3 Mar 2025")
    choose(page, view(page).other.box, "4 May 2026")
    assert view(page).sentence.text().startswith("Since 3 Mar 2025: ")
    assert "hum_then" in lines(page, view(page).table) and "hum" not in lines(page, view(page).table)
    assert became(page)["old"] == "Not asked this time"
    page.seat("Nadia")
    assert view(page).one.box.currentText() == "3 Mar 2025", "what was chosen stays"


def test_chosen_the_other_way_round_the_earlier_visit_is_then_all_the_same(page: Page) -> None:
    """The lists keep what was chosen; what it says on top and over the columns never contradict each other."""
    home = page.home
    home.say("old", "Nadia", "She sang.", "B3", visit=home.meet(LONG_AGO))
    page.open("then_now")
    choose(page, view(page).other.box, "3 Mar 2025")
    assert (view(page).one.box.currentText(), view(page).other.box.currentText()) == (
        "4 May 2026",
        "3 Mar 2025",
    )
    assert view(page).sentence.text().startswith("Since 3 Mar 2025: ")
    titles = [column.title for column in view(page).table.columns()]
    assert titles[:2] == ["Then, 3 Mar 2025", "Now, 4 May 2026"]
    heads = view(page).table.model()
    assert heads.headerData(0, Qt.Orientation.Horizontal) == titles[0]


@pytest.mark.parametrize("name", ["squeeze", "door", "calm", "sock", "swim"])
def test_enter_opens_what_stands_there(page: Page, name: str) -> None:
    go_to(page, view(page).table, name)
    page.key(Key.Key_Return)
    assert {page.home.lines[name], page.home.lines.get(f"{name}_then", "")} & set(page.row.cards)
    page.close()
    assert page.focus() is view(page).table and here(page, view(page).table) == name


def test_enter_opens_what_is_no_longer_true_too(page: Page) -> None:
    go_to(page, view(page).table, "tea")
    page.key(Key.Key_Return)
    assert "“A friend for tea.”" in labels(page)


def test_enter_opens_what_was_said_anew_at_a_third_visit_too(page: Page) -> None:
    home = page.home
    later = home.meet(date(2026, 11, 23))
    home.say("hum_later", "Nadia", "It is one note.", visit=later, stage="early")
    home.join("hum", "hum_later")
    page.open("then_now")
    choose(page, view(page).one.box, "4 May 2026")
    choose(page, view(page).other.box, "22 Nov 2026")
    go_to(page, view(page).table, "hum")
    page.key(Key.Key_Return)
    assert any("The humming goes flat." in words for words in labels(page))


def test_a_click_opens_a_line(page: Page) -> None:
    table = view(page).table
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(0, 0)).center()
    )
    assert list(page.row.cards)


def test_it_follows_what_is_done_in_the_row(page: Page) -> None:
    go_to(page, view(page).table, "door")
    page.desk.do(reading_back.word, page.home.lines["door"], "left_out")
    assert "door" not in lines(page, view(page).table)
    assert page.undo() == "Taken back."
    assert "door" in lines(page, view(page).table)


def test_with_one_visit_it_says_what_comes_after_the_next(store: Store, show: Show, qtbot: QtBot) -> None:
    page = Page(a_home(store), show, qtbot, 1366, 768).open("then_now")
    assert ONE_ONLY in words_in(view(page))
    assert not view(page).table.isVisible() and view(page).counts() == "1 visit"


def test_with_no_visit_at_all_it_does_not_say_there_is_one(store: Store, show: Show, qtbot: QtBot) -> None:
    page = Page(empty_home(store), show, qtbot, 1366, 768).open("then_now")
    assert view(page).counts() == "0 visits"
    assert "There is one visit so far" not in words_in(view(page))


# What we know


@pytest.fixture
def all_known(page: Page) -> Page:
    return page.open("known")


def test_everything_that_holds_stands_there_with_its_voice_and_how_well_it_works(all_known: Page) -> None:
    page = all_known
    assert page.focus() is known(page).table
    shown = lines(page, known(page).table)
    assert {"hum", "hum_tom", "boots", "swim", "sock"} <= set(shown)
    assert not {"hum_then", "squeeze_then", "office_then", "tea"} & set(shown)
    assert known(page).counts() == f"{len(shown)} statements"
    found = told(known(page).table)
    assert "“The humming goes flat.”, said 2 times" in found
    assert "works very well | Mr Reed (teacher), 22 Nov 2026" in found


NARROWED = {
    "section": ("What sets it off", {"smell", "noise"}),
    "stage": ("First signs", {"hum", "hum_tom", "door", "strip", "office", "squeeze", "sock"}),
    "place": ("school", {"strip"}),
    "voice": ("Isla", {"boots"}),
    "works": ("Works very well", {"office"}),
}


@pytest.mark.parametrize("side", NARROWED)
def test_it_is_narrowed_from_each_of_five_sides(all_known: Page, side: str) -> None:
    page = all_known
    words, expected = NARROWED[side]
    box = known(page).narrow.fields[side].box
    choose(page, box, words if side != "voice" else box.itemText(box.findData(page.home.voices["Isla"])))
    shown = lines(page, known(page).table)
    assert set(shown) == expected
    of = len(known(page).known)
    assert known(page).counts() == f"{len(shown)} of {of} statements"
    assert known(page).counts() in words_in(page.screen.bar)
    page.key(Key.Key_Home)
    assert known(page).counts() == f"{of} statements"


def test_two_sides_narrow_it_together_and_nothing_left_says_so_with_a_way_back(all_known: Page) -> None:
    page = all_known
    fields = known(page).narrow.fields
    choose(page, fields["place"].box, "school")
    choose(page, fields["works"].box, "Works very well")
    assert not known(page).table.isVisible()
    assert NONE_SUCH in labels(page)
    known(page).none_such.button.setFocus()
    page.key(Key.Key_Space)
    assert known(page).table.isVisible() and fields["place"].value() == ""
    assert page.screen.isAncestorOf(page.focus()), "the keyboard is not lost with the button"


def test_enter_opens_the_row_with_everyone_who_says_it(all_known: Page) -> None:
    page = all_known
    page.home.join("hum", "hum_tom")
    page.open("known")
    go_to(page, known(page).table, "hum_tom")
    page.key(Key.Key_Return)
    assert list(page.row.cards) == page.home.ids("hum", "hum_tom")
    page.close()
    assert page.focus() is known(page).table
    assert here(page, known(page).table) == "hum_tom"


def test_before_anything_was_said_it_says_what_will_stand_there(
    store: Store, show: Show, qtbot: QtBot
) -> None:
    page = Page(empty_home(store), show, qtbot, 1366, 768).open("known")
    words = words_in(known(page))
    assert NOTHING in words and NONE_SUCH not in words
    assert known(page).counts() == "0 statements"


@pytest.mark.parametrize("which", ["then_now", "known"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_lost_at_any_size(
    store: Store,
    show: Show,
    qtbot: QtBot,
    themed: QApplication,
    which: str,
    size: tuple[int, int],
    text: int,
) -> None:
    theme.apply(themed, text)
    home = two_visits(store)
    words = f"She counts the coats on the pegs. {'Wörterwörter' * 6}"
    home.say("long", "Nadia", words, places=("The big hall next to the swimming pool",))
    page = Page(home, show, qtbot, *size).open(which)
    assert access.faults(page.inside) == []
    table = view(page).table if which == "then_now" else known(page).table
    page.key(Key.Key_End)
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    assert sum(interview.held_on == EARLIER for interview in interviews.visits_of(store, home.person)) == 1
