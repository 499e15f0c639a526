"""The watchdog itself: it bites when the program works too long on one event, and at nothing else."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import watchdog

Work = Callable[[float], None]


def work(milliseconds: float) -> None:
    """So much work of this thread, whoever else works meanwhile."""
    until = time.thread_time() + milliseconds / 1000
    while time.thread_time() < until:
        sum(range(100))


@pytest.fixture
def slot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    """A piece of the program that works."""
    monkeypatch.setattr(watchdog, "PROGRAM", str(tmp_path))
    names: dict[str, Work] = {"work": work}
    exec(compile("def slot(long):\n    work(long)\n", str(tmp_path / "screen.py"), "exec"), names)
    return names["slot"]


def test_long_work_on_one_event_fails_and_says_where(slot: Work, qapp: QApplication, qtbot: QtBot) -> None:
    with (
        pytest.raises(AssertionError, match=r"1 events took more than.*\n\d+ ms: screen\.slot:2"),
        watchdog.watched(qapp),
    ):
        QTimer.singleShot(0, lambda: slot(200 * watchdog.slowness()))
        qtbot.wait(20)


def test_short_pieces_of_work_do_not(slot: Work, qapp: QApplication, qtbot: QtBot) -> None:
    with watchdog.watched(qapp) as dog:
        for _ in range(8):
            QTimer.singleShot(0, lambda: slot(15))
            qtbot.wait(2)
    assert dog.holds == []


def test_what_the_test_itself_does_is_not_the_programs(qapp: QApplication, qtbot: QtBot) -> None:
    with watchdog.watched(qapp):
        QTimer.singleShot(0, lambda: work(200))
        qtbot.wait(20)


def test_a_processor_is_never_held_for_faster_than_usual() -> None:
    assert watchdog.slowness() >= 1
