"""Where each statement stands on the page, and what stands with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.summaries.lines import Line
from coprod_desktop.work import interviewing, interviews, people, reading_back, sharing, summarising
from coprod_desktop.work.gathering import short_name
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.summarising import Made, Wanted

TODAY = date(2026, 11, 22)
FOR_ALL = Decision(("family", "school", "person"))


@dataclass
class Talk:
    """Amira, her mother and her father, and one interview."""

    store: Store
    person: str
    visit: str
    amira: str
    nadia: str
    tom: str

    def say(self, question: str, voice: str, words: str, **more: object) -> str:
        """Say, agree and share."""
        said = Words(words, voice, **more)  # type: ignore[arg-type]
        statement = interviewing.say(self.store, self.visit, question, said).made_id
        reading_back.word(self.store, statement, "agreed")
        sharing.share(self.store, Scope(statement_id=statement), FOR_ALL)
        return statement

    def make(self, audience: str = "school") -> Made:
        return summarising.make(self.store, self.person, Wanted(audience, TODAY))

    def lines(self, audience: str = "school") -> dict[str, Line]:
        return {line.id: line for line in self.make(audience).lines}


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    cheap = Cost(memory_kib=8 * 1024, passes=1)
    store, _ = create_store(tmp_path / "store", "winter lantern ferry moss", "Ruth Abara", cheap)
    with store:
        person = people.add_person(store, PersonFacts("Amira Khan", pronouns="she/her")).made_id
        nadia = people.add_contributor(store, person, ContributorFacts("Nadia Khan", "mother")).made_id
        tom = people.add_contributor(store, person, ContributorFacts("Tom Khan", "father")).made_id
        amira = people.circle(store, person)[0].id
        visit = interviews.start(store, person, interviews.Plan(TODAY, "home", "Ruth", "full")).made_id
        yield Talk(store, person, visit, amira, nadia, tom)


PLACES = [
    ("C2", {}, "safe", None),
    ("H1", {}, "safe", None),
    ("B1", {}, "best", None),
    ("C1", {}, "best", None),
    ("D1", {}, "talking", None),
    ("B5", {}, "talking", None),
    ("E1", {}, "see", "settled"),
    ("F1", {"stage": "early"}, "see", "early"),
    ("G1", {"stage": "upset"}, "see", "upset"),
    ("I1", {"stage": "early", "works": 4}, "do", "early"),
    ("I1", {"stage": "early", "works": 1}, "dont", "early"),
    ("J1", {"stage": "upset"}, "dont", "upset"),
    ("H3", {}, "sets_off", None),
    ("N3", {}, "read_first", None),
]


@pytest.mark.parametrize(("question", "more", "section", "stage"), PLACES)
def test_each_question_has_its_place(
    talk: Talk, question: str, more: dict[str, object], section: str, stage: str | None
) -> None:
    statement = talk.say(question, talk.nadia, "Something that was said.", **more)
    line = talk.lines()[statement]
    assert (line.section, line.stage) == (section, stage)
    assert line.said_by == "Nadia"


def test_what_has_no_place_here_is_counted_as_such(talk: Talk) -> None:
    statement = talk.say("L1", talk.nadia, "It began in March.")
    made = talk.make()
    assert made.lines == () and [one.id for one in made.excluded["no_place"]] == [statement]


def test_what_works_best_stands_first_and_the_person_before_others(talk: Talk) -> None:
    some = talk.say("I1", talk.nadia, "Sit beside her.", stage="early", works=2)
    best = talk.say("I1", talk.nadia, "Wait ten seconds.", stage="early", works=4)
    hers = talk.say("C1", talk.nadia, "Foxes.")
    own = talk.say("C1", talk.amira, "My swing.")
    order = list(talk.make().page.chosen)
    assert order.index(best) < order.index(some)
    assert order.index(own) < order.index(hers)


def test_picks_are_read_first_the_person_s_own_before_others(talk: Talk) -> None:
    theirs = talk.say("D1", talk.nadia, "Say her name once.")
    own = talk.say("C1", talk.amira, "My swing.")
    reading_back.pick_three(talk.store, talk.visit, talk.nadia, [theirs])
    reading_back.pick_three(talk.store, talk.visit, talk.amira, [own])
    first = [line.id for line in talk.make().lines if line.section == "read_first"]
    assert first == [own, theirs]


def test_at_most_three_are_read_first_and_no_line_stands_twice(talk: Talk) -> None:
    ids = [talk.say("D1", talk.nadia, f"Number {number} of five.") for number in range(5)]
    reading_back.pick_three(talk.store, talk.visit, talk.nadia, ids[:3])
    fourth = talk.say("N3", talk.tom, "Wait for her.")
    made = talk.make()
    assert made.page.chosen[:3] == tuple(ids[:3]) and fourth in made.page.left_over
    assert len({line.id for line in made.lines}) == len(made.lines)


def test_first_signs_stand_in_the_order_that_f2_gives(talk: Talk) -> None:
    one = talk.say("F1", talk.nadia, "Goes quiet.", stage="early")
    two = talk.say("F1", talk.tom, "Paces.", stage="early")
    talk.say("F2", talk.nadia, "", fields={"order": [two, one]})
    lines = [line for line in talk.make().lines if line.section == "see"]
    assert [(line.id, line.place) for line in lines] == [(two, 1), (one, 2)]


def test_two_accounts_that_differ_are_one_line_and_two_statements(talk: Talk) -> None:
    hers = talk.say("F1", talk.nadia, "She is calming herself.", stage="early")
    his = talk.say("F1", talk.tom, "She is bored.", stage="early")
    reading_back.see_differently(talk.store, hers, his)
    made = talk.make()
    (line,) = made.lines
    assert line.section == "differently" and line.difference is not None
    assert dict(line.difference.accounts) == {
        "Nadia": "She is calming herself.",
        "Tom": "She is bored.",
    }
    assert {one.id for one in (*made.chosen, *made.left_over)} == {hers, his}


def test_an_account_alone_stands_where_the_other_may_not_be_seen(talk: Talk) -> None:
    hers = talk.say("F1", talk.nadia, "She is calming herself.", stage="early")
    his = talk.say("F1", talk.tom, "She is bored.", stage="early")
    reading_back.see_differently(talk.store, hers, his)
    sharing.share(talk.store, Scope(statement_id=his), Decision(("family",)))
    line = talk.lines()[hers]
    assert line.section == "see" and line.difference is None and line.said_by == "Nadia"
    assert "bored" not in talk.make().page.text and "differently" not in talk.make().page.text.casefold()
    assert talk.make("family").lines[0].section == "differently"


def test_both_accounts_wait_while_one_is_not_read_back(talk: Talk) -> None:
    hers = talk.say("F1", talk.nadia, "She is calming herself.", stage="early")
    his = talk.say("F1", talk.tom, "She is bored.", stage="early")
    reading_back.see_differently(talk.store, hers, his)
    reading_back.word(talk.store, his, "")
    made = talk.make()
    assert made.lines == ()
    assert {key: [one.id for one in some] for key, some in made.excluded.items()} == {
        "waits": [hers],
        "not_read_back": [his],
    }


@pytest.mark.parametrize(
    ("name", "everyone", "short"),
    [
        ("Nadia Khan", ["Nadia Khan", "Tom Khan"], "Nadia"),
        ("Nadia Khan", ["Nadia Khan", "Nadia Reed"], "Nadia Khan"),
        ("Mr Reed", ["Mr Reed"], "Mr Reed"),
        ("Gran", ["Gran"], "Gran"),
    ],
)
def test_names_are_as_short_as_they_can_be_told_apart(name: str, everyone: list[str], short: str) -> None:
    assert short_name(name, everyone) == short
