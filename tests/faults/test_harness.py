"""Crashes, power cuts, failing disks and damage: a glance with every run, more where COPROD_FAULTS=ci is set."""

import sys
from collections.abc import Iterator

import pytest

from tests.faults.generated import AMOUNTS, FORM
from tests.faults.harness import forms, refusing, shim
from tests.faults.harness.forms import Form
from tests.faults.harness.ground import Ground
from tests.faults.harness.judging import Row
from tests.faults.harness.scenarios import SCENARIO
from tests.faults.harness.starter import Starter
from tests.faults.harness.troubles import TROUBLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no fork")
watched = pytest.mark.skipif(bool(shim.missing()), reason=shim.missing() or "it can")


@pytest.fixture(scope="module")
def form() -> Form:
    return forms.FORMS[FORM]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Starter() as starter:
        yield Ground(tmp_path_factory.mktemp("faults"), starter)


def test_each_form_says_how_much_is_tried_and_how_much_is_generated() -> None:
    assert forms.FORMS.keys() == AMOUNTS.keys()


def not_fine(ground: Ground, form: Form, kind: str) -> list[Row]:
    made = [part(ground) for part in forms.KINDS[kind](form)]
    return [row for row in made if not row.finding.fine]


def test_a_crash_loses_no_card_and_at_most_a_second_of_typing(ground: Ground, form: Form) -> None:
    assert not_fine(ground, form, "kills") == []


@watched
def test_a_power_cut_loses_nothing_that_was_acknowledged(ground: Ground, form: Form) -> None:
    assert not_fine(ground, form, "cuts") == []


@watched
def test_a_failing_disk_is_said_and_every_word_stays(ground: Ground, form: Form) -> None:
    assert not_fine(ground, form, "disk") == []


@watched
def test_what_a_failing_disk_does_not_let_through_is_refused_in_words(ground: Ground, form: Form) -> None:
    assert not_fine(ground, form, "refused") == []


@watched
@pytest.mark.parametrize(
    ("what", "trouble", "at"),
    [
        ("a new data key", "disk full", 134),
        ("a new data key", "one write fails", 584),
        ("a restore in place", "disk turns read-only", 2),
    ],
)
def test_a_change_of_key_and_an_opening_that_once_fell_are_refused_in_words(
    ground: Ground, what: str, trouble: str, at: int
) -> None:
    assert refusing.tried_once(ground, SCENARIO[what], TROUBLE[trouble], at).fine


def test_damage_is_found_and_said_and_never_read_as_something_else(ground: Ground, form: Form) -> None:
    assert not_fine(ground, form, "damage") == []
