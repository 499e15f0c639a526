"""Finds what would shut somebody out: controls without a name, targets too small, words cut off, weak contrast."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

TARGET = 44
_NAMELESS_FINE = {QAccessible.Role.ScrollBar}
_NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Border}
_SHOWS_WORDS = (QLabel, QAbstractButton, QLineEdit, QComboBox)
_INSIDE_QT = "qt_"


def faults(widget: QWidget, *, touch: bool = True) -> list[str]:
    """What is wrong on a shown screen, one sentence a fault; empty when nothing is.

    Each control that takes the focus needs a name and a role; with `touch`, each is at least 44 px high and
    wide; no words are cut off by their own widget or by what holds it.
    """
    QApplication.processEvents()
    found = [fault for face in _tree(widget) for fault in _face_faults(face)]
    for each in [widget, *widget.findChildren(QWidget)]:
        here = each.isVisibleTo(widget) and each.window() is widget.window()
        if here and not each.objectName().startswith(_INSIDE_QT):
            found += _size_faults(each, widget, touch=touch)
    return found


def contrast(first: QColor, second: QColor) -> float:
    """WCAG 2.2 contrast of two opaque colours, 1 to 21."""
    lights = sorted((_luminance(first), _luminance(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        face = waiting.pop()
        if face is None or not face.isValid() or face.state().invisible:
            continue
        yield face
        if face.role() != QAccessible.Role.Table:
            waiting += [face.child(place) for place in range(face.childCount())]


def _face_faults(face: QAccessibleInterface) -> Iterator[str]:
    if not face.state().focusable or face.role() in _NAMELESS_FINE:
        return
    thing = face.object()
    if isinstance(thing, QWidget) and thing.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return
    if not face.text(QAccessible.Text.Name).strip():
        yield f"{_called(thing)} has no name"
    if face.role() in _NO_ROLE:
        yield f"{_called(thing)} has no role"


def _size_faults(each: QWidget, top: QWidget, *, touch: bool) -> Iterator[str]:
    inside_another = isinstance(each.parentWidget(), QComboBox)
    takes = each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isEnabled() and not inside_another
    small = each.height() < TARGET or each.width() < TARGET
    if touch and takes and small and not isinstance(each, QAbstractScrollArea | QLabel):
        yield f"{_called(each)} is only {each.width()}×{each.height()} px"
    if isinstance(each, _SHOWS_WORDS) and _words(each):
        yield from _cut_by_itself(each)
        yield from _cut_by_holder(each, top)


def _cut_by_itself(each: QWidget) -> Iterator[str]:
    if each.hasHeightForWidth():
        needed, wide = each.heightForWidth(each.width()), each.minimumSizeHint().width()
    else:
        needed, wide = each.minimumSizeHint().height(), each.minimumSizeHint().width()
    if each.height() < needed or each.width() < wide:
        yield f"{_called(each)} needs {wide}×{needed} px and has {each.width()}×{each.height()}"


def _cut_by_holder(each: QWidget, top: QWidget) -> Iterator[str]:
    holder = each.parentWidget()
    here = each.rect()
    inner: QWidget = each
    while holder is not None and inner is not top:
        here = (
            QRect(inner.mapTo(holder, here.topLeft()), here.size())
            if inner is each
            else here.translated(inner.pos())
        )
        if _is_viewport(holder):
            return
        if not holder.rect().contains(here):
            yield f"{_called(each)} is cut off by {_called(holder)}"
            return
        inner, holder = holder, holder.parentWidget()


def _is_viewport(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _words(each: QWidget) -> str:
    return each.text() if isinstance(each, QLabel | QAbstractButton) else "x"


def _called(thing: object) -> str:
    """A short name for a fault: the class, and the start of the words."""
    words = ""
    if isinstance(thing, QWidget):
        words = thing.accessibleName() or (
            thing.text() if isinstance(thing, QLabel | QAbstractButton) else ""
        )
    return f"{type(thing).__name__} “{words[:40]}”"
