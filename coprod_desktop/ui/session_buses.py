"""What Linux tells over D-Bus: sleep and locking by logind, the screen saver by whichever desktop there is."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusPendingCallWatcher

LOGIND = "org.freedesktop.login1"
MANAGER_PATH = "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
DELAY = ("sleep", "Coprod", "It hides what families have said", "delay")
"""Sleep waits for us, at most the seconds that logind allows: otherwise the words would sleep along."""

_SYSTEM_SOCKET = Path("/run/dbus/system_bus_socket")


@dataclass(frozen=True)
class Told:
    """A signal, and the slot of BusWatch that it calls."""

    service: str
    path: str
    interface: str
    name: str
    slot: str


AT_ONCE = (Told(LOGIND, MANAGER_PATH, MANAGER, "PrepareForSleep", "on_active(bool)"),)
OF_SESSION = (
    Told(LOGIND, "", SESSION, "Lock", "on_lock()"),
    Told(LOGIND, "", PROPERTIES, "PropertiesChanged", "on_changed(QString,QVariantMap,QStringList)"),
)
BY_SAVER = tuple(Told(saver, "", saver, "ActiveChanged", "on_active(bool)") for saver in SAVERS)


class BusWatch(QObject):
    """Listens on the buses that there are. Whoever could send these signals could at most lock the program."""

    def __init__(
        self,
        parent: QObject,
        on_away: Callable[[], None],
        system: QDBusConnection | None,
        session: QDBusConnection | None,
    ) -> None:
        super().__init__(parent)
        self._on_away = on_away
        self._delay: QDBusMessage | None = None
        """Holds the file that delays sleep, for as long as this process lives."""
        if session is not None:
            self._listen(session, BY_SAVER)
        if system is not None:
            self._system = system
            self._listen(system, AT_ONCE)
            self._ask("Inhibit", DELAY, self._keep_delay)
            self._ask(*_own_session(), self._follow_session)

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """The laptop is about to sleep, or a screen saver covers the screen; False: it is over."""
        if active:
            self._on_away()

    @Slot()
    def on_lock(self) -> None:
        """The session is to be locked."""
        self._on_away()

    @Slot(str, "QVariantMap", "QStringList")
    def on_changed(self, _interface: str, values: dict[str, Any], _names: list[str]) -> None:
        """Another user has the screen now."""
        if values.get("Active") is False:
            self._on_away()

    def _listen(self, bus: QDBusConnection, signals: tuple[Told, ...], path: str = "") -> None:
        for one in signals:
            slot: Any = SLOT(one.slot)  # text, whatever the types of the library say
            bus.connect(one.service, one.path or path, one.interface, one.name, self, slot)

    def _ask(self, what: str, args: tuple[object, ...], on_reply: Callable[[QDBusMessage], None]) -> None:
        """Without waiting: the window must not stand still for a service that doesn't answer."""
        call = QDBusMessage.createMethodCall(LOGIND, MANAGER_PATH, MANAGER, what)
        call.setArguments(list(args))
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        watcher.finished.connect(lambda: self._answered(watcher, on_reply))

    def _answered(self, watcher: QDBusPendingCallWatcher, on_reply: Callable[[QDBusMessage], None]) -> None:
        if not watcher.isError():
            on_reply(watcher.reply())
        watcher.deleteLater()

    def _keep_delay(self, reply: QDBusMessage) -> None:
        self._delay = reply

    def _follow_session(self, reply: QDBusMessage) -> None:
        path = reply.arguments()[0]
        if isinstance(path, QDBusObjectPath):
            self._listen(self._system, OF_SESSION, path.path())


def system_bus() -> QDBusConnection | None:
    """The bus of the whole computer; None where there is none."""
    there = "DBUS_SYSTEM_BUS_ADDRESS" in os.environ or _SYSTEM_SOCKET.exists()
    return _connected(QDBusConnection.systemBus()) if there else None


def session_bus() -> QDBusConnection | None:
    """The bus of this desktop; None where there is none: asking for it then would start one."""
    own = os.environ.get("XDG_RUNTIME_DIR")
    there = "DBUS_SESSION_BUS_ADDRESS" in os.environ or (own is not None and Path(own, "bus").exists())
    return _connected(QDBusConnection.sessionBus()) if there else None


def _connected(bus: QDBusConnection) -> QDBusConnection | None:
    return bus if bus.isConnected() else None


def _own_session() -> tuple[str, tuple[object, ...]]:
    """How to ask logind for the session of this desktop: some desktops start programs outside it, but name it."""
    named = os.environ.get("XDG_SESSION_ID")
    return ("GetSession", (named,)) if named else ("GetSessionByPID", (os.getpid(),))
