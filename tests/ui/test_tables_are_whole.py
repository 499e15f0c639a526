"""Where the program goes by a table, a row for each thing it can meet: nothing is found missing in a kitchen."""

from typing import get_args

import pytest

from coprod_desktop.questions.question_set import builtin_sets
from coprod_desktop.questions.record_screens import RECORD_SCREENS
from coprod_desktop.summaries.documents import ALL, Needs
from coprod_desktop.ui.guide.record_places import ALONE, HERE, RECORD_PLACES, record_place
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.screens import SCREENS, screen_class
from coprod_desktop.ui.summaries.page_for import MEANT
from coprod_desktop.work.eligibility import REASON_WORDS, REASONS
from coprod_desktop.work.handing_over import HOW
from coprod_desktop.work.page_file import FORMATS


@pytest.mark.parametrize("name", SCREENS)
def test_each_screen_can_be_opened(name: str) -> None:
    assert issubclass(screen_class(name), Screen)


def test_each_screen_has_a_row_of_its_own() -> None:
    assert len(set(SCREENS.values())) == len(SCREENS)


def test_each_record_has_a_place_to_be_kept() -> None:
    opened = {record.opens for record in RECORD_SCREENS.values() if record.opens}
    assert opened == {*RECORD_PLACES, HERE}
    assert {place.screen for place in (*RECORD_PLACES.values(), ALONE)} <= set(SCREENS)


def test_each_question_that_opens_a_record_leads_there() -> None:
    for question in (one for chosen in builtin_sets().values() for one in chosen.questions):
        record = question.answer.record
        if record is not None and record.opens not in ("", HERE):
            assert record_place(question) is RECORD_PLACES[record.opens]


def test_each_reason_is_said_once_and_in_words() -> None:
    keys = [key for key, _, _ in REASONS]
    assert len(set(keys)) == len(keys)
    assert set(keys) < set(REASON_WORDS)
    assert all(words.strip() for words in REASON_WORDS.values())


def test_each_need_of_a_document_says_which_choices_mean_something() -> None:
    assert set(MEANT) == set(get_args(Needs)) == {one.needs for one in ALL}


def test_each_way_to_save_is_one_that_the_log_knows() -> None:
    assert {one.how for one in FORMATS} | {"printed", "copied", "bundle", "held"} == set(HOW)
