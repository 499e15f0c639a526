"""The last door: keeps a backup before the window closes, and never holds anybody who can't wait."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.doors.door import Door
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.going_on import HowFar
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.work import backing_up
from coprod_desktop.work.backing_up import Going

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

TITLE, BAR = "Before the window closes", "Keeping a backup…"
WORDS = (
    "A backup is being kept. The window closes by itself when that is done. If you can’t wait, close without it: "
    "everything is saved, and the backup is made the next time you unlock."
)


class ClosingDoor(Door):
    """`done` when the window may close, with a backup or without one; `back` when somebody wants to go on."""

    done = Signal()
    back = Signal()

    def __init__(self, store: "Store") -> None:
        super().__init__(TITLE)
        self._store, self._going = store, Going()
        self.words = Words(WORDS)
        self.bar = QWidget()
        self.without = PlainButton("Close without it")
        self.again, self.go_back = PrimaryButton("Try again"), PlainButton("Go back")
        self.panel.add(self.words, self.bar, flow(self.go_back, self.without, right=(self.again,)))
        self.without.clicked.connect(self.leave)
        self.again.clicked.connect(self.begin)
        self.go_back.clicked.connect(self._back)
        self.begin()

    def first_focus(self) -> QWidget:
        """The way out."""
        return self.without if self.again.isHidden() else self.again

    def begin(self) -> None:
        """Make the backup, off the window's thread."""
        store, going = self._store, Going()
        self._going = going
        self._show_bar(going)
        run_task(self, lambda: backing_up.back_up(store, going), lambda _: self.done.emit(), self.fail)

    def fail(self, error: AppError) -> None:
        """Say why there is none, and leave what to do to whoever is here."""
        self.bar.hide()
        self.words.setText(error.message)
        self.again.show()
        self.again.setFocus()

    def leave(self) -> None:
        """Close now."""
        self._going.stop()
        self.done.emit()

    def _show_bar(self, going: Going) -> None:
        old, self.bar = self.bar, HowFar(BAR, going)
        self.panel.body.replaceWidget(old, self.bar)
        old.hide()
        old.deleteLater()
        self.words.setText(WORDS)
        self.again.hide()

    def _back(self) -> None:
        self._going.stop()
        self.back.emit()
