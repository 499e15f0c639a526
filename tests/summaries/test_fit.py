"""The largest words that fit, then the most air."""

from itertools import pairwise

import pytest

from coprod_desktop.summaries.reading import READINGS, STANDARD, Reading
from coprod_desktop.summaries.setting.fit import ROOMS, best_style, how_many, sizes, tightest
from coprod_desktop.summaries.setting.sizes import Style


@pytest.mark.parametrize("limit", range(11))
def test_the_search_counts_what_fits(limit: int) -> None:
    assert how_many(range(10), lambda value: value < limit) == min(limit, 10)


def test_everything_fits() -> None:
    for reading in READINGS:
        assert best_style(lambda _style: 1.0, reading) == Style(reading.largest, ROOMS[-1], reading.smallest)


def test_only_the_tightest_fits() -> None:
    least = tightest(STANDARD)
    assert best_style(lambda style: 0.0 if style == least else -1.0, STANDARD) == least


@pytest.mark.parametrize("size", sizes(STANDARD))
def test_the_largest_size_at_the_usual_room_is_found(size: float) -> None:
    found = best_style(lambda style: min(size - style.size, 1.4 - style.room), STANDARD)
    assert found == Style(size, 1.4)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.id)
def test_sizes_keep_to_what_the_reading_allows(reading: Reading) -> None:
    tried = sizes(reading)
    assert (tried[0], tried[-1]) == (reading.smallest, reading.largest)
    assert {later - earlier for earlier, later in pairwise(tried)} == {0.25}


def test_the_readings_are_as_large_as_they_promise() -> None:
    standard, large, easy = READINGS
    assert (standard.smallest, standard.largest, standard.size) == (10, 13, 11)
    assert large.smallest >= 16
    assert easy.smallest >= 14
    assert easy.easy
