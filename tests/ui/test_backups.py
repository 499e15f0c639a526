"""Backups in the window: made, copied, restored, undone; on unlocking and on closing, and in words when they fail."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop import paths
from coprod_desktop.store.backup_file import look_through
from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.backups import by_itself
from coprod_desktop.ui.backups.parts import OneBackup
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.doors.closing import ClosingDoor
from coprod_desktop.ui.doors.first_run import WelcomeDoor
from coprod_desktop.ui.doors.restore import RestoreDoor
from coprod_desktop.ui.doors.unlock import UnlockDoor
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.backups import Backups
from coprod_desktop.ui.screens.people import People
from coprod_desktop.ui.screens.settings import SettingsPage
from coprod_desktop.ui.widgets.going_on import GoingOn
from coprod_desktop.ui.widgets.table import Table
from coprod_desktop.ui.window import Window
from coprod_desktop.work import backing_up, people
from coprod_desktop.work.people import PersonFacts
from tests.backup_home import every_row, opened
from tests.conftest import PASSPHRASE
from tests.ui.real_window import window_inside

Wait = Callable[[Callable[[], object]], None]
SIZE = (1100, 740)


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda until: qtbot.waitUntil(lambda: bool(until()), timeout=20_000)


@pytest.fixture
def inside(store: Store, themed: QApplication, qtbot: QtBot) -> Inside:
    people.add_person(store, PersonFacts("Amira Khan"))
    made = Inside(store)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def screen(inside: Inside, wait: Wait) -> Backups:
    inside.desk.go("backups")
    assert isinstance(inside.shown, Backups)
    wait(lambda: shown(inside).ways is not None)
    return shown(inside)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def shown(inside: Inside) -> Backups:
    assert isinstance(inside.shown, Backups)
    return inside.shown


def press(screen: Backups, name: str) -> None:
    assert screen.ways is not None
    button = getattr(screen.ways, name)
    screen.ways = None
    button.click()


def listed(screen: Backups, wait: Wait, many: int) -> list[str]:
    wait(lambda: screen.ways is not None and len(screen.rows) == many)
    return [cell.said() for line in range(many) for cell in table(screen).line(line).cells[2:]]


def table(screen: Backups) -> Table:
    assert screen.table is not None
    return screen.table


def test_none_yet_then_one_now_by_keyboard(inside: Inside, screen: Backups, wait: Wait, qtbot: QtBot) -> None:
    ways = screen.ways
    assert screen.rows == [] and ways is not None
    wait(lambda: QApplication.focusWidget() is ways.now)
    qtbot.keyClick(ways.now, Qt.Key.Key_Space)
    assert listed(screen, wait, 1) == ["Verified", "On this computer"]
    assert look_through(screen.rows[0].file).whole
    assert inside.messages.words() == "The backup is made and verified."
    qtbot.keyClick(table(screen), Qt.Key.Key_Return)
    assert isinstance(screen.now, OneBackup)
    assert QApplication.focusWidget() is screen.now.new_button


def test_to_a_stick_and_to_the_same_one_again(
    inside: Inside, screen: Backups, wait: Wait, stick: Path
) -> None:
    screen.copy_to(stick)
    assert listed(screen, wait, 1) == ["Verified", "In the second place"]
    assert "can be taken out" in inside.messages.words()
    press(screen, "again")
    assert listed(screen, wait, 2) == ["Verified", "In the second place"] * 2
    assert len([*stick.iterdir()]) == 2


def test_a_stick_that_is_gone_is_said(inside: Inside, screen: Backups, wait: Wait, stick: Path) -> None:
    stick.rmdir()
    screen.copy_to(stick)
    wait(lambda: "Is the stick plugged in?" in inside.messages.words())
    assert screen.ways is not None


def test_stopped_leaves_nothing(inside: Inside, screen: Backups, wait: Wait, store: Store) -> None:
    press(screen, "now")
    assert isinstance(screen.now, GoingOn)
    screen.now.stop_button.click()
    wait(lambda: screen.ways is not None)
    assert inside.messages.words().startswith(("Stopped.", "The backup is made"))
    assert len(backing_up.listed(store)) == len(screen.rows)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_is_said_in_words(inside: Inside, screen: Backups, wait: Wait) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        press(screen, "now")
        wait(lambda: "no room for it" in inside.messages.words())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert screen.rows == [] and screen.ways is not None


def test_a_damaged_one_comes_last_and_is_only_told_of(
    inside: Inside, screen: Backups, wait: Wait, store: Store
) -> None:
    backing_up.back_up(store)
    newest = backing_up.back_up(store).file
    newest.write_bytes(newest.read_bytes()[:-2000])
    screen.look()
    assert listed(screen, wait, 2)[::2] == ["Verified", "Damaged"]
    screen.open(str(newest))
    assert isinstance(screen.now, OneBackup)
    assert not screen.now.here_button.isVisible() and not screen.now.new_button.isVisible()


def test_into_a_new_folder(inside: Inside, screen: Backups, wait: Wait, store: Store, tmp_path: Path) -> None:
    before = every_row(store)
    file = backing_up.back_up(store).file
    (tmp_path / "new").mkdir()
    screen.restore_into(file, tmp_path / "new")
    wait(lambda: "restored into the folder “new”" in inside.messages.words())
    with opened(tmp_path / "new") as again:
        assert every_row(again) == before


def test_in_place_then_undone_each_by_locking(
    inside: Inside, screen: Backups, wait: Wait, store: Store, qtbot: QtBot
) -> None:
    before = every_row(store)
    backing_up.back_up(store)
    people.add_person(store, PersonFacts("Kofi Mensah"))
    after = every_row(store)
    screen.look()
    listed(screen, wait, 1)
    screen.open(str(screen.rows[0].file))
    assert isinstance(screen.now, OneBackup)
    with qtbot.waitSignal(inside.lock_asked, timeout=20_000):
        screen.now.here_button.click()
    store.close()
    with opened(store.folder) as again:
        assert every_row(again) == before
        assert backing_up.just_put_back(again).startswith("The store is as you asked for.")
        page = Backups(Desk(again))
        qtbot.addWidget(page)
        wait(lambda: page.asides)
        with qtbot.waitSignal(page.desk.locked):
            page.asides[0].button.click()
    with opened(store.folder) as again:
        assert every_row(again) == after


@pytest.mark.parametrize("text", [100, 200])
def test_everything_has_a_name_and_room(
    inside: Inside, screen: Backups, wait: Wait, themed: QApplication, stick: Path, text: int
) -> None:
    screen.copy_to(stick)
    listed(screen, wait, 1)
    theme.apply(themed, text)
    assert access.faults(inside) == []
    screen.open(str(screen.rows[0].file))
    assert access.faults(inside) == []


def test_a_week_later_people_and_settings_remind(
    store: Store, themed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    backing_up.back_up(store)
    for reminds in (False, True):
        page, settings = People(Desk(store)), SettingsPage(Desk(store))
        qtbot.addWidget(page)
        qtbot.addWidget(settings)
        assert page.remind.isVisibleTo(page) is reminds
        assert settings.backups.isVisibleTo(settings)
        monkeypatch.setattr(backing_up, "REMIND_AFTER", timedelta(0))


# --- by itself: on unlocking and on closing ---


@pytest.fixture
def window(store: Store, themed: QApplication, qtbot: QtBot) -> Iterator[Window]:
    made = window_inside(store, qtbot)
    yield made
    if made.store is not None:
        made.store.close()


def door(window: Window) -> ClosingDoor:
    found: list[ClosingDoor] = window.findChildren(ClosingDoor)
    return found[-1]


def files(store: Store) -> list[Path]:
    return [*(store.folder / "backups").glob("*.backup")]


def test_a_moment_after_unlocking(
    store: Store, themed: QApplication, qtbot: QtBot, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_itself, "A_MOMENT", 10)
    window = window_inside(store, qtbot)
    wait(lambda: files(store))
    assert window.close(), "nothing has changed since"


def test_closing_keeps_a_backup_first(window: Window, store: Store, wait: Wait) -> None:
    window.close()
    assert door(window).accessibleName() == "Before the window closes"
    wait(lambda: window.store is None)
    assert not window.isVisible()
    assert [look_through(file).fault for file in files(store)] == [""]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_closing_says_when_it_could_not_and_lets_go(window: Window, store: Store, wait: Wait) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        window.close()
        wait(door(window).again.isVisible)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "no room for it" in door(window).words.text()
    assert access.faults(door(window)) == []
    door(window).go_back.click()
    assert window.inside is not None and window.inside.isVisible()
    window.close()
    door(window).without.click()
    assert window.store is None and not window.isVisible()


def test_after_a_restore_the_window_says_how_to_undo_it(
    store: Store, themed: QApplication, qtbot: QtBot
) -> None:
    backing_up.get_ready(store, backing_up.back_up(store).file)
    store.close()
    window = window_inside(opened(store.folder), qtbot)
    assert window.inside is not None
    assert "To undo that" in window.inside.messages.words()
    assert window.close(), "the last backup is less than half an hour old"


# --- on a new computer ---


def test_from_a_stick_into_a_new_store(
    store: Store, stick: Path, themed: QApplication, qtbot: QtBot, wait: Wait, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    before, file = every_row(store), backing_up.copy_to(store, stick).file
    store.close()
    monkeypatch.setattr(paths, "default_store", lambda: tmp_path / "here" / "store")
    window = Window(lambda _: None, lambda: None)
    qtbot.addWidget(window)
    window.start(tmp_path / "no store")
    window.show()
    window.findChildren(WelcomeDoor)[0].restore.click()
    (found,) = window.findChildren(RestoreDoor)
    found.button.click()
    assert "choose the backup first" in found.field.error.text()
    found.set_file(file)
    for typed in ("not the passphrase", PASSPHRASE):
        found.field.line.selectAll()
        qtbot.keyClicks(found.field.line, typed)
        qtbot.keyClick(found.field.line, Qt.Key.Key_Return)
        wait(lambda: window.inside is not None or found.field.error.text())
    wait(lambda: window.inside is not None)
    assert window.store is not None
    assert window.store.folder == tmp_path / "here" / "store"
    assert every_row(window.store) == before
    window.store.close()


@pytest.mark.parametrize("text", [100, 200])
def test_the_door_has_a_name_and_room_for_everything(
    themed: QApplication, show: Callable[..., None], tmp_path: Path, text: int
) -> None:
    theme.apply(themed, text)
    made = RestoreDoor(lambda: UnlockDoor(tmp_path))
    made.set_file(tmp_path / "coprod-20261128T120000Z.backup")
    show(made, 1024, 640)
    made.button.click()
    assert access.faults(made) == []
    first: QWidget = made.first_focus()
    assert first.isEnabled()


def test_the_words_of_the_list_say_when(screen: Backups, wait: Wait) -> None:
    press(screen, "now")
    listed(screen, wait, 1)
    when = table(screen).line(0).cells[0].text
    assert when == backing_up.moment_in_words(screen.rows[0].made)
    assert datetime.now(UTC) - screen.rows[0].made < timedelta(minutes=1)
