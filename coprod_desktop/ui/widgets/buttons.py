"""Buttons that grow and wrap with their words and can show the key that does the same."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.widgets import typeset

_NARROWEST = 120
_ENTER = "⏎"
"""In a hint, the Enter key: drawn as an icon, since the typeface lacks it."""

_CONTROL = Qt.KeyboardModifier.ControlModifier


class Button(QPushButton):
    """A button whose look app.qss takes from `role`; `hint` names its key, `icon` stands before, `after` behind.

    `name` is what a screen reader says when the words alone are not enough ("Edit" → "Edit what Nadia said").
    """

    ROLE = "plain"
    TEXT = "body"
    PAD = (16, 9)

    def __init__(
        self,
        words: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        icon: str = "",
        after: str = "",
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._hint, self._icon, self._after, self._name = hint, icon, after, name
        self._heights: dict[tuple[int, str, str], float] = {}
        self._words = ""
        self.setProperty("role", self.ROLE)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setControlType(QSizePolicy.ControlType.PushButton)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)

    def set_words(self, words: str, name: str = "") -> None:
        """Show other words, and let a screen reader say them."""
        name = name or self._name
        if words and (words, name) == (self._words, self._name):
            return
        self._words, self._name = words, name
        self._heights.clear()
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(name or words)
        self.setAccessibleDescription(f"Key: {self._hint.replace(_ENTER, 'Enter')}" if self._hint else "")
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The words on the button."""
        return self._words

    def set_icon(self, mark: str) -> None:
        """Show another icon before the words; none for ""."""
        self._icon = mark
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Always: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at which every line shows, at least the touch target."""
        lines = self._lines_height(width - self._beside() - 2 * theme.gap(self.PAD[0]))
        return max(self._least(), ceil(lines) + 2 * theme.gap(self.PAD[1]))

    def _lines_height(self, room: int) -> float:
        """Kept, because nested layouts ask for it hundreds of times."""
        measured = (room, self._words, self.words_font().key())
        if measured not in self._heights:
            self._heights[measured] = self._block(room).size.height()
        return self._heights[measured]

    def sizeHint(self) -> QSize:
        """One line."""
        size = self._block(typeset.NO_LIMIT).size
        across = ceil(size.width()) + 1 + self._beside() + 2 * theme.gap(self.PAD[0])
        return QSize(across, max(self._least(), ceil(size.height()) + 2 * theme.gap(self.PAD[1])))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        narrow = typeset.longest_word(self._words, self.words_font(), theme.px(_NARROWEST))
        across = ceil(narrow) + 1 + self._beside() + 2 * theme.gap(self.PAD[0])
        return QSize(max(across, self._least()), self._least())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it just as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if typeset.font_changed(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet draws the box; icon, words and hint are set in it here."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_inside(painter, QRectF(self.rect()))
        painter.end()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Qt draws the box alone."""
        super().initStyleOption(option)
        option.text = ""

    def paint_inside(self, painter: QPainter, rect: QRectF) -> None:
        """Icon, words, second icon and hint, together in the middle (or from the left, for lists)."""
        pad = theme.gap(self.PAD[0])
        room = rect.width() - 2 * pad - self._beside()
        made = self._block(room)
        left = pad + (0.0 if self.starts_left() else max(0.0, (room - made.size.width()) / 2))
        ink = self.ink()
        if self._icon:
            self._paint_icon(painter, self._icon, left, ink)
            left += self._icon_room(self._icon)
        made.paint(painter, QPointF(left, (rect.height() - made.size.height()) / 2), ink)
        left += made.size.width() + theme.px(8)
        if self._after:
            self._paint_icon(painter, self._after, left, ink)
        if self._hint:
            self._paint_hint(painter, rect, ink)

    def starts_left(self) -> bool:
        """Whether the words start at the left edge instead of standing in the middle."""
        return False

    def ink(self) -> QColor:
        """The colour of the words, as app.qss says."""
        return self.palette().color(self.foregroundRole())

    def words_font(self) -> QFont:
        """The font of the words."""
        return theme.font(self.TEXT, QFont.Weight.DemiBold)

    def _block(self, width: float) -> typeset.Block:
        return typeset.block(self._words, self.words_font(), width)

    def _least(self) -> int:
        return theme.space("target")

    def _icon_size(self) -> int:
        return theme.px(theme.tokens()["text"][self.TEXT] + 2)

    def _icon_room(self, mark: str) -> int:
        if not mark:
            return 0
        return self._icon_size() + (theme.px(8) if self._words else 0)

    def _hint_block(self) -> typeset.Block:
        return typeset.block(self._hint.replace(_ENTER, "").strip(), theme.font("small"))

    def _hint_room(self) -> int:
        if not self._hint:
            return 0
        return ceil(self._hint_block().size.width()) + theme.px(10) + self._enter_room()

    def _enter_room(self) -> int:
        return theme.px(20) if _ENTER in self._hint else 0

    def _beside(self) -> int:
        return self._icon_room(self._icon) + self._icon_room(self._after) + self._hint_room()

    def _paint_icon(self, painter: QPainter, mark: str, left: float, ink: QColor) -> None:
        size = self._icon_size()
        icons.paint(painter, QRectF(left, (self.height() - size) / 2, size, size), mark, ink)

    def _paint_hint(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        muted = ink if self.property("role") == "primary" else theme.colour("ink2")
        made = self._hint_block()
        right = rect.right() - theme.gap(self.PAD[0])
        if self._enter_room():
            size = theme.px(16)
            icons.paint(
                painter, QRectF(right - size, rect.center().y() - size / 2, size, size), "enter", muted
            )
            right -= self._enter_room()
        made.paint(
            painter, QPointF(right - made.size.width(), (rect.height() - made.size.height()) / 2), muted
        )


class PrimaryButton(Button):
    """The one step that most often comes next."""

    ROLE = "primary"


class PlainButton(Button):
    """Any other step."""


class QuietButton(Button):
    """A step that stands back, without a frame."""

    ROLE = "quiet"


class SmallButton(Button):
    """A step on a card."""

    ROLE = "small"
    TEXT = "small"
    PAD = (12, 6)


class PillButton(Button):
    """A step that stands in a line of chips."""

    ROLE = "pill"
    TEXT = "chip"
    PAD = (14, 6)

    def __init__(self, words: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(words, parent, icon=icon)
        self.setProperty("corner", "pill")


class IconButton(Button):
    """Only an icon; `words` are what a screen reader and the tooltip say."""

    ROLE = "quiet"
    PAD = (12, 9)

    def __init__(self, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon=icon, name=words)
        from html import escape  # noqa: PLC0415 - the first door has no such button

        self.setToolTip(f"<span>{escape(words)}</span>")


class ChoiceButton(Button):
    """A big button for a family; all choices of a row look alike, none is heavier."""

    ROLE = "choice"
    TEXT = "choice"
    PAD = (24, 16)
