"""What stands round every screen: the rail at the left, the bar at the top, the bar at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.group import Group, move_focus, rove, step_of
from coprod_desktop.ui.widgets.layouts import Column, empty
from coprod_desktop.ui.widgets.text import Words


@dataclass(frozen=True)
class RailItem:
    """A place to go. `badge` is a short count or ""; `lower` puts it at the foot of the rail."""

    id: str
    text: str
    badge: str = ""
    icon: str = ""
    lower: bool = False


class RailButton(Button):
    """One place; where you are is told by a bar at its edge, weight and colour."""

    ROLE = "rail"
    PAD = (12, 10)

    def __init__(self, item: RailItem, parent: QWidget | None = None) -> None:
        name = f"{item.text}, {item.badge}" if item.badge else item.text
        super().__init__(item.text, parent, icon=item.icon, name=name)
        self._badge = item.badge
        self.setCheckable(True)

    def starts_left(self) -> bool:
        """The words of a list line up."""
        return True

    def ink(self) -> QColor:
        """Light on the dark rail."""
        return theme.colour("rail-text")

    def words_font(self) -> QFont:
        """Bold where you are."""
        return theme.font("body", QFont.Weight.Bold if self.isChecked() else QFont.Weight.Normal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys belong to the rail."""
        if step_of(event.key()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The place, its count, and the bar that says you are here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = theme.radius("button")
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("rail-on"))
            painter.drawRoundedRect(self.rect(), corner, corner)
        if self.isChecked():
            painter.setBrush(theme.colour("focus"))
            painter.drawRoundedRect(QRectF(0, corner, theme.gap(4), self.height() - 2 * corner), 2, 2)
        self.paint_inside(painter, QRectF(self.rect()))
        self._paint_badge(painter)
        painter.end()

    def _paint_badge(self, painter: QPainter) -> None:
        if not self._badge:
            return
        made = typeset.block(self._badge, theme.font("tag"))
        wide = made.size.width() + 2 * theme.gap(8)
        high = made.size.height() + theme.gap(4)
        box = QRectF(self.width() - wide - theme.gap(10), (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("rail-text"))
        painter.drawRoundedRect(box, theme.radius("small"), theme.radius("small"))
        made.paint(painter, QPointF(box.left() + theme.gap(8), box.top() + theme.gap(2)), theme.colour("ink"))

    def _beside(self) -> int:
        badge = typeset.block(self._badge, theme.font("tag")).size.width() if self._badge else 0
        return super()._beside() + (round(badge) + theme.gap(24) if self._badge else 0)


class Rail(Group):
    """The places of the program. `chosen` carries the id; Up and Down move, Enter or Space goes there."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[RailItem] = (), parent: QWidget | None = None) -> None:
        super().__init__("Places", parent)
        self.setProperty("kind", "rail")
        self._buttons: dict[str, RailButton] = {}
        self._items: Sequence[RailItem] | None = None
        self._column = Column(self, space=4, margins=(12, 20, 12, 20))
        theme.changed.connect(self._fit)
        self._fit()
        self.set_items(items)

    def set_items(self, items: Sequence[RailItem]) -> None:
        """Show these places instead."""
        if items == self._items:
            return
        self._items, here = items, self.current()
        empty(self._column)
        self._buttons = {item.id: self._button(item) for item in items}
        self._lay_out(items)
        self.set_current(here)

    def current(self) -> str:
        """Where you are, or ""."""
        return next((id_ for id_, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, id_: str) -> None:
        """Mark where you are, silently."""
        for each, button in self._buttons.items():
            button.setChecked(each == id_)
            button.setAccessibleDescription("You are here" if each == id_ else "")
        stops: list[QWidget] = list(self._buttons.values())
        if stops:
            rove(stops, self._buttons.get(id_, stops[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move; Enter goes there."""
        if step := step_of(event.key()):
            move_focus(list(self._buttons.values()), step)
        else:
            super().keyPressEvent(event)

    def _lay_out(self, items: Sequence[RailItem]) -> None:
        self._column.addWidget(Words("Coprod", role="logo"))
        for item in (item for item in items if not item.lower):
            self._column.addWidget(self._buttons[item.id])
        self._column.addStretch(1)
        for item in (item for item in items if item.lower):
            self._column.addWidget(self._buttons[item.id])

    def _button(self, item: RailItem) -> RailButton:
        button = RailButton(item, self)
        button.clicked.connect(partial(self._go, item.id))
        return button

    def _go(self, id_: str, *_: object) -> None:
        self.set_current(id_)
        self.chosen.emit(id_)

    def _fit(self) -> None:
        self.setFixedWidth(theme.space("rail"))


class Bar(QFrame):
    """A bar across the screen whose two ends go on in more lines when there is no room."""

    def __init__(self, kind: str, least: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self._least = least
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.flow = FlowLayout(self, space=12, margins=(28, 7, 28, 7), middle=True)
        theme.changed.connect(self._fit)
        self._fit()

    def set_ends(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Put these at the left and at the right end; whatever else stood there is let go."""
        self.flow.clear(keep=(*left, *right))
        for widget in left:
            self.flow.addWidget(widget)
        self.flow.add_spring()
        for widget in right:
            self.flow.addWidget(widget)

    def _fit(self) -> None:
        self.setMinimumHeight(theme.space(self._least))


class TopBar(Bar):
    """Where you are, in words, and at the right what can be done from here."""

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        right: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        *,
        before: Sequence[QWidget] = (),
    ) -> None:
        super().__init__("top", "bar", parent)
        self.title, self.subtitle = Words(title, role="bar-title"), Words(subtitle, role="small")
        self.set_ends([*before, self.title, self.subtitle], right)
        self.subtitle.setVisible(
            bool(subtitle)
        )  # not before it has a parent: it would be a window of its own

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Say something else."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))


class FootBar(Bar):
    """The steps of a screen: back at the left, on at the right."""

    def __init__(
        self, left: Sequence[QWidget] = (), right: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("foot", "foot", parent)
        self.set_ends(left, right)
