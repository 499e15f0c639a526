"""Which backups stay: by day, week and month, thinned to the room there is, and never the newest whole one."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from coprod_desktop.store.retention import Held, superfluous

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
MB = 1 << 20


def held(*hours_ago: float, whole: bool = True) -> list[Held]:
    return [Held(f"{ago:g}", NOON - timedelta(hours=ago), MB, whole) for ago in hours_ago]


def stays(all_held: list[Held], short: int = 0) -> list[str]:
    gone = {one.name for one in superfluous(all_held, short)}
    return [one.name for one in all_held if one.name not in gone]


def test_all_of_the_last_two_days_stay() -> None:
    recent = held(*(half / 2 for half in range(97)))
    assert stays(recent) == [one.name for one in recent]


def test_then_the_last_of_each_day_week_and_month() -> None:
    every_six_hours = held(*range(0, 24 * 400, 6))
    left = set(stays(every_six_hours))
    kept = {one.made for one in every_six_hours if one.name in left}
    recent = {made for made in kept if made >= NOON - timedelta(days=2)}
    days = {made.date() for made in kept if made > NOON - timedelta(days=12)}
    assert (len(recent), len(days)) == (9, 12)
    assert len({made.isocalendar()[:2] for made in kept if made > NOON - timedelta(weeks=10)}) >= 10
    assert len({(made.year, made.month) for made in kept}) == 9
    assert len(kept) <= 9 + 12 + 10 + 9


def test_a_day_keeps_its_last_one() -> None:
    assert stays(held(0, 24 * 5, 24 * 5 + 3, 24 * 5 + 6)) == ["0", "120"]


def test_a_laptop_from_a_drawer_loses_nothing_by_the_clock() -> None:
    """Only days, weeks and months with a backup count."""
    seldom = held(0, *(24 * 45 * number for number in range(1, 9)))
    assert stays(seldom) == [one.name for one in seldom]
    ahead = [*seldom, Held("ahead", NOON + timedelta(days=3650), MB)]
    assert len(stays(ahead)) >= 9


def test_short_of_room_the_doubles_of_a_day_go_first_then_the_oldest() -> None:
    all_held = held(0, 1, 2, 24 * 3, 24 * 40, 24 * 80)
    assert stays(all_held, 1 * MB) == ["0", "1", "72", "960", "1920"]
    assert stays(all_held, 3 * MB) == ["0", "72", "960"]
    assert stays(all_held, 4 * MB) == ["0", "72"]


@pytest.mark.parametrize("seed", range(30))
def test_the_newest_whole_one_stays_whatever_is_needed(seed: int) -> None:
    chance = random.Random(seed)
    all_held = [
        Held(
            str(number),
            NOON - timedelta(hours=chance.uniform(0, 9000)),
            chance.randrange(MB),
            chance.random() < 0.7,
        )
        for number in range(chance.randrange(1, 60))
    ]
    gone = superfluous(all_held, 1 << 60)
    whole = sorted((one for one in all_held if one.whole), key=lambda one: one.made)
    assert all(one not in gone for one in whole[-1:])
    assert len({one.name for one in gone}) == len(gone)
    assert len(gone) == (len(all_held) - 1 if whole else 0)


def test_a_damaged_one_takes_no_place_of_a_whole_one() -> None:
    whole, damaged = held(24 * 5 + 2, 0), held(24 * 5, whole=False)
    assert stays([*whole, *damaged]) == ["122", "0"]
    assert stays(held(1, 2, whole=False), 1 << 60) == ["1", "2"]
