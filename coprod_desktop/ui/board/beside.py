"""What stands under the board: what was said about routines, and the boards that were made before."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.board.pictures import Pictures
from coprod_desktop.ui.board.who_chose import choice_words
from coprod_desktop.ui.screens.person_words import day_words, joined
from coprod_desktop.ui.widgets.buttons import PlainButton, QuietButton
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.layouts import Column, empty
from coprod_desktop.ui.widgets.text import Heading, Muted, Small, Words
from coprod_desktop.work.boards import Cell, NowNext
from coprod_desktop.work.routines import Routine

SIDE = 52
"""Of a small picture, in pixels at 100 %."""
SHOW_SAID, HIDE_SAID = "What was said about routines", "Put what was said away"


class Said(QWidget):
    """Lines that were agreed. They show once somebody asks for them: who looks on, the program can't know."""

    def __init__(self, routines: Sequence[Routine], called: str) -> None:
        super().__init__()
        self.button = QuietButton(SHOW_SAID, icon="speech")
        self.lines = Panel(space=6)
        self.lines.add(Muted(f"Agreed, and meant for {called} and the family to see."))
        for one in routines:
            self.lines.add(Words(f"“{one.words}”", role="statement"), Small(one.voice.introduced))
        Column(self, flow(self.button), self.lines)
        self.lines.hide()
        self.setVisible(bool(routines))
        self.button.clicked.connect(self.toggle)

    def toggle(self) -> None:
        """Show the lines, or put them away."""
        self.lines.setVisible(self.lines.isHidden())
        self.button.set_words(SHOW_SAID if self.lines.isHidden() else HIDE_SAID)


class Earlier(QWidget):
    """The other boards of this person. Each signal carries the id of a board."""

    opened = Signal(str)
    copied = Signal(str)
    removed = Signal(str)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._shown: tuple[Sequence[NowNext], date] | None = None
        self._column = Column(self, space=10)

    def show_boards(self, boards: Sequence[NowNext], today: date) -> None:
        """Show these, the one last changed first."""
        if (boards, today) == self._shown:
            return
        self._shown = (boards, today)
        empty(self._column)
        if boards:
            self._column.addWidget(Heading("Earlier boards"))
        for board in boards:
            self._column.addWidget(self._panel(board, today))
        self.setVisible(bool(boards))

    def _panel(self, board: NowNext, today: date) -> Panel:
        title = ", then ".join(cell.words or "…" for cell in board.cells)
        day = day_words(board.changed_at.astimezone().date(), today)
        steps = (("Open", self.opened), ("Copy as a new board", self.copied))
        buttons: list[QWidget] = []
        for words, signal in steps:
            button = PlainButton(words, name=f"{words}: {title}")
            button.clicked.connect(partial(signal.emit, board.id))
            buttons.append(button)
        remove = QuietButton("Remove", icon="bin", name=f"Remove: {title}")
        remove.clicked.connect(partial(self.removed.emit, board.id))
        about = QWidget()
        Column(about, Words(title, role="subheading"), Muted(joined((day, choice_words(board)))), space=2)
        pictures = [SmallPicture(cell, self._pictures) for cell in board.cells if cell.picture]
        return Panel(flow(*pictures, about), flow(*buttons, right=[remove]), space=8)


class SmallPicture(QWidget):
    """The picture of a cell; the words beside it say the same."""

    def __init__(self, cell: Cell, pictures: Pictures) -> None:
        super().__init__()
        self._cell, self._pictures = cell, pictures
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(theme.px(SIDE), theme.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._pictures.paint(painter, QRectF(self.rect()), self._cell)
        painter.end()
