"""How far the pages are, how long it will take, and the way to stop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.screens.person_words import many
from coprod_desktop.ui.widgets.text import Heading, Words
from coprod_desktop.work.batch import Run

STOPPING = "It stops after the page under way."
MINUTE = 60


class BatchProgress(Sheet):
    """Stays until the last page is done. `stop_asked` by Cancel or Escape: the page under way is still made."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None, run: Run) -> None:
        super().__init__(parent, "Making the pages", leave_words="Cancel")
        self._run = run
        self.keep.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, run.total)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Pages made")
        self.words, self.left = Words(role="lead"), Words(role="muted")
        self.page.add(Heading("Making the pages"), self.bar, self.words, self.left)
        self.refresh()

    def refresh(self) -> None:
        """Show how far it is."""
        run = self._run
        self.bar.setValue(run.done)
        self.words.setText(f"{run.done} of {run.total}")
        self.bar.setAccessibleDescription(self.words.text())
        self.left.setText(STOPPING if run.stopped else time_left(run.seconds_left()))

    def reject(self) -> None:
        """Stop, and say so; it closes once the page under way is whole."""
        self.leave.setEnabled(False)
        self.stop_asked.emit()
        self.refresh()

    def finish(self) -> None:
        """Everything is done or stopped."""
        super().reject()

    def try_to_keep(self) -> None:
        """There is nothing to keep here."""

    def first_focus(self) -> QWidget:
        """The way to stop."""
        return self.leave


def time_left(seconds: float | None) -> str:
    """“About 20 seconds left”; of longer times, minutes."""
    if seconds is None:
        return "How long it takes will show after the first page."
    if seconds < 2:
        return "Nearly done."
    if seconds < MINUTE:
        return f"About {many(round(seconds), 'second')} left."
    return f"About {many(round(seconds / MINUTE), 'minute')} left."
