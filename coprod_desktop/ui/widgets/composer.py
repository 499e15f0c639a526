"""Where somebody's words are typed while they speak: plain text, any number of lines, one key to keep them."""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from coprod_desktop.ui import theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FEWEST, MOST = 2, 8
"""Lines shown: it grows with what is typed, then scrolls."""


class Composer(QPlainTextEdit):
    """Enter emits `said` with the words (never blank), Shift+Enter makes a new line, Tab goes on.

    `typed` is emitted on every change. The words stay until the owner calls `clear`, so a failure loses nothing.
    """

    said = Signal(str)
    typed = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription("Enter keeps it. Shift and Enter makes a new line.")
        self.setPlaceholderText(placeholder)
        self.setProperty("role", "composer")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # It covers what is beneath, or each letter would have the whole page painted under it.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self.typed)
        theme.changed.connect(self._grow)

    def words(self) -> str:
        """What is typed, without blanks around it."""
        return self.toPlainText().strip()

    def set_words(self, words: str) -> None:
        """Put words there (the half-typed text of last time) with the cursor behind them."""
        self.setPlainText(words)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def say(self) -> None:
        """Emit `said` unless there is nothing but blanks."""
        if self.words():
            self.said.emit(self.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says it, unless letters are still being put together or Shift is held."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.key() in ENTER and plain and not self._composing:
            self.say()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether an input method is still composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, on the ground that app.qss gives to fields."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("card"))
        painter.end()
        super().paintEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only the plain text of whatever is pasted."""
        self.insertPlainText(source.text())

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(theme.px(320), self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(theme.px(160), self._height())

    def _grow(self, *_: object) -> None:
        """Only for another line: each letter makes the text wider, and a page with cards is long to lay out."""
        if self._height() != self._high:
            self._high = self._height()
            self.updateGeometry()

    _high = 0

    def _height(self) -> int:
        lines = min(max(ceil(self.document().size().height()), FEWEST), MOST)
        frame = 2 * theme.gap(10) + 2 * 2 + ceil(2 * self.document().documentMargin())
        return lines * ceil(self.fontMetrics().lineSpacing()) + frame
