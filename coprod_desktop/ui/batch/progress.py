"""How far the pages are, how long it will take, and the way to stop."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.widgets.going_on import TimeLeft
from coprod_desktop.ui.widgets.text import Heading, Words
from coprod_desktop.work.batch import Run

STOPPING = "It stops after the page under way."
NOT_YET = "How long it takes will show after a few pages."


class BatchProgress(Sheet):
    """Stays until the last page is done. `stop_asked` by Cancel or Escape: the page under way is still made."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None, run: Run, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(parent, "Making the pages", leave_words="Cancel")
        self._run = run
        self.keep.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, run.total)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Pages made")
        self.words, self.left = Words(role="lead"), TimeLeft(NOT_YET, clock)
        self.page.add(Heading("Making the pages"), self.bar, self.words, self.left)
        self.refresh()

    def refresh(self) -> None:
        """Show how far it is."""
        run = self._run
        self.bar.setValue(run.done)
        self.words.setText(f"{run.done} of {run.total}")
        self.bar.setAccessibleDescription(self.words.text())
        self.left.look(run.done / max(run.total, 1))
        if run.stopped:
            self.left.setText(STOPPING)

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
