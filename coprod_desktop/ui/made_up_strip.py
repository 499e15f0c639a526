"""The strip over everything while nothing is kept."""

from PySide6.QtWidgets import QFrame

from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Small

MADE_UP = "Made-up family: nothing here is kept"


class MadeUpStrip(QFrame):
    """Says so at the top of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        self.words = Small(MADE_UP, centred=True)
        Column(self, self.words, margins=(12, 4, 12, 4))
