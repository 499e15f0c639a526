"""Crashes, power cuts, failing disks and damage: a glance with every run, more where COPROD_FAULTS=ci is set."""

import os
import sys
from collections.abc import Iterator

import pytest

from tests.faults.harness import damage, disk, forms, killing, power, refusing, shim
from tests.faults.harness.forms import Form
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Row
from tests.faults.harness.starter import Starter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no fork")
watched = pytest.mark.skipif(bool(shim.missing()), reason=shim.missing() or "it can")


@pytest.fixture(scope="module")
def form() -> Form:
    return forms.FORMS[os.environ.get("COPROD_FAULTS", "short")]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Starter() as starter:
        yield Ground(tmp_path_factory.mktemp("faults"), starter)


def assert_fine(rows: Iterator[Row]) -> None:
    assert [row for row in rows if not row.finding.fine] == []


def test_a_crash_loses_no_card_and_at_most_a_second_of_typing(ground: Ground, form: Form) -> None:
    assert_fine(killing.rows(ground, form.kills))


@watched
def test_a_power_cut_loses_nothing_that_was_acknowledged(ground: Ground, form: Form) -> None:
    assert_fine(power.rows(ground, form.cuts))


@watched
def test_a_failing_disk_is_said_and_every_word_stays(ground: Ground, form: Form) -> None:
    assert_fine(disk.rows(ground, form.troubles, form.moments))


@watched
def test_what_a_failing_disk_does_not_let_through_is_refused_in_words(ground: Ground, form: Form) -> None:
    assert_fine(refusing.rows(ground, form.refused))


def test_damage_is_found_and_said_and_never_read_as_something_else(ground: Ground, form: Form) -> None:
    assert_fine(damage.rows(ground, form.damages))
