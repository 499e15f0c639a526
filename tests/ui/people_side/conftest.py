"""A real store, and a window in which the screens about people are used as a person uses them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.ui.desk import Desk, Message, Route
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.screens import screen_class
from coprod_desktop.ui.widgets.typed_fields import Field
from coprod_desktop.work import interviewing, interviews, people
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts

TODAY = date(2026, 11, 22)


class Strays(QObject):
    """Widgets that were shown without a place: on a screen each flashes as a window of its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        placed = (QLabel, QAbstractButton, Field, QFrame)
        if event.type() == QEvent.Type.Show and isinstance(watched, placed) and watched.parent() is None:
            self.found.append(type(watched).__name__)
        return False


class Room:
    """One screen at a time, what the desk told, and where it was asked to go."""

    def __init__(self, store: Store, qtbot: QtBot) -> None:
        self.store, self.qtbot = store, qtbot
        self.desk = Desk(store, lambda: TODAY)
        self.told: list[Message] = []
        self.went: list[Route] = []
        self.desk.told.connect(self.told.append)
        self.desk.went.connect(self.went.append)
        self.window = QWidget()
        self.box = QVBoxLayout(self.window)
        self.box.setContentsMargins(0, 0, 0, 0)
        qtbot.addWidget(self.window)
        self.screen: Screen = Screen(self.desk)

    def open(self, name: str, width: int = 1158, height: int = 768, **about: object) -> Screen:
        """Show a screen as the window does."""
        old, self.screen = self.screen, screen_class(name)(self.desk, **about)
        old.setParent(None)
        old.deleteLater()
        self.box.addWidget(self.screen)
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        first = self.screen.first_focus()
        if first is not None:
            first.setFocus()
        self.settle()
        return self.screen

    def follow(self) -> Screen:
        """Show the screen that was asked for last."""
        route = self.went[-1]
        return self.open(route.screen, **route.about)

    def settle(self) -> None:
        """Let everything happen that is due."""
        for _ in range(3):
            QApplication.processEvents()

    def undo(self) -> None:
        """Take back what was done last, as the message bar does."""
        self.desk.undo()
        self.settle()

    def button(self, name: str) -> QAbstractButton:
        """The button that shows or is called these words."""
        seen = [one for one in self.screen.findChildren(QAbstractButton) if one.isVisible()]
        found = [one for one in seen if name in (one.accessibleName(), one.text().replace("&&", "&"))]
        assert len(found) == 1, f"{name}: {len(found)} of {[one.accessibleName() for one in seen]}"
        return found[0]

    def click(self, name: str) -> None:
        """Press a button with the mouse."""
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def field(self, label: str) -> Field:
        """The field with this label."""
        fields = [one for one in self.screen.findChildren(Field) if one.isVisible()]
        return next(one for one in fields if one.label.text() == label)

    def type(self, label: str, words: str) -> None:
        """Go to a field, replace what is there, and type."""
        control = self.field(label).control
        control.setFocus()
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_Delete)
        for letter in words:
            self.write(letter)
        self.settle()

    def write(self, letter: str) -> None:
        """One letter: by its key, or as an input method gives it where no key of the test has it."""
        if letter.isascii():
            self.qtbot.keyClicks(self.focused(), letter)
            return
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(self.focused(), event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.qtbot.keyClick(self.focused(), key, modifier)
        self.settle()

    def focused(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.window

    def words(self) -> str:
        """Everything that is to be read on the screen."""
        return "\n".join(one.text() for one in self.screen.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    opened: list[Store] = []

    def make(name: str = "store") -> Store:
        cost = Cost(memory_kib=8 * 1024, passes=1)
        store, _ = create_store(tmp_path / name, "winter lantern ferry moss", "Ruth Abara", cost)
        opened.append(store)
        return store

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(new_store: Callable[[str], Store]) -> Store:
    return new_store("store")


@pytest.fixture
def room(store: Store, themed: QApplication, qtbot: QtBot) -> Iterator[Room]:
    strays = Strays(themed)
    themed.installEventFilter(strays)
    yield Room(store, qtbot)
    themed.removeEventFilter(strays)
    assert strays.found == []


@pytest.fixture
def amira(store: Store) -> str:
    """A person with two voices beside her own, an interview in progress and three statements."""
    facts = PersonFacts("Amira Khan", "Mira", "she/her", date(2017, 5, 3), "Oakfield Primary")
    person = people.add_person(store, facts).made_id
    nadia = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
    people.add_contributor(store, person, ContributorFacts("Mr Reed", "teacher"))
    own = next(voice.id for voice in people.circle(store, person) if voice.is_person)
    visit = interviews.start(store, person, Plan(TODAY, "at home")).made_id
    for who, how in ((own, "here"), (nadia, "phone")):
        interviews.take_part(store, visit, who, how)
    interviewing.say(store, visit, "F1", Words("My ears feel full.", own, stage="early"))
    interviewing.say(store, visit, "I2", Words("Say her name once, then wait.", nadia, works=4))
    interviewing.say(store, visit, "J1", Words("Changes without warning.", nadia))
    return person
