"""The laptop on the kitchen table as a family and a practitioner use it, for the tests of the family screen."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.dialogs.take_back import TakeBack
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.people import People
from coprod_desktop.ui.screens.read_back import ReadBack
from coprod_desktop.work import interviewing, interviews, people
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from tests.conftest import PASSPHRASE
from tests.ui.real_window import window_inside
from tests.ui.test_read_back import TODAY, Family

OTHERS = ("Zebedee", "Quill", "Perpetua")
"""The names of the other family in the store."""


class Laptop:
    """The window on the kitchen table, with two families in its store; Amira's words are being read back."""

    def __init__(self, family: Family, qtbot: QtBot) -> None:
        self.qtbot, self.family = qtbot, family
        self.started: list[object] = []
        self.window = window_inside(family.store, qtbot, self.started.append)
        assert self.window.inside is not None
        self.inside: Inside = self.window.inside
        self.desk = self.inside.desk
        self.other, self.other_visit = self._another_family()
        self.desk.go("read_back", interview_id=family.visit)
        qtbot.waitUntil(lambda: not self.inside.findChildren(People))

    def _another_family(self) -> tuple[str, str]:
        """Done through the desk, so that the message bar and undo know of it."""
        added = self.desk.do(people.add_person, PersonFacts("Zebedee Quill"))
        assert added is not None
        gran = self.desk.do(
            people.add_contributor, added.made_id, ContributorFacts("Perpetua", "grandparent")
        )
        visit = self.desk.do(interviews.start, added.made_id, interviews.Plan(TODAY))
        assert gran is not None and visit is not None
        self.desk.do(interviews.take_part, visit.made_id, gran.made_id, "here")
        self.desk.do(interviewing.say, visit.made_id, "F1", Words("Zebedee hums.", gran.made_id))
        return added.made_id, visit.made_id

    @property
    def screen(self) -> ReadBack:
        assert isinstance(self.inside.shown, ReadBack)
        return self.inside.shown

    @property
    def dialog(self) -> TakeBack:
        (shown,) = [each for each in self.window.findChildren(TakeBack) if each.isVisible()]
        return shown

    def asks(self) -> bool:
        """Whether the passphrase is asked for, and the family's screen is still the one behind it."""
        asking = any(each.isVisible() for each in self.window.findChildren(TakeBack))
        return asking and isinstance(self.inside.shown, ReadBack) and self.desk.family.person_id != ""

    def hand_over(self) -> "Laptop":
        self.click(self.screen.hand_over)
        assert self.desk.family.person_id == self.family.person
        return self

    def seat(self, *voices: str) -> "Laptop":
        assert self.screen.room.seat(voices)
        self.screen.go_to("words")
        return self

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if self.asks():
            self.qtbot.waitUntil(self.dialog.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type_passphrase(self, words: str) -> None:
        QTest.keyClicks(self.dialog.field.line, words)
        QTest.keyClick(self.dialog.field.line, Qt.Key.Key_Return)

    def take_back(self) -> None:
        self.type_passphrase(PASSPHRASE)
        self.qtbot.waitUntil(lambda: not self.desk.family.person_id)


def words_of(widget: QWidget) -> Iterator[str]:
    """Everything that a widget shows, or that a screen reader would say of it."""
    yield from (
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.windowTitle(),
    )
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for row in range(model.rowCount()):
            yield from (str(model.index(row, at).data()) for at in range(model.columnCount()))
    yield from (action.text() for action in widget.findChildren(QAction))


def everything_written(window: QWidget) -> str:
    every = [window, *window.findChildren(QWidget)]
    return " | ".join(words for widget in every for words in words_of(widget))
