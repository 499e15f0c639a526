"""What is told of the time that remains is true, comes once it is steady, and doesn't jump."""

import itertools
from collections.abc import Callable, Iterable

import pytest

from coprod_desktop.work.remaining import A_WHILE, Remaining, in_words

EVERY = 0.1


def told(share_at: Callable[[float], float], until: float) -> list[tuple[float, float | None]]:
    """What is told at each look."""
    remaining = Remaining()
    times = [number * EVERY for number in range(round(until / EVERY) + 1)]
    return [(now, remaining.seen(now, share_at(now))) for now in times]


def seconds(looks: Iterable[tuple[float, float | None]]) -> list[float]:
    return [left for _, left in looks if left is not None]


def test_even_work_is_told_truly_after_a_while() -> None:
    looks = told(lambda now: now / 40, 40)
    assert all(left is None for now, left in looks if now < A_WHILE)
    assert all(left == pytest.approx(40 - now, abs=0.2) for now, left in looks if now > A_WHILE)


def test_short_work_is_not_worth_telling() -> None:
    assert not seconds(told(lambda now: now / 2.5, 2.5))


def test_work_that_does_not_move_tells_nothing() -> None:
    assert not seconds(told(lambda now: 0.0, 60))


def test_nothing_is_told_while_it_goes_by_fits() -> None:
    def fits(now: float) -> float:
        return min(0.1 * 2 ** (now // 1), 1.0) if now < 3.5 else 1.0

    assert not seconds(told(fits, 3.4))


def test_slower_parts_never_make_it_jump() -> None:
    def two_speeds(now: float) -> float:
        return now / 40 if now < 20 else 0.5 + (now - 20) / 60

    looks = seconds(told(two_speeds, 50))
    ups = [later - earlier for earlier, later in itertools.pairwise(looks) if later > earlier]
    assert len(ups) <= 2
    steps = [abs(later - earlier) for earlier, later in itertools.pairwise(looks)]
    assert max(step for step in steps if step not in ups) < 1
    assert looks[-1] < 3


def test_never_less_than_nothing() -> None:
    assert min(seconds(told(lambda now: min(now / 20, 0.98), 30))) >= 0


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (0.0, "Nearly done."),
        (1.9, "Nearly done."),
        (4.0, "A few seconds left."),
        (20.4, "About 20 seconds left."),
        (23.0, "About 25 seconds left."),
        (58.0, "About 1 minute left."),
        (80.0, "About 1 minute left."),
        (130.0, "About 2 minutes left."),
    ],
)
def test_in_words(left: float, words: str) -> None:
    assert in_words(left) == words
