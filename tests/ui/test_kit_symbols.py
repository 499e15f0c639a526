"""Our own pictures on the screen: each is drawn, sharp at any scaling, and whole."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from coprod_desktop.summaries import symbols
from coprod_desktop.ui.widgets.symbol import symbol_pixmap

EVERY = tuple(symbols.symbols())


def inked(image: QImage) -> set[tuple[int, int]]:
    """The pixels on which something is drawn."""
    rows, columns = range(image.height()), range(image.width())
    return {(x, y) for x in columns for y in rows if image.pixelColor(x, y).alpha() > 60}


@pytest.mark.parametrize("symbol_id", EVERY)
def test_each_picture_is_seen_at_a_small_size(symbol_id: str, qtbot: QtBot) -> None:
    image = symbol_pixmap(symbol_id, 24, 1.0).toImage()
    assert 60 < len(inked(image)) < 24 * 24
    assert min(image.pixelColor(x, y).lightness() for x, y in inked(image)) < 110


@pytest.mark.parametrize("symbol_id", EVERY)
def test_nothing_is_cut_off_at_the_edge(symbol_id: str, qtbot: QtBot) -> None:
    wider = symbols.svg(symbol_id).replace(b'"0 0 64 64"', b'"-8 -8 80 80"')
    image = QImage(160, 160, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(wider)).render(painter)
    painter.end()
    assert {at for pixel in inked(image) for at in pixel} <= set(range(16, 144))


def test_a_sharp_screen_gets_more_pixels_in_the_same_size(qtbot: QtBot) -> None:
    made = symbol_pixmap("home", 48, 2.0)
    assert (made.width(), made.deviceIndependentSize().width()) == (96, 48)


def test_a_picture_is_painted_once(qtbot: QtBot) -> None:
    assert symbol_pixmap("home", 48, 1.0) is symbol_pixmap("home", 48, 1.0)
