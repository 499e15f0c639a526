"""The largest words that fit, then the most air."""

from itertools import pairwise

import pytest

from coprod_desktop.summaries.fit import ROOMS, SIZES, TIGHTEST, best_style, how_many
from coprod_desktop.summaries.layout import LARGEST, SMALLEST, Style


@pytest.mark.parametrize("limit", range(11))
def test_the_search_counts_what_fits(limit: int) -> None:
    assert how_many(range(10), lambda value: value < limit) == min(limit, 10)


def test_everything_fits() -> None:
    assert best_style(lambda _style: True) == Style(LARGEST, ROOMS[-1])


def test_nothing_fits() -> None:
    assert best_style(lambda _style: False) is None


def test_only_the_tightest_fits() -> None:
    assert best_style(lambda style: style == TIGHTEST) == TIGHTEST


@pytest.mark.parametrize("size", SIZES)
def test_the_largest_size_at_the_usual_room_is_found(size: float) -> None:
    found = best_style(lambda style: style.size <= size and style.room <= 1.4)
    assert found == Style(size, 1.4)


def test_sizes_keep_between_ten_and_thirteen_points() -> None:
    assert (SIZES[0], SIZES[-1]) == (SMALLEST, LARGEST) == (10, 13)
    assert {later - earlier for earlier, later in pairwise(SIZES)} == {0.25}
