"""A list of sentences to move over with the arrow keys: each wraps instead of being cut, some are headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets import typeset

Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole
_PAD = 12


@dataclass(frozen=True)
class Entry:
    """One line: `before` stands in a column of its own (a number, an id). A heading can't be chosen."""

    id: str
    words: str
    before: str = ""
    heading: bool = False

    def said(self) -> str:
        """What a screen reader says."""
        return f"{self.before}, {self.words}" if self.before else self.words


class WordList(QListWidget):
    """Up and Down move. `picked` carries an id on Enter, Space or a double click; with `tap`, on one click.

    With `whole` it is as high as its lines and leaves the scrolling to the page it stands on. With `drags` a line can
    be dragged: `dropped` carries its id and the row before which it was dropped; whoever owns the list moves it.
    """

    picked = Signal(str)
    dropped = Signal(str, int)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        whole: bool = False,
        tap: bool = False,
        drags: bool = False,
    ) -> None:
        super().__init__(parent)
        self._whole = whole
        self.setProperty("role", "words")
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if drags:
            self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        (self.itemClicked if tap else self.itemDoubleClicked).connect(self._pick)
        self.before_width = 0
        theme.changed.connect(self._dress)

    def set_entries(self, entries: Sequence[Entry], current: str = "") -> None:
        """Show these lines with `current` (else the first that can be chosen) marked."""
        self.clear()
        self.before_width = _before_width(entries)
        for entry in entries:
            self.addItem(_item(entry))
        if not self.go_to(current):
            self.go_to(next((one.id for one in entries if not one.heading), ""))
        self._fit()

    def entries(self) -> list[Entry]:
        """The lines in the order shown."""
        return [_entry(item) for item in self._items()]

    def current(self) -> str:
        """The id of the marked line, or ""."""
        item = self.currentItem()
        return _entry(item).id if item is not None else ""

    def go_to(self, id_: str) -> bool:
        """Mark a line; False when there is none of that id that can be chosen."""
        for item in self._items():
            if _entry(item).id == id_ and not _entry(item).heading:
                self.setCurrentItem(item)
                self.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space pick; keys with Ctrl, and Delete, belong to the owner."""
        item = self.currentItem()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.key() == Qt.Key.Key_Delete:
            event.ignore()
        elif item and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(item)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list in which no line is marked isn't marked by the keyboard's mere coming, as Qt would have it."""
        unmarked = self.currentRow() < 0
        super().focusInEvent(event)
        if unmarked:
            self.setCurrentRow(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where a line was dropped. The list itself stays as it is until it is shown anew."""
        index = self.indexAt(event.position().toPoint())
        below = self.dropIndicatorPosition() == QListWidget.DropIndicatorPosition.BelowItem
        row = index.row() + int(below) if index.isValid() else self.count()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self.current():
            self.dropped.emit(self.current(), row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem(), QListWidget.ScrollHint.PositionAtCenter)

    def _dress(self) -> None:
        self.before_width = _before_width(self.entries())
        self._fit()

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._whole:
            rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
            self.setFixedHeight(max(rows, theme.space("target")) + 2 * self.frameWidth())

    def _pick(self, item: QListWidgetItem) -> None:
        if not _entry(item).heading:
            self.picked.emit(_entry(item).id)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.item(row) for row in range(self.count()))


class _Delegate(QStyledItemDelegate):
    """Draws a line of a WordList."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, entry = self._view(), _entry_at(index)
        width = view.viewport().width()
        words = _words(entry, width - 2 * theme.gap(_PAD) - view.before_width)
        least = theme.px(30) if entry.heading else theme.space("target")
        return QSize(width, max(ceil(words.size.height()) + 2 * theme.gap(9), least))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, entry = self._view(), _entry_at(index)
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, entry, chosen=bool(state & QStyle.StateFlag.State_Selected))
        _paint_words(painter, rect, entry, view.before_width)
        painter.restore()

    def _view(self) -> WordList:
        view = self.parent()
        assert isinstance(view, WordList)
        return view


def _paint_ground(painter: QPainter, rect: QRectF, entry: Entry, *, chosen: bool) -> None:
    ground = "panel" if entry.heading else "brand-soft" if chosen else "card"
    painter.fillRect(rect, theme.colour(ground))
    if chosen and not entry.heading:
        painter.fillRect(QRectF(rect.left(), rect.top(), theme.gap(4), rect.height()), theme.colour("brand"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))


def _paint_words(painter: QPainter, rect: QRectF, entry: Entry, before: int) -> None:
    left = rect.left() + theme.gap(_PAD)
    made = _words(entry, rect.width() - 2 * theme.gap(_PAD) - before)
    top = rect.center().y() - made.size.height() / 2
    if entry.heading:
        made.paint(painter, QPointF(left, top), theme.colour("ink2"))
        return
    number = typeset.block(entry.before, theme.font("body", QFont.Weight.Bold))
    number.paint(painter, QPointF(left, top), theme.colour("brand"))
    made.paint(painter, QPointF(left + before, top), theme.colour("ink"))


def _words(entry: Entry, width: float) -> typeset.Block:
    font = theme.font("small", QFont.Weight.Bold) if entry.heading else theme.font("body")
    return typeset.block(entry.words, font, width)


def _before_width(entries: Sequence[Entry]) -> int:
    """Of the column that stands before the words; each line asks for it, so it is measured once a list."""
    font = theme.font("body", QFont.Weight.Bold)
    widths = [typeset.block(one.before, font).size.width() for one in entries if one.before]
    return ceil(max(widths)) + theme.gap(12) if widths else 0


def _item(entry: Entry) -> QListWidgetItem:
    item = QListWidgetItem(entry.said())
    item.setData(_ENTRY, entry)
    enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(Qt.ItemFlag.NoItemFlags if entry.heading else enabled)
    return item


def _entry(item: QListWidgetItem) -> Entry:
    entry = item.data(_ENTRY)
    assert isinstance(entry, Entry)
    return entry


def _entry_at(index: Index) -> Entry:
    entry = index.data(_ENTRY)
    assert isinstance(entry, Entry)
    return entry
