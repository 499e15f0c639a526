"""What was asked for, and what came of it, on a real store."""

from dataclasses import dataclass, fields
from datetime import date, timedelta

import pytest
from sqlmodel import select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.record_screens import RECORD_SCREENS
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    concerns,
    deeds,
    drafts,
    following_up,
    interviewing,
    interviews,
    moving,
    overview,
    people,
    reading_back,
)
from coprod_desktop.work.following_up import DONE, NOT_DONE, OPEN, Followed, FollowUpFacts
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.interviews import AGREED, TO_READ_BACK, Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts

TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
KEY = "A key to my own door."


@dataclass
class Family:
    store: Store
    person: str
    own: str
    mother: str
    teacher: str
    visit: str

    def say(self, question_id: str, words: str, **parts: object) -> str:
        """The mother says something; returns the statement."""
        said_so = Words(words, self.mother, fields=parts)
        return interviewing.say(self.store, self.visit, question_id, said_so).made_id

    def plan(self) -> tuple[Followed, ...]:
        return following_up.plan(self.store, self.person)

    def words(self) -> list[str]:
        return [one.words for one in self.plan()]

    def keep(self, statement_id: str, **facts: object) -> deeds.Changed:
        return following_up.follow_up(self.store, statement_id, FollowUpFacts(**facts), TODAY)  # type: ignore[arg-type]

    def undo(self) -> None:
        assert deeds.undo_last(self.store, self.person) is not None


@pytest.fixture
def family(store: Store) -> Family:
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    mother = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
    teacher = people.add_contributor(store, person, ContributorFacts("Mr Reed", "teacher")).made_id
    visit = interviews.start(store, person, Plan(TODAY, visit="full")).made_id
    own = people.circle(store, person)[0].id
    return Family(store, person, own, mother, teacher, visit)


def test_asks_are_what_you_said_prints(family: Family) -> None:
    family.say("N4", "Somebody at the gate.")
    family.say("J5", KEY)
    family.say("M2", "A night's sleep.", **{"help or gap": "help that is missing"})
    family.say("M2", "Gran comes on Fridays.", **{"help or gap": "help we have"})
    family.say("J1", "Changes without warning.")
    family.say("J4", "The kitchen is locked.")
    assert sorted(family.words()) == ["A key to my own door.", "A night's sleep.", "Somebody at the gate."]


def test_what_was_said_that_day_is_where_the_plan_begins(family: Family) -> None:
    parts = {"who will do it": family.teacher, "what will be done": "A card to show", "by when": "2026-12-06"}
    family.say("N4", "Somewhere quiet.", **parts)
    (one,) = family.plan()
    assert (one.what, one.who, one.by_when) == ("A card to show", "Mr Reed", date(2026, 12, 6))
    assert (one.outcome, one.outcome_on, one.told_on, one.asked_on) == (OPEN, None, None, TODAY)
    assert one.is_open and not one.beside


def test_a_reason_why_not_that_day_means_it_cannot_be_done(family: Family) -> None:
    family.say("N4", "The fox book on the trip.", **{"why not": "Library books stay here."})
    (one,) = family.plan()
    assert (one.outcome, one.outcome_on, one.why_not) == (NOT_DONE, TODAY, "Library books stay here.")
    assert one.is_to_tell, "nobody has noted that the family knows"


def test_the_screen_of_actions_has_every_field_that_a_plan_begins_with() -> None:
    keys = {field.key for field in RECORD_SCREENS["actions"].fields}
    assert keys == set(following_up.SAID_THAT_DAY.values())
    assert set(following_up.SAID_THAT_DAY) < {one.name for one in fields(FollowUpFacts)}
    assert {one.name for one in fields(FollowUpFacts)} < set(records.FollowUp.model_fields)


def test_a_row_counts_instead_of_what_was_said_and_undo_puts_it_back(family: Family) -> None:
    ask = family.say("N4", "Somewhere quiet.", **{"what will be done": "A card", "by when": "2026-12-06"})
    before = family.plan()
    changed = family.keep(ask, what=" The reading room. ", who=" Miss Lowe ", by_when=TOMORROW)
    assert (changed.statement_id, changed.person_id) == (ask, family.person)
    assert changed.kinds == {"plan"}
    (one,) = family.plan()
    assert (one.what, one.who, one.by_when) == ("The reading room.", "Miss Lowe", TOMORROW)
    family.keep(ask, what="The library.")
    family.undo()
    assert family.plan() == (one,)
    family.undo()
    assert family.plan() == before


def test_done_then_told(family: Family) -> None:
    ask = family.say("N4", KEY)
    family.keep(ask, what="Ask the landlord.", told_on=TODAY)
    assert not family.plan()[0].is_to_tell, "nothing came of it yet"
    following_up.done(family.store, ask, TODAY)
    (one,) = family.plan()
    assert (one.what, one.outcome, one.outcome_on) == ("Ask the landlord.", DONE, TODAY)
    assert one.told_on is None and one.is_to_tell and one.step == following_up.TO_TELL
    following_up.told(family.store, ask, TODAY)
    (one,) = family.plan()
    assert one.told_on == TODAY and not one.is_to_tell and one.step == following_up.CLOSED
    family.undo()
    assert family.plan()[0].is_to_tell
    family.undo()
    assert family.plan()[0].is_open and family.plan()[0].told_on == TODAY
    family.keep(ask, outcome=DONE, outcome_on=TODAY, told_on=YESTERDAY)
    assert family.plan()[0].is_to_tell, "they were told before this came of it"


def test_overdue_is_open_and_past_its_date(family: Family) -> None:
    ask = family.say("N4", KEY)
    family.keep(ask, by_when=TODAY)
    assert not family.plan()[0].is_overdue(TODAY)
    assert family.plan()[0].is_overdue(TOMORROW)
    following_up.done(family.store, ask, TODAY)
    assert not family.plan()[0].is_overdue(TOMORROW)


def test_overdue_first_then_open_then_to_tell_then_closed(family: Family) -> None:
    facts: dict[str, dict[str, object]] = {
        "closed before": {"outcome": DONE, "outcome_on": YESTERDAY, "told_on": YESTERDAY},
        "closed": {"outcome": DONE, "outcome_on": TODAY, "told_on": TODAY},
        "to tell": {"outcome": NOT_DONE, "why_not": "No room.", "outcome_on": YESTERDAY},
        "no date": {},
        "tomorrow": {"by_when": TOMORROW},
        "overdue": {"by_when": YESTERDAY},
    }
    for words, each in facts.items():
        family.keep(family.say("N4", words), **each)
    assert family.words() == ["overdue", "tomorrow", "no date", "to tell", "closed", "closed before"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"outcome": "maybe"}, "choose what came of it"),
        ({"outcome": NOT_DONE, "why_not": "  "}, "say why"),
        ({"outcome": DONE, "outcome_on": TOMORROW}, "still to come"),
        ({"told_on": TOMORROW}, "still to come"),
        ({"what": "x" * 2_001}, "too long"),
        ({"outcome": NOT_DONE, "why_not": "x" * 2_001}, "too long"),
        ({"who": "x" * 201}, "too long"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    family: Family, facts: dict[str, object], words: str
) -> None:
    ask = family.say("N4", KEY)
    before = family.plan()
    with pytest.raises(InputError, match=words):
        family.keep(ask, **facts)
    assert family.plan() == before
    with family.store.read() as session:
        assert session.exec(select(records.FollowUp)).all() == []


def test_what_goes_with_an_outcome_goes_with_it(family: Family) -> None:
    ask = family.say("N4", KEY)
    family.keep(ask, outcome=NOT_DONE, why_not="The landlord says no.", outcome_on=TODAY)
    family.keep(ask, outcome=OPEN, why_not="The landlord says no.", outcome_on=TODAY)
    (one,) = family.plan()
    assert (one.why_not, one.outcome_on) == ("", None)


def test_what_was_left_out_removed_or_moved_away_is_no_ask(family: Family) -> None:
    left_out, removed, moved, stays = (family.say("N4", words) for words in ("a", "b", "c", "d"))
    reading_back.word(family.store, left_out, "left_out")
    interviewing.remove(family.store, removed)
    moving.move_to(family.store, moved, "J1")
    assert family.words() == ["d"]
    for gone in (left_out, removed, moved):
        with pytest.raises(InputError, match="Nobody asks for this any more"):
            family.keep(gone, what="Something")
    interviews.remove(family.store, family.visit)
    assert family.plan() == ()
    with pytest.raises(InputError, match="Nobody asks for this any more"):
        following_up.done(family.store, stays, TODAY)


def test_the_agreed_words_stand_with_names_as_they_were_decided(family: Family) -> None:
    ask = family.say("N4", "Keep Jaydon away from her.", **{"what will be done": "Jaydon sits elsewhere"})
    reading_back.choose_name(family.store, ask, "Jaydon", "instead", "a friend")
    (one,) = family.plan()
    assert (one.words, one.what) == ("Keep a friend away from her.", "a friend sits elsewhere")
    interviewing.suggest_short_words(family.store, ask, "Jaydon apart.", family.mother)
    assert family.words() == ["a friend apart."]


def test_an_ask_of_parts_alone_is_told_by_them(family: Family) -> None:
    family.say("N4", "", **{"what will be done": "A card", "who will do it": family.teacher})
    assert family.words() == ["who will do it: Mr Reed; what will be done: A card"]
    family.say("J5", KEY, **{"instead of": "waiting outside"})
    assert [one.beside for one in family.plan() if one.words == KEY] == [("instead of: waiting outside",)]


def test_a_later_ask_is_read_back_like_any_other(family: Family) -> None:
    first = family.say("N4", "Somewhere quiet.")
    interviews.end(family.store, family.visit)
    reading_back.word(family.store, first, "agreed")
    older = interviews.start(family.store, family.person, Plan(YESTERDAY)).made_id
    assert overview.overview(family.store, family.person).interviews[0].state == AGREED
    changed = following_up.ask(family.store, family.person, family.own, f" {KEY} ")
    one = next(one for one in family.plan() if one.said.id == changed.made_id)
    assert (one.words, one.said.question_id, one.said.voice.id) == (KEY, "N4", family.own)
    assert one.said.interview_id == family.visit != older
    assert (one.said.word, one.said.shared) == ("", None)
    assert changed.kinds == {"statements"}
    assert overview.overview(family.store, family.person).interviews[0].state == TO_READ_BACK
    family.undo()
    assert family.words() == ["Somewhere quiet."]


def test_what_is_half_typed_at_that_question_stays(family: Family) -> None:
    drafts.keep_draft(family.store, family.visit, "N4", drafts.HalfTyped("A ramp", family.mother))
    following_up.ask(family.store, family.person, family.own, KEY)
    assert drafts.draft(family.store, family.visit, "N4").words == "A ramp"


def test_a_later_ask_has_the_day_on_which_it_was_written_down(family: Family) -> None:
    family.say("N4", "Somewhere quiet.")
    long_ago = records.now() - timedelta(days=30)
    with family.store.session() as session:
        visit = session.get_one(records.Interview, family.visit)
        visit.ended_at, visit.held_on = long_ago, long_ago.date()
        for statement in session.exec(select(records.Statement)):
            statement.created_at = long_ago
    following_up.ask(family.store, family.person, family.own, KEY)
    asked_on = {one.words: one.asked_on for one in family.plan()}
    assert asked_on == {"Somewhere quiet.": long_ago.date(), KEY: records.now().astimezone().date()}


def test_an_ask_needs_an_interview_a_voice_and_words(family: Family) -> None:
    store = family.store
    other = people.add_person(store, PersonFacts("Isla Hartley")).made_id
    own = people.circle(store, other)[0].id
    with pytest.raises(InputError, match="start the first interview"):
        following_up.ask(store, other, own, KEY)
    with pytest.raises(InputError, match="choose who asks"):
        following_up.ask(store, family.person, own, KEY)
    with pytest.raises(InputError, match="nothing to keep yet"):
        following_up.ask(store, family.person, family.own, "  ")
    assert family.plan() == ()
    with pytest.raises(InputError, match="no longer in the store"):
        following_up.plan(store, "nobody")


def test_a_set_without_a_place_for_asks_says_so(family: Family) -> None:
    with family.store.session() as session:
        visit = session.get_one(records.Interview, family.visit)
        visit.set_text = visit.set_text.replace("record(screen=actions)", "text")
    with pytest.raises(InputError, match="no place for an ask"):
        following_up.ask(family.store, family.person, family.own, KEY)


def test_a_worry_takes_its_plan_with_it_and_brings_it_back(family: Family) -> None:
    ask = family.say("N4", "Zibbeldorn.")
    family.keep(ask, what="zibbeldorn", by_when=TOMORROW, told_on=TODAY)
    before = family.plan()
    concerns.move_there(family.store, ask)
    with family.store.read() as session:
        assert session.exec(select(records.FollowUp)).all() == []
    assert family.plan() == ()
    (concern,) = concerns.of_person(family.store, family.person)
    concerns.put_back(family.store, concern.id)
    assert family.plan() == before


def test_the_plan_stands_on_the_overview(family: Family) -> None:
    family.keep(family.say("N4", KEY), what="Ask the landlord.")
    assert overview.overview(family.store, family.person).plan == family.plan()
