"""Editor for the order in which things come: what was said, numbered one after another."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.editors.editor import Editor
from coprod_desktop.ui.widgets.order_list import OrderList, Placed
from coprod_desktop.ui.widgets.text import Muted
from coprod_desktop.work.spoken import Spoken

HELP = "Choose what comes first, then what comes next. Enter puts a line in the order or takes it out."
NOTHING = "There is nothing to put in order yet. It comes from what is said at an earlier question."
WAITING = "Not in the order yet"


class OrderEditor(Editor):
    """The statements of another question: those in order first, with their numbers, then the others."""

    def build(self) -> None:
        """The list with its buttons."""
        self._lines = [Placed(one.id, _told_in_order(one)) for one in self.context.order_of]
        self.order = OrderList(
            "The order they come in", WAITING, put="Put in the order", take="Take out of the order"
        )
        self.order.changed.connect(self.changed)
        self.add_label()
        self.box.addWidget(Muted(HELP if self._lines else NOTHING))
        self.box.addWidget(self.order)
        self.order.setVisible(bool(self._lines))
        self.set_value(None)

    def value(self) -> list[str] | None:
        """The ids of the statements in order."""
        return self.order.placed() or None

    def set_value(self, value: object) -> None:
        """Put these in order; those that were taken away since are left out."""
        self.order.set_lines(self._lines, [str(one) for one in value] if isinstance(value, Iterable) else [])

    def first_focus(self) -> QWidget:
        """The list."""
        return self.order.list


def _told_in_order(one: Spoken) -> str:
    """A statement as a line of such a list."""
    return f"“{one.words}” – {one.voice.name}"
