"""Small labels that say something about a statement or a person: a shape or mark, and a word."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.voice_mark import paint_voice

TONES = {
    "plain": ("ink2", "tag"),
    "green": ("green", "green-soft"),
    "amber": ("amber", "amber-soft"),
    "red": ("red", "red-soft"),
    "blue": ("blue", "blue-soft"),
    "brand": ("brand-ink", "brand-soft"),
}
"""Tone → colours of the words and of what they stand on."""

PAD_ACROSS, PAD_DOWN = 9, 3


@dataclass(frozen=True)
class Tag:
    """What a tag says. `mark` is a glyph of the vocabulary or an icon; `tone` a key of TONES."""

    text: str
    mark: str = ""
    tone: str = "plain"


def tag_size(tag: Tag, width: float = typeset.NO_LIMIT) -> QSize:
    """The room one tag needs, at most `width` pixels across."""
    used = 2 * theme.gap(PAD_ACROSS) + _mark_room(tag)
    size = typeset.block(tag.text, theme.font("tag"), width - used).size
    return QSize(ceil(size.width()) + 1 + used, ceil(size.height()) + 2 * theme.gap(PAD_DOWN))


def paint_tag(painter: QPainter, rect: QRectF, tag: Tag) -> None:
    """Draw one tag into `rect`, for widgets and for the cells of a table."""
    ink, paper = (theme.colour(name) for name in TONES[tag.tone])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper)
    painter.drawRoundedRect(rect, theme.radius("small"), theme.radius("small"))
    left = rect.left() + theme.gap(PAD_ACROSS)
    if tag.mark:
        size = theme.px(12)
        box = QRectF(left, rect.center().y() - size / 2, size, size)
        icons.paint(painter, box, tag.mark, ink)
        left += _mark_room(tag)
    made = typeset.block(tag.text, theme.font("tag"), rect.right() - theme.gap(PAD_ACROSS) - left + 1)
    made.paint(painter, QPointF(left, rect.center().y() - made.size.height() / 2), ink)


class TagLabel(QLabel):
    """One tag as a widget."""

    def __init__(self, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_tag(tag)

    def set_tag(self, tag: Tag) -> None:
        """Say something else."""
        self._tag = tag
        self.setText(tag.text)
        self.setAccessibleName(tag.text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """A long tag wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped words."""
        return tag_size(self._tag, width).height()

    def sizeHint(self) -> QSize:
        """One line."""
        return tag_size(self._tag)

    def minimumSizeHint(self) -> QSize:
        """Two letters across."""
        return QSize(min(self.sizeHint().width(), theme.px(60)), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if typeset.font_changed(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft rounded box with mark and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tag(painter, QRectF(self.rect()), self._tag)
        painter.end()


class VoiceName(QLabel):
    """Who said it: initial, name and colour of the index-th voice."""

    def __init__(
        self, name: str, initial: str, index: int, parent: QWidget | None = None, *, big: bool = False
    ) -> None:
        super().__init__(parent)
        self._initial, self._index, self._big = initial, index, big
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(name)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """A long name wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped name."""
        return max(self._disc(), ceil(self._block(width - self._beside()).size.height()))

    def sizeHint(self) -> QSize:
        """One line."""
        size = self._block(typeset.NO_LIMIT).size
        return QSize(ceil(size.width()) + 1 + self._beside(), max(self._disc(), ceil(size.height())))

    def minimumSizeHint(self) -> QSize:
        """The mark and two letters."""
        least = QSize(self._beside() + theme.px(40), self.sizeHint().height())
        return least.boundedTo(self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if typeset.font_changed(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark, then the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        made = self._block(self.width() - self._beside())
        disc = self._disc()
        paint_voice(painter, QRectF(0, (self.height() - disc) / 2, disc, disc), self._initial, self._index)
        at = QPointF(self._beside(), (self.height() - made.size.height()) / 2)
        made.paint(painter, at, theme.voice(self._index).colour)
        painter.end()

    def _disc(self) -> int:
        return theme.px(30 if self._big else 20)

    def _beside(self) -> int:
        return self._disc() + theme.px(7)

    def _block(self, width: float) -> typeset.Block:
        font = theme.font("choice" if self._big else "small", QFont.Weight.Bold)
        return typeset.block(self.text(), font, width)


def _mark_room(tag: Tag) -> int:
    return theme.px(12 + 5) if tag.mark else 0


def tone_ink(tone: str) -> QColor:
    """The colour of a tone's words."""
    return theme.colour(TONES[tone][0])
