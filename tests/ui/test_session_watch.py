"""The laptop sleeps, its screen is locked, somebody else takes over: told over buses of our own, and by Windows."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from coprod_desktop.ui import session_watch, session_windows

session_buses = pytest.importorskip("coprod_desktop.ui.session_buses")
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath  # noqa: E402 - after the look whether it is there

OWN, ANOTHER = "/org/freedesktop/login1/session/_31", "/org/freedesktop/login1/session/_32"
GNOME = "org.gnome.ScreenSaver"


class Logind(QObject):
    """Answers as the system's own does, and says what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, ...]] = []

    @Slot(str, result=QDBusObjectPath)
    def GetSession(self, name: str) -> QDBusObjectPath:
        self.asked.append(("GetSession", name))
        return QDBusObjectPath(OWN)

    @Slot(str, str, str, str, result=int)
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> int:
        self.asked.append((what, who, why, mode))
        return 1


@dataclass
class Bus:
    """A bus of our own, on which the system and the desktop speak and the program listens."""

    address: str
    system: QDBusConnection
    ours: QDBusConnection
    logind: Logind

    def tell(self, path: str, interface: str, name: str, *arguments: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(arguments))
        assert self.system.send(signal)


@pytest.fixture
def bus(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon here")
    monkeypatch.setenv("XDG_SESSION_ID", "c7")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        system, ours = (QDBusConnection.connectToBus(address, f"test-{one}") for one in ("system", "ours"))
        logind = Logind()
        assert system.registerService(session_buses.LOGIND) and system.registerService(GNOME)
        every = QDBusConnection.RegisterOption.ExportAllSlots
        system.registerObject(session_buses.MANAGER_PATH, session_buses.MANAGER, logind, every)
        yield Bus(address, system, ours, logind)
        for name in ("test-system", "test-ours"):
            QDBusConnection.disconnectFromBus(name)
        daemon.terminate()


@pytest.fixture
def left(bus: Bus, qtbot: QtBot) -> Iterator[list[int]]:
    """One entry for each time that somebody was said to have left."""
    seen, owner = list[int](), QObject()
    session_buses.BusWatch(owner, lambda: seen.append(1), bus.ours, bus.ours)
    qtbot.waitUntil(lambda: len(bus.logind.asked) == 2)
    qtbot.wait(50)
    yield seen
    owner.deleteLater()


def test_sleep_is_told_and_asked_to_wait_for_us(bus: Bus, left: list[int], qtbot: QtBot) -> None:
    assert session_buses.DELAY in bus.logind.asked
    bus.tell(session_buses.MANAGER_PATH, session_buses.MANAGER, "PrepareForSleep", True)
    qtbot.waitUntil(lambda: len(left) == 1)
    bus.tell(session_buses.MANAGER_PATH, session_buses.MANAGER, "PrepareForSleep", False)
    qtbot.wait(100)
    assert len(left) == 1


def test_only_our_own_session_counts(bus: Bus, left: list[int], qtbot: QtBot) -> None:
    assert ("GetSession", "c7") in bus.logind.asked
    bus.tell(ANOTHER, session_buses.SESSION, "Lock")
    qtbot.wait(100)
    assert left == []
    bus.tell(OWN, session_buses.SESSION, "Lock")
    qtbot.waitUntil(lambda: len(left) == 1)


def test_another_user_at_the_screen_is_told(bus: Bus, left: list[int], qtbot: QtBot) -> None:
    changed = (session_buses.PROPERTIES, "PropertiesChanged", session_buses.SESSION)
    bus.tell(OWN, *changed, {"IdleHint": True}, ["LockedHint"])
    bus.tell(OWN, *changed, {"Active": True}, ["LockedHint"])
    qtbot.wait(100)
    assert left == []
    bus.tell(OWN, *changed, {"Active": False}, ["LockedHint"])
    qtbot.waitUntil(lambda: len(left) == 1)


def test_a_screen_saver_is_told(bus: Bus, left: list[int], qtbot: QtBot) -> None:
    bus.tell("/org/gnome/ScreenSaver", GNOME, "ActiveChanged", False)
    bus.tell("/org/gnome/ScreenSaver", GNOME, "ActiveChanged", True)
    qtbot.waitUntil(lambda: len(left) == 1)


def test_a_bus_where_nobody_answers_says_nothing(qtbot: QtBot, bus: Bus) -> None:
    bus.system.unregisterService(session_buses.LOGIND)
    owner = QObject()
    session_buses.BusWatch(owner, lambda: None, bus.ours, bus.ours)
    qtbot.wait(100)
    owner.deleteLater()


def test_without_any_bus_nothing_is_said_and_no_bus_is_started(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("DBUS_SYSTEM_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(session_buses, "_SYSTEM_SOCKET", tmp_path / "none")
    owner = QObject()
    assert session_buses.system_bus() is None and session_buses.session_bus() is None
    session_watch.watch(owner, lambda: None)
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such bus")
def test_a_bus_that_is_named_but_not_there_is_silent(tmp_path: Path) -> None:
    code = (
        "from PySide6.QtCore import QCoreApplication as A, QObject; from coprod_desktop.ui import session_watch as s;"
        "a = A([]); o = QObject(); s.watch(o, print); a.processEvents()"
    )
    gone = f"unix:path={tmp_path}/gone"
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": gone, "DBUS_SYSTEM_BUS_ADDRESS": gone}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize(
    ("message", "first", "away"),
    [
        (0x02B1, 7, True),
        (0x02B1, 8, False),
        (0x02B1, 2, True),
        (0x0218, 4, True),
        (0x0218, 7, False),
        (0x0100, 7, False),
    ],
    ids=["locked", "unlocked", "another user", "sleeps", "wakes", "a key"],
)
def test_what_windows_says(message: int, first: int, away: bool, qtbot: QtBot) -> None:
    seen, owner = list[int](), QObject()
    watch = session_windows.WindowsWatch(owner, lambda: seen.append(1))
    told = session_windows.Message(None, message, first, 0)
    assert watch.messages.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told)) == (False, 0)
    assert bool(seen) is away
    owner.deleteLater()
