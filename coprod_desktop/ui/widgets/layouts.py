"""Rows and columns whose spaces follow the text size while the window is open."""

from collections.abc import Collection

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from coprod_desktop.ui import theme

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels at 100 %."""


class _Box(QBoxLayout):
    def __init__(
        self,
        direction: QBoxLayout.Direction,
        parent: QWidget | None,
        space: int,
        margins: Margins,
        widgets: tuple[QWidget, ...],
    ) -> None:
        super().__init__(direction)
        self._space, self._margins = space, margins
        self._measure()
        theme.changed.connect(self._measure)
        for widget in widgets:
            self.addWidget(widget)
        if parent is not None:
            parent.setLayout(self)

    def _measure(self) -> None:
        self.setSpacing(theme.gap(self._space))
        self.setContentsMargins(QMargins(*(theme.gap(side) for side in self._margins)))


class Column(_Box):
    """Widgets under each other. `space` and `margins` are pixels at 100 %."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *widgets: QWidget,
        space: int = 8,
        margins: Margins = (0, 0, 0, 0),
    ) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, space, margins, widgets)


class Row(_Box):
    """Widgets beside each other. `space` and `margins` are pixels at 100 %; buttons keep their own height."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *widgets: QWidget,
        space: int = 8,
        margins: Margins = (0, 0, 0, 0),
    ) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, space, margins, widgets)

    def addWidget(
        self, widget: QWidget, stretch: int | None = None, alignment: Qt.AlignmentFlag | None = None
    ) -> None:
        """Add at the end; a button isn't stretched to the height of its neighbours."""
        is_button = widget.sizePolicy().controlType() == QSizePolicy.ControlType.PushButton
        own = Qt.AlignmentFlag.AlignVCenter if is_button else Qt.AlignmentFlag(0)
        super().addWidget(widget, stretch or 0, own if alignment is None else alignment)


def empty(layout: QLayout, keep: Collection[QWidget] = ()) -> None:
    """Take everything out of a layout and let the widgets go, but for those to `keep`."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None and widget not in keep:
            widget.hide()
            widget.deleteLater()
