"""Where the program goes by a table, a row for each thing it can meet: nothing is found missing in a kitchen."""

import pytest

from coprod_desktop.questions.question_set import builtin_sets
from coprod_desktop.questions.record_screens import RECORD_SCREENS
from coprod_desktop.ui.guide.record_places import ALONE, HERE, RECORD_PLACES, record_place
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.screens import SCREENS, screen_class
from coprod_desktop.work.eligibility import REASON_WORDS, REASONS


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
