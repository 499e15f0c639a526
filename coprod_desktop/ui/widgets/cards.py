"""The card of a statement: the speaker's words, whose they are, what is known about them, and what can be done."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.keys import called
from coprod_desktop.ui.widgets.buttons import Button, SmallButton
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.group import Group
from coprod_desktop.ui.widgets.layouts import Column, Row, empty
from coprod_desktop.ui.widgets.tags import Tag, TagLabel, VoiceName
from coprod_desktop.ui.widgets.text import Muted, Words


@dataclass(frozen=True)
class Action:
    """Something that can be done with a card. `key` as Qt writes it ("Return", "Del", "Ctrl+D") or ""."""

    id: str
    label: str
    key: str = ""


@dataclass(frozen=True)
class CardView:
    """All that a card shows. The first action gets a button of its own; the others stand under "More".

    `voice` is the speaker's place among the voices (from 0). `note` is a line under the words, such as
    the agreed short words; `status` what became of it when it was read back.
    """

    id: str
    words: str
    voice_name: str
    voice: int
    initial: str
    tags: tuple[Tag, ...] = ()
    status: Tag | None = None
    note: str = ""
    actions: tuple[Action, ...] = ()
    quoted: bool = True


class StatementCard(Group):
    """One statement. `acted` carries the action's id and the card's id.

    Each action's own key does it while the card has the focus; the Menu key opens "More".
    """

    acted = Signal(str, str)

    def __init__(self, view: CardView, parent: QWidget | None = None, *, big: bool = False) -> None:
        super().__init__("", parent)
        self._big = big
        margins = (40, 26, 28, 26) if big else (20, 10, 12, 6)
        self._column = Column(self, space=10 if big else 2, margins=margins)
        self.setProperty("corner", "statement")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if view.actions else Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self._fill(view)

    @property
    def view(self) -> CardView:
        """What it shows."""
        return self._view

    def set_view(self, view: CardView) -> None:
        """Show something else in the same place, without losing the focus."""
        had = self.hasFocus() or self.isAncestorOf(self.window().focusWidget() or self.window())
        empty(self._column)
        self._fill(view)
        if had:
            self.setFocus()

    def open_menu(self) -> None:
        """Show what else can be done, once: a Menu key can arrive as a key and as a request for a menu."""
        if QApplication.activePopupWidget() is not None:
            return
        menu = self.menu()
        corner = self.mapToGlobal(QPoint(self.width(), self.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def menu(self) -> QMenu:
        """The menu of everything that can be done with this card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._view.actions:
            key = f"\t{called(action.key)}" if action.key else ""
            made = menu.addAction(action.label.replace("&", "&&") + key)
            made.setData(action.id)
            made.triggered.connect(partial(self._act, action.id))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Menu, and the actions' own keys."""
        if event.key() == Qt.Key.Key_Menu and self._view.actions:
            self.open_menu()
            return
        pressed = _pressed(event)
        for action in self._view.actions:
            if action.key and QKeySequence(action.key) == pressed:
                self._act(action.id)
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click or a long touch opens the menu."""
        if self._view.actions:
            self.open_menu()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white card whose left edge has the colour of the voice."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = theme.border("thin")
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        path = QPainterPath()
        corner = theme.radius("statement")
        path.addRoundedRect(box, corner, corner)
        painter.fillPath(path, theme.colour("card"))
        self._paint_edge(painter, path)
        painter.setPen(QPen(theme.colour("line"), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.end()

    def _paint_edge(self, painter: QPainter, path: QPainterPath) -> None:
        painter.save()
        painter.setClipPath(path)
        wide = theme.gap(8 if self._big else 6)
        painter.fillRect(QRectF(0, 0, wide, self.height()), theme.voice(self._view.voice).colour)
        painter.restore()

    def _fill(self, view: CardView) -> None:
        self._view = view
        shown = f"“{view.words}”" if view.quoted else view.words
        self.setAccessibleName(f"{view.voice_name}: {shown}")
        self.setAccessibleDescription(", ".join(tag.text for tag in self._tags()))
        self._column.addWidget(Words(shown, role="big" if self._big else "statement"))
        if view.note:
            self._column.addWidget(Muted(view.note))
        self._column.addWidget(self._foot())

    def _tags(self) -> tuple[Tag, ...]:
        return self._view.tags + ((self._view.status,) if self._view.status else ())

    def _foot(self) -> QWidget:
        view, foot = self._view, QWidget()
        name = VoiceName(view.voice_name, view.initial, view.voice, big=self._big)
        flow = FlowLayout(foot, name, *(TagLabel(tag) for tag in self._tags()), space=10)
        flow.add_spring()
        if buttons := self._buttons():
            together = QWidget()  # they go to the next line together
            Row(together, *buttons, space=10)
            flow.addWidget(together)
        return foot

    def _buttons(self) -> list[Button]:
        view, buttons = self._view, list[Button]()
        if view.actions:
            first = view.actions[0]
            edit = SmallButton(first.label, name=f"{first.label}: {view.words}")
            edit.clicked.connect(partial(self._act, first.id))
            buttons.append(edit)
        if len(view.actions) > 1:
            more = SmallButton("More", after="down", name=f"More for: {view.words}")
            more.clicked.connect(self.open_menu)
            buttons.append(more)
        for button in buttons:
            button.setProperty("role", "card")
        return buttons

    def _act(self, action: str, *_: object) -> None:
        self.acted.emit(action, self._view.id)


def _pressed(event: QKeyEvent) -> QKeySequence:
    """The key as an Action writes it: both Enter keys are "Return"."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = int(Qt.Key.Key_Return) if event.key() == Qt.Key.Key_Enter else event.key()
    return QKeySequence(key | modifiers.value)
