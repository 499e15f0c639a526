"""Shows how far a backup is, and the way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.text import Heading, Words
from coprod_desktop.work.backing_up import Going

LOOK_EVERY = 100
"""Milliseconds between two looks at how far it is."""
STEPS = 1000


class ShareBar(QProgressBar):
    """Follows a piece of work that goes on elsewhere."""

    def __init__(self, words: str, going: Going) -> None:
        super().__init__()
        self._going = going
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self.setAccessibleName(words)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look)
        self._clock.start(LOOK_EVERY)
        self.look()

    def look(self) -> None:
        """Show how far it is now."""
        self.setValue(round(self._going.share * STEPS))
        self.setAccessibleDescription(f"{round(self._going.share * 100)} %")


class GoingOn(Panel):
    """Says what is going on. `stopped` once it was asked to stop; what was begun is then taken away."""

    stopped = Signal()

    def __init__(self, title: str, words: str, going: Going) -> None:
        super().__init__()
        self._going = going
        self.bar = ShareBar(title, going)
        self.stop_button = PlainButton("Stop")
        self.stop_button.clicked.connect(self.stop)
        self.add(Heading(title), Words(words), self.bar, flow(self.stop_button))

    def stop(self) -> None:
        """Ask it to stop; it does at the next slice."""
        self.stop_button.setEnabled(False)
        self.stop_button.set_words("Stopping…")
        self._going.stop()
        self.stopped.emit()

    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return self.stop_button
