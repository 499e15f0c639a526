"""Before a lock, a family's words, the passphrase and the data key are in memory; after it, in no process."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import create_store, open_store
from coprod_desktop.work import drafts, interviews, listing, opening, said
from tests.faults.memory import CannotLook, forms_of, has_loaded, holders, look_through
from tests.ui.test_session_watch import Bus, bus

__all__ = ["bus"]

ROOT = Path(__file__).parents[2]
LOCKER = Path(__file__).with_name("locker.py")
HIDDEN_WITHIN_MS = 200
"""From the key to the screen without words."""


@dataclass(frozen=True)
class Planted:
    """Words that stand nowhere else: neither in the program nor in this file."""

    passphrase: str
    name: str
    kept: str
    half: str

    def lines(self) -> str:
        return "".join(f"{one}\n" for one in (self.passphrase, self.name, self.kept, self.half))


def planted() -> Planted:
    name, kept, half = (f"Q{secrets.token_hex(6)}" for _ in range(3))
    return Planted(f"kettle {secrets.token_hex(9)} moss", f"{name}é", kept, half)


@contextmanager
def program(tmp_path: Path, way: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """The window on its own settings, by which every process that it leaves is known; all of them end here."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": str(tmp_path), **more}
    tmp_path.chmod(0o700)
    command = [sys.executable, str(LOCKER), str(tmp_path / "store"), way]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, text=True) as running:
        try:
            yield running
        finally:
            for each in holders(settings_of(tmp_path)):
                with suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)


def settings_of(tmp_path: Path) -> bytes:
    return f"COPROD_SETTINGS={tmp_path / 'settings'}".encode()


def look(tmp_path: Path, sought: dict[str, bytes]) -> dict[str, int]:
    """How often each is found in the memory of all processes of the program."""
    found = dict.fromkeys(sought, 0)
    for process in holders(settings_of(tmp_path)):
        for name, times in look_through(process, sought).items():
            found[name] += times
    return found


def ready(running: subprocess.Popen[str], words: Planted) -> None:
    """It is inside, and the words are on the screen."""
    assert running.stdin is not None and running.stdout is not None
    running.stdin.write(words.lines())
    running.stdin.flush()
    assert running.stdout.readline() == "ready\n"


def lock(running: subprocess.Popen[str]) -> float:
    """Have it lock, and end; how long words were still shown, in milliseconds."""
    assert running.stdin is not None and running.stdout is not None
    running.stdin.write("lock\n")
    running.stdin.flush()
    said = running.stdout.readline().split()
    assert running.wait(timeout=20) == 0
    assert said[:1] == ["hidden"]
    return float(said[1])


@pytest.fixture
def words(tmp_path: Path) -> Planted:
    """Planted words, with a store that opens with theirs."""
    made = planted()
    create_store(tmp_path / "store", made.passphrase, "Ruth", Cost(memory_kib=8 * 1024, passes=1))[0].close()
    return made


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process's memory as a file")
def test_nothing_of_a_family_is_left_in_memory(tmp_path: Path, words: Planted) -> None:
    folder = tmp_path / "store"
    sought = forms_of(words.passphrase, words.name, words.kept, words.half)
    sought |= key_forms(opening.unlock(folder, words.passphrase).value)
    with program(tmp_path, "key") as running:
        ready(running, words)
        try:
            before = look(tmp_path, sought)
            hidden = lock(running)
            fresh = wait_for_door(tmp_path)
            after = look(tmp_path, sought)
        except CannotLook as why:
            pytest.skip(str(why))
        assert running.pid not in fresh
    assert_all_there(before)
    assert sum(after.values()) == 0, {name: times for name, times in after.items() if times}
    print(f"\nCtrl+L: hidden after {hidden} ms; found {sum(before.values())} times before, 0 times after")
    assert hidden <= HIDDEN_WITHIN_MS
    assert_kept(folder, words)


@pytest.mark.skipif("COPROD_LONG" not in os.environ, reason="the same way again, for its time: COPROD_LONG=1")
def test_nobody_there_for_a_quarter_of_an_hour_locks_too(tmp_path: Path, words: Planted) -> None:
    with program(tmp_path, "idle") as running:
        ready(running, words)
        hidden = lock(running)
        assert holders(settings_of(tmp_path)) not in ([], [running.pid])
    print(f"\nNobody there: hidden after {hidden} ms")
    assert hidden <= HIDDEN_WITHIN_MS
    assert_kept(tmp_path / "store", words)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of sleep over a bus")
def test_a_laptop_that_goes_to_sleep_locks_the_real_program(tmp_path: Path, words: Planted, bus: Bus) -> None:
    with program(tmp_path, "told", DBUS_SYSTEM_BUS_ADDRESS=bus.address) as running:
        ready(running, words)
        bus.tell("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True)
        lock(running)
        assert holders(settings_of(tmp_path)) not in ([], [running.pid])
    assert_kept(tmp_path / "store", words)


def key_forms(key: bytes) -> dict[str, bytes]:
    """The data key as it is, and as SQLCipher is told it."""
    written = {f"key, {code}": key.hex().encode(code) for code in ("latin-1", "utf-16-le")}
    return {"key, raw": key, **written}


def assert_all_there(before: dict[str, int]) -> None:
    """The search finds what there is: each word in the forms in which Python and Qt hold it, and the raw key."""
    assert before["key, raw"] > 0
    for number in range(4):
        assert sum(times for name, times in before.items() if name.startswith(f"word {number}")) > 0


def wait_for_door(tmp_path: Path) -> list[int]:
    """The fresh processes, once the unlock screen is there and the database is loaded behind it."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        fresh = holders(settings_of(tmp_path))
        if any(has_loaded(process, "sqlcipher3") for process in fresh):
            return fresh
        time.sleep(0.1)
    raise AssertionError("no fresh process came")


def assert_kept(folder: Path, words: Planted) -> None:
    """The card and the half-typed words are on disk."""
    with open_store(folder, opening.unlock(folder, words.passphrase)) as store:
        (person,) = listing.people(store, date(2026, 11, 22))
        assert person.facts.name == words.name
        (interview,) = interviews.visits_of(store, person.id)
        (card,) = said.at_question(store, interview.id, "F1")
        assert words.kept in card.words
        assert words.half in drafts.draft(store, interview.id, "F1").words
