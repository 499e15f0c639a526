"""All documents that can be made, the open one lit: a column, or a box where there is no room for one."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QListView

from coprod_desktop.summaries.documents import ALL, Document
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.group import Group, rove, step_of
from coprod_desktop.ui.widgets.layouts import Column

NAME = "Documents"
OPEN = "Open now"


class DocumentButton(Button):
    """One document; that it is open is told by a bar at its edge, weight and ground."""

    ROLE = "quiet"
    PAD = (14, 9)

    def __init__(self, document: Document) -> None:
        super().__init__(document.title)
        self.about = document.about
        self.setCheckable(True)
        self.setToolTip(document.about)

    def starts_left(self) -> bool:
        """The words of a list line up."""
        return True

    def ink(self) -> QColor:
        """Dark on both grounds."""
        return theme.colour("ink")

    def words_font(self) -> QFont:
        """Bold where it is open."""
        return theme.font("body", QFont.Weight.Bold if self.isChecked() else QFont.Weight.Normal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys belong to the list."""
        if step_of(event.key()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, on a ground of their own where it is open."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        corner = theme.radius("button")
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.colour("brand-soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(self.rect(), corner, corner)
        if self.isChecked():
            painter.setBrush(theme.colour("brand"))
            painter.drawRoundedRect(QRectF(0, corner, theme.gap(4), self.height() - 2 * corner), 2, 2)
        self.paint_inside(painter, QRectF(self.rect()))
        painter.end()


class _Buttons(Group):
    """Up and Down open the next document at once, as in a list."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys open the neighbour."""
        if step := step_of(event.key()):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class DocumentList(Page):
    """A column of all documents. `chosen` carries the id of the one to open."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(name=NAME, kind="side-left", width=4000, margins=(12, 14, 12, 14))
        self.buttons = {document.id: DocumentButton(document) for document in ALL}
        group = _Buttons(NAME)
        Column(group, *self.buttons.values(), space=2)
        self.add(group)
        group.stepped.connect(self._step)
        for id_, button in self.buttons.items():
            button.clicked.connect(partial(self._go, id_))

    def current(self) -> str:
        """The document that is open."""
        return next(id_ for id_, button in self.buttons.items() if button.isChecked())

    def set_current(self, id_: str) -> None:
        """Light the one that is open, silently."""
        for each, button in self.buttons.items():
            button.setChecked(each == id_)
            button.setAccessibleDescription(f"{OPEN}. {button.about}" if each == id_ else button.about)
        rove([*self.buttons.values()], self.buttons[id_])

    def _step(self, step: int) -> None:
        id_ = beside(self.current(), step)
        self._go(id_)
        self.buttons[id_].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, id_: str, *_: object) -> None:
        self.set_current(id_)
        self.chosen.emit(id_)


class DocumentBox(QComboBox):
    """The same as a box to open. `chosen` carries the id of the one to open."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setView(QListView())
        self.setAccessibleName("Document")
        self.setMaxVisibleItems(len(ALL))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for document in ALL:
            self.addItem(document.title, document.id)
        self.activated.connect(lambda _: self.chosen.emit(str(self.currentData())))
        theme.changed.connect(self.updateGeometry)

    def set_current(self, id_: str) -> None:
        """Show the one that is open, silently."""
        self.setCurrentIndex(self.findData(id_))


def beside(id_: str, step: int) -> str:
    """The document so many places on, round the end."""
    ids = [document.id for document in ALL]
    return ids[(ids.index(id_) + step) % len(ids)]
