"""All pages small, at the side of the one that is large: each is drawn when it is first seen, one after the other."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coprod_desktop.ui import theme
from coprod_desktop.ui.summaries.paper import PdfFile
from coprod_desktop.ui.widgets import typeset

Index = QModelIndex | QPersistentModelIndex
ACROSS = 62
"""Width of a small page that stands, in pixels at 100 %; one that lies is wider and less high."""
EDGE, UNDER = 10, 22
MOST_KEPT = 64
"""So many small pictures are kept; any other is drawn again when it comes into sight."""


def page_of(page: int, pages: int) -> str:
    """“Page 2 of 5”, for the page at place 1."""
    return f"Page {page + 1} of {pages}"


class _Model(QAbstractListModel):
    """As many rows as pages."""

    pages = 0

    def set_pages(self, pages: int) -> None:
        self.beginResetModel()
        self.pages = pages
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.pages

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return page_of(index.row(), self.pages)
        return None


class Thumbnails(QListView):
    """Small pages; Up and Down move. `chosen` carries the place of the page to show large."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._file: PdfFile | None = None
        self._pictures: dict[int, QPixmap] = {}
        self._old: dict[int, QPixmap] = {}
        self._asked: list[int] = []
        self._silent = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw_one)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Pages")
        self._behave()
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._dress)
        self._dress()

    def show_file(self, file: PdfFile, page: int, *, same: bool) -> None:
        """Show the pages of another file, with this one marked.

        Of the `same` document, the old pictures stand until the new ones are drawn.
        """
        self._old = {**self._old, **self._pictures} if same else {}
        self._file, self._pictures = file, {}
        self._asked.clear()
        if file.pages != self._model.pages:
            self._silent = True
            self._model.set_pages(file.pages)
        self.mark(page)
        self._fit()
        self.viewport().update()

    def mark(self, page: int) -> None:
        """Mark a page, silently."""
        self._silent = True
        self.setCurrentIndex(self._model.index(page))
        self._silent = False
        self.scrollTo(self._model.index(page))

    def picture(self, page: int) -> QPixmap | None:
        """The small page as it is by now; None before it was ever drawn."""
        if page not in self._pictures and page not in self._asked:
            self._asked.append(page)
            self._later.start()
        return self._pictures.get(page, self._old.get(page))

    def drawn(self) -> int:
        """How many pages of this file were drawn and are kept."""
        return len(self._pictures)

    def small_size(self) -> QSize:
        """Of a small page, in pixels."""
        points = self._file.size(0) if self._file else QSizeF(210, 297)
        lies = points.width() > points.height()
        across = theme.gap(ACROSS) * (1.25 if lies else 1)
        return QSizeF(across, across * points.height() / points.width()).toSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down belong to the large page, keys with Ctrl to the screen."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.key() in _LARGE:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _behave(self) -> None:
        self.setProperty("role", "pages")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _dress(self) -> None:
        self._pictures.clear()
        self._old.clear()
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.small_size().width() + 2 * theme.gap(EDGE) + 14)
        self.scheduleDelayedItemsLayout()

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._silent:
            self.chosen.emit(now.row())

    def _draw_one(self) -> None:
        """One a turn, so that nothing waits for sixty pages; none that has gone out of sight."""
        while self._asked and self._file is not None:
            page = self._asked.pop(0)
            if self.visualRect(self._model.index(page)).intersects(self.viewport().rect()):
                self._draw(self._file, page)
                break
        if self._asked:
            self._later.start()

    def _draw(self, file: PdfFile, page: int) -> None:
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(file.picture(page, (QSizeF(self.small_size()) * ratio).toSize()))
        picture.setDevicePixelRatio(ratio)
        self._pictures[page] = picture
        self._old.pop(page, None)
        while len(self._pictures) > MOST_KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        self.update(self._model.index(page))


_LARGE = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _Delegate(QStyledItemDelegate):
    """Draws a small page and its number."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        edge = theme.gap(EDGE)
        return self._view.small_size() + QSize(2 * edge, edge + theme.px(UNDER))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        edge, rect, state = theme.gap(EDGE), QRect(option.rect), option.state
        here = bool(state & QStyle.StateFlag.State_Selected)
        size = self._view.small_size()
        sheet = QRect(rect.left() + (rect.width() - size.width()) // 2, rect.top() + edge, *size.toTuple())
        painter.save()
        painter.fillRect(sheet, theme.colour("card"))
        picture = self._view.picture(index.row())
        if picture is not None:
            painter.drawPixmap(QRectF(sheet), picture, QRectF(picture.rect()))
        painter.setPen(QPen(theme.colour("brand" if here else "line2"), 3 if here else 1))
        painter.drawRect(sheet)
        self._paint_number(painter, rect, str(index.row() + 1), here=here)
        painter.restore()

    def _paint_number(self, painter: QPainter, rect: QRect, words: str, *, here: bool) -> None:
        weight = QFont.Weight.Bold if here else QFont.Weight.Normal
        made = typeset.block(words, theme.font("tag", weight))
        left = rect.left() + (rect.width() - made.size.width()) / 2
        place = QRectF(left, rect.bottom() - theme.px(UNDER) + 3, 0, 0).topLeft()
        made.paint(painter, place, theme.colour("ink"))
