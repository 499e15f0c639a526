"""Words planted in every place are found in no file that the program leaves behind, nor in what it prints."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VISITOR = Path(__file__).with_name("visitor.py")
PLANTED = "Quillonbracken"


def visit(tmp_path: Path, *through: str) -> subprocess.CompletedProcess[bytes]:
    for name in ("home", "tmp", "settings"):
        (tmp_path / name).mkdir()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "tmp"),
        "COPROD_SETTINGS": str(tmp_path / "settings"),
    }
    return subprocess.run(
        [*through, sys.executable, str(VISITOR), str(tmp_path / "store")],
        input=f"{PLANTED}\n".encode(),
        capture_output=True,
        env=environment,
        cwd=tmp_path / "home",
        timeout=120,
        check=False,
    )


def files_with(folder: Path, word: str) -> list[str]:
    forms = [
        form.encode(code) for form in (word, word.lower()) for code in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    found = []
    for file in folder.rglob("*"):
        if file.is_file() and any(form in file.read_bytes() for form in forms):
            found.append(file.name)
        if word.lower() in file.name.lower():
            found.append(file.name)
    return found


def test_a_planted_word_stays_inside_the_store(tmp_path: Path) -> None:
    done = visit(tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "store" / "data.db").stat().st_size > 10_000
    assert files_with(tmp_path, PLANTED) == []
    assert PLANTED.lower() not in (done.stdout + done.stderr).decode().lower()


def test_the_search_itself_finds_a_word_in_each_form(tmp_path: Path) -> None:
    for name, code in (("a", "utf-8"), ("b", "utf-16-le"), ("c", "utf-16-be")):
        (tmp_path / name).write_bytes(f"..{PLANTED}..".encode(code))
    assert sorted(files_with(tmp_path, PLANTED)) == ["a", "b", "c"]


WATCHED = "open,openat,creat,mkdir,rename,renameat,renameat2,connect"
MAKES_OR_WRITES = re.compile(r'^\d+ +(?:open|openat|creat|mkdir|rename\w*)\(.*?"([^"]*)"(.*)')


def _can_watch() -> bool:
    """Some containers have strace and forbid it."""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False).returncode == 0


@pytest.mark.skipif(not _can_watch(), reason="this system doesn't let one process watch another")
def test_a_whole_visit_writes_nowhere_else_and_speaks_to_nobody(tmp_path: Path) -> None:
    """As the system sees it, so that Qt, SQLite and the fonts are watched too."""
    log = tmp_path / "calls"
    done = visit(tmp_path, "strace", "-f", "-qq", "-s", "300", "-e", f"trace={WATCHED}", "-o", str(log))
    assert done.returncode == 0, done.stderr.decode()
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    own = tuple(str(tmp_path / name) for name in ("store", "settings"))
    written = [found[1] for call in calls if (found := MAKES_OR_WRITES.match(call)) and _writes(call)]
    assert [file for file in written if not file.startswith((*own, "/dev/", "/proc/self/"))] == []
    assert any(file.startswith(own) for file in written), "the store itself was seen"
    assert [call for call in calls if "connect(" in call and "AF_INET" in call] == []


def _writes(call: str) -> bool:
    opened = "open(" in call or "openat(" in call
    return not opened or any(flag in call for flag in ("O_WRONLY", "O_RDWR", "O_CREAT"))
