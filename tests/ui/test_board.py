"""A Now and Next board is made by keys, by clicks and by typing, on a real store."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.errors import StoreError
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.symbols import find, symbols
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.board.beside import HIDE_SAID
from coprod_desktop.ui.board.picker import ALL, PHOTOS
from coprod_desktop.ui.desk import Route
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.board import BoardPage
from coprod_desktop.ui.screens.summaries import Summaries
from coprod_desktop.work import board_photos, boards, interviewing, interviews, people, reading_back, sharing
from coprod_desktop.work.boards import Cell, NowNext
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope

TODAY = datetime.now(UTC).astimezone().date()
Show = Callable[..., None]
WORDS = ("swing", "bath")
PICTURES = tuple(f"symbol:{find(word)[0].id}" for word in WORDS)
SHOWN = tuple(Cell(symbols()[picture.partition(":")[2]].word, picture) for picture in PICTURES)
KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Table:
    """The screen as those who sit at it use it."""

    def __init__(self, inside: Inside, person: str, qtbot: QtBot) -> None:
        self.inside, self.person, self.qtbot = inside, person, qtbot
        self.went: list[Route] = []
        inside.desk.went.connect(self.went.append)

    @property
    def screen(self) -> BoardPage:
        assert isinstance(self.inside.shown, BoardPage)
        return self.inside.shown

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, held)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.focused(), words)
        QApplication.processEvents()

    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def tab_to(self, wanted: QWidget) -> None:
        """Press Tab until the focus is there: it has to be within reach."""
        for _ in range(40):
            if wanted.hasFocus():
                return
            self.press(KEY.Key_Tab)
        pytest.fail(f"Tab does not reach {wanted.accessibleName()}")

    def touch_picture(self, picture: str) -> None:
        grid = self.screen.picker.grid
        row = next(row for row, tile in enumerate(grid.tiles()) if tile.picture == picture)
        grid.scrollToItem(grid.item(row))
        place = grid.visualItemRect(grid.item(row)).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def chip(self, words: str) -> QAbstractButton:
        chips = [one for one in self.screen.findChildren(QAbstractButton) if one.isVisible()]
        return next(one for one in chips if one.accessibleName() == words)

    def kept(self) -> NowNext:
        """What is on disk, newest first."""
        return boards.boards(self.inside.desk.store, self.person)[0]

    def cells(self) -> tuple[Cell, ...]:
        """What the board shows."""
        return tuple(button.cell for button in self.screen.cells.buttons)

    def undo(self) -> None:
        self.press(KEY.Key_F8)
        self.press(KEY.Key_Return)

    def says(self) -> str:
        return self.inside.messages.words()

    def words(self) -> str:
        return "\n".join(one.text() for one in self.inside.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def person(store: Store) -> str:
    made = people.add_person(store, PersonFacts("Isla Brook", born=date(2017, 5, 11))).made_id
    people.add_contributor(store, made, ContributorFacts("Nadia", "mother"))
    people.add_person(store, PersonFacts("Zebedee Quill"))
    return made


@pytest.fixture
def table(store: Store, person: str, show: Show, qtbot: QtBot) -> Iterator[Table]:
    inside = Inside(store, lambda: TODAY)
    show(inside)
    inside.desk.go("board", person_id=person)
    made = Table(inside, person, qtbot)
    qtbot.waitUntil(made.screen.picker.search.hasFocus)
    yield made


def a_photo(folder: Path, colour: str = "green") -> Path:
    file = folder / f"{colour}.jpg"
    out = BytesIO()
    Image.new("RGB", (900, 600), colour).save(out, "JPEG")
    file.write_bytes(out.getvalue())
    return file


def test_a_board_is_made_by_keys_alone_and_is_the_persons_choice(table: Table) -> None:
    for word in WORDS:
        table.type(word)
        table.press(KEY.Key_Return)
    assert table.cells() == SHOWN == table.kept().cells
    chosen = table.kept().chosen_by
    assert chosen is not None and chosen.is_person and table.kept().chosen_on == TODAY
    assert table.screen.who_chose.who.one() == chosen.id and table.screen.who_chose.how.one() == "picture"


def test_arrow_keys_move_over_the_pictures_and_enter_picks(table: Table) -> None:
    grid = table.screen.picker.grid
    table.press(KEY.Key_Down)
    assert grid.hasFocus() and grid.currentRow() == 0
    table.press(KEY.Key_Right)
    assert grid.currentRow() == 1
    table.press(KEY.Key_Down)
    below = grid.currentRow()
    assert below > 2, "Down goes to the next line of pictures"
    first = grid.tiles()[below]
    table.press(KEY.Key_Return)
    assert table.cells()[0] == Cell(first.words, first.picture) and table.screen.making.current == 1
    table.press(KEY.Key_Up)
    table.press(KEY.Key_Space)
    assert table.cells()[1].picture == grid.tiles()[1].picture
    assert grid.hasFocus()


def test_a_board_is_made_by_touch_alone(table: Table) -> None:
    for picture in PICTURES:
        table.touch_picture(picture)
    assert table.cells() == SHOWN == table.kept().cells
    table.click(table.screen.cells.buttons[0])
    table.touch_picture(PICTURES[1])
    assert [cell.picture for cell in table.cells()] == [PICTURES[1], PICTURES[1]]
    assert table.screen.making.current == 0, "a picture that was changed does not lead on to a full cell"


def test_words_of_ones_own_stand_instead_of_the_pictures(table: Table) -> None:
    table.touch_picture(PICTURES[0])
    table.press(KEY.Key_1, ALT)
    line = table.screen.tools.words.line
    assert line.text() == "" and line.placeholderText() == SHOWN[0].words
    table.click(line)
    table.type("With Tom")
    assert table.cells()[0] == Cell("With Tom", PICTURES[0])
    table.press(KEY.Key_Return)
    assert table.kept().cells[0] == Cell("With Tom", PICTURES[0])
    table.touch_picture(PICTURES[1])
    assert table.kept().cells[0] == Cell("With Tom", PICTURES[1]), "nobody's own words are typed over"
    table.press(KEY.Key_1, ALT)
    table.click(line)
    line.selectAll()
    table.press(KEY.Key_Delete)
    table.press(KEY.Key_Return)
    assert table.kept().cells[0] == SHOWN[1], "a picture never stands without its word"


def test_half_typed_words_are_on_disk_within_a_second(table: Table) -> None:
    table.click(table.screen.tools.words.line)
    table.type("Bub")
    table.qtbot.waitUntil(lambda: bool(boards.boards(table.inside.desk.store, table.person)), timeout=5000)
    assert table.kept().cells[0].words == "Bub"
    assert table.screen.tools.words.line.text() == "Bub" and table.screen.tools.words.line.hasFocus()


def test_typing_is_taken_back_as_one_change(table: Table) -> None:
    table.touch_picture(PICTURES[0])
    table.press(KEY.Key_1, ALT)
    table.click(table.screen.tools.words.line)
    table.type("With")
    QTest.qWait(500)
    table.type(" Tom")
    table.press(KEY.Key_Return)
    table.undo()
    assert table.cells()[0] == SHOWN[0] == table.kept().cells[0]
    assert table.screen.tools.words.line.text() == ""


def test_words_that_can_not_be_kept_stay_and_nobody_leaves_them_behind(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("There is no room on the disk.")

    table.click(table.screen.tools.words.line)
    table.type("Bubbles")
    monkeypatch.setattr(boards, "keep", full)
    table.click(table.screen.back)
    assert table.screen.tools.words.line.text() == "Bubbles" and table.cells()[0].words == "Bubbles"
    assert "no room" in table.says()
    monkeypatch.undo()
    table.click(table.screen.back)
    assert table.kept().cells[0].words == "Bubbles"
    assert table.inside.shown is not None and not isinstance(table.inside.shown, BoardPage)


def test_undo_goes_back_step_by_step_to_an_empty_board(table: Table) -> None:
    for picture in PICTURES:
        table.touch_picture(picture)
    table.undo()
    assert table.cells() == (SHOWN[0], Cell())
    table.press(KEY.Key_Z, CTRL)
    assert table.cells() == (Cell(), Cell()) and table.screen.making.board is None
    assert boards.boards(table.inside.desk.store, table.person) == ()
    table.click(table.screen.cells.buttons[0])
    table.touch_picture(PICTURES[1])
    assert table.kept().cells == (SHOWN[1], Cell())


def test_undo_works_from_the_field_in_which_pictures_are_looked_for(table: Table) -> None:
    for word in WORDS:
        table.type(word)
        table.press(KEY.Key_Return)
    assert table.screen.picker.search.hasFocus()
    table.press(KEY.Key_Z, CTRL)
    assert table.cells() == (SHOWN[0], Cell())


def test_a_picture_takes_the_word_by_which_it_was_found(table: Table) -> None:
    table.type("breakfast")
    table.press(KEY.Key_Return)
    assert table.kept().cells[0] == Cell("Breakfast", f"symbol:{find('breakfast')[0].id}")
    table.press(KEY.Key_1, ALT)
    table.touch_picture(PICTURES[0])
    assert table.kept().cells[0] == SHOWN[0], "it was the picture's word, and goes with it"


def test_three_cells_swapped_and_cleared(table: Table) -> None:
    for picture in PICTURES:
        table.touch_picture(picture)
    table.click(table.chip("Three cells"))
    assert table.cells() == (*SHOWN, Cell()) and table.screen.making.current == 2
    table.click(table.screen.tools.swap)
    assert table.kept().cells == (SHOWN[0], Cell(), SHOWN[1]) and table.screen.making.current == 1
    table.click(table.screen.cells.buttons[0])
    table.press(KEY.Key_Delete)
    assert table.kept().cells == (Cell(), Cell(), SHOWN[1])
    table.click(table.chip("Two cells"))
    table.undo()
    assert table.kept().cells == (Cell(), Cell(), SHOWN[1]) == table.cells()


def test_arrow_keys_move_over_the_cells(table: Table) -> None:
    for picture in PICTURES:
        table.touch_picture(picture)
    table.tab_to(table.screen.cells.buttons[table.screen.making.current])
    table.press(KEY.Key_Left)
    table.press(KEY.Key_Right)
    assert table.screen.making.current == table.screen.cells.buttons.index(table.focused())  # type: ignore[arg-type]


def test_a_search_finds_by_word_and_within_a_group(table: Table) -> None:
    grid = table.screen.picker.grid
    table.type("swi")
    assert 0 < grid.count() < len(symbols())
    assert {tile.picture for tile in grid.tiles()} == {f"symbol:{one.id}" for one in find("swi")}
    table.press(KEY.Key_Escape)
    assert grid.count() == len(symbols())
    table.click(table.chip("Feelings"))
    feelings = {f"symbol:{one.id}" for one in symbols().values() if one.group == "feelings"}
    assert {tile.picture for tile in grid.tiles()} == feelings


def test_enter_picks_the_best_that_was_found_whatever_was_marked_before(table: Table) -> None:
    grid = table.screen.picker.grid
    for letters in ("s", "sw", "swi"):
        table.screen.picker.search.setText(letters)
        assert grid.currentRow() == 0 and grid.tiles()[0].picture == f"symbol:{find(letters)[0].id}"


def test_a_word_without_a_picture_stands_alone(table: Table) -> None:
    table.type("submarine")
    assert table.screen.picker.grid.count() == 0 and "no picture for “submarine”" in table.words()
    table.press(KEY.Key_Return)
    assert table.kept().cells == (Cell("submarine"), Cell()) and table.screen.picker.search.text() == ""


@pytest.mark.parametrize(
    "words",
    ["<b>bold</b>", "<img src=x>", "{name} %s", "\u202eleft\u202c", "''; DROP TABLE", "😀" * 30, "W" * 60],
)
def test_hostile_words_are_words(table: Table, words: str) -> None:
    line = table.screen.tools.words.line
    line.setFocus()
    line.insert(words)
    line.textEdited.emit(line.text())
    table.press(KEY.Key_Return)
    assert table.kept().cells[0].words == words == table.cells()[0].words
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in table.screen.findChildren(QLabel))
    assert access.faults(table.inside) == []


def test_a_photo_goes_on_the_board_and_asks_for_its_word(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_photo(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    table.tab_to(table.screen.picker.photo)
    table.press(KEY.Key_Return)
    table.qtbot.waitUntil(lambda: table.cells()[0].kind == "photo")
    assert table.focused() is table.screen.tools.words.line
    table.type("Granny")
    table.press(KEY.Key_Return)
    (photo,) = board_photos.photos(table.inside.desk.store, table.person)
    assert table.kept().cells[0] == Cell("Granny", f"photo:{photo.id}")
    table.screen.picker.show_group(PHOTOS)
    table.press(KEY.Key_2, ALT)
    table.touch_picture(f"photo:{photo.id}")
    assert table.kept().cells[1] == Cell("Granny", f"photo:{photo.id}")


def test_what_is_no_photo_is_refused_in_words(table: Table, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"not a photo")
    table.screen.picker.take_photo(file)
    table.qtbot.waitUntil(lambda: "can’t be read" in table.says() or "can't be read" in table.says())
    assert table.screen.picker.photo.isEnabled() and table.cells() == (Cell(), Cell())


def test_somebody_elses_choice_is_recorded_as_theirs(table: Table) -> None:
    for picture in PICTURES:
        table.touch_picture(picture)
    table.click(table.chip("Nadia (mother)"))
    chosen = table.kept().chosen_by
    assert chosen is not None and chosen.name == "Nadia"
    table.click(table.chip("Through an interpreter"))
    table.screen.who_chose.through.line.setFocus()
    table.type("Mr Ali")
    table.press(KEY.Key_Return)
    assert (table.kept().arrived, table.kept().through) == ("interpreter", "Mr Ali")
    table.click(table.chip("Not chosen yet"))
    assert table.kept().chosen_by is None and not table.screen.who_chose.how.isVisible()
    table.undo()
    chosen = table.kept().chosen_by
    assert chosen is not None and chosen.name == "Nadia"


def test_earlier_boards_are_opened_copied_and_removed(table: Table) -> None:
    for picture in PICTURES:
        table.touch_picture(picture)
    first = table.kept().id
    table.click(table.screen.new_board)
    assert table.cells() == (Cell(), Cell())
    table.touch_picture(PICTURES[1])
    title = f"{SHOWN[0].words}, then {SHOWN[1].words}"
    table.click(table.chip(f"Copy as a new board: {title}"))
    copied = table.kept()
    assert copied.id != first and copied.cells == SHOWN == table.cells() and copied.chosen_by is None
    table.click(table.chip(f"Remove: {title}"))
    assert first not in [one.id for one in boards.boards(table.inside.desk.store, table.person)]
    table.undo()
    table.click(table.chip(f"Open: {title}"))
    assert table.screen.making.board is not None and table.screen.making.board.id == first


def test_it_goes_on_with_a_board_of_today_and_leaves_older_ones_alone(table: Table, store: Store) -> None:
    table.touch_picture(PICTURES[0])
    table.inside.desk.go("person", person_id=table.person)
    table.inside.desk.go("board", person_id=table.person)
    assert table.cells() == (SHOWN[0], Cell()) and table.screen.making.current == 1
    later = Inside(store, lambda: TODAY + timedelta(days=1))
    table.qtbot.addWidget(later)
    later.desk.go("board", person_id=table.person)
    assert isinstance(later.shown, BoardPage) and later.shown.making.board is None
    assert not later.shown.earlier.isHidden()


def test_it_is_printed_once_every_cell_holds_something(table: Table) -> None:
    table.touch_picture(PICTURES[0])
    table.inside.desk.went.disconnect(table.inside.show_route)
    table.click(table.chip("Now: " + SHOWN[0].words))
    table.click(table.screen.print)
    assert table.says().startswith("“Next” is still empty") and table.screen.making.current == 1
    table.touch_picture(PICTURES[1])
    table.press(KEY.Key_P, CTRL)
    to_paper = Route("summaries", {"person_id": table.person, "document": "now-next"})
    assert table.went[-1] == to_paper
    table.inside.show_route(to_paper)
    assert isinstance(table.inside.shown, Summaries)


def test_the_way_there_and_back(table: Table) -> None:
    table.click(table.screen.back)
    buttons = table.inside.findChildren(QAbstractButton)
    table.click(next(one for one in buttons if one.accessibleName() == "Make a Now and Next board"))
    assert isinstance(table.inside.shown, BoardPage)


def test_no_other_family_is_on_the_screen(table: Table) -> None:
    assert table.inside.rail.isHidden()
    assert "Zebedee" not in table.words() and "Isla" in table.words()
    table.press(KEY.Key_K, CTRL)
    assert isinstance(table.inside.shown, BoardPage)


def test_what_was_said_shows_when_asked_for(table: Table, store: Store) -> None:
    nadia = next(one.id for one in people.circle(store, table.person) if not one.is_person)
    visit = interviews.start(store, table.person, interviews.Plan(TODAY)).made_id
    line = interviewing.say(store, visit, "C5", Words("Bath, milk, bed.", nadia)).made_id
    reading_back.word(store, line, "agreed")
    sharing.share(store, Scope(statement_id=line), Decision(("person", "family")))
    table.inside.desk.go("board", person_id=table.person)
    assert "Bath, milk, bed." not in table.words()
    table.click(table.screen.said.button)
    assert "Bath, milk, bed." in table.words() and table.screen.said.button.words() == HIDE_SAID


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_everything_is_within_reach_at_any_text_size(
    table: Table, themed: QApplication, text: int, size: tuple[int, int]
) -> None:
    theme.apply(themed, text)
    table.inside.resize(*size)
    for picture in PICTURES:
        table.screen.picker.show_group(ALL)
        table.touch_picture(picture)
    table.click(table.chip("Three cells"))
    assert access.faults(table.inside) == []
    grid = table.screen.picker.grid.gridSize()
    assert min(grid.width(), grid.height()) >= 64
    for wanted in (
        table.screen.tools.words.line,
        table.screen.picker.grid,
        table.screen.picker.photo,
        table.screen.new_board,
        table.screen.back,
        table.screen.print,
    ):
        table.tab_to(wanted)


def test_tab_goes_from_the_board_to_the_pictures_and_then_to_whose_choice_it_was(table: Table) -> None:
    for picture in PICTURES:
        table.touch_picture(picture)
    wanted = (table.screen.cells.buttons[1], table.screen.tools.words.line, table.screen.picker.search)
    chosen = next(chip for chip in table.screen.who_chose.who.chips() if chip.isChecked())
    stops = [*wanted, table.screen.picker.grid, table.screen.picker.photo, chosen, table.screen.new_board]
    wanted[0].setFocus()
    seen = [wanted[0]]
    for _ in range(30):
        table.press(KEY.Key_Tab)
        seen.append(table.focused())  # type: ignore[arg-type]
    assert [one for one in seen[: seen.index(stops[-1]) + 1] if one in stops] == stops  # type: ignore[arg-type]
