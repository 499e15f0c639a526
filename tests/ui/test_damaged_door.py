"""A damaged store at the unlock door: its newest sound backup is offered, put in place, and nothing is thrown away."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import create_store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.doors.newest_backup import NONE
from coprod_desktop.ui.doors.unlock import UnlockDoor
from coprod_desktop.ui.window import Window
from coprod_desktop.work import backing_up, listing, people
from coprod_desktop.work.people import PersonFacts
from tests.conftest import PASSPHRASE


@pytest.fixture
def folder(tmp_path: Path, cheap: Cost) -> Path:
    """With Amira in the backup, and Tom who came later."""
    store, _ = create_store(tmp_path / "store", PASSPHRASE, "Ruth Abara", cheap)
    with store:
        people.add_person(store, PersonFacts("Amira Khan"))
        backing_up.back_up(store)
        people.add_person(store, PersonFacts("Tom Later"))
    return tmp_path / "store"


@pytest.fixture
def window(themed: QApplication, qtbot: QtBot) -> Iterator[Window]:
    made = Window(lambda _: None, lambda: None)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    yield made
    made.close()
    qtbot.waitUntil(lambda: made.store is None, timeout=10_000)


def cut(file: Path) -> bytes:
    """Half of it is gone; returns what is left."""
    left = file.read_bytes()[: file.stat().st_size // 2]
    file.write_bytes(b"\x00" * 100 + left[100:])
    return file.read_bytes()


def at_the_door(window: Window, folder: Path, qtbot: QtBot) -> UnlockDoor:
    window.start(folder)
    window.show()
    (door,) = window.findChildren(UnlockDoor)
    qtbot.keyClicks(door.field.line, PASSPHRASE)
    door.unlock()
    qtbot.waitUntil(door.offer.isVisible, timeout=20_000)
    return door


@pytest.mark.parametrize("name", ["data.db", "keys.json"])
def test_the_newest_backup_is_offered_and_put_in_place_and_the_damaged_files_are_kept(
    window: Window, folder: Path, qtbot: QtBot, name: str
) -> None:
    damaged = cut(folder / name)
    door = at_the_door(window, folder, qtbot)
    assert "damaged" in door.field.error.text()
    assert "What was written after that would be lost." in door.offer.words.text()
    door.offer.button.click()
    qtbot.waitUntil(lambda: window.inside is not None, timeout=20_000)
    assert window.store is not None
    assert [row.facts.name for row in listing.people(window.store, date.today())] == ["Amira Khan"]
    (aside,) = backing_up.kept_aside(window.store)
    assert (aside.folder / name).read_bytes() == damaged


def test_a_store_whose_data_is_gone_is_offered_it_too(window: Window, folder: Path, qtbot: QtBot) -> None:
    (folder / "data.db").unlink()
    door = at_the_door(window, folder, qtbot)
    assert "missing" in door.field.error.text() and door.offer.button.isVisible()


def test_a_damaged_backup_is_passed_over(window: Window, folder: Path, qtbot: QtBot) -> None:
    (backup,) = (folder / "backups").glob("*.backup")
    backup.write_bytes(backup.read_bytes()[:-3000])
    cut(folder / "data.db")
    door = at_the_door(window, folder, qtbot)
    assert door.offer.words.text() == NONE and not door.offer.button.isVisible()


def test_without_the_passphrase_nothing_is_put_back(window: Window, folder: Path, qtbot: QtBot) -> None:
    damaged = cut(folder / "data.db")
    door = at_the_door(window, folder, qtbot)
    door.field.clear()
    door.offer.button.click()
    assert "type your passphrase" in door.field.error.text()
    qtbot.keyClicks(door.field.line, "not the passphrase")
    door.offer.button.click()
    qtbot.waitUntil(lambda: "opens with the passphrase" in door.field.error.text(), timeout=20_000)
    assert (folder / "data.db").read_bytes() == damaged


@pytest.mark.parametrize("text", [100, 200])
def test_it_has_room(window: Window, folder: Path, qtbot: QtBot, themed: QApplication, text: int) -> None:
    theme.apply(themed, text)
    cut(folder / "data.db")
    assert access.faults(at_the_door(window, folder, qtbot)) == []
    theme.apply(themed)
