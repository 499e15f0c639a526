"""The practitioner's own note beside a question or a card."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.widgets.fields import LongField


class Note(Sheet):
    """A private note, with what was written before in it. `note` when kept; empty takes it away."""

    def __init__(self, parent: QWidget | None, words: str, name: str) -> None:
        super().__init__(parent, "Private note", "Keep the note")
        self.about = LongField(
            "Private note", f"{name} may ask to see this. It is in no page for others.", value=words, lines=6
        )
        self.page.add(self.about)

    def note(self) -> str:
        """What is written."""
        return self.about.value()

    def first_focus(self) -> QWidget:
        """The box, behind what is there."""
        self.about.box.moveCursor(QTextCursor.MoveOperation.End)
        return self.about.box
