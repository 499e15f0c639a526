"""The store is copied while people talk: on a slow disk too nobody waits for more than a slice of it."""

import os
import threading
import time
from pathlib import Path

from coprod_desktop.store.copying import copy_whole
from coprod_desktop.store.folder import DATA
from coprod_desktop.store.going import Going
from coprod_desktop.store.records import Person
from coprod_desktop.store.vault import Store

SLICES, EACH = 20, 0.05  # MB, and seconds that the disk takes for each


class SlowDisk(Going):
    """Takes its time over each slice."""

    def reach(self, share: float) -> None:
        time.sleep(EACH)
        super().reach(share)


def commit(store: Store) -> float:
    began = time.perf_counter()
    with store.session() as session:
        session.add(Person(name="meanwhile"))
    return time.perf_counter() - began


def copied_beside(store: Store, target: Path, pause: float) -> tuple[float, list[float]]:
    """Seconds that the copy took, and each commit beside it."""
    with store.session() as session:
        session.add(Person(name="Amira Khan", photo=os.urandom(SLICES << 20)))
    worker = threading.Thread(target=copy_whole, args=(store, target, SlowDisk()), daemon=True)
    began, waits = time.perf_counter(), []
    worker.start()
    while worker.is_alive():
        waits.append(commit(store))
        worker.join(pause)
    return time.perf_counter() - began, waits


def test_a_commit_waits_for_a_slice_and_no_more(store: Store, tmp_path: Path) -> None:
    took, waits = copied_beside(store, tmp_path / "copy", pause=SLICES * EACH * 1.6)
    assert took > SLICES * EACH
    assert max(waits) < SLICES * EACH / 2
    assert (tmp_path / "copy").read_bytes() == (store.folder / DATA).read_bytes()


def test_whoever_never_stops_writing_is_held_in_the_end(store: Store, tmp_path: Path) -> None:
    _, waits = copied_beside(store, tmp_path / "copy", pause=EACH)
    assert len(waits) > 5
    assert max(waits) > SLICES * EACH / 2, "until the whole is copied"
