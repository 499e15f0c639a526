"""Words on the screen: always plain text, always wrapped, never clipped."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets import typeset

_NARROWEST = 160
"""A word wider than this (in pixels at 100 %) may be broken inside."""


class Words(QLabel):
    """A wrapping label. `role` picks its look in app.qss; `selectable` lets people copy it by mouse or keyboard."""

    ROLE = "body"

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "",
        selectable: bool = False,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role or self.ROLE)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        if selectable:
            self._let_select()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(words)

    def setText(self, words: str) -> None:
        """Show other words; the size follows."""
        if words == self.text():
            return
        super().setText(words)
        self._heights.clear()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Always: fewer pixels across mean more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at which every line shows; kept, because nested layouts ask for it hundreds of times."""
        self.ensurePolished()
        if width not in self._heights:
            self._heights[width] = ceil(self._block(width).size.height()) + self._sides().height()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """One line, as long as the words are."""
        size = self._block(typeset.NO_LIMIT).size
        return QSize(ceil(size.width()) + 1, ceil(size.height())) + self._sides()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word, one line high."""
        self.ensurePolished()
        narrow = typeset.longest_word(self.text(), self.font(), theme.px(_NARROWEST))
        return QSize(ceil(narrow) + 1, self.fontMetrics().height()) + self._sides()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if typeset.font_changed(event):
            self._heights.clear()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines; only selectable words are left to Qt, which then also draws the selection."""
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().paintEvent(event)
            return
        inside = self.contentsRect()
        painter = QPainter(self)
        made = self._block(self.width())
        top = inside.top() + max(0.0, (inside.height() - made.size.height()) / 2 if self._middle() else 0.0)
        made.paint(painter, QPointF(inside.left(), top), self.palette().color(self.foregroundRole()))
        painter.end()

    def _block(self, width: float) -> typeset.Block:
        self.ensurePolished()
        if width == typeset.NO_LIMIT:
            return typeset.block(self.text(), self.font())
        return typeset.block(self.text(), self.font(), width - self._sides().width(), self._align())

    def _align(self) -> Qt.AlignmentFlag:
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return Qt.AlignmentFlag.AlignHCenter
        backwards = typeset.reads_right_to_left(self.text())
        return Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft

    def _sides(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _middle(self) -> bool:
        return bool(self.alignment() & Qt.AlignmentFlag.AlignVCenter)

    def _let_select(self) -> None:
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)


class Title(Words):
    """The one title of a screen."""

    ROLE = "title"


class Heading(Words):
    """The heading of a part of a screen."""

    ROLE = "heading"


class SubHeading(Words):
    """The heading of a panel."""

    ROLE = "subheading"


class Lead(Words):
    """The sentence under a title."""

    ROLE = "lead"


class Muted(Words):
    """Words that stand back."""

    ROLE = "muted"


class Small(Words):
    """Words that stand further back."""

    ROLE = "small"


class Point(Words):
    """One point of a list: a dot, and lines that stand under each other beside it."""

    def __init__(self, words: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(words, parent, role=role)
        theme.changed.connect(self._indent)
        self._indent()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dot beside the middle of the first line."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(self.foregroundRole()))
        dot = theme.px(5) / 2
        middle = QPointF(dot + theme.px(2), self.fontMetrics().height() / 2 + dot / 2)
        painter.drawEllipse(middle, dot, dot)
        painter.end()

    def _indent(self) -> None:
        self.setContentsMargins(theme.px(18), 0, 0, 0)
        self._heights.clear()
        self.updateGeometry()
