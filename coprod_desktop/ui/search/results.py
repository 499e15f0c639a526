"""The list of results: drawn row by row as it is scrolled, moved over from the field above it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.search.model import ROW, FoundModel, Index, Row
from coprod_desktop.ui.search.painting import paint_row, row_height

MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
"""Keys that the field hands on to the list."""


class Results(QListView):
    """Up and Down move; Enter, or a click or tap, emits `opened` with the row."""

    opened = Signal(object)

    def __init__(self, with_person: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = FoundModel(self, with_person)
        self.setModel(self.found)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("What was found")
        self.setAccessibleDescription("Up and Down move. Enter opens.")
        self.setProperty("role", "words")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.clicked.connect(lambda _: self.open_current())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def current_row(self) -> Row | None:
        """The row that is marked."""
        index = self.currentIndex()
        return self.found.rows[index.row()] if index.isValid() else None

    def mark_first(self) -> None:
        """Mark the first row, so that Enter opens the best."""
        if self.found.rows:
            self.setCurrentIndex(self.found.index(0))
            self.scrollToTop()

    def open_current(self) -> None:
        """Open the row that is marked."""
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    """Draws a result."""

    def __init__(self, view: Results) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, row_height(index.data(ROW), width, self._view.found.with_person))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, chosen = QRectF(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("brand-soft" if chosen else "card"))
        if chosen:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), theme.gap(4), rect.height()), theme.colour("brand")
            )
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        ground = "card" if chosen else "brand-soft"
        paint_row(painter, rect, index.data(ROW), self._view.found.with_person, ground)
        painter.restore()
