"""The summaries as a practitioner works them, for the tests that do."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.desk import Message
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.summaries import Summaries
from coprod_desktop.ui.summaries.page_maker import Ready
from coprod_desktop.work import handing_over, names, summarising

Open = Callable[..., "Pages"]


class Pages:
    """The screen as a practitioner works it."""

    def __init__(self, inside: Inside, screen: Summaries, qtbot: QtBot) -> None:
        self.inside, self.screen, self.qtbot = inside, screen, qtbot

    def settle(self) -> None:
        """Wait until what is shown is what was asked for, and everything new has found its place."""
        self.qtbot.waitUntil(self.screen.is_settled)
        QTest.qWait(1)
        self.qtbot.waitUntil(self.screen.is_settled)

    def press(self, key: Qt.Key, *, ctrl: bool = False, on: QWidget | None = None) -> None:
        """Press a key where the focus is."""
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        focused = on or QGuiApplication.focusObject()
        assert isinstance(focused, QWidget)
        QTest.keyClick(focused, key, modifier)
        self.settle()

    def click(self, button: QPushButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def open(self, document: str) -> None:
        """Click a document in the list."""
        self.click(self.screen.documents.buttons[document])

    def read_as(self, reading: str) -> None:
        """Choose a way to read."""
        chips = self.screen.page_for.readings.chips()
        self.click(next(chip for chip in chips if chip.option.id == reading))

    def go_to(self, which: str, line_id: str = "") -> str:
        """Show a list, mark a line in it (else the first), and put the focus there."""
        lines = self.screen.lines
        if not lines.isVisible():
            self.screen.spread.parts.choose("lines")
        if lines.which != which:
            tab = next(chip for chip in lines.tabs.chips() if chip.option.id == which)
            QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
        lines.lines.setFocus()
        if line_id:
            assert lines.lines.go_to(line_id)
        return lines.lines.current()

    def choose(self, audience: str) -> None:
        """Choose whom the page is for."""
        if not self.screen.page_for.isVisible():
            self.screen.spread.parts.choose("choices")
        chips = self.screen.page_for.audiences.chips()
        self.click(next(chip for chip in chips if chip.option.id == audience))

    def save_by(self, button: QPushButton, before: Callable[[QFileDialog], object] = id) -> str:
        """Accept the file dialog that a button opens with the name in it; waits for what is said and returns it."""
        self.click(button)
        return self.accept_file(before)

    def accept_file(self, before: Callable[[QFileDialog], object] = id) -> str:
        """Accept the file dialog that is open."""
        self.qtbot.waitUntil(lambda: self.screen.findChild(QFileDialog) is not None)
        dialog = self.screen.findChild(QFileDialog)
        assert dialog is not None
        self.qtbot.waitUntil(dialog.isVisible)
        before(dialog)
        chosen = dialog.selectedFiles()[0]
        said: list[Message] = []
        self.inside.desk.told.connect(said.append)
        dialog.fileSelected.emit(chosen)
        dialog.reject()
        self.wait_until_gone(QFileDialog)
        self.qtbot.waitUntil(lambda: bool(said))
        self.settle()
        return said[-1].words

    def wait_until_gone(self, kind: type[QWidget]) -> None:
        self.qtbot.waitUntil(lambda: not self.inside.findChildren(kind))

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The open dialog of a kind, once it is there."""
        self.qtbot.waitUntil(lambda: self.inside.findChild(kind) is not None)
        found = self.inside.findChild(kind)
        assert isinstance(found, kind)
        self.qtbot.waitUntil(found.isVisible)
        return found

    def log(self) -> tuple[handing_over.Handed, ...]:
        """The papers handed over, the newest first."""
        return self.inside.desk.look(handing_over.papers, self.screen.person_id())

    @property
    def made(self) -> summarising.Made:
        assert self.screen.page is not None
        return self.screen.page

    @property
    def ready(self) -> Ready:
        assert self.screen.maker.ready is not None
        return self.screen.maker.ready

    @property
    def chosen(self) -> tuple[str, ...]:
        return self.made.page.chosen

    def says(self) -> str:
        """What the message bar says."""
        return self.inside.messages.words()

    def undecided(self) -> tuple[str, ...]:
        """Names on the page about which nobody has decided."""
        return self.inside.desk.look(names.undecided, self.made.chosen)

    def title(self) -> str:
        """How the document came out."""
        return self.screen.status.title.text()

    def texts(self) -> list[str]:
        """The words of each page."""
        return [page.extract_text() for page in PdfReader(BytesIO(self.made.page.pdf)).pages]
