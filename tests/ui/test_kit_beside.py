"""What stands beside the widgets: work off the thread, the crash report, keys, signature, gallery."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QPoint, QSize, Qt, QThread
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop import __version__
from coprod_desktop.errors import AppError
from coprod_desktop.ui import crash, kit_sheet, theme
from coprod_desktop.ui.crash_report import CrashReport
from coprod_desktop.ui.gallery import Variant, make_gallery
from coprod_desktop.ui.keys import bind_keys, called
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.signature import PAPER, SignaturePad

Show = Callable[..., None]


def _refuse(fault: AppError) -> None:
    raise AssertionError(fault)


def test_work_happens_elsewhere_and_comes_back(dressed: QApplication, qtbot: QtBot) -> None:
    owner, here, seen = QObject(), QThread.currentThread(), list[object]()
    run_task(
        owner, QThread.currentThread, lambda there: seen.extend((there, QThread.currentThread())), _refuse
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] is not here
    assert seen[1] is here


def test_a_failure_for_people_comes_back_as_one(dressed: QApplication, qtbot: QtBot) -> None:
    def work() -> int:
        raise AppError("The disk is full.")

    owner, seen = QObject(), list[str]()
    run_task(owner, work, lambda _: None, lambda fault: seen.append(fault.message))
    qtbot.waitUntil(lambda: seen == ["The disk is full."])


def test_any_other_fault_goes_to_the_crash_report(
    dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[type[BaseException]]()
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: seen.append(kind))
    owner = QObject()
    run_task(owner, lambda: 1 // 0, lambda _: None, _refuse)
    qtbot.waitUntil(lambda: seen == [ZeroDivisionError])


def test_nobody_is_called_once_the_owner_is_gone(dressed: QApplication, qtbot: QtBot) -> None:
    owner, called, worked = QWidget(), list[object](), list[int]()

    def work() -> int:
        time.sleep(0.1)
        worked.append(1)
        return 1

    run_task(owner, work, called.append, _refuse)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: worked == [1])
    qtbot.wait(50)
    assert called == []


def _crash(secret: str) -> BaseException:
    try:
        try:
            raise ValueError(secret)
        except ValueError as first:
            raise KeyError(secret) from first
    except KeyError as fault:
        return fault


def test_a_crash_report_has_frames_and_never_values() -> None:
    report = crash.describe(_crash("Nadia said so"))
    assert __version__ in report
    assert "builtins.KeyError" in report
    assert "builtins.ValueError" in report
    assert "test_kit_beside.py" in report
    assert "Nadia" not in report
    assert str(Path.home()) not in report


def test_the_crash_dialog_shows_once_and_copies(
    show: Show, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    hook, fault = crash.CrashHook(), _crash("Nadia said so")
    before = set(QApplication.topLevelWidgets())
    hook(type(fault), fault, fault.__traceback__)
    hook(type(fault), fault, fault.__traceback__)
    new = [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]
    assert len(new) == 1
    dialog = new[0]
    assert isinstance(dialog, CrashReport)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    dialog.accept()
    assert "Nadia" not in capsys.readouterr().err


def test_a_failure_for_people_that_nobody_told_needs_no_crash_dialog(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", crash.CrashHook())
    told, before = list[AppError](), set(QApplication.topLevelWidgets())

    def tell(error: AppError) -> bool:
        told.append(error)
        return True

    crash.tell_known_failures(tell)
    fault = AppError("The disk could not be read. Nothing was changed.")
    sys.excepthook(type(fault), fault, None)
    assert told == [fault]
    assert set(QApplication.topLevelWidgets()) == before


@pytest.mark.parametrize(
    ("keys", "words"),
    [("Ctrl+Return", "Ctrl + Enter"), ("F9", "F9"), ("Del", "Delete"), ("Alt+1", "Alt + 1")],
)
def test_keys_are_written_as_people_call_them(keys: str, words: str) -> None:
    assert called(keys) == words


def test_keys_work_while_typing(show: Show, qtbot: QtBot) -> None:
    line, seen = QLineEdit(), list[str]()
    bind_keys(line, "F9", lambda: seen.append("hide"))
    bind_keys(line, "Alt+2", lambda: seen.append("second"))
    show(line, 300, 60)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F9)
    qtbot.keyClick(line, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert seen == ["hide", "second"]
    assert line.text() == ""


def test_a_signature_is_drawn_typed_or_left(show: Show, qtbot: QtBot) -> None:
    pad = SignaturePad("Nadia")
    show(pad, 500, 320)
    assert (pad.png(), pad.is_empty()) == (b"", True)
    qtbot.mousePress(pad.sheet, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    qtbot.mouseMove(pad.sheet, QPoint(200, 60))
    with qtbot.waitSignal(pad.changed):
        qtbot.mouseRelease(pad.sheet, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    image = QImage.fromData(pad.png())
    assert image.size() == PAPER
    dark = sum(image.pixelColor(x, y).value() < 100 for x in range(0, 640, 2) for y in range(0, 180, 2))
    assert dark > 50
    qtbot.keyClicks(pad.typed.line, "Nadia Khan")
    assert pad.name() == "Nadia Khan"
    pad.wipe.click()
    assert pad.is_empty()


def test_the_gallery_takes_every_shot_in_every_variant(themed: QApplication, tmp_path: Path) -> None:
    small = QSize(640, 400)
    variants = (Variant("", size=small), Variant("-big", 200, 1.5, small))
    files = make_gallery(tmp_path / "pictures", kit_sheet.SHOTS[:2], variants)
    assert sorted(file.name for file in files) == sorted(
        file.name for file in (tmp_path / "pictures").iterdir()
    )
    assert {file.stem for file in files} >= {"kit-choices", "kit-choices-big"}
    assert QImage(str(tmp_path / "pictures" / "kit-choices-big.png")).size() == QSize(960, 600)
    assert theme.text_size() == 100


def test_the_theme_loads_nothing_heavy() -> None:
    code = "import sys, coprod_desktop.ui.widgets.fields, coprod_desktop.ui.widgets.frame as f; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"PIL", "reportlab", "sqlmodel", "sqlalchemy", "alembic", "ttf_opensans"} & set(loaded)
