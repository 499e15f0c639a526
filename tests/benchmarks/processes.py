"""Starts a program of its own and reads what it tells: moments on one clock, and its memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import Any

from coprod_desktop import paths

ROOT = paths.RESOURCES.parent


def told_by(driver: str, *arguments: str, settings: str = "") -> Mapping[str, Any]:
    """Run a driver of this folder until it has told one line of JSON; `began` is when it was asked to start."""
    environment = {**os.environ, "COPROD_SETTINGS": settings or os.devnull}
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", f"tests.benchmarks.{driver}", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.kill()
    if not line:
        raise AssertionError(f"{driver} ended without a word")
    return {"began": began, **json.loads(line)}
