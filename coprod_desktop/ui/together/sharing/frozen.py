"""What stays in sight while the matrix scrolls: the words at the left, the readers above, and the corner between."""

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.together.sharing.model import WORDS, Model
from coprod_desktop.ui.together.sharing.painting import EDGE, SIDE, Setting, Words, paint_ground
from coprod_desktop.ui.widgets import typeset

_BETWEEN = 2


class WordsColumn(QHeaderView):
    """Paints the words of each row. `sectionClicked` says which was clicked or tapped."""

    def __init__(self, table: QTableView, model: Model, setting: Setting) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._model, self._setting = model, setting
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(0)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def words(self, row: int) -> Words:
        """The words of a row, set to the width there is."""
        return Words(self._setting, self._model.lines[row], self.width(), boxed=True)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Ground, words, and a line at the right that parts them from the readers."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, QRectF(rect), self._model, logicalIndex)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.colour("line2"))
        marked = self._model.lines[logicalIndex].id in self._model.marks
        self.words(logicalIndex).paint(painter, QRectF(rect), marked=marked)
        painter.restore()


class ReadersRow(QHeaderView):
    """Paints the names of the readers, wrapped and whole, above their columns."""

    def __init__(self, table: QTableView, model: Model, setting: Setting) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._model, self._setting = model, setting
        self.setMinimumSectionSize(0)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def fit(self, across: int) -> None:
        """As high as the longest name needs in a column of that width."""
        names = self._model.heads or (WORDS,)
        high = max(_title(self._setting, name, across).size.height() for name in names)
        self.setFixedHeight(ceil(high) + 2 * theme.gap(SIDE) + _BETWEEN)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The name in the middle of the height, from the left like the cells below."""
        name = self._model.heads[logicalIndex] if self._model.heads else WORDS
        left = theme.gap(SIDE if self._model.heads else EDGE)
        painter.save()
        _paint_title(painter, QRectF(rect), _title(self._setting, name, rect.width()), left)
        painter.restore()


class Corner(QLabel):
    """What the column of words is called."""

    def __init__(self, parent: QWidget, setting: Setting) -> None:
        super().__init__(WORDS, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._setting = setting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Like the names of the readers beside it."""
        painter = QPainter(self)
        made = _title(self._setting, WORDS, self.width())
        _paint_title(painter, QRectF(self.rect()), made, theme.gap(EDGE))
        painter.end()


def _title(setting: Setting, words: str, across: float) -> typeset.Block:
    return setting.block(words, "small", across - 2 * theme.gap(SIDE), bold=True)


def _paint_title(painter: QPainter, rect: QRectF, made: typeset.Block, left: float) -> None:
    painter.fillRect(rect, theme.colour("card"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line2"))
    at = QPointF(rect.left() + left, rect.center().y() - made.size.height() / 2)
    made.paint(painter, at, theme.colour("ink2"))
