"""From the command to the first window on the screen, against other programs of this kind from PyPI.

`--peers` installs each in an environment of its own under build/peers; all are watched from outside, in the same way.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

from tests.benchmarks.processes import ROOT
from tests.benchmarks.room import Setting
from tests.benchmarks.timing import Budget, Figure

PLACE = ROOT / "build" / "peers"
PEERS = {
    "novelWriter": ("novelWriter", "novelwriter"),
    "Anki": ("aqt", "anki"),
    "Vorta": ("vorta", "vorta"),
}
"""Name → what to install and the command that it brings."""
ROUNDS, PATIENCE, CHANCES = 3, 30.0, 3
NEEDS = "needs a screen and xdotool: xvfb-run -a"


def install() -> None:
    """Each in its own environment, so that nothing of ours changes."""
    for name, (package, _command) in PEERS.items():
        folder = PLACE / name
        if not folder.is_dir():
            venv.create(folder, with_pip=True)
            subprocess.run([folder / "bin" / "pip", "install", "-q", package], check=True)


def figures(setting: Setting) -> Iterator[Figure]:
    """One figure for each."""
    watched = bool(os.environ.get("DISPLAY")) and shutil.which("xdotool") is not None
    for name, (_package, command) in PEERS.items():
        program = PLACE / name / "bin" / command
        what = f"start to first window, against {name}"
        if not watched or not program.is_file():
            yield Figure(what, None, why="not installed: --peers" if watched else NEEDS)
            continue
        try:
            ours, theirs = _side_by_side(setting, program)
        except _NoWindowError:
            yield Figure(what, None, why="it shows no window on this computer")
            continue
        yield Figure(what, ours, theirs, name, Budget(ratio=1.0))


class _NoWindowError(Exception):
    """A program ended, or waited too long, before it showed a window."""


def _side_by_side(setting: Setting, program: Path) -> tuple[float, float]:
    """The usual milliseconds of both, started turn by turn; the first pair doesn't count."""
    ours, theirs = [], []
    for _ in range(1 + ROUNDS):
        ours.append(_window([sys.executable, str(ROOT / "main.py"), "--store", str(setting.folder)]))
        theirs.append(_patiently([str(program)]))
    return median(ours[1:]), median(theirs[1:])


def _patiently(command: Sequence[str]) -> float:
    """Some programs now and then end at once when they are started again and again: they get another chance."""
    for _ in range(CHANCES - 1):
        with suppress(_NoWindowError):
            return _window(command)
    return _window(command)


def _window(command: Sequence[str]) -> float:
    """Milliseconds until the first visible window that wasn't there before."""
    before = _windows()
    with _home() as home:
        began = time.monotonic()
        process = subprocess.Popen(
            command, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            while not _windows() - before:
                if process.poll() is not None or time.monotonic() - began > PATIENCE:
                    raise _NoWindowError
            return (time.monotonic() - began) * 1000
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            _gone(before)


def _windows() -> set[str]:
    """Visible top windows of any size worth looking at."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--maxdepth", "1", "--name", ".+"],
        capture_output=True,
        text=True,
        check=False,
    )
    return set(found.stdout.split())


def _gone(before: set[str]) -> None:
    until = time.monotonic() + 5
    while _windows() - before and time.monotonic() < until:
        time.sleep(0.05)


@contextmanager
def _home() -> Iterator[dict[str, str]]:
    """A home of its own: no program meets settings of another run, or changes anybody's."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        yield {
            **os.environ,
            "HOME": home,
            "XDG_CONFIG_HOME": f"{home}/c",
            "XDG_DATA_HOME": f"{home}/d",
            "XDG_RUNTIME_DIR": home,
            "COPROD_SETTINGS": f"{home}/coprod",
        }
