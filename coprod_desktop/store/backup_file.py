"""One backup is one file: the encrypted data.db, keys.json and a few facts, read with suspicion."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from coprod_desktop.errors import StoreError
from coprod_desktop.store import key_file
from coprod_desktop.store.folder import DATA, KEYS, whole_file
from coprod_desktop.store.going import Going, Part, Steps

SUFFIX = ".backup"
ABOUT = "about.json"
VERSION = 1
SLICE = 1 << 20

UNREACHABLE = (
    "This backup can’t be read. Nothing was changed. "
    "Check that the stick or disk it is on is plugged in, and that the file is yours."
)
DAMAGED = "This file is damaged, or it isn’t a backup. Nothing was changed. Please choose another one."

_MOST_ABOUT = 4096
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"coprod-(\d{8}T\d{6}Z)\.backup\Z")
# What zipfile raises on a file that is cut, changed, or never was one of ours.
_NOT_OURS = (zipfile.BadZipFile, KeyError, TypeError, ValueError, RuntimeError, EOFError, AttributeError)


@dataclass(frozen=True)
class Backup:
    """A backup as its file tells it: when it was made (UTC), whose it is, its size in bytes, SHA-256 of its data.db.

    `state` is what data.db looked like on disk at that moment. `fault` says in words what is wrong; empty: nothing.
    """

    file: Path
    made: datetime
    size: int
    store_id: str = ""
    digest: str = ""
    state: tuple[int, int] = (0, 0)
    fault: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is known to be wrong with it."""
        return not self.fault


def name_for(made: datetime) -> str:
    """A file name that says when, and nobody's name."""
    return f"coprod-{made.astimezone(UTC).strftime(_STAMP)}{SUFFIX}"


def is_named_as_ours(file: Path) -> bool:
    """Whether the file is called as backups are."""
    return _NAME.match(file.name) is not None


def glance(file: Path) -> Backup:
    """What the file says of itself, without reading all of it; quick. A file that can't be read has a `fault`."""
    try:
        size = file.stat().st_size
    except OSError:
        return Backup(file, _named_moment(file), 0, fault=UNREACHABLE)
    try:
        with _opened(file) as packed:
            return _told(file, size, packed)
    except StoreError as error:
        return Backup(file, _named_moment(file), size, fault=error.message)
    except OSError:
        return Backup(file, _named_moment(file), size, fault=UNREACHABLE)


def look_through(file: Path, going: Going | None = None) -> Backup:
    """The same after reading all of it: its data must be what was verified when it was written."""
    backup = glance(file)
    if backup.fault:
        return backup
    try:
        with unpacking(backup) as data:
            digest = copied(data, None, going or Going(), backup.size)
    except StoreError as error:
        return _with_fault(backup, error.message)
    except OSError:
        return _with_fault(backup, UNREACHABLE)
    return backup if digest == backup.digest else _with_fault(backup, DAMAGED)


@contextmanager
def unpacking(backup: Backup) -> Iterator[IO[bytes]]:
    """The data.db inside, to be read. Raises StoreError when it can't be."""
    with _opened(backup.file) as packed, packed.open(DATA) as data:
        yield data


def keys_inside(file: Path) -> bytes:
    """The keys.json inside. Raises StoreError when it can't be read."""
    with _opened(file) as packed:
        return _small(packed, KEYS, key_file.MOST_BYTES)


def pack(
    out: IO[bytes], backup: Backup, data: IO[bytes], keys: bytes, going: Going, *, span: tuple[float, float]
) -> None:
    """Write the parts of a backup. What went in is proven by reading it again. Raises OSError, StoppedError."""
    about = {
        "version": VERSION,
        "made": backup.made.isoformat(),
        "store": backup.store_id,
        "data": backup.digest,
        "state": list(backup.state),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(_member(ABOUT, backup.made), json.dumps(about))
        packed.writestr(_member(KEYS, backup.made), keys)
        with packed.open(_member(DATA, backup.made), "w", force_zip64=True) as inside:
            for piece in _slices(data, going, backup.size, span):
                inside.write(piece)


def digest_inside(packed: IO[bytes], going: Going, size: int, *, span: tuple[float, float]) -> str:
    """The SHA-256 of the data.db in a backup that is still open. Raises StoreError when it doesn't read."""
    try:
        with zipfile.ZipFile(packed) as found, found.open(DATA) as data:
            return copied(data, None, going, size, span=span)
    except _NOT_OURS as error:
        raise _damaged() from error


def rewrap(file: Path, keys_json: bytes) -> None:
    """Put other keys of the same store into a backup, at once or not at all.

    Raises StoreError when either is damaged or they belong to different stores; the file then stays as it was.
    """
    backup = look_through(file)
    if backup.fault:
        raise StoreError(backup.fault)
    if key_file.parse(keys_json).store_id != backup.store_id:
        raise StoreError("These keys belong to another store than the backup. Nothing was changed.")
    try:
        with whole_file(file) as out, unpacking(backup) as data:
            pack(out, backup, data, keys_json, Going(), span=(0, 1))
            out.flush()
            if digest_inside(out, Going(), backup.size, span=(0, 1)) != backup.digest:
                raise _damaged()
    except OSError as error:
        raise StoreError(
            "The keys in a backup could not be replaced. It is as it was before. Is there room where it is?"
        ) from error


def copied(
    source: IO[bytes],
    target: IO[bytes] | None,
    going: Going,
    size: int,
    *,
    span: tuple[float, float] = (0.0, 1.0),
) -> str:
    """Copy in slices that can be stopped, or only read; returns the SHA-256. `span` is its part of the whole work."""
    digest = hashlib.sha256()
    for piece in _slices(source, going, size, span):
        digest.update(piece)
        if target is not None:
            target.write(piece)
    return digest.hexdigest()


def _slices(source: IO[bytes], going: Going, size: int, span: tuple[float, float]) -> Iterator[bytes]:
    part = Steps(Part(going, *span), size)
    while piece := source.read(SLICE):
        yield piece
        part.more(len(piece))


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        opened = file.open("rb")
    except OSError as error:
        raise StoreError(UNREACHABLE) from error
    try:
        with opened, zipfile.ZipFile(opened) as packed:
            if any(part.compress_type != zipfile.ZIP_STORED for part in packed.infolist()):
                raise _damaged()  # ours are never squeezed; another's could unfold without end
            yield packed
    except _NOT_OURS as error:
        raise _damaged() from error


def _told(file: Path, size: int, packed: zipfile.ZipFile) -> Backup:
    about: dict[str, Any] = json.loads(_small(packed, ABOUT, _MOST_ABOUT))
    if type(about["version"]) is int and about["version"] > VERSION:
        raise StoreError(
            "This backup was written by a newer version of Coprod. Nothing was changed. "
            "Install the newest version and try again."
        )
    keys = key_file.parse(_small(packed, KEYS, key_file.MOST_BYTES))
    if keys.store_id != about["store"]:
        raise _damaged()
    packed.getinfo(DATA)
    made = datetime.fromisoformat(about["made"]).astimezone(UTC)
    bytes_then, moment = about["state"]
    return Backup(file, made, size, keys.store_id, str(about["data"]), (int(bytes_then), int(moment)))


def _small(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    if packed.getinfo(name).file_size > most:
        raise _damaged()
    return packed.read(name)


def _member(name: str, made: datetime) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, made.timetuple()[:6])


def _named_moment(file: Path) -> datetime:
    """When a file that can't be read was made, by its name, or else by the disk."""
    named = _NAME.match(file.name)
    if named:
        try:
            return datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            pass
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return datetime.fromtimestamp(0, UTC)


def _with_fault(backup: Backup, fault: str) -> Backup:
    return Backup(
        backup.file, backup.made, backup.size, backup.store_id, backup.digest, backup.state, fault=fault
    )


def _damaged() -> StoreError:
    return StoreError(DAMAGED)
