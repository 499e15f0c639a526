"""The same thing said differently: somebody says yes or no, it is kept, and nobody is asked about it again."""

from collections.abc import Callable
from random import Random

import pytest
from sqlmodel import select

from coprod_desktop.errors import InputError
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import interviewing, people, reading_back, said, same_thing
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.interviews import Plan, start
from coprod_desktop.work.joins import groups, others_of, pair
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.same_thing import LONGEST_TITLE
from tests.work.together_home import CASES, NOW, Home, a_home, a_sample, without_links

HUM = "The humming goes flat, one note."


@pytest.fixture
def home(store: Store) -> Home:
    return a_home(store)


@pytest.fixture
def hums(home: Home) -> tuple[str, str, str]:
    """What three voices say of one thing; nobody has joined it yet."""
    nadia, tom = home.say(home.nadia, HUM), home.say(home.tom, "The humming goes flat, just one note.")
    return nadia, tom, home.say(home.reed, "Her humming goes flat on one note.")


def to_ask(home: Home, *hidden: str) -> set[frozenset[str]]:
    section = same_thing.sections_of(home.store, home.person)
    found = same_thing.to_ask(home.store, home.person, home.everything(hidden=hidden), section).find()
    return {frozenset((one.one, one.other)) for one in found}


def joined(home: Home) -> dict[str, tuple[tuple[str, ...], str]]:
    """Of each statement those that mean the same, and what all of these are called."""
    return {one.id: (one.same, one.called) for one in home.everything()}


def both(one: str, other: str) -> frozenset[str]:
    return frozenset((one, other))


# Proposing


@pytest.mark.parametrize("case", CASES)
def test_of_a_family_heard_twice_only_what_may_be_the_same_is_proposed(store: Store, case: str) -> None:
    sample = a_sample(store, case)
    proposed = sample.proposed()
    assert len(proposed) > 5
    for one, other in proposed:
        assert (one.voice.id, one.interview_id) != (other.voice.id, other.interview_id)
        assert not {one.question_id[0], other.question_id[0]} & {"A", "N"}, "about the conversation itself"
        assert one.words and other.words


def test_the_hum_of_both_visits_is_among_the_first(store: Store) -> None:
    sample = a_sample(store)
    pairs = [{one.id, other.id} for one, other in sample.proposed()]
    assert {sample.found("The humming goes flat").id, sample.found("The hum. It stops").id} in pairs


def test_nothing_is_proposed_that_may_not_be_shown(home: Home, hums: tuple[str, str, str]) -> None:
    nadia, tom, reed = hums
    assert to_ask(home) == {both(nadia, tom), both(nadia, reed), both(tom, reed)}
    assert to_ask(home, tom) == {both(nadia, reed)}
    assert to_ask(home, tom, reed) == set()


def test_what_is_seen_differently_is_not_asked_about(home: Home, hums: tuple[str, str, str]) -> None:
    nadia, tom, reed = hums
    reading_back.see_differently(home.store, tom, nadia)
    assert to_ask(home) == {both(nadia, reed), both(tom, reed)}


def test_proposing_keeps_nothing(home: Home, hums: tuple[str, str, str]) -> None:
    to_ask(home)
    assert same_thing.decided(home.store, home.person) == {}
    assert all(one.same == () for one in home.everything())


# Yes and no


@pytest.mark.parametrize("same", [True, False])
def test_an_answer_is_kept_and_never_asked_again(
    home: Home, hums: tuple[str, str, str], *, same: bool
) -> None:
    nadia, tom, reed = hums
    same_thing.decide(home.store, tom, nadia, same)
    assert same_thing.decided(home.store, home.person) == {pair(nadia, tom): same}
    assert to_ask(home) == {both(nadia, reed), both(tom, reed)}
    assert home.one(nadia).same == ((tom,) if same else ())
    assert home.one(tom).same == ((nadia,) if same else ())


def test_asked_the_other_way_round_it_is_the_same_pair(home: Home, hums: tuple[str, str, str]) -> None:
    nadia, tom, _ = hums
    same_thing.decide(home.store, nadia, tom, True)
    same_thing.decide(home.store, tom, nadia, False)
    assert same_thing.decided(home.store, home.person) == {pair(nadia, tom): False}
    assert home.one(nadia).same == ()


def test_two_yeses_join_all_three_and_the_third_pair_is_not_asked(
    home: Home, hums: tuple[str, str, str]
) -> None:
    nadia, tom, reed = hums
    home.join(nadia, tom, reed)
    assert set(home.one(nadia).same) == {tom, reed}
    assert set(home.one(reed).same) == {nadia, tom}
    assert to_ask(home) == set()


def test_a_no_to_one_is_a_no_to_all_that_mean_the_same(home: Home, hums: tuple[str, str, str]) -> None:
    nadia, tom, reed = hums
    amira = home.say(home.amira, "My humming goes flat, one note.")
    home.join(nadia, tom)
    same_thing.decide(home.store, tom, reed, False)
    assert to_ask(home) == {both(amira, one) for one in hums}
    home.join(amira, reed)
    assert to_ask(home) == set(), "joined later, and not asked either"


def test_a_statement_that_joins_later_takes_over_what_was_said_no_to(
    home: Home, hums: tuple[str, str, str]
) -> None:
    nadia, tom, reed = hums
    same_thing.decide(home.store, nadia, reed, False)
    home.join(nadia, tom)
    assert to_ask(home) == set()


def test_an_answer_taken_back_is_asked_again(home: Home, hums: tuple[str, str, str]) -> None:
    nadia, tom, _ = hums
    before = to_ask(home)
    for same in (True, False):
        same_thing.decide(home.store, nadia, tom, same)
        same_thing.decide(home.store, nadia, tom, None)
        assert to_ask(home) == before
        assert same_thing.decided(home.store, home.person) == {}


def test_the_answers_of_a_whole_family_are_never_asked_again(store: Store) -> None:
    sample, luck = a_sample(store), Random(1)
    asked: set[frozenset[str]] = set()
    while proposed := sample.proposed():
        one, other = proposed[0]
        assert both(one.id, other.id) not in asked
        asked.add(both(one.id, other.id))
        same_thing.decide(store, one.id, other.id, luck.random() < 0.7)
    assert len(asked) > 10
    decided = same_thing.decided(store, sample.person)
    assert {frozenset(key) for key in decided} == asked
    apart = others_of(key for key, same in decided.items() if same)
    assert {one.id: one.same for one in sample.everything() if one.same} == apart


@pytest.mark.parametrize("same", [True, False, None])
def test_each_answer_can_be_taken_back(home: Home, hums: tuple[str, str, str], *, same: bool | None) -> None:
    nadia, tom, reed = hums
    home.join(nadia, tom)
    same_thing.decide(home.store, tom, reed, False)
    before = (joined(home), same_thing.decided(home.store, home.person), to_ask(home))
    for one, other in ((nadia, tom), (tom, reed), (nadia, reed)):
        if same_thing.decided(home.store, home.person).get(pair(one, other)) != same:
            same_thing.decide(home.store, one, other, same)
            home.undo()
            now = (joined(home), same_thing.decided(home.store, home.person), to_ask(home))
            assert now == before


def test_joined_statements_keep_each_voice_s_own_words_and_all_that_stands_around_them(
    home: Home, hums: tuple[str, str, str]
) -> None:
    nadia, *_ = hums
    home.share(nadia, "family", "school")
    interviewing.suggest_short_words(home.store, nadia, "Flat hum.", home.nadia)
    before = home.everything()
    home.join(*hums)
    same_thing.rename(home.store, nadia, "The hum")
    after = home.everything()
    assert after != before
    assert [without_links(one) for one in after] == [without_links(one) for one in before]
    same_thing.take_apart(home.store, nadia)
    assert [without_links(one) for one in home.everything()] == [without_links(one) for one in before]


# Taking apart


def test_whoever_is_taken_apart_stands_alone_and_the_rest_stay_together(
    home: Home, hums: tuple[str, str, str]
) -> None:
    nadia, tom, reed = hums
    amira = home.say(home.amira, "My humming goes flat, one note.")
    home.join(nadia, tom, reed)
    home.join(tom, amira)
    same_thing.take_apart(home.store, tom)
    assert home.one(tom).same == ()
    for one in (nadia, reed, amira):
        assert set(home.one(one).same) == {nadia, reed, amira} - {one}
    assert to_ask(home) == set(), "nobody is asked whether they mean the same after all"


def test_of_two_taken_apart_each_stands_alone(home: Home, hums: tuple[str, str, str]) -> None:
    nadia, tom, _ = hums
    home.join(nadia, tom)
    same_thing.take_apart(home.store, nadia)
    assert home.one(nadia).same == home.one(tom).same == ()
    assert same_thing.decided(home.store, home.person) == {pair(nadia, tom): False}


def test_taking_apart_what_stands_alone_changes_nothing(home: Home, hums: tuple[str, str, str]) -> None:
    before = (joined(home), to_ask(home))
    same_thing.take_apart(home.store, hums[0])
    assert (joined(home), to_ask(home)) == before


def test_one_undo_puts_all_together_again(home: Home, hums: tuple[str, str, str]) -> None:
    home.join(*hums)
    before = (joined(home), to_ask(home))
    same_thing.take_apart(home.store, hums[1])
    home.undo()
    assert (joined(home), to_ask(home)) == before


def test_taking_one_apart_joins_no_two_that_somebody_said_no_to(
    home: Home, hums: tuple[str, str, str]
) -> None:
    nadia, tom, reed = hums
    home.join(nadia, tom, reed)
    same_thing.decide(home.store, nadia, reed, False)
    same_thing.take_apart(home.store, tom)
    assert set(joined(home).values()) == {((), "")}


def test_a_card_that_is_taken_away_is_joined_with_nothing_until_it_is_back(
    home: Home, hums: tuple[str, str, str]
) -> None:
    nadia, tom, reed = hums
    home.join(nadia, tom, reed)
    before = joined(home)
    interviewing.remove(home.store, tom)
    assert home.one(nadia).same == (reed,), "these two are still the same thing"
    home.undo(home.now)
    assert joined(home) == before


@pytest.mark.parametrize("seed", range(8))
def test_however_they_were_joined_only_the_one_leaves(home: Home, seed: int) -> None:
    luck = Random(seed)
    cards = [home.say(home.nadia, f"Words {number}.") for number in range(6)]
    for _ in range(luck.randint(3, 8)):
        home.join(*luck.sample(cards, 2))
    before = others_of(key for key, same in same_thing.decided(home.store, home.person).items() if same)
    leaving = luck.choice(sorted(before))
    same_thing.take_apart(home.store, leaving)
    for card in cards:
        expected = set() if card == leaving else set(before.get(card, ())) - {leaving}
        assert set(home.one(card).same) == expected


# Titles


def test_a_title_is_for_all_that_mean_the_same_and_the_newest_counts(
    home: Home, hums: tuple[str, str, str]
) -> None:
    nadia, tom, reed = hums
    home.join(nadia, tom)
    same_thing.rename(home.store, nadia, "  The hum  ")
    assert [home.one(one).called for one in hums] == ["The hum", "The hum", ""]
    same_thing.rename(home.store, tom, "The kettle hum")
    assert [home.one(one).called for one in hums] == ["The kettle hum", "The kettle hum", ""]
    home.join(tom, reed)
    assert home.one(reed).called == "The kettle hum"


def test_an_empty_title_takes_it_away_for_all_of_them(home: Home, hums: tuple[str, str, str]) -> None:
    nadia, tom, _ = hums
    home.join(nadia, tom)
    same_thing.rename(home.store, nadia, "The hum")
    same_thing.rename(home.store, tom, "  ")
    assert home.one(nadia).called == home.one(tom).called == ""


def test_undo_brings_the_title_before_back(home: Home, hums: tuple[str, str, str]) -> None:
    nadia, tom, _ = hums
    home.join(nadia, tom)
    same_thing.rename(home.store, nadia, "The hum")
    same_thing.rename(home.store, tom, "The kettle hum")
    home.undo()
    assert home.one(nadia).called == home.one(tom).called == "The hum"
    home.undo()
    assert home.one(nadia).called == home.one(tom).called == ""


def test_a_title_has_room_for_a_few_words(home: Home, hums: tuple[str, str, str]) -> None:
    longest = "x" * LONGEST_TITLE
    same_thing.rename(home.store, hums[0], f" {longest} ")
    assert home.one(hums[0]).called == longest
    with pytest.raises(InputError, match="shorten"):
        same_thing.rename(home.store, hums[0], f"{longest}x")
    assert home.one(hums[0]).called == longest


# What can't be


def test_words_cannot_be_joined_with_themselves_or_with_what_is_gone(
    home: Home, hums: tuple[str, str, str]
) -> None:
    nadia, tom, _ = hums
    with pytest.raises(InputError, match="somebody else"):
        same_thing.decide(home.store, nadia, nadia, True)
    interviewing.remove(home.store, tom)
    calls: tuple[Callable[[], object], ...] = (
        lambda: same_thing.decide(home.store, nadia, tom, True),
        lambda: same_thing.decide(home.store, "nobody", nadia, False),
        lambda: same_thing.take_apart(home.store, tom),
        lambda: same_thing.rename(home.store, tom, "The hum"),
    )
    for call in calls:
        with pytest.raises(InputError, match="Nothing was changed"):
            call()
    assert same_thing.decided(home.store, home.person) == {}


def test_words_about_two_people_are_never_one_thing(home: Home, hums: tuple[str, str, str]) -> None:
    isla = people.add_person(home.store, PersonFacts("Isla Brown")).made_id
    visit = start(home.store, isla, Plan(NOW)).made_id
    own = people.circle(home.store, isla)[0].id
    other = interviewing.say(home.store, visit, "F1", Words(HUM, own)).made_id
    with pytest.raises(InputError, match="two different people"):
        same_thing.decide(home.store, hums[0], other, True)
    assert said.about_person(home.store, isla)[0].same == ()
    with home.store.read() as session:
        assert session.exec(select(records.SameThing)).all() == []


# What hangs together


def test_what_hangs_together_through_others_is_one_group() -> None:
    found = groups([("a", "b"), ("c", "d"), ("b", "e"), ("e", "a")])
    assert sorted(map(sorted, found)) == [["a", "b", "e"], ["c", "d"]]
    assert groups([]) == []
    assert others_of([("b", "a"), ("b", "c")]) == {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")}


@pytest.mark.parametrize("seed", range(20))
def test_groups_are_whole_and_apart(seed: int) -> None:
    luck = Random(seed)
    pairs = [(luck.randint(0, 30), luck.randint(0, 30)) for _ in range(luck.randint(1, 30))]
    found = groups(pairs)
    assert all(any({one, other} <= group for group in found) for one, other in pairs)
    everything = [key for group in found for key in group]
    assert len(everything) == len(set(everything)), "nothing is in two groups"
    assert set(everything) == {key for both in pairs for key in both}


def test_a_pair_is_the_same_pair_whichever_way_it_is_named() -> None:
    assert pair("a", "b") == pair("b", "a") == ("a", "b")
