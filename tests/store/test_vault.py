import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from sqlmodel import select

from coprod_desktop.errors import InputError, StoreError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import unlock_with_passphrase, unlock_with_recovery_key
from coprod_desktop.store.records import Person, StoreFact
from coprod_desktop.store.vault import PRACTITIONER, Store, check_store, create_store, is_store, open_store

KILLED = """
import os, signal, sys
from pathlib import Path
from coprod_desktop.store.keys import unlock_with_passphrase
from coprod_desktop.store.records import Person
from coprod_desktop.store.vault import open_store
folder = Path(sys.argv[1])
store = open_store(folder, unlock_with_passphrase(folder, sys.argv[2]))
with store.session() as session:
    session.add(Person(name="Kept"))
with store.session() as session:
    session.add(Person(name="Never committed"))
    session.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.exec(select(Person.name).order_by(Person.name)))


def add(store: Store, name: str) -> None:
    with store.session() as session:
        session.add(Person(name=name))


def test_a_new_store_keeps_its_practitioner_and_opens_with_either_key(
    folder: Path, passphrase: str, cheap: Cost
) -> None:
    store, printed = create_store(folder, passphrase, "Ruth Abara", cheap)
    with store:
        assert is_store(folder)
        assert store.folder == folder
        assert len(store.id) == 32
        assert check_store(store) == []
        add(store, "Jaydon")
    for key in (unlock_with_passphrase(folder, passphrase), unlock_with_recovery_key(folder, printed)):
        with open_store(folder, key) as opened:
            assert opened.id == store.id
            assert names(opened) == ["Jaydon"]
            assert opened.practitioner == "Ruth Abara"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no modes")
def test_folder_and_files_are_for_their_owner_alone(store: Store) -> None:
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert {entry.name for entry in store.folder.iterdir()} == {"data.db", "keys.json", "lock"}
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in store.folder.iterdir()} == {0o600}


def test_a_weak_passphrase_makes_no_store(folder: Path, cheap: Cost) -> None:
    for weak in ("password1234", "ruth abara ruth"):
        with pytest.raises(InputError, match="stronger passphrase"):
            create_store(folder, weak, "Ruth Abara", cheap)
    assert not folder.exists()


def test_a_store_is_never_made_over_something(
    tmp_path: Path, folder: Path, passphrase: str, cheap: Cost
) -> None:
    folder.mkdir()
    (folder / "holiday.txt").write_text("sun")
    with pytest.raises(InputError, match="other files"):
        create_store(folder, passphrase, "Ruth", cheap)
    with pytest.raises(InputError, match="a file of this name"):
        create_store(folder / "holiday.txt", passphrase, "Ruth", cheap)
    (folder / "holiday.txt").rename(folder / "data.db")
    with pytest.raises(InputError, match="a store in this folder already"):
        create_store(folder, passphrase, "Ruth", cheap)
    assert (folder / "data.db").read_text() == "sun"


def test_an_empty_folder_is_taken(folder: Path, passphrase: str, cheap: Cost) -> None:
    folder.mkdir()
    (folder / ".DS_Store").touch()
    store, _ = create_store(folder, passphrase, "Ruth", cheap)
    store.close()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, passphrase: str, cheap: Cost) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="could not be made"):
        create_store(tmp_path / "file" / "store", passphrase, "Ruth", cheap)


def test_a_store_that_fails_half_way_leaves_room_for_the_next_try(
    folder: Path, passphrase: str, cheap: Cost
) -> None:
    folder.mkdir()
    (folder / ".DS_Store").touch()
    with pytest.raises(StoreError, match="half of a sign"):
        create_store(folder, passphrase, "\ud800", cheap)
    assert not is_store(folder)
    create_store(folder, passphrase, "Ruth", cheap)[0].close()


def test_an_error_takes_the_whole_change_back(store: Store) -> None:
    with pytest.raises(KeyError), store.session() as session:
        session.add(Person(name="Half"))
        session.flush()
        raise KeyError
    assert names(store) == []


def test_records_keep_their_values_when_the_session_is_over(store: Store) -> None:
    with store.session() as session:
        person = Person(name="Jaydon")
        session.add(person)
    assert person.name == "Jaydon"
    with store.read() as session:
        read = session.exec(select(Person)).one()
    assert (read.name, read.created_at) == ("Jaydon", person.created_at)


def test_what_is_changed_while_reading_is_not_lost_in_silence(store: Store) -> None:
    add(store, "Jaydon")
    with pytest.raises(RuntimeError, match="a look writes nothing"), store.read() as session:
        session.exec(select(Person)).one().name = "Jay"
    assert names(store) == ["Jaydon"]
    add(store, "Mo")


def test_a_statement_is_prepared_once_however_often_the_store_is_looked_at(store: Store) -> None:
    add(store, "Jaydon")

    def look_at_many_things() -> None:
        for many in range(20):
            with store.read() as session:
                session.exec(select(Person).where(Person.name != "")).all()
                session.connection().exec_driver_sql(f"SELECT name FROM person LIMIT {many}").all()

    look_at_many_things()
    with store.read() as session:
        raw = session.connection().connection.dbapi_connection
    assert isinstance(raw, dbapi2.Connection)
    prepared: list[int] = []

    def note(action: int, *_: object) -> int:
        """SQLite asks when it prepares a statement, not when it runs one that is kept."""
        prepared.append(action)
        return int(dbapi2.SQLITE_OK)

    raw.set_authorizer(note)
    look_at_many_things()
    first = prepared.count(dbapi2.SQLITE_READ)
    look_at_many_things()
    assert (first > 0, prepared.count(dbapi2.SQLITE_READ)) == (True, first)


def test_the_practitioner_is_known_in_the_middle_of_a_change(store: Store) -> None:
    store.practitioner = "  Ruth Abara-Jones "
    with store.session() as session:
        assert session.get_one(StoreFact, PRACTITIONER).value == "Ruth Abara-Jones"
        assert store.practitioner == "Ruth Abara-Jones"


def test_sessions_are_not_nested(store: Store) -> None:
    with store.session() as session:
        session.add(Person(name="Jaydon"))
        with pytest.raises(RuntimeError, match="pass the open one on"), store.read():
            pass
    assert names(store) == ["Jaydon"]


def test_a_worker_has_a_connection_of_its_own(store: Store) -> None:
    def bring_in() -> None:
        with store.beside() as other:
            add(other, "From the worker")

    worker = threading.Thread(target=bring_in)
    worker.start()
    worker.join()
    assert names(store) == ["From the worker"]


def test_a_store_made_by_a_worker_is_used_by_the_window(folder: Path, passphrase: str, cheap: Cost) -> None:
    made: list[Store] = []
    worker = threading.Thread(target=lambda: made.append(create_store(folder, passphrase, "Ruth", cheap)[0]))
    worker.start()
    worker.join()
    with made[0] as store:
        add(store, "Jaydon")
        assert names(store) == ["Jaydon"]


def test_a_full_disk_is_told_and_leaves_the_store_whole(store: Store) -> None:
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match=r"disk is full.*What you typed is still on the screen"):
        add(store, "x" * 50_000)
    assert names(store) == []
    assert check_store(store) == []


def test_a_busy_store_is_told(store: Store) -> None:
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    with store.beside() as other, other.session() as session:
        session.add(Person(name="First"))
        session.flush()
        with pytest.raises(StoreError, match=r"busy.*What you typed is still on the screen"):
            add(store, "Second")
    assert names(store) == ["First"]


def test_a_closed_store_stays_closed(store: Store) -> None:
    def open_files() -> list[str]:
        links = (link.resolve() for link in Path("/proc/self/fd").iterdir())
        return sorted(file.name for file in links if file.parent == store.folder)

    watched = Path("/proc/self/fd").exists()
    assert not watched or open_files() == ["data.db", "lock"]
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is locked"):
        names(store)
    assert not watched or open_files() == []


def test_a_store_is_open_once(store: Store) -> None:
    with pytest.raises(StoreError, match="already open in another window"):
        open_store(store.folder, store.data_key)
    store.close()
    open_store(store.folder, store.data_key).close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_process_frees_the_store_and_loses_no_commit(store: Store, passphrase: str) -> None:
    store.close()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(store.folder), passphrase], check=False)
    assert killed.returncode == -signal.SIGKILL
    with open_store(store.folder, store.data_key) as opened:
        assert names(opened) == ["Kept"]
        assert check_store(opened) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_no_word_stands_readable_in_the_folder(folder: Path, cheap: Cost, encoding: str) -> None:
    words = {
        "passphrase": "zanzibarquilt marmot fjord",
        "name": "Plantedpractitioner",
        "said": "Plantedanswer ŵ",
    }
    store, _ = create_store(folder, words["passphrase"], words["name"], cheap)
    planted = [word.encode(encoding) for word in (*words.values(), "SQLite format 3", "store_fact", "Person")]

    def found() -> list[bytes]:
        content = b"".join(entry.read_bytes() for entry in folder.iterdir())
        return [word for word in planted if word in content]

    with store:
        add(store, words["said"])
        with store.session() as session:
            session.exec(select(Person)).one().name = words["said"] * 2000
            session.flush()
            assert (folder / "data.db-journal").exists()
            assert found() == []
        with store.session() as session:
            session.delete(session.exec(select(Person)).one())
        assert found() == []
    assert found() == []


def test_links_between_rows_are_enforced_and_deletes_overwrite(store: Store) -> None:
    wanted = {"foreign_keys": "1", "journal_mode": "delete", "synchronous": "3", "secure_delete": "1"}
    wanted |= {"temp_store": "2", "trusted_schema": "0"}
    with store.engine.connect() as connection:
        found = {name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in wanted}
    assert found == wanted


def test_the_file_is_no_plain_database(store: Store) -> None:
    plain = dbapi2.connect(str(store.folder / "data.db"))
    with pytest.raises(dbapi2.DatabaseError, match="file is not a database"):
        plain.execute("SELECT * FROM person")
    plain.close()
