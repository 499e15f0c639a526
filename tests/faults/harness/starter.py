"""Starts the program again and again without waiting for its imports: each start is a process of its own."""

import contextlib
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from tests.faults.harness import shim

ROOT = Path(__file__).parents[3]
ACTS = "tests.faults.harness.acts"
SAID = "stderr"
"""The file in a place that holds what a process wrote to standard error."""

Told = dict[str, Any]
"""One thing a process has told: `what` it is, `at` which second (monotonic), and more."""


class Tell:
    """How a started process says what it has done: at once, and among what reached the disk."""

    def __init__(self, file: int) -> None:
        self._file = file

    def __call__(self, what: str, **more: Any) -> None:  # noqa: ANN401 - as JSON has them
        """Tell one thing. `more` must be JSON."""
        line = json.dumps({"what": what, "at": time.monotonic(), **more})
        shim.mark(line)
        with contextlib.suppress(BrokenPipeError):
            os.write(self._file, line.encode() + b"\n")


@dataclass
class Started:
    """A process under way, and what it has told so far."""

    pid: int
    _pipe: int
    told: list[Told] = field(default_factory=list)
    _rest: bytes = b""

    def listen(self, until: float | None = None, for_: str = "") -> bool:
        """Take in what is told until that second, until `for_` is told, or to the end. False at the end."""
        while not (for_ and any(one["what"] == for_ for one in self.told)):
            left = None if until is None else max(0.0, until - time.monotonic())
            if not select.select([self._pipe], [], [], left)[0]:
                return True
            if not (more := os.read(self._pipe, 1 << 16)):
                return False
            *lines, self._rest = (self._rest + more).split(b"\n")
            self.told += [json.loads(line) for line in lines]
        return True

    def kill(self) -> float:
        """End it as a crash does; the second at which that was."""
        at = time.monotonic()
        os.kill(self.pid, signal.SIGKILL)
        self.listen()
        return at

    def close(self) -> None:
        """Let go of its pipe."""
        os.close(self._pipe)


class Starter:
    """A process that has everything imported and splits off a fresh copy of itself for each start."""

    def __init__(self) -> None:
        self._door, theirs = socket.socketpair()
        library = shim.built()
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        if library is not None:
            environment["LD_PRELOAD"] = str(library)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.harness.starter", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                env=environment,
                cwd=ROOT,
            )

    def start(self, act: str, place: Path, **orders: Any) -> Started:  # noqa: ANN401 - as JSON has them
        """Do an act of acts.py in a process of its own; `place` is the folder that it may use."""
        mine, theirs = os.pipe()
        order = json.dumps({"act": act, "place": str(place), **orders}).encode()
        socket.send_fds(self._door, [order], [theirs])
        os.close(theirs)
        return Started(int(self._door.recv(64)), mine)

    def close(self) -> None:
        """End it."""
        self._door.close()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def main(door: socket.socket) -> None:
    """Take orders until the other side closes its door."""
    acts = importlib.import_module(ACTS)
    while True:
        order, files, _, _ = socket.recv_fds(door, 1 << 14, 1)
        if not order:
            return
        # Only now: as long as a dead one is not called for, nobody else gets its number.
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not (pid := os.fork()):
            door.close()
            _perform(acts.ACTS, json.loads(order), files[0])
        os.close(files[0])
        door.send(str(pid).encode())


def _perform(acts: dict[str, Any], order: dict[str, Any], file: int) -> None:
    """In the new process: do what is asked and end, as a program does, with whatever its code is."""
    place = Path(order.pop("place"))
    os.environ["COPROD_SETTINGS"] = str(place / "settings")
    os.dup2(os.open(place / SAID, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), sys.stderr.fileno())
    tell, code = Tell(file), 1
    try:
        act = acts[order.pop("act")]
        if (log := order.pop("log", None)) is not None:
            shim.watch(place / "disk", place / log)
        act(place, tell, **order)
        code = 0
    except BaseException as fault:  # noqa: BLE001  told to the other side, which judges
        where = traceback.extract_tb(fault.__traceback__)[-1]
        tell("fell", kind=type(fault).__name__, where=f"{Path(where.filename).name}:{where.lineno}")
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
