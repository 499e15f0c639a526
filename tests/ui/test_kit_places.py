"""The rail, the bars, the way through, the table and the message bar."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.frame import Rail, RailButton, RailItem, TopBar
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.message_bar import MessageBar
from coprod_desktop.ui.widgets.steps import Step, StepButton, WayThrough
from coprod_desktop.ui.widgets.table import Cell, Line, Table
from coprod_desktop.ui.widgets.table import Column as Heading
from coprod_desktop.ui.widgets.tags import Tag
from coprod_desktop.ui.widgets.text import Words

Show = Callable[..., None]

ITEMS = [
    RailItem("people", "People"),
    RailItem("reviews", "Reviews due", "3"),
    RailItem("lock", "Lock", lower=True),
]
COLUMNS = [Heading("Name", 40), Heading("Last talked", 30), Heading("Now", 30)]
STEPS = [
    Step(
        "s1",
        "Before we start",
        "done",
        "",
        (Step("A1", "Who is here?", "done"), Step("A2", "What is agreed?")),
    ),
    Step("s2", "First signs", "here", "question 1 of 1", (Step("E1", "The first change", "here"),)),
    Step("s3", "Review together", "star"),
]


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def people(count: int) -> list[Line]:
    return [
        Line(
            str(n),
            (Cell(f"Person {n}", "age 9", "P"), Cell("3 Nov 2026"), Cell(tag=Tag("Agreed", "✓", "green"))),
        )
        for n in range(count)
    ]


def test_rail_by_keyboard(show: Show, qtbot: QtBot) -> None:
    rail = Rail(ITEMS)
    show(rail, 208, 600)
    rail.set_current("people")
    rail.findChildren(RailButton)[0].setFocus()
    with qtbot.waitSignal(rail.chosen) as told:
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert told.args == ["reviews"]
    assert rail.current() == "reviews"
    with qtbot.waitSignal(rail.chosen) as told:
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert told.args == ["people"], "round the end"


def test_rail_says_where_you_are_and_what_is_due(show: Show) -> None:
    rail = Rail(ITEMS)
    show(rail, 208, 600)
    rail.set_current("people")
    here, due, _ = rail.findChildren(RailButton)
    assert here.accessibleDescription() == "You are here"
    assert due.accessibleName() == "Reviews due, 3"
    assert due.accessibleDescription() == ""


def test_bar_goes_on_in_a_second_line(show: Show, themed: QApplication) -> None:
    bar = TopBar("Talking with Amira’s family", "Started 10:04", [PlainButton("Hide the screen", hint="F9")])
    show(bar, 1280, 60)
    one_line = bar.heightForWidth(1280)
    assert bar.heightForWidth(420) > one_line
    theme.apply(themed, 200)
    assert bar.heightForWidth(1280) > one_line


def test_way_opens_and_chooses_by_keyboard(show: Show, qtbot: QtBot) -> None:
    way = WayThrough()
    way.set_steps(STEPS)
    show(way, 300, 600)
    way.findChildren(StepButton)[0].setFocus()
    press(qtbot, Qt.Key.Key_Right)
    with qtbot.waitSignal(way.chosen) as told:
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert told.args == ["A2"]
    press(qtbot, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert "A2" not in _shown(way)
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    with qtbot.waitSignal(way.chosen) as told:
        press(qtbot, Qt.Key.Key_Return)
    assert told.args == ["s3"], "a section without questions is chosen itself"


def test_way_keeps_focus_and_open_sections(show: Show, qtbot: QtBot) -> None:
    way = WayThrough()
    way.set_steps(STEPS)
    show(way, 300, 600)
    way.open_section("s2")
    next(b for b in way.findChildren(StepButton) if b.step.id == "E1" and b.isVisible()).setFocus()
    way.set_steps(STEPS[1:])
    focused = QApplication.focusWidget()
    assert isinstance(focused, StepButton)
    assert (focused.step.id, _shown(way)) == ("E1", ["s2", "E1", "s3"])


def test_way_says_the_mark_in_words(show: Show) -> None:
    way = WayThrough()
    way.set_steps(STEPS)
    show(way, 300, 600)
    assert way.findChildren(StepButton)[1].accessibleName() == "First signs, you are here, question 1 of 1"


def _shown(way: WayThrough) -> list[str]:
    return [button.step.id for button in way.findChildren(StepButton) if button.isVisible()]


def test_table_by_keyboard(show: Show, qtbot: QtBot) -> None:
    table = Table("People", COLUMNS)
    table.set_lines(people(3))
    show(table, 900, 400)
    table.setFocus()
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down)
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert (told.args, table.current()) == (["1"], "1")
    table.set_lines(people(2))
    assert table.current() == "1"
    table.set_lines([])
    assert table.current() == ""
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_table_by_mouse(show: Show, qtbot: QtBot) -> None:
    table = Table("People", COLUMNS)
    table.set_lines(people(3))
    show(table, 900, 400)
    at = table.visualRect(table.model().index(2, 1)).center()
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["2"]


def test_every_cell_is_read_out(show: Show) -> None:
    table = Table("People", COLUMNS)
    table.set_lines(people(1))
    show(table, 900, 400)
    face = QAccessible.queryAccessibleInterface(table)
    said = [face.child(place).text(QAccessible.Text.Name) for place in range(face.childCount())]
    assert [name for name in said if name] == [
        "Name",
        "Last talked",
        "Now",
        "Person 0, age 9",
        "3 Nov 2026",
        "Agreed",
    ]


def test_big_text_stacks_the_table(show: Show, themed: QApplication) -> None:
    table = Table("People", COLUMNS)
    table.set_lines(people(2))
    show(table, 500, 700)
    flat = table.rowHeight(0)
    assert not table.stacked
    theme.apply(themed, 200)
    assert table.stacked
    assert table.rowHeight(0) > 2 * flat


def test_table_is_no_higher_than_its_rows(show: Show) -> None:
    holder = QWidget()
    table = Table("People", COLUMNS)
    table.set_lines(people(2))
    column = Column(holder, table)
    column.addStretch(0)
    show(holder, 900, 700)
    assert table.rowHeight(0) * 2 < table.height() < 300
    table.set_lines(people(50))
    QApplication.processEvents()
    assert table.height() <= 700


def test_message_stays_never_takes_the_focus_and_can_be_undone(show: Show, qtbot: QtBot) -> None:
    holder, line, bar = QWidget(), QLineEdit(), MessageBar()
    Column(holder, line, bar)
    show(holder, 900, 200)
    line.setFocus()
    bar.done("Card deleted.", undo=True)
    assert (bar.words(), line.hasFocus()) == ("Card deleted.", True)
    bar.reach()
    with qtbot.waitSignal(bar.undone):
        press(qtbot, Qt.Key.Key_Return)
    assert bar.words() == ""


def test_problem_stays_until_dismissed(show: Show, qtbot: QtBot) -> None:
    bar = MessageBar()
    holder = QWidget()
    Column(holder, bar)
    show(holder, 900, 200)
    bar.problem("The sheet could not be read. Nothing was changed.", ["line 3: <no date>"])
    assert "line 3: <no date>" in [words.text() for words in bar.findChildren(Words)]
    bar.reach()
    with qtbot.waitSignal(bar.dismissed):
        press(qtbot, Qt.Key.Key_Space)
    assert bar.isHidden()
    bar.info("Saved.")
    assert [w.text() for w in bar.findChildren(Words) if w.isVisible()] == ["Saved."]


def test_page_shows_what_gets_the_focus(show: Show, qtbot: QtBot) -> None:
    page = Page(*(PlainButton(f"Step {n}") for n in range(40)), name="Steps")
    show(page, 400, 300)
    last = page.findChildren(PlainButton)[-1]
    last.setFocus()
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert last.visibleRegion().boundingRect() == last.rect()


def test_page_is_no_wider_than_eyes_can_follow(show: Show) -> None:
    page = Page(Words("word " * 200), width=600, name="Page")
    show(page, 1366, 700)
    assert page.inside.width() == 600
