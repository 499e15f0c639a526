from datetime import date

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.store.vault import Store
from coprod_desktop.work import concerns, keeping, people, said
from coprod_desktop.work.concerns import Worry
from tests.work.together_home import NOW, a_home

TODAY = date(2026, 11, 28)


def test_without_a_rule_and_a_day_of_their_own_nobody_is_ever_due(store: Store) -> None:
    home = a_home(store)
    assert keeping.kept(store, home.person).until is None
    assert keeping.due(store, date(2200, 1, 1)) == []


def test_the_rule_counts_from_the_last_interview_that_stands(store: Store) -> None:
    home = a_home(store)
    keeping.set_keep_years(store, 6)
    assert keeping.kept(store, home.person).until == date(2032, 3, 3)
    home.visit_on(NOW)
    assert keeping.kept(store, home.person).until == date(2032, 11, 22)
    assert [one.person_id for one in keeping.due(store, date(2032, 10, 23))] == [home.person]
    assert keeping.due(store, date(2032, 10, 22)) == []


def test_a_day_of_their_own_comes_before_the_rule_until_it_is_taken_away(store: Store) -> None:
    home = a_home(store)
    keeping.set_keep_years(store, 1)
    keeping.keep_until(store, home.person, date(2050, 1, 1))
    kept = keeping.kept(store, home.person)
    assert kept.own and kept.until == date(2050, 1, 1) and keeping.due(store, date(2027, 6, 1)) == []
    keeping.keep_until(store, home.person, None)
    assert keeping.kept(store, home.person).until == date(2027, 3, 3)


def test_who_was_taken_off_the_list_is_not_due_and_the_longest_over_comes_first(store: Store) -> None:
    first, second, gone = (a_home(store) for _ in range(3))
    for home, day in ((first, 20), (second, 10), (gone, 1)):
        keeping.keep_until(store, home.person, date(2026, 11, day))
    people.remove_person(store, gone.person)
    assert [one.person_id for one in keeping.due(store, TODAY)] == [second.person, first.person]


def test_a_leap_day_ends_on_the_last_of_february() -> None:
    assert keeping.years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert keeping.years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


@pytest.mark.parametrize("years", [0, -1, 101])
def test_a_rule_is_a_number_of_years_that_people_mean(store: Store, years: int) -> None:
    with pytest.raises(InputError, match="between 1 and 100"):
        keeping.set_keep_years(store, years)


def test_what_has_to_be_kept_is_not_put_back_among_the_cards(store: Store) -> None:
    home = a_home(store)
    concerns.move_there(store, home.say(home.tom, "Quillonbracken."))
    (concern,) = concerns.of_person(store, home.person)
    concerns.hold(store, concern.id, True)
    (held,) = concerns.of_person(store, home.person)
    assert (held.held, held.held_by) == (True, "Ruth Abara") and held.held_on
    with pytest.raises(InputError, match="has to be kept"):
        concerns.put_back(store, concern.id)
    concerns.hold(store, concern.id, False)
    concerns.put_back(store, concern.id)
    assert [one.words for one in said.about_person(store, home.person)] == ["Quillonbracken."]


def test_nobody_has_to_keep_a_concern_until_somebody_says_so(store: Store) -> None:
    home = a_home(store)
    concerns.record(store, home.person, Worry("Quillonbracken"))
    (concern,) = concerns.of_person(store, home.person)
    assert not concern.held and concern.held_on is None
