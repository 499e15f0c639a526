"""The table of boxes behind the grid editor: painted in words, read out box by box."""

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets import typeset

Index = QModelIndex | QPersistentModelIndex
_LEVEL = Qt.ItemDataRole.UserRole
_SHOWN = Qt.ItemDataRole.DisplayRole
_TOLD = Qt.ItemDataRole.AccessibleTextRole
_PAD = 6


class GridView(QTableWidget):
    """Boxes "row/column", each empty or with a level. `rated` when one changes, `moved` when another is marked.

    Arrow keys move, the number keys rate, Delete and Backspace empty a box.
    """

    rated = Signal()
    moved = Signal()

    def __init__(
        self,
        name: str,
        rows: Sequence[str],
        cols: Sequence[str],
        anchors: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(len(rows), len(cols), parent)
        self._rows, self._cols, self.anchors = rows, cols, anchors
        self.setAccessibleName(name)
        self.setVerticalHeaderLabels(list(rows))
        self.setHorizontalHeaderLabels(list(cols))
        self._behave()
        for row in range(len(rows)):
            for col in range(len(cols)):
                self._set(row, col, None)
        self.setCurrentCell(0, 0)
        self.currentCellChanged.connect(lambda *_: self.moved.emit())
        theme.changed.connect(self._fit)
        self._fit()

    def here(self) -> tuple[str, str]:
        """The row and the column of the box that is marked."""
        return self._rows[max(0, self.currentRow())], self._cols[max(0, self.currentColumn())]

    def levels(self) -> dict[str, int]:
        """The boxes that have a level."""
        return {
            f"{name}/{other}": level
            for row, name in enumerate(self._rows)
            for col, other in enumerate(self._cols)
            if (level := self._level(row, col)) is not None
        }

    def set_levels(self, levels: Mapping[str, int]) -> None:
        """Show these, silently."""
        for row, name in enumerate(self._rows):
            for col, other in enumerate(self._cols):
                self._set(row, col, levels.get(f"{name}/{other}"))

    def rate(self, level: int | None) -> None:
        """Give the marked box a level, or empty it."""
        if level != self._level(self.currentRow(), self.currentColumn()):
            self._set(self.currentRow(), self.currentColumn(), level)
            self.rated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers rate, Delete empties; keys with Ctrl and Enter belong to the owner."""
        wanted = event.text()
        if wanted in [str(level) for level in range(len(self.anchors))]:
            self.rate(int(wanted))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.rate(None)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width as long as every word fits."""
        super().resizeEvent(event)
        self._fit_columns()

    def _level(self, row: int, col: int) -> int | None:
        level = self.model().index(row, col).data(_LEVEL)
        return level if isinstance(level, int) else None

    def _set(self, row: int, col: int, level: int | None) -> None:
        word = "" if level is None else self.anchors[level]
        told = f"{self._rows[row]}, {self._cols[col]}: {word or 'empty'}"
        at = self.model().index(row, col)
        for role, data in ((_LEVEL, level), (_SHOWN, word), (_TOLD, told)):
            self.model().setData(at, data, role)

    def _behave(self) -> None:
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag(int(wrapped.value)))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        head = theme.font("small", QFont.Weight.Bold)
        self.verticalHeader().setFixedWidth(_widest(self._rows, head) + 3 * theme.space("gap"))
        line = ceil(typeset.block("Ag", head).size.height())
        for row in range(len(self._rows)):
            self.setRowHeight(row, max(theme.space("target"), line + 2 * theme.space("gap") + 2))
        self._fit_columns()

    def _fit_columns(self) -> None:
        head = self.verticalHeader()
        room = self.width() - 2 * self.frameWidth() - head.width()
        least = _least_width(self._cols, self.anchors)
        across = max(least, room // len(self._cols))
        for col in range(len(self._cols)):
            self.setColumnWidth(col, across)
        self.horizontalHeader().setFixedHeight(self._head_height(across))
        self._fit_height(scrolls=across * len(self._cols) > room)

    def _head_height(self, across: int) -> int:
        head, room = theme.font("small", QFont.Weight.Bold), across - 3 * theme.space("gap")
        lines = max(typeset.block(col, head, room).size.height() for col in self._cols)
        return ceil(lines) + 3 * theme.space("gap")

    def _fit_height(self, *, scrolls: bool) -> None:
        rows = sum(self.rowHeight(row) for row in range(len(self._rows)))
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(rows + self.horizontalHeader().height() + bar + 2 * self.frameWidth())


class _Delegate(QStyledItemDelegate):
    """Draws a box: its word, and a bar whose length is the level."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_box(painter, rect, chosen=chosen)
        _paint_level(painter, rect, index)
        painter.restore()


def _paint_box(painter: QPainter, rect: QRectF, *, chosen: bool) -> None:
    painter.fillRect(rect, theme.colour("brand-soft" if chosen else "card"))
    painter.setPen(theme.colour("line"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
    if chosen:
        edge = painter.pen()
        edge.setColor(theme.colour("brand"))
        edge.setWidth(3)
        painter.setPen(edge)
        painter.drawRect(rect.adjusted(2, 2, -2, -2))


def _paint_level(painter: QPainter, rect: QRectF, index: Index) -> None:
    level = index.data(_LEVEL)
    if not isinstance(level, int):
        return
    made = typeset.block(str(index.data()), theme.font("tag", QFont.Weight.DemiBold))
    left = rect.center().x() - made.size.width() / 2
    made.paint(
        painter, QPointF(left, rect.center().y() - made.size.height() / 2 - theme.gap(2)), theme.colour("ink")
    )
    inside = rect.width() - 4 * theme.gap(_PAD)
    bar = QRectF(rect.left() + 2 * theme.gap(_PAD), rect.bottom() - theme.gap(9), inside, theme.gap(4))
    painter.fillRect(bar, theme.colour("track"))
    bar.setWidth(inside * level / 4)
    painter.fillRect(bar, theme.colour("brand"))


def _least_width(cols: Sequence[str], anchors: Sequence[str]) -> int:
    """The width at which every anchor stands on one line and no word of a heading is broken."""
    head = theme.font("small", QFont.Weight.Bold)
    words = [word for col in cols for word in col.split()]
    anchor = theme.font("tag", QFont.Weight.DemiBold)
    return max(_widest(words, head) + 3 * theme.space("gap"), _widest(anchors, anchor) + 2 * theme.gap(_PAD))


def _widest(words: Sequence[str], font: QFont) -> int:
    return ceil(max(typeset.block(each, font).size.width() for each in words)) + 1
