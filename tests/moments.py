"""A folder as it lies on disk at every moment that counts: around each sync, and each file that replaces another."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

SYNCS = ("fsync", "replace")


@contextmanager
def every_moment(
    folder: Path, kept_in: Path, patching: pytest.MonkeyPatch, calls: Sequence[str] = SYNCS
) -> Iterator[list[Path]]:
    """Copies of the folder, made before and after every one of these calls of `os` meanwhile."""
    moments: list[Path] = []

    def keep() -> None:
        moments.append(Path(shutil.copytree(folder, kept_in / f"moment{len(moments)}")))

    def kept_around(call: Callable[..., object]) -> Callable[..., object]:
        def around(*arguments: object, **named: object) -> object:
            keep()
            result = call(*arguments, **named)
            keep()
            return result

        return around

    with patching.context() as patched:
        for name in calls:
            patched.setattr(os, name, kept_around(getattr(os, name)))
        yield moments
