"""Lines put in order: numbered ones first, moved by keys, buttons or dragging, then those that wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.word_list import Entry, WordList

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class Placed:
    """One line that can have a place."""

    id: str
    words: str


class OrderList(QWidget):
    """Enter puts a line in the order or takes it out, Ctrl+Up and Ctrl+Down move it, Delete takes it out.

    `changed` when the order is another one, `moved_to` when another line is marked. `least` lines stay in the order.
    """

    changed = Signal()
    moved_to = Signal(str)

    def __init__(self, name: str, waiting: str, *, put: str, take: str, least: int = 0) -> None:
        super().__init__()
        self._waiting_words, self._put_words, self._take_words, self._least = waiting, put, take, least
        self._lines: dict[str, Placed] = {}
        self._placed: list[str] = []
        self._shown: tuple[str, ...] = ()
        self.list = WordList(name, whole=True, drags=True)
        self.list.setAccessibleDescription("Enter puts a line in the order. Ctrl with Up or Down moves it.")
        self.up, self.down = PlainButton("Move up", icon="up"), PlainButton("Move down", icon="down")
        self.put = PlainButton(put)
        self.buttons = QWidget()
        FlowLayout(self.buttons, self.put, self.up, self.down)
        Column(self, self.buttons, self.list)
        self._connect()

    def placed(self) -> list[str]:
        """The ids in order."""
        return list(self._placed)

    def current(self) -> str:
        """The id of the marked line, or ""."""
        return self.list.current()

    def set_lines(self, lines: Sequence[Placed], placed: Sequence[str], mark: str = "") -> None:
        """Show these lines, those of `placed` that are among them in that order."""
        self._lines = {line.id: line for line in lines}
        self._placed = [id_ for id_ in placed if id_ in self._lines]
        self._show(mark)

    def toggle(self, id_: str) -> None:
        """Put a line last in the order, or take it out; the next one waiting is marked then."""
        if id_ not in self._lines or (id_ in self._placed and len(self._placed) <= self._least):
            return
        if id_ in self._placed:
            self._placed.remove(id_)
            self._changed(id_)
        else:
            self._placed.append(id_)
            self._changed(next(iter(self._waiting()), id_))

    def move_by(self, step: int) -> None:
        """Move the marked line within the order."""
        here = self.current()
        if here in self._placed:
            self._move(here, self._placed.index(here) + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Up and Ctrl+Down move, Delete takes out."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_by(step)
        elif event.key() == Qt.Key.Key_Delete and self.current() in self._placed:
            self.toggle(self.current())
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.list.picked.connect(self.toggle)
        self.list.dropped.connect(self._dropped)
        self.list.currentRowChanged.connect(lambda _: self._marked())
        self.up.clicked.connect(lambda: self.move_by(-1))
        self.down.clicked.connect(lambda: self.move_by(1))
        self.put.clicked.connect(lambda: self.toggle(self.current()))

    def _dropped(self, id_: str, row: int) -> None:
        """A line was dragged to this row of the list; below the order it is taken out of it."""
        if row > len(self._placed):
            if id_ in self._placed:
                self.toggle(id_)
            return
        if id_ not in self._placed:
            self._placed.append(id_)
        before = self._placed.index(id_) < row
        self._move(id_, row - 1 if before else row)

    def _move(self, id_: str, to: int) -> None:
        at = self._placed.index(id_)
        if 0 <= to < len(self._placed) and (to != at or id_ not in self._shown):
            self._placed.insert(to, self._placed.pop(at))
            self._changed(id_)

    def _changed(self, mark: str) -> None:
        self._show(mark)
        self.changed.emit()

    def _waiting(self) -> list[str]:
        return [id_ for id_ in self._lines if id_ not in self._placed]

    def _show(self, mark: str) -> None:
        self._shown = tuple(self._placed)
        placed = [Entry(id_, self._lines[id_].words, f"{at}.") for at, id_ in enumerate(self._placed, 1)]
        waiting = [Entry(id_, self._lines[id_].words) for id_ in self._waiting()]
        heading = [Entry("", self._waiting_words, heading=True)] if waiting else []
        self.list.set_entries(placed + heading + waiting, mark)
        self._name_buttons()

    def _marked(self) -> None:
        self._name_buttons()
        self._keep_in_sight()
        self.moved_to.emit(self.current())

    def _keep_in_sight(self) -> None:
        """The page scrolls and not the list, so it follows the line that the keyboard is on."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        item = self.list.currentItem()
        if isinstance(page, QScrollArea) and item is not None and self.list.hasFocus():
            rect, inside = self.list.visualItemRect(item), page.widget() or page
            for end in (rect.bottomLeft(), rect.topLeft()):
                at = inside.mapFromGlobal(self.list.viewport().mapToGlobal(end))
                page.ensureVisible(at.x(), at.y(), 0, theme.gap(24))

    def _name_buttons(self) -> None:
        here = self.current()
        placed = here in self._placed
        self.put.set_words(self._take_words if placed else self._put_words)
        self.put.setEnabled(not placed or len(self._placed) > self._least)
        self.up.setEnabled(placed and here != self._placed[0])
        self.down.setEnabled(placed and here != self._placed[-1])
