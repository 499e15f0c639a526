"""Lists that narrow what is shown, beside each other: each begins with “all”."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.flow_layout import FlowLayout

LETTERS = 11
"""Of a list that show while it is closed: more would push the line into two."""


class Narrow(QWidget):
    """Lists by their ids; `changed` when something else is chosen. `more` stands behind them."""

    changed = Signal()

    def __init__(self, lists: Sequence[tuple[str, str, str]], *more: QWidget) -> None:
        super().__init__()
        self._all = {id_: all_ for id_, all_, _ in lists}
        self.fields = {id_: self._field(all_, label) for id_, all_, label in lists}
        self.flow = FlowLayout(self, *self.fields.values(), *more, middle=True)

    def offer(self, id_: str, options: Sequence[tuple[str, str]]) -> None:
        """What can be chosen in a list; what was chosen and is still there stays chosen."""
        self.fields[id_].set_options([("", self._all[id_]), *options])

    def values(self) -> dict[str, str]:
        """What is chosen in each; empty: all."""
        return {id_: field.value() for id_, field in self.fields.items()}

    def choose(self, id_: str, value: str) -> None:
        """Choose as a person would."""
        self.fields[id_].set_value(value)
        self.changed.emit()

    def clear(self) -> None:
        """Back to all of everything."""
        for field in self.fields.values():
            field.set_value("")
        self.changed.emit()

    def _field(self, all_: str, label: str) -> ChoiceField:
        field = ChoiceField(label, [("", all_)])
        field.label.hide()
        shorten(field)
        field.changed.connect(self.changed)
        return field


def shorten(field: ChoiceField) -> None:
    """Let a list be no wider than a few words while it is closed."""
    field.box.setMinimumContentsLength(LETTERS)
    field.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
