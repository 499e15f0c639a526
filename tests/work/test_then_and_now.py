"""Then and now: what became of each thing that was said, by its name, and a sentence on top that adds up."""

import re
from random import Random

import pytest

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.store.vault import Store
from coprod_desktop.work import heard, interviewing, interviews, reading_back, responding, same_thing
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.said import Said
from coprod_desktop.work.then_and_now import (
    BETTER,
    CHANGED,
    KIND,
    KINDS,
    NEW,
    NO_LONGER,
    NOT_ASKED_AGAIN,
    NOT_SAID,
    STILL,
    UNCHANGED,
    WORSE,
    Change,
    Compared,
    compare,
)
from tests.work.together_home import (
    CASES,
    NOW,
    THEN,
    Home,
    Sample,
    a_home,
    a_sample,
    ask_with_a_newer_set,
    days_after,
    some_of,
)

HUM = "The hum goes flat."
NEXT = days_after(NOW, 90)


@pytest.fixture
def home(store: Store) -> Home:
    return a_home(store)


@pytest.fixture
def hum(home: Home) -> str:
    """What Nadia said in March; the second visit has begun."""
    made = home.say(home.nadia, HUM)
    home.visit_on(NOW)
    return made


def compared(home: Home, *hidden: str) -> Compared:
    """As the practitioner alone sees it, hidden statements aside."""
    everyone = (home.amira, home.nadia, home.tom, home.reed)
    return compare(home.store, home.person, home.everything(hidden=hidden), home.then, home.now, everyone)


def of_sample(sample: Sample) -> Compared:
    everyone = [voice.id for voice in sample.circle()]
    return compare(sample.store, sample.person, sample.everything(), sample.then, sample.now, everyone)


def kinds(found: Compared) -> list[tuple[str, str]]:
    """Each kind, with what was said, the newer words of two."""
    return [(one.kind, one.said.words) for one in found.changes]


def only(home: Home, *hidden: str) -> Change:
    (one,) = compared(home, *hidden).changes
    return one


def confirm(home: Home, visit: str, statement: str, *, still: bool | None, voice: str = "") -> None:
    heard.confirm(home.store, interviews.visit(home.store, visit), statement, voice or home.nadia, still)


# Each kind of change


def test_said_in_the_same_words_it_is_still_true(home: Home, hum: str) -> None:
    again = home.say(home.nadia, "  the HUM goes\nflat. ")
    one = only(home)
    assert one.kind == STILL
    assert one.then is not None
    assert one.now is not None
    assert (one.then.id, one.now.id) == (hum, again)


def test_confirmed_it_is_still_true_and_not_now_it_no_longer_is(home: Home, hum: str) -> None:
    confirm(home, home.now, hum, still=True)
    assert (only(home).kind, only(home).now) == (STILL, None)
    confirm(home, home.now, hum, still=False)
    assert only(home).kind == NO_LONGER
    confirm(home, home.now, hum, still=None)
    assert only(home).kind == NOT_ASKED_AGAIN


def test_nobody_else_s_still_true_counts_as_theirs(home: Home, hum: str) -> None:
    confirm(home, home.now, hum, still=True, voice=home.tom)
    assert only(home).kind == NOT_ASKED_AGAIN
    confirm(home, home.now, hum, still=True)
    confirm(home, home.now, hum, still=False, voice=home.tom)
    assert only(home).kind == STILL


def test_what_nobody_said_then_is_new(home: Home, hum: str) -> None:
    new = home.say(home.nadia, "She licks her lips.")
    found = [one for one in compared(home).changes if one.kind == NEW]
    assert [(one.then, one.said.id, one.then_words) for one in found] == [(None, new, "")]


def test_joined_by_somebody_it_is_said_in_other_words(home: Home, hum: str) -> None:
    new = home.say(home.nadia, "It sticks on one note.", "F4")
    home.join(hum, new)
    one = only(home)
    assert (one.kind, one.then_words, one.said.words) == (CHANGED, HUM, "It sticks on one note.")
    same_thing.take_apart(home.store, new)
    assert {one.kind for one in compared(home).changes} == {NEW, NOT_ASKED_AGAIN}


def test_reworded_since_it_is_said_in_other_words_and_the_old_ones_are_told(home: Home, hum: str) -> None:
    reading_back.change_words(home.store, hum, "It sticks on one note.")
    one = only(home)
    assert (one.kind, one.then_words, one.said.words) == (CHANGED, HUM, "It sticks on one note.")
    home.undo(home.then)
    assert only(home).kind == NOT_ASKED_AGAIN


def test_reworded_before_the_second_visit_it_was_said_so_then(home: Home) -> None:
    hum = home.say(home.nadia, HUM)
    reading_back.change_words(home.store, hum, "It sticks on one note.")
    home.visit_on(NOW)
    one = only(home)
    assert (one.kind, one.then_words) == (NOT_ASKED_AGAIN, "It sticks on one note.")


@pytest.mark.parametrize(("before", "after", "kind"), [(1, 3, BETTER), (4, 2, WORSE), (2, 2, CHANGED)])
def test_what_works_better_or_worse_is_told_so(home: Home, before: int, after: int, kind: str) -> None:
    old = home.say(home.nadia, "Sit on the floor.", "I2", works=before)
    home.visit_on(NOW)
    new = home.say(home.nadia, "Down on the floor, humming.", "I2", works=after)
    home.join(old, new)
    assert only(home).kind == kind


def test_in_the_same_words_it_may_work_better_too(home: Home) -> None:
    home.say(home.nadia, "Sit on the floor.", "I2", works=2)
    home.visit_on(NOW)
    home.say(home.nadia, "Sit on the floor.", "I2", works=4)
    assert only(home).kind == BETTER


def test_rated_only_once_it_works_neither_better_nor_worse(home: Home) -> None:
    home.say(home.nadia, "Sit on the floor.", "I2", works=2)
    home.visit_on(NOW)
    home.say(home.nadia, "Sit on the floor.", "I2")
    assert only(home).kind == STILL


def test_not_mentioned_is_not_the_same_as_not_asked(home: Home, hum: str) -> None:
    assert only(home).kind == NOT_ASKED_AGAIN
    responding.arrive(home.store, home.now, "F1")
    assert only(home).kind == NOT_SAID
    home.respond("F1", "rather_not_say", home.nadia)
    assert only(home).kind == NOT_SAID


def test_asked_somebody_else_it_was_not_asked_of_this_voice(home: Home, hum: str) -> None:
    home.respond("F1", "dont_know", home.tom)
    assert only(home).kind == NOT_ASKED_AGAIN


def test_whoever_said_something_else_there_was_asked(home: Home, hum: str) -> None:
    home.say(home.nadia, "She licks her lips.")
    assert kinds(compared(home)) == [(NEW, "She licks her lips."), (NOT_SAID, HUM)]


def test_another_voice_s_words_are_its_own(home: Home, hum: str) -> None:
    tom = home.say(home.tom, HUM)
    home.join(hum, tom)
    assert kinds(compared(home)) == [(NEW, HUM), (NOT_ASKED_AGAIN, HUM)]


def test_the_same_words_at_another_question_say_something_else(home: Home, hum: str) -> None:
    home.say(home.nadia, HUM, "G1")
    assert {one.kind for one in compared(home).changes} == {NEW, NOT_ASKED_AGAIN}


def test_what_means_the_same_as_something_said_then_is_not_new(home: Home, hum: str) -> None:
    again = home.say(home.nadia, "It sticks on one note.")
    and_again = home.say(home.nadia, "One note, no tune.", "F4")
    home.join(again, hum, and_again)
    assert NEW not in compared(home).counts()


def test_what_is_about_the_conversation_itself_is_not_compared(home: Home) -> None:
    home.say(home.nadia, "That somebody reads it.", "A2")
    home.visit_on(NOW)
    home.say(home.nadia, "Nights, please.", "A2")
    found = compared(home)
    assert found.changes == ()
    assert found.sentence() == "There is nothing to compare yet."


def test_brought_in_with_words_that_were_changed_it_was_said_so_then(store: Store) -> None:
    sample = a_sample(store, changed=" Every time.")
    found = of_sample(sample)
    reworded = [one for one in found.changes if one.then and one.then.words.endswith(" Every time.")]
    assert len(reworded) > 40
    for one in reworded:
        assert one.then is not None
        assert one.then_words == one.then.words
        assert one.kind in (NOT_SAID, NOT_ASKED_AGAIN), "nobody has said it in other words since"


# Which visits count


def test_what_was_confirmed_between_the_two_visits_counts(home: Home) -> None:
    hum = home.say(home.nadia, HUM)
    between = home.visit_on(days_after(THEN, 60))
    home.visit_on(NOW)
    confirm(home, between, hum, still=True)
    assert only(home).kind == STILL
    confirm(home, home.now, hum, still=False)
    assert only(home).kind == NO_LONGER, "the newest word counts"
    confirm(home, home.now, hum, still=True)
    assert only(home).kind == STILL


def test_what_was_confirmed_after_the_later_one_does_not(home: Home, hum: str) -> None:
    home.visit_on(NEXT)
    confirm(home, home.now, hum, still=False)
    found = compare(home.store, home.person, home.everything(), home.then, home.visits[1], (home.nadia,))
    assert [one.kind for one in found.changes] == [NOT_ASKED_AGAIN]
    assert only(home).kind == NO_LONGER


def test_words_of_a_visit_between_stand_on_neither_side(home: Home, hum: str) -> None:
    home.say(home.nadia, "She licks her lips.")
    home.visit_on(NEXT)
    home.say(home.nadia, "She hops.")
    assert {words for _, words in kinds(compared(home))} == {HUM, "She hops."}


def test_the_later_one_is_now_whichever_is_named_first(home: Home, hum: str) -> None:
    home.say(home.nadia, "She licks her lips.")
    everything = home.everything()
    found = compare(home.store, home.person, everything, home.then, home.now)
    turned = compare(home.store, home.person, everything, home.now, home.then)
    assert turned == found
    assert (found.then.id, found.now.id) == (home.then, home.now)
    assert (found.then.held_on, found.now.held_on) == (THEN, NOW)


def test_a_newer_version_of_the_questions_compares_by_their_ids(home: Home, hum: str) -> None:
    wall = home.say_in_march(home.tom, "She looks at the wall.")
    ask_with_a_newer_set(home.store, home.now)
    assert interviews.visit(home.store, home.now).question_set.version == 3
    home.say(home.nadia, HUM)
    home.say(home.tom, "She hops.")
    home.say(home.reed, "Jigsaws.", "B1")
    found = compared(home)
    assert kinds(found) == [
        (NEW, "Jigsaws."),
        (NEW, "She hops."),
        (STILL, HUM),
        (NOT_SAID, "She looks at the wall."),
    ]
    sections = {one.said.words: one.section for one in found.changes}
    assert sections[HUM] == sections["She hops."] == sections[home.one(wall).words]
    everyone = (home.amira, home.nadia, home.tom, home.reed)
    turned = compare(home.store, home.person, home.everything(), home.now, home.then, everyone)
    assert turned == found


# The sentence, and what stands where


def numbers(found: Compared) -> int:
    """The sum of all numbers in the sentence, its day aside."""
    told = found.sentence().replace(day_in_words(found.then.held_on), "")
    return sum(int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", told))


def test_the_sentence_says_what_changed_and_then_the_rest(home: Home) -> None:
    still, gone = home.say(home.nadia, HUM), home.say(home.nadia, "She runs.")
    home.say(home.tom, "She hops.")
    home.visit_on(NOW)
    for new in ("She licks her lips.", "She hides."):
        home.say(home.nadia, new)
    confirm(home, home.now, still, still=True)
    confirm(home, home.now, gone, still=False)
    assert compared(home).sentence() == (
        "Since 3 Mar 2026: 2 things are new and 1 is no longer true. "
        "1 thing is still true and 1 was not asked this time."
    )
    assert compared(home).counts() == {NEW: 2, NO_LONGER: 1, STILL: 1, NOT_ASKED_AGAIN: 1}


def test_where_nothing_changed_the_sentence_says_so(home: Home, hum: str) -> None:
    confirm(home, home.now, hum, still=True)
    assert compared(home).sentence() == "Since 3 Mar 2026 nothing changed. 1 thing is still true."


def test_with_changes_alone_there_is_no_rest(home: Home, hum: str) -> None:
    confirm(home, home.now, hum, still=False)
    assert compared(home).sentence().strip() == "Since 3 Mar 2026: 1 thing is no longer true."
    assert compared(home).sentence() == compared(home).sentence().strip(), "nothing hangs over at its end"


def test_each_kind_has_words_for_one_and_for_several() -> None:
    assert len(KIND) == len(KINDS) == 8
    assert set(UNCHANGED) < set(KIND)
    for kind in KINDS:
        assert kind.word
        assert kind.one != kind.many


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("case", CASES)
def test_of_a_whole_family_each_thing_is_counted_once(store: Store, case: str, seed: int) -> None:
    sample, luck = a_sample(store, case), Random(seed)
    stir(sample, luck)
    everything, found = sample.everything(), of_sample(sample)
    about = [one for one in everything if one.question_id[0] not in "AN"]
    then = [one.id for one in about if one.interview_id == sample.then]
    now = {one.id for one in about if one.interview_id == sample.now}
    assert sorted(one.then.id for one in found.changes if one.then) == sorted(then)
    assert {one.now.id for one in found.changes if one.now} == now
    assert sum(found.counts().values()) == numbers(found) == len(found.changes)
    assert {NEW, NO_LONGER, STILL, CHANGED, NOT_ASKED_AGAIN} <= set(found.counts())
    for one in found.changes:
        if one.then and one.now:
            assert one.then.voice == one.now.voice
        assert (one.kind == NEW) == (one.then is None)
        assert one.section


@pytest.mark.parametrize("case", CASES)
def test_what_changed_stands_first_and_each_part_in_the_order_of_the_questions(
    store: Store, case: str
) -> None:
    sample = a_sample(store, case)
    stir(sample, Random(5))
    found = of_sample(sample).changes
    calm = [one.kind in UNCHANGED for one in found]
    assert calm == sorted(calm)
    assert len(set(calm)) == 2
    questions = interviews.usual_set()
    for part in (True, False):
        places = [
            questions.question(one.said.question_id).place for one in found if (one.kind in UNCHANGED) == part
        ]
        assert places == sorted(places)


def stir(sample: Sample, luck: Random) -> None:
    """Join some of what may be the same, and confirm some of what was said before."""
    for one, other in sample.proposed():
        if luck.random() < 0.8:
            same_thing.decide(sample.store, one.id, other.id, True)
    visit = interviews.visit(sample.store, sample.now)
    before = [one for one in sample.everything() if one.interview_id == sample.then]
    for one in luck.sample(before, 20):
        heard.confirm(sample.store, visit, one.id, one.voice.id, luck.random() < 0.6)


# Whoever looks on


def test_without_the_newer_words_nothing_tells_of_them(home: Home, hum: str) -> None:
    again = home.say(home.nadia, "It sticks on one note.")
    home.join(hum, again)
    one = only(home, again)
    assert (one.kind, one.now) == (NOT_ASKED_AGAIN, None)
    assert only(home, hum).kind == NEW
    assert only(home, hum).then_words == ""
    assert compared(home, hum, again).changes == ()


def test_of_a_voice_that_may_not_tell_it_is_not_said_what_it_did_not_say(home: Home, hum: str) -> None:
    tom = home.say_in_march(home.tom, "She looks at the wall.")
    new = home.say(home.reed, "She hops.")
    everything = home.everything()
    silent = compare(home.store, home.person, everything, home.then, home.now)
    assert [one.said.id for one in silent.changes] == [new]
    tom_alone = compare(home.store, home.person, everything, home.then, home.now, (home.tom,))
    assert [one.said.id for one in tom_alone.changes] == [new, tom]
    assert "not asked" not in silent.sentence()


@pytest.mark.parametrize("seed", range(3))
def test_nothing_comes_from_statements_that_may_not_be_shown(store: Store, seed: int) -> None:
    sample, luck = a_sample(store), Random(seed)
    stir(sample, luck)
    everything = sample.everything()
    for one in luck.sample(everything, 10):
        given = Words(f"Reworded: {one.words}", one.voice.id)
        interviewing.edit(store, one.id, given)
    shown = some_of(sample.everything(), luck)
    allowed = {one.id for one in shown}
    found = compare(store, sample.person, shown, sample.then, sample.now)
    stands: list[Said] = [one for each in found.changes for one in (each.then, each.now) if one]
    assert {one.id for one in stands} <= allowed
    once = {one.id: one.words for one in everything if one.wordings == 1}
    for change in found.changes:
        if change.then is None:
            assert change.then_words == ""
        elif change.then.id in once:
            assert change.then_words == once[change.then.id]
    before = [change.then.id for change in found.changes if change.then]
    assert len(before) == len(set(before))
    assert len(found.changes) > 20
