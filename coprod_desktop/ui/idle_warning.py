"""The last half minute before it locks: said and shown over whatever is open, and gone with any key or touch."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.layouts import Row
from coprod_desktop.ui.widgets.message_bar import announce
from coprod_desktop.ui.widgets.sign import Sign
from coprod_desktop.ui.widgets.text import Words

WORDS = "Still here? It locks in {left}. Any key or a touch keeps it open."
SAID_AT = (30, 10)
"""Seconds left at which a screen reader says it; each second would drown everything else."""

_WIDTH, _EDGE = 640, 12


class IdleWarning(QFrame):
    """Lies over the top of the window in front. It takes no focus, so a sentence can simply be typed on."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._said = window, max(SAID_AT) + 1
        self.setProperty("kind", "panel")
        self.setProperty("tone", "amber")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = Words(role="message")
        row = Row(self, space=12, margins=(20, 12, 20, 12))
        row.addWidget(Sign("warning", "amber"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def count(self, left: int) -> None:
        """Show how many seconds are left."""
        words = WORDS.format(left="1 second" if left == 1 else f"{left} seconds")
        self.words.setText(words)
        self.setAccessibleName(words)
        self._lay_over(QApplication.activeModalWidget() or self._window)
        due = [at for at in SAID_AT if left <= at < self._said]
        if due:
            self._said = min(due)
            announce(self, words, urgent=True)

    def put_away(self) -> None:
        """Somebody is there, or it locks."""
        self._said = max(SAID_AT) + 1
        self.hide()
        self._move_to(self._window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The dialog that it lies over goes: it must not go with it."""
        if event.type() == QEvent.Type.Hide and isValid(self):
            self._move_to(self._window)
        return False

    def _lay_over(self, holder: QWidget) -> None:
        self._move_to(holder)
        width = min(theme.px(_WIDTH), holder.width() - 2 * _EDGE)
        self.setGeometry((holder.width() - width) // 2, _EDGE, width, self.heightForWidth(width))
        self.show()
        self.raise_()

    def _move_to(self, holder: QWidget) -> None:
        before = self.parentWidget()
        if before is holder:
            return
        if before is not None and before is not self._window:
            before.removeEventFilter(self)
        self.setParent(holder)
        if holder is not self._window:
            holder.installEventFilter(self)
