"""Tells when the practitioner has left the laptop: it goes to sleep, its screen is locked, somebody else takes over.

What a system doesn't tell, the time without a key or a touch covers; so every part here may be missing, silently.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject


def watch(parent: QObject, on_away: Callable[[], None]) -> QObject | None:
    """Call `on_away` whenever the system tells so, as long as `parent` lives; None where the system tells nothing.

    macOS tells Qt nothing of this.
    """
    found: QObject | None = None
    if sys.platform == "win32":
        from coprod_desktop.ui.session_windows import WindowsWatch  # noqa: PLC0415 - Windows alone

        found = WindowsWatch(parent, on_away)
    elif sys.platform == "linux":
        found = _on_buses(parent, on_away)
    return found


def _on_buses(parent: QObject, on_away: Callable[[], None]) -> QObject | None:
    try:
        from coprod_desktop.ui import session_buses  # noqa: PLC0415 - a bare Linux may lack the library
    except ImportError:
        return None
    return session_buses.BusWatch(parent, on_away, session_buses.system_bus(), session_buses.session_bus())
