"""A field whose few choices all lie open: one press chooses, and nothing is chosen beforehand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.typed_fields import Field


class ChipField(Field):
    """One of a few choices as chips."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        help: str = "",
        *,
        value: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.chips = ChipGroup(label, options, clearable=False)
        super().__init__(label, self.chips, help, parent)
        self.chips.set_value(value)
        self.chips.changed.connect(self._chosen)
        self._lead_in()

    def value(self) -> str:
        """The id chosen, or "" for none."""
        return self.chips.one()

    def first(self) -> QWidget:
        """Where the keyboard goes: what is chosen, else the first choice."""
        chips = self.chips.chips()
        return next((chip for chip in chips if chip.isChecked()), chips[0])

    def _chosen(self) -> None:
        self._lead_in()
        self.changed.emit()

    def _lead_in(self) -> None:
        """A group takes no focus itself: whoever sends the keyboard here means this choice."""
        self.chips.setFocusProxy(self.first())
