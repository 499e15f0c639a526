"""The ways in, walked with the keyboard alone, on real stores."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop import paths, settings
from coprod_desktop.store import backup_file, key_file, keys
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import create_store, open_store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.doors.door import Door
from coprod_desktop.ui.doors.first_run import NewStoreDoor, WelcomeDoor
from coprod_desktop.ui.doors.recovery import NewPassphraseDoor, RecoveryKeyDoor
from coprod_desktop.ui.doors.recovery_sheet import KeyOnPaperDoor
from coprod_desktop.ui.doors.unlock import UnlockDoor
from coprod_desktop.ui.window import Window
from coprod_desktop.work import backing_up, carrying_on
from tests.leaving import leave

PASSPHRASE = "winter lantern ferry moss"
OTHER = "copper walrus tidy anthem"


class Visitor:
    """Somebody at the keyboard: types into whatever has the focus, and waits for what comes."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window = qtbot, window

    def types(self, words: str) -> None:
        self.qtbot.keyClicks(self._focus(), words)

    def presses(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self._focus(), key)

    def tabs_to(self, widget: QWidget) -> None:
        for _ in range(30):
            if widget.hasFocus():
                return
            self.presses(Qt.Key.Key_Tab)
        raise AssertionError("Tab never gets there")

    def waits_for(self, door: type[Door]) -> Door:
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(door)), timeout=20_000)
        return next(each for each in self.window.findChildren(door) if each.isVisible())

    def waits_to_be_inside(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.inside is not None, timeout=20_000)

    def waits(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=20_000)

    def _focus(self) -> QWidget:
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the focus"
        return here


@pytest.fixture
def window(themed: QApplication, qtbot: QtBot) -> Iterator[Window]:
    made = Window(lambda _: None, lambda: None)
    qtbot.addWidget(made, before_close_func=leave)
    yield made
    made.close()


@pytest.fixture
def visitor(qtbot: QtBot, window: Window) -> Visitor:
    return Visitor(qtbot, window)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """A closed store and its recovery key."""
    folder = tmp_path / "store"
    store, printed = create_store(folder, PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))
    store.close()
    return folder, printed


def shown(window: Window, folder: Path | None, qtbot: QtBot) -> None:
    window.start(folder)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_first_run_by_keyboard(
    window: Window, visitor: Visitor, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "data" / "store"
    monkeypatch.setattr(paths, "default_store", lambda: place)
    shown(window, None, qtbot)
    visitor.waits_for(WelcomeDoor)
    visitor.presses(Qt.Key.Key_Return)
    visitor.waits_for(NewStoreDoor)
    visitor.types("Ruth Abara")
    visitor.presses(Qt.Key.Key_Return)
    visitor.types(PASSPHRASE)
    visitor.presses(Qt.Key.Key_Return)
    visitor.types(PASSPHRASE)
    visitor.presses(Qt.Key.Key_Return)
    door = visitor.waits_for(KeyOnPaperDoor)
    assert isinstance(door, KeyOnPaperDoor)
    visitor.tabs_to(door.paper.written)
    visitor.presses(Qt.Key.Key_Return)
    assert not door.paper.key.isVisible()
    visitor.types("not this one")
    visitor.presses(Qt.Key.Key_Return)
    assert (
        "36 letters and digits" in door.paper.field.error.text()
        or "never has" in door.paper.field.error.text()
    )
    door.paper.field.line.selectAll()
    visitor.types(key_on(door).lower().replace("-", " "))
    visitor.presses(Qt.Key.Key_Return)
    visitor.waits_to_be_inside()
    assert window.store is not None
    assert (window.store.folder, window.store.practitioner) == (place, "Ruth Abara")
    assert settings.load().store == str(place)
    assert window.windowTitle() == "Coprod"


def key_on(door: KeyOnPaperDoor) -> str:
    """The key as the door shows it, read off the screen."""
    return "-".join(group.text() for group in door.paper.key.groups)


def test_a_weak_passphrase_is_refused_with_the_reason(
    window: Window, visitor: Visitor, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "data" / "store"
    monkeypatch.setattr(paths, "default_store", lambda: place)
    window.show_door(NewStoreDoor())
    window.show()
    window.activateWindow()
    door = visitor.waits_for(NewStoreDoor)
    assert isinstance(door, NewStoreDoor)
    qtbot.waitUntil(door.name.line.hasFocus)
    visitor.types("Ruth Abara")
    visitor.presses(Qt.Key.Key_Return)
    visitor.types("Ruth Abara")
    visitor.waits(door.fields.words.isVisible)
    assert "belongs to you" in door.fields.words.text()
    visitor.presses(Qt.Key.Key_Return)
    visitor.types("Ruth Abar")
    visitor.presses(Qt.Key.Key_Return)
    assert "not the same" in door.fields.again.error.text()
    visitor.types("Ruth Abara")
    visitor.presses(Qt.Key.Key_Return)
    visitor.waits(lambda: bool(door.fields.first.error.text()))
    assert "belongs to you" in door.fields.first.error.text()
    assert not place.exists()


def test_a_name_is_needed(window: Window, visitor: Visitor) -> None:
    window.show_door(NewStoreDoor())
    window.show()
    door = visitor.waits_for(NewStoreDoor)
    assert isinstance(door, NewStoreDoor)
    door.make()
    assert "type your name" in door.name.error.text()


def test_a_risky_place_is_named(window: Window, visitor: Visitor, tmp_path: Path) -> None:
    door = NewStoreDoor()
    window.show_door(door)
    window.show()
    door.set_folder(tmp_path / "OneDrive - County" / "store")
    assert "OneDrive" in door.warning.text()
    assert door.warning.isVisible()
    door.set_folder(tmp_path / "store")
    assert not door.warning.isVisible()


def test_unlock_after_a_wrong_try(
    window: Window, visitor: Visitor, qtbot: QtBot, made: tuple[Path, str]
) -> None:
    shown(window, made[0], qtbot)
    door = visitor.waits_for(UnlockDoor)
    assert isinstance(door, UnlockDoor)
    visitor.types("winter lantern ferry mouse")
    visitor.presses(Qt.Key.Key_Return)
    assert (door.button.words(), door.inside.isEnabled()) == ("Unlocking…", False)
    visitor.waits(lambda: bool(door.field.error.text()))
    assert "doesn't open this store" in door.field.error.text()
    assert door.field.line.selectedText() and door.field.line.hasFocus()
    visitor.types(PASSPHRASE)
    visitor.presses(Qt.Key.Key_Return)
    visitor.waits_to_be_inside()
    assert window.inside is not None
    assert window.inside.desk.look(carrying_on.carry_on) is None


def test_recovery_key_with_a_slip_then_a_new_passphrase(
    window: Window, visitor: Visitor, qtbot: QtBot, made: tuple[Path, str]
) -> None:
    folder, printed = made
    with open_store(folder, keys.unlock_with_passphrase(folder, PASSPHRASE)) as store:
        backup = backing_up.back_up(store).file
    shown(window, folder, qtbot)
    door = visitor.waits_for(UnlockDoor)
    assert isinstance(door, UnlockDoor)
    visitor.tabs_to(door.recovery)
    visitor.presses(Qt.Key.Key_Return)
    asked = visitor.waits_for(RecoveryKeyDoor)
    assert isinstance(asked, RecoveryKeyDoor)
    visitor.types(printed[:-1] + ("2" if printed[-1] != "2" else "3"))
    visitor.presses(Qt.Key.Key_Return)
    visitor.waits(lambda: bool(asked.field.error.text()))
    assert "isn't right" in asked.field.error.text()
    asked.field.line.selectAll()
    visitor.types(printed.lower().replace("-", ""))
    visitor.presses(Qt.Key.Key_Return)
    visitor.waits_for(NewPassphraseDoor)
    visitor.types(OTHER)
    visitor.presses(Qt.Key.Key_Return)
    visitor.types(OTHER)
    visitor.presses(Qt.Key.Key_Return)
    visitor.waits_to_be_inside()
    window.close()
    visitor.waits(lambda: window.store is None)
    open_store(folder, keys.unlock_with_passphrase(folder, OTHER)).close()
    open_store(folder, keys.unlock_with_recovery_key(folder, printed)).close()
    assert backup_file.keys_inside(backup) == key_file.raw(folder), "the backup opens with it too"


def test_a_store_that_is_open_elsewhere_stays_there(
    window: Window, visitor: Visitor, qtbot: QtBot, made: tuple[Path, str]
) -> None:
    with open_store(made[0], keys.unlock_with_passphrase(made[0], PASSPHRASE)):
        shown(window, made[0], qtbot)
        door = visitor.waits_for(UnlockDoor)
        assert isinstance(door, UnlockDoor)
        visitor.types(PASSPHRASE)
        visitor.presses(Qt.Key.Key_Return)
        visitor.waits(lambda: bool(door.field.error.text()))
        assert "already open in another window" in door.field.error.text()


def test_another_store_and_a_folder_that_is_none(
    window: Window, visitor: Visitor, made: tuple[Path, str], tmp_path: Path
) -> None:
    window.start(tmp_path / "nothing")
    window.show()
    welcome = visitor.waits_for(WelcomeDoor)
    assert welcome.note.isVisible()
    window.open_other(tmp_path)
    assert "no store in that folder" in welcome.told()
    window.open_other(made[0])
    visitor.waits_for(UnlockDoor)


def test_the_folder_dialog_leads_to_the_store(
    window: Window, visitor: Visitor, qtbot: QtBot, made: tuple[Path, str], tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QFileDialog

    window.start(tmp_path / "nothing")
    window.show()
    welcome = visitor.waits_for(WelcomeDoor)
    assert isinstance(welcome, WelcomeDoor)
    welcome.other.click()
    dialog = window.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(made[0]))
    dialog.reject()
    visitor.waits_for(UnlockDoor)


@pytest.mark.parametrize(("text", "width", "height"), [(100, 1366, 768), (200, 1366, 768), (200, 1280, 720)])
@pytest.mark.parametrize("door", [WelcomeDoor, NewStoreDoor, "unlock", "recovery"])
def test_doors_stand_big_text(
    window: Window, qtbot: QtBot, door: object, text: int, width: int, height: int, themed: QApplication
) -> None:
    theme.apply(themed, text)
    made: Door
    if isinstance(door, type):
        made = door()
    elif door == "unlock":
        made = UnlockDoor(Path("store"))
    else:
        made = RecoveryKeyDoor(Path("store"), WelcomeDoor)
    window.resize(width, height)
    window.show_door(made)
    window.show()
    qtbot.waitExposed(window)
    assert access.faults(window) == []


def test_text_size_by_key_is_remembered(window: Window, visitor: Visitor, qtbot: QtBot) -> None:
    window.show_door(UnlockDoor(Path("store")))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert settings.load().text_size == 125
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert settings.load().text_size == 100
