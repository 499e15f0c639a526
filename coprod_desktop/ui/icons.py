"""Marks and icons drawn as our own SVG, since the typeface lacks them and systems draw their own differently."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter

from coprod_desktop import paths

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

FOLDER = paths.RESOURCES / "icons"

GLYPHS = {
    "●": "circle",
    "▲": "triangle",
    "■": "square",
    "◆": "diamond",
    "✓": "check",
    "✎": "pencil",
    "✕": "cross",
    "×": "cross",
    "?": "query",
    "∅": "none",
    "–": "dash",
    "○": "open",
    "★": "star",
    "☐": "box",
    "☑": "box-on",
    "+": "plus",
    "⏎": "enter",
    "‹": "back",
    "›": "next",
}
"""The marks of questions.vocabulary and the icon that draws each."""


def named(mark: str) -> str:
    """The icon's name for a mark of the vocabulary (or for an icon's own name); ValueError when nothing draws it."""
    name = GLYPHS.get(mark, mark)
    if name not in names():
        raise ValueError(f"No icon draws {mark!r}")
    return name


@cache
def names() -> frozenset[str]:
    """Every icon that ships."""
    return frozenset(file.stem for file in FOLDER.glob("*.svg"))


def paint(painter: QPainter, rect: QRectF, mark: str, ink: QColor) -> None:
    """Draw a mark or icon into `rect` in one colour, sharp at any scaling."""
    _renderer(named(mark), ink.name()).render(painter, rect)


@cache
def _renderer(name: str, ink: str) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the first door has no icon

    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", ink)
    return QSvgRenderer(QByteArray(drawing.encode()))
