"""Where things are: what ships with the program, and where each system wants settings and data."""

import os
from pathlib import Path

import platformdirs

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
QUESTION_SETS = RESOURCES / "question_sets"


def settings_folder() -> Path:
    """The folder of settings.json; COPROD_SETTINGS names another one (tests, portable sticks)."""
    named = os.environ.get("COPROD_SETTINGS")
    return Path(named) if named else platformdirs.user_config_path("Coprod", appauthor=False)


def default_store() -> Path:
    """Where the first store is made unless the practitioner chooses another place."""
    return platformdirs.user_data_path("Coprod", appauthor=False) / "store"
