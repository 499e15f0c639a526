"""The flags, and what the program promises before it shows anything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coprod_desktop import __version__, app, paths


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Coprod {__version__}\n"


@pytest.mark.parametrize("argv", [["--wrong"], ["--store"], ["--demo", "more"], ["no-such-command", "store"]])
def test_what_is_not_understood_is_one_sentence(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(argv)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("Coprod doesn't understand this: ")


def test_commands_do_without_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from coprod_desktop import app; "
        f"code = app.main(['check', {str(tmp_path / 'none')!r}]); "
        "print(code, any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=paths.RESOURCES.parent,
        input="x\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["2", "False"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core files")
def test_no_core_dumps() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_CORE)
    code = (
        "import resource; from coprod_desktop import app; app.no_core_dumps(); print(resource.getrlimit(4))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.RESOURCES.parent, capture_output=True, text=True, check=True
    )
    assert resource.RLIMIT_CORE == 4
    assert done.stdout.strip() == "(0, 0)"
    assert resource.getrlimit(resource.RLIMIT_CORE) == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows of this")
def test_no_dump_by_a_program_that_collects_them_either() -> None:
    code = (
        "import ctypes; from coprod_desktop import app; get = lambda: ctypes.CDLL(None).prctl(3, 0, 0, 0, 0); "
        "before = get(); app.no_core_dumps(); print(before, get())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.RESOURCES.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "0"]


@pytest.mark.skipif(sys.platform != "linux", reason="only here is the place of a dump known")
def test_a_crash_leaves_no_core_file() -> None:
    code = (
        "import os, resource; from coprod_desktop import app; "
        "resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2); "
        "app.no_core_dumps(); os.abort()"
    )
    environment = {**os.environ, "PYTHONPATH": str(paths.RESOURCES.parent)}
    crashed = os.posix_spawn(sys.executable, [sys.executable, "-c", code], environment)
    _, status = os.waitpid(crashed, 0)
    assert os.WIFSIGNALED(status) and not os.WCOREDUMP(status)
