"""The laptop is slow and the store grows for years: no call asks the database once for each row it shows."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work import (
    differences,
    following_up,
    handing_over,
    heard,
    history,
    interviewing,
    interviews,
    ladder,
    ladder_ground,
    listing,
    notes,
    overview,
    people,
    reading_back,
    said,
    same_thing,
    sharing,
    sharing_in_bulk,
    side_by_side,
    spoken,
    summarising,
    taken_back,
    then_and_now,
)
from coprod_desktop.work.differences import DIFFER, Talk
from coprod_desktop.work.eligibility import printed_places, printed_words
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.ladder import Ladder, Step
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.sharing_changes import Change
from coprod_desktop.work.side_by_side import Wanted
from coprod_desktop.work.what_we_know import what_we_know
from tests.statements import counted

TODAY = date(2026, 11, 22)
FOR_ALL = Decision(("family", "school", "person"))
Call = Callable[[Store, str, str], object]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    cheap = Cost(memory_kib=8 * 1024, passes=1)
    made, _ = create_store(tmp_path / "store", "winter lantern ferry moss", "Ruth Abara", cheap)
    with made:
        yield made


def person_with_visit(store: Store, name: str) -> tuple[str, str]:
    person = people.add_person(store, PersonFacts(name)).made_id
    return person, interviews.start(store, person, Plan(TODAY)).made_id


def talk(store: Store, person: str, visit: str, times: int) -> None:
    """Each time a card with all that can stand around one, a decision about a section, and one account against it."""
    own = people.circle(store, person)[0].id
    sharing.share(store, Scope(interview_id=visit, contributor_id=own, section="F"), FOR_ALL)
    for number in range(times):
        one = interviewing.say(store, visit, "F1", Words(f"Jaydon, {number}.", own, stage="early"), "a note")
        other = interviewing.say(store, visit, "I2", Words(f"Wait, {number}.", own, works=3))
        interviewing.edit(store, one.made_id, Words(f"Jaydon and Mo, {number}.", own, stage="early"))
        interviewing.suggest_short_words(store, one.made_id, "Jaydon.", own)
        reading_back.choose_name(store, one.made_id, "Jaydon", "instead", "a friend")
        reading_back.word(store, one.made_id, "agreed")
        reading_back.see_differently(store, one.made_id, other.made_id)
        sharing.share(store, Scope(statement_id=one.made_id), FOR_ALL)
        ask = interviewing.say(store, visit, "N4", Words(f"A key, {number}.", own))
        following_up.done(store, ask.made_id, TODAY)


def read(call: Callable[..., object]) -> Call:
    def opened(store: Store, *about: str) -> object:
        with store.read() as session:
            return call(session, *about)

    return opened


CALLS: dict[str, Call] = {
    "said_in": read(lambda session, person, visit: said.said_in(session, visit)),
    "said_by_person": read(lambda session, person, visit: said.said_by_person(session, person)),
    "at_question": lambda store, person, visit: said.at_question(store, visit, "F1"),
    "counts": lambda store, person, visit: spoken.counts(store, visit),
    "order_at": lambda store, person, visit: spoken.order_at(store, visit, "F1"),
    "spoken": lambda store, person, visit: spoken.spoken(
        store, [one.id for one in spoken.order_at(store, visit, "F1")]
    ),
    "overview": lambda store, person, visit: overview.overview(store, person),
    "plan": lambda store, person, visit: following_up.plan(store, person),
    "people": lambda store, person, visit: listing.people(store, TODAY),
    "how_many_due": lambda store, person, visit: listing.how_many_due(store, TODAY),
    "question_note": lambda store, person, visit: notes.question_note(store, visit, "F1"),
    "last_time": lambda store, person, visit: heard.last_time(
        store, interviews.visit(store, visit), "F1", TODAY
    ),
    "material": lambda store, person, visit: summarising.material(
        store, person, summarising.Wanted("school", TODAY)
    ),
}


def how_many(store: Store, call: Call, person: str, visit: str) -> int:
    with counted(store) as asked:
        call(store, person, visit)
    return len(asked)


def test_more_statements_do_not_mean_more_queries(store: Store) -> None:
    person, visit = person_with_visit(store, "Amira Khan")
    talk(store, person, visit, 2)
    few = {name: how_many(store, call, person, visit) for name, call in CALLS.items()}
    talk(store, person, visit, 6)
    assert {name: how_many(store, call, person, visit) for name, call in CALLS.items()} == few
    assert len(CALLS["said_in"](store, person, visit)) == 24  # type: ignore[arg-type]


def put_together(store: Store, person: str, first: str, second: str, times: int) -> None:
    """Each time a card of each visit, joined and titled, and one seen differently; all on the ladder and shared."""
    own = people.circle(store, person)[0].id
    made: list[str] = []
    for number in range(times):
        old = interviewing.say(store, first, "F1", Words(f"The hum goes flat, {number}.", own)).made_id
        new = interviewing.say(store, second, "F1", Words(f"One note of humming, {number}.", own)).made_id
        other = interviewing.say(store, second, "I2", Words(f"Wait, {number}.", own, works=3)).made_id
        heard.confirm(store, interviews.visit(store, second), old, own, True)
        same_thing.decide(store, old, new, True)
        same_thing.rename(store, old, f"The hum, {number}")
        differences.talk_about(store, new, other, Talk(DIFFER, TODAY))
        sharing.share(store, Scope(statement_id=old), FOR_ALL)
        made.append(new)
    ladder.keep(store, person, Ladder(tuple(Step(one) for one in made)))


def to_ask_and_find(store: Store, person: str, *_: str) -> object:
    section = same_thing.sections_of(store, person)
    return same_thing.to_ask(store, person, said.about_person(store, person), section).find()


def sides(store: Store, person: str, *_: str) -> object:
    columns = people.circle(store, person)
    everything = said.about_person(store, person)
    states_of = [voice.id for voice in columns]
    return side_by_side.side_by_side(store, person, Wanted(everything, columns, printed_words, states_of))


def share_all(store: Store, person: str, *_: str) -> object:
    everything = said.about_person(store, person)
    by = {one.voice.id: Decision(understood="yes") for one in everything}
    change = Change("set", ("family", "health"))
    return sharing_in_bulk.share_many(store, [one.id for one in everything], change, by, TODAY)


def first_history(store: Store, person: str, *_: str) -> object:
    first = min(one.id for one in said.about_person(store, person) if one.question_id == "F1")
    return history.history(store, first, lambda _: True, alone_at_screen=True)


TOGETHER: dict[str, Call] = {
    "side_by_side": sides,
    "what_we_know": lambda store, person, visit: what_we_know(
        store, person, said.about_person(store, person), printed_words, printed_places
    ),
    "compare": lambda store, person, visit: then_and_now.compare(
        store,
        person,
        said.about_person(store, person),
        *(visit.id for visit in interviews.visits_of(store, person)),
    ),
    "ladder_ground": lambda store, person, visit: ladder_ground.read(
        store, person, said.about_person(store, person)
    ),
    "share_many": share_all,
    "history": first_history,
    "to_ask and find": to_ask_and_find,
}


def test_more_that_is_put_together_does_not_mean_more_queries(store: Store) -> None:
    person, first = person_with_visit(store, "Amira Khan")
    second = interviews.start(store, person, Plan(TODAY.replace(year=2027))).made_id
    put_together(store, person, first, second, 2)
    few = {name: how_many(store, call, person, second) for name, call in TOGETHER.items()}
    put_together(store, person, first, second, 9)
    assert {name: how_many(store, call, person, second) for name, call in TOGETHER.items()} == few
    table = sides(store, person)
    assert isinstance(table, side_by_side.Sides)
    assert len(table.words) > 11


def test_more_people_do_not_mean_more_queries(store: Store) -> None:
    person, visit = person_with_visit(store, "Amira Khan")
    talk(store, person, visit, 1)
    few = how_many(store, CALLS["people"], person, visit)
    for name in ("Isla Brown", "Jaydon Reed", "Mo Said"):
        about = person_with_visit(store, name)
        talk(store, *about, 1)
        reading_back.review_by(store, about[1], TODAY)
        interviews.end(store, about[1])
    assert how_many(store, CALLS["people"], person, visit) == few
    assert [one.name for one in listing.reviews_due(store, TODAY)] == [
        "Isla Brown",
        "Jaydon Reed",
        "Mo Said",
    ]
    assert listing.how_many_due(store, TODAY) == 3


def test_the_list_reads_no_photo_and_no_question_set(store: Store) -> None:
    person_with_visit(store, "Amira Khan")
    with counted(store) as asked:
        listing.people(store, TODAY)
    read_columns = " ".join(asked)
    assert "person.name" in read_columns
    assert "photo" not in read_columns
    assert "set_text" not in read_columns


def test_more_papers_do_not_mean_more_queries(store: Store) -> None:
    person, visit = person_with_visit(store, "Amira Khan")
    talk(store, person, visit, 1)
    first = said.about_person(store, person)[0]
    calls: dict[str, Call] = {
        "papers": lambda store, person, visit: handing_over.papers(store, person),
        "papers_with": lambda store, person, visit: handing_over.papers_with(store, first.id),
        "taken_back": lambda store, person, visit: taken_back.taken_back(store, person, TODAY),
        "to_ask_back": lambda store, *_: taken_back.to_ask_back(store, first.id, first.voice.id, TODAY),
    }

    def hand_over() -> None:
        wordings = tuple(one.wording_id for one in said.about_person(store, person))
        handing_over.handed_over(store, person, Paper("one-page", "health", wordings=wordings))

    hand_over()
    few = {name: how_many(store, call, person, visit) for name, call in calls.items()}
    talk(store, person, visit, 5)
    for _ in range(20):
        hand_over()
    assert {name: how_many(store, call, person, visit) for name, call in calls.items()} == few
    assert len(taken_back.to_ask_back(store, first.id, first.voice.id, TODAY)) == 21
