"""How long each attempt took, and how much memory more than before: none may take too much of either."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOST_SECONDS, MOST_MB = 10.0, 300.0
_RESET, _PEAK, _NOW = "5", "VmHWM", "VmRSS"
_OWN = Path("/proc/self")


class Measured:
    """Attempts of one kind, and the worst of them. Memory is measured on Linux alone."""

    def __init__(self, what: str) -> None:
        """`what` they are, in the line that is printed."""
        self.what = what
        self.attempts, self.seconds, self.megabytes = 0, 0.0, 0.0

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """One attempt, which fails the test when it takes too long or too much."""
        before, began = _from_here(), time.perf_counter()
        try:
            yield
        finally:
            seconds, megabytes = time.perf_counter() - began, _memory(_PEAK) - before
            self.attempts += 1
            self.seconds, self.megabytes = max(self.seconds, seconds), max(self.megabytes, megabytes)
            assert seconds < MOST_SECONDS, self.what
            assert megabytes < MOST_MB, self.what

    def __str__(self) -> str:
        worst = f"the worst took {self.seconds:.2f} s and {self.megabytes:.0f} MB"
        return f"{self.attempts:,} {self.what}: {worst}, of {MOST_SECONDS:.0f} s and {MOST_MB:.0f} MB allowed"


def _from_here() -> float:
    """Let the peak begin anew, at what is in use now."""
    if not (_OWN / "clear_refs").exists():
        return 0.0
    (_OWN / "clear_refs").write_text(_RESET, encoding="ascii")
    return _memory(_NOW)


def _memory(which: str) -> float:
    """Megabytes of this process; 0 where the system doesn't tell."""
    try:
        lines = (_OWN / "status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(which))
