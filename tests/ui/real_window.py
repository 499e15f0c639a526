"""The program's own window inside a store, as the tests of locking and of what happens by itself need it."""

from collections.abc import Callable, Sequence

from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import idle
from coprod_desktop.ui.window import Window


def nothing(_: Sequence[str] = ()) -> None:
    """What locking does in a test that only looks on."""


def window_inside(
    store: Store,
    qtbot: QtBot,
    relaunch: Callable[[Sequence[str]], None] = nothing,
    end: Callable[[], None] = nothing,
    clock: Callable[[], float] = idle.passing,
) -> Window:
    """The window, shown, at the size of most laptops, with the keyboard."""
    window = Window(relaunch, end, clock)
    qtbot.addWidget(window)
    window.enter(store)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
