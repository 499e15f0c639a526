"""Tab goes where eyes go: along the layout, also over what was added later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from coprod_desktop.ui.widgets.flow_layout import FlowLayout


def follow_layout(*roots: QWidget) -> None:
    """Set the tab order of everything in `roots`, one after the other, to the order in which it is laid out."""
    for one, following in pairwise(each for root in roots for each in _in_order(root)):
        QWidget.setTabOrder(one, following)


def stop_inside(*holders: QWidget) -> None:
    """Let Tab stop only at what these hold. A holder that hands the focus on keeps its own place in the order,
    so that Tab would come to what it holds twice, and from there go round in a circle.
    """
    for holder in holders:
        holder.setFocusProxy(None)  # type: ignore[arg-type]


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _in_order(inside)
    elif layout := widget.layout():
        yield from _in_layout(layout, [each for each in widget.children() if isinstance(each, QWidget)])


def _in_layout(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Each part in its place. A part can be a layout of its own, whose widgets have the same parent."""
    for part in _parts(layout, widgets):
        if isinstance(part, QLayout):
            yield from _in_layout(part, widgets)
        else:
            yield from _in_order(part)


def _parts(layout: QLayout, widgets: list[QWidget]) -> list[QWidget | QLayout]:
    """Never by `itemAt`: PySide keeps what that gives after Qt has deleted it, and crashes some time later."""
    if isinstance(layout, FlowLayout):
        return [*layout.widgets()]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(each), each) for each in widgets),
        *((layout.indexOf(each), each) for each in inner),
    ]
    return [part for place, part in sorted(places, key=lambda each: each[0]) if place >= 0]
