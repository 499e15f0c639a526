"""The search index follows every writer by itself, forgets what is deleted, and can be made anew."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from coprod_desktop.paths import RESOURCES
from coprod_desktop.store import remnants, search_index
from coprod_desktop.store.database import WRITES
from coprod_desktop.store.search import find
from coprod_desktop.store.search_match import Narrowed
from coprod_desktop.store.search_terms import typed
from coprod_desktop.store.vault import Store, check_store
from coprod_desktop.work import (
    bringing_in,
    concerns,
    deeds,
    erasing,
    interviewing,
    interviews,
    people,
)
from coprod_desktop.work.erasing import STATEMENT, Thing, Wish
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from tests.backup_home import copy_of
from tests.work.leaving_home import decrypted

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 4)
ASKED = Wish("family", "asked")


class Told:
    """A person, a voice and an interview, to say things in."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.person = people.add_person(store, PersonFacts("Amira Khan")).made_id
        self.voice = people.add_contributor(store, self.person, ContributorFacts("Nadia", "mother")).made_id
        self.visit = interviews.start(store, self.person, Plan(MAY, visit="full")).made_id

    def say(self, words: str, question: str = "F1", visit: str = "") -> str:
        said = Words(words, self.voice)
        return interviewing.say(self.store, visit or self.visit, question, said).made_id

    def found(self, text: str, narrowed: Narrowed | None = None) -> list[str]:
        with self.store.read() as session:
            hits = find(session.connection(), typed(text), narrowed or Narrowed(), 50)
        return list(hits.statements)


@pytest.fixture
def told(store: Store) -> Iterator[Told]:
    made = Told(store)
    yield made
    assert search_index.faults(store.engine) == []


def entries(connection: Connection) -> dict[str, tuple[int, str]]:
    """Statement → its day and text."""
    rows = connection.exec_driver_sql("SELECT statement_id, id, text FROM search_entry")
    return {one: (number >> search_index.DAY_BITS, text) for one, number, text in rows}


def named(connection: Connection) -> set[tuple[str, str, str]]:
    return {
        tuple(row)
        for row in connection.exec_driver_sql("SELECT person_id, contributor_id, text FROM search_name")
    }


def test_what_is_said_changed_taken_away_and_brought_back_is_followed(told: Told) -> None:
    card = told.say("She hums by the window.")
    assert told.found("window") == [card]
    interviewing.edit(told.store, card, Words("She hums by the door.", told.voice))
    assert (told.found("window"), told.found("door")) == ([], [card])
    interviewing.remove(told.store, card)
    assert told.found("door") == []
    deeds.undo_last(told.store, told.person, told.visit)
    assert told.found("door") == [card]
    deeds.undo_last(told.store, told.person, told.visit)
    assert (told.found("window"), told.found("door")) == ([card], [])


def test_short_words_places_and_answers_are_found_with_the_words(told: Told) -> None:
    said = Words("She hums.", told.voice, places=("Swimming pool",), fields={"mistaken for": "a tune"})
    card = interviewing.say(told.store, told.visit, "F4", said).made_id
    assert told.found("swimming") == told.found("tune") == [card]
    interviewing.suggest_short_words(told.store, card, "Quiet humming", told.voice)
    assert told.found("quiet") == [card]
    interviewing.suggest_short_words(told.store, card, "", None)
    assert told.found("quiet") == []


def test_a_card_that_is_moved_apart_is_gone_from_it_and_comes_back_with_its_way_back(told: Told) -> None:
    card = told.say("Zibbeldorn happened.")
    concerns.move_there(told.store, card)
    assert told.found("zibbeldorn") == []
    with told.store.read() as session:
        assert "ibbeldorn" not in repr(entries(session.connection()))
    concerns.put_back(told.store, concerns.of_person(told.store, told.person)[0].id)
    assert told.found("zibbeldorn") == [card]


def test_what_is_erased_for_thirty_days_is_not_found_until_it_is_brought_back(told: Told) -> None:
    card = told.say("She hums.")
    erasing.erase_later(told.store, Thing(STATEMENT, card), ASKED, JUNE)
    assert told.found("hums") == []
    erasing.bring_back(told.store, Thing(STATEMENT, card))
    assert told.found("hums") == [card]


@pytest.mark.parametrize("gone", ["interview", "person"])
def test_removed_interviews_and_people_are_not_found_for_as_long(told: Told, gone: str) -> None:
    card = told.say("She hums.")
    if gone == "interview":
        interviews.remove(told.store, told.visit)
    else:
        people.remove_person(told.store, told.person)
    assert told.found("hums") == told.found("hums", Narrowed(told.person)) == []
    deeds.undo_last(told.store, told.person)
    assert told.found("hums") == [card]


def test_the_newest_visit_comes_first_also_once_its_day_was_put_right(told: Told) -> None:
    later = interviews.start(told.store, told.person, Plan(JUNE, visit="full")).made_id
    new, old = told.say("hums a", visit=later), told.say("hums b")
    assert told.found("hu") == [new, old]
    interviews.replan(told.store, later, Plan(date(2026, 1, 1), visit="full"))
    assert told.found("hu") == [old, new]
    assert told.found("hu", Narrowed(first=MAY)) == [old]
    assert told.found("hu", Narrowed(last=date(2026, 1, 1))) == [new]


def test_another_relationship_is_followed(told: Told) -> None:
    card = told.say("She hums.")
    by_staff = Narrowed(relationships=("teaching assistant",))
    assert told.found("hums", by_staff) == []
    people.edit_contributor(told.store, told.voice, ContributorFacts("Nadia", "teaching assistant"))
    assert told.found("hums", by_staff) == [card]


def test_a_sheet_and_made_up_families_are_indexed_as_they_come(
    store: Store, full: Path, tmp_path: Path
) -> None:
    with copy_of(full, tmp_path / "full") as opened:
        assert search_index.faults(opened.engine) == []
        with opened.read() as session:
            assert len(entries(session.connection())) > 100
    sheet = (RESOURCES / "sample" / "primary_school.csv").read_bytes()
    bringing_in.bring_in(store, bringing_in.look_at(store, sheet))
    with store.read() as session:
        assert entries(session.connection())
    assert search_index.faults(store.engine) == []


def test_made_anew_it_is_the_same(told: Told) -> None:
    for words in ("One.", "Two.", "Three."):
        card = told.say(words)
    interviewing.edit(told.store, card, Words("Four.", told.voice, stage="early"))
    people.edit_person(told.store, told.person, PersonFacts("Amira Khan", "Mimi"))
    with told.store.engine.execution_options(**WRITES).begin() as connection:
        before = entries(connection), named(connection)
        search_index.rebuild(connection)
        assert (entries(connection), named(connection)) == before
    assert told.found("four") == [card]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE search_entry SET text = 'other' || text",
        "DELETE FROM search_entry",
        "DROP TRIGGER search_stands",
        "DELETE FROM search_words_data WHERE id > 10",
        "DELETE FROM search_name",
    ],
)
def test_a_check_finds_an_index_that_does_not_agree(store: Store, harm: str) -> None:
    told = Told(store)
    told.say("She hums.")
    assert check_store(store) == []
    with store.engine.begin() as connection:
        connection.exec_driver_sql(harm)
    assert any("search" in fault or "inverted index" in fault for fault in check_store(store))


@pytest.mark.parametrize("size", [64, 72, 80, 100])
def test_no_page_keeps_a_word_or_its_beginning_once_it_is_erased(told: Told, size: int) -> None:
    """With pages this small, words that are gone stood at the head of some, where FTS5 leaves their beginnings."""
    with told.store.engine.begin() as connection:
        setting = f"INSERT INTO search_words(search_words, rank) VALUES ('pgsz', {size})"
        connection.exec_driver_sql(setting)
    letters = "abcdefghijklmnopqrstuvwxyz"
    told.say(" ".join(f"zz{one}{other}" for one in "abc" for other in letters))
    card = told.say(" ".join(f"zibbelorn{one}" for one in letters))
    with told.store.engine.begin() as connection:  # in one piece, as after years
        connection.exec_driver_sql("INSERT INTO search_words(search_words) VALUES ('optimize')")
    assert b"zibbelorn" in decrypted(told.store.folder, told.store.data_key.value)
    erasing.erase_now(told.store, Thing(STATEMENT, card), ASKED)
    assert b"zibbel" not in decrypted(told.store.folder, told.store.data_key.value)
    assert remnants.free_pages(told.store) == 0
    assert told.found("zza")
