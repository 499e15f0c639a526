"""Statement cards: words as they were said, done by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.cards import Action, CardView, StatementCard
from coprod_desktop.ui.widgets.tags import Tag

Show = Callable[..., None]
HOSTILE = "<b>Loud</b> & <img src=/etc/passwd> &amp; “hm”"
ACTIONS = (
    Action("edit", "Edit", "Return"),
    Action("move", "Move & more"),
    Action("delete", "Delete", "Del"),
    Action("worry", "This worries me", "Alt+W"),
)


def view(words: str = "Goes quiet.", actions: tuple[Action, ...] = ACTIONS) -> CardView:
    tags = (Tag("first signs", "▲", "amber"), Tag("Home"))
    return CardView("c1", words, "Nadia", 0, "N", tags, Tag("Agreed", "✓", "green"), "", actions)


@pytest.mark.parametrize(
    ("key", "modifier", "action"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "edit"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "edit"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "delete"),
        (Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier, "worry"),
    ],
)
def test_keys_act_on_the_card(
    show: Show, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, action: str
) -> None:
    card = StatementCard(view())
    show(card, 700, 120)
    card.setFocus()
    with qtbot.waitSignal(card.acted) as told:
        qtbot.keyClick(card, key, modifier)
    assert told.args == [action, "c1"]


def test_keys_of_nothing_do_nothing(show: Show, qtbot: QtBot) -> None:
    card = StatementCard(view(actions=ACTIONS[:1]))
    show(card, 700, 120)
    card.setFocus()
    with qtbot.assertNotEmitted(card.acted):
        qtbot.keyClick(card, Qt.Key.Key_Delete)
        qtbot.keyClick(card, Qt.Key.Key_A)


def test_edit_button_and_menu(show: Show, qtbot: QtBot) -> None:
    card = StatementCard(view())
    show(card, 700, 120)
    edit, more = card.findChildren(Button)
    with qtbot.waitSignal(card.acted) as told:
        qtbot.mouseClick(edit, Qt.MouseButton.LeftButton)
    assert told.args == ["edit", "c1"]
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [entry.text() for entry in menu.actions()] == [
        "Edit\tEnter", "Move && more", "Delete\tDelete", "This worries me\tAlt + W"
    ]  # fmt: skip
    with qtbot.waitSignal(card.acted) as told:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == ["move", "c1"]


def test_menu_key_opens_one_menu(show: Show, qtbot: QtBot) -> None:
    card = StatementCard(view())
    show(card, 700, 120)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Menu)
    first = QApplication.activePopupWidget()
    assert isinstance(first, QMenu)
    card.open_menu()
    assert QApplication.activePopupWidget() is first
    first.close()


def test_words_are_never_markup(show: Show) -> None:
    card = StatementCard(view(HOSTILE))
    show(card, 700, 200)
    labels = card.findChildren(QLabel)
    assert f"“{HOSTILE}”" in [label.text() for label in labels]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert HOSTILE in card.accessibleName()


def test_another_view_keeps_the_focus(show: Show) -> None:
    card = StatementCard(view())
    show(card, 700, 120)
    card.findChildren(Button)[0].setFocus()
    card.set_view(view("Stops answering to her name."))
    assert card.hasFocus()
    assert "Stops answering" in card.accessibleName()


def test_a_card_is_as_high_as_its_words(show: Show) -> None:
    card = StatementCard(view("She goes quiet and looks at the door. " * 8))
    show(card, 900, 100)
    wide = card.heightForWidth(900)
    assert card.heightForWidth(400) > wide
    short = StatementCard(view())
    show(short, 900, 100)
    assert short.heightForWidth(900) < wide


def test_without_actions_a_card_is_only_read(show: Show) -> None:
    card = StatementCard(view(actions=()), big=True)
    show(card, 900, 200)
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert not card.findChildren(Button)
