"""Work off the window's thread, with the result back on it: nothing may hold the window for 50 ms."""

import sys
from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coprod_desktop.errors import AppError
from coprod_desktop.garbage import hold_collection, let_collect

T = TypeVar("T")
_under_way: "WeakSet[Task]" = WeakSet()


def is_under_way() -> bool:
    """Whether any work that locking has to wait for still has to end, or to tell its owner that it has."""
    return any(isValid(task) for task in _under_way)


class _Post(QObject):
    """Lives on the window's thread; the worker's signals cross over to it."""

    succeeded = Signal(object)
    failed = Signal(object)


def _work(func: Callable[[], Any], post: _Post) -> None:
    try:
        result = func()
    except BaseException as fault:  # noqa: BLE001  every fault has to cross to the window's thread
        post.failed.emit(fault)
    else:
        post.succeeded.emit(result)
    finally:
        let_collect()


class Task(QObject):
    """One piece of work under way. It belongs to `owner`: once that is gone, nobody is called any more."""

    finished = Signal()

    def __init__(
        self,
        owner: QObject,
        func: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[AppError], None],
        *,
        may_be_cut_off: bool = False,
    ) -> None:
        super().__init__(owner)
        self._callbacks: tuple[Callable[[Any], None], Callable[[AppError], None]] | None = (on_done, on_error)
        self._post = _Post()
        self._post.succeeded.connect(self._succeeded)
        self._post.failed.connect(self._failed)
        if not may_be_cut_off:
            _under_way.add(self)
        hold_collection()
        # A thread of Python's own: a QRunnable's memory is freed by Qt and by Python in turn, and not always once.
        self._thread = Thread(target=_work, args=(func, self._post), daemon=True)
        self._thread.start()

    def _succeeded(self, result: object) -> None:
        on_done, _ = self._end()
        on_done(result)

    def _failed(self, fault: BaseException) -> None:
        _, on_error = self._end()
        if isinstance(fault, AppError):
            on_error(fault)
        else:
            sys.excepthook(type(fault), fault, fault.__traceback__)

    def _end(self) -> tuple[Callable[[Any], None], Callable[[AppError], None]]:
        """The thread has nothing left to do but to let go: what it held must not be freed over there.

        The callbacks hold the owner, and this must not hold it while it is freed: the owner would free this once more.
        """
        self._thread.join()
        _under_way.discard(self)
        assert self._callbacks is not None
        callbacks, self._callbacks = self._callbacks, None
        self.finished.emit()
        self.deleteLater()
        return callbacks


def run_task(
    owner: QObject,
    func: Callable[[], T],
    on_done: Callable[[T], None],
    on_error: Callable[[AppError], None],
    *,
    may_be_cut_off: bool = False,
) -> Task:
    """Run `func` on a worker thread, then `on_done(result)` or `on_error(failure)` on the window's thread.

    Neither is called once `owner` is deleted. Any fault that isn't an AppError goes to `sys.excepthook`.
    `func` must not touch a widget, nor the store's everyday connection. Locking doesn't wait for what `may_be_cut_off`.
    """
    return Task(owner, func, on_done, on_error, may_be_cut_off=may_be_cut_off)
