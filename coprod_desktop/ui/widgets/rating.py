"""How well something works: five steps whose words are always shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup


class RatingRow(ChipGroup):
    """Steps 0 … n-1 with an anchor in words each. The number keys choose, Backspace or Delete clears.

    `rated` carries the step, or None when it was taken back.
    """

    rated = Signal(object)

    def __init__(self, name: str, anchors: Sequence[str], parent: QWidget | None = None) -> None:
        options = [Option(str(step), words, str(step)) for step, words in enumerate(anchors)]
        super().__init__(name, options, parent, look="rating")
        self.changed.connect(lambda _: self.rated.emit(self.rating()))

    def rating(self) -> int | None:
        """The step chosen, or None."""
        return int(self.one()) if self.one() else None

    def set_rating(self, step: int | None) -> None:
        """Choose a step silently."""
        self.set_value("" if step is None else str(step))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Number keys choose a step."""
        wanted = event.text()
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.one():
            self.choose(self.one())
        elif wanted and wanted in [chip.option.id for chip in self.chips()] and wanted != self.one():
            self.choose(wanted)
        else:
            super().keyPressEvent(event)
