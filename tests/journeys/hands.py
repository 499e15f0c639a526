"""Two hands on a keyboard and a pair of eyes: the only way in which a journey touches the program."""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QAccessible, QAccessibleInterface, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu, QPlainTextEdit, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.ui.widgets.chip import Chip
from coprod_desktop.ui.widgets.group import Group
from coprod_desktop.ui.window import Window

PATIENCE_MS = 6_000
FAR = 150
"""Presses of Tab after which somebody gives up."""


class Hands:
    """Presses keys, types, and reads what is on screen. Names are what a screen reader says; `*` stands for anything.

    `started` holds the arguments of each fresh process that locking asked for.
    """

    def __init__(self, qtbot: QtBot, window: Window, started: list[list[str]]) -> None:
        self.qtbot, self.window, self.started = qtbot, window, started

    # --- keys ---

    def press(self, *keys: str) -> "Hands":
        """Press keys as they are called: "Ctrl+Return", "Tab", "3"."""
        for each in keys:
            pressed = combination(each)
            QTest.keyClick(self._under_hands(), pressed.key(), pressed.keyboardModifiers())
            QApplication.processEvents()
        return self

    def type(self, words: str) -> "Hands":
        """Type into whatever has the focus; letters that no key has come as an input method sends them."""
        for line, part in enumerate(words.split("\n")):
            if line:
                self.press("Shift+Return")
            for letter in part:
                self._type_letter(letter)
        return self

    def retype(self, words: str) -> "Hands":
        """Type over what stands in the field."""
        return self.press("Ctrl+A").type(words)

    def tab_to(self, name: str) -> "Hands":
        """Tab until the control of this name has the focus."""
        return self._tab_until(lambda: fnmatchcase(self.focus_name(), name), name)

    def do(self, name: str) -> "Hands":
        """Tab to a button and press it."""
        return self.tab_to(name).press("Space")

    def fill(self, name: str, words: str) -> "Hands":
        """Tab to a field and type over what stands there."""
        return self.tab_to(name).retype(words)

    def choose(self, group: str, chip: str) -> "Hands":
        """Tab to a group of chips, move to one by the arrow keys, and press Space."""
        self._tab_until(lambda: fnmatchcase(self.group_name(), group), group)
        passed: list[str] = []
        while not fnmatchcase(self.focus_name(), chip):
            assert self.focus_name() not in passed, f"{group}: no “{chip}”, only {passed}"
            passed.append(self.focus_name())
            self.press("Down")
        return self.press("Space")

    def go_to_row(self, words: str) -> "Hands":
        """Move in the list that has the focus to the row of these words."""
        rows = QApplication.focusWidget()
        assert isinstance(rows, QListWidget), f"“{self.focus_name()}” is no list"
        for key in (*["Up"] * rows.count(), *["Down"] * rows.count()):
            if fnmatchcase(rows.currentItem().text(), words):
                return self
            self.press(key)
        raise AssertionError(f"no “{words}” in “{self.focus_name()}”")

    def pick(self, action: str) -> "Hands":
        """Go down an open menu to an action and press Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        offered = [each.text().partition("\t")[0] for each in menu.actions()]
        for _ in offered:
            self.press("Down")
            here = menu.activeAction()
            if here is not None and fnmatchcase(here.text().partition("\t")[0], action):
                return self.press("Return")
        raise AssertionError(f"no “{action}” in the menu, only {offered}")

    # --- eyes ---

    def wait(self, until: Callable[[], bool]) -> "Hands":
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: self._awake() and until(), timeout=PATIENCE_MS)
        return self

    def wait_for(self, words: str) -> "Hands":
        """Wait until a label says these words (or has them in it)."""
        try:
            return self.wait(lambda: self.sees(words))
        except TimeoutError as too_long:
            raise AssertionError(f"“{words}” never came; on screen: {self.labels()}") from too_long

    def wait_at(self, name: str) -> "Hands":
        """Wait until the control of this name has the focus."""
        try:
            return self.wait(lambda: fnmatchcase(self.focus_name(), name))
        except TimeoutError as too_long:
            raise AssertionError(f"the focus is at “{self.focus_name()}”, not “{name}”") from too_long

    def sees(self, words: str) -> bool:
        """Whether a label on screen has these words in it."""
        return any(words in label for label in self.labels())

    def labels(self) -> list[str]:
        """What the labels on screen say; what is covered isn't on screen."""
        shown = [label for top in self._tops() for label in top.findChildren(QLabel)]
        return [label.text() for label in shown if label.isVisible() and label.isEnabled() and label.text()]

    def cards(self) -> list[str]:
        """The words of the statement cards on screen, top to bottom."""
        cards = [card for top in self._tops() for card in top.findChildren(StatementCard)]
        return [card.view.words for card in cards if card.isVisible() and card.isEnabled()]

    def chosen(self, group: str) -> list[str]:
        """Which chips of a group on screen are chosen."""
        groups = [each for top in self._tops() for each in top.findChildren(Group) if each.isVisible()]
        of_it = [each for each in groups if each.accessibleName() == group]
        assert of_it, f"no group “{group}” on screen"
        chips = [chip for each in of_it for chip in each.findChildren(Chip)]
        return [chip.accessibleName() for chip in chips if chip.isChecked() and chip.isVisible()]

    def focus_name(self) -> str:
        """What a screen reader calls whatever has the focus."""
        focused = QApplication.focusWidget()
        return _name(_face(focused)) if focused is not None else ""

    def group_name(self) -> str:
        """What a screen reader calls the group of whatever has the focus."""
        focused = QApplication.focusWidget()
        return _name(_face(focused).parent()) if focused is not None else ""

    def typed(self) -> str:
        """What stands in the box that has the focus."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPlainTextEdit), f"“{self.focus_name()}” is no box to type in"
        return focused.toPlainText()

    # --- how ---

    def _type_letter(self, letter: str) -> None:
        if letter.isascii():
            QTest.keyClicks(self._under_hands(), letter)
            return
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(self._under_hands(), event)

    def _tab_until(self, there: Callable[[], bool], name: str) -> "Hands":
        passed: list[str] = []
        while not there():
            assert len(passed) < FAR, f"Tab never gets to “{name}”, only to {list(dict.fromkeys(passed))}"
            passed.append(self.focus_name())
            self.press("Tab")
        return self

    def _under_hands(self) -> QWidget:
        """Where keys go: an open menu, else whatever has the focus, else the window."""
        self._awake()
        menu, focused = QApplication.activePopupWidget(), QApplication.focusWidget()
        return menu or focused or QApplication.activeWindow() or self.window

    def _awake(self) -> bool:
        """Give a window that came or went the keyboard, as a window manager does; a bare X server has none."""
        top = QApplication.activeModalWidget() or self.window
        if top.isVisible() and not top.isActiveWindow() and QApplication.activePopupWidget() is None:
            top.activateWindow()
            self.qtbot.waitUntil(top.isActiveWindow, timeout=PATIENCE_MS)
        return True

    def _tops(self) -> Iterator[QWidget]:
        return (top for top in QApplication.topLevelWidgets() if top.isVisible() and top.isWindow())


def combination(keys: str) -> QKeyCombination:
    """Keys as they are called, as Qt takes them."""
    found: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # PySide's stubs leave it out
    return found


def _face(widget: QWidget) -> QAccessibleInterface:
    face = QAccessible.queryAccessibleInterface(widget)
    assert face is not None
    return face


def _name(face: QAccessibleInterface) -> str:
    return face.text(QAccessible.Text.Name)


class Open(Protocol):
    """Opens Coprod on a store, or as on the first day."""

    def __call__(self, store: Path | None = None) -> Hands: ...
