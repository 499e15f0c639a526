"""Draws a picture of a board, be it one of ours or a photo, whole and sharp at any size."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from coprod_desktop.summaries.symbols import symbols
from coprod_desktop.ui.widgets.symbol import symbol_pixmap
from coprod_desktop.work.board_photos import Photo
from coprod_desktop.work.boards import PHOTO, SYMBOL, Cell


class Pictures:
    """Our pictures, and the photos of one person."""

    def __init__(self) -> None:
        self._photos: dict[str, QPixmap] = {}

    def know(self, photos: Iterable[Photo]) -> None:
        """Take over photos; those that are known already stay as they are."""
        for photo in photos:
            if photo.id not in self._photos:
                self._photos[photo.id] = QPixmap()
                self._photos[photo.id].loadFromData(photo.jpeg)

    def paint(self, painter: QPainter, room: QRectF, cell: Cell) -> None:
        """The picture of a cell in the middle of `room`, as large as it fits; nothing for a cell without one."""
        side = int(min(room.width(), room.height()))
        ratio = painter.paintEngine().paintDevice().devicePixelRatio()
        if side <= 0 or not cell.picture:
            return
        if cell.kind == SYMBOL and cell.picture_id in symbols():
            _paint_into(painter, room, symbol_pixmap(cell.picture_id, side, ratio), QSize(side, side))
        elif cell.kind == PHOTO and cell.picture_id in self._photos:
            photo = self._photos[cell.picture_id]
            fitted = photo.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            _paint_into(painter, room, photo, fitted)


def _paint_into(painter: QPainter, room: QRectF, picture: QPixmap, size: QSize) -> None:
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(place, picture, QRectF(picture.rect()))
