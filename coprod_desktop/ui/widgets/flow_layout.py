"""A layout that goes on in the next line when there is no room, so that big text never runs out of the window."""

from collections.abc import Collection

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.layouts import Margins, empty


class FlowLayout(QLayout):
    """Widgets beside each other that go on in the next line when there is no room.

    After `add_spring` what follows stands at the right end of its line. With `even` all widgets take
    equal widths and fill the line. With `middle` the lines stand in the middle of spare height.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *widgets: QWidget,
        space: int = 10,
        margins: Margins = (0, 0, 0, 0),
        even: bool = False,
        middle: bool = False,
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._spring: int | None = None
        self._space, self._margins, self._even, self._middle = space, margins, even, middle
        self._measure()
        theme.changed.connect(self._measure)
        for widget in widgets:
            self.addWidget(widget)
        if parent is not None:
            parent.setLayout(self)

    def add_spring(self) -> None:
        """Push what is added from now on to the right."""
        self._spring = len(self._items)
        self.invalidate()

    def invalidate(self) -> None:
        """Qt's own word that something inside has changed."""
        super().invalidate()
        self._heights.clear()

    def widgets(self) -> list[QWidget]:
        """The widgets in the order in which they flow."""
        return [widget for item in self._items if (widget := item.widget()) is not None]

    def clear(self, keep: Collection[QWidget] = ()) -> None:
        """Take every widget out and let it go, but for those to `keep`."""
        empty(self, keep)
        self._spring = None
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own door for `addWidget`."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many widgets flow."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item there, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item there, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """A flow takes the width it gets and no more height than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Always: less width means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at that width; kept, because nested layouts ask for it hundreds of times."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place every widget."""
        super().setGeometry(rect)
        spare = rect.height() - self.heightForWidth(rect.width()) if self._middle else 0
        self._place(rect.translated(0, max(0, spare // 2)), move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        across = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return self._with_margins(QSize(across, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """The widest single widget, one line high."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return self._with_margins(least.expandedTo(QSize(0, 0)))

    def _measure(self) -> None:
        self.setSpacing(theme.gap(self._space))
        self.setContentsMargins(QMargins(*(theme.gap(side) for side in self._margins)))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        top = inside.top()
        for line in self._lines(inside.width()):
            height = max(size.height() for _, size in line)
            if move:
                self._set_line(line, QRect(inside.left(), top, inside.width(), height))
            top += height + self.spacing()
        bottom = max(inside.top(), top - self.spacing())
        return bottom - inside.top() + self._with_margins(QSize(0, 0)).height()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item, size in self._sizes(width):
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        return lines

    def _sizes(self, width: int) -> list[tuple[QLayoutItem, QSize]]:
        shown = self._shown()
        hints = [min(item.sizeHint().width(), width) for item in shown]
        if self._even and hints:
            least = max(item.minimumSize().width() for item in shown)
            hints = [self._even_width(max(hints), least, len(hints), width)] * len(hints)
        sized = zip(shown, hints, strict=True)
        return [(item, QSize(across, _height(item, across))) for item, across in sized]

    def _even_width(self, widest: int, least: int, count: int, width: int) -> int:
        """All in one line when their words allow it, wrapped if need be; else as many as stand unwrapped."""
        in_one = (width + self.spacing()) // count - self.spacing() >= least
        across = count if in_one else max(1, (width + self.spacing()) // (widest + self.spacing()))
        return (width - self.spacing() * (across - 1)) // across

    def _set_line(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect) -> None:
        used = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
        left, spare = rect.left(), rect.width() - used
        for item, size in line:
            if self._spring is not None and self._items.index(item) >= self._spring:
                left, spare = left + spare, 0
            drop = 0 if self._even else (rect.height() - size.height()) // 2
            high = rect.height() if self._even else size.height()
            place = QRect(QPoint(left, rect.top() + drop), QSize(size.width(), high))
            item.setGeometry(place)
            left += size.width() + self.spacing()


def _height(item: QLayoutItem, width: int) -> int:
    if not item.hasHeightForWidth():
        return item.sizeHint().height()
    return max(item.heightForWidth(width), item.minimumSize().height())
