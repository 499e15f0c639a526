"""One encrypted connection, set so that what is committed is on disk and what is deleted is gone."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from coprod_desktop.errors import DamagedError, StoreError
from coprod_desktop.store.keys import DataKey
from coprod_desktop.store.pages import key_fits

WRITES = {"begin": "BEGIN IMMEDIATE"}  # execution options of a connection that will write

# SQLCipher locks and wipes the memory of its keys in any case. Having it do so with every page (cipher_memory_security)
# takes up to half of all time in a large store, and what Python holds of the same words would be there all the same:
# that nothing stays in memory is seen to by ending the process.
_BEFORE_KEY = ("PRAGMA cipher_log_level = NONE",)  # else SQLCipher talks to stderr
_AFTER_KEY = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
)
# These touch the file, so they come once the key is known to fit.
_ONCE_READ = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
)
_STATEMENTS_KEPT = 300
"""More than all that the program asks. The driver keeps a handful unless told; preparing one takes up to 2 ms."""
_NOT_READABLE = frozenset({dbapi2.SQLITE_NOTADB, dbapi2.SQLITE_CORRUPT})

_NOT_JUST_NOW = (
    "The file data.db of this store can't be opened just now. Nothing was changed. "
    "Check that the disk is plugged in and the folder is yours, then try again."
)

# What can go wrong on a sound program, by SQLite's primary result code.
READING: Mapping[int, str] = {
    dbapi2.SQLITE_IOERR: "The disk could not be read. Check that it is plugged in.",
    dbapi2.SQLITE_CANTOPEN: "The store could not be reached. Check that its folder is still there.",
    dbapi2.SQLITE_BUSY: "The store is busy with something else. Wait a moment and try again.",
    dbapi2.SQLITE_CORRUPT: "The file data.db is damaged. Check the store, or open a backup.",
    dbapi2.SQLITE_NOTADB: "The file data.db is damaged. Check the store, or open a backup.",
}
WRITING: Mapping[int, str] = {
    **READING,
    dbapi2.SQLITE_IOERR: "It could not be saved: the disk doesn't answer. Check that it is plugged in.",
    dbapi2.SQLITE_FULL: "It could not be saved: the disk is full. Make some room and try again.",
    dbapi2.SQLITE_READONLY: "It could not be saved: the store is read-only. Check that the folder is yours.",
}


HALF_A_SIGN = "It could not be saved: it holds half of a sign, such as a broken emoji. Take that out."


def open_engine(file: Path, data_key: DataKey) -> Engine:
    """An engine with the one connection to an encrypted file, for one thread at a time.

    A file that isn't there is not made: its stick may have been taken out. An empty one becomes a database with the
    first table. Raises StoreError when the file can't be read with this key, saying whether it is damaged or belongs
    to other keys.
    """
    if not file.exists():
        raise StoreError(_NOT_JUST_NOW)
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: _connect(file, data_key),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    try:
        _read_once(engine)
    except DatabaseError as error:
        engine.dispose()
        raise _unreadable(file, data_key, error) from error
    return engine


def every_row(connection: Connection, pragma: str) -> list[str]:
    """The first column of what a pragma answers. `pragma` is one of ours, never a text from people."""
    return [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {pragma}")]


def rows_written(connection: Connection) -> int:
    """How many rows were written, changed or deleted through this connection since it was opened."""
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, dbapi2.Connection)
    return int(raw.total_changes)


def set_foreign_keys(engine: Engine, on: bool) -> None:
    """Have links between rows checked or not; SQLite listens only outside a transaction."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
    finally:
        raw.close()


@contextmanager
def in_words(known: Mapping[int, str], safe: str) -> Iterator[None]:
    """Turn the failures of `known` (READING or WRITING) into StoreError, with what is safe; bugs go on as they are."""
    try:
        yield
    except UnicodeEncodeError:
        raise StoreError(f"{HALF_A_SIGN} {safe}") from None  # the fault itself holds the words
    except (DatabaseError, dbapi2.DatabaseError) as error:
        code = getattr(getattr(error, "orig", error), "sqlite_errorcode", 0) & 0xFF
        if code not in known:
            raise
        kind = DamagedError if code in _NOT_READABLE else StoreError
        raise kind(f"{known[code]} {safe}") from error


def _connect(file: Path, data_key: DataKey) -> dbapi2.Connection:
    # No isolation level: the driver's own BEGIN would leave changes of the schema outside a transaction.
    # Opened on a worker, used by the window: one thread at a time, which the driver can't know.
    connection = dbapi2.connect(
        str(file), isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS_KEPT
    )
    for pragma in _BEFORE_KEY:
        connection.execute(pragma)
    connection.execute(f"PRAGMA key = \"x'{data_key.value.hex()}'\"")
    for pragma in _AFTER_KEY:
        connection.execute(pragma)
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _read_once(engine: Engine) -> None:
    try:
        with closing(engine.raw_connection()) as raw:
            cursor = raw.cursor()
            cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _ONCE_READ:
                cursor.execute(pragma)
    except dbapi2.DatabaseError as error:
        raise DatabaseError("reading the schema", None, error, hide_parameters=True) from error


def _unreadable(file: Path, data_key: DataKey, error: DatabaseError) -> StoreError:
    if getattr(error.orig, "sqlite_errorcode", None) not in _NOT_READABLE:
        return StoreError(_NOT_JUST_NOW)
    try:
        damaged = key_fits(file, data_key.value)
    except OSError:
        return StoreError(_NOT_JUST_NOW)
    if damaged:
        return DamagedError(
            "The file data.db of this store is damaged. Your key is right. Nothing was changed. "
            "Keep the folder as it is and open a backup instead."
        )
    return DamagedError(
        "The file data.db doesn't belong to the keys in this folder, or its beginning is damaged. "
        "Nothing was changed. Put data.db and keys.json of the same copy together, or open a backup."
    )
