"""When nothing can be written, the screen says so, keeps every word, and lets nobody leave them behind."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TALKER = Path(__file__).with_name("full_disk.py")
TYPED = "goes quiet and then hides"
STUCK = ("full", "enter", "next", "back", "break", "leave", "close")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the screen said at each moment."""
    folder = tmp_path_factory.mktemp("full")
    settings = {"COPROD_SETTINGS": str(folder / "settings"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(TALKER), str(folder / "store")],
        input="seven quiet kettles hum at dusk\n",
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **settings},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    moments = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert "Traceback" not in done.stderr
    return {moment["moment"]: moment for moment in moments}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("moment", STUCK)
def test_nothing_is_said_to_be_saved_and_nothing_goes(told: dict[str, dict[str, Any]], moment: str) -> None:
    now = told[moment]
    assert now["saving"].startswith("Not saved yet")
    assert (now["typed"], now["question"]) == (TYPED, "F1")
    assert (now["cards"], now["cards_on_disk"]) == (0, 0)
    assert not now["keeps"]
    assert now["visible"]
    assert now["message"]
    assert now["on_disk"] != TYPED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_small_window_keeps_its_words_too(told: dict[str, dict[str, Any]]) -> None:
    assert told["note"]["stays"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_it_is_saved_by_itself_once_there_is_room(told: dict[str, dict[str, Any]]) -> None:
    again = told["room again"]
    assert (again["saving"], again["typed"], again["on_disk"]) == ("Saved", TYPED, TYPED)
    said = told["said"]
    assert (said["cards"], said["cards_on_disk"], said["typed"], said["on_disk"]) == (1, 1, "", "")
