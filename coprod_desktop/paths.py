"""Where things are: what ships with the program, and where each system wants settings and data."""

import os
import sys
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
QUESTION_SETS = RESOURCES / "question_sets"


def settings_folder() -> Path:
    """The folder of settings.json; COPROD_SETTINGS names another one (tests, portable sticks)."""
    named = os.environ.get("COPROD_SETTINGS")
    return Path(named) if named else _users("config", "XDG_CONFIG_HOME", ".config")


def default_store() -> Path:
    """Where the first store is made unless the practitioner chooses another place."""
    return _users("data", "XDG_DATA_HOME", ".local/share") / "store"


def _users(kind: str, variable: str, usual: str) -> Path:
    """Where this user keeps such things. Linux says it in two lines, without loading a library for it at each start."""
    if sys.platform == "linux":
        named = os.environ.get(variable, "").strip()
        return (Path(named) if named else Path.home() / usual) / "Coprod"
    import platformdirs  # noqa: PLC0415 - Windows has to be asked, and macOS is told the same way

    found: Path = getattr(platformdirs, f"user_{kind}_path")("Coprod", appauthor=False)
    return found
