"""Who decides, what holds, and what is taken back: on a real store."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work import deeds, interviewing, interviews, people, said, sharing
from coprod_desktop.work.decisions import Shared
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope


@dataclass
class Home:
    store: Store
    person: str
    isla: str
    nadia: str
    visit: str
    hers: str
    own: str

    def shared(self, statement_id: str) -> Shared | None:
        with self.store.read() as session:
            return said.said(session, [statement_id])[statement_id].shared

    def audiences(self) -> tuple[str, ...] | None:
        shared = self.shared(self.hers)
        return shared.audiences if shared else None

    def whole(self, section: str = "") -> Scope:
        return Scope(interview_id=self.visit, contributor_id=self.nadia, section=section)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    cheap = Cost(memory_kib=8 * 1024, passes=1)
    store, _ = create_store(tmp_path / "store", "winter lantern ferry moss", "Ruth Abara", cheap)
    with store:
        person = people.add_person(store, PersonFacts("Isla", born=date(2017, 5, 11))).made_id
        isla = people.circle(store, person)[0].id
        nadia = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
        visit = interviews.start(store, person, interviews.Plan(date(2026, 11, 22))).made_id
        hers = interviewing.say(store, visit, "F1", Words("Goes quiet.", nadia)).made_id
        own = interviewing.say(store, visit, "B3", Words("Boots.", isla)).made_id
        yield Home(store, person, isla, nadia, visit, hers, own)


def test_a_statement_is_over_its_section_and_that_over_the_interview(home: Home) -> None:
    section = interviews.visit(home.store, home.visit).question_set.question("F1").section_id
    assert home.audiences() is None
    sharing.share(home.store, home.whole(), Decision(("family",)))
    assert home.audiences() == ("family",)
    sharing.share(home.store, home.whole(section), Decision(("health",)))
    assert home.audiences() == ("health",)
    sharing.share(home.store, Scope(statement_id=home.hers), Decision())
    assert home.audiences() == ()
    sharing.undecide(home.store, Scope(statement_id=home.hers))
    assert home.audiences() == ("health",)


def test_a_withdrawal_beats_all(home: Home) -> None:
    sharing.share(home.store, Scope(statement_id=home.hers), Decision(("family",)))
    sharing.withdraw(home.store, home.whole(), Decision())
    shared = home.shared(home.hers)
    assert shared is not None and shared.withdrawn and shared.audiences == ()
    sharing.share(home.store, Scope(statement_id=home.hers), Decision(("school",)))
    shared = home.shared(home.hers)
    assert shared is not None and shared.withdrawn


def test_undo_opens_the_choice_again_or_brings_the_last_one_back(home: Home) -> None:
    sharing.share(home.store, Scope(statement_id=home.hers), Decision(("family",)))
    sharing.share(home.store, Scope(statement_id=home.hers), Decision(("school",)))
    deeds.undo_last(home.store, home.person, home.visit)
    assert home.audiences() == ("family",)
    deeds.undo_last(home.store, home.person, home.visit)
    assert home.audiences() is None


def test_one_contributors_decision_says_nothing_about_anothers_words(home: Home) -> None:
    sharing.share(home.store, home.whole(), Decision(("family",)))
    assert home.shared(home.own) is None


@pytest.mark.parametrize(
    ("decision", "lack"),
    [
        (Decision(("family",), understood="not_this"), "somebody else decides"),
        (Decision(("family",), decider="parental"), "give the name"),
        (
            Decision(("family",), decider="parental", decider_name=" isla ", understood="not_this"),
            "somebody else",
        ),
        (Decision(("neighbours",)), "groups"),
        (Decision(("family",), decider="the cat"), "say who decided"),
    ],
)
def test_a_decision_that_the_right_person_did_not_make_is_refused(
    home: Home, decision: Decision, lack: str
) -> None:
    with pytest.raises(InputError, match=lack):
        sharing.share(home.store, Scope(statement_id=home.own), decision)
    assert home.shared(home.own) is None


def test_nobody_else_decides_about_a_contributors_words(home: Home) -> None:
    decision = Decision(("family",), decider="parental", decider_name="Tom")
    with pytest.raises(InputError, match="own words"):
        sharing.share(home.store, Scope(statement_id=home.hers), decision)
    sharing.share(home.store, Scope(statement_id=home.own), decision)
    shared = home.shared(home.own)
    assert shared is not None and shared.decider_name == "Tom"


@pytest.mark.parametrize(("age", "asked"), [(None, False), (0, True), (15, True), (16, False), (40, False)])
def test_understanding_is_asked_under_16_only(age: int | None, asked: bool) -> None:
    assert sharing.asks_understanding(age) is asked
