"""Starts a program of its own and reads what it tells: moments on one clock, and its memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from tempfile import TemporaryDirectory
from typing import Any

from coprod_desktop import paths

ROOT = paths.RESOURCES.parent
_AS_INSTALLED = "PYTHONDONTWRITEBYTECODE"
"""Where it is set, our own modules would be compiled anew at every start, which nobody's laptop does."""


def told_by(driver: str, *arguments: str, settings: str = "") -> Mapping[str, Any]:
    """Run a driver of this folder until it has told one line of JSON; `began` is when it was asked to start."""
    with (
        TemporaryDirectory() as sockets
    ):  # drivers that are ended leave theirs, which the next start would look at
        environment = {name: value for name, value in os.environ.items() if name != _AS_INSTALLED}
        environment |= {"COPROD_SETTINGS": settings or os.devnull, "XDG_RUNTIME_DIR": sockets}
        began = time.monotonic()
        told = _first_line([sys.executable, "-m", f"tests.benchmarks.{driver}", *arguments], environment)
    if not told:
        raise AssertionError(f"{driver} ended without a word")
    return {"began": began, **json.loads(told)}


def _first_line(command: list[str], environment: Mapping[str, str]) -> str:
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.kill()
    return line
