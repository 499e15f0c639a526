"""The board itself: big cells as they will be printed, of which one is being chosen for."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.summaries.documents.now_next import HEADS
from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.board.pictures import Pictures
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.group import Group, move_focus, rove, step_of
from coprod_desktop.ui.widgets.layouts import Row, empty
from coprod_desktop.ui.widgets.sign import Sign
from coprod_desktop.work.boards import Cell

HIGH, PAD = 300, 12
"""Of a cell, in pixels at 100 %."""
SIZES = ("big", "title", "heading", "body")
"""Text heights for the words of a cell: the largest in which they take no more than two lines, else the last."""
LINES = 2
NOTHING = "Pick a picture\nor type a word"


class CellButton(Button):
    """One cell. Checked: it is the one that pictures and words go to."""

    ROLE = "cell"

    def __init__(self, head: str, pictures: Pictures) -> None:
        self.head, self._pictures = head, pictures
        self.cell = Cell()
        super().__init__(head)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _: self._tell())
        self.show_cell(self.cell)

    def show_cell(self, cell: Cell) -> None:
        """Show what stands in it."""
        self.cell = cell
        what = cell.words or ("a picture without words" if cell.picture else "empty")
        self.setAccessibleName(f"{self.head}: {what}")
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Broad cells, all of one height."""
        return QSize(theme.gap(220), theme.gap(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Three of them stand beside each other with large text too."""
        return QSize(theme.gap(110), theme.gap(HIGH))

    def hasHeightForWidth(self) -> bool:
        """The height is the same for all."""
        return False

    def heightForWidth(self, width: int) -> int:
        """The height is the same for all."""
        return theme.gap(HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys belong to the board."""
        if step_of(event.key()):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Head, picture and words, in a frame that is heavier (and says so with a pencil) when chosen for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        pad = theme.gap(PAD)
        inside = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        head = self._paint_head(painter, inside)
        rest = inside.adjusted(0, head, 0, 0)
        if self.cell == Cell():
            self._paint_nothing(painter, rest)
        else:
            self._paint_cell(painter, rest)
        painter.end()

    def _tell(self) -> None:
        self.setAccessibleDescription("Pictures and words go here now" if self.isChecked() else "")

    def _paint_frame(self, painter: QPainter) -> None:
        thick = 4.0 if self.isChecked() else 2.0
        painter.setPen(QPen(theme.colour("brand" if self.isChecked() else "line2"), thick))
        painter.setBrush(theme.colour("hover" if self.underMouse() and not self.isChecked() else "card"))
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(box, theme.radius("card"), theme.radius("card"))

    def _paint_head(self, painter: QPainter, inside: QRectF) -> float:
        """The head in the middle over a line, as on paper."""
        centre = Qt.AlignmentFlag.AlignHCenter
        made = typeset.block(self.head, theme.font("heading", QFont.Weight.Bold), inside.width(), centre)
        ink = theme.colour("brand" if self.isChecked() else "ink")
        made.paint(painter, inside.topLeft(), ink)
        size = theme.px(20)
        if self.isChecked() and made.size.width() + 2 * size <= inside.width():
            place = QRectF(inside.right() - size, inside.top() + (made.size.height() - size) / 2, size, size)
            icons.paint(painter, place, "pencil", ink)
        under = made.size.height() + theme.gap(6)
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawLine(
            QPointF(inside.left(), inside.top() + under), QPointF(inside.right(), inside.top() + under)
        )
        return under + theme.gap(6)

    def _paint_nothing(self, painter: QPainter, rest: QRectF) -> None:
        painter.setPen(QPen(theme.colour("line2"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rest, theme.radius("button"), theme.radius("button"))
        self._paint_words(painter, rest.adjusted(theme.gap(8), 0, -theme.gap(8), 0), self._nothing(rest))

    def _nothing(self, rest: QRectF) -> typeset.Block:
        width = rest.width() - 2 * theme.gap(8)
        return typeset.block(NOTHING, theme.font("body"), width, Qt.AlignmentFlag.AlignHCenter)

    def _paint_cell(self, painter: QPainter, rest: QRectF) -> None:
        words = fitted(self.cell.words, rest.width(), rest.height() * (0.5 if self.cell.picture else 1))
        if not self.cell.picture:
            self._paint_words(painter, rest, words)
            return
        high = words.size.height() if self.cell.words else 0.0
        self._pictures.paint(painter, rest.adjusted(0, 0, 0, -high - theme.gap(6)), self.cell)
        if self.cell.words:
            self._paint_words(painter, QRectF(rest.left(), rest.bottom() - high, rest.width(), high), words)

    def _paint_words(self, painter: QPainter, room: QRectF, words: typeset.Block) -> None:
        top = room.top() + max(0.0, (room.height() - words.size.height()) / 2)
        words.paint(painter, QPointF(room.left(), top), theme.colour("ink"))


class Cells(Group):
    """The cells in their order. `chosen` carries the place of the one to choose for; arrow keys move."""

    chosen = Signal(int)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__("The board")
        self._pictures = pictures
        self.buttons: list[CellButton] = []
        self._row = Row(self, space=2)

    def show_cells(self, cells: Sequence[Cell], current: int) -> None:
        """Show these cells, with the one that is chosen for."""
        if len(cells) != len(self.buttons):
            self._make(len(cells))
        for place, (button, cell) in enumerate(zip(self.buttons, cells, strict=True)):
            button.show_cell(cell)
            button.setChecked(place == current)
        stops: list[QWidget] = list(self.buttons)
        rove(stops, self.buttons[current])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move to the next cell, which then is the one to choose for."""
        step = step_of(event.key())
        if not step:
            super().keyPressEvent(event)
            return
        move_focus(list(self.buttons), step)
        place = next((place for place, one in enumerate(self.buttons) if one.hasFocus()), 0)
        self.chosen.emit(place)

    def _make(self, count: int) -> None:
        had = any(button.hasFocus() for button in self.buttons)
        empty(self._row)
        self.buttons = [self._button(place) for place in range(count)]
        for place, button in enumerate(self.buttons):
            if place:
                self._row.addWidget(Sign("next", "brand", 20), 0, Qt.AlignmentFlag.AlignVCenter)
            self._row.addWidget(button, 1, Qt.AlignmentFlag(0))
            button.show()
        if had:
            self.buttons[0].setFocus()

    def _button(self, place: int) -> CellButton:
        button = CellButton(HEADS[place], self._pictures)
        button.clicked.connect(lambda: self.chosen.emit(place))
        return button


def fitted(words: str, width: float, height: float) -> typeset.Block:
    """The words in the largest size that needs no more than two lines and no more height than there is."""
    for name in SIZES:
        font = theme.font(name, QFont.Weight.Bold)
        made = typeset.block(words, font, width, Qt.AlignmentFlag.AlignHCenter)
        whole = typeset.longest_word(words, font, typeset.NO_LIMIT) <= width
        if whole and made.layout.lineCount() <= LINES and made.size.height() <= height:
            break
    return made
