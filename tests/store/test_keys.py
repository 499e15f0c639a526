import hashlib
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coprod_desktop.errors import InputError, StoreError, WrongKeyError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import (
    DataKey,
    change_passphrase,
    create_keys,
    new_recovery,
    unlock_with_passphrase,
    unlock_with_recovery_key,
)
from coprod_desktop.store.recovery_key import new_recovery_key


@pytest.fixture
def made(tmp_path: Path, passphrase: str, cheap: Cost) -> tuple[DataKey, str]:
    return create_keys(tmp_path, passphrase, cheap)


def forge(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change keys.json as somebody would who knows the checksum."""
    parts = json.loads((folder / "keys.json").read_bytes())
    del parts["checksum"]
    change(parts)
    summed = json.dumps(parts, sort_keys=True, indent=1).encode()
    parts["checksum"] = hashlib.sha256(summed).hexdigest()
    (folder / "keys.json").write_bytes(json.dumps(parts, sort_keys=True, indent=1).encode() + b"\n")


def test_passphrase_and_recovery_key_open_the_same_data_key(
    tmp_path: Path, passphrase: str, made: tuple[DataKey, str]
) -> None:
    data_key, printed = made
    assert len(data_key.value) == 32
    assert unlock_with_passphrase(tmp_path, passphrase) == data_key
    assert unlock_with_recovery_key(tmp_path, printed.lower().replace("-", " ")) == data_key


def test_no_secret_stands_in_the_file_or_in_a_repr(
    tmp_path: Path, passphrase: str, made: tuple[DataKey, str]
) -> None:
    data_key, printed = made
    raw = (tmp_path / "keys.json").read_bytes()
    assert passphrase.encode() not in raw
    assert printed.encode() not in raw
    assert data_key.value.hex().encode() not in raw
    assert data_key.value.hex() not in repr(data_key)
    assert repr(data_key.value) not in repr(data_key)


def test_everyday_keys_are_costly_and_the_file_is_for_its_owner(tmp_path: Path) -> None:
    data_key, _ = create_keys(tmp_path, "winter lantern ferry moss")
    parts = json.loads((tmp_path / "keys.json").read_bytes())
    costs = [slot["argon2id"] for slot in parts["slots"].values()]
    assert costs == [{"memory_kib": 65536, "passes": 3, "lanes": 1}] * 2
    assert unlock_with_passphrase(tmp_path, "winter lantern ferry moss") == data_key
    assert os.name == "nt" or (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["keys.json"]


@pytest.mark.parametrize("wrong", ["", "Winter lantern ferry moss", "winter lantern ferry moss "])
def test_another_passphrase_is_told_kindly(tmp_path: Path, made: tuple[DataKey, str], wrong: str) -> None:
    with pytest.raises(WrongKeyError, match="Nothing is lost"):
        unlock_with_passphrase(tmp_path, wrong)


def test_accents_open_it_however_the_keyboard_composes_them(tmp_path: Path, cheap: Cost) -> None:
    composed, decomposed = (unicodedata.normalize(form, "Siân's crème brûlée ŵ") for form in ("NFC", "NFD"))
    assert composed != decomposed
    data_key, _ = create_keys(tmp_path, decomposed, cheap)
    assert unlock_with_passphrase(tmp_path, composed) == data_key
    assert unlock_with_passphrase(tmp_path, decomposed) == data_key


def test_a_slip_in_the_recovery_key_is_told_from_the_key_of_another_store(
    tmp_path: Path, made: tuple[DataKey, str]
) -> None:
    _, printed = made
    slip = printed[:-1] + ("2" if printed[-1] != "2" else "3")
    with pytest.raises(InputError, match="compare it with the paper"):
        unlock_with_recovery_key(tmp_path, slip)
    with pytest.raises(WrongKeyError, match="another store"):
        unlock_with_recovery_key(tmp_path, new_recovery_key())


def test_a_changed_passphrase_replaces_only_the_passphrase(
    tmp_path: Path, passphrase: str, made: tuple[DataKey, str], cheap: Cost
) -> None:
    data_key, printed = made
    change_passphrase(tmp_path, data_key, "quiet harbour seven kites", cheap)
    assert unlock_with_passphrase(tmp_path, "quiet harbour seven kites") == data_key
    assert unlock_with_recovery_key(tmp_path, printed) == data_key
    with pytest.raises(WrongKeyError):
        unlock_with_passphrase(tmp_path, passphrase)


def test_a_new_recovery_key_replaces_only_the_old_one(
    tmp_path: Path, passphrase: str, made: tuple[DataKey, str], cheap: Cost
) -> None:
    data_key, old = made
    printed = new_recovery(tmp_path, data_key, cheap)
    assert unlock_with_recovery_key(tmp_path, printed) == data_key
    assert unlock_with_passphrase(tmp_path, passphrase) == data_key
    with pytest.raises(WrongKeyError):
        unlock_with_recovery_key(tmp_path, old)


def test_the_keys_of_another_store_are_not_overwritten(
    tmp_path: Path, made: tuple[DataKey, str], cheap: Cost
) -> None:
    before = (tmp_path / "keys.json").read_bytes()
    with pytest.raises(StoreError, match="another store"):
        change_passphrase(tmp_path, DataKey("f" * 32, bytes(32)), "quiet harbour seven kites", cheap)
    assert (tmp_path / "keys.json").read_bytes() == before


def test_every_flipped_bit_of_the_file_is_told_as_damage(
    tmp_path: Path, passphrase: str, made: tuple[DataKey, str]
) -> None:
    file = tmp_path / "keys.json"
    sound = file.read_bytes()
    for at in range(len(sound) * 8):
        flipped = bytearray(sound)
        flipped[at // 8] ^= 1 << at % 8
        file.write_bytes(flipped)
        with pytest.raises(StoreError, match=r"keys\.json of this store is damaged") as told:
            unlock_with_passphrase(tmp_path, passphrase)
        assert not isinstance(told.value, WrongKeyError)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 8000, b" " * 100_000, b'{"version": 1}'],
)
def test_a_file_that_is_no_key_file_is_told_as_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "keys.json").write_bytes(content)
    with pytest.raises(StoreError, match="is damaged"):
        unlock_with_passphrase(tmp_path, "any")


def test_a_cut_file_is_told_as_damage(tmp_path: Path, made: tuple[DataKey, str]) -> None:
    file = tmp_path / "keys.json"
    file.write_bytes(file.read_bytes()[:300])
    with pytest.raises(StoreError, match="is damaged"):
        unlock_with_passphrase(tmp_path, "any")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"keys\.json is missing"):
        unlock_with_passphrase(tmp_path, "any")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 4 * 1024**3),
        ("memory_kib", 8),
        ("memory_kib", -1),
        ("memory_kib", 65536.0),
        ("memory_kib", True),
        ("memory_kib", "65536"),
        ("passes", 0),
        ("passes", 10**9),
        ("lanes", 0),
        ("lanes", 10**6),
    ],
)
def test_absurd_work_is_refused_before_it_is_begun(
    tmp_path: Path, passphrase: str, made: tuple[DataKey, str], name: str, value: object
) -> None:
    forge(tmp_path, lambda parts: parts["slots"]["passphrase"]["argon2id"].update({name: value}))
    with pytest.raises(StoreError, match="more or less work than is sensible"):
        unlock_with_passphrase(tmp_path, passphrase)


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts["slots"].pop("recovery"),
        lambda parts: parts["slots"]["passphrase"].pop("salt"),
        lambda parts: parts["slots"]["passphrase"].update(salt="AAAA"),
        lambda parts: parts["slots"]["passphrase"].update(nonce=7),
        lambda parts: parts["slots"]["passphrase"].update(sealed="*" * 64),
        lambda parts: parts["slots"]["passphrase"]["argon2id"].update(extra=1),
        lambda parts: parts["slots"].update(passphrase=None),
        lambda parts: parts.update(slots=[]),
        lambda parts: parts.update(store=5),
        lambda parts: parts.update(version="1"),
        lambda parts: parts.update(version=0),
    ],
)
def test_a_forged_shape_is_told_as_damage(
    tmp_path: Path, passphrase: str, made: tuple[DataKey, str], change: Callable[[dict[str, Any]], object]
) -> None:
    forge(tmp_path, change)
    with pytest.raises(StoreError, match="is damaged"):
        unlock_with_passphrase(tmp_path, passphrase)


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts.update(store="0" * 32),
        lambda parts: parts["slots"].update(passphrase=parts["slots"]["recovery"]),
        lambda parts: parts["slots"]["passphrase"]["argon2id"].update(passes=2),
    ],
)
def test_a_forged_slot_does_not_open(
    tmp_path: Path, passphrase: str, made: tuple[DataKey, str], change: Callable[[dict[str, Any]], object]
) -> None:
    forge(tmp_path, change)
    with pytest.raises(WrongKeyError):
        unlock_with_passphrase(tmp_path, passphrase)


def test_keys_of_a_newer_version_are_refused_in_words(tmp_path: Path, made: tuple[DataKey, str]) -> None:
    forge(tmp_path, lambda parts: parts.update(version=2))
    with pytest.raises(StoreError, match="newer version of Coprod"):
        unlock_with_passphrase(tmp_path, "any")


def test_keys_that_cannot_be_written_are_told_and_the_old_ones_stay(
    tmp_path: Path, passphrase: str, made: tuple[DataKey, str], cheap: Cost
) -> None:
    (tmp_path / "keys.json.part").mkdir()
    with pytest.raises(StoreError, match="the old keys still work"):
        change_passphrase(tmp_path, made[0], "quiet harbour seven kites", cheap)
    assert unlock_with_passphrase(tmp_path, passphrase) == made[0]


def test_nothing_of_the_database_is_loaded_with_the_keys() -> None:
    heavy = "sqlmodel", "sqlalchemy", "alembic", "sqlcipher3", "zxcvbn", "reportlab", "PySide6"
    script = f"import sys, coprod_desktop.store.keys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
