"""The ladder: signs in the order they come, what helps and what makes it worse, and no hint at what is hidden."""

from collections.abc import Collection
from dataclasses import replace
from random import Random

import pytest
from sqlmodel import select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import GAP
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import heard, interviews, ladder, ladder_ground, same_thing
from coprod_desktop.work.ladder import Ladder, Step, is_missed, merged, one_of_each, seen_part, told_by
from coprod_desktop.work.ladder_ground import LadderGround
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice
from tests.work.together_home import NOW, THEN, Home, a_home, a_sample

MUM = Voice("mum", "Nadia", "mother", 1)
SEEDS = range(40)


@pytest.fixture
def home(store: Store) -> Home:
    return a_home(store)


@pytest.fixture
def signs(home: Home) -> tuple[str, str, str]:
    """What comes first, then, and last; nobody has put it together yet."""
    first = home.say(home.nadia, "The hum goes flat.")
    return first, home.say(home.tom, "Up on her toes."), home.say(home.reed, "She looks for the door.")


def ground(home: Home, *hidden: str) -> LadderGround:
    return ladder_ground.read(home.store, home.person, home.everything(hidden=hidden))


def kept(home: Home) -> Ladder:
    made = ladder.made(home.store, home.person)
    assert made is not None
    return made


def keep(home: Home, *steps: Step, made_by: tuple[str, ...] = ()) -> None:
    ladder.keep(home.store, home.person, Ladder(steps, made_by))


def ids(some: Collection[Said]) -> list[str]:
    return [one.id for one in some]


# Keeping


def test_nobody_has_made_one_until_somebody_does(home: Home, signs: tuple[str, str, str]) -> None:
    assert ladder.made(home.store, home.person) is None
    assert ground(home).whole == Ladder()
    assert set(ids(ground(home).signs)) == set(signs)


def test_it_is_kept_with_its_order_gaps_lines_and_who_made_it(
    home: Home, signs: tuple[str, str, str]
) -> None:
    helps, worse = (
        home.say(home.reed, "The envelope.", "I2", works=4),
        home.say(home.nadia, "‘Calm down.’", "J1"),
    )
    steps = (
        Step(signs[2]),
        Step(signs[0], "minutes", (helps,), (worse,)),
        Step(signs[1], "changes", (), (worse,)),
    )
    keep(home, *steps, made_by=(home.tom, home.nadia))
    made = kept(home)
    assert made.steps == steps
    assert made.made_by == (home.tom, home.nadia)
    assert made.made_on is not None
    assert made.signs == (signs[2], signs[0], signs[1])


@pytest.mark.parametrize("gap", ["", *GAP])
def test_each_gap_of_the_list_can_be_kept(home: Home, signs: tuple[str, str, str], gap: str) -> None:
    keep(home, Step(signs[0]), Step(signs[1], gap))
    assert kept(home).step(signs[1]).after == gap


def test_a_gap_that_is_not_in_the_list_or_a_sign_that_stands_twice_is_not_kept(
    home: Home, signs: tuple[str, str, str]
) -> None:
    keep(home, Step(signs[0]))
    with pytest.raises(InputError, match="from the list"):
        keep(home, Step(signs[0]), Step(signs[1], "a while"))
    with pytest.raises(InputError, match="twice"):
        keep(home, Step(signs[0]), Step(signs[1]), Step(signs[0], "minutes"))
    assert kept(home).steps == (Step(signs[0]),)
    with home.store.read() as session:
        assert len(session.exec(select(records.LadderMade)).all()) == 1


def test_undo_brings_the_ladder_before_back_and_then_none(home: Home, signs: tuple[str, str, str]) -> None:
    keep(home, Step(signs[0]), made_by=(home.nadia,))
    before = kept(home)
    keep(home, Step(signs[1], "", (signs[2],)), Step(signs[0], "hours"), made_by=(home.tom,))
    home.undo()
    assert (kept(home).steps, kept(home).made_by) == (before.steps, before.made_by)
    home.undo()
    assert ladder.made(home.store, home.person) is None


def test_an_empty_one_is_none_and_undo_brings_it_back(home: Home, signs: tuple[str, str, str]) -> None:
    keep(home, Step(signs[0]))
    keep(home)
    assert ladder.made(home.store, home.person) is None
    home.undo()
    assert kept(home).signs == signs[:1]


def test_a_step_is_changed_in_its_place_and_the_order_keeps_what_goes_with_each() -> None:
    made = Ladder((Step("a", helps=("x",)), Step("b", "minutes"), Step("c")))
    assert made.changed(Step("b", "hours", worse=("y",))).steps == (
        Step("a", helps=("x",)),
        Step("b", "hours", worse=("y",)),
        Step("c"),
    )
    assert made.in_order(("c", "a", "new")).steps == (Step("c"), Step("a", helps=("x",)), Step("new"))
    assert made.step("nowhere") == Step("nowhere")


# From what was said


def test_the_order_told_at_f2_is_the_start(store: Store) -> None:
    sample = a_sample(store)
    found = ladder_ground.read(store, sample.person, sample.everything())
    begins = ("The hum. It stops", "She keeps glancing", "She takes the strip")
    assert found.whole.signs == tuple(sample.found(one).id for one in begins)
    assert found.seen == found.whole
    assert found.whole.made_by == ()
    assert found.told_in_words == "Miss Okafor"
    assert ladder.made(store, sample.person) is None, "nobody has put it together"


def test_once_it_is_put_together_f2_says_nothing_more(store: Store) -> None:
    sample = a_sample(store)
    cheeks = sample.found("Her cheeks go red")
    ladder.keep(store, sample.person, Ladder((Step(cheeks.id),)))
    found = ladder_ground.read(store, sample.person, sample.everything())
    assert found.whole.signs == (cheeks.id,)
    assert found.told_in_words == ""


def test_of_an_order_told_only_what_may_be_shown_is_on_it(store: Store) -> None:
    sample = a_sample(store)
    door, strip = sample.found("She keeps glancing"), sample.found("She takes the strip")
    shown = [one for one in sample.everything() if one.id != door.id]
    found = ladder_ground.read(store, sample.person, shown)
    assert found.whole.signs == (sample.found("The hum. It stops").id, strip.id)
    order = sample.found("In class it is the hum")
    without = ladder_ground.read(store, sample.person, [one for one in shown if one.id != order.id])
    assert (without.whole, without.told_in_words) == (Ladder(), "")


def test_the_signs_are_what_was_told_of_first_signs_and_nothing_else(store: Store) -> None:
    sample = a_sample(store)
    found = ladder_ground.read(store, sample.person, sample.everything())
    assert {one.question_id for one in found.signs} == {"D3", "F1", "F4"}
    assert all(one.stage == "early" for one in found.signs)
    assert not {"F2", "F3", "I2"} & {one.question_id for one in found.signs}


def test_what_helps_and_what_makes_it_worse_can_be_tied_to_a_sign(home: Home) -> None:
    well = home.say(home.reed, "The envelope.", "I2", works=4)
    some = home.say(home.tom, "A squeeze.", "I2", works=2, stage="early")
    unrated = home.say(home.nadia, "Wait.", "I2", stage="early")
    daily = home.say(home.nadia, "Pictures on the fridge.", "I1", works=4)
    no_help = home.say(home.nadia, "Count to ten.", "I2", works=1)
    worse = home.say(home.nadia, "‘Calm down.’", "J1")
    home.say(home.tom, "Jigsaws.", "B1")
    found = ground(home)
    assert ids(found.helps)[:2] == [some, unrated], "those of the first signs first, what works best before"
    assert set(ids(found.helps)) == {well, some, unrated, daily}
    assert set(ids(found.worse)) == {no_help, worse}


def test_what_no_longer_holds_is_not_offered(home: Home, signs: tuple[str, str, str]) -> None:
    helps = home.say(home.reed, "The envelope.", "I2", works=4)
    home.visit_on(NOW)
    for one, voice in ((signs[0], home.nadia), (helps, home.reed)):
        heard.confirm(home.store, interviews.visit(home.store, home.now), one, voice, False)
    new = home.say(home.tom, "High on her toes.")
    home.join(signs[1], new)
    found = ground(home)
    assert set(ids(found.signs)) == {signs[2], new}
    assert found.helps == ()


def test_a_sign_that_several_tell_is_one_step_and_the_placed_one_speaks_for_it(
    home: Home, signs: tuple[str, str, str]
) -> None:
    amira = home.say(home.amira, "My hum stops.")
    home.join(signs[0], amira)
    assert len(ground(home).signs) == 3
    keep(home, Step(amira))
    found = ground(home)
    assert ids(found.signs)[0] == amira
    assert signs[0] not in ids(found.signs)
    assert told_by(found.known[amira], found.known) == ("Amira", "Nadia")


def test_who_tells_of_it_is_one_voice_or_several_and_only_those_shown(
    home: Home, signs: tuple[str, str, str]
) -> None:
    amira = home.say(home.amira, "My hum stops.")
    home.join(signs[0], amira)
    known = ground(home).known
    assert told_by(known[signs[1]], known) == ("Tom",)
    assert told_by(known[signs[0]], known) == ("Nadia", "Amira")
    alone = ground(home, amira).known
    assert told_by(alone[signs[0]], alone) == ("Nadia",)


def test_one_voice_that_says_it_twice_is_still_one_voice(home: Home, signs: tuple[str, str, str]) -> None:
    again = home.say(home.nadia, "A flat hum.")
    home.join(signs[0], again)
    known = ground(home).known
    assert told_by(known[signs[0]], known) == ("Nadia",)


def test_a_sign_is_missed_when_it_or_the_same_thing_was_said_to_be(
    home: Home, signs: tuple[str, str, str]
) -> None:
    giggle = home.say(home.nadia, "Giggling.", "F4")
    mistaken = home.say(home.tom, "Toes, up high.", "F4", fields={"mistaken for": "dancing"})
    home.join(signs[1], mistaken)
    known = ground(home).known
    assert [is_missed(known[one], known) for one in (giggle, mistaken, *signs)] == [
        True,
        True,
        False,
        True,
        False,
    ]
    hidden = ground(home, mistaken).known
    assert not is_missed(hidden[signs[1]], hidden), "nothing tells of words that may not be shown"


def test_of_signs_that_mean_the_same_the_first_is_taken() -> None:
    one = Said("a", "p", "i", THEN, "F1", "w", MUM, "Hum.", same=("b", "c"))
    two, three = replace(one, id="b", same=("a", "c")), replace(one, id="d", same=())
    assert ids(one_of_each([one, two, three])) == ["a", "d"]
    assert ids(one_of_each([two, three, one])) == ["b", "d"]


# What is hidden


def shown(*some: str) -> dict[str, Said]:
    return {key: Said(key, "p", "i", THEN, "F1", f"w{key}", MUM, key) for key in some}


def dealt(luck: Random) -> tuple[Ladder, dict[str, Said]]:
    """A ladder of some steps with gaps and lines, and about half of all of it shown."""
    signs = [f"sign {number}" for number in range(luck.randint(1, 7))]
    lines = [f"line {number}" for number in range(8)]
    steps = [
        Step(
            sign,
            luck.choice(["", *GAP]) if number else "",
            tuple(luck.sample(lines[:4], luck.randint(0, 3))),
            tuple(luck.sample(lines[4:], luck.randint(0, 3))),
        )
        for number, sign in enumerate(signs)
    ]
    return Ladder(tuple(steps), ("mum",)), shown(*(one for one in (*signs, *lines) if luck.random() < 0.5))


def test_no_gap_is_told_after_a_hidden_step_and_no_hidden_line() -> None:
    whole = Ladder(
        (
            Step("a", "", ("x", "y"), ("z",)),
            Step("b", "seconds"),
            Step("hidden", "minutes"),
            Step("c", "hours", ("y",)),
            Step("d", "days"),
        ),
        ("mum",),
    )
    known = shown("a", "b", "c", "d", "x", "z")
    seen = seen_part(whole, known, known)
    assert seen.steps == (Step("a", "", ("x",), ("z",)), Step("b", "seconds"), Step("c"), Step("d", "days"))
    assert seen.made_by == ("mum",)
    assert seen_part(whole, {}, {}).steps == ()
    everything = shown("a", "b", "hidden", "c", "d", "x", "y", "z")
    assert seen_part(whole, everything, everything) == whole


def test_a_step_that_comes_after_nothing_but_hidden_ones_tells_no_gap() -> None:
    seen = seen_part(Ladder((Step("hidden"), Step("a", "minutes"))), shown("a"), {})
    assert seen.steps == (Step("a"),)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_hidden_is_seen(seed: int) -> None:
    whole, known = dealt(Random(seed))
    seen = seen_part(whole, known, known)
    assert list(seen.signs) == [sign for sign in whole.signs if sign in known]
    assert {one for step in seen.steps for one in (*step.helps, *step.worse)} <= set(known)
    before = dict(zip(whole.signs[1:], whole.signs, strict=False))
    for step in seen.steps:
        told = before.get(step.sign, step.sign) in known
        assert step.after == (whole.step(step.sign).after if told else "")


def bare(some: Ladder) -> list[tuple[str, set[str], set[str]]]:
    """Signs and lines, gaps and the order of lines left aside."""
    return [(step.sign, set(step.helps), set(step.worse)) for step in some.steps]


@pytest.mark.parametrize("seed", SEEDS)
def test_where_nothing_was_changed_every_step_and_line_stays_in_its_place(seed: int) -> None:
    whole, known = dealt(Random(seed))
    assert bare(merged(whole, seen_part(whole, known, known), known, known)) == bare(whole)


def test_where_nothing_was_changed_every_gap_stays_too() -> None:
    for seed in SEEDS:
        whole, known = dealt(Random(seed))
        after = merged(whole, seen_part(whole, known, known), known, known)
        assert [step.after for step in after.steps] == [step.after for step in whole.steps], seed


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_changed_on_the_screen_hidden_steps_and_lines_are_kept(seed: int) -> None:
    luck = Random(seed)
    whole, known = dealt(luck)
    seen = seen_part(whole, known, known)
    order = luck.sample(seen.signs, luck.randint(0, len(seen.signs)))
    changed = seen.in_order(order)
    after = merged(whole, changed, known, known)
    assert [sign for sign in after.signs if sign in known] == list(order), "as it was put on the screen"
    hidden = [step for step in bare(whole) if step[0] not in known]
    assert sorted(step for step in bare(after) if step[0] not in known) == sorted(hidden)
    assert len(after.signs) == len(set(after.signs)) == len(order) + len(hidden)
    for step in after.steps:
        if step.sign in known:
            was = whole.step(step.sign)
            kept_lines = {one for one in (*was.helps, *was.worse) if one not in known}
            assert kept_lines <= {*step.helps, *step.worse}


def test_what_was_tied_and_untied_on_the_screen_is_so_afterwards() -> None:
    whole = Ladder((Step("a", "", ("x", "hidden line")), Step("b", "minutes")))
    known = shown("a", "b", "x", "y")
    seen = seen_part(whole, known, known).changed(Step("a", "", ("y",), ("x",)))
    assert bare(merged(whole, seen, known, known)) == [
        ("a", {"y", "hidden line"}, {"x"}),
        ("b", set(), set()),
    ]


def test_a_hidden_step_keeps_its_place_when_the_one_before_it_is_taken_out() -> None:
    whole = Ladder((Step("a"), Step("b"), Step("hidden"), Step("c")))
    known = shown("a", "b", "c")
    seen = seen_part(whole, known, known).in_order(("a", "c"))
    assert merged(whole, seen, known, known).signs == ("a", "hidden", "c")


def test_whatever_is_taken_out_the_rest_stays_in_its_order() -> None:
    for seed in SEEDS:
        luck = Random(seed)
        whole, known = dealt(luck)
        stays = [sign for sign in whole.signs if sign not in known or luck.random() < 0.5]
        seen = seen_part(whole, known, known).in_order([sign for sign in stays if sign in known])
        assert list(merged(whole, seen, known, known).signs) == stays, seed


def test_hidden_steps_stay_behind_the_one_they_came_after() -> None:
    whole = Ladder((Step("first hidden"), Step("a"), Step("then hidden"), Step("b")))
    known = shown("a", "b", "new")
    turned = merged(whole, seen_part(whole, known, known).in_order(("b", "new", "a")), known, known)
    assert turned.signs == ("first hidden", "b", "new", "a", "then hidden")


# On a real screen


def test_what_was_tied_to_a_step_is_seen_there(home: Home, signs: tuple[str, str, str]) -> None:
    helps, worse = (
        home.say(home.reed, "The envelope.", "I2", works=4),
        home.say(home.nadia, "‘Calm down.’", "J1"),
    )
    steps = (Step(signs[0], "", (helps,), (worse,)), Step(signs[1], "minutes"))
    keep(home, *steps)
    assert ground(home).seen.steps == steps
    assert ground(home, helps).seen.steps == (Step(signs[0], "", (), (worse,)), steps[1])


def test_a_change_of_the_order_alone_unties_nothing(home: Home, signs: tuple[str, str, str]) -> None:
    helps = home.say(home.reed, "The envelope.", "I2", works=4)
    keep(home, Step(signs[0], "", (helps,)), Step(signs[1], "minutes"))
    found = ground(home)
    turned = found.seen.in_order((signs[1], signs[0]))
    ladder.keep(home.store, home.person, found.changed(turned))
    assert kept(home).step(signs[0]).helps == (helps,)


@pytest.mark.parametrize("hidden", range(3))
def test_those_who_look_on_see_no_gap_where_a_sign_is_hidden(
    home: Home, signs: tuple[str, str, str], hidden: int
) -> None:
    keep(home, Step(signs[0]), Step(signs[1], "minutes"), Step(signs[2], "seconds"))
    seen = ground(home, signs[hidden]).seen
    assert list(seen.signs) == [one for one in signs if one != signs[hidden]]
    assert [step.after for step in seen.steps] == [["", "seconds"], ["", ""], ["", "minutes"]][hidden]


def test_nothing_a_screen_offers_comes_from_hidden_statements(store: Store) -> None:
    sample, luck = a_sample(store), Random(4)
    for one, other in sample.proposed():
        same_thing.decide(store, one.id, other.id, True)
    everything = sample.everything()
    found = ladder_ground.read(store, sample.person, everything)
    helps, worse = tuple(ids(found.helps)[:4]), tuple(ids(found.worse)[:2])
    steps = tuple(Step(one.id, "minutes", helps, worse) for one in found.signs)
    ladder.keep(store, sample.person, Ladder(steps))
    visible = {one.id for one in everything if luck.random() < 0.5}
    part = ladder_ground.read(store, sample.person, [one for one in everything if one.id in visible])
    offered = {one.id for one in (*part.signs, *part.helps, *part.worse, *part.known.values())}
    on_steps = {one for step in part.seen.steps for one in (step.sign, *step.helps, *step.worse)}
    assert offered | on_steps <= visible
    assert 0 < len(part.seen.steps) < len(steps)
