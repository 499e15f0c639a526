"""Every test runs without a screen, with settings of its own, and with any Qt complaint as a failure."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# What the offscreen platform says of windows and menus; it means nothing.
_MEANS_NOTHING = "^This plugin does not support"


def pytest_configure(config: pytest.Config) -> None:
    """Qt log lines fail a test, save those that the offscreen platform can't help."""
    config.addinivalue_line("qt_log_ignore", _MEANS_NOTHING)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the settings of whoever runs it."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("COPROD_SETTINGS", str(folder))
    return folder
