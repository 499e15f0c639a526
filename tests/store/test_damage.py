import os
from pathlib import Path

import pytest

from coprod_desktop.errors import StoreError
from coprod_desktop.store.database import open_engine
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import DataKey, create_keys, unlock_with_passphrase
from coprod_desktop.store.records import Person
from coprod_desktop.store.vault import Store, check_store, is_store, open_store

PAGE = 4096


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def test_a_missing_file_is_named(store: Store, passphrase: str) -> None:
    store.close()
    (store.folder / "data.db").rename(store.folder / "kept")
    assert is_store(store.folder)
    with pytest.raises(StoreError, match=r"data\.db is missing"):
        open_store(store.folder, store.data_key)
    (store.folder / "kept").rename(store.folder / "data.db")
    (store.folder / "keys.json").unlink()
    assert is_store(store.folder)
    with pytest.raises(StoreError, match=r"keys\.json is missing"):
        unlock_with_passphrase(store.folder, passphrase)


def test_a_database_that_the_system_does_not_open_is_told(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError, match="can't be opened just now"):
        open_engine(store.folder / "gone" / "data.db", store.data_key)


def test_an_empty_database_is_told(store: Store) -> None:
    store.close()
    (store.folder / "data.db").write_bytes(b"")
    with pytest.raises(StoreError, match="has nothing in it"):
        open_store(store.folder, store.data_key)
    assert (store.folder / "data.db").read_bytes() == b""


def test_a_damaged_beginning_is_told_from_a_foreign_key(
    store: Store, tmp_path: Path, passphrase: str, cheap: Cost
) -> None:
    store.close()
    other, _ = create_keys(tmp_path, passphrase, cheap)
    with pytest.raises(StoreError, match="doesn't belong to the keys"):
        open_store(store.folder, other)
    with pytest.raises(StoreError, match="doesn't belong to the keys"):
        open_store(store.folder, DataKey(store.id, bytes(32)))
    flip(store.folder / "data.db", 100)
    with pytest.raises(StoreError, match=r"is damaged\. Your key is right"):
        open_store(store.folder, store.data_key)


def test_a_cut_database_is_told_as_damage(store: Store) -> None:
    store.close()
    os.truncate(store.folder / "data.db", 5 * PAGE + 7)
    with pytest.raises(StoreError, match=r"is damaged\. Your key is right"):
        open_store(store.folder, store.data_key)


def test_the_check_finds_a_flipped_bit_in_any_later_page(store: Store) -> None:
    with store.session() as session:
        session.add_all(Person(name=f"{number} {'x' * 500}") for number in range(100))
    store.close()
    file = store.folder / "data.db"
    last = file.stat().st_size // PAGE
    flip(file, (last - 1) * PAGE + 1234)
    with open_store(store.folder, store.data_key) as opened:
        faults = check_store(opened)
    assert faults == [f"The file data.db is damaged: it is not as Coprod wrote it, on page {last}."]


def test_the_check_finds_a_row_that_names_nothing(store: Store) -> None:
    raw = store.engine.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    raw.cursor().execute(
        "INSERT INTO contributor (id, person_id, name, relationship, decider, decider_name, place, removed, created_at)"
        " VALUES ('c', 'gone', 'Gran', '', 'own', '', 0, 0, '2026-11-22 10:00:00')"
    )
    raw.close()
    assert check_store(store) == ["A row of the table contributor names a row that isn't there."]


def test_the_check_finds_damaged_keys(store: Store) -> None:
    flip(store.folder / "keys.json", 40)
    (fault,) = check_store(store)
    assert "keys.json of this store is damaged" in fault
