"""Brings the tables of an older store to today's, all or nothing, with a copy kept first.

Whether there is anything to bring up to date is asked at every opening, so Alembic is only loaded when there is.
"""

from pathlib import Path

from sqlalchemy import Engine

from coprod_desktop.errors import DamagedError, StoreError
from coprod_desktop.store.database import WRITES, WRITING, every_row, in_words, set_foreign_keys
from coprod_desktop.store.folder import DATA, KEYS, UPDATE_COPY, whole_file

_IS_MARKED = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
SCRIPTS = Path(__file__).parent / "migrations"


def version(engine: Engine) -> str:
    """The name of the schema in the file, such as `m0001`; empty when there is none."""
    with engine.connect() as connection:
        if not connection.exec_driver_sql(_IS_MARKED).first():
            return ""
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")


def versions(scripts: Path = SCRIPTS) -> list[str]:
    """The names of all schemas so far, oldest first: the files of the migrations begin with them."""
    return sorted(file.stem.partition("_")[0] for file in (scripts / "versions").glob("m[0-9]*_*.py"))


def latest(scripts: Path = SCRIPTS) -> str:
    """The name of today's schema."""
    return versions(scripts)[-1]


def bring_up_to_date(folder: Path, engine: Engine, scripts: Path = SCRIPTS) -> None:
    """Take an older store to today's schema, after keeping a copy beside it.

    `scripts` is another folder of migrations in tests. Raises StoreError for a store that is empty or
    newer, and when the copy or the change fails; the store then stays as it was.
    """
    found = version(engine)
    if found == latest(scripts):
        return
    _refuse_unknown(found, scripts)
    _keep_copy(folder, found)
    upgrade(engine, scripts)


def upgrade(engine: Engine, scripts: Path = SCRIPTS) -> None:
    """Make today's tables, in one transaction. Raises StoreError; then nothing was changed.

    Links between rows are checked at the end instead of on the way: Alembic replaces whole tables, which
    would take every row that names them along.
    """
    from alembic import command  # noqa: PLC0415 - for a new or an older store alone
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    set_foreign_keys(engine, False)
    try:
        with (
            in_words(WRITING, "The store is as it was before."),
            engine.execution_options(**WRITES).begin() as connection,
        ):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if every_row(connection, "foreign_key_check"):
                raise StoreError(
                    "This store could not be brought up to date, because some of its rows don't fit together. "
                    "It is as it was before. Open it with the version of Coprod that you used last."
                )
    finally:
        set_foreign_keys(engine, True)


def _refuse_unknown(found: str, scripts: Path) -> None:
    if not found:
        raise DamagedError(
            "The file data.db of this store has nothing in it. If the store was only just being made, "
            "delete its folder and make it again. Otherwise open a backup."
        )
    if found not in versions(scripts):
        raise StoreError(
            "This store was last used with a newer version of Coprod. Nothing was changed. "
            "Install the newest version and open the store again."
        )


def _keep_copy(folder: Path, found: str) -> None:
    """Both files in one: either alone would be of no use. Nobody writes meanwhile, we hold the folder."""
    import zipfile  # noqa: PLC0415 - for an older store alone

    try:
        with whole_file(folder / UPDATE_COPY.format(found)) as out, zipfile.ZipFile(out, "w") as copy:
            copy.write(folder / DATA, DATA)
            copy.write(folder / KEYS, KEYS)
    except OSError as error:
        raise StoreError(
            "This store has to be brought up to date, but there was no room for a copy of it first. "
            "Nothing was changed. Make some room on the disk and open it again."
        ) from error
