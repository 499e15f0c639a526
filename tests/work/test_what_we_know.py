"""What we know of a person: all that holds now, over all visits, each once and in its place."""

from random import Random

import pytest

from coprod_desktop.store.vault import Store
from coprod_desktop.work import heard, interviews, same_thing
from coprod_desktop.work.background import BROUGHT_UP
from coprod_desktop.work.eligibility import printed_places, printed_words
from coprod_desktop.work.topics import add_topic
from coprod_desktop.work.what_we_know import Known, what_we_know
from tests.work.together_home import CASES, NOW, Home, a_home, a_sample, some_of


@pytest.fixture
def home(store: Store) -> Home:
    return a_home(store)


def known(home: Home, *hidden: str) -> list[Known]:
    return what_we_know(
        home.store, home.person, home.everything(hidden=hidden), printed_words, printed_places
    )


def ids(found: list[Known]) -> list[str]:
    return [one.said.id for one in found]


@pytest.mark.parametrize("case", CASES)
def test_all_of_both_visits_stands_in_the_order_of_the_questions(store: Store, case: str) -> None:
    sample = a_sample(store, case)
    everything = sample.everything()
    found = what_we_know(store, sample.person, everything, printed_words, printed_places)
    about = [one for one in everything if one.question_id[0] not in "AN" and one.still_true is not False]
    assert sorted(ids(found)) == sorted(one.id for one in about)
    assert {one.interview_id for one in about} == {sample.then, sample.now}
    questions = interviews.usual_set()
    places = [questions.question(one.said.question_id).place for one in found]
    assert places == sorted(places)
    assert {one.words for one in found} == {one.words for one in about}
    assert all(one.section for one in found)


def test_said_anew_it_stands_once_with_its_older_words_behind_it(home: Home) -> None:
    old = home.say(home.nadia, "The hum goes flat.")
    home.visit_on(NOW)
    new = home.say(home.nadia, "It sticks on one note.")
    assert ids(known(home)) == [old, new]
    home.join(old, new)
    assert ids(known(home)) == [new]
    assert [one.id for one in known(home)[0].earlier] == [old]


def test_what_several_voices_say_stands_for_each_of_them(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "The hum goes flat."), home.say(home.tom, "A flat hum.")
    home.join(nadia, tom)
    assert ids(known(home)) == [nadia, tom]


def test_what_is_no_longer_true_is_not_known(home: Home) -> None:
    old = home.say(home.nadia, "The hum goes flat.")
    home.visit_on(NOW)
    heard.confirm(home.store, interviews.visit(home.store, home.now), old, home.nadia, False)
    assert known(home) == []


def test_what_is_about_the_conversation_itself_is_no_knowledge(home: Home) -> None:
    home.say(home.nadia, "That somebody reads it.", "A2")
    home.say(home.tom, "Move her lunch.", "N4")
    assert known(home) == []


def test_the_stage_is_the_card_s_own_or_that_of_its_question(home: Home) -> None:
    home.say(home.nadia, "The hum.")
    home.say(home.tom, "Under the table.", stage="upset")
    home.say(home.reed, "Jigsaws.", "B1")
    assert {one.said.words: one.stage for one in known(home)} == {
        "Jigsaws.": "",
        "The hum.": "early",
        "Under the table.": "upset",
    }


def test_what_the_family_brought_up_comes_last(home: Home) -> None:
    own = home.say(home.tom, "Grandad’s funeral.", add_topic(home.store, home.now, "Grandad", "B1").made_id)
    home.say(home.nadia, "The hum.")
    assert ids(known(home))[-1] == own
    assert known(home)[-1].section == BROUGHT_UP


def test_words_are_told_as_they_may_be_read_here(home: Home) -> None:
    home.say(home.nadia, "The hum goes flat.", places=("Jay’s house",))
    asked = (lambda one: one.words.upper(), lambda one: tuple(place.upper() for place in one.places))
    (found,) = what_we_know(home.store, home.person, home.everything(), *asked)
    assert (found.words, found.places) == ("THE HUM GOES FLAT.", ("JAY’S HOUSE",))


@pytest.mark.parametrize("seed", range(3))
def test_nothing_comes_from_statements_that_may_not_be_shown(store: Store, seed: int) -> None:
    sample, luck = a_sample(store), Random(seed)
    for one, other in sample.proposed():
        same_thing.decide(store, one.id, other.id, True)
    shown = some_of(sample.everything(), luck)
    found = what_we_know(store, sample.person, shown, printed_words, printed_places)
    allowed = {one.id for one in shown}
    stands = [one for each in found for one in (each.said, *each.earlier)]
    assert {one.id for one in stands} <= allowed
    assert any(each.earlier for each in found)
    assert len(found) > 20
