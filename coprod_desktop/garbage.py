"""When Python may search for garbage: never on a worker's thread, where it would free what belongs to the window."""

import gc
from functools import cache
from threading import Lock

_held = 0
_counting = Lock()


@cache
def spare_what_stays() -> None:
    """Once, with the heavy modules loaded: each search would look through all of them again, for 90 ms a time."""
    gc.freeze()


def hold_collection() -> None:
    """Work begins on another thread: until as many `let_collect` nothing is searched."""
    _count(1)


def let_collect() -> None:
    """One piece of work has ended, and with the last of them the wait."""
    _count(-1)


def _count(more: int) -> None:
    global _held  # noqa: PLW0603 - Python has one collector
    with _counting:
        _held += more
        (gc.disable if _held else gc.enable)()
