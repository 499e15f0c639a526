"""Keeps Python's search for garbage short: while it goes on, no thread does anything else."""

import gc
from functools import cache


@cache
def spare_what_stays() -> None:
    """Once, with the heavy modules loaded: each search would look through all of them again, for 90 ms a time."""
    gc.freeze()
