"""What was handed over, to whom, and what such papers still hold although it was taken back: on a real store."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import AUDIENCE
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    deeds,
    handing_over,
    interviewing,
    interviews,
    people,
    reading_back,
    said,
    sharing,
    taken_back,
)
from coprod_desktop.work.handing_over import HOW, OLD_WORDS, WAYS, Paper
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope

TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)
WITH_ALL = Decision(tuple(AUDIENCE), understood="yes")


def at(day: int) -> datetime:
    """Noon of a day in November."""
    return datetime(2026, 11, day, 12, 0, tzinfo=UTC)


@dataclass
class Home:
    """Amira, her mother Nadia and a teacher; one agreed and shared statement of each of the two."""

    store: Store
    person: str
    amira: str
    nadia: str
    reed: str
    visit: str
    own: str = ""
    hers: str = ""

    def say(self, voice: str, words: str) -> str:
        made = interviewing.say(self.store, self.visit, "F1", Words(words, voice)).made_id
        reading_back.word(self.store, made, "agreed")
        sharing.share(self.store, Scope(statement_id=made), WITH_ALL)
        return made

    def wording(self, statement_id: str) -> str:
        with self.store.read() as session:
            return said.said(session, [statement_id])[statement_id].wording_id

    def hand(self, paper: Paper, day: int = 20) -> None:
        handing_over.handed_over(self.store, self.person, paper, at(day))

    def gone(self, today: date = TODAY) -> list[int]:
        """How many lines each paper holds that were taken back, in the order of the log."""
        counted = taken_back.taken_back(self.store, self.person, today)
        return [counted.get(each.id, 0) for each in handing_over.papers(self.store, self.person)]

    def to_ask_back(self, today: date = TODAY) -> int:
        return len(taken_back.to_ask_back(self.store, self.hers, self.nadia, today))


@pytest.fixture
def home(store: Store) -> Home:
    person = people.add_person(store, PersonFacts("Amira Khan", "Mira")).made_id
    amira = people.circle(store, person)[0].id
    nadia = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
    reed = people.add_contributor(store, person, ContributorFacts("Mr Reed", "teacher")).made_id
    visit = interviews.start(store, person, interviews.Plan(TODAY)).made_id
    made = Home(store, person, amira, nadia, reed, visit)
    made.own, made.hers = made.say(amira, "My ears feel full."), made.say(nadia, "Goes quiet.")
    return made


@pytest.fixture
def school(home: Home) -> Paper:
    """A page for school with both statements on it, handed over."""
    paper = Paper(
        "one-page", "school", how="printed", wordings=(home.wording(home.own), home.wording(home.hers))
    )
    home.hand(paper)
    return paper


# The log


def test_each_way_is_in_the_table_once_and_in_words() -> None:
    assert set(HOW) == {"saved", "printed", "copied", "word", "html", "bundle", "held"}
    assert len(HOW) == len(WAYS)
    assert all(way.word.strip() for way in WAYS)


def test_a_paper_is_kept_as_it_went_out(home: Home) -> None:
    twice = home.wording(home.hers)
    paper = Paper("about-me", "family", "", "easy", "word", True, True, (twice, twice))
    changed = handing_over.handed_over(home.store, home.person, paper)
    assert (changed.kinds, changed.person_id, changed.label) == (frozenset({"papers"}), home.person, "")
    (kept,) = handing_over.papers(home.store, home.person)
    assert kept.paper == replace(paper, wordings=(twice,))
    assert kept.by == "Ruth Abara"
    assert abs((datetime.now(UTC) - kept.at).total_seconds()) < 60


def test_undo_takes_back_the_deed_before_and_never_the_log(home: Home, school: Paper) -> None:
    deeds.undo_last(home.store, home.person)
    assert len(handing_over.papers(home.store, home.person)) == 1


def test_the_newest_stands_first_whenever_it_was_noted(home: Home) -> None:
    for day in (12, 20, 3):
        home.hand(Paper("one-page", "school"), day)
    other = people.add_person(home.store, PersonFacts("Kofi")).made_id
    handing_over.handed_over(home.store, other, Paper("one-page", "health"))
    assert [each.day.day for each in handing_over.papers(home.store, home.person)] == [20, 12, 3]


@pytest.mark.parametrize("audience", AUDIENCE)
def test_for_whom_is_said_in_words(home: Home, audience: str) -> None:
    home.hand(Paper("one-page", audience))
    (kept,) = handing_over.papers(home.store, home.person)
    assert kept.for_whom == ("Mira" if audience == "person" else AUDIENCE[audience].who)
    assert kept.title == "One-page summary"


def test_one_reader_is_named_and_an_unknown_document_keeps_its_id(home: Home) -> None:
    home.hand(Paper("from-next-year", "school", home.reed))
    people.remove_contributor(home.store, home.reed)
    (kept,) = handing_over.papers(home.store, home.person)
    assert (kept.title, kept.for_whom) == ("from-next-year", "Mr Reed")


@pytest.mark.parametrize("paper", [Paper("one-page", "neighbours"), Paper("one-page", "school", how="sung")])
def test_what_is_in_no_table_is_refused(home: Home, paper: Paper) -> None:
    with pytest.raises(InputError, match="could not be noted"):
        home.hand(paper)
    assert handing_over.papers(home.store, home.person) == ()


# Which papers hold a statement


def test_a_paper_with_any_wording_of_a_statement_holds_it(home: Home, school: Paper) -> None:
    home.hand(Paper("one-page", "family", wordings=(home.wording(home.own),)))
    interviewing.edit(home.store, home.hers, Words("Goes very quiet.", home.nadia))
    home.hand(Paper("one-page", "health", wordings=(home.wording(home.hers),)))
    held = handing_over.papers_with(home.store, home.hers)
    assert {each.paper.audience for each in held} == {"school", "health"}


def test_words_of_a_former_speaker_are_not_the_present_ones(home: Home, school: Paper) -> None:
    interviewing.edit(home.store, home.hers, Words("Goes quiet.", home.amira))
    assert handing_over.papers_with(home.store, home.hers, home.amira) == ()
    assert len(handing_over.papers_with(home.store, home.hers, home.nadia)) == 1
    assert handing_over.papers_with(home.store, "no such statement") == ()


def test_papers_are_told_in_a_plain_sentence_without_content(home: Home, school: Paper) -> None:
    assert handing_over.held_by(()) == ""
    told = handing_over.held_by(handing_over.papers_with(home.store, home.hers))
    assert told == (
        "One paper already holds it: One-page summary for everyday staff at school or work, "
        "sent to the printer on 20 Nov 2026. Ask for it back, or give out a new one."
    )
    home.hand(replace(school, audience="family", draft=True, how="saved"), 21)
    told = handing_over.held_by(handing_over.papers_with(home.store, home.hers), OLD_WORDS)
    assert told == (
        "Two papers already hold the old words: One-page summary (draft) for the family, saved as a file "
        "on 21 Nov 2026; One-page summary for everyday staff at school or work, sent to the printer "
        "on 20 Nov 2026. Ask for them back, or give out new ones."
    )


def test_a_sentence_names_two_papers_and_counts_the_others(home: Home, school: Paper) -> None:
    for _ in range(11):
        home.hand(school)
    held = handing_over.papers_with(home.store, home.hers)
    assert handing_over.held_by(held[:4]).startswith("Four papers already hold it: ")
    assert handing_over.held_by(held[:4]).count("One-page summary") == 2
    assert "; and 2 more. Ask" in handing_over.held_by(held[:4])
    assert handing_over.held_by(held).startswith("12 papers")


# What was taken back since

TAKEN_BACK: dict[str, Callable[[Home], object]] = {
    "withdrawn": lambda home: sharing.withdraw(home.store, Scope(statement_id=home.hers), Decision()),
    "withdrawn more widely": lambda home: sharing.withdraw(
        home.store, Scope(interview_id=home.visit, contributor_id=home.nadia), Decision()
    ),
    "undecided": lambda home: sharing.undecide(home.store, Scope(statement_id=home.hers)),
    "only others": lambda home: sharing.share(
        home.store, Scope(statement_id=home.hers), Decision(("family",))
    ),
    "not him": lambda home: sharing.share(
        home.store, Scope(statement_id=home.hers), Decision(("school",), (home.reed,))
    ),
    "ended": lambda home: sharing.share(
        home.store, Scope(statement_id=home.hers), Decision(("school",), until=date(2026, 11, 21))
    ),
    "left out": lambda home: reading_back.word(home.store, home.hers, "left_out"),
    "not sure": lambda home: reading_back.word(home.store, home.hers, "not_sure"),
    "changed": lambda home: reading_back.change_words(home.store, home.hers, "Goes very quiet."),
    "edited": lambda home: interviewing.edit(home.store, home.hers, Words("Hums.", home.nadia)),
    "removed": lambda home: interviewing.remove(home.store, home.hers),
    "name": lambda home: reading_back.choose_name(home.store, home.hers, "Jaydon", "leave_out"),
}


@pytest.mark.parametrize("deed", TAKEN_BACK)
def test_whatever_keeps_a_line_off_a_new_paper_marks_the_old_one(
    home: Home, school: Paper, deed: str
) -> None:
    assert (home.gone(), home.to_ask_back()) == ([0], 0)
    TAKEN_BACK[deed](home)
    assert (home.gone(), home.to_ask_back()) == ([1], 1)
    deeds.undo_last(home.store, home.person, home.visit)
    assert (home.gone(), home.to_ask_back()) == ([0], 0)


def test_an_interview_taken_away_takes_all_its_lines(home: Home, school: Paper) -> None:
    interviews.remove(home.store, home.visit)
    assert (home.gone(), home.to_ask_back()) == ([2], 1)


def test_a_sharing_that_ends_is_noticed_on_that_day(home: Home, school: Paper) -> None:
    sharing.share(home.store, Scope(statement_id=home.hers), Decision(("school",), until=TODAY))
    assert (home.gone(), home.to_ask_back()) == ([0], 0)
    assert (home.gone(TOMORROW), home.to_ask_back(TOMORROW)) == ([1], 1)


def test_ones_own_page_keeps_what_was_withdrawn_from_others(home: Home, school: Paper) -> None:
    home.hand(replace(school, audience="person", wordings=(home.wording(home.own),)), 21)
    home.hand(replace(school, audience="family", reader=home.nadia, wordings=(home.wording(home.hers),)), 22)
    for one in (home.own, home.hers):
        sharing.withdraw(home.store, Scope(statement_id=one), Decision())
    assert home.gone() == [0, 0, 2]


def test_a_draft_may_hold_what_nobody_was_sure_of(home: Home, school: Paper) -> None:
    home.hand(replace(school, audience="family", draft=True), 21)
    reading_back.word(home.store, home.hers, "not_sure")
    assert home.gone() == [0, 1]
    reading_back.word(home.store, home.hers, "left_out")
    assert home.gone() == [1, 1]


def test_that_another_account_waits_takes_nothing_back(home: Home, school: Paper) -> None:
    other = interviewing.say(home.store, home.visit, "F1", Words("Gets loud.", home.reed)).made_id
    reading_back.see_differently(home.store, home.hers, other)
    assert home.gone() == [0]


def test_only_the_papers_of_those_who_lost_sight_are_asked_back(home: Home, school: Paper) -> None:
    home.hand(replace(school, audience="family"), 21)
    sharing.share(home.store, Scope(statement_id=home.hers), Decision(("family",)))
    held = taken_back.to_ask_back(home.store, home.hers, home.nadia, TODAY)
    assert [each.paper.audience for each in held] == ["school"]


@pytest.mark.parametrize(
    ("present", "may"),
    [
        (("nadia",), True),
        (("tom",), False),
        (("nadia", "tom"), False),
        (("nadia", "someone-else"), False),
        ((), False),
    ],
)
def test_papers_are_named_to_the_speaker_alone(present: tuple[str, ...], may: bool) -> None:
    assert taken_back.may_be_named(present, "nadia") is may
