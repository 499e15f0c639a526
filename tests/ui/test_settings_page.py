"""The settings, changed as a practitioner does, on a real store."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coprod_desktop import settings
from coprod_desktop.errors import WrongKeyError
from coprod_desktop.store import backup_file, key_file, keys, rekey
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.doors.new_data_key import LOCK, NewDataKey
from coprod_desktop.ui.doors.recovery_sheet import draw_sheet
from coprod_desktop.ui.screens.settings import SettingsPage
from coprod_desktop.work import backing_up

PASSPHRASE = "winter lantern ferry moss"
OTHER = "copper walrus tidy anthem"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Store, str]]:
    folder = tmp_path / "store"
    store, printed = create_store(folder, PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))
    with store:
        yield store, printed


@pytest.fixture
def page(themed: QApplication, qtbot: QtBot, made: tuple[Store, str]) -> SettingsPage:
    screen = SettingsPage(Desk(made[0]))
    qtbot.addWidget(screen)
    screen.resize(1100, 760)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def test_the_name_is_kept_as_soon_as_it_is_left(page: SettingsPage, qtbot: QtBot) -> None:
    page.name.line.selectAll()
    qtbot.keyClicks(page.name.line, "Ruth Mensah")
    page.name.line.editingFinished.emit()
    assert page.desk.store.practitioner == "Ruth Mensah"


def test_an_empty_name_puts_the_old_one_back(page: SettingsPage) -> None:
    page.name.line.clear()
    assert page.keep()
    assert page.name.value() == page.desk.store.practitioner == "Ruth Abara"


def test_how_long_it_waits_before_it_locks_is_remembered(page: SettingsPage) -> None:
    assert [choice.one() for choice in page.locks.choices.values()] == ["2", "15"]
    page.locks.choices["lock_after"].choose("5")
    page.locks.choices["lock_after_talking"].choose("30")
    kept = settings.load()
    assert (kept.lock_after, kept.lock_after_talking) == (5, 30)


def test_text_size_at_once_and_remembered(page: SettingsPage) -> None:
    page.sizes.choose("150")
    assert (theme.text_size(), settings.load().text_size) == (150, 150)


def test_another_passphrase(page: SettingsPage, qtbot: QtBot, made: tuple[Store, str]) -> None:
    form, folder = page.passphrase, made[0].folder
    form.open_button.click()
    qtbot.keyClicks(form.now.line, "not the passphrase")
    for field in (form.new.first, form.new.again):
        qtbot.keyClicks(field.line, OTHER)
    form.go.click()
    qtbot.waitUntil(lambda: bool(form.now.error.text()), timeout=10_000)
    assert "doesn't open this store" in form.now.error.text()
    form.now.line.selectAll()
    qtbot.keyClicks(form.now.line, PASSPHRASE)
    with qtbot.waitSignal(form.done, timeout=10_000):
        form.go.click()
    assert keys.unlock_with_passphrase(folder, OTHER).store_id == made[0].id
    assert form.new.first.value() == form.now.value() == ""


def test_another_recovery_key(page: SettingsPage, qtbot: QtBot, made: tuple[Store, str]) -> None:
    form, folder = page.recovery, made[0].folder
    form.open_button.click()
    qtbot.keyClicks(form.now.line, PASSPHRASE)
    form.go.click()
    qtbot.waitUntil(lambda: form.paper is not None, timeout=10_000)
    assert form.paper is not None
    printed = "-".join(group.text() for group in form.paper.key.groups)
    form.paper.written.click()
    qtbot.keyClicks(form.paper.field.line, made[1])
    form.paper.button.click()
    assert "another recovery key" in form.paper.field.error.text()
    form.paper.field.line.selectAll()
    qtbot.keyClicks(form.paper.field.line, printed)
    with qtbot.waitSignal(form.done):
        form.paper.button.click()
    assert keys.unlock_with_recovery_key(folder, printed).store_id == made[0].id


def test_backups_go_along_with_a_new_passphrase(
    page: SettingsPage, qtbot: QtBot, made: tuple[Store, str]
) -> None:
    backing_up.back_up(made[0])
    form = page.passphrase
    form.open_button.click()
    qtbot.keyClicks(form.now.line, PASSPHRASE)
    for field in (form.new.first, form.new.again):
        qtbot.keyClicks(field.line, OTHER)
    with qtbot.waitSignal(form.done, timeout=10_000) as done:
        form.go.click()
    assert done.args is not None
    assert "One backup goes along." in done.args[0] and "Find them and delete them." in done.args[0]


# New keys for everything


def new_keys_sheet(page: SettingsPage) -> NewDataKey:
    page.new_keys.click()
    (sheet,) = page.window().findChildren(NewDataKey)
    return sheet


def to_paper(sheet: NewDataKey, qtbot: QtBot, now: str = PASSPHRASE) -> str:
    """Both passphrases typed; returns the key that is shown."""
    qtbot.keyClicks(sheet.now.line, now)
    for field in (sheet.new.first, sheet.new.again):
        qtbot.keyClicks(field.line, OTHER)
    sheet.keep.click()
    qtbot.waitUntil(lambda: sheet.paper is not None or bool(sheet.now.error.text()), timeout=10_000)
    return "-".join(group.text() for group in sheet.paper.key.groups) if sheet.paper else ""


def type_back(sheet: NewDataKey, qtbot: QtBot, printed: str) -> None:
    assert sheet.paper is not None
    sheet.paper.written.click()
    qtbot.keyClicks(sheet.paper.field.line, printed)
    sheet.paper.button.click()


def test_everything_gets_new_keys_and_then_it_locks(
    page: SettingsPage, qtbot: QtBot, made: tuple[Store, str]
) -> None:
    store = made[0]
    backup = backing_up.back_up(store).file
    sheet = new_keys_sheet(page)
    printed = to_paper(sheet, qtbot)
    assert keys.unlock_with_passphrase(store.folder, PASSPHRASE) == store.data_key, "nothing changed so far"
    type_back(sheet, qtbot, printed)
    qtbot.waitUntil(lambda: sheet.keep.words() == LOCK, timeout=20_000)
    assert "One backup goes along." in words_of(sheet)
    with qtbot.waitSignal(page.desk.locked):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    new = keys.unlock_with_passphrase(store.folder, OTHER)
    assert new != store.data_key and keys.unlock_with_recovery_key(store.folder, printed) == new
    with pytest.raises(WrongKeyError):
        keys.unlock_with_passphrase(store.folder, PASSPHRASE)
    assert key_file.parse(backup_file.keys_inside(backup)) == key_file.read(store.folder)


def test_another_passphrase_of_today_goes_no_further(page: SettingsPage, qtbot: QtBot) -> None:
    sheet = new_keys_sheet(page)
    assert to_paper(sheet, qtbot, "not the passphrase") == ""
    assert "doesn't open this store" in sheet.now.error.text()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_left_before_the_last_step_nothing_changes(
    page: SettingsPage, qtbot: QtBot, made: tuple[Store, str]
) -> None:
    before = (made[0].folder / "keys.json").read_bytes()
    sheet = new_keys_sheet(page)
    to_paper(sheet, qtbot)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert (made[0].folder / "keys.json").read_bytes() == before


def test_without_room_it_says_so_and_the_old_keys_stay(
    page: SettingsPage, qtbot: QtBot, made: tuple[Store, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekey, "room_in", lambda place: 0)
    sheet = new_keys_sheet(page)
    type_back(sheet, qtbot, to_paper(sheet, qtbot))
    qtbot.waitUntil(lambda: "no room" in words_of(sheet), timeout=10_000)
    assert "The old keys still open everything." in words_of(sheet)
    assert keys.unlock_with_passphrase(made[0].folder, PASSPHRASE) == made[0].data_key
    sheet.leave.click()
    assert page.desk.store.practitioner == "Ruth Abara"


def words_of(sheet: NewDataKey) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("text", [100, 200])
def test_its_steps_have_names_and_room(
    page: SettingsPage, qtbot: QtBot, themed: QApplication, text: int
) -> None:
    theme.apply(themed, text)
    sheet = new_keys_sheet(page)
    assert access.faults(sheet) == []
    to_paper(sheet, qtbot)
    assert access.faults(sheet) == []
    sheet.reject()


def test_the_sheet_holds_the_key_and_what_to_do_with_it(themed: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    paper = QPdfWriter(str(file))
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paper.setPageMargins(QMarginsF(20, 20, 20, 20))
    draw_sheet(paper, "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789-ABCD", "<b>store</b>", date(2026, 11, 22))
    text = PdfReader(file).pages[0].extract_text()
    assert len(PdfReader(file).pages) == 1
    for words in ("ABCD", "YZ01", "6789", "<b>store</b>", "22 Nov 2026", "away from the laptop"):
        assert words in " ".join(text.split())


@pytest.mark.parametrize("text", [100, 200])
def test_everything_has_a_name_and_room(page: SettingsPage, themed: QApplication, text: int) -> None:
    page.passphrase.open_button.click()
    page.recovery.open_button.click()
    theme.apply(themed, text)
    page.resize(968, 720)
    assert access.faults(page) == []
