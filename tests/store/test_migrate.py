import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine
from sqlmodel import SQLModel, select

from coprod_desktop.errors import StoreError
from coprod_desktop.store import migrate
from coprod_desktop.store.database import open_engine
from coprod_desktop.store.keys import DataKey
from coprod_desktop.store.records import Contributor, Person, Statement
from coprod_desktop.store.vault import Store, check_store, open_store
from coprod_desktop.work import opening
from tests.conftest import PASSPHRASE

SAVED = sorted((Path(__file__).parents[1] / "data" / "stores").glob("*.zip"))

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "m9999"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("person", recreate="always") as table:
        table.add_column(sa.Column("shoe_size", sa.Integer(), nullable=True))
{more}
"""


@pytest.fixture
def plain() -> Engine:
    return create_engine("sqlite://")


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations of a later version of the program."""
    return later(tmp_path)


def later(tmp_path: Path, more: str = "") -> Path:
    shutil.copytree(migrate.SCRIPTS, tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT.format(before=migrate.latest(), more=more)
    (tmp_path / "scripts" / "versions" / "m9999_next.py").write_text(text)
    return tmp_path / "scripts"


def filled(store: Store) -> DataKey:
    with store.session() as session:
        person = Person(name="Jaydon")
        session.add(person)
        session.flush()
        session.add(Contributor(person_id=person.id, name="Gran"))
    store.close()
    return store.data_key


def schema(connection: Connection) -> dict[str, list[str]]:
    """Each table's and index's own words, whatever order its links stand in."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: sorted(" ".join(sql.split()).removesuffix(" )").split(", "))
        for name, sql in rows
        if name != "alembic_version"
    }


def test_the_migrations_make_the_tables_of_the_records(store: Store, plain: Engine) -> None:
    SQLModel.metadata.create_all(plain)
    with store.engine.connect() as migrated, plain.connect() as wanted:
        assert compare_metadata(MigrationContext.configure(migrated), SQLModel.metadata) == []
        assert schema(migrated) == schema(wanted)


def test_a_new_store_has_the_latest_schema(store: Store) -> None:
    assert migrate.version(store.engine) == migrate.latest() == "m0004"


@pytest.mark.parametrize("saved", SAVED, ids=lambda saved: saved.stem)
def test_a_store_of_every_version_before_opens(saved: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(saved) as kept:
        kept.extractall(tmp_path / "store")
    with opening.open_store(tmp_path / "store", opening.unlock(tmp_path / "store", PASSPHRASE)) as opened:
        assert check_store(opened) == []
        assert migrate.version(opened.engine) == migrate.latest()
        with opened.read() as session:
            assert session.exec(select(Person.name)).all() == ["Wren Halloway"]
            assert len(session.exec(select(Statement.id)).all()) == 3


def test_the_files_are_named_after_their_versions_in_order(scripts: Path) -> None:
    """That is how an opening knows the latest one without loading Alembic."""
    for folder in (migrate.SCRIPTS, scripts):
        newest_first = [script.revision for script in ScriptDirectory(str(folder)).walk_revisions()]
        assert migrate.versions(folder) == newest_first[::-1]


def test_a_store_of_every_version_before_is_kept_for_this() -> None:
    versions = {script.revision for script in ScriptDirectory(str(migrate.SCRIPTS)).walk_revisions()}
    assert {saved.stem for saved in SAVED} == versions - {migrate.latest()}


def test_an_older_store_comes_up_to_date_and_loses_no_row(store: Store, scripts: Path) -> None:
    data_key = filled(store)
    engine = open_engine(store.folder / "data.db", data_key)
    migrate.bring_up_to_date(store.folder, engine, scripts)
    assert migrate.version(engine) == "m9999"
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name, shoe_size FROM person").all() == [("Jaydon", None)]
        assert connection.exec_driver_sql("SELECT name FROM contributor").all() == [("Gran",)]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


def test_the_copy_made_first_opens_as_it_was(store: Store, scripts: Path, tmp_path: Path) -> None:
    data_key = filled(store)
    before = (store.folder / "data.db").read_bytes()
    engine = open_engine(store.folder / "data.db", data_key)
    migrate.bring_up_to_date(store.folder, engine, scripts)
    engine.dispose()
    copy = store.folder / f"before_update_from_{migrate.latest()}.zip"
    assert os.name == "nt" or stat.S_IMODE(copy.stat().st_mode) == 0o600
    with zipfile.ZipFile(copy) as kept:
        assert kept.read("data.db") == before
        kept.extractall(tmp_path / "copy")
    with open_store(tmp_path / "copy", data_key) as opened:
        assert check_store(opened) == []
        with opened.read() as session:
            assert session.exec(select(Person.name)).all() == ["Jaydon"]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ("    op.execute('DELETE FROM person')", StoreError),
        ("    raise ZeroDivisionError", ZeroDivisionError),
    ],
)
def test_a_change_that_fails_leaves_the_store_as_it_was(
    store: Store, tmp_path: Path, more: str, error: type[Exception]
) -> None:
    data_key = filled(store)
    engine = open_engine(store.folder / "data.db", data_key)
    with pytest.raises(error):
        migrate.bring_up_to_date(store.folder, engine, later(tmp_path, more))
    engine.dispose()
    with open_store(store.folder, data_key) as opened:
        assert check_store(opened) == []
        with opened.read() as session:
            assert session.exec(select(Person.name)).all() == ["Jaydon"]


def test_without_room_for_a_copy_nothing_is_changed(store: Store, scripts: Path) -> None:
    data_key = filled(store)
    (store.folder / f"before_update_from_{migrate.latest()}.zip").mkdir()
    engine = open_engine(store.folder / "data.db", data_key)
    with pytest.raises(StoreError, match="no room for a copy"):
        migrate.bring_up_to_date(store.folder, engine, scripts)
    assert migrate.version(engine) == migrate.latest()
    engine.dispose()


def test_a_newer_store_is_refused_in_words_and_untouched(store: Store, scripts: Path) -> None:
    data_key = filled(store)
    engine = open_engine(store.folder / "data.db", data_key)
    migrate.bring_up_to_date(store.folder, engine, scripts)
    engine.dispose()
    before = (store.folder / "data.db").read_bytes()
    with pytest.raises(StoreError, match="newer version of Coprod"):
        open_store(store.folder, data_key)
    assert (store.folder / "data.db").read_bytes() == before


def test_it_works_without_a_word(store: Store, scripts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data_key = filled(store)
    engine = open_engine(store.folder / "data.db", data_key)
    migrate.bring_up_to_date(store.folder, engine, scripts)
    engine.dispose()
    assert capfd.readouterr() == ("", "")


def test_a_folder_with_a_percent_sign_is_fine(store: Store, tmp_path: Path, scripts: Path) -> None:
    odd = scripts.rename(tmp_path / "100% %(here)s")
    engine = open_engine(store.folder / "data.db", filled(store))
    migrate.upgrade(engine, odd)
    assert migrate.version(engine) == "m9999"
    engine.dispose()
