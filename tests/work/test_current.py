"""What holds now: of what one voice said about one thing, the newest wording that was agreed, and nothing dropped."""

from random import Random

import pytest
from sqlmodel import select

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import heard, interviews, people, reading_back, same_thing
from coprod_desktop.work.current import Current, current
from coprod_desktop.work.eligibility import Page, was_agreed, why_not
from tests.work.together_home import NOW, Home, a_home, a_sample, days_after


@pytest.fixture
def home(store: Store) -> Home:
    """With two visits; what was said in March stands in the first."""
    made = a_home(store)
    made.visit_on(NOW)
    return made


def held(home: Home, *hidden: str) -> Current:
    return current(home.everything(hidden=hidden))


def ids(found: Current) -> set[str]:
    return {one.id for one in found.said}


def before(found: Current, statement: str) -> set[str]:
    return {one.id for one in found.earlier.get(statement, ())}


def said_twice(home: Home, word: str = "agreed", then: str = "agreed") -> tuple[str, str]:
    """What Nadia said in March, and says anew."""
    old = home.say_in_march(home.nadia, "The hum goes flat.", word=then)
    new = home.say(home.nadia, "The hum sticks on one note.", word=word)
    home.join(old, new)
    return old, new


def test_newer_agreed_words_stand_for_the_older_and_these_are_kept_behind_them(home: Home) -> None:
    old, new = said_twice(home)
    found = held(home)
    assert ids(found) == {new}
    assert before(found, new) == {old}


@pytest.mark.parametrize("word", ["", "not_sure", "left_out"])
def test_newer_words_that_nobody_agreed_stand_beside_the_agreed_ones(home: Home, word: str) -> None:
    old, new = said_twice(home, word)
    found = held(home)
    assert ids(found) == {old, new}
    assert found.earlier == {}
    reading_back.word(home.store, new, "agreed")
    assert ids(held(home)) == {new}


def test_changed_words_are_agreed_ones(home: Home) -> None:
    old, new = said_twice(home, "")
    reading_back.change_words(home.store, new, "It sticks on one low note.")
    assert ids(held(home)) == {new}
    assert before(held(home), new) == {old}


def test_of_words_that_nobody_agreed_the_newest_stand(home: Home) -> None:
    old, new = said_twice(home, "", "")
    assert ids(held(home)) == {new}
    assert before(held(home), new) == {old}


def test_agreed_words_stand_for_older_unagreed_ones_and_not_the_other_way_round(home: Home) -> None:
    old, new = said_twice(home, "agreed", "")
    assert ids(held(home)) == {new}
    newest_old, newest_new = said_twice(home, "", "agreed")
    assert ids(held(home)) == {new, newest_old, newest_new}
    assert before(held(home), new) == {old}


def test_of_three_the_newest_agreed_stands_and_has_all_the_older_ones_behind_it(home: Home) -> None:
    old, mid = said_twice(home)
    home.visit_on(days_after(NOW, 90))
    new = home.say(home.nadia, "No hum at all now.", word="")
    home.join(mid, new)
    assert ids(held(home)) == {mid, new}
    reading_back.word(home.store, new, "agreed")
    assert ids(held(home)) == {new}
    assert before(held(home), new) == {old, mid}


def test_nobody_s_words_stand_for_another_voice_s(home: Home) -> None:
    nadia = home.say_in_march(home.nadia, "The hum goes flat.")
    tom = home.say(home.tom, "The hum sticks on one note.")
    home.join(nadia, tom)
    found = held(home)
    assert ids(found) == {nadia, tom}
    assert found.earlier == {}


def test_without_a_yes_two_statements_of_one_voice_are_two(home: Home) -> None:
    old = home.say_in_march(home.nadia, "The hum goes flat.")
    new = home.say(home.nadia, "The hum goes flat.")
    same_thing.decide(home.store, old, new, False)
    assert ids(held(home)) == {old, new}


def test_what_is_no_longer_true_goes_and_comes_back_with_undo(home: Home) -> None:
    old = home.say_in_march(home.nadia, "The hum goes flat.")
    heard.confirm(home.store, interviews.visit(home.store, home.now), old, home.nadia, False)
    assert ids(held(home)) == set()
    home.undo(home.now)
    assert ids(held(home)) == {old}
    heard.confirm(home.store, interviews.visit(home.store, home.now), old, home.nadia, True)
    assert ids(held(home)) == {old}


def test_only_the_speaker_says_that_their_words_no_longer_hold(home: Home) -> None:
    """What somebody else says of them is kept in the history, and undo takes back that alone."""
    old = home.say_in_march(home.nadia, "The hum goes flat.")
    visit = interviews.visit(home.store, home.now)
    told = heard.confirm(home.store, visit, old, home.tom, False)
    assert told.label == "Noted. Nadia’s words are theirs, and stay"
    assert ids(held(home)) == {old}
    heard.confirm(home.store, visit, old, home.nadia, False)
    heard.confirm(home.store, visit, old, home.tom, True)
    assert ids(held(home)) == set()
    heard.confirm(home.store, visit, old, home.tom, None)
    home.undo(home.now)
    with home.store.read() as session:
        words = [row.still_true for row in session.exec(select(records.Confirmation))]
    assert words == [False, False, True, None, True], "Tom’s own word of before is back, not Nadia’s"
    assert ids(held(home)) == set()


def test_what_is_no_longer_true_does_not_come_back_in_its_older_words(home: Home) -> None:
    _, new = said_twice(home)
    home.visit_on(days_after(NOW, 90))
    heard.confirm(home.store, interviews.visit(home.store, home.now), new, home.nadia, False)
    assert ids(held(home)) == set()


def test_newer_words_that_may_not_be_shown_leave_no_mark(home: Home) -> None:
    old, new = said_twice(home)
    found = held(home, new)
    assert ids(found) == {old}
    assert found.earlier == {}
    assert new not in {one.id for those in held(home, old).earlier.values() for one in those}


def test_they_stay_in_the_order_in_which_they_came(home: Home) -> None:
    for number in range(6):
        home.say(home.tom, f"Thing {number}.")
    said_twice(home)
    everything = home.everything()
    kept = [one.id for one in current(everything).said]
    assert kept == [one.id for one in everything if one.id in kept]
    backwards = current(list(reversed(everything)))
    assert [one.id for one in backwards.said] == list(reversed(kept))


@pytest.mark.parametrize("seed", range(3))
def test_nothing_of_a_whole_family_is_dropped(store: Store, seed: int) -> None:
    sample, luck = a_sample(store), Random(seed)
    everything = sample.everything()
    by_voice: dict[str, list[str]] = {}
    for one in everything:
        by_voice.setdefault(one.voice.id, []).append(one.id)
    for those in by_voice.values():
        for _ in range(len(those) // 3):
            first, second = luck.sample(those, 2)
            same_thing.decide(store, first, second, True)
    joined = {one.id: one for one in sample.everything()}
    found = current(joined.values())
    accounted = [one.id for one in found.said]
    accounted += [one.id for those in found.earlier.values() for one in those]
    assert sorted(accounted) == sorted(joined)
    assert found.earlier, "something was said anew"
    for newer, older in found.earlier.items():
        for old in older:
            assert joined[newer].says_anew(old)
            assert joined[newer].voice == old.voice
            assert newer in old.same
            assert was_agreed(joined[newer]) or not was_agreed(old)


# On a page


def page(home: Home, *, draft: bool = False, audience: str = "school") -> Page:
    relationships = {voice.id: voice.relationship for voice in people.circle(home.store, home.person)}
    known = {one.id: one for one in home.everything()}
    return Page(audience, NOW, draft=draft, relationships=relationships, known=known)


def reason(home: Home, statement: str, **how: object) -> str:
    return why_not(home.one(statement), page(home, **how))  # type: ignore[arg-type]


def test_older_words_leave_the_page_once_the_newer_may_stand_there(home: Home) -> None:
    old, new = said_twice(home)
    home.share(old, "school")
    home.share(new, "school")
    assert reason(home, old) == "said_again"
    assert reason(home, new) == ""


@pytest.mark.parametrize("word", ["", "not_sure", "left_out"])
def test_older_words_stay_while_the_newer_are_not_agreed(home: Home, word: str) -> None:
    old, new = said_twice(home, word)
    home.share(old, "school")
    home.share(new, "school")
    assert reason(home, old) == ""
    assert reason(home, new) != ""


def test_older_words_stay_for_readers_who_may_not_see_the_newer(home: Home) -> None:
    old, new = said_twice(home)
    home.share(old, "school", "family")
    assert reason(home, old) == "", "who may see the newer is not decided yet"
    home.share(new, "family")
    assert reason(home, old) == ""
    assert reason(home, old, audience="family") == "said_again"


def test_two_voices_who_say_the_same_both_stand(home: Home) -> None:
    nadia, tom = home.say_in_march(home.nadia, "The hum."), home.say(home.tom, "The hum, flat.")
    home.join(nadia, tom)
    for one in (nadia, tom):
        home.share(one, "school")
        assert reason(home, one) == ""


def test_of_three_only_the_newest_that_may_stand_does(home: Home) -> None:
    old, mid = said_twice(home)
    home.visit_on(days_after(NOW, 90))
    new = home.say(home.nadia, "No hum at all now.")
    home.join(mid, new)
    for one in (old, mid):
        home.share(one, "school")
    assert [reason(home, one) for one in (old, mid)] == ["said_again", ""]
    home.share(new, "school")
    assert [reason(home, one) for one in (old, mid, new)] == ["said_again", "said_again", ""]


def test_what_is_no_longer_true_is_on_no_page_in_its_older_words(home: Home) -> None:
    old, new = said_twice(home)
    for one in (old, new):
        home.share(one, "school")
    home.visit_on(days_after(NOW, 90))
    heard.confirm(home.store, interviews.visit(home.store, home.now), new, home.nadia, False)
    assert reason(home, new) == "no_longer"
    assert reason(home, old) != ""
