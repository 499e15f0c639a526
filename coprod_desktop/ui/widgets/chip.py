"""One chip: a choice whose state is told by a box, or by frame, weight and tick, and never by colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui import icons, theme
from coprod_desktop.ui.widgets import typeset
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.group import step_of
from coprod_desktop.ui.widgets.voice_mark import paint_voice


@dataclass(frozen=True)
class Option:
    """One choice: `mark` is a glyph of the vocabulary or an icon, `colour` a name of theme.toml.

    For a voice, `voice` is its place among the voices (from 0) and `mark` its initial.
    """

    id: str
    text: str
    mark: str = ""
    colour: str = ""
    help: str = ""
    voice: int = -1


@dataclass(frozen=True)
class Look:
    """How the chips of a group are drawn. `boxed` draws a box or ring that says whether it is chosen."""

    role: str = "chip"
    text: str = "chip"
    pad: tuple[int, int] = (12, 6)
    boxed: bool = False
    even: bool = False
    stacked: bool = False


LOOKS = {
    "chip": Look(),
    "box": Look(boxed=True),
    "choice": Look("choice", "choice", (22, 14)),
    "tab": Look("tab", "body", (10, 12)),
    "rating": Look("choice", "chip", (10, 10), even=True, stacked=True),
}


class Chip(Button):
    """One checkable choice. State shows as a box, or as a heavier frame, bold words and a tick."""

    def __init__(self, option: Option, look: Look = LOOKS["chip"], parent: QWidget | None = None) -> None:
        self.option, self.look = option, look
        self.TEXT, self.PAD = look.text, look.pad
        super().__init__(option.text, parent)
        self.setProperty("role", look.role)
        self.setProperty("corner", "pill" if look.role == "chip" else "button")
        self.setCheckable(True)
        if option.help:
            self.setAccessibleDescription(option.help)

    def words_font(self) -> QFont:
        """Always measured bold, so that nothing moves when the chip is chosen."""
        return theme.font(self.look.text, QFont.Weight.Bold)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys belong to the group."""
        if step_of(event.key()):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill (or a box) with mark and words in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        if self.look.stacked:
            self._paint_stacked(painter)
        else:
            self._paint_line(painter)
        if self.isChecked() and self._ticked():
            self._paint_tick(painter)
        painter.end()

    def ink(self) -> QColor:
        """Its own colour once chosen, ink before."""
        if not self.isEnabled():
            return theme.colour("ink2")
        return self._accent() if self.isChecked() else theme.colour("ink")

    def _accent(self) -> QColor:
        if self.option.voice >= 0:
            return theme.voice(self.option.voice).colour
        return theme.colour(self.option.colour or "brand")

    def _paint_frame(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        if self.look.role == "tab":
            self._paint_underline(painter)
            return
        thick = theme.border("edge") + (1.0 if chosen else 0.0)
        painter.setPen(QPen(self._accent() if chosen else theme.colour("line2"), thick))
        painter.setBrush(theme.colour("hover" if self.underMouse() and self.isEnabled() else "card"))
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        corner = box.height() / 2 if self.look.role == "chip" else theme.radius("button")
        corner = min(corner, theme.space("target") / 2)
        painter.drawRoundedRect(box, corner, corner)

    def _paint_underline(self, painter: QPainter) -> None:
        if self.isChecked():
            high = theme.gap(4)
            painter.fillRect(0, self.height() - high, self.width(), high, theme.colour("brand"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))

    def _paint_line(self, painter: QPainter) -> None:
        made = self._set(self.width() - 2 * theme.gap(self.PAD[0]) - self._beside())
        used = made.size.width() + self._before()
        left = max(float(theme.gap(self.PAD[0])), (self.width() - used) / 2)
        self._paint_mark(painter, left)
        left += self._before()
        made.paint(painter, QPointF(left, (self.height() - made.size.height()) / 2), self.ink())

    def _paint_stacked(self, painter: QPainter) -> None:
        pad, number = theme.gap(self.PAD[1]), self._number()
        centre = Qt.AlignmentFlag.AlignHCenter
        room = self.width() - 2 * theme.gap(self.PAD[0])
        made = typeset.block(self.words(), self._now_font(), room, centre)
        top = (self.height() - number.size.height() - made.size.height()) / 2
        top = max(float(pad), top)
        left = (self.width() - number.size.width()) / 2
        number.paint(painter, QPointF(left, top), self.ink())
        made.paint(painter, QPointF(theme.gap(self.PAD[0]), top + number.size.height()), self.ink())

    def _paint_mark(self, painter: QPainter, left: float) -> None:
        if self.option.voice >= 0:
            size = theme.px(22)
            rect = QRectF(left, (self.height() - size) / 2, size, size)
            paint_voice(painter, rect, self.option.mark, self.option.voice)
        elif mark := self._mark():
            size = self._icon_size()
            rect = QRectF(left, (self.height() - size) / 2, size, size)
            icons.paint(painter, rect, mark, self._mark_ink())

    def _mark_ink(self) -> QColor:
        return theme.colour(self.option.colour) if self.option.colour else self.ink()

    def _paint_tick(self, painter: QPainter) -> None:
        """A badge on the upper right edge: it needs no room in the line, so nothing moves when it comes."""
        size = theme.gap(16)
        disc = QRectF(self.width() - size - 1, 0, size, size)
        painter.setPen(QPen(theme.colour("card"), 1))
        painter.setBrush(self._accent())
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        icons.paint(painter, disc.adjusted(3, 3, -3, -3), "check", theme.colour("card"))

    def _mark(self) -> str:
        if self.look.boxed:
            pair = ("radio-on", "radio") if self.autoExclusive() else ("box-on", "box")
            return pair[0] if self.isChecked() else pair[1]
        return "" if self.look.stacked else self.option.mark

    def _before(self) -> int:
        if self.option.voice >= 0:
            return theme.px(22 + 8)
        return self._icon_size() + theme.px(6) if self._mark() else 0

    def _ticked(self) -> bool:
        return not self.look.boxed and self.look.role != "tab"

    def _beside(self) -> int:
        return self._before()

    def _now_font(self) -> QFont:
        weight = QFont.Weight.Bold if self.isChecked() else QFont.Weight.Normal
        return theme.font(self.look.text, weight)

    def _set(self, width: float) -> typeset.Block:
        return typeset.block(self.words(), self._now_font(), width)

    def _number(self) -> typeset.Block:
        return typeset.block(self.option.mark, theme.font("heading", QFont.Weight.Bold))

    def _block(self, width: float) -> typeset.Block:
        made = super()._block(width)
        if not self.look.stacked:
            return made
        high = made.size.height() + self._number().size.height()
        return typeset.Block(made.layout, QSizeF(made.size.width(), high))
