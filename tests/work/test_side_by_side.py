"""Side by side: a row for each thing, a column for each voice, and no hint at words that may not be shown."""

from dataclasses import replace
from random import Random

import pytest

from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    columns,
    differences,
    heard,
    interviewing,
    interviews,
    people,
    reading_back,
    responding,
    same_thing,
)
from coprod_desktop.work.asked import NOT_ASKED, NOT_MENTIONED
from coprod_desktop.work.background import BROUGHT_UP
from coprod_desktop.work.columns import columns_of
from coprod_desktop.work.current import current
from coprod_desktop.work.differences import AGREED, DIFFER, Talk
from coprod_desktop.work.joins import pair
from coprod_desktop.work.side_by_side import LONGEST_TITLE, Sides, short_title
from coprod_desktop.work.sitting import sit
from coprod_desktop.work.topics import add_topic
from tests.work.together_home import (
    CASES,
    NEW_F1,
    NOW,
    Home,
    a_home,
    a_sample,
    ask_with_a_newer_set,
    some_of,
    table,
)

HOW_LONG = "How long is it from the first sign to most upset?"


@pytest.fixture
def home(store: Store) -> Home:
    return a_home(store)


def words_of(sides: Sides) -> dict[str, list[str]]:
    """All that stands in each column, rows one under another."""
    return {
        voice.name: [one.words for row in sides.rows for one in row.cells[voice.id].said]
        for voice in sides.columns
    }


def all_that_stands(sides: Sides) -> str:
    """Everything that could reach a screen, ids of linked statements aside."""
    rows = [(row.title, row.section, row.ask, row.stage, row.talk) for row in sides.rows]
    cells = [cell for row in sides.rows for cell in row.cells.values()]
    said = [(cell.state, [one.words for one in (*cell.said, *cell.before)]) for cell in cells]
    return f"{rows} {said} {list(sides.words.values())} {sides.sections} {sides.stages}"


# Rows and columns


@pytest.mark.parametrize("case", CASES)
def test_every_statement_that_holds_stands_in_one_row_under_its_own_voice(store: Store, case: str) -> None:
    sample = a_sample(store, case)
    for one, other in sample.proposed()[::2]:
        same_thing.decide(store, one.id, other.id, True)
    sides = table(store, sample.person, sample.everything(), sample.circle())
    assert sides.columns[0].is_person
    about = {one.id: one for one in current(sample.everything()).said if one.question_id[0] not in "AN"}
    stands = [one.id for row in sides.rows for one in row.said]
    assert sorted(stands) == sorted(about)
    for row in sides.rows:
        for voice, cell in row.cells.items():
            assert {one.voice.id for one in (*cell.said, *cell.before)} <= {voice}
    assert sides.words == {key: one.words for key, one in about.items()}, "in everybody's own words"


@pytest.mark.parametrize("case", CASES)
def test_rows_stand_in_the_order_of_the_questions(store: Store, case: str) -> None:
    sample = a_sample(store, case)
    sides = table(store, sample.person, sample.everything(), sample.circle())
    questions = interviews.usual_set()
    first = [min(questions.question(one.question_id).place for one in row.said) for row in sides.rows]
    assert len(first) > 20
    assert first == sorted(first)
    assert len(sides.sections) == len(set(sides.sections)) > 5


def test_what_means_the_same_shares_a_row_and_what_does_not_has_its_own(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "The hum goes flat."), home.say(home.tom, "A flat hum.")
    reed = home.say(home.reed, "She looks for the door.")
    assert len(home.sides().rows) == 3
    home.join(nadia, tom)
    row = home.row(nadia)
    assert len(home.sides().rows) == 2
    assert [one.words for one in row.cells[home.nadia].said] == ["The hum goes flat."]
    assert [one.words for one in row.cells[home.tom].said] == ["A flat hum."]
    assert (row.told_by, row.agrees, row.differs) == (2, True, False)
    assert home.row(tom) == row
    assert home.row(reed).told_by == 1
    assert not home.row(reed).agrees


def test_answers_to_one_plain_question_share_a_row_with_the_question_as_its_title(home: Home) -> None:
    nadia = home.say(home.nadia, "Minutes.", "F3")
    home.say(home.tom, "Half an hour.", "F3")
    home.visit_on(NOW)
    reed = home.say(home.reed, "Seconds, in the hall.", "F3")
    row = home.row(nadia)
    assert row.title == row.ask == HOW_LONG
    assert not row.named
    assert row == home.row(reed)
    assert row.told_by == 3
    assert not row.differs, "answers to one question need not be at odds"


def test_the_question_stands_as_it_was_worded_last(home: Home) -> None:
    old = home.say(home.nadia, "The hum goes flat.")
    assert home.row(old).ask != NEW_F1
    ask_with_a_newer_set(home.store, home.visit_on(NOW))
    assert home.row(old).ask == NEW_F1


def test_what_is_about_the_conversation_itself_has_no_row(home: Home) -> None:
    home.say(home.nadia, "That somebody reads it.", "A2")
    home.say(home.tom, "Move her lunch.", "N4")
    assert home.sides().rows == ()


def test_what_the_family_brought_up_comes_after_all(home: Home) -> None:
    own = home.say(home.tom, "Grandad’s funeral.", add_topic(home.store, home.now, "Grandad", "B1").made_id)
    home.say(home.nadia, "Melatonin at seven.", "E4")
    assert home.row(own) == home.sides().rows[-1]
    assert home.row(own).section == BROUGHT_UP
    assert home.row(own).ask == ""


def test_the_stage_is_the_card_s_own_or_that_of_its_question(home: Home) -> None:
    asked, own = home.say(home.nadia, "The hum."), home.say(home.tom, "Under the table.", stage="upset")
    none = home.say(home.reed, "Jigsaws.", "B1")
    assert [home.row(one).stage for one in (asked, own, none)] == ["early", "upset", ""]
    assert set(home.sides().stages) == {"early", "upset"}


def test_what_is_no_longer_true_has_no_row(home: Home) -> None:
    old = home.say(home.nadia, "The hum goes flat.")
    home.visit_on(NOW)
    heard.confirm(home.store, interviews.visit(home.store, home.now), old, home.nadia, False)
    assert home.sides().row_of(old) is None


def test_the_same_voice_s_older_words_stand_behind_its_newer_ones(home: Home) -> None:
    old = home.say(home.nadia, "The hum goes flat.")
    home.visit_on(NOW)
    new = home.say(home.nadia, "It sticks on one note.")
    home.join(old, new)
    cell = home.cell(new, home.nadia)
    assert [one.id for one in cell.said] == [new]
    assert [one.id for one in cell.before] == [old]
    assert home.cell(old, home.nadia, hidden=[new]).before == ()
    assert home.cell(new, home.nadia, hidden=[old]).before == ()


# Which voices stand there


def test_the_person_comes_first_and_whoever_was_heard_follows(home: Home) -> None:
    circle = people.circle(home.store, home.person)
    backwards = list(reversed(circle))
    assert [one.name for one in columns_of(backwards, (), {home.tom, home.reed})] == [
        "Amira",
        "Tom",
        "Mr Reed",
    ]
    assert [one.name for one in columns_of(circle, (), ())] == ["Amira"]


def test_voices_stand_as_they_were_chosen_and_undo_brings_the_choice_before_back(home: Home) -> None:
    circle = people.circle(home.store, home.person)
    for chosen in ((home.reed, home.amira), (home.tom,)):
        columns.choose_columns(home.store, home.person, chosen)
        assert columns.chosen_columns(home.store, home.person) == chosen
        assert [one.id for one in columns_of(circle, chosen, {home.nadia})] == list(chosen)
    home.undo()
    assert columns.chosen_columns(home.store, home.person) == (home.reed, home.amira)
    home.undo()
    assert columns.chosen_columns(home.store, home.person) == ()


def test_whoever_left_the_circle_is_no_column_and_if_nobody_is_left_all_stand_again(home: Home) -> None:
    people.remove_contributor(home.store, home.reed)
    circle = people.circle(home.store, home.person)
    assert [one.id for one in columns_of(circle, (home.reed, home.tom), ())] == [home.tom]
    assert [one.id for one in columns_of(circle, (home.reed,), {home.tom})] == [home.amira, home.tom]


def test_words_of_a_voice_that_has_no_column_are_not_in_the_table(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "The hum."), home.say(home.tom, "A flat hum.")
    home.join(nadia, tom)
    reading_back.see_differently(home.store, nadia, tom)
    sides = home.sides(columns=(home.amira, home.tom))
    assert words_of(sides) == {"Amira": [], "Tom": ["A flat hum."]}
    assert sides.row_of(nadia) is None
    assert not sides.rows[0].differs


# Empty cells


@pytest.fixture
def asked(home: Home) -> Home:
    """Nadia alone answered; Tom would rather not say, and Mr Reed was not there."""
    interviews.take_part(home.store, home.now, home.reed, "away")
    responding.arrive(home.store, home.now, "F1")
    home.say(home.nadia, "The hum goes flat.")
    home.respond("F1", "rather_not_say", home.tom)
    return home


def states(home: Home, question: str = "F1", *of: str) -> dict[str, str]:
    everyone = (home.amira, home.nadia, home.tom, home.reed)
    sides = home.sides(states_of=of or everyone)
    row = next(row for row in sides.rows if row.said[0].question_id == question)
    return {voice.name: row.cells[voice.id].state for voice in sides.columns}


def test_not_mentioned_is_not_the_same_as_not_asked_yet(asked: Home) -> None:
    found = states(asked)
    assert found == {
        "Amira": NOT_MENTIONED,
        "Nadia": "",
        "Tom": "rather_not_say",
        "Mr Reed": NOT_ASKED,
    }
    row = asked.sides(states_of=(asked.reed,)).rows[0]
    assert row.is_unasked
    assert not asked.sides(states_of=(asked.amira,)).rows[0].is_unasked


def test_asked_at_a_later_visit_is_asked(asked: Home) -> None:
    asked.visit_on(NOW)
    assert states(asked)["Mr Reed"] == NOT_ASKED
    responding.arrive(asked.store, asked.now, "F1")
    assert states(asked)["Mr Reed"] == NOT_MENTIONED
    asked.respond("F1", "dont_know", asked.reed)
    assert states(asked)["Mr Reed"] == "dont_know"


def test_the_word_of_the_latest_visit_counts(asked: Home) -> None:
    asked.visit_on(NOW)
    asked.respond("F1", "ask_later", asked.tom)
    assert states(asked)["Tom"] == "ask_later"
    asked.respond("F1", "", asked.tom)
    assert states(asked)["Tom"] == NOT_MENTIONED


def test_whoever_answered_something_else_there_was_asked(home: Home) -> None:
    hum = home.say(home.nadia, "The hum goes flat.")
    home.say(home.reed, "She looks for the door.")
    sides = home.sides(states_of=(home.reed, home.tom))
    row = sides.row_of(hum)
    assert row is not None
    assert row.cells[home.reed].state == NOT_MENTIONED
    assert row.cells[home.tom].state == NOT_ASKED


def test_a_row_of_two_questions_was_asked_when_one_of_them_was(home: Home) -> None:
    at_f1, at_f4 = home.say(home.nadia, "The hum."), home.say(home.tom, "The flat hum.", "F4")
    home.say(home.reed, "Giggling.", "F4")
    home.join(at_f1, at_f4)
    row = home.row(at_f1, states_of=(home.reed, home.amira))
    assert row.cells[home.reed].state == NOT_MENTIONED
    assert row.cells[home.amira].state == NOT_ASKED


def test_what_everyone_answered_and_took_back_leaves_each_their_own_word(asked: Home) -> None:
    asked.respond("F1", "ask_later")
    assert states(asked)["Tom"] == "ask_later"
    asked.undo(asked.now)
    assert states(asked)["Tom"] == "rather_not_say"


def test_beside_words_a_cell_has_no_reason(asked: Home) -> None:
    asked.respond("F1", "ask_later", asked.nadia)
    assert states(asked)["Nadia"] == ""


def test_only_the_voices_that_may_tell_say_why_a_cell_is_empty(asked: Home) -> None:
    assert states(asked, "F1", asked.tom) == {
        "Amira": "",
        "Nadia": "",
        "Tom": "rather_not_say",
        "Mr Reed": "",
    }


# Whoever looks on


@pytest.mark.parametrize("seed", range(4))
def test_when_others_look_on_every_empty_cell_is_as_empty_as_the_other(store: Store, seed: int) -> None:
    sample = a_sample(store)
    shown = some_of(sample.everything(), Random(seed))
    sides = table(store, sample.person, shown, sample.circle())
    empty = [cell for row in sides.rows for cell in row.cells.values() if not cell.said]
    assert len(empty) > 20
    assert {cell.state for cell in empty} == {""}
    assert {cell.before for cell in empty} == {()}
    assert not any(row.is_unasked for row in sides.rows)


@pytest.mark.parametrize("seed", range(4))
def test_no_word_of_what_may_not_be_shown_stands_anywhere(store: Store, seed: int) -> None:
    sample, luck = a_sample(store), Random(seed)
    everything = sample.everything()
    for one, other in sample.proposed():
        if luck.random() < 0.8:
            same_thing.decide(store, one.id, other.id, True)
    for one, other in (luck.sample(everything, 2) for _ in range(12)):
        both = (one.voice.id, other.voice.id)
        words = f"Together: {one.words} / {other.words}"
        differences.talk_about(store, one.id, other.id, Talk(AGREED, NOW, words, both))
        same_thing.rename(store, one.id, one.words[:60])
    shown = some_of(sample.everything(), luck)
    hidden = {one.words for one in everything} - {one.words for one in shown}
    stands = all_that_stands(table(store, sample.person, shown, sample.circle()))
    assert len(hidden) > 20
    for words in hidden:
        if not any(words in one.words for one in shown):
            assert repr(words)[1:-1] not in stands
            assert repr(words[:60])[1:-1] not in stands or any(words[:60] in one.words for one in shown)


def test_a_hidden_account_leaves_the_row_as_if_it_had_never_been_said(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "The hum goes flat."), home.say(home.tom, "She never hums.")
    before = all_that_stands(home.sides(hidden=[tom]))
    home.join(nadia, tom)
    reading_back.see_differently(home.store, nadia, tom)
    differences.talk_about(home.store, nadia, tom, Talk(DIFFER, NOW))
    same_thing.rename(home.store, nadia, "What Tom says of the hum")
    assert all_that_stands(home.sides(hidden=[tom])) == before
    assert not home.row(nadia, hidden=[tom]).differs
    assert all_that_stands(home.sides()) != before


def test_on_a_screen_that_tom_sees_too_only_what_nadia_shares_with_him_stands(home: Home) -> None:
    shared, kept = home.say(home.nadia, "The hum goes flat."), home.say(home.nadia, "I cry at night.", "M1")
    home.share(shared, "family")
    home.share(kept, "health")
    sitting = sit((home.nadia, home.tom), people.circle(home.store, home.person), NOW)
    hidden = [one.id for one in home.everything() if not sitting.shows(one)]
    assert hidden == [kept]
    assert words_of(home.sides(hidden=hidden))["Nadia"] == ["The hum goes flat."]


# Titles


def test_a_title_of_the_family_s_own_stands_over_the_row(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "The hum goes flat."), home.say(home.tom, "A flat hum.")
    home.join(nadia, tom)
    assert not home.row(nadia).named
    same_thing.rename(home.store, tom, "The kettle hum")
    assert (home.row(nadia).title, home.row(nadia).named) == ("The kettle hum", True)
    same_thing.rename(home.store, nadia, "")
    assert not home.row(nadia).named


def test_a_title_that_could_tell_of_an_account_that_is_not_shown_is_not_shown(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "The hum goes flat."), home.say(home.tom, "She hits when she hums.")
    home.join(nadia, tom)
    same_thing.rename(home.store, nadia, "Hits when she hums")
    row = home.row(nadia, hidden=[tom])
    assert (row.title, row.named) == ("The hum goes flat", False)
    assert home.row(nadia).title == "Hits when she hums"


def test_a_title_given_to_two_does_not_outlive_them_where_one_is_not_shown(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "The hum goes flat."), home.say(home.tom, "She hits when she hums.")
    home.join(nadia, tom)
    same_thing.rename(home.store, nadia, "Hits when she hums")
    same_thing.take_apart(home.store, tom)
    assert home.row(nadia, hidden=[tom]).title == "The hum goes flat"


def test_without_a_title_the_person_s_own_words_name_the_row_or_agreed_short_ones(home: Home) -> None:
    nadia, amira = home.say(home.nadia, "The hum goes flat."), home.say(home.amira, "My hum stops.")
    home.join(nadia, amira)
    assert home.row(nadia).title == "My hum stops"
    interviewing.suggest_short_words(home.store, nadia, "Flat hum", None)
    assert home.row(nadia).title == "My hum stops", "nobody has agreed the short words"
    interviewing.suggest_short_words(home.store, nadia, "Flat hum", home.nadia)
    assert home.row(nadia).title == "Flat hum"


def test_a_name_that_is_not_to_be_said_is_not_said_in_a_title_either(home: Home) -> None:
    nadia = home.say(home.nadia, "When Jaydon hums, she hums.")
    reading_back.choose_name(home.store, nadia, "Jaydon", "instead", "a friend")
    assert "Jaydon" not in home.row(nadia).title
    same_thing.rename(home.store, nadia, "Jaydon’s hum")
    assert home.row(nadia).title == "a friend’s hum"


def test_nor_in_a_title_of_agreed_short_words(home: Home) -> None:
    nadia = home.say(home.nadia, "When Jaydon hums, she hums.")
    reading_back.choose_name(home.store, nadia, "Jaydon", "instead", "a friend")
    interviewing.suggest_short_words(home.store, nadia, "Jaydon hums", home.nadia)
    assert home.row(nadia).title == "a friend hums"


@pytest.mark.parametrize("case", CASES)
def test_a_short_title_is_the_beginning_of_what_was_said(store: Store, case: str) -> None:
    for one in a_sample(store, case).everything():
        title, told = short_title(one.words), " ".join(one.words.split())
        assert title
        assert told.startswith(title.removesuffix("…"))
        assert len(title) <= LONGEST_TITLE + 1
        rest = told[len(title) :]
        assert title.endswith("…") or rest[:1] in ("", ".", " "), "cut where a word or a sentence ends"


# Seen differently


def test_accounts_that_differ_share_a_row_with_what_came_of_it(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "It’s the smell.", "H3"), home.say(home.tom, "It’s the noise.", "H3")
    reading_back.see_differently(home.store, nadia, tom)
    row = home.row(nadia)
    assert row.differing == (pair(nadia, tom),)
    assert (row.differs, row.agrees, row.talk) == (True, False, None)
    differences.talk_about(home.store, tom, nadia, Talk(DIFFER, NOW))
    talk = home.row(nadia).talk
    assert talk is not None
    assert (talk.outcome, talk.talked_on) == (DIFFER, NOW)
    assert {one.id for one in home.row(nadia).said} == {nadia, tom}


def test_what_was_said_anew_stands_for_what_it_was_said_as_before(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "It’s the smell.", "H3"), home.say(home.tom, "It’s the noise.", "H3")
    differences.talk_about(home.store, nadia, tom, Talk(DIFFER, NOW))
    home.visit_on(NOW)
    new = home.say(home.nadia, "It’s the smell of gravy.", "H3")
    home.join(nadia, new)
    row = home.row(new)
    assert row.differing == (pair(new, tom),)
    assert row.talk is None, "what was talked about were other words"
    assert [one.id for one in row.cells[home.nadia].before] == [nadia]
    assert not home.row(tom, hidden=[nadia]).differs


def test_a_difference_with_words_that_no_longer_hold_is_none(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "It’s the smell.", "H3"), home.say(home.tom, "It’s the noise.", "H3")
    reading_back.see_differently(home.store, nadia, tom)
    home.visit_on(NOW)
    heard.confirm(home.store, interviews.visit(home.store, home.now), tom, home.tom, False)
    assert not home.row(nadia).differs


def test_said_in_other_words_what_came_of_it_no_longer_stands(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "It’s the smell.", "H3"), home.say(home.tom, "It’s the noise.", "H3")
    came = Talk(AGREED, NOW, "Smell and noise together.", (home.nadia, home.tom))
    differences.talk_about(home.store, nadia, tom, came)
    kept = home.row(nadia).talk
    assert kept is not None
    assert replace(kept, wordings=()) == came
    reading_back.change_words(home.store, tom, "It’s the noise of the chairs.")
    assert home.row(nadia).differs
    assert home.row(nadia).talk is None


def test_differing_and_agreeing_accounts_of_one_thing_are_one_row(home: Home) -> None:
    nadia, tom = home.say(home.nadia, "It’s the smell.", "H3"), home.say(home.tom, "It’s the noise.", "H3")
    reed = home.say(home.reed, "The smell, I think.", "H3")
    home.join(nadia, reed)
    reading_back.see_differently(home.store, nadia, tom)
    assert len(home.sides().rows) == 1
    assert home.row(reed).differing == (pair(nadia, tom),)
    assert home.row(reed).told_by == 3
