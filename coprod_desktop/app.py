"""Builds and joins everything: reads the flags, then opens the window or hands over to the command line."""

import argparse
import builtins
import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from coprod_desktop import __version__, paths, settings
from coprod_desktop.garbage import hold_collection, let_collect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coprod_desktop.ui.window import Window

_SET_DUMPABLE = 4  # PR_SET_DUMPABLE of Linux
_NO_FLAGS = argparse.Namespace(store=None, demo=False, gallery=None, debug=False)
_COMMANDS = (
    "without a window: new STORE · import STORE SHEET.csv · people STORE · check STORE · "
    "backup STORE --out FILE · restore FILE --to STORE · undo-restore STORE · "
    "summary STORE --person NAME --document one-page --audience school --out FILE.pdf · "
    "everything STORE --person NAME --out FOLDER"
)


def main(argv: Sequence[str]) -> int:
    """Run Coprod with these arguments; returns the exit code: 0, or 2 when they can't be understood."""
    if argv and not argv[0].startswith("-"):
        no_core_dumps()
        return _without_window(argv)
    flags = _flags().parse_args(list(argv)) if argv else _NO_FLAGS
    if flags.debug:
        _log_to_stderr()
    if flags.gallery:
        return _gallery(flags.gallery)
    hold_collection()  # nothing of a start is garbage
    app = make_app()
    from coprod_desktop.ui import window_size  # noqa: PLC0415 - the command line does without Qt

    if not flags.demo and _first_comes_forward(flags.store):
        return 0
    window = make_window()
    window.seen.connect(partial(_catch_up, window))
    window.start(flags.store, demo=flags.demo)
    window_size.show_whole(window)
    window.activateWindow()
    return app.exec()


def _catch_up(window: "Window") -> None:
    """What can wait until the first door is painted: before that there is no secret, nor anybody to come forward to."""
    no_core_dumps()
    _answer_second_starts(window)
    let_collect()


def make_app() -> "QApplication":
    """The dressed application, with its one focus ring and its one dialog for faults."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the command line does without Qt

    from coprod_desktop.ui import crash, theme  # noqa: PLC0415
    from coprod_desktop.ui.widgets.focus_ring import FocusRing  # noqa: PLC0415

    _import_as_usual()
    app = QApplication(["Coprod", "-style", "fusion"])
    app.setApplicationName("Coprod")
    theme.apply(app, settings.load().text_size)
    FocusRing(app)
    crash.install()
    return app


def _import_as_usual() -> None:
    """PySide would read the source of every module that is imported from here on, and keep it in memory.

    It looks for a switch of the names it gives to things (`from __feature__ import …`), which nothing here uses.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def make_window() -> "Window":
    """The window, which locks by starting a fresh process and ending this one."""
    from coprod_desktop.ui import crash  # noqa: PLC0415 - the command line does without Qt
    from coprod_desktop.ui.window import Window  # noqa: PLC0415

    window = Window(start_again, end_now)
    crash.tell_known_failures(window.tell_problem)
    return window


def start_again(arguments: Sequence[str]) -> None:
    """Start a fresh Coprod that doesn't end with this one."""
    import subprocess  # noqa: PLC0415 - the first door does without

    command = [sys.executable, str(paths.RESOURCES.parent / "main.py"), *arguments]
    nothing = subprocess.DEVNULL
    subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)


def end_now() -> None:
    """End this process whatever it is doing: answers and keys go with its memory."""
    logging.shutdown()
    os._exit(0)


def no_core_dumps() -> None:
    """A dump of a crash would hold answers and keys. Windows writes none unless it is told to."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A limit binds only the kernel's own dumps, not a program that collects them. It also keeps the user's other
        # programs from reading this memory.
        import ctypes  # noqa: PLC0415 - the first door does without

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


class _Flags(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Exit with 2."""
        self.exit(2, f"Coprod doesn't understand this: {message}. See --help.\n")


def _flags() -> argparse.ArgumentParser:
    flags = _Flags(
        prog="main.py",
        description="Family insight interviews, in the family's own words.",
        epilog=_COMMANDS,
        allow_abbrev=False,
    )
    flags.add_argument("--store", type=Path, metavar="STORE", help="open the store in this folder")
    flags.add_argument(
        "--demo", action="store_true", help="look round with a made-up family; nothing is kept"
    )
    flags.add_argument("--gallery", type=Path, metavar="FOLDER", help="save a picture of every screen there")
    flags.add_argument(
        "--debug", action="store_true", help="tell on stderr what happens; never what was said"
    )
    flags.add_argument("--version", action="version", version=f"Coprod {__version__}")
    return flags


def _without_window(argv: Sequence[str]) -> int:
    from coprod_desktop import cli  # noqa: PLC0415 - the window must not wait for what the commands need

    if argv[0] not in cli.COMMANDS:
        _flags().error(f"there is no command {argv[0]!r}")
    return cli.main(argv)


def _gallery(folder: Path) -> int:
    no_core_dumps()
    make_app()
    from coprod_desktop.ui import shots  # noqa: PLC0415 - only for this flag

    shots.take_all(folder)
    return 0


def _first_comes_forward(store: Path | None) -> bool:
    """Whether a window of this store is open already; then it is in front now."""
    from coprod_desktop.ui import meeting, remembered  # noqa: PLC0415 - the command line does without Qt

    if meeting.nobody_is_there():
        return False
    try:
        from coprod_desktop.ui import second_start  # noqa: PLC0415 - a bare Linux may lack what it needs
    except ImportError:
        return False
    return second_start.raise_first(store or remembered.last_store())


def _answer_second_starts(window: "Window") -> None:
    try:
        from coprod_desktop.ui.second_start import FirstWindow  # noqa: PLC0415 - as above
    except ImportError:
        return
    first = FirstWindow(window)
    first.answer_for(window.at)
    window.came_to.connect(first.answer_for)
    first.raise_asked.connect(window.bring_forward)


def _log_to_stderr() -> None:
    """Events and ids of our own; other libraries could log values."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    log = logging.getLogger("coprod_desktop")
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
