"""A table of people (or of anything with rows): painted row by row, read out cell by cell."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets import table_cells as cells
from coprod_desktop.ui.widgets.table_cells import Cell, Column, Line
from coprod_desktop.ui.widgets.table_lines import AT_ONCE, Lines

__all__ = ["Cell", "Column", "Line", "Table"]

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Model(QAbstractTableModel):
    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns, self.lines = tuple(columns), Lines(())

    def set_lines(self, lines: Lines) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def set_titles(self, titles: Sequence[str]) -> None:
        named = zip(self.columns, titles, strict=True)
        self.columns = tuple(replace(column, title=title) for column, title in named)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cells = self.lines[index.row()].cells
        cell = cells[index.column()] if cells else Cell()
        said = {Qt.ItemDataRole.DisplayRole: cell.text, Qt.ItemDataRole.AccessibleTextRole: cell.said()}
        return said.get(Qt.ItemDataRole(role))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = {Qt.ItemDataRole.DisplayRole: self.columns[section].title}
        return column.get(Qt.ItemDataRole(role))


class _Delegate(QStyledItemDelegate):
    """Draws a cell, or the whole row once the table is stacked."""

    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pad, width = theme.space("cell"), self._table.columnWidth(index.column())
        line, columns = self._table.line(index.row()), self._table.columns()
        room = width - 2 * pad
        if self._table.stacked:
            return QSize(width, cells.stack_height(line.cells, columns, room) + 2 * pad)
        return QSize(width, cells.cell_height(line.cells[index.column()], room) + 2 * pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        chosen = chosen and self._table.hasFocus()
        _paint_ground(painter, rect, chosen, first=index.column() == 0)
        if index.row() < self._table.model().rowCount() - 1:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        pad = theme.space("cell")
        self._paint_inside(painter, rect.adjusted(pad, pad, -pad, -pad), index, chosen)
        painter.restore()

    def _paint_inside(self, painter: QPainter, room: QRectF, index: Index, chosen: bool) -> None:
        line, ground = self._table.line(index.row()), "card" if chosen else "brand-soft"
        if self._table.stacked:
            cells.paint_stack(painter, room, line.cells, self._table.columns(), ground)
        else:
            cells.paint_cell(painter, room, line.cells[index.column()], ground=ground)


class Table(QTableView):
    """Rows to choose from: Enter, or a click or tap, emits `opened` with the row's id. Up and Down move.

    As high as its rows when there is room, else it scrolls; a `whole` one, in a panel, leaves scrolling to the page;
    one that `fills` a page asks for no more than its least height, and takes what is left.
    Text too big for columns stacks each row. Where rows don't open anything, `opens` is False.
    """

    opened = Signal(str)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        whole: bool = False,
        fills: bool = False,
        opens: bool = True,
    ) -> None:
        super().__init__(parent)
        self.stacked = False
        self._whole, self._fills = whole, fills
        if whole:
            self.setProperty("kind", "inside")
        self._model = _Model(columns, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setAccessibleDescription("Up and Down move. Enter opens." if opens else "Up and Down move.")
        self.setProperty("corner", "card")
        self._behave()
        self.clicked.connect(self._open)
        theme.changed.connect(self._fit)
        self._fit()

    def columns(self) -> tuple[Column, ...]:
        """The columns, left to right."""
        return self._model.columns

    def set_titles(self, titles: Sequence[str]) -> None:
        """Call the columns otherwise."""
        self._model.set_titles(titles)
        self._fit()

    def line(self, row: int) -> Line:
        """The row shown at that place."""
        line = self._model.lines[row]
        return line if line.cells else Line(line.id, (Cell(),) * len(self.columns()))

    def set_lines(self, lines: Sequence[Line] | Lines) -> None:
        """Show these rows; the row that was current and is still there stays current."""
        kept = self.current()
        self._model.set_lines(lines if isinstance(lines, Lines) else Lines(lines))
        ids = self._model.lines.ids
        self._fit()
        if ids:
            self.selectRow(ids.index(kept) if kept in ids else 0)

    def current(self) -> str:
        """The id of the current row, or ""."""
        index = self.currentIndex()
        return self._model.lines.ids[index.row()] if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row; Tab leaves the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """All rows, unless it fills a page."""
        return QSize(theme.gap(600), self.minimumHeight() if self._fills else self._natural_height())

    def minimumSizeHint(self) -> QSize:
        """The heading and one row, or all of them."""
        if self._whole:
            return QSize(theme.gap(240), self._natural_height())
        least = self.rowHeight(0) if self._model.rowCount() else 0
        return QSize(theme.gap(240), min(self._natural_height(), self._heading_height() + least + 2))

    def _natural_height(self) -> int:
        return self.verticalHeader().length() + self._heading_height() + 2 * self.frameWidth() + 1

    def _heading_height(self) -> int:
        return 0 if self.stacked else self.horizontalHeader().sizeHint().height()

    def _behave(self) -> None:
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding if self._fills else policy.Maximum)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(0)
        head = self.horizontalHeader()
        head.setDefaultAlignment(_LEFT)
        head.setMinimumSectionSize(0)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)

    def _fit(self) -> None:
        room, columns = self.viewport().width(), self.columns()
        self.stacked = not cells.heading_fits(columns, room)
        self.horizontalHeader().setVisible(not self.stacked)
        widths = [room] * len(columns) if self.stacked else cells.widths(columns, room)
        for place, width in enumerate(widths):
            self.setColumnHidden(place, self.stacked and place > 0)
            self.setColumnWidth(place, width)
        self._set_heights()
        if self._fills:
            self.setMaximumHeight(max(self._natural_height(), self.minimumHeight()))
        self.updateGeometry()

    def _set_heights(self) -> None:
        """Each row by what stands in it. Of a list too long to be read at once, those in sight; the others guess."""
        if len(self._model.lines.ids) <= AT_ONCE:
            self.resizeRowsToContents()
            return
        self.verticalHeader().setDefaultSectionSize(self.sizeHintForRow(0))
        self._measure_seen()

    def _measure_seen(self) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        self._measure(self.rowAt(0), last if last >= 0 else self._model.rowCount() - 1)

    def _measure(self, first: int, last: int) -> None:
        if len(self._model.lines.ids) > AT_ONCE:
            for row in range(max(first, 0), last + 1):
                self.setRowHeight(row, self.sizeHintForRow(row))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What comes in sight is measured."""
        super().scrollContentsBy(dx, dy)
        self._measure_seen()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Measured first, with what will stand above it: it would be pushed out of sight afterwards."""
        above = self.viewport().height() // max(self.verticalHeader().defaultSectionSize(), 1)
        self._measure(index.row() - above, index.row())
        self.updateGeometries()
        super().scrollTo(index, hint)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.lines.ids[index.row()])


def _paint_ground(painter: QPainter, rect: QRectF, chosen: bool, *, first: bool) -> None:
    painter.fillRect(rect, theme.colour("brand-soft" if chosen else "card"))
    if chosen and first:
        painter.fillRect(QRectF(rect.left(), rect.top(), theme.gap(4), rect.height()), theme.colour("brand"))
