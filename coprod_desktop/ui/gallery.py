"""Takes a picture of every screen and state, so that eyes can judge them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from coprod_desktop.ui import theme

LAPTOP, SMALL = QSize(1366, 768), QSize(1280, 720)


@dataclass(frozen=True)
class Shot:
    """One picture to take: `make` builds the screen, `then` brings it, once shown, into the state to be pictured."""

    name: str
    make: Callable[[], QWidget]
    then: Callable[[Any], object] = id


@dataclass(frozen=True)
class Variant:
    """How a picture is taken: text in per cent, pixels per logical pixel, size of the window."""

    suffix: str
    text: int = 100
    scale: float = 1.0
    size: QSize = LAPTOP


VARIANTS = (
    Variant(""),
    Variant("-text200", text=200),
    Variant("-scale150", scale=1.5),
    Variant("-1280", size=SMALL),
    Variant("-1280-text200", text=200, size=SMALL),
)


def make_gallery(
    folder: Path, shots: tuple[Shot, ...], variants: tuple[Variant, ...] = VARIANTS
) -> list[Path]:
    """Take every shot in every variant into `folder`; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    before = theme.text_size()
    files = [file for variant in variants for file in _take_all(shots, variant, folder)]
    theme.apply(theme.app(), before)
    return files


def shoot(
    widget: QWidget,
    file: Path,
    size: QSize = LAPTOP,
    scale: float = 1.0,
    then: Callable[[Any], object] = id,
) -> Path:
    """Show `widget` at `size` logical pixels and save what it looks like, sharp at `scale`, under its dialogs."""
    widget.resize(size)
    widget.show()
    widget.activateWindow()
    _settle()
    then(widget)
    _settle()
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(theme.colour("paper"))
    widget.render(picture, QPoint())
    for dialog in widget.findChildren(QDialog):
        if dialog.isVisible():
            _render_over(picture, dialog, size)
    picture.save(str(file))
    return file


def _render_over(picture: QPixmap, dialog: QDialog, size: QSize) -> None:
    """In the middle, with the frame that the system would draw."""
    place = QRect(QRect(QPoint(), size).center() - dialog.rect().center(), dialog.size())
    painter = QPainter(picture)
    painter.fillRect(QRect(QPoint(), size), QColor(0, 0, 0, 90))
    painter.fillRect(place.adjusted(-1, -1, 1, 1), theme.colour("ink"))
    painter.end()
    dialog.render(picture, place.topLeft())


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _take_all(shots: tuple[Shot, ...], variant: Variant, folder: Path) -> list[Path]:
    return [_take(shot, variant, folder) for shot in shots]


def _take(shot: Shot, variant: Variant, folder: Path) -> Path:
    if (theme.text_size(), theme.high_contrast()) != (variant.text, False):
        theme.apply(theme.app(), variant.text, contrast=False)  # a screen that was handed over changed both
    widget = shot.make()
    file = shoot(widget, folder / f"{shot.name}{variant.suffix}.png", variant.size, variant.scale, shot.then)
    window = widget.window()
    window.close()
    window.deleteLater()
    # Without an event loop nobody else would free it, and each text size would lay out all the old screens too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return file
