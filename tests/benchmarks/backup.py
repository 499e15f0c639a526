"""A backup, verified, against copying the file, having it on disk, and having SQLCipher check each page."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from coprod_desktop.store.database import every_row, open_engine
from coprod_desktop.store.vault import Store
from coprod_desktop.work import backing_up
from tests.benchmarks.generator import open_kept
from tests.benchmarks.room import Setting
from tests.benchmarks.schedule import SIZES
from tests.benchmarks.timing import Budget, Figure, side_by_side

WHY = "each link between rows is proven too, and what was packed is read again from the disk"


def figures(setting: Setting) -> Iterator[Figure]:
    """One figure."""
    rounds = 1 if setting.size.statements > SIZES["hundred"].statements else 3
    with open_kept(setting.folder) as store, TemporaryDirectory(dir=setting.folder.parent) as place:
        target = Path(place, "made.coprod-backup")
        ours, limit = side_by_side(
            lambda: backing_up.write_file(store, target), lambda: _bare(store, Path(place, "bare")), rounds
        )
    megabytes = (setting.folder / "data.db").stat().st_size // 1_000_000
    what = f"backup of {megabytes:,} MB, verified"
    yield Figure(what, ours, limit, "copy + fsync + cipher_integrity_check", Budget(ratio=1.5), WHY)


def _bare(store: Store, copy: Path) -> None:
    shutil.copyfile(store.folder / "data.db", copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    engine = open_engine(copy, store.data_key)
    with engine.connect() as connection:
        assert every_row(connection, "cipher_integrity_check") == []
    engine.dispose()
