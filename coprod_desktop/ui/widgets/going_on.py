"""Shows how far a long piece of work is, how long it still takes, and the way to stop it."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Heading, Muted, Words
from coprod_desktop.work.backing_up import Going
from coprod_desktop.work.remaining import Remaining, in_words

LOOK_EVERY = 100
"""Milliseconds between two looks at how far it is."""
STEPS = 1000
NOT_YET = " "
"""Holds the line open, so that nothing moves once there is something to tell."""


class TimeLeft(Muted):
    """The line that says how long it still takes, once that can be told."""

    def __init__(self, not_yet: str = NOT_YET, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(not_yet)
        self._remaining, self._not_yet, self._clock = Remaining(), not_yet, clock

    def look(self, share: float) -> None:
        """So much is done by now."""
        seconds = self._remaining.seen(self._clock(), share)
        self.setText(self._not_yet if seconds is None else in_words(seconds))


class HowFar(QWidget):
    """Follows a piece of work that goes on elsewhere."""

    def __init__(self, words: str, going: Going) -> None:
        super().__init__()
        self._going = going
        self.bar, self.left = QProgressBar(), TimeLeft()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        Column(self, self.bar, self.left, space=6)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look)
        self._clock.start(LOOK_EVERY)
        self.look()

    def look(self) -> None:
        """Show how far it is now."""
        share = self._going.share
        self.left.look(share)
        self.bar.setValue(round(share * STEPS))
        self.bar.setAccessibleDescription(f"{round(share * 100)} %. {self.left.text()}".strip())


class GoingOn(Panel):
    """Says what is going on. `stopped` once it was asked to stop; what was begun is then taken away."""

    stopped = Signal()

    def __init__(self, title: str, words: str, going: Going) -> None:
        super().__init__()
        self._going = going
        self.how_far = HowFar(title, going)
        self.stop_button = PlainButton("Stop")
        self.stop_button.clicked.connect(self.stop)
        self.add(Heading(title), Words(words), self.how_far, flow(self.stop_button))

    def stop(self) -> None:
        """Ask it to stop; it does at the next slice."""
        self.stop_button.setEnabled(False)
        self.stop_button.set_words("Stopping…")
        self._going.stop()
        self.stopped.emit()

    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return self.stop_button
