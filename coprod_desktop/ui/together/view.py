"""What every view of looking together is: a widget about the same statements, narrowed to who looks on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.read_back.aloud import sentences, title_and_lead
from coprod_desktop.ui.together.looking import Looking

EDGES = (28, 14, 28, 14)
"""Pixels at 100 % round what a view shows."""


class View(QWidget):
    """One view. Whoever holds it calls `refresh` when something was changed or somebody else looks on.

    `asked` carries the id of another view to go to. `counted` when `counts` says something else.
    """

    asked = Signal(str)
    counted = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self.looking = looking
        self.desk = looking.desk

    def refresh(self) -> None:
        """Show it as it stands, only for those who look on."""

    def counts(self) -> str:
        """How much there is to see, such as “82 things”; it stands in the bar above."""
        return ""

    def aloud(self) -> str:
        """What is read aloud: what stands at the top, unless a view knows better."""
        return sentences(title_and_lead(self))

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the view opens."""
        return None
