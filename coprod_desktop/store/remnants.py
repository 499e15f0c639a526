"""After something was deleted: no page of the file, no journal and no older copy in the folder still holds it."""

from pathlib import Path

from coprod_desktop.errors import StoreError
from coprod_desktop.store import search_index
from coprod_desktop.store.database import WRITES, WRITING, every_row, in_words
from coprod_desktop.store.folder import DATA, UPDATE_COPY
from coprod_desktop.store.vault import Store

_IS_DELETED = (
    "What was to be erased is deleted; only the file could not be written afresh. Check the store afterwards."
)


def write_afresh(store: Store) -> None:
    """Write the whole database anew, so that it has no free page and nothing between its rows.

    A few milliseconds for each megabyte. Raises StoreError when it couldn't be written; it then stays as it was.
    """
    with in_words(WRITING, _IS_DELETED):
        with store.engine.execution_options(**WRITES).begin() as connection:
            search_index.shed_remnants(connection)
        raw = store.engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM")
        finally:
            raw.close()


def free_pages(store: Store) -> int:
    """How many pages of the file hold nothing any more."""
    with store.engine.connect() as connection:
        return int(every_row(connection, "freelist_count")[0])


def forget_copies(folder: Path) -> int:
    """Delete the copies that were kept before the store was brought up to date. Returns how many there were.

    Raises StoreError when one can't be deleted.
    """
    found = sorted(folder.glob(UPDATE_COPY.format("*")))
    try:
        for copy in found:
            copy.unlink()
    except OSError as error:
        raise StoreError(
            "An older copy of this store could not be deleted, and it still holds what was erased. "
            f"Please delete it yourself: {copy.name}, in the folder of the store."
        ) from error
    return len(found)


def leftovers(folder: Path) -> list[Path]:
    """Files beside the database that a change leaves only while it is under way."""
    return [file for file in folder.iterdir() if file.name.startswith(f"{DATA}-")]
