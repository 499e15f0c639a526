"""A list of ten thousand people is read as it comes in sight, and moves as a short one does."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.table import Cell, Column, Line, Table
from coprod_desktop.ui.widgets.table_lines import PAGE, ReadLines
from tests.ui.conftest import Show

MANY = 10_000
COLUMNS = (Column("Name", 3), Column("Now", 1))
LONG = "of whom there is so much to be said that it takes a second line, and in a narrow window a third one as well"


class Reader:
    """Gives rows by their ids, and keeps which were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, ids: Sequence[str]) -> list[Line]:
        self.asked += ids
        return [
            Line(id_, (Cell(f"Person {id_}", LONG if int(id_) % 5 == 2 else ""), Cell("Agreed")))
            for id_ in ids
        ]


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def table(reader: Reader, show: Show) -> Table:
    made = Table("People", COLUMNS, fills=True)
    made.set_lines(ReadLines([str(number) for number in range(MANY)], reader))
    show(made, 700, 600)
    made.setFocus()
    return made


def seen(table: Table) -> range:
    return range(table.rowAt(0), table.rowAt(table.viewport().height() - 1) + 1)


def test_only_what_is_in_sight_is_read(table: Table, reader: Reader) -> None:
    assert len(reader.asked) == len(set(reader.asked)), "and nothing twice"
    assert len(reader.asked) <= 3 * PAGE
    table.scrollToBottom()
    QApplication.processEvents()
    assert str(MANY - 1) in reader.asked
    assert len(reader.asked) <= 6 * PAGE


def test_the_keys_go_to_the_end_and_back(table: Table, qtbot: QtBot) -> None:
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.current() == str(MANY - 1)
    assert table.visualRect(table.currentIndex()).bottom() <= table.viewport().height()
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [str(MANY - 1)]
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert table.current() == "0"


@pytest.mark.parametrize("size", [100, 200])
def test_every_row_in_sight_is_as_high_as_its_words(table: Table, themed: QApplication, size: int) -> None:
    theme.apply(themed, size)
    for place in (0, 4_000, MANY - 1):
        table.scrollTo(table.model().index(place, 0))
        QApplication.processEvents()
        heights = {row: table.rowHeight(row) for row in seen(table)}
        assert heights == {row: table.sizeHintForRow(row) for row in seen(table)}
        assert len(set(heights.values())) > 1, "a long name takes more lines"


def test_the_current_row_stays_current_when_the_list_is_read_anew(table: Table, reader: Reader) -> None:
    table.selectRow(7_000)
    table.set_lines(ReadLines([str(number) for number in range(500, MANY)], reader))
    assert table.current() == "7000"


def test_rows_that_can_no_longer_be_read_are_empty(show: Show) -> None:
    table = Table("People", COLUMNS, fills=True)
    table.set_lines(ReadLines([str(number) for number in range(MANY)], lambda ids: []))
    show(table, 700, 600)
    assert table.current() == "0"
    assert table.line(0).cells == (Cell(), Cell())
