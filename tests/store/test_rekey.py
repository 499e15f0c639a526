"""A new data key: only the new secrets open the store, nothing is lost, and no kill leaves it with both or neither."""

import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from coprod_desktop.errors import InputError, StoreError, WrongKeyError
from coprod_desktop.store import key_file, rekey
from coprod_desktop.store.folder import DATA, KEYS, REKEYED
from coprod_desktop.store.going import Going, StoppedError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import DataKey, unlock_with_passphrase, unlock_with_recovery_key
from coprod_desktop.store.records import Person
from coprod_desktop.store.recovery_key import new_recovery_key
from coprod_desktop.store.vault import Store, check_store, open_store
from tests.moments import every_moment

OLD, NEW = "winter lantern ferry moss", "quiet harbour seven kites"
NAMES = [f"Amira {number}" for number in range(200)]


@pytest.fixture
def filled(store: Store) -> Store:
    with store.session() as session:
        session.add_all([Person(name=name) for name in NAMES])
    return store


def names_in(folder: Path, data_key: DataKey) -> list[str]:
    with open_store(folder, data_key) as opened, opened.read() as session:
        found = sorted(
            (str(row[0]) for row in session.connection().exec_driver_sql("SELECT name FROM person")),
            key=NAMES.index,
        )
        assert opened.practitioner == "Ruth Abara"
    return found


def new_keys(store: Store, cheap: Cost) -> str:
    printed = new_recovery_key()
    rekey.prepare(store, NEW, printed, cheap)
    rekey.take(store)
    return printed


def test_only_the_new_secrets_open_it_and_every_row_is_there(filled: Store, cheap: Cost) -> None:
    old = filled.data_key
    printed = new_keys(filled, cheap)
    filled.close()
    data_key = unlock_with_passphrase(filled.folder, NEW)
    assert unlock_with_recovery_key(filled.folder, printed) == data_key
    assert data_key.value != old.value
    with pytest.raises(WrongKeyError):
        unlock_with_passphrase(filled.folder, OLD)
    with pytest.raises(StoreError, match="doesn't belong to the keys"):
        open_store(filled.folder, old)
    assert names_in(filled.folder, data_key) == NAMES
    assert sorted(entry.name for entry in filled.folder.iterdir()) == [DATA, KEYS, "lock"]


def test_the_same_passphrase_may_be_kept(filled: Store, cheap: Cost) -> None:
    rekey.prepare(filled, OLD, new_recovery_key(), cheap)
    rekey.take(filled)
    filled.close()
    assert names_in(filled.folder, unlock_with_passphrase(filled.folder, OLD)) == NAMES


def test_the_store_is_whole_under_its_new_key(filled: Store, cheap: Cost) -> None:
    new_keys(filled, cheap)
    filled.close()
    with open_store(filled.folder, unlock_with_passphrase(filled.folder, NEW)) as opened:
        assert check_store(opened) == []
        assert key_file.read(opened.folder).coming is None


def test_until_it_takes_its_place_the_old_keys_open_it_and_the_new_do_not(filled: Store, cheap: Cost) -> None:
    rekey.prepare(filled, NEW, new_recovery_key(), cheap)
    filled.close()
    assert (filled.folder / REKEYED).exists()
    with pytest.raises(WrongKeyError):
        unlock_with_passphrase(filled.folder, NEW)
    assert names_in(filled.folder, unlock_with_passphrase(filled.folder, OLD)) == NAMES
    assert not (filled.folder / REKEYED).exists(), "opened again, the change is forgotten"
    assert key_file.read(filled.folder).coming is None


def test_what_is_written_afterwards_is_kept(filled: Store, cheap: Cost) -> None:
    new_keys(filled, cheap)
    filled.close()
    data_key = unlock_with_passphrase(filled.folder, NEW)
    with open_store(filled.folder, data_key) as opened, opened.session() as session:
        session.add(Person(name="Amira 0"))
    assert len(names_in(filled.folder, data_key)) == len(NAMES) + 1


def test_it_tells_how_far_it_is_and_never_goes_back(filled: Store, cheap: Cost) -> None:
    told: list[float] = []

    class Listening(Going):
        def reach(self, share: float) -> None:
            told.append(share)
            super().reach(share)

    rekey.prepare(filled, NEW, new_recovery_key(), cheap, Listening())
    assert told == sorted(told) and told[-1] == 1.0


def test_it_can_be_stopped_and_then_nothing_was_changed(filled: Store, cheap: Cost) -> None:
    before = (filled.folder / KEYS).read_bytes()
    going = Going()
    going.stop()
    with pytest.raises(StoppedError):
        rekey.prepare(filled, NEW, new_recovery_key(), cheap, going)
    assert (filled.folder / KEYS).read_bytes() == before
    assert not (filled.folder / REKEYED).exists()


def test_given_up_after_it_was_prepared_the_old_keys_stay(filled: Store, cheap: Cost) -> None:
    rekey.prepare(filled, NEW, new_recovery_key(), cheap)
    rekey.give_up(filled)
    assert key_file.read(filled.folder).coming is None
    filled.close()
    assert names_in(filled.folder, unlock_with_passphrase(filled.folder, OLD)) == NAMES


@pytest.mark.parametrize("slip", ["", "0000-1111"])
def test_a_recovery_key_that_is_none_changes_nothing(filled: Store, cheap: Cost, slip: str) -> None:
    before = (filled.folder / KEYS).read_bytes()
    with pytest.raises(InputError, match="letters and digits"):
        rekey.prepare(filled, NEW, slip, cheap)
    assert (filled.folder / KEYS).read_bytes() == before
    assert not (filled.folder / REKEYED).exists()


# Broken off


def opens_with(folder: Path) -> dict[str, DataKey]:
    """Each of the two passphrases that opens it, with its key."""
    found = {}
    for passphrase in (OLD, NEW):
        with suppress(WrongKeyError):
            found[passphrase] = unlock_with_passphrase(folder, passphrase)
    return found


def test_whatever_moment_it_is_killed_exactly_one_passphrase_opens_everything(
    filled: Store, cheap: Cost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with every_moment(filled.folder, tmp_path, monkeypatch) as kept:
        new_keys(filled, cheap)
    opened = [opens_with(folder) for folder in kept]
    assert {tuple(found) for found in opened} == {(OLD,), (NEW,)}
    assert len(kept) >= 10
    for folder, found in zip(kept, opened, strict=True):
        ((passphrase, data_key),) = found.items()
        assert names_in(folder, data_key) == NAMES
        assert list(opens_with(folder)) == [passphrase], "and stays so once it was opened"


KILLED_LATER = """
import sys
from pathlib import Path
from coprod_desktop.store import rekey
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.keys import unlock_with_passphrase
from coprod_desktop.store.recovery_key import new_recovery_key
from coprod_desktop.store.vault import open_store
folder = Path(sys.argv[1])
store = open_store(folder, unlock_with_passphrase(folder, sys.argv[2]))
print("begun", flush=True)
rekey.prepare(store, sys.argv[3], new_recovery_key(), Cost(memory_kib=8 * 1024, passes=1))
rekey.take(store)
print("done", flush=True)
"""


def test_a_real_process_killed_while_it_changes_the_key(filled: Store, tmp_path: Path) -> None:
    filled.close()
    luck, ended = Random(4), []
    for number in range(6):
        folder = Path(shutil.copytree(filled.folder, tmp_path / f"killed{number}"))
        arguments = [sys.executable, "-c", KILLED_LATER, str(folder), OLD, NEW]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None and process.stdout.readline() == b"begun\n"
            time.sleep(luck.uniform(0, 0.15))
            process.kill()
        ((passphrase, data_key),) = opens_with(folder).items()
        ended.append(passphrase)
        assert names_in(folder, data_key) == NAMES
    assert set(ended) <= {OLD, NEW}
