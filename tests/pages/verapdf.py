"""veraPDF judges our files by PDF/UA-1: Java is started once for all of them, since the start takes longest.

    python -m tests.pages.verapdf      # once: fetches the jars (needs Maven and a JDK)

Without them whoever asks for a judgement is skipped; with COPROD_VERAPDF=required in the environment they fail.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import platformdirs
import pytest

_JAVA = Path(__file__).parent / "java"
_POM, _JUDGE = _JAVA / "pom.xml", _JAVA / "Judge.java"
FETCH = "python -m tests.pages.verapdf"


def judge(files: Sequence[Path], password: str = "") -> dict[Path, tuple[str, ...]]:
    """What veraPDF finds wrong with each file; an empty tuple: it passes. `password` opens all that are locked.

    A finding is "7.1-3 ×12 Content shall be marked …": clause, test, how often, rule. A file that can't be read
    has one finding, "unreadable-0".
    """
    if not files:
        raise ValueError("there is no file to judge")
    told = _told_by_java([password, *(str(file.resolve()) for file in files)])
    if len(told) != len(files):
        raise AssertionError(f"veraPDF judged {len(told)} of {len(files)} files")
    return {file: _findings(line) for file, line in zip(files, told, strict=True)}


def fetch() -> None:
    """Have Maven fetch the jars, and keep where they are. Raises FileNotFoundError without Maven."""
    place = _classpath_file()
    place.parent.mkdir(parents=True, exist_ok=True)
    asked = ["-q", "-B", "-C", "-f", str(_POM), "dependency:build-classpath", f"-Dmdep.outputFile={place}"]
    subprocess.run([shutil.which("mvn") or "mvn", *asked], check=True, timeout=600)


def _told_by_java(lines: Sequence[str]) -> list[str]:
    done = subprocess.run(
        ["java", "-cp", _classpath(), str(_JUDGE)],
        input="\n".join(lines) + "\n",
        capture_output=True,
        encoding="utf-8",
        timeout=60 + 5 * len(lines),
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"veraPDF stopped: {done.stderr.strip()[-2000:]}")
    return done.stdout.rstrip("\n").split("\n")


def _findings(line: str) -> tuple[str, ...]:
    verdict, *told = line.rstrip("\r").split("\t")
    if verdict == "passed":
        return ()
    rules = zip(*[iter(told)] * 4, strict=True)
    found = tuple(f"{clause}-{test} ×{times} {asked}" for clause, test, times, asked in rules)
    return found or ("failed without a reason",)


def _classpath() -> str:
    """The jars as Java wants to hear of them, as long as all are still there."""
    place = _classpath_file()
    jars = place.read_text("utf-8").strip() if place.exists() else ""
    if not jars or not all(Path(jar).exists() for jar in jars.split(os.pathsep)):
        _absent(f"veraPDF is not on this computer: {FETCH}")
    if not shutil.which("javac"):  # Java alone can't run Judge.java; its compiler comes with a JDK
        _absent("There is no JDK on this computer.")
    return jars


def _classpath_file() -> Path:
    """A place of its own for each pom.xml, so that another version is fetched and not mixed in."""
    which = hashlib.sha256(_POM.read_bytes()).hexdigest()[:12]
    return platformdirs.user_cache_path("coprod-tests") / f"verapdf-{which}.classpath"


def _absent(why: str) -> NoReturn:
    if os.environ.get("COPROD_VERAPDF") == "required":
        pytest.fail(why, pytrace=False)
    pytest.skip(why)


if __name__ == "__main__":
    fetch()
