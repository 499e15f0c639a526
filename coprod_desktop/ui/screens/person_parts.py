"""Pieces of a person's page that its tabs share."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.layouts import Column, Row
from coprod_desktop.ui.widgets.tags import Tag
from coprod_desktop.ui.widgets.text import Small, Words

BESIDE = 860
"""The width in pixels at 100 % text from which two columns stand beside each other."""


class TwoColumns(QWidget):
    """A wide and a narrow column; under each other where big text leaves no room for both."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._row = Row(self, space=18)
        self._row.addWidget(left, 5, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(right, 4, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the room changes."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(BESIDE)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)


def stacked(*widgets: QWidget, space: int = 18) -> QWidget:
    """Widgets under each other."""
    holder = QWidget()
    Column(holder, *widgets, space=space)
    return holder


@dataclass(frozen=True)
class Fact:
    """One thing that is known, with its name."""

    label: str
    words: str


def fact(known: Fact) -> QWidget:
    """A fact as two lines."""
    return stacked(Small(known.label), Words(known.words), space=0)


def word_tag(word: str, mark: str, when: str) -> Tag:
    """What became of a statement when it was read back: "agreed today"."""
    tone = "green" if mark == "✓" else "plain"
    return Tag(f"{word.lower()} {when}".strip(), mark, tone)
