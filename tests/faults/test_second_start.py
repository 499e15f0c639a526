"""A second start of a store ends and brings the first window forward; a first one that crashed is in nobody's way."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.ui import second_start, theme
from coprod_desktop.ui.meeting import meeting_place, nobody_is_there
from coprod_desktop.ui.second_start import FirstWindow, raise_first
from coprod_desktop.ui.window import Window

ROOT = Path(__file__).parents[2]
Start = Callable[[Path], "subprocess.Popen[bytes]"]


@pytest.fixture
def own_place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where starts meet, for this test alone. Its path is short: a socket's may not have more than 107 letters."""
    with TemporaryDirectory(prefix="meet-") as place:
        monkeypatch.setenv("XDG_RUNTIME_DIR", place)
        yield Path(place)


@pytest.fixture
def start(own_place: Path) -> Iterator[Start]:
    """Starts the real program with a store; ends whatever still runs."""
    with ExitStack() as running:

        def begin(folder: Path) -> "subprocess.Popen[bytes]":
            command = [sys.executable, str(ROOT / "main.py"), "--store", str(folder)]
            nothing = subprocess.DEVNULL
            process = running.enter_context(subprocess.Popen(command, stdout=nothing, stderr=nothing))
            running.callback(process.kill)
            return process

        yield begin


def meets(own_place: Path, many: int) -> None:
    end = time.monotonic() + 20
    while len(list(own_place.glob("coprod-*"))) < many:
        assert time.monotonic() < end, "it did not come up"
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_one_window_for_one_store(tmp_path: Path, own_place: Path, start: Start) -> None:
    for name in ("one", "two"):
        store, _ = create_store(
            tmp_path / name, "winter lantern ferry moss", "Ruth", Cost(memory_kib=8 * 1024, passes=1)
        )
        store.close()
    first = start(tmp_path / "one")
    meets(own_place, 1)
    again, another = start(tmp_path / "two" / ".." / "one"), start(tmp_path / "two")
    assert again.wait(timeout=20) == 0
    meets(own_place, 2)
    assert first.poll() is None and another.poll() is None
    (meeting, _) = own_place.glob("coprod-*")
    assert stat.S_IMODE(meeting.stat().st_mode) & 0o077 == 0
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert len(list(own_place.glob("coprod-*"))) == 2, "what the crash left behind"
    assert not raise_first(tmp_path / "one")
    third = start(tmp_path / "one")
    end = time.monotonic() + 20
    while not raise_first(tmp_path / "one"):
        assert time.monotonic() < end and third.poll() is None
        time.sleep(0.05)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, own_place: Path) -> Window:
    """A window at its first door that answers second starts."""
    theme.apply(qapp)
    made = Window(lambda _: None, lambda: None)
    qtbot.addWidget(made)
    first = FirstWindow(made)
    made.came_to.connect(first.answer_for)
    first.raise_asked.connect(made.bring_forward)
    return made


ASK = """
import sys
from pathlib import Path
from coprod_desktop.ui.second_start import raise_first
sys.exit(raise_first(Path(sys.argv[1])))
"""


def answers(qtbot: QtBot, folder: Path) -> bool:
    """Whether a second start is answered: asked by another process, while the window goes on."""
    with subprocess.Popen([sys.executable, "-c", ASK, str(folder)], cwd=ROOT) as asking:
        qtbot.waitUntil(lambda: asking.poll() is not None, timeout=20_000)
        return asking.returncode == 1


def test_the_first_window_comes_forward_from_the_task_bar(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.start(tmp_path / "one")
    window.showMinimized()
    assert answers(qtbot, tmp_path / "one")
    assert window.isVisible() and not window.windowState() & Qt.WindowState.WindowMinimized


def test_it_answers_for_the_store_it_is_at_and_no_other(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.start(tmp_path / "one")
    window.came_to.emit(tmp_path / "two")
    assert not answers(qtbot, tmp_path / "one")
    assert answers(qtbot, tmp_path / "two")
    window.came_to.emit(None)
    assert not answers(qtbot, tmp_path / "two")


def test_locking_lets_go_before_the_fresh_process_asks(
    store: Store, qapp: QApplication, qtbot: QtBot, own_place: Path
) -> None:
    theme.apply(qapp)
    was_answered = list[bool]()
    window = Window(lambda _: was_answered.append(answers(qtbot, store.folder)), lambda: None)
    qtbot.addWidget(window)
    window.came_to.connect(FirstWindow(window).answer_for)
    window.enter(store)
    assert answers(qtbot, store.folder)
    window.lock()
    assert was_answered == [False]


@pytest.mark.skipif(sys.platform == "win32", reason="Python can't open a named pipe of Windows as a socket")
def test_nothing_but_raise_is_heard(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    raised = list[int]()
    window.start(tmp_path / "one")
    window.findChildren(FirstWindow)[0].raise_asked.connect(lambda: raised.append(1))
    for words in (b"lower\n", b"raise", b"raise me", b"\x00" * 4000, b"open /etc\n"):
        assert answer_to(words, tmp_path / "one", qtbot) == b"", words
    assert raised == []
    assert answer_to(second_start.RAISE, tmp_path / "one", qtbot) == second_start.RAISED
    assert raised == [1]


def answer_to(words: bytes, folder: Path, qtbot: QtBot) -> bytes:
    """What is answered until the first window hangs up; it always does."""
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(meeting_place(folder))
        caller.sendall(words)
        caller.setblocking(False)
        heard = list[bytes]()

        def hung_up() -> bool:
            with suppress(BlockingIOError):
                heard.append(caller.recv(100))
            return heard[-1:] == [b""]

        qtbot.waitUntil(hung_up)
    return b"".join(heard)


def test_a_first_window_that_hangs_keeps_nobody_waiting_for_long(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.start(tmp_path / "one")
    monkeypatch.setattr(second_start, "WAIT_MS", 200)
    begun = time.monotonic()
    assert not raise_first(tmp_path / "one")  # asked on the window's own thread, which so can't answer
    assert time.monotonic() - begun < 2


@pytest.mark.skipif(sys.platform == "win32", reason="there it is found out by asking")
def test_a_look_tells_that_nobody_is_there(window: Window, tmp_path: Path) -> None:
    assert nobody_is_there()
    window.start(tmp_path / "one")
    assert not nobody_is_there()


def test_the_name_tells_nothing(tmp_path: Path, own_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Path(meeting_place(tmp_path / "Amira Khan"))
    assert place.parent == own_place
    assert "amira" not in place.name.lower() and len(place.name) == len("coprod-") + 32
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert meeting_place(tmp_path / "Amira Khan") == place.name
    assert os.sep not in place.name
