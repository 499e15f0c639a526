"""Marks beside words: the typeface has none of them, so "✓ Saved" is an icon and a word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.widgets.layouts import Row
from coprod_desktop.ui.widgets.tags import tone_ink
from coprod_desktop.ui.widgets.text import Words


class Sign(QWidget):
    """An icon that only repeats what words beside it say."""

    def __init__(self, mark: str, tone: str = "plain", size: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark, self._tone, self._size = mark, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_sign(self, mark: str, tone: str) -> None:
        """Show another icon."""
        self._mark, self._tone = mark, tone
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon alone."""
        painter = QPainter(self)
        icons.paint(painter, QRectF(self.rect()), self._mark, tone_ink(self._tone))
        painter.end()


class Marked(QWidget):
    """Words behind a mark. `role` is a role of Words, `tone` a key of TONES for the mark alone."""

    def __init__(
        self,
        mark: str,
        words: str,
        *,
        tone: str = "plain",
        role: str = "body",
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sign, self.words = Sign(mark, tone, size), Words(words, role=role)
        row = Row(self, space=6)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)

    def set_words(self, words: str, mark: str = "", tone: str = "") -> None:
        """Say something else, with the same or another mark."""
        self.words.setText(words)
        if mark:
            self.sign.set_sign(mark, tone or "plain")
