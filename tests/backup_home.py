"""What tests of backups share: a store full of rows, and every row of it to compare."""

import shutil
from pathlib import Path
from typing import Any

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work import demo, opening
from tests.conftest import PASSPHRASE

Rows = dict[str, list[Any]]


def make_full(folder: Path) -> Path:
    """A store with the made-up families, closed."""
    store, _ = create_store(folder, PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))
    with store:
        demo.fill(store)
    return folder


def copy_of(full: Path, folder: Path) -> Store:
    """A copy of a closed store, opened."""
    shutil.copytree(full, folder)
    return opened(folder)


def opened(folder: Path, secret: str = PASSPHRASE) -> Store:
    """As the unlock screen opens it."""
    return opening.open_store(folder, opening.unlock(folder, secret))


def every_row(store: Store) -> Rows:
    """All rows of all tables, in their order."""
    with store.engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY 1')]
            for name in sorted(names)
        }


def rows_in(folder: Path, secret: str = PASSPHRASE) -> Rows:
    """The same of a closed store."""
    with opened(folder, secret) as store:
        return every_row(store)
