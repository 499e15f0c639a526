"""Looks for words in the memory of running processes, as Linux shows it in /proc."""

import os
from collections.abc import Iterator
from pathlib import Path

_PROCESSES = Path("/proc")
_STEP = 16 * 1024 * 1024
FORBIDDEN = "this system doesn't let one process look into another"
_NOT_MEMORY = ("[vvar", "[vsyscall]")


class CannotLook(Exception):
    """This system doesn't let one process look into another."""


def forms_of(*words: str) -> dict[str, bytes]:
    """Each word in the ways in which SQLite, Qt and Python may hold it on a machine of today."""
    codes = ("utf-8", "utf-16-le", "latin-1", "utf-32-le")
    forms = {(number, word.encode(code)): code for number, word in enumerate(words) for code in codes}
    return {f"word {number}, {code}": form for (number, form), code in forms.items()}


def holders(marker: bytes) -> list[int]:
    """The processes that run with this setting in their environment."""
    found = []
    for folder in _PROCESSES.glob("[0-9]*"):
        try:
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue
        if marker in environment.split(b"\0"):
            found.append(int(folder.name))
    return [process for process in found if process != os.getpid()]


def has_loaded(process: int, library: str) -> bool:
    """Whether this process has a library of that name. Raises CannotLook where the system forbids it."""
    try:
        return library in (_PROCESSES / str(process) / "maps").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    except PermissionError as error:
        raise CannotLook(FORBIDDEN) from error


def look_through(process: int, sought: dict[str, bytes]) -> dict[str, int]:
    """How often each is in what this process can read; never in one that has just ended.

    Raises CannotLook where the system forbids it.
    """
    found = dict.fromkeys(sought, 0)
    try:
        with (_PROCESSES / str(process) / "mem").open("rb", buffering=0) as memory:
            for piece in _pieces(process, memory.fileno(), max(map(len, sought.values())) - 1):
                for name, form in sought.items():
                    found[name] += piece.count(form)
    except (FileNotFoundError, ProcessLookupError):
        return dict.fromkeys(sought, 0)
    except PermissionError as error:
        raise CannotLook(FORBIDDEN) from error
    return found


def _can_hold_words(may: str, what: str) -> bool:
    """What is mapped from a file and can't be written is the file: the program itself."""
    return "r" in may and not what.startswith(_NOT_MEMORY) and ("w" in may or not what.startswith("/"))


def _pieces(process: int, memory: int, overlap: int) -> Iterator[bytes]:
    for line in (_PROCESSES / str(process) / "maps").read_text().splitlines():
        fields = line.split(maxsplit=5)
        if not _can_hold_words(fields[1], fields[5] if len(fields) > 5 else ""):
            continue
        start, end = (int(part, 16) for part in fields[0].split("-"))
        before = b""
        while start < end:
            try:
                piece = os.pread(memory, min(_STEP, end - start), start)
            except OSError:
                break
            if not piece:
                break
            yield before + piece
            before, start = piece[-overlap:], start + len(piece)
