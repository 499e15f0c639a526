"""Whatever moment the process dies at, cards on screen stay and at most a second of typing goes."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, check_store, create_store, open_store
from coprod_desktop.work import drafts, opening, said

PASSPHRASE = "seven quiet kettles hum at dusk"
ROOT = Path(__file__).parents[2]
TYPIST = Path(__file__).with_name("typist.py")
AT_MOST_LOST = 1.0  # seconds of typing


@dataclass
class Seen:
    """What the typist had seen before it died."""

    interview_id: str
    cards: int
    keys: list[tuple[float, str, str]]
    died_at: float


def type_until_killed(folder: Path, after: float) -> Seen:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(TYPIST), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as typist:
        assert typist.stdin
        assert typist.stdout
        typist.stdin.write(PASSPHRASE + "\n")
        typist.stdin.flush()
        ready = typist.stdout.readline().split()
        time.sleep(after)
        died_at = time.monotonic()
        typist.send_signal(signal.SIGKILL)
        lines = typist.stdout.read().splitlines()
    keys = [line.split(" ", 3) for line in lines if line.startswith("key ") and line.count(" ") > 2]
    return Seen(
        ready[1],
        sum(line.startswith("card ") for line in lines),
        [(float(at), question, text) for _, at, question, text in keys],
        died_at,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", range(10))
def test_a_killed_visit_loses_no_card_and_at_most_a_second_of_typing(tmp_path: Path, moment: int) -> None:
    folder = tmp_path / "store"
    create_store(folder, PASSPHRASE, "Ruth", Cost(memory_kib=8 * 1024, passes=1))[0].close()
    seen = type_until_killed(folder, random.Random(moment).uniform(0.3, 2.5))
    with open_store(folder, opening.unlock(folder, PASSPHRASE)) as store:
        assert check_store(store) == []
        cards = sum(said.counts(store, seen.interview_id).values())
        assert cards in (seen.cards, seen.cards + 1)
        typed = [key for key in seen.keys if key[0] < seen.died_at - AT_MOST_LOST]
        if typed:
            assert_kept(store, seen, typed[-1])


def assert_kept(store: Store, seen: Seen, key: tuple[float, str, str]) -> None:
    """What stood in the composer a second before is on disk: as a card by now, or as half-typed text."""
    _, question, text = key
    kept = [one.words for one in said.at_question(store, seen.interview_id, question)]
    kept.append(drafts.draft(store, seen.interview_id, question).words)
    assert any(words.startswith(text.rstrip()) for words in kept)
