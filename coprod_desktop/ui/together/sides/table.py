"""The table side by side: painted, never a widget for each card, with heads that stay where they are."""

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from coprod_desktop.ui import theme
from coprod_desktop.ui.together.sides.cells import GAP, LaidCell, LaidHead, row_height
from coprod_desktop.ui.together.sides.model import SidesModel
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.voice_mark import paint_voice
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.side_by_side import Row, Sides

Index = QModelIndex | QPersistentModelIndex
HEAD, LEAST_COLUMN, MARK = 190, 200, 20
"""Pixels at 100 %: of the rows' heads, of a voice's column, and of its mark."""
SLICE, BREATH = 0.008, 4
"""Seconds that measuring rows out of sight may take at a time, and milliseconds for the window in between."""
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SidesTable(QTableView):
    """Arrows move between cells, Enter or a click opens one; Ctrl+Shift with Left or Right moves a voice.

    `opened` carries the row's id and the voice's; `column_moved` the voice's id and by how much.
    """

    opened = Signal(str, str)
    column_moved = Signal(str, int)

    def __init__(self, person: PersonFacts) -> None:
        super().__init__()
        self.sides = SidesModel(person, self)
        self._cells: dict[tuple[int, int], LaidCell] = {}
        self._heads: dict[int, LaidHead] = {}
        self._measured = 0
        self.setModel(self.sides)
        self.setItemDelegate(_CellPainter(self))
        self.setVerticalHeader(_RowHeads(self))
        self.setHorizontalHeader(_VoiceHeads(self))
        self.setAccessibleName("Side by side")
        self.setAccessibleDescription("Arrow keys move. Enter opens what stands there.")
        self._behave()
        self.clicked.connect(self._open)
        theme.changed.connect(self._lay_out)

    def show_sides(self, sides: Sides, rows: Sequence[Row]) -> None:
        """Show these rows; the cell that was current stays so where it is still there."""
        kept = self.current()
        self.sides.show(sides, rows)
        self._lay_out()
        self.go_to(*kept)

    def current(self) -> tuple[str, str]:
        """The ids of the row and the voice that the keyboard is at; empty without any."""
        index = self.currentIndex()
        if not index.isValid():
            return "", ""
        return self.sides.rows[index.row()].id, self.sides.columns[index.column()].id

    def go_to(self, row_id: str, voice_id: str = "") -> None:
        """Make a cell current, the first one when there is none of these."""
        rows = [row.id for row in self.sides.rows]
        columns = [voice.id for voice in self.sides.columns]
        row = rows.index(row_id) if row_id in rows else 0
        if rows and columns:
            column = columns.index(voice_id) if voice_id in columns else self._first_words(row)
            self.setCurrentIndex(self.sides.index(row, column))

    def _first_words(self, row: int) -> int:
        """The first column with words in a row."""
        cells = self.sides.rows[row].cells
        spoken = (at for at, voice in enumerate(self.sides.columns) if cells[voice.id].said)
        return next(spoken, 0)

    def is_measured(self) -> bool:
        """Whether every row has its height: they are measured while the window stays awake."""
        return self._measured >= len(self.sides.rows)

    def laid_cell(self, row: int, column: int) -> LaidCell:
        """A cell, broken into lines once."""
        key = (row, column)
        if key not in self._cells:
            self._cells[key] = LaidCell(self.sides.cell_words(row, column), self.columnWidth(column))
        return self._cells[key]

    def laid_head(self, row: int) -> LaidHead:
        """The head of a row, broken into lines once."""
        if row not in self._heads:
            self._heads[row] = LaidHead(self.sides.head_words(row), theme.gap(HEAD))
        return self._heads[row]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; with Ctrl and Shift the arrows move the whole column."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        step = _SIDEWAYS.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif step and event.modifiers() & both == both:
            self.column_moved.emit(self.current()[1], step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """What isn't seen isn't measured."""
        super().showEvent(event)
        if not self.is_measured():
            self._lay_out()

    def sizeHint(self) -> QSize:
        """No more than its least: it takes what is left of its page."""
        return QSize(theme.gap(900), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """The heads and one row."""
        return QSize(theme.gap(HEAD + LEAST_COLUMN), theme.gap(220))

    def _behave(self) -> None:
        self.setProperty("kind", "sides")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _lay_out(self) -> None:
        """Column widths, then the height of each row at these widths: first those in sight, the others bit by bit."""
        count, room = len(self.sides.columns), self.viewport().width()
        self._cells.clear()
        self._heads.clear()
        self.verticalHeader().setFixedWidth(theme.gap(HEAD))
        width = max(theme.gap(LEAST_COLUMN), room // count) if count else room
        for column in range(count):
            self.horizontalHeader().resizeSection(column, width)
        self.horizontalHeader().setFixedHeight(self._voice_heads().height_for(width))
        self._measured = 0
        if self.isVisible():
            self._measure_seen()
            QTimer.singleShot(BREATH, self, self._measure_more)

    def _measure_more(self) -> None:
        """Some rows at a time, so that the window stays awake."""
        until = perf_counter() + SLICE
        while not self.is_measured() and perf_counter() < until:
            self._measure(1)
        if not self.is_measured():
            QTimer.singleShot(BREATH, self, self._measure_more)
        elif self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _measure_seen(self) -> None:
        """From the top as many rows as show."""
        room = self.viewport().height()
        while not self.is_measured() and self.rowViewportPosition(self._measured) <= room:
            self._measure(1)

    def _measure(self, count: int) -> None:
        columns = range(len(self.sides.columns))
        for row in range(self._measured, min(self._measured + count, len(self.sides.rows))):
            cells = [self.laid_cell(row, column) for column in columns]
            self.verticalHeader().resizeSection(row, row_height(self.laid_head(row), cells))
            self._measured = row + 1

    def _voice_heads(self) -> "_VoiceHeads":
        heads = self.horizontalHeader()
        assert isinstance(heads, _VoiceHeads)
        return heads

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.sides.rows[index.row()].id, self.sides.columns[index.column()].id)


class _CellPainter(QStyledItemDelegate):
    def __init__(self, table: SidesTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._table.laid_cell(index.row(), index.column()).paint(painter, rect)
        if index == self._table.currentIndex() and self._table.hasFocus():
            _paint_here(painter, rect)
        painter.restore()


class _Heads(QHeaderView):
    """A head that is painted by its table and can't be dragged or clicked."""

    def __init__(self, orientation: Qt.Orientation, table: SidesTable) -> None:
        super().__init__(orientation, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """The table sets every size; Qt would ask for the words of hundreds of rows again and again."""
        return QSize(1, 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if typeset.font_changed(event):
            self.viewport().update()


class _RowHeads(_Heads):
    def __init__(self, table: SidesTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("paper"))
        self._table.laid_head(logical).paint(painter, QRectF(rect))
        painter.restore()


class _VoiceHeads(_Heads):
    def __init__(self, table: SidesTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)

    def height_for(self, width: int) -> int:
        """The height at which every name shows whole."""
        blocks = [self._name(column, width) for column in range(len(self._table.sides.columns))]
        return max([theme.px(MARK), *(round(block.size.height()) for block in blocks)]) + 2 * theme.gap(8)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        voice = self._table.sides.columns[logical]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("paper"))
        mark = theme.px(MARK)
        left = rect.left() + theme.gap(GAP) + theme.gap(6)
        box = QRectF(left, rect.center().y() - mark / 2, mark, mark)
        paint_voice(painter, box, voice.initial, voice.place)
        name = self._name(logical, rect.width())
        top = rect.center().y() - name.size.height() / 2
        name.paint(
            painter, QRectF(left + self._beside(), top, 1, 1).topLeft(), theme.voice(voice.place).colour
        )
        painter.restore()

    def _name(self, column: int, width: int) -> typeset.Block:
        font = theme.font("body", QFont.Weight.Bold)
        room = width - 2 * theme.gap(GAP) - theme.gap(6) - self._beside()
        return typeset.block(self._table.sides.voice_name(column), font, room)

    def _beside(self) -> int:
        return theme.px(MARK) + theme.gap(7)


def _paint_here(painter: QPainter, rect: QRectF) -> None:
    """The same two rings round a cell as round any control that has the keyboard."""
    inner = rect.adjusted(2, 2, -2, -2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in (("ink", 5), ("focus", 3)):
        painter.setPen(QPen(theme.colour(colour), width))
        painter.drawRoundedRect(inner, theme.radius("statement"), theme.radius("statement"))
