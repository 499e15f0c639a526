"""One ring that always shows where the keyboard is: bright outside, dark inside, so that it stands on any ground."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from coprod_desktop.ui import theme

BRIGHT, DARK = 3, 2
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ZOrderChange}
_ENDS = {QEvent.Type.Hide, QEvent.Type.ParentChange}


class FocusRing(QObject):
    """Follows the focus of the whole application; make one, once.

    The ring is a child of the nearest widget round the focused one that has room for it, so it scrolls along.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._watched: list[QWidget] = []
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)
        theme.changed.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the widget goes."""
        if event.type() in _MOVES:
            self._place()
        elif event.type() in _ENDS:
            self._leave()
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        climb = _up_to_room(new) if new is not None else []
        if len(climb) < 2:
            return
        self._watched, holder = climb[:-1], climb[-1]
        for widget in self._watched:
            widget.installEventFilter(self)
        self._ring = _Ring(holder)
        self._place()

    def _place(self) -> None:
        if self._ring is None or not isValid(self._ring):
            return
        around, holder = self._watched[0], self._ring.holder
        self._ring.setGeometry(_wanted(around, holder).intersected(holder.rect()))
        self._ring.corner = _corner(around)
        self._ring.raise_()
        self._ring.show()

    def _leave(self) -> None:
        """Let go. What is being deleted hides first, so this comes while it may be half gone."""
        watched, self._watched = self._watched, []
        ring, self._ring = self._ring, None
        for widget in filter(isValid, watched):
            widget.removeEventFilter(self)
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()


class _Ring(QWidget):
    def __init__(self, holder: QWidget) -> None:
        super().__init__(holder)
        self.holder, self.corner = holder, 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._stroke(painter, BRIGHT / 2, BRIGHT, "focus")
        self._stroke(painter, BRIGHT + DARK / 2, DARK, "ink")
        painter.end()

    def _stroke(self, painter: QPainter, inset: float, thick: float, name: str) -> None:
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        corner = min(max(0.0, self.corner + BRIGHT - inset), box.height() / 2)
        painter.setPen(QPen(theme.colour(name), thick))
        painter.drawRoundedRect(box, corner, corner)


def _up_to_room(widget: QWidget) -> list[QWidget]:
    """The focused widget, those round it, and last the nearest that has room for the ring (if there is one)."""
    climb = [widget]
    while (holder := climb[-1].parentWidget()) is not None and not climb[-1].isWindow():
        climb.append(holder)
        if holder.rect().contains(_wanted(widget, holder)) or _scrolls(holder):
            break
    return climb


def _scrolls(holder: QWidget) -> bool:
    """Whether it is what a scroll area moves: a ring further out would stay behind."""
    viewport = holder.parentWidget()
    return viewport is not None and isinstance(viewport.parentWidget(), QAbstractScrollArea)


def _wanted(around: QWidget, holder: QWidget) -> QRect:
    place = QRect(around.mapTo(holder, QPoint(0, 0)), around.size())
    return place.adjusted(-BRIGHT, -BRIGHT, BRIGHT, BRIGHT)


def _corner(widget: QWidget) -> float:
    corner = widget.property("corner")
    if corner == "pill":
        return min(widget.height(), theme.space("target")) / 2
    return theme.radius(corner or "button")
