"""One dialog for what nobody expected: where it happened, and never what a family said."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from coprod_desktop import __version__
from coprod_desktop.errors import AppError
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Heading, Words

SAFE = (
    "Every card on the screen is already kept. Words that were half typed are kept up to the last second. "
    "You can go on. If it happens again, copy these lines and send them to whoever looks after your laptop: "
    "they hold nothing that anyone said."
)


class CrashReport(QDialog):
    """Shows the report, which can be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("What went wrong, for whoever looks after the program")
        self.copy, close = PlainButton("Copy these lines", icon="page"), PrimaryButton("Go on")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close.clicked.connect(self.accept)
        foot = QWidget()
        flow = FlowLayout(foot, self.copy)
        flow.add_spring()
        flow.addWidget(close)
        Column(
            self, Heading("Something went wrong"), Words(SAFE), self.report, foot, space=12, margins=(24,) * 4
        )
        self.resize(720, 480)


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
        if self._dialog is not None or QGuiApplication.instance() is None:
            return
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
