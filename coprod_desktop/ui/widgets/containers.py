"""What holds other widgets: panels, banners, the empty state and a page that scrolls to what has the focus."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column, Margins
from coprod_desktop.ui.widgets.text import Heading, Muted, SubHeading, Words


class Panel(QFrame):
    """A white card. Add to its `body` column; `tone` (plain, brand, green, amber, red) colours it."""

    def __init__(
        self,
        *widgets: QWidget,
        tone: str = "plain",
        space: int = 10,
        margins: Margins = (20, 18, 20, 18),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setProperty("tone", tone)
        self.body = _packed(self, widgets, space, margins)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under what is there."""
        for widget in widgets:
            self.body.addWidget(widget)


class Banner(Panel):
    """Something to do now, with its one button. `chosen` when the button is pressed."""

    chosen = Signal()

    def __init__(self, title: str, words: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(tone="brand", parent=parent)
        self.button = PrimaryButton(button, name=f"{button}: {title}")
        self.button.clicked.connect(self.chosen)
        self._words = Words(words)
        text = QWidget()
        Column(text, SubHeading(title), self._words, space=2)
        self.body.addWidget(flow(text, right=[self.button], space=16))

    def set_words(self, words: str) -> None:
        """Say something else under the same title."""
        self._words.setText(words)


class EmptyState(QWidget):
    """Says why nothing is here yet and what to do. `chosen` when its button is pressed."""

    chosen = Signal()

    def __init__(self, title: str, words: str, button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(self, space=8, margins=(20, 48, 20, 48))
        column.addWidget(Heading(title, centred=True))
        self._words = Muted(words, centred=True)
        column.addWidget(self._words)
        self.button = PlainButton(button, self)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.chosen)
        column.addSpacing(theme.gap(8))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def set_words(self, words: str) -> None:
        """Say something else under the same title."""
        self._words.setText(words)


class Page(QScrollArea):
    """A page that scrolls down only, no wider than eyes can follow, and shows whatever gets the focus.

    Add to its `body` column. `width` is in pixels at 100 %. `kind` "side" or "side-left" makes it a side
    column with a line at its left or right.
    """

    def __init__(
        self,
        *widgets: QWidget,
        width: int = 900,
        space: int = 12,
        margins: Margins = (28, 24, 28, 24),
        name: str = "",
        kind: str = "page",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width = width
        self._sought: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name or "Page")
        self.inside = QWidget()
        self.setProperty("kind", kind)
        self.body = _packed(self.inside, widgets, space, margins)
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        theme.app().focusChanged.connect(self._follow)
        theme.changed.connect(self._fit)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under what is there."""
        for widget in widgets:
            self.body.addWidget(widget)

    def fill(self) -> None:
        """Let what is on it take the height that is left, not the space below the page."""
        whole = self.inside.layout()
        assert isinstance(whole, Column)
        whole.setStretch(0, 1)
        whole.setStretch(1, 0)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll until the widget shows, with its focus ring; of one that is too high, where its cursor is."""
        place, edge = QRect(widget.mapTo(self.inside, QPoint()), widget.size()), theme.gap(24)
        if place.height() > self.viewport().height():
            self.ensureWidgetVisible(widget, 0, edge)
            return
        for end in (place.bottom(), place.top()):
            self.ensureVisible(place.left(), end, 0, edge)

    def seek(self, widget: QWidget) -> None:
        """Scroll to something that hasn't the focus, and keep it in sight until the focus moves on."""
        self._sought = widget
        self.show_whole(widget)

    def turn_back(self, widget: QWidget) -> None:
        """After `seek`, show what has the focus again; nothing to do when nothing was sought."""
        if self._sought is not None:
            self._sought = None
            self.show_whole(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines readable on a wide window, and what is looked at in sight in a smaller one."""
        super().resizeEvent(event)
        self._fit()
        sought = self._sought if self._sought is not None and isValid(self._sought) else None
        self._show_soon(sought or theme.app().focusWidget())

    def _fit(self) -> None:
        self.inside.setMaximumWidth(max(theme.px(self._width), 1))

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._sought = None
        self._show_soon(new)

    def _show_soon(self, new: QWidget | None) -> None:
        # Once what is being built or shown at this moment has its place.
        if new is not None and self.inside.isAncestorOf(new):
            QTimer.singleShot(0, new, partial(self.show_whole, new))


class TablePage(Page):
    """A page on which one widget, such as a table, takes all the height that is left.

    At least `least` pixels (at 100 %) of it show: with less room the page scrolls. It scrolls by itself, and its
    size hint is not all of it.
    """

    def __init__(
        self,
        *widgets: QWidget,
        fills: QWidget,
        least: int,
        space: int = 12,
        margins: Margins = (28, 24, 28, 24),
        name: str = "",
    ) -> None:
        super().__init__(*widgets, width=4000, space=space, margins=margins, name=name)
        self._fills, self._least = fills, least
        self.body.setStretchFactor(fills, 100)
        self.body.addStretch(1)
        self.fill()
        theme.changed.connect(self._keep_least)
        self._keep_least()

    def _keep_least(self) -> None:
        self._fills.setMinimumHeight(theme.gap(self._least))


def page_of(widget: QWidget) -> Page | None:
    """The page that a widget scrolls with, if it stands on one."""
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, Page):
        holder = holder.parentWidget()
    return holder


def flow(*left: QWidget, right: Sequence[QWidget] = (), space: int = 10) -> QWidget:
    """Widgets in a line that goes on in the next when there is no room; those of `right` stand at its end."""
    line = QWidget()
    layout = FlowLayout(line, *left, space=space)
    layout.add_spring()
    for widget in right:
        layout.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    line.setSizePolicy(policy)
    return line


def _packed(holder: QWidget, widgets: tuple[QWidget, ...], space: int, margins: Margins) -> Column:
    """A column that leaves spare height below instead of between its widgets."""
    whole = Column(holder, space=0)
    body = Column(None, *widgets, space=space, margins=margins)
    whole.addLayout(body)
    whole.addStretch(1)
    return body
