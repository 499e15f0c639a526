"""What journeys share: the dressed application, a window as the program opens it, and hands on its keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop import paths
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.focus_ring import FocusRing
from coprod_desktop.ui.window import Window
from tests.journeys.hands import Hands, Open
from tests.leaving import leave


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The application dressed as the program starts it, at 100 %, with the dialogs that keys can reach."""
    if not qapp.findChildren(FocusRing):
        FocusRing(qapp)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    theme.apply(qapp)
    yield qapp
    theme.apply(qapp)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a new store goes by itself."""
    folder = tmp_path / "data" / "store"
    monkeypatch.setattr(paths, "default_store", lambda: folder)
    return folder


@pytest.fixture
def open_window(themed: QApplication, place: Path, qtbot: QtBot) -> Iterator[Open]:
    """Open Coprod on a store, or as on the first day; where locking would start it again is kept in `started`."""
    windows: list[Window] = []

    def hide_last() -> None:
        """The process would be gone."""
        windows[-1].hide()

    def opened(store: Path | None = None) -> Hands:
        started: list[list[str]] = []
        window = Window(lambda arguments: started.append(list(arguments)), hide_last)
        windows.append(window)
        qtbot.addWidget(window, before_close_func=leave)
        window.resize(1366, 768)
        window.start(store)
        window.show()
        hands = Hands(qtbot, window, started)
        hands.wait(window.isActiveWindow)
        return hands

    yield opened
    for window in windows:
        window.close()
