"""“Which comes first?”: the order that comes out is the true one, in as few questions as were said to be left."""

from collections.abc import Sequence
from random import Random

import pytest

from coprod_desktop.work.which_first import WhichFirst, which_first

LUCKS = range(60)


def truthful(pair: tuple[str, str], order: Sequence[str]) -> str:
    return min(pair, key=order.index)


def dealt(luck: Random) -> tuple[list[str], list[str], list[str]]:
    """A true order, some of it placed already and in that order, and the rest in no order."""
    order = [f"sign {number}" for number in range(luck.randint(0, 14))]
    luck.shuffle(order)
    waiting = luck.sample(order, luck.randint(0, len(order)))
    return order, [one for one in order if one not in waiting], waiting


def asked_through(making: WhichFirst, order: Sequence[str]) -> tuple[WhichFirst, int]:
    """Answered truthfully to the end, and how many questions that took."""
    asked = 0
    while making.pair is not None:
        making, asked = making.answered(truthful(making.pair, order)), asked + 1
    return making, asked


@pytest.mark.parametrize("seed", LUCKS)
def test_truthful_answers_always_end_in_the_true_order(seed: int) -> None:
    order, placed, waiting = dealt(Random(seed))
    done, _ = asked_through(which_first(placed, waiting), order)
    assert list(done.placed) == order
    assert (done.pair, done.left) == (None, 0)


@pytest.mark.parametrize("seed", LUCKS)
def test_no_more_questions_are_asked_than_were_said_to_be_left(seed: int) -> None:
    order, placed, waiting = dealt(Random(seed))
    making = which_first(placed, waiting)
    _, asked = asked_through(making, order)
    assert asked <= making.left
    while (asks := making.pair) is not None:
        after = making.answered(truthful(asks, order))
        assert after.left < making.left
        making = after


@pytest.mark.parametrize("seed", LUCKS)
def test_whoever_answers_at_random_still_gets_each_sign_once(seed: int) -> None:
    luck = Random(seed)
    order, placed, waiting = dealt(luck)
    making = which_first(placed, waiting)
    limit = making.left
    for asked in range(limit + 1):
        if making.pair is None:
            break
        assert len(set(making.pair)) == 2
        assert asked < limit
        making = making.answered(luck.choice(making.pair))
    assert sorted(making.placed) == sorted(order)
    assert [one for one in making.placed if one in placed] == placed, "what was in order stays in order"


@pytest.mark.parametrize("seed", LUCKS)
def test_what_is_skipped_is_left_out_and_the_rest_is_in_order(seed: int) -> None:
    luck = Random(seed)
    order, placed, waiting = dealt(luck)
    making, skipped = which_first(placed, waiting), set()
    while (asks := making.pair) is not None:
        if luck.random() < 0.3:
            skipped.add(asks[0])
            making = making.skipped()
        else:
            making = making.answered(truthful(asks, order))
    assert list(making.placed) == [one for one in order if one not in skipped]


def test_each_question_asks_about_the_one_to_be_placed_and_one_that_has_its_place() -> None:
    making = which_first(("a", "b", "c"), ("new",))
    assert making.pair == ("new", "b")
    assert making.answered("new").pair == ("new", "a")
    assert making.answered("b").pair == ("new", "c")
    assert making.answered("b").answered("new").placed == ("a", "b", "new", "c")


def test_there_are_as_few_questions_as_there_can_be() -> None:
    signs = [f"sign {number}" for number in range(8)]
    assert [which_first((), signs[:count]).left for count in range(9)] == [0, 0, 1, 3, 5, 8, 11, 14, 17]
    assert which_first(signs[:7], signs[7:]).left == 3


def test_nothing_or_one_sign_needs_no_question() -> None:
    for making in (which_first((), ()), which_first((), ("a",)), which_first(("a",), ())):
        assert making.pair is None
        assert making.left == 0
    assert which_first((), ("a",)).placed == ("a",)


def test_a_sign_that_has_its_place_is_not_asked_about_again() -> None:
    assert which_first(("a", "b"), ("b", "a")).pair is None
