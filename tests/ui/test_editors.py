"""Every kind of answer is given by the keyboard alone, and comes back as its kind stores it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.questions.kinds import KINDS, Field, Grid, Order
from coprod_desktop.questions.simple_kinds import (
    Choice,
    Choices,
    Date,
    Person,
    Rating,
    Text,
    Value,
    ValueKind,
)
from coprod_desktop.questions.wording import Naming
from coprod_desktop.ui.editors import EDITORS, Editor, EditorContext, editor_for
from coprod_desktop.ui.editors.grid import GridEditor
from coprod_desktop.ui.editors.ordering import OrderEditor
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., None]
TODAY = date(2026, 11, 22)
VOICES = (Voice("v1", "Nadia", "mother", 0), Voice("v2", "Tom", "father", 1))
ANCHORS = ("never", "rarely", "sometimes", "often", "nearly always")
GRID = Grid(("morning", "night"), ("home", "school", "on the way"), ANCHORS)


def told(id_: str, words: str) -> Said:
    return Said(id_, "p", "i", TODAY, "F1", f"w{id_}", VOICES[0], words)


CONTEXT = EditorContext(
    Naming("Amira", "she").fill,
    VOICES,
    (told("a", "Goes quiet"), told("b", "Paces"), told("c", "Hums")),
    TODAY,
)

VALUES: list[tuple[ValueKind, Value]] = [
    (Text(), "<b>5 & 6</b>\nsecond line"),
    (Date(), "2027-02-28"),
    (Person(), "v2"),
    (Person(), "Aunt Zeinab"),
    (Choice(("see", "hear", "both")), "hear"),
    (Choices(("home", "school", "out")), ["home", "out"]),
    (Rating(ANCHORS), 0),
    (Order("F1"), ["c", "a"]),
    (GRID, {"morning/home": 3, "night/on the way": 0}),
]


def made(kind: ValueKind, label: str = "how {name} shows it") -> Editor:
    return editor_for(Field("key", kind, label), CONTEXT)


@pytest.fixture
def opened(show: Show) -> Callable[[ValueKind], Editor]:
    """An editor on screen with the keyboard in it."""

    def shown(kind: ValueKind) -> Editor:
        editor = made(kind)
        show(editor, 770, 600)
        editor.first_focus().setFocus()
        return editor

    return shown


def press(qtbot: QtBot, *keys: Qt.Key, hold: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key, hold)


def write(qtbot: QtBot, words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, words)


def test_every_kind_that_holds_a_value_has_one_editor() -> None:
    assert set(EDITORS) == {id_ for id_, kind in KINDS.items() if issubclass(kind, ValueKind)}
    assert len(set(EDITORS.values())) == len(EDITORS)


@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_a_value_comes_back_as_it_was_set_and_silently(
    qtbot: QtBot, themed: QApplication, kind: ValueKind, value: Value
) -> None:
    editor = made(kind)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_value(value)
    assert kind.check(editor.value()) == value
    editor.set_value(None)
    assert editor.value() is None


def test_words_are_typed_and_enter_is_handed_on(qtbot: QtBot, opened: Callable[[ValueKind], Editor]) -> None:
    editor = opened(Text())
    with qtbot.waitSignal(editor.changed):
        write(qtbot, "  her ")
    press(qtbot, Key.Key_Return, hold=Qt.KeyboardModifier.ShiftModifier)
    write(qtbot, "ears")
    with qtbot.waitSignal(editor.entered):
        press(qtbot, Key.Key_Return)
    assert editor.value() == "her \nears"


def test_a_long_text_grows_its_line(qtbot: QtBot, opened: Callable[[ValueKind], Editor]) -> None:
    editor = opened(Text())
    before = editor.first_focus().sizeHint().height()
    write(qtbot, "and then we wait for the bus in the rain " * 4)
    assert editor.first_focus().sizeHint().height() > before


def test_a_day_is_typed_as_people_write_it(qtbot: QtBot, opened: Callable[[ValueKind], Editor]) -> None:
    editor = opened(Date())
    write(qtbot, "3 dec")
    assert editor.value() == "2026-12-03"
    assert editor.check()


def test_what_is_no_day_is_told_and_is_no_value(qtbot: QtBot, opened: Callable[[ValueKind], Editor]) -> None:
    editor = opened(Date())
    write(qtbot, "after Easter")
    assert editor.value() is None
    assert not editor.check()
    assert "date" in editor.first_focus().accessibleDescription()


def test_a_person_is_a_voice_or_a_name_never_both(
    qtbot: QtBot, opened: Callable[[ValueKind], Editor]
) -> None:
    editor = opened(Person())
    press(qtbot, Key.Key_Right, Key.Key_Space)
    assert editor.value() == "v2"
    press(qtbot, Key.Key_Tab)
    write(qtbot, "Gran")
    assert editor.value() == "Gran"
    press(qtbot, Key.Key_Backtab)
    press(qtbot, Key.Key_Space)
    assert editor.value() in {"v1", "v2"}


def test_one_choice_is_made_and_taken_back(qtbot: QtBot, opened: Callable[[ValueKind], Editor]) -> None:
    editor = opened(Choice(("do", "don't")))
    press(qtbot, Key.Key_Right)
    assert editor.value() is None
    press(qtbot, Key.Key_Space)
    assert editor.value() == "don't"
    press(qtbot, Key.Key_Space)
    assert editor.value() is None


def test_choices_come_in_the_order_of_the_question(
    qtbot: QtBot, opened: Callable[[ValueKind], Editor]
) -> None:
    editor = opened(Choices(("home", "school", "out")))
    press(qtbot, Key.Key_Left, Key.Key_Space, Key.Key_Right, Key.Key_Space)
    assert editor.value() == ["home", "out"]


def test_a_rating_takes_number_keys_and_delete(qtbot: QtBot, opened: Callable[[ValueKind], Editor]) -> None:
    editor = opened(Rating(ANCHORS))
    press(qtbot, Key.Key_4)
    assert editor.value() == 4
    press(qtbot, Key.Key_0)
    assert editor.value() == 0
    press(qtbot, Key.Key_Delete)
    assert editor.value() is None


def test_an_order_is_made_by_choosing_one_after_another(
    qtbot: QtBot, opened: Callable[[ValueKind], Editor]
) -> None:
    editor = opened(Order("F1"))
    press(qtbot, Key.Key_Return, Key.Key_Return, Key.Key_Space)
    assert editor.value() == ["a", "b", "c"]
    press(qtbot, Key.Key_Up, hold=CTRL)
    assert editor.value() == ["a", "c", "b"]
    press(qtbot, Key.Key_Up, hold=CTRL)
    press(qtbot, Key.Key_Up, hold=CTRL)
    assert editor.value() == ["c", "a", "b"]
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Delete)
    assert editor.value() == ["c", "b"]
    assert isinstance(editor, OrderEditor)
    shown = [entry.said() for entry in editor.order.list.entries()]
    assert shown == [
        "1., “Hums” – Nadia",
        "2., “Paces” – Nadia",
        "Not in the order yet",
        "“Goes quiet” – Nadia",
    ]


def test_the_buttons_of_an_order_do_what_its_keys_do(
    qtbot: QtBot, opened: Callable[[ValueKind], Editor]
) -> None:
    editor = opened(Order("F1"))
    assert isinstance(editor, OrderEditor)
    assert not editor.order.up.isEnabled()
    for _ in range(2):
        qtbot.mouseClick(editor.order.put, Qt.MouseButton.LeftButton)
    editor.order.list.go_to("b")
    qtbot.mouseClick(editor.order.up, Qt.MouseButton.LeftButton)
    assert editor.value() == ["b", "a"]
    assert editor.order.put.words() == "Take out of the order"


def test_an_order_leaves_out_what_was_taken_away_since(qtbot: QtBot, themed: QApplication) -> None:
    editor = made(Order("F1"))
    qtbot.addWidget(editor)
    editor.set_value(["gone", "b", "a"])
    assert editor.value() == ["b", "a"]


def test_boxes_are_rated_while_moving_over_them(qtbot: QtBot, opened: Callable[[ValueKind], Editor]) -> None:
    editor = opened(GRID)
    press(qtbot, Key.Key_3, Key.Key_Right, Key.Key_Down, Key.Key_0)
    assert editor.value() == {"morning/home": 3, "night/school": 0}
    press(qtbot, Key.Key_Delete)
    assert editor.value() == {"morning/home": 3}


def test_a_box_is_read_out_with_its_row_and_column(
    qtbot: QtBot, opened: Callable[[ValueKind], Editor]
) -> None:
    editor = opened(GRID)
    assert isinstance(editor, GridEditor)
    press(qtbot, Key.Key_3)
    face = QAccessible.queryAccessibleInterface(editor.view)
    texts = {face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())}
    assert texts >= {"morning, home: often", "morning, school: empty"}


def test_the_words_below_rate_the_marked_box(qtbot: QtBot, opened: Callable[[ValueKind], Editor]) -> None:
    editor = opened(GRID)
    assert isinstance(editor, GridEditor)
    press(qtbot, Key.Key_Down, Key.Key_Tab)
    assert editor.here.text() == "Night, home:"
    press(qtbot, Key.Key_2)
    assert editor.value() == {"night/home": 2}
    press(qtbot, Key.Key_2, Key.Key_Delete)
    assert editor.value() is None


@pytest.mark.parametrize("kind", [kind for kind, _ in VALUES])
def test_labels_and_options_have_the_name_filled_in(
    qtbot: QtBot, themed: QApplication, kind: ValueKind
) -> None:
    editor = made(kind)
    qtbot.addWidget(editor)
    assert editor.name == "How Amira shows it"
