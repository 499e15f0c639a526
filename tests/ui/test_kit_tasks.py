"""Work off the window's thread: what Python must not do meanwhile."""

import gc
import weakref
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from pytestqt.qtbot import QtBot

from coprod_desktop.errors import AppError
from coprod_desktop.ui.task import run_task


def fail(error: AppError) -> None:
    raise error


def test_no_garbage_is_searched_for_while_another_thread_works(qtbot: QtBot) -> None:
    owner, gate, seen = QObject(), Event(), list[bool]()

    def work() -> bool:
        gate.wait(5)
        return gc.isenabled()

    first = run_task(owner, work, seen.append, fail)
    second = run_task(owner, work, seen.append, fail)
    assert not gc.isenabled()
    with qtbot.waitSignals([first.finished, second.finished]):
        gate.set()
    assert seen == [False, False]
    qtbot.waitUntil(gc.isenabled)


def test_it_is_searched_for_again_though_the_owner_is_gone(qtbot: QtBot) -> None:
    owner, gate = QObject(), Event()
    run_task(owner, lambda: gate.wait(5), lambda _: None, fail)
    owner.deleteLater()
    qtbot.wait(20)
    assert not gc.isenabled()
    gate.set()
    qtbot.waitUntil(gc.isenabled)


class Owner(QObject):
    """Ends a loop from within its callback, as a window does that leaves by what was found."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = QEventLoop()

    def done(self, _: object) -> None:
        self.loop.quit()


def test_work_that_is_done_holds_its_owner_no_longer(qtbot: QtBot) -> None:
    """It would free the owner while it is freed itself, and the owner it once more: the program would crash."""
    owner = Owner()
    run_task(owner, lambda: None, owner.done, fail)
    owner.loop.exec()
    still_there = weakref.ref(owner)
    del owner
    assert still_there() is None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
