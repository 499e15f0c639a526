"""Where something is so: places named before are one key away, new ones are typed."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column


class Places(QWidget):
    """Any number of places. `changed` when a person changes them; what is still in the line counts too."""

    changed = Signal()

    def __init__(
        self, before: Sequence[str] = (), name: str = "Where", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chips = ChipGroup(name, many=True)
        self.chips.changed.connect(lambda _: self.changed.emit())
        self.line = QLineEdit()
        self.line.setAccessibleName(f"{name}: another place")
        self.line.setPlaceholderText("Another place")
        self.line.returnPressed.connect(self.add_typed)
        self.line.textEdited.connect(lambda _: self.changed.emit())
        self.add = PlainButton("Add", icon="plus", name="Add this place")
        self.add.clicked.connect(self.add_typed)
        typing = QWidget()
        FlowLayout(typing, self.line, self.add)
        Column(self, self.chips, typing, space=8)
        self._offer(before)

    def value(self) -> tuple[str, ...]:
        """The places chosen, then what is typed but not added yet."""
        typed = self.line.text().strip()
        return tuple(dict.fromkeys([*self.chips.value(), *([typed] if typed else [])]))

    def set_value(self, places: Iterable[str]) -> None:
        """Choose these, silently; those that were not offered before are."""
        wanted = list(places)
        self._offer(wanted)
        self.chips.set_value(wanted)

    def add_typed(self) -> None:
        """Make a chip of what is typed, chosen."""
        chosen = self.value()
        if self.line.text().strip():
            self.line.clear()
            self.set_value(chosen)
            self.changed.emit()

    def _offer(self, places: Iterable[str]) -> None:
        known = [chip.option.id for chip in self.chips.chips()]
        offered = dict.fromkeys([*known, *places])
        self.chips.set_options([Option(place, place) for place in offered])
        self.chips.setVisible(bool(offered))
