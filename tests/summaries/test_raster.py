"""Symbols as pixels: each looks as Qt draws the same file."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from coprod_desktop.summaries import symbols
from coprod_desktop.summaries.word.raster import symbol_png

SIDE = 96


def drawn_by_qt(symbol_id: str) -> Image.Image:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(symbols.svg(symbol_id))).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(buffer.data().data())).convert("RGB")


def drawn_by_us(symbol_id: str) -> Image.Image:
    with Image.open(BytesIO(symbol_png(symbol_id, SIDE))) as opened:
        ground = Image.new("RGBA", opened.size, "#ffffff")
        return Image.alpha_composite(ground, opened.convert("RGBA")).convert("RGB")


@pytest.mark.parametrize("symbol_id", symbols.symbols())
def test_it_looks_as_qt_draws_it(symbol_id: str, qapp: QApplication) -> None:
    apart = ImageChops.difference(drawn_by_qt(symbol_id), drawn_by_us(symbol_id)).convert("L")
    assert ImageStat.Stat(apart).mean[0] < 8
    quite_other = sum(apart.histogram()[140:])
    assert quite_other <= 5
