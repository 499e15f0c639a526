"""The rebuilt folder after a power cut has what was synced, and the harness finds a careless program out."""

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.harness import power, shim
from tests.faults.harness.cuts import CUTS, Cut
from tests.faults.harness.ground import Ground
from tests.faults.harness.replay import Disk, Record
from tests.faults.harness.scenarios import SCENARIO
from tests.faults.harness.starter import Starter

NOTHING, ANY, TORN, ALL = CUTS
watched = pytest.mark.skipif(bool(shim.missing()), reason=shim.missing() or "it can")


def record(kind: str, path: str = "", data: bytes = b"", handle: int = 0, place: int = 0) -> Record:
    return Record(kind, handle, place, path, data, 0.0)


OPENED = record("O", "/d/file", handle=1, place=os.O_CREAT)
WRITTEN = record("W", data=b"x" * 1024, handle=1)
SYNCED = record("S", handle=1)
FOLDER = (record("O", "/d", handle=2), record("S", handle=2))
MOVED = record("R", "/d/file", b"/d/moved")


def left(tmp_path: Path, cut: Cut, *records: Record, seed: int = 1) -> dict[str, bytes]:
    disk = Disk(tmp_path, Path("/d"))
    for one in records:
        disk.play(one)
    return disk.after(cut, random.Random(seed))[0]


def test_a_file_needs_its_own_sync_and_that_of_its_folder(tmp_path: Path) -> None:
    assert left(tmp_path, NOTHING, OPENED, WRITTEN, SYNCED) == {}
    assert left(tmp_path, NOTHING, OPENED, WRITTEN, *FOLDER) == {"/d/file": b""}
    assert left(tmp_path, NOTHING, OPENED, WRITTEN, SYNCED, *FOLDER) == {"/d/file": WRITTEN.data}
    assert left(tmp_path, ALL, OPENED, WRITTEN) == {"/d/file": WRITTEN.data}


def test_a_new_name_and_the_old_change_together_once_the_folder_is_synced(tmp_path: Path) -> None:
    before = (OPENED, WRITTEN, SYNCED, *FOLDER, MOVED)
    assert left(tmp_path, NOTHING, *before) == {"/d/file": WRITTEN.data}
    assert left(tmp_path, NOTHING, *before, *FOLDER) == {"/d/moved": WRITTEN.data}


IN_A_FOLDER = (
    record("D", "/d/one"),
    record("D", "/d/two"),
    record("O", "/d/one/file", handle=1, place=os.O_CREAT),
    WRITTEN,
    SYNCED,
    record("O", "/d/one", handle=3),
    record("O", "/d/two", handle=4),
    record("S", handle=3),
    *FOLDER,
)
SYNCED_ONE, SYNCED_TWO = record("S", handle=3), record("S", handle=4)


def test_a_folder_takes_along_what_is_in_it_and_needs_the_sync_of_the_one_around_it(tmp_path: Path) -> None:
    moved = (*IN_A_FOLDER, record("R", "/d/one", b"/d/two/three"))
    old, new = {"/d/one/file": WRITTEN.data}, {"/d/two/three/file": WRITTEN.data}
    assert left(tmp_path, NOTHING, *moved) == left(tmp_path, NOTHING, *moved, *FOLDER) == old
    assert left(tmp_path, NOTHING, *moved, *FOLDER, SYNCED_TWO) == left(tmp_path, ALL, *moved) == new
    either = [left(tmp_path, ANY, *moved, seed=seed) for seed in range(20)]
    assert old in either and new in either and all(one in (old, new) for one in either)


def test_a_file_moved_to_another_folder_needs_the_sync_of_both(tmp_path: Path) -> None:
    moved = (*IN_A_FOLDER, record("R", "/d/one/file", b"/d/two/file"))
    for synced in ((), (SYNCED_ONE,), (SYNCED_TWO,)):
        assert left(tmp_path, NOTHING, *moved, *synced) == {"/d/one/file": WRITTEN.data}
    assert left(tmp_path, NOTHING, *moved, SYNCED_TWO, SYNCED_ONE) == {"/d/two/file": WRITTEN.data}


def test_what_left_a_folder_may_go_with_it_unless_both_were_synced(tmp_path: Path) -> None:
    moved = (*IN_A_FOLDER, record("R", "/d/one/file", b"/d/two/file"), SYNCED_TWO)
    gone = record("U", "/d/one")
    assert left(tmp_path, NOTHING, *moved, gone) == {"/d/one/file": WRITTEN.data}
    assert left(tmp_path, NOTHING, *moved, gone, *FOLDER) == {}
    assert left(tmp_path, NOTHING, *moved, SYNCED_ONE, gone, *FOLDER) == {"/d/two/file": WRITTEN.data}


def test_nothing_stands_in_a_folder_that_was_never_synced(tmp_path: Path) -> None:
    made = (record("D", "/d/new"), record("R", "/d/file", b"/d/new/file"))
    found = [left(tmp_path, ANY, OPENED, WRITTEN, SYNCED, *FOLDER, *made, seed=seed) for seed in range(20)]
    assert {one.popitem()[0] for one in found} == {"/d/file", "/d/new/file"}


def test_a_torn_write_keeps_some_of_its_sectors(tmp_path: Path) -> None:
    records = (OPENED, *FOLDER, WRITTEN)
    found = {left(tmp_path, TORN, *records, seed=seed)["/d/file"] for seed in range(40)}
    assert found == {b"", b"x" * 512, bytes(512) + b"x" * 512, b"x" * 1024}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Starter() as starter:
        yield Ground(tmp_path_factory.mktemp("cuts"), starter)


@watched
def test_a_store_that_was_said_to_be_made_is_there_after_a_power_cut(ground: Ground) -> None:
    recorded = power.record(ground, SCENARIO["a new store"])
    made = len(recorded.records)
    assert power.cut_once(ground, recorded, NOTHING, made, random.Random(1)).fine


@watched
def test_a_program_that_forgot_to_sync_would_be_found_out(ground: Ground) -> None:
    recorded = power.record(ground, SCENARIO["a sheet brought in"])
    careless = replace(recorded, records=[one for one in recorded.records if one.kind != "S"])
    done = len(careless.records)
    assert not power.cut_once(ground, careless, NOTHING, done, random.Random(1)).fine
