"""One line that says what happened; it never takes the focus and never goes away by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.buttons import SmallButton
from coprod_desktop.ui.widgets.layouts import Column, Row
from coprod_desktop.ui.widgets.sign import Sign
from coprod_desktop.ui.widgets.text import Small, Words

__all__ = ["KINDS", "MessageBar", "Sign", "announce"]


@dataclass(frozen=True)
class Kind:
    """How one kind of message looks and how urgently it is announced."""

    tone: str
    icon: str
    urgent: bool = False


KINDS = {
    "info": Kind("brand", "info"),
    "done": Kind("green", "check"),
    "problem": Kind("red", "warning", urgent=True),
}


class MessageBar(QFrame):
    """Shows one message at a time, until it is dismissed or replaced. F8 (bound by the window) calls `reach`."""

    undone = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self._sign = Sign("info", "brand")
        self._words, self._lines = Words(role="message"), Small()
        self._undo, self._close = (
            SmallButton("Undo", icon="undo"),
            SmallButton("Close", name="Close this message"),
        )
        self._undo.clicked.connect(self._on_undo)
        self._close.clicked.connect(self.dismiss)
        text = QWidget()
        Column(text, self._words, self._lines, space=2)
        row = Row(self, space=12, margins=(20, 6, 12, 6))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def info(self, words: str) -> None:
        """Something to know."""
        self._show("info", words)

    def done(self, words: str, *, undo: bool = False) -> None:
        """Something was done; with `undo` it can be taken back (`undone`)."""
        self._show("done", words, undo=undo)

    def problem(self, words: str, lines: Sequence[str] = ()) -> None:
        """Something did not work: the sentence of an AppError and its lines."""
        self._show("problem", words, lines)

    def words(self) -> str:
        """The message shown, or "" when there is none."""
        return "" if self.isHidden() else self._words.text()

    def dismiss(self) -> None:
        """Put the message away."""
        self.hide()
        self.dismissed.emit()

    def make_room(self) -> None:
        """Put it away, unless it tells of a problem. What it could undo, Ctrl+Z still does."""
        if self.property("tone") != KINDS["problem"].tone:
            self.hide()

    def forget(self) -> None:
        """Put it away whatever it is, and keep nothing of its words: somebody else looks at the screen now."""
        self.hide()
        for label in (self._words, self._lines):
            label.setText("")
        self.setAccessibleName("")

    def reach(self) -> None:
        """Give the focus to the message's first button."""
        if not self.isHidden():
            (self._close if self._undo.isHidden() else self._undo).setFocus(
                Qt.FocusReason.ShortcutFocusReason
            )

    def _show(self, kind: str, words: str, lines: Sequence[str] = (), *, undo: bool = False) -> None:
        how = KINDS[kind]
        theme.restyle(self, tone=how.tone)
        self._sign.set_sign(how.icon, how.tone)
        self._words.setText(words)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        self._undo.setVisible(undo)
        self.setAccessibleName(words)
        self.show()
        announce(self, words, urgent=how.urgent)

    def _on_undo(self) -> None:
        self.hide()
        self.undone.emit()


def announce(widget: QWidget, words: str, *, urgent: bool) -> None:
    """Have a screen reader say it: after what it is saying, or `urgent`, at once."""
    event = QAccessibleAnnouncementEvent(widget, words)
    polite = QAccessible.AnnouncementPoliteness
    event.setPoliteness(polite.Assertive if urgent else polite.Polite)
    QAccessible.updateAccessibility(event)
