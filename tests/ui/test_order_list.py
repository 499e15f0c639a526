"""Lines put in order: by keys, buttons and dragging, each way to the same place, and never to a half-done one."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.ui import access, theme
from coprod_desktop.ui.widgets.order_list import OrderList, Placed
from tests.faults.ears import words_in

Show = Callable[..., None]
Key, CTRL, NONE = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class Order:
    """Five lines, the first two in order, and what was told of changes."""

    def __init__(self, show: Show, *, least: int = 0, placed: Sequence[str] = ("a", "b")) -> None:
        self.list = OrderList("Signs", "Not yet", put="Put it in", take="Take it out", least=least)
        self.changes: list[list[str]] = []
        self.marked: list[str] = []
        self.list.changed.connect(lambda: self.changes.append(self.list.placed()))
        self.list.moved_to.connect(self.marked.append)
        self.list.set_lines([Placed(each, f"Line {each}") for each in "abcde"], placed)
        show(self.list, 500, 600)
        self.list.list.setFocus()

    def key(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> "Order":
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, modifier)
        return self

    def go_to(self, id_: str) -> "Order":
        assert self.list.list.go_to(id_)
        return self

    def drop(self, id_: str, row: int) -> None:
        """Let a dragged line go at the upper edge of a row; past the last one, on the empty ground."""
        self.go_to(id_)
        view = self.list.list
        if row < view.count():
            rect = view.visualItemRect(view.item(row))
            at = QPoint(rect.center().x(), rect.top() + 1)
        else:
            at = QPoint(20, view.viewport().height() + 5)
        data = view.model().mimeData(view.selectedIndexes())
        actions, button = view.model().supportedDragActions(), Qt.MouseButton.LeftButton
        event = QDropEvent(QPointF(at), actions, data or QMimeData(), button, NONE)
        view.dropEvent(event)
        assert event.isAccepted()
        assert event.dropAction() == Qt.DropAction.CopyAction, "or Qt takes the line away afterwards"

    def shown(self) -> list[str]:
        """What stands there: numbers and ids, a dash for the heading."""
        return [f"{each.before}{each.id or '-'}" for each in self.list.list.entries()]


@pytest.fixture
def order(show: Show) -> Order:
    return Order(show)


def test_those_in_order_stand_first_with_their_numbers_and_then_the_rest(order: Order) -> None:
    assert order.shown() == ["1.a", "2.b", "-", "c", "d", "e"]
    assert order.list.placed() == ["a", "b"] and order.list.current() == "a"
    heard = words_in(order.list)
    assert "1., Line a" in heard and "Not yet" in heard and order.changes == []


def test_arrows_pass_over_the_heading(order: Order) -> None:
    order.key(Key.Key_Down, Key.Key_Down)
    assert order.list.current() == "c"
    order.key(Key.Key_Up)
    assert order.list.current() == "b"
    assert order.marked[-2:] == ["c", "b"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_puts_a_line_last_and_goes_to_the_next_that_waits(order: Order, key: Qt.Key) -> None:
    order.go_to("d").key(key)
    assert order.changes == [["a", "b", "d"]]
    assert order.shown() == ["1.a", "2.b", "3.d", "-", "c", "e"] and order.list.current() == "c"
    order.key(key, key)
    assert order.list.placed() == ["a", "b", "d", "c", "e"] and "-" not in order.shown()


def test_enter_takes_a_line_out_and_stays_with_it(order: Order) -> None:
    order.key(Key.Key_Return)
    assert order.shown() == ["1.b", "-", "a", "c", "d", "e"] and order.list.current() == "a"


def test_delete_takes_out_and_does_nothing_to_what_waits(order: Order) -> None:
    order.go_to("b").key(Key.Key_Delete)
    assert order.changes == [["a"]]
    order.go_to("e").key(Key.Key_Delete)
    assert order.changes == [["a"]]


def test_ctrl_and_arrows_move_within_the_order_and_stop_at_its_ends(order: Order) -> None:
    order.key(Key.Key_Down, modifier=CTRL)
    assert order.changes == [["b", "a"]] and order.list.current() == "a"
    order.key(Key.Key_Down, modifier=CTRL)
    order.key(Key.Key_Up, Key.Key_Up, modifier=CTRL)
    assert order.changes == [["b", "a"], ["a", "b"]]
    order.go_to("c").key(Key.Key_Up, modifier=CTRL)
    assert len(order.changes) == 2


def test_the_buttons_do_the_same_and_are_off_where_there_is_no_way(order: Order) -> None:
    up, down, put = order.list.up, order.list.down, order.list.put
    assert (up.isEnabled(), down.isEnabled(), put.words()) == (False, True, "Take it out")
    QTest.mouseClick(down, Qt.MouseButton.LeftButton)
    assert order.list.placed() == ["b", "a"]
    assert (up.isEnabled(), down.isEnabled()) == (True, False)
    QTest.mouseClick(up, Qt.MouseButton.LeftButton)
    order.go_to("c")
    assert (up.isEnabled(), down.isEnabled(), put.words()) == (False, False, "Put it in")
    QTest.mouseClick(put, Qt.MouseButton.LeftButton)
    assert order.changes[-1] == ["a", "b", "c"]


def test_the_focus_is_never_lost_at_the_end_of_the_order(order: Order) -> None:
    """“Move down” is off once the line is last: the keyboard must not fall out of the list and its buttons."""
    order.list.down.setFocus()
    order.key(Key.Key_Space)
    assert not order.list.down.isEnabled()
    focused = QApplication.focusWidget()
    assert focused is not None and focused.isEnabled() and order.list.isAncestorOf(focused)


def test_so_many_stay_as_there_have_to_be(show: Show) -> None:
    order = Order(show, least=1, placed=("a",))
    order.key(Key.Key_Return, Key.Key_Delete)
    order.drop("a", 4)
    assert order.list.placed() == ["a"] and order.changes == []
    assert not order.list.put.isEnabled()


# Dragging

DROPS: dict[str, tuple[str, int, list[str]]] = {
    "to the front": ("c", 0, ["c", "a", "b"]),
    "between the two": ("c", 1, ["a", "c", "b"]),
    "to the end of the order": ("c", 2, ["a", "b", "c"]),
    "down within the order": ("a", 2, ["b", "a"]),
    "up within the order": ("b", 0, ["b", "a"]),
    "out of the order": ("a", 4, ["b"]),
    "out of it, on the empty ground": ("a", 99, ["b"]),
}


@pytest.mark.parametrize("name", DROPS)
def test_a_line_is_dragged_to_where_it_is_dropped(order: Order, name: str) -> None:
    id_, row, after = DROPS[name]
    order.drop(id_, row)
    assert order.list.placed() == after
    assert order.changes == [after]
    assert [each.lstrip("0123456789.") for each in order.shown()[: len(after)]] == after
    assert order.list.current() == id_
    assert sorted(each.id for each in order.list.list.entries() if each.id) == [*"abcde"], "none is lost"


@pytest.mark.parametrize("row", [3, 4, 5, 99])
def test_a_waiting_line_dropped_among_those_that_wait_goes_on_waiting(order: Order, row: int) -> None:
    order.drop("e" if row == 3 else "c", row)
    assert order.list.placed() == ["a", "b"]
    assert order.changes == []
    assert order.shown()[:3] == ["1.a", "2.b", "-"]


@pytest.mark.parametrize("row", [0, 1])
def test_a_line_dropped_where_it_was_changes_nothing(order: Order, row: int) -> None:
    order.drop("a", row)
    assert order.list.placed() == ["a", "b"] and order.changes == []


def test_into_an_empty_order(show: Show) -> None:
    order = Order(show, placed=())
    assert order.shown()[0] == "-"
    order.drop("c", 0)
    assert order.changes == [["c"]] and order.shown()[0] == "1.c"


def test_a_line_that_is_not_there_is_not_in_the_order(order: Order) -> None:
    order.list.set_lines([Placed("a", "Line a")], ("gone", "a"), "gone")
    assert order.list.placed() == ["a"] and order.list.current() == "a"
    order.list.set_lines([], ())
    assert order.list.current() == "" and order.shown() == []
    order.key(Key.Key_Return, Key.Key_Delete)
    order.key(Key.Key_Up, modifier=CTRL)
    assert order.list.placed() == []


@pytest.mark.parametrize("text", [100, 200])
def test_it_is_as_high_as_its_lines(show: Show, themed: QApplication, qtbot: QtBot, text: int) -> None:
    theme.apply(themed, text)
    order = Order(show)
    lines = [
        Placed(each, f"{each} looks at the door and then at the coats on the pegs. " * 4) for each in "abc"
    ]
    order.list.set_lines(lines, ("a",))
    QTest.qWait(1)
    view = order.list.list
    assert access.faults(order.list) == []
    assert view.height() >= sum(view.sizeHintForRow(row) for row in range(view.count()))
