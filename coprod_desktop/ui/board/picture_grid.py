"""A grid of pictures, each with its word: arrow keys move, Enter, Space or a touch picks."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coprod_desktop.ui import theme
from coprod_desktop.ui.board.pictures import Pictures
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.work.boards import Cell

Index = QModelIndex | QPersistentModelIndex
_TILE = Qt.ItemDataRole.UserRole
PICTURE, WIDE = 72, 112
"""Sides of a picture, and the least width of a tile, in pixels at 100 %."""
PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True)
class Tile:
    """A picture to pick, and the word that goes with it."""

    picture: str
    words: str


class PictureGrid(QListWidget):
    """`picked` carries a tile. The marked one stays so when tiles change; it is drawn with a heavy frame as long as
    the keyboard is here, or (with `shows_mark`) where words are typed that pick it on Enter.
    """

    picked = Signal(object)

    def __init__(self, name: str, pictures: Pictures) -> None:
        super().__init__()
        self.pictures, self.shows_mark = pictures, False
        self.setProperty("role", "pictures")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Arrow keys move. Enter picks the picture.")
        self.setItemDelegate(_Delegate(self))
        self._lay_out()
        self.itemClicked.connect(self._pick)
        theme.changed.connect(self._fit)
        self._fit()

    def set_tiles(self, tiles: Sequence[Tile], *, first: bool = False) -> None:
        """Show these. The one that was marked stays so; with `first`, or where it is gone, the first is marked."""
        if tiles == self.tiles():
            return
        marked = None if first else self.current()
        self.clear()
        for tile in tiles:
            item = QListWidgetItem(tile.words or "A photo")
            item.setData(_TILE, tile)
            self.addItem(item)
        self.mark(marked.picture if marked else "")
        self._fit()

    def tiles(self) -> list[Tile]:
        """What is shown, in order."""
        return [_tile(self.item(row)) for row in range(self.count())]

    def current(self) -> Tile | None:
        """The marked tile."""
        item = self.currentItem()
        return _tile(item) if item is not None else None

    def mark(self, picture: str) -> None:
        """Mark a picture, else the first."""
        rows = [row for row, tile in enumerate(self.tiles()) if tile.picture == picture]
        if self.count():
            self.setCurrentRow(rows[0] if rows else 0)
            self.scrollToItem(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space pick; keys with Ctrl belong to the owner."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif self.currentItem() is not None and event.key() in PICKS:
            self._pick(self.currentItem())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Bring the marked picture into sight; under a finger nothing may move away."""
        super().focusInEvent(event)
        if self.currentItem() is not None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.scrollToItem(self.currentItem())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many tiles beside each other as there is room for, in even widths."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fit(self) -> None:
        across = self.viewport().width() - 1
        columns = max(1, across // theme.px(WIDE))
        lines = max((self._lines(tile, across // columns) for tile in self.tiles()), default=0)
        tall = theme.gap(10) + theme.px(PICTURE) + theme.gap(4) + lines + theme.gap(8)
        self.setGridSize(QSize(across // columns, max(ceil(tall), theme.space("target"))))
        self.setMinimumHeight(self.gridSize().height() + 2 * self.frameWidth())

    def _lines(self, tile: Tile, width: int) -> float:
        return tile_words(tile, width).size.height()

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(_tile(item))


class _Delegate(QStyledItemDelegate):
    """Draws a tile of the grid."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._grid().gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid, tile = self._grid(), _tile_at(index)
        marked = bool(option.state & QStyle.StateFlag.State_Selected) and (grid.shows_mark or grid.hasFocus())
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(3, 3, -3, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, box, marked=marked, focused=marked and grid.hasFocus(), over=over)
        words = tile_words(tile, option.rect.width())
        side = theme.px(PICTURE)
        spare = box.height() - side - theme.gap(4) - words.size.height()
        room = QRectF(box.left() + 4, box.top() + spare / 2, box.width() - 8, side)
        grid.pictures.paint(painter, room, Cell(tile.words, tile.picture))
        words.paint(painter, QPointF(box.left() + 4, room.bottom() + theme.gap(4)), theme.colour("ink"))
        painter.restore()

    def _grid(self) -> PictureGrid:
        grid = self.parent()
        assert isinstance(grid, PictureGrid)
        return grid


def tile_words(tile: Tile, width: int) -> typeset.Block:
    """The word under a picture, in as many lines as it needs."""
    centre = Qt.AlignmentFlag.AlignHCenter
    return typeset.block(tile.words, theme.font("small", QFont.Weight.DemiBold), width - 14, centre)


def _paint_ground(painter: QPainter, box: QRectF, *, marked: bool, focused: bool, over: bool) -> None:
    """The marked tile has a heavy frame, and a bright one round it while the keyboard is in the grid."""
    thick = 3.0 if marked else 1.0
    painter.setBrush(theme.colour("hover" if over else "card"))
    painter.setPen(QPen(theme.colour("brand" if marked else "line"), thick))
    inner = box.adjusted(3, 3, -3, -3) if focused else box.adjusted(1, 1, -1, -1)
    if focused:
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 4))
        painter.drawRoundedRect(box, theme.radius("button"), theme.radius("button"))
        painter.restore()
    painter.drawRoundedRect(inner, theme.radius("button"), theme.radius("button"))


def _tile(item: QListWidgetItem) -> Tile:
    tile = item.data(_TILE)
    assert isinstance(tile, Tile)
    return tile


def _tile_at(index: Index) -> Tile:
    tile = index.data(_TILE)
    assert isinstance(tile, Tile)
    return tile
