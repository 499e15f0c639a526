"""Two columns that stand under each other when there is no room for both."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.layouts import Row

TOGETHER, SIDE = 940, 310
WIDEST = 4000
"""Pixels at 100 %: the least width for both, the width of the right one beside, and its most below."""


class TwoColumns(QWidget):
    """The left one takes the room, the right one stands beside it or, in narrow windows and big text, below."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._right = right
        self._row = Row(self, space=24)
        self._row.addWidget(left, 1)
        self._row.addWidget(right)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide again how they stand."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self.width() >= theme.px(TOGETHER)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._right.setMaximumWidth(theme.px(SIDE) if beside else theme.px(WIDEST))
        self._right.setMinimumWidth(theme.px(SIDE) if beside else 0)
