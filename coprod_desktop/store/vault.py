"""An open store: the one door to the encrypted file, held by one process at a time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from coprod_desktop.errors import DamagedError, InputError, StoreError
from coprod_desktop.store import key_file, migrate, search_index
from coprod_desktop.store.database import (
    READING,
    WRITES,
    WRITING,
    every_row,
    in_words,
    open_engine,
    rows_written,
)
from coprod_desktop.store.folder import (
    DATA,
    KEYS,
    LOCK,
    FolderLock,
    folder_warning,
    forget_rekeyed,
    is_store,
    keep_to_owner,
    make_empty,
    make_folder,
)
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import EVERYDAY, DataKey, create_keys, settle
from coprod_desktop.store.memo import Memo
from coprod_desktop.store.orphans import orphans
from coprod_desktop.store.passphrase import refuse_weak
from coprod_desktop.store.records import StoreFact

__all__ = ["PRACTITIONER", "Store", "check_store", "create_store", "folder_warning", "is_store", "open_store"]

PRACTITIONER = "practitioner"  # the key of StoreFact under which their name stands

_TYPED_IS_SAFE = "What you typed is still on the screen."
_STORE_IS_SAFE = "Nothing was changed."
_SYSTEM_FILES = frozenset({LOCK, ".DS_Store", "desktop.ini", "Thumbs.db"})
_CHECKS = {
    "cipher_integrity_check": "The file data.db is damaged: {}.",
    "integrity_check": "The tables in data.db are damaged: {}.",
    "foreign_key_check": "A row of the table {} names a row that isn't there.",
}
_THEIRS, _OURS = "HMAC verification failed for page", "it is not as Coprod wrote it, on page"
_NOT_TO_ITS_END = "The file data.db is damaged: it can't be read to its end."


class Store:
    """An open store, for one thread at a time; a worker takes a connection of its own with `beside`."""

    def __init__(self, folder: Path, data_key: DataKey, engine: Engine, lock: FolderLock | None) -> None:
        self.folder = folder
        self.data_key = data_key
        self._engine: Engine | None = engine
        self._lock = lock
        self._in_use: bool = False
        self._memo = Memo()
        # Read now, because it's asked for in the middle of a change, when no second look is possible.
        self._practitioner = self._fact(PRACTITIONER)

    @property
    def id(self) -> str:
        """32 hex digits; a copy of the store keeps them."""
        return self.data_key.store_id

    @property
    def practitioner(self) -> str:
        """Who uses this store; their name stands in the history beside what they recorded."""
        return self._practitioner

    @practitioner.setter
    def practitioner(self, name: str) -> None:
        with self.session() as session:
            session.merge(StoreFact(key=PRACTITIONER, value=name.strip()))
        self._practitioner = name.strip()

    @property
    def engine(self) -> Engine:
        """For this package alone. Raises StoreError once the store is closed."""
        if self._engine is None:
            raise StoreError("The store is locked. Unlock it and try again.")
        return self._engine

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One change: committed whole at the end, taken back whole on any error. Not to be nested.

        Records keep their values afterwards. Raises StoreError when it couldn't be saved.
        """
        with (
            self._alone(),
            in_words(WRITING, _TYPED_IS_SAFE),
            Session(self.engine.execution_options(**WRITES), expire_on_commit=False) as session,
        ):
            yield session
            session.commit()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One look. Writing in it is undone and is an error, so a change can't get lost. Not to be nested.

        Raises StoreError when it couldn't be read.
        """
        with (
            self._alone(),
            in_words(READING, _STORE_IS_SAFE),
            Session(self.engine, expire_on_commit=False) as session,
        ):
            # SQLite's own `query_only` would throw away every prepared statement each time it is set.
            before = rows_written(session.connection())
            self._memo.begin(session)
            yield session
            session.flush()
            if rows_written(session.connection()) != before:
                raise RuntimeError("a look writes nothing: use session()")

    @contextmanager
    def beside(self) -> Iterator["Store"]:
        """The same store through a connection of its own, for a worker behind a progress window."""
        other = Store(self.folder, self.data_key, open_engine(self.folder / DATA, self.data_key), None)
        try:
            yield other
        finally:
            other.close()

    def _fact(self, key: str) -> str:
        with self.read() as session:
            fact = session.get(StoreFact, key)
        return fact.value if fact else ""

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two sessions on one connection would end each other's transaction: a bug, so it must be loud."""
        if self._in_use:
            raise RuntimeError("one session at a time: pass the open one on")
        self._in_use = True
        try:
            yield
        finally:
            self._in_use = False

    def close_database(self) -> None:
        """Let go of the file, and keep the folder so that nobody else opens it meanwhile."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def close(self) -> None:
        """Let go of the file and the folder; closing twice is fine.

        What was read stays in this process's memory: locking has to end the process.
        """
        self.close_database()
        if self._lock is not None:
            self._lock.free()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_store(
    folder: Path, passphrase: str, practitioner: str, cost: Cost = EVERYDAY
) -> tuple[Store, str]:
    """Make a store and open it; also gives the recovery key, to print. Takes about half a second.

    `cost` is cheaper in tests. Raises InputError for a weak passphrase or a folder that is taken,
    StoreError when the folder can't be written; then no store is left behind.
    """
    refuse_weak(passphrase, (practitioner,))
    refuse_taken(folder)
    with ExitStack() as undo:
        lock = undo.enter_context(_own_folder(folder))
        undo.callback(_sweep, folder)
        data_key, printed = create_keys(folder, passphrase, cost)
        engine = _empty_database(folder, data_key)
        undo.callback(engine.dispose)
        migrate.upgrade(engine)
        store = Store(folder, data_key, engine, lock)
        store.practitioner = practitioner
        undo.pop_all()
    return store, printed


def open_store(folder: Path, data_key: DataKey) -> Store:
    """Open a store and bring an older one up to date, after keeping a copy.

    Raises StoreError when it's missing, open elsewhere, damaged or newer.
    """
    if not (folder / DATA).is_file():
        raise DamagedError(
            "The file data.db is missing from this store. Nothing was changed. "
            "Look for it in the bin, or open a backup."
        )
    with ExitStack() as undo:
        lock = undo.enter_context(FolderLock(folder))
        data_key = settle(folder, data_key)
        with suppress(OSError):  # what can't be taken away now goes the next time
            forget_rekeyed(folder)
        keep_to_owner(folder)
        engine = open_engine(folder / DATA, data_key)
        undo.callback(engine.dispose)
        with in_words(WRITING, _STORE_IS_SAFE):
            migrate.bring_up_to_date(folder, engine)
        store = Store(folder, data_key, engine, lock)
        undo.pop_all()
    return store


def check_store(store: Store) -> list[str]:
    """Every fault that can be found, in words: seals, database, links between rows, search, schema, keys; none is fine.

    Reads the whole file: ten times as long as copying it.
    """
    broken = _database_faults(store.engine)
    lost = [] if broken else [*orphans(store.engine), *search_index.faults(store.engine)]
    return [*broken, *lost, *_schema_faults(store.engine), *_key_faults(store)]


def _database_faults(engine: Engine) -> list[str]:
    """Of the first check that finds any: what later ones find only follows from it."""
    with engine.connect() as connection:
        for pragma, words in _CHECKS.items():
            try:
                found = [fault for fault in every_row(connection, pragma) if fault != "ok"]
            except DatabaseError:
                return [_NOT_TO_ITS_END]
            if found:
                return [words.format(fault.replace(_THEIRS, _OURS)) for fault in found]
    return []


def _schema_faults(engine: Engine) -> list[str]:
    try:
        found = migrate.version(engine)
    except DatabaseError:
        return []  # said already by the checks of the database
    return [] if found == migrate.latest() else ["The tables are not those of this version of Coprod."]


def _key_faults(store: Store) -> list[str]:
    try:
        keys = key_file.read(store.folder)
    except StoreError as error:
        return [error.message]
    return [] if keys.store_id == store.id else ["The file keys.json belongs to another store."]


def refuse_taken(folder: Path) -> None:
    """Raise InputError unless a new store may be made in this folder."""
    if is_store(folder):
        raise InputError("There is a store in this folder already. Open it, or choose another folder.")
    if folder.exists() and not folder.is_dir():
        raise InputError("There is a file of this name already. Choose another name for the folder.")
    if folder.is_dir() and {entry.name for entry in folder.iterdir()} - _SYSTEM_FILES:
        raise InputError("There are other files in this folder. Choose an empty folder, or a new name.")


def _own_folder(folder: Path) -> FolderLock:
    try:
        make_folder(folder)
    except OSError as error:
        raise StoreError(
            "The folder could not be made. Nothing was changed. Choose a place that is yours to write to."
        ) from error
    return FolderLock(folder)


def _empty_database(folder: Path, data_key: DataKey) -> Engine:
    try:
        make_empty(folder / DATA)
    except OSError as error:
        raise StoreError("The store could not be made. Nothing is left behind. Is the disk full?") from error
    return open_engine(folder / DATA, data_key)


def _sweep(folder: Path) -> None:
    """Take away a store that was only half made, if the disk lets us: nobody has its key yet."""
    for name in (KEYS, DATA, DATA + "-journal"):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
