"""How likely it is that two statements mean the same: what speaks for it, what against, and what is never asked."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from coprod_desktop.work.likeness import LIKELY, RARE, Told, alike, likeness
from coprod_desktop.work.word_roots import SMALL_WORDS, root, roots
from tests.benchmarks import same_thing as labelled

HUM = Told("hum", "The humming goes flat.", "F1", "first-signs", "early", voice="mum", interview="march")
AGAIN = replace(HUM, id="again", words="Her hum goes flat, one note.", voice="reed")
DOOR = replace(HUM, id="door", words="She looks for the way out.", voice="tom")
OTHERS = tuple(
    replace(HUM, id=f"other {number}", words=words, question=f"B{number}", section="who-name-is", stage="")
    for number, words in enumerate(("Jigsaws.", "Water and a funnel.", "Pancakes at mine.", "Swimming."), 1)
)


def proposed(*told: Told, least: float = LIKELY) -> list[set[str]]:
    return [{found.one, found.other} for found in alike(told, least)]


# Roots of words


@pytest.mark.parametrize(
    "forms",
    [
        "hum hums hummed humming",
        "stop stops stopped stopping",
        "squeeze squeezes squeezed squeezing",
        "worry worries worrying",
        "push pushes pushed pushing",
        "loud loudly",
        "noise noises",
    ],
)
def test_the_forms_of_a_word_have_one_root(forms: str) -> None:
    assert len({root(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("forms", ["cover covers covered", "teacher teachers", "bite bites", "dress dresses"])
def test_so_have_those_that_end_like_a_form_of_another_word(forms: str) -> None:
    assert len({root(form) for form in forms.split()}) == 1


def test_small_words_and_single_letters_say_nothing() -> None:
    assert roots("She covers her ears") == {"cover", "ear"}
    assert roots("It is what it was, and so are we.") == frozenset()
    assert roots("A 3 e?") == frozenset()
    assert not any(word in roots(f"{word} ears") for word in SMALL_WORDS)


def test_shortened_words_count_as_the_word_itself() -> None:
    assert roots("Mum's here") == roots("MUM’S here") == roots("Mum here")
    assert roots("") == frozenset()


def test_words_of_another_language_have_roots_too() -> None:
    assert roots("Zakrywa uszy rękami") & roots("Uszy! Zakrywa uszy.") == {"zakrywa", "uszy"}


# What is proposed


def test_the_same_thing_in_other_words_is_proposed() -> None:
    assert proposed(HUM, AGAIN, DOOR, *OTHERS) == [{"hum", "again"}]


def test_what_has_no_word_in_common_is_not() -> None:
    assert proposed(HUM, DOOR, *OTHERS) == []
    assert proposed() == proposed(HUM) == []


def test_one_voice_on_one_day_means_what_it_says_each_time() -> None:
    twice = replace(AGAIN, voice=HUM.voice)
    assert proposed(HUM, twice, *OTHERS) == []
    assert proposed(HUM, replace(twice, interview="november"), *OTHERS) == [{"hum", "again"}]


def test_the_likeliest_stands_first_and_each_pair_once() -> None:
    nearer = replace(AGAIN, id="nearer", words=HUM.words, voice="gran")
    found = alike((HUM, AGAIN, nearer, DOOR, *OTHERS))
    assert {found[0].one, found[0].other} == {"hum", "nearer"}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    pairs = [frozenset((one.one, one.other)) for one in found]
    assert len(pairs) == len(set(pairs)) == 3


def test_the_order_in_which_they_come_does_not_matter() -> None:
    told = labelled.told("teenager")
    shuffled = list(told)
    Random(7).shuffle(shuffled)
    first, second = (
        {frozenset((one.one, one.other)): round(one.score, 6) for one in alike(some)}
        for some in (told, shuffled)
    )
    assert first == second
    assert len(first) > 10


def test_it_is_as_like_the_other_as_the_other_is_like_it() -> None:
    told = labelled.told("primary_school")
    how, luck = likeness(told), Random(3)
    for one, other in (luck.sample(told, 2) for _ in range(300)):
        assert how.score(one, other) == pytest.approx(how.score(other, one))


def test_the_same_question_section_place_and_stage_speak_for_it() -> None:
    how = likeness((HUM, AGAIN, DOOR, *OTHERS))
    here = how.score(HUM, AGAIN)
    assert here > how.score(HUM, replace(AGAIN, question="E1"))
    assert here > how.score(HUM, replace(AGAIN, section="too-much"))
    assert here > how.score(HUM, replace(AGAIN, stage="upset"))
    assert here == how.score(HUM, replace(AGAIN, stage=""))
    hall = frozenset({"dinner hall"})
    assert how.score(replace(HUM, places=hall), replace(AGAIN, places=hall)) > here
    assert how.score(replace(HUM, places=hall), AGAIN) == here


def test_a_rare_word_in_common_says_more_than_one_that_many_hold() -> None:
    crowd = tuple(replace(one, words=f"{one.words} Isla.") for one in OTHERS)
    how = likeness((HUM, AGAIN, DOOR, *crowd))
    rare, usual = (
        how.score(replace(HUM, words=f"{word}, over there."), replace(AGAIN, words=f"Look again. {word}."))
        for word in ("Hum", "Isla")
    )
    assert rare > usual


def test_across_questions_a_rare_word_is_needed_to_be_compared_at_all() -> None:
    elsewhere = replace(AGAIN, question="E1")
    assert proposed(HUM, elsewhere, least=-1_000.0) == [{"hum", "again"}]
    crowd = [replace(HUM, id=f"{number}", question=f"Q{number}") for number in range(RARE + 1)]
    assert proposed(*crowd, least=-1_000.0) == []
    assert len(proposed(*crowd[:RARE], least=-1_000.0)) == 0, "one voice, one day"
    voices = [replace(one, voice=one.id) for one in crowd]
    assert proposed(*voices, least=-1_000.0) == []
    assert len(proposed(*voices[:RARE], least=-1_000.0)) == RARE * (RARE - 1) / 2


@pytest.mark.parametrize("case", labelled.CASES)
def test_whatever_is_proposed_reaches_the_threshold_and_nothing_else(case: str) -> None:
    told = {one.id: one for one in labelled.told(case)}
    how = likeness(told.values())
    found = {frozenset((one.one, one.other)) for one in alike(told.values())}
    for one, other in combinations(told.values(), 2):
        if one.question == other.question and (one.voice, one.interview) != (other.voice, other.interview):
            assert (how.score(one, other) >= LIKELY) == (frozenset((one.id, other.id)) in found)


def test_nearly_all_that_is_proposed_is_the_same_thing() -> None:
    half, shipped = labelled.at_recall(0.5), labelled.measured()
    assert half.recall >= 0.5
    assert half.precision >= 0.8
    assert shipped.precision >= 0.8
    assert shipped.recall >= 0.5


@pytest.mark.parametrize("case", labelled.CASES)
def test_it_holds_for_each_family_by_itself(case: str) -> None:
    found = labelled.measured([case])
    assert found.proposed > 5
    assert found.precision >= 0.8
