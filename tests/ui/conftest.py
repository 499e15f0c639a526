"""What window tests share: the dressed application."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.focus_ring import FocusRing

Show = Callable[..., None]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with its theme and focus ring, as the program starts it."""
    theme.apply(qapp)
    FocusRing(qapp)
    return qapp


@pytest.fixture
def themed(dressed: QApplication) -> Iterator[QApplication]:
    """The theme at 100 %, put back afterwards."""
    if theme.text_size() != theme.SMALLEST:
        theme.apply(dressed)
    yield dressed
    if theme.text_size() != theme.SMALLEST:
        theme.apply(dressed)


@pytest.fixture
def show(themed: QApplication, qtbot: QtBot) -> Show:
    """Show a widget at a size (1366×768 unless told) with the focus in its window."""

    def shown(widget: QWidget, width: int = 1366, height: int = 768) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return shown
