"""Seen differently: both accounts stay as they are, and what came of talking about it stands beside them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from coprod_desktop.errors import InputError
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import differences, interviewing, people, reading_back
from coprod_desktop.work.differences import AGREED, DIFFER, OUTCOMES, Talk, talk_between
from coprod_desktop.work.interviewing import LONGEST_WORDS, Words
from coprod_desktop.work.interviews import Plan, start
from coprod_desktop.work.joins import pair
from coprod_desktop.work.people import PersonFacts
from tests.work.together_home import NOW, Home, a_home, days_after, without_links

STILL = Talk(DIFFER, NOW)
TOGETHER = "It is the smell and the noise together."


@pytest.fixture
def home(store: Store) -> Home:
    return a_home(store)


@pytest.fixture
def accounts(home: Home) -> tuple[str, str]:
    """Nadia's account and Tom's; nobody has said yet that they differ."""
    nadia, tom = home.say(home.nadia, "It’s the smell.", "H3"), home.say(home.tom, "It’s the noise.", "H3")
    home.share(nadia, "family", "school")
    return nadia, tom


def agreed(home: Home, words: str = TOGETHER, *by: str) -> Talk:
    return Talk(AGREED, NOW, words, by or (home.nadia, home.tom))


def talk_of(home: Home, one: str, other: str) -> Talk | None:
    return differences.talks(home.store, home.person).get(pair(one, other))


def test_still_seen_differently_is_kept_with_its_day_and_links_the_accounts(
    home: Home, accounts: tuple[str, str]
) -> None:
    nadia, tom = accounts
    differences.talk_about(home.store, nadia, tom, STILL)
    kept = talk_of(home, nadia, tom)
    assert kept is not None
    assert (kept.outcome, kept.talked_on, kept.words, kept.agreed_by) == (DIFFER, NOW, "", ())
    assert home.one(nadia).differs == (tom,)
    assert home.one(tom).differs == (nadia,)


def test_agreed_words_are_kept_with_who_agreed_and_when(home: Home, accounts: tuple[str, str]) -> None:
    nadia, tom = accounts
    came = agreed(home, f"  {TOGETHER}  ", home.nadia, home.tom, home.amira)
    differences.talk_about(home.store, nadia, tom, came)
    kept = talk_of(home, nadia, tom)
    assert kept is not None
    assert kept.words == TOGETHER
    assert kept.talked_on == NOW
    assert kept.agreed_by == (home.nadia, home.tom, home.amira)
    assert kept.stands(home.one(nadia), home.one(tom))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_both_accounts_stay_exactly_as_they_are(home: Home, accounts: tuple[str, str], outcome: str) -> None:
    before = home.everything()
    differences.talk_about(home.store, *accounts, replace(agreed(home), outcome=outcome))
    assert [without_links(one) for one in home.everything()] == [without_links(one) for one in before]


def test_whichever_account_is_named_first_it_is_one_difference(home: Home, accounts: tuple[str, str]) -> None:
    nadia, tom = accounts
    reading_back.see_differently(home.store, nadia, tom)
    differences.talk_about(home.store, tom, nadia, STILL)
    differences.talk_about(home.store, nadia, tom, agreed(home))
    assert list(differences.talks(home.store, home.person)) == [pair(nadia, tom)]
    assert home.one(nadia).differs == (tom,)
    assert home.one(tom).differs == (nadia,)
    home.undo()
    home.undo()
    assert differences.talks(home.store, home.person) == {}


def test_agreeing_needs_a_yes_from_both_speakers(home: Home, accounts: tuple[str, str]) -> None:
    for by, missing in (
        ((home.nadia,), "Tom has not"),
        ((home.tom, home.amira), "Nadia has not"),
        ((home.amira, home.reed), "Nadia and Tom"),
    ):
        with pytest.raises(InputError, match=missing):
            differences.talk_about(home.store, *accounts, agreed(home, TOGETHER, *by))
    assert differences.talks(home.store, home.person) == {}
    assert all(one.differs == () for one in home.everything()), "not even linked"


def test_two_who_have_not_said_yes_are_named_in_good_english(home: Home, accounts: tuple[str, str]) -> None:
    with pytest.raises(InputError, match="Nadia and Tom have not said yes"):
        differences.talk_about(home.store, *accounts, agreed(home, TOGETHER, home.amira))


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"words": " \n "}, "type the words"),
        ({"words": "x" * (LONGEST_WORDS + 1)}, "shorten"),
        ({"outcome": "quarrel"}, "what came of it"),
        ({"outcome": ""}, "what came of it"),
    ],
)
def test_what_lacks_something_is_not_kept(
    home: Home, accounts: tuple[str, str], change: dict[str, str], lack: str
) -> None:
    with pytest.raises(InputError, match=lack):
        differences.talk_about(home.store, *accounts, replace(agreed(home), **change))  # type: ignore[arg-type]
    assert differences.talks(home.store, home.person) == {}


def test_still_differing_keeps_no_words_and_nobody_s_yes(home: Home, accounts: tuple[str, str]) -> None:
    differences.talk_about(home.store, *accounts, replace(agreed(home), outcome=DIFFER))
    kept = talk_of(home, *accounts)
    assert kept is not None
    assert (kept.words, kept.agreed_by) == ("", ())


def test_talked_about_again_the_newer_counts_and_nothing_is_overwritten(
    home: Home, accounts: tuple[str, str]
) -> None:
    differences.talk_about(home.store, *accounts, STILL)
    later = replace(agreed(home), talked_on=days_after(NOW, 90))
    differences.talk_about(home.store, *accounts, later)
    kept = talk_of(home, *accounts)
    assert kept is not None
    assert (kept.outcome, kept.talked_on) == (AGREED, days_after(NOW, 90))
    with home.store.read() as session:
        rows = session.exec(select(records.TalkedAbout)).all()
    assert [row.outcome for row in rows] == [DIFFER, AGREED]


def test_said_in_other_words_it_is_to_be_talked_about_again(home: Home, accounts: tuple[str, str]) -> None:
    nadia, tom = accounts
    differences.talk_about(home.store, nadia, tom, agreed(home))
    kept = talk_of(home, nadia, tom)
    assert kept is not None
    reading_back.word(home.store, tom, "not_sure")
    assert kept.stands(home.one(nadia), home.one(tom)), "the words are the same"
    reading_back.change_words(home.store, tom, "It’s the noise in the hall.")
    now = {one.id: one for one in home.everything()}
    assert talk_of(home, nadia, tom) == kept, "what was agreed stays known"
    assert not kept.stands(now[nadia], now[tom])
    assert talk_between({pair(nadia, tom): kept}, now) is None
    home.undo(home.now)
    assert kept.stands(home.one(nadia), home.one(tom))


def test_the_latest_talk_about_any_two_of_the_accounts_counts(home: Home, accounts: tuple[str, str]) -> None:
    nadia, tom = accounts
    reed = home.say(home.reed, "It’s the queue.", "H3")
    differences.talk_about(home.store, nadia, tom, STILL)
    differences.talk_about(home.store, tom, reed, replace(STILL, talked_on=days_after(NOW, 1)))
    differences.talk_about(home.store, nadia, reed, replace(STILL, talked_on=days_after(NOW, -1)))
    found = differences.talks(home.store, home.person)
    everything = {one.id: one for one in home.everything()}

    def day(*some: str) -> date | None:
        talk = talk_between(found, {key: everything[key] for key in some})
        return talk.talked_on if talk else None

    assert day(nadia, tom, reed) == days_after(NOW, 1)
    assert day(nadia, tom) == NOW
    assert day(nadia, reed) == days_after(NOW, -1)
    assert day(tom) is None


def test_undo_takes_back_what_came_of_it_and_the_link_that_came_with_it(
    home: Home, accounts: tuple[str, str]
) -> None:
    before = home.everything()
    differences.talk_about(home.store, *accounts, STILL)
    home.undo()
    assert differences.talks(home.store, home.person) == {}
    assert all(one.differs == () for one in home.everything())
    assert [without_links(one) for one in home.everything()] == [without_links(one) for one in before]


def test_undo_leaves_a_link_that_was_there_before(home: Home, accounts: tuple[str, str]) -> None:
    nadia, tom = accounts
    reading_back.see_differently(home.store, nadia, tom)
    differences.talk_about(home.store, nadia, tom, STILL)
    home.undo()
    assert differences.talks(home.store, home.person) == {}
    assert home.one(nadia).differs == (tom,)


def test_undo_brings_the_talk_before_back_with_its_day(home: Home, accounts: tuple[str, str]) -> None:
    differences.talk_about(home.store, *accounts, agreed(home))
    before = talk_of(home, *accounts)
    differences.talk_about(home.store, *accounts, replace(STILL, talked_on=days_after(NOW, 90)))
    home.undo()
    assert talk_of(home, *accounts) == before


def test_taken_back_they_are_not_seen_differently_until_that_is_taken_back_too(
    home: Home, accounts: tuple[str, str]
) -> None:
    nadia, tom = accounts
    reed = home.say(home.reed, "It’s the queue.", "H3")
    reading_back.see_differently(home.store, nadia, tom)
    reading_back.see_differently(home.store, reed, tom)
    before = home.everything()
    differences.unlink(home.store, [(tom, nadia), (tom, reed)])
    assert all(one.differs == () for one in home.everything())
    home.undo()
    assert home.everything() == before


def test_an_account_that_is_gone_cannot_be_talked_about(home: Home, accounts: tuple[str, str]) -> None:
    nadia, tom = accounts
    interviewing.remove(home.store, tom)
    for one, other in ((nadia, tom), (tom, nadia), (nadia, nadia), (nadia, "nobody")):
        with pytest.raises(InputError, match="Nothing was changed"):
            differences.talk_about(home.store, one, other, STILL)
    assert differences.talks(home.store, home.person) == {}


def test_accounts_about_two_people_are_never_linked(home: Home, accounts: tuple[str, str]) -> None:
    isla = people.add_person(home.store, PersonFacts("Isla Brown")).made_id
    visit = start(home.store, isla, Plan(NOW)).made_id
    own = people.circle(home.store, isla)[0].id
    other = interviewing.say(home.store, visit, "H3", Words("The noise.", own)).made_id
    with pytest.raises(InputError):
        differences.talk_about(home.store, accounts[0], other, STILL)
    assert home.one(accounts[0]).differs == ()
