"""A break: one calm page over the guide, with nothing of the conversation on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.cover import Cover
from coprod_desktop.ui.widgets.buttons import PlainButton


class BreakPage(Cover):
    """Carry on exactly where we were, or stop for today."""

    carry_on = Signal()
    stop = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(
            over, "We are having a break", "Everything is saved. Carry on when you are ready.", "Carry on"
        )
        self.uncovered.connect(self.carry_on)
        leave = PlainButton("Stop for today")
        leave.clicked.connect(self._leave)
        self.add_button(leave)

    def _leave(self) -> None:
        self.toggle()
        self.stop.emit()
