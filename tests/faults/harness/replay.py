"""Rebuilds a folder as a power cut may leave it, from the log of what a program wrote, synced and renamed.

What was synced is there. Of the rest a cut keeps what it likes: a write whole, not at all, or only some of its
512-byte sectors, in any order; a name only once its folder was synced. That is the least POSIX promises.
"""

import json
import os
import random
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.harness.judging import Trace
from tests.faults.harness.starter import Told

SECTOR = 512
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


Keep = Callable[[], bool]
"""Asked of each thing that wasn't synced, and of each sector of a torn write: does it stay?"""


@dataclass(frozen=True)
class Cut:
    """What a power cut does to whatever isn't synced: to whole writes and names, and to sectors of a write."""

    name: str
    keeps: float
    tears: bool = False

    def keep(self, chance: random.Random) -> Keep:
        """The dice of this cut."""
        return lambda: chance.random() < self.keeps


CUTS = (
    Cut("nothing unsynced stays", 0.0),
    Cut("anything unsynced may go", 0.5),
    Cut("writes are torn", 0.5, tears=True),
    Cut("all stays", 1.0),
)

Write = tuple[int, bytes | None]
"""Where, and what; None: the file is cut to that length."""


@dataclass
class Body:
    """A file without its name: what is safely on disk, and what is on its way there."""

    safe: bytes = b""
    waiting: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        """All is on disk."""
        self.safe, self.waiting = _written(self.safe, self.waiting), []

    def after(self, cut: Cut, keep: Keep) -> bytes:
        """What a cut leaves of it."""
        left = list(_torn(self.waiting, keep)) if cut.tears else [one for one in self.waiting if keep()]
        return _written(self.safe, left)


def _written(content: bytes, writes: Sequence[Write]) -> bytes:
    grown = bytearray(content)
    for at, data in writes:
        end = at + len(data or b"")
        grown.extend(bytes(max(0, end - len(grown))))
        if data is None:
            del grown[at:]
        else:
            grown[at:end] = data
    return bytes(grown)


def _torn(writes: Sequence[Write], keep: Keep) -> Iterator[Write]:
    for at, data in writes:
        if data is None:
            yield from [(at, None)] if keep() else []
            continue
        sectors = [(at + start, data[start : start + SECTOR]) for start in range(0, len(data), SECTOR)]
        yield from (one for one in sectors if keep())


Name = tuple[str, Body | None]
"""A path, and what stands there from now on; None: nothing."""


class Disk:
    """A folder while a log is played to it."""

    def __init__(self, before: Path, at: Path) -> None:
        """`before` is the folder as it was; `at` is the path that the log calls it by."""
        files = [file for file in before.rglob("*") if file.is_file()]
        folders = [folder for folder in before.rglob("*") if folder.is_dir()]
        self.root = str(at)
        self.now = {str(at / file.relative_to(before)): Body(file.read_bytes()) for file in files}
        self.folders = {str(at), *(str(at / folder.relative_to(before)) for folder in folders)}
        self.safe: dict[str, Body | None] = dict(self.now)
        self.safe_folders = set(self.folders)
        self.waiting: list[tuple[Name, ...]] = []
        self._open: dict[int, Body | str] = {}

    def play(self, record: Record) -> None:
        """One more thing reaches the disk."""
        if (step := _STEPS.get(record.kind)) is not None:
            step(self, record)

    def open(self, record: Record) -> None:
        """A file, which is made or emptied; or a folder."""
        if record.path in self.folders:
            self._open[record.handle] = record.path
            return
        if record.path not in self.now:
            self._name((record.path, Body()))
        body = self.now[record.path]
        if record.place & os.O_TRUNC:
            body.waiting.append((0, None))
        self._open[record.handle] = body

    def write(self, record: Record) -> None:
        """Bytes, or for no bytes a new length."""
        body = self._open[record.handle]
        assert isinstance(body, Body)
        body.waiting.append((record.place, None if record.kind == "T" else record.data))

    def sync(self, record: Record) -> None:
        """A file's content, or the names in a folder."""
        synced = self._open[record.handle]
        if isinstance(synced, Body):
            synced.sync()
            return
        within = [names for names in self.waiting if any(_parent(path) == synced for path, _ in names)]
        self.waiting = [names for names in self.waiting if names not in within]
        self.safe.update(name for names in within for name in names)
        self.safe_folders |= {folder for folder in self.folders if _parent(folder) == synced}

    def rename(self, record: Record) -> None:
        """One name goes and the other comes, together."""
        self._name((record.path, None), (record.data.decode(), self.now[record.path]))

    def remove(self, record: Record) -> None:
        """A name goes; what has the file open goes on with it."""
        self._name((record.path, None))

    def make_folder(self, record: Record) -> None:
        """A folder, which is there for sure once the one around it is synced."""
        self.folders.add(record.path)

    def _name(self, *names: Name) -> None:
        self.waiting.append(names)
        for path, body in names:
            self.now.pop(path, None)
            if body is not None:
                self.now[path] = body

    def after(self, cut: Cut, chance: random.Random) -> tuple[dict[str, bytes], set[str]]:
        """The files and folders that a cut at this moment leaves; paths as in the log."""
        keep = cut.keep(chance)
        folders = {one for one in self.folders if one in self.safe_folders or keep()}
        names = dict(self.safe) | dict(_kept_names(self.waiting, keep))
        left = {path: body.after(cut, keep) for path, body in names.items() if body is not None}
        return {path: content for path, content in left.items() if self._reached(path, folders)}, folders

    def _reached(self, path: str, folders: set[str]) -> bool:
        """Whether all folders on the way are there."""
        while path != self.root:
            path = _parent(path)
            if path not in folders:
                return False
        return True


_STEPS: Mapping[str, Callable[[Disk, Record], None]] = {
    "O": Disk.open,
    "W": Disk.write,
    "T": Disk.write,
    "S": Disk.sync,
    "R": Disk.rename,
    "U": Disk.remove,
    "D": Disk.make_folder,
}


def _kept_names(waiting: Sequence[tuple[Name, ...]], keep: Keep) -> Iterator[Name]:
    """What stays of changed names: none that rests on one that went."""
    gone: set[str] = set()
    for names in waiting:
        paths = {path for path, _ in names}
        if paths & gone or not keep():
            gone |= paths
        else:
            yield from names


def _parent(path: str) -> str:
    return str(Path(path).parent)


def rebuild(left: tuple[dict[str, bytes], set[str]], root: str, into: Path) -> None:
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
