"""Rebuilds a folder as a power cut may leave it, from the log of what a program wrote, synced and renamed.

What was synced is there. Of the rest a cut keeps what it likes: a write whole, not at all, or only some of its
512-byte sectors, in any order (cuts.py); a name only once its folder was synced (tree.py).
"""

import json
import os
import random
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.harness.cuts import Body, Cut
from tests.faults.harness.judging import Trace
from tests.faults.harness.starter import Told
from tests.faults.harness.tree import Folder, Node, Tree

_HEAD = struct.Struct("@B3xIqIId")


@dataclass(frozen=True)
class Record:
    """One thing that reached the disk, or was told. `place`: offset, new length or flags; `at`: second."""

    kind: str
    handle: int
    place: int
    path: str
    data: bytes = field(repr=False)
    at: float


def read_log(log: Path) -> list[Record]:
    """All that the shim wrote down; a record cut off by the end of the process is left out."""
    raw, at, found = log.read_bytes(), 0, []
    while at + _HEAD.size <= len(raw):
        kind, handle, place, path_size, data_size, second = _HEAD.unpack_from(raw, at)
        start, middle = at + _HEAD.size, at + _HEAD.size + path_size
        at = middle + data_size
        if at <= len(raw):
            path, data = raw[start:middle].decode(), raw[middle:at]
            found.append(Record(chr(kind), handle, place, path, data, second))
    return found


class Disk:
    """A folder while a log is played to it."""

    def __init__(self, before: Path, at: Path) -> None:
        """`before` is the folder as it was; `at` is the path that the log calls it by."""
        self.root = at
        self._tree = Tree()
        self._tree.lay(before)
        self._open: dict[int, Node] = {}

    def play(self, record: Record) -> None:
        """One more thing reaches the disk."""
        if (step := _STEPS.get(record.kind)) is not None:
            step(self, record)

    def open(self, record: Record) -> None:
        """A file, which is made or emptied; or a folder."""
        path = self._path(record.path)
        node = self._tree.at(path) or self._tree.make_file(path)
        if isinstance(node, Body) and record.place & os.O_TRUNC:
            node.waiting.append((0, None))
        self._open[record.handle] = node

    def write(self, record: Record) -> None:
        """Bytes, or for no bytes a new length."""
        body = self._open[record.handle]
        assert isinstance(body, Body)
        body.waiting.append((record.place, None if record.kind == "T" else record.data))

    def sync(self, record: Record) -> None:
        """A file's content, or the names in a folder."""
        synced = self._open[record.handle]
        if isinstance(synced, Folder):
            self._tree.sync(synced)
        else:
            synced.sync()

    def rename(self, record: Record) -> None:
        """A file or a folder has another name."""
        self._tree.move(self._path(record.path), self._path(record.data.decode()))

    def remove(self, record: Record) -> None:
        """A file or a folder has no name any more."""
        self._tree.remove(self._path(record.path))

    def make_folder(self, record: Record) -> None:
        """A folder."""
        self._tree.make_folder(self._path(record.path))

    def _path(self, path: str) -> Path:
        return Path(path).relative_to(self.root)

    def after(self, cut: Cut, chance: random.Random) -> tuple[dict[str, bytes], set[str]]:
        """The files and folders that a cut at this moment leaves; paths as in the log."""
        keep = cut.keep(chance)
        left = {str(self.root / path): node for path, node in self._tree.after(keep)}
        files = {path: node.after(cut, keep) for path, node in left.items() if isinstance(node, Body)}
        return files, left.keys() - files.keys()


_STEPS: Mapping[str, Callable[[Disk, Record], None]] = {
    "O": Disk.open,
    "W": Disk.write,
    "T": Disk.write,
    "S": Disk.sync,
    "R": Disk.rename,
    "U": Disk.remove,
    "D": Disk.make_folder,
}


def rebuild(left: tuple[dict[str, bytes], set[str]], root: Path, into: Path) -> None:
    """Lay files and folders down as a folder `into`."""
    files, folders = left
    for folder in sorted(folders):
        (into / Path(folder).relative_to(root)).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (into / Path(path).relative_to(root)).write_bytes(content)


def told_until(records: Sequence[Record]) -> Trace:
    """What had been told by then."""
    told: list[Told] = [json.loads(record.data) for record in records if record.kind == "M"]
    return Trace(told, records[-1].at)
