"""Editor for the order in which things come: what was said, numbered one after another."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.editors.editor import Editor
from coprod_desktop.ui.editors.word_list import Entry, WordList
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.text import Muted
from coprod_desktop.work.said import Said

HELP = "Choose what comes first, then what comes next. Enter puts a line in the order or takes it out."
NOTHING = "There is nothing to put in order yet. It comes from what is said at an earlier question."
WAITING = "Not in the order yet"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderEditor(Editor):
    """The statements of another question: those in order first, with their numbers, then the others."""

    def build(self) -> None:
        """The list, and buttons that do what its keys do."""
        self._placed: list[str] = []
        self._statements = {one.id: one for one in self.context.order_of}
        self.list = WordList("The order they come in", whole=True)
        self.list.setAccessibleDescription(f"{HELP} Ctrl with Up or Down moves it.")
        self.list.picked.connect(self.toggle)
        self.list.currentRowChanged.connect(lambda _: self._name_buttons())
        self.up, self.down = PlainButton("Move up", icon="up"), PlainButton("Move down", icon="down")
        self.put = PlainButton("Put in the order")
        self.up.clicked.connect(lambda: self.move_by(-1))
        self.down.clicked.connect(lambda: self.move_by(1))
        self.put.clicked.connect(lambda: self.toggle(self.list.current()))
        self._lay_out()
        self._show("")

    def value(self) -> list[str] | None:
        """The ids of the statements in order."""
        return list(self._placed) or None

    def set_value(self, value: object) -> None:
        """Put these in order; those that were taken away since are left out."""
        ids = [str(one) for one in value] if isinstance(value, Iterable) else []
        self._placed = [id_ for id_ in ids if id_ in self._statements]
        self._show("")

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list

    def toggle(self, id_: str) -> None:
        """Put a statement last in the order, or take it out; the next one waiting is marked then."""
        if id_ not in self._statements:
            return
        if id_ in self._placed:
            self._placed.remove(id_)
            self._changed(id_)
        else:
            self._placed.append(id_)
            self._changed(next(iter(self._waiting()), id_))

    def move_by(self, step: int) -> None:
        """Move the marked statement within the order."""
        here = self.list.current()
        if here not in self._placed:
            return
        at = self._placed.index(here)
        if 0 <= at + step < len(self._placed):
            self._placed.insert(at + step, self._placed.pop(at))
            self._changed(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Up and Ctrl+Down move, Delete takes out."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_by(step)
        elif event.key() == Qt.Key.Key_Delete and self.list.current() in self._placed:
            self.toggle(self.list.current())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QWidget()
        FlowLayout(buttons, self.put, self.up, self.down)
        some = bool(self._statements)
        self.add_label()
        self.box.addWidget(Muted(HELP if some else NOTHING))
        for widget in (self.list, buttons):
            self.box.addWidget(widget)
            widget.setVisible(some)

    def _changed(self, mark: str) -> None:
        self._show(mark)
        self.changed.emit()

    def _waiting(self) -> list[str]:
        return [id_ for id_ in self._statements if id_ not in self._placed]

    def _show(self, mark: str) -> None:
        placed = [
            Entry(id_, _told(self._statements[id_]), f"{at}.") for at, id_ in enumerate(self._placed, 1)
        ]
        waiting = [Entry(id_, _told(self._statements[id_])) for id_ in self._waiting()]
        heading = [Entry("", WAITING, heading=True)] if waiting else []
        self.list.set_entries(placed + heading + waiting, mark)
        self._name_buttons()

    def _name_buttons(self) -> None:
        here = self.list.current()
        placed = here in self._placed
        self.put.set_words("Take out of the order" if placed else "Put in the order")
        self.up.setEnabled(placed and here != self._placed[0])
        self.down.setEnabled(placed and here != self._placed[-1])


def _told(one: Said) -> str:
    return f"“{one.words}” – {one.voice.name}"
