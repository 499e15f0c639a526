"""Words planted in every place are found in no file that the program leaves behind, nor in what it prints."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
VISITOR = Path(__file__).with_name("visitor.py")
PLANTED = "Quillonbracken"


def visit(tmp_path: Path) -> subprocess.CompletedProcess[bytes]:
    for name in ("home", "tmp", "settings"):
        (tmp_path / name).mkdir()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "tmp"),
        "COPROD_SETTINGS": str(tmp_path / "settings"),
    }
    return subprocess.run(
        [sys.executable, str(VISITOR), str(tmp_path / "store")],
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
