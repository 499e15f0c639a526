"""Nobody is shut out of any screen in any state: names, roles, targets and whole words, also with text twice as big."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.access import faults
from coprod_desktop.ui.doors.door import Door
from coprod_desktop.ui.gallery import LAPTOP, SMALL, Shot
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens import SCREENS, screen_class
from coprod_desktop.ui.shots import every_shot

LEAST_ROOM = (200, SMALL)


@pytest.mark.parametrize("size", [LAPTOP, SMALL], ids=["1366x768", "1280x720"])
@pytest.mark.parametrize("text", [100, 200])
def test_every_screen(themed: QApplication, text: int, size: QSize) -> None:
    """In every state where there is the least room, once where there is more."""
    theme.apply(themed, text)
    found: list[str] = []
    seen: set[type[QWidget]] = set()
    with every_shot() as shots:
        for shot in shots if (text, size) == LEAST_ROOM else first_of_each(shots):
            if (theme.text_size(), theme.high_contrast()) != (text, False):
                theme.apply(themed, text, contrast=False)  # a screen that was handed over changed both
            for widget in shown(shot, size):
                seen.add(what(widget))
                found += [f"{shot.name}: {fault}" for fault in faults(widget)]
    assert found == []
    assert seen >= {screen_class(name) for name in SCREENS} | {*every_door()}


def first_of_each(shots: Iterable[Shot]) -> Iterator[Shot]:
    """Names begin with the number of a screen or of what is done on it; each door is a screen."""
    for _, of_one in groupby(shots, key=lambda shot: shot.name if shot.name < "10" else shot.name[:2]):
        yield next(of_one)


def every_door(base: type[Door] = Door) -> Iterator[type[Door]]:
    for door in base.__subclasses__():
        yield door
        yield from every_door(door)


def what(widget: QWidget) -> type[QWidget]:
    shown_now = widget.shown if isinstance(widget, Inside) else None
    return type(shown_now or widget)


def shown(shot: Shot, size: QSize) -> Iterator[QWidget]:
    """The screen in its state, then each dialog over it."""
    widget = shot.make()
    widget.resize(size)
    widget.show()
    widget.activateWindow()
    settle()
    shot.then(widget)
    settle()
    dialogs = [dialog for dialog in widget.findChildren(QDialog) if dialog.isVisible()]
    yield from (widget, *dialogs)
    for each in (*dialogs, widget.window()):
        each.close()
    widget.window().deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
