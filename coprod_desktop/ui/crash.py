"""One dialog for what nobody expected: where it happened, and never what a family said."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from coprod_desktop import __version__
from coprod_desktop.errors import AppError

if TYPE_CHECKING:
    from coprod_desktop.ui.crash_report import CrashReport


class CrashHook:
    """Takes the place of `sys.excepthook`; a crash while it shows one is only written to stderr."""

    def __init__(self) -> None:
        self._dialog: CrashReport | None = None
        self.tell: Callable[[AppError], bool] = lambda _error: False

    def __call__(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Show the dialog once; Ctrl+C in a terminal still ends the program, and a known failure is told in words."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        if isinstance(fault, AppError) and self.tell(fault):
            return
        report = describe(fault)
        print(report, file=sys.stderr)  # noqa: T201  the one place that may: the window may be beyond showing it
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - the first door does without

        if self._dialog is not None or QGuiApplication.instance() is None:
            return
        from coprod_desktop.ui.crash_report import CrashReport  # noqa: PLC0415 - the first door does without

        self._dialog = CrashReport(report)
        self._dialog.finished.connect(self._shown)
        self._dialog.open()

    def _shown(self, _result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()  # letting go here would delete it while it still tells that it is finished


def install() -> None:
    """From now on, what nobody expected is shown by a dialog."""
    sys.excepthook = CrashHook()


def tell_known_failures(tell: Callable[[AppError], bool]) -> None:
    """From now on, a failure that has words for people is told by `tell`, wherever it came up, if that can."""
    if isinstance(sys.excepthook, CrashHook):
        sys.excepthook.tell = tell


def describe(fault: BaseException) -> str:
    """Version, kind of fault and frames (file, line, function) of it and of what caused it; never a value."""
    from PySide6.QtCore import QSysInfo, qVersion  # noqa: PLC0415 - the first door does without

    lines = [f"Coprod {__version__} · Qt {qVersion()} · {QSysInfo.prettyProductName()}"]
    seen: set[int] = set()
    cause: BaseException | None = fault
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines += _one(cause)
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def _one(fault: BaseException) -> list[str]:
    frames = traceback.extract_tb(fault.__traceback__)
    where = [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return [f"{type(fault).__module__}.{type(fault).__qualname__}", *where]


def _short(file: str) -> str:
    """The last parts of a path: a user's folder can hold a name."""
    return "/".join(file.replace("\\", "/").split("/")[-3:])
