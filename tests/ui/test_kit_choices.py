"""Chips, voices and ratings by mouse and by keyboard; state never by colour alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.questions.vocabulary import STAGES, WORKS
from coprod_desktop.ui.widgets.chip import LOOKS, Option
from coprod_desktop.ui.widgets.chips import ChipGroup, Speaker, VoiceChips
from coprod_desktop.ui.widgets.rating import RatingRow

Show = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton
STAGE_OPTIONS = [Option(s.id, s.word, s.shape, s.colour) for s in STAGES]
PEOPLE = [
    Speaker("n", "Nadia (Mum)", "N", 0),
    Speaker("t", "Tom & Jo", "T", 1),
    Speaker("a", "Amira", "A", 7),
]


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def test_nothing_is_chosen_beforehand(show: Show) -> None:
    group = ChipGroup("When?", STAGE_OPTIONS)
    show(group)
    assert (group.value(), group.one()) == ([], "")


def test_one_of_many_by_mouse_and_back(show: Show, qtbot: QtBot) -> None:
    group = ChipGroup("When?", STAGE_OPTIONS)
    show(group)
    chips = group.chips()
    with qtbot.waitSignal(group.changed) as told:
        qtbot.mouseClick(chips[1], LEFT)
    assert told.args == [["early"]]
    qtbot.mouseClick(chips[2], LEFT)
    assert group.value() == ["upset"]
    qtbot.mouseClick(chips[2], LEFT)
    assert group.value() == []


def test_a_choice_that_must_stay(show: Show, qtbot: QtBot) -> None:
    group = ChipGroup("Part", [Option("a", "A"), Option("b", "B")], look="tab", clearable=False)
    show(group)
    group.choose("a")
    group.choose("a")
    assert group.one() == "a"


def test_arrows_move_and_space_or_enter_choose(show: Show, qtbot: QtBot) -> None:
    group = ChipGroup("Who?", [Option(c, c) for c in "abc"], many=True)
    show(group)
    group.chips()[0].setFocus()
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert group.value() == ["b", "c"]
    press(qtbot, Qt.Key.Key_Right)
    assert group.chips()[0].hasFocus(), "round the end"
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert group.value() == ["b"]


def test_arrows_alone_choose_nothing(show: Show, qtbot: QtBot) -> None:
    group = ChipGroup("When?", STAGE_OPTIONS)
    show(group)
    group.chips()[0].setFocus()
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert group.value() == []


def test_tab_enters_a_group_once(show: Show, qtbot: QtBot) -> None:
    holder = QWidget()
    first, second = ChipGroup("One", STAGE_OPTIONS, holder), ChipGroup("Two", STAGE_OPTIONS, holder)
    second.move(0, 200)
    show(holder)
    first.choose("upset")
    first.chips()[2].setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert second.chips()[0].hasFocus()
    qtbot.keyClick(second.chips()[0], Qt.Key.Key_Backtab)
    assert first.chips()[2].hasFocus(), "back to the chosen one"


def test_other_options_keep_what_was_chosen(show: Show) -> None:
    group = ChipGroup("When?", STAGE_OPTIONS)
    show(group)
    group.set_value("upset")
    group.set_options(STAGE_OPTIONS[1:])
    assert group.value() == ["upset"]
    group.set_options(STAGE_OPTIONS[:1])
    assert group.value() == []


def test_set_value_is_silent(show: Show, qtbot: QtBot) -> None:
    group = ChipGroup("When?", STAGE_OPTIONS)
    show(group)
    with qtbot.assertNotEmitted(group.changed):
        group.set_value("early")


@pytest.mark.parametrize("look", sorted(LOOKS))
def test_state_shows_without_colour(show: Show, look: str) -> None:
    group = ChipGroup("When?", [Option("a", "Settled", "1", "green")], look=look)
    if look != "rating":
        group = ChipGroup("When?", STAGE_OPTIONS[:1], look=look)
    show(group, 400, 100)
    before = _grey(group)
    group.chips()[0].setChecked(True)
    assert _differing(before, _grey(group)) > 30


def _grey(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def _differing(one: QImage, two: QImage) -> int:
    places = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return sum(abs(one.pixelColor(p[0], p[1]).red() - two.pixelColor(p[0], p[1]).red()) > 60 for p in places)


def test_roles_and_names_for_a_screen_reader(show: Show) -> None:
    one, many = ChipGroup("When?", STAGE_OPTIONS), ChipGroup("Who?", [Option("x", "Tom & Jo")], many=True)
    for group, role in ((one, QAccessible.Role.RadioButton), (many, QAccessible.Role.CheckBox)):
        show(group)
        face = QAccessible.queryAccessibleInterface(group.chips()[0])
        assert face.role() == role
        assert face.text(QAccessible.Text.Name) == group.chips()[0].option.text


def test_voices_and_someone_else(show: Show, qtbot: QtBot) -> None:
    voices = VoiceChips()
    voices.set_voices(PEOPLE)
    show(voices)
    voices.choose("t")
    voices.choose("t")
    assert voices.one() == "t", "somebody always speaks"
    voices.set_voices(PEOPLE[1:])
    assert voices.one() == "t"
    voices.chips()[0].setFocus()
    with qtbot.waitSignal(voices.someone_else):
        press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)


def test_rating_by_number_arrows_and_back(show: Show, qtbot: QtBot) -> None:
    row = RatingRow("How well does it work?", WORKS)
    show(row)
    assert row.rating() is None
    row.chips()[0].setFocus()
    with qtbot.waitSignal(row.rated) as told:
        press(qtbot, Qt.Key.Key_3)
    assert told.args == [3]
    press(qtbot, Qt.Key.Key_0)
    assert row.rating() == 0
    press(qtbot, Qt.Key.Key_0)
    assert row.rating() == 0, "the same number again is no wish to clear"
    press(qtbot, Qt.Key.Key_Backspace)
    assert row.rating() is None
    row.set_rating(4)
    assert row.rating() == 4
    assert [chip.words() for chip in row.chips()] == list(WORKS)
