"""Paints the cells of the matrix: who may see it; or, where that isn't for those who look, the words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from coprod_desktop.ui import theme
from coprod_desktop.ui.together.sharing.model import Index, Model
from coprod_desktop.ui.together.sharing.painting import Setting, Words, paint_cell, paint_ground, paint_ring


class Cells(QStyledItemDelegate):
    """From texts that were set once, so that hundreds of rows scroll smoothly."""

    def __init__(self, table: QTableView, model: Model, setting: Setting) -> None:
        super().__init__(table)
        self._table, self._model, self._setting = table, model, setting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A ring stands round the cell where the keyboard is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, line = QRectF(option.rect), self._model.lines[index.row()]
        paint_ground(painter, rect, self._model, index.row())
        if self._model.words_only:
            Words(self._setting, line, rect.width(), boxed=False).paint(painter, rect, marked=False)
        else:
            self._paint_readers(painter, rect, index)
        if index == self._table.currentIndex() and self._table.hasFocus():
            paint_ring(painter, rect, theme.colour("brand"))
        painter.restore()

    def _paint_readers(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        if self._model.lines[index.row()].one is not None:
            painter.fillRect(QRectF(rect.right(), rect.top(), 1, rect.height()), theme.colour("line"))
        paint_cell(painter, self._setting, rect, self._model.cell(index))
