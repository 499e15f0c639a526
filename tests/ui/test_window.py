"""Locking, closing and looking round: what the window promises about words that aren't saved yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from coprod_desktop import settings
from coprod_desktop.errors import StoreError
from coprod_desktop.store import keys
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import create_store, open_store
from coprod_desktop.ui import theme
from coprod_desktop.ui.backups.by_itself import ByItself
from coprod_desktop.ui.doors.waiting import LockedDoor, NotKeptDoor
from coprod_desktop.ui.made_up_strip import MADE_UP
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.window import Window
from coprod_desktop.ui.window_size import LEAST
from tests.ui.real_window import window_inside

PASSPHRASE = "winter lantern ferry moss"


class HalfTyped(Screen):
    """A screen whose words can't be saved until `disk` is fine again."""

    disk = "full"

    def keep(self) -> bool:
        if self.disk == "broken":
            raise OSError("a fault that nobody expected")
        return self.disk == "fine"


class Ending:
    """What the window asked of the world when it locked."""

    def __init__(self) -> None:
        self.started: list[list[str]] = []
        self.ended = 0

    def relaunch(self, arguments: object) -> None:
        assert isinstance(arguments, list)
        self.started.append(arguments)

    def end(self) -> None:
        assert self.started, "the fresh process starts before this one ends"
        self.ended += 1


@pytest.fixture
def ending() -> Ending:
    return Ending()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def window(themed: QApplication, qtbot: QtBot, ending: Ending, folder: Path) -> Iterator[Window]:
    """A window inside a fresh store."""
    store, _ = create_store(folder, PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))
    made = window_inside(store, qtbot, ending.relaunch, ending.end)
    yield made
    if made.store is not None:
        made.store.close()


def half_typed(window: Window) -> HalfTyped:
    assert window.inside is not None
    screen = HalfTyped(window.inside.desk)
    window.inside.stack.addWidget(screen)
    window.inside.stack.setCurrentWidget(screen)
    window.inside.shown = screen
    return screen


def test_lock_closes_the_store_and_starts_afresh(window: Window, ending: Ending, folder: Path) -> None:
    store, inside = window.store, window.inside
    assert store is not None and inside is not None
    QGuiApplication.clipboard().setText("what somebody said")
    dialog = QDialog(window)
    dialog.show()
    inside.lock_asked.emit()
    assert ending.started == [["--store", str(folder)]]
    assert ending.ended == 1
    assert (window.inside, window.store) == (None, None)
    assert window.findChildren(LockedDoor)
    assert not inside.isVisible()
    assert not dialog.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    with pytest.raises(StoreError):
        _ = store.engine
    open_store(folder, keys.unlock_with_passphrase(folder, PASSPHRASE)).close()


def test_lock_hides_the_words_but_waits_until_they_are_saved(window: Window, ending: Ending) -> None:
    screen = half_typed(window)
    window.lock()
    assert ending.started == []
    assert window.store is not None
    assert not screen.isVisible()
    door = window.findChildren(NotKeptDoor)[0]
    door.back.click()
    assert screen.isVisible()
    window.lock()
    screen.disk = "fine"
    window.findChildren(NotKeptDoor)[-1].again.click()
    assert ending.ended == 1


def test_closing_waits_until_the_words_are_saved(window: Window, qtbot: QtBot) -> None:
    screen = half_typed(window)
    assert not window.close()
    assert window.isVisible()
    assert window.inside is not None
    assert "could not be saved" in window.inside.messages.words()
    screen.disk = "fine"
    window.close()
    qtbot.waitUntil(lambda: window.store is None, timeout=10_000)
    assert not window.isVisible()


def test_a_fault_while_closing_leaves_the_window_open(window: Window) -> None:
    screen = half_typed(window)
    screen.disk = "broken"
    with pytest.raises(OSError, match="nobody expected"):
        window.close()
    assert window.isVisible()
    assert window.store is not None
    screen.disk = "fine"


def test_place_and_text_size_are_remembered(
    window: Window, themed: QApplication, ending: Ending, qtbot: QtBot
) -> None:
    assert window.inside is not None
    window.inside.text_size_asked.emit(25)
    assert (theme.text_size(), settings.load().text_size) == (125, 125)
    window.resize(LEAST.boundedTo(window.screen().availableSize()))
    window.close()
    qtbot.waitUntil(lambda: window.store is None, timeout=10_000)
    again = Window(ending.relaunch, ending.end)
    assert again.size() == window.size()
    again.deleteLater()


def test_the_title_never_says_whom_it_is_about(window: Window) -> None:
    assert window.windowTitle() == "Coprod"
    assert window.minimumWidth() <= LEAST.width() and window.minimumHeight() <= LEAST.height()


def test_looking_round_leaves_nothing_behind(themed: QApplication, qtbot: QtBot, ending: Ending) -> None:
    now = [0.0]
    window = Window(ending.relaunch, ending.end, lambda: now[0])
    qtbot.addWidget(window)
    window.start(demo=True)
    window.show()
    qtbot.waitUntil(lambda: window.inside is not None, timeout=30_000)
    assert window.store is not None
    folder = window.store.folder
    assert folder.exists()
    assert not window.findChildren(ByItself), "what is thrown away needs no backup"
    assert window.strip is not None and window.strip.isVisible()
    assert window.strip.words.text() == MADE_UP
    assert settings.load().store == ""
    now[0] += 3600
    window.away.idle.tick()
    window.away.leave()
    assert ending.started == [], "nothing of a made-up family has to be locked away"
    window.lock()
    assert ending.started == [[]]
    assert not folder.parent.exists()
