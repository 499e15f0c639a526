"""A sheet comes in whole or not at all, and to the right person."""

import time
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, func, select, text

from coprod_desktop.errors import AmbiguousError, InputError
from coprod_desktop.store import records
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work import (
    concerns,
    deeds,
    interviewing,
    interviews,
    listing,
    notes,
    people,
    reading_back,
    responding,
)
from coprod_desktop.work.bringing_in import BroughtIn, bring_in, look_at
from coprod_desktop.work.matching import Choice, meant, told_apart
from coprod_desktop.work.matching import everyone as everyone_in
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.said import Said, said_by_person

SAMPLES = Path(__file__).parents[2] / "resources" / "sample"
EVERY_COLUMN = Path(__file__).parents[1] / "data" / "every_column.csv"
HEADER = "question,who,relationship,state,words,stage,where,works,share_with,read_back,private_note\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made, _ = create_store(
        tmp_path / "store", "winter lantern ferry moss", "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1)
    )
    with made:
        yield made


def sheet(*rows: str, name: str = "Isla Hartley", born: str = "2017-05-11") -> bytes:
    facts = f"@name,,,,{name},,,,,,\n@born,,,,{born},,,,,,\n@date,,,,2026-10-15,,,,,,\n"
    return (
        HEADER + facts + "".join(f"{row}\n" for row in rows or ("B1,Gemma,mother,,Jigsaws.,,,,,,",))
    ).encode()


def bring(store: Store, data: bytes, choice: Choice = Choice()) -> BroughtIn:  # noqa: B008 - frozen
    return bring_in(store, look_at(store, data), choice)


def all_said(store: Store, person_id: str) -> list[Said]:
    with store.read() as session:
        return said_by_person(session, person_id)


def rows_of(session: Session, table: type[SQLModel]) -> int:
    return session.exec(select(func.count()).select_from(table)).one()


def row_counts(store: Store) -> dict[str, int]:
    tables = [
        table for table in vars(records).values() if isinstance(table, type) and hasattr(table, "__table__")
    ]
    with store.read() as session:
        return {table.__name__: rows_of(session, table) for table in tables}


@pytest.mark.parametrize(
    ("name", "statements", "waiting"),
    [("primary_school", 86, 13), ("teenager", 77, 7), ("supported_living_adult", 78, 7)],
)
def test_each_case_comes_in_and_waits_for_what_was_not_read_back(
    store: Store, name: str, statements: int, waiting: int
) -> None:
    done = bring(store, (SAMPLES / f"{name}.csv").read_bytes())
    found = all_said(store, done.person_id)
    assert len(found) == statements
    assert sum(not one.word for one in found) == waiting
    (row,) = listing.people(store, date(2026, 11, 22))
    assert row.state == interviews.TO_READ_BACK
    assert row.review_by is not None
    assert interviews.visit(store, done.interview_id).visit == "full"
    assert len(concerns.of_person(store, done.person_id)) == 1
    assert not [one for one in found if one.question_id == "M5"]


def test_every_column_arrives_where_it_belongs(store: Store) -> None:
    done = bring(store, EVERY_COLUMN.read_bytes())
    person = people.person(store, done.person_id)
    assert (person.name, person.called, person.pronouns) == ("Marlowe Quince", "Lo", "they/them")
    visit = interviews.visit(store, done.interview_id)
    assert (visit.held_on, visit.place, visit.interviewer) == (
        date(2026, 9, 30),
        "Kitchen table",
        "Asha Birkett",
    )
    assert [voice.name for voice in visit.voices] == ["Lo", "Ivy Quince", "Sol Quince"]
    by_words = {one.words: one for one in all_said(store, done.person_id)}
    hum, hands = by_words["The humming stops."], by_words["My hands go cold."]
    assert by_words["First one and then the other."].fields == {"order": [hands.id, hum.id]}
    assert (hum.stage, hum.places, hum.fields, hum.note) == (
        "early",
        ("home", "school"),
        {"area": "voice"},
        "Ask about the clock.",
    )
    assert hum.shared is not None
    assert (hum.shared.audiences, hum.shared.until) == (("family", "school"), date(2027, 6, 30))
    assert hands.voice.is_person
    assert hands.word == "agreed"
    nights, few = by_words["Up at two, most nights."], by_words["A couple of nights a week."]
    assert (nights.differs, few.differs) == ((few.id,), (nights.id,))
    assert (nights.word, nights.disputed) == ("agreed", False)
    assert by_words["Three words at a time."].disputed
    grid = next(one for one in all_said(store, done.person_id) if one.question_id == "H5")
    assert grid.shared is not None
    assert (grid.fields, grid.shared.audiences) == ({"grid": {"morning/home": 3, "night/home": 0}}, ())
    assert by_words["Being shouted at."].shared is None
    assert by_words["Being shouted at."].works == 0
    assert reading_back.review_date(store, done.person_id) == date(2027, 1, 15)


def test_changed_words_stand_and_the_first_ones_are_history(store: Store) -> None:
    done = bring(store, EVERY_COLUMN.read_bytes())
    one = next(one for one in all_said(store, done.person_id) if one.question_id == "I1")
    assert (one.words, one.word, one.wordings, one.works) == ("I count in twos in my head.", "changed", 2, 4)
    with store.read() as session:
        query = select(records.Wording).where(records.Wording.statement_id == one.id)
        words = {row.id: row.words for row in session.exec(query)}
        agreed = session.exec(
            select(records.ReadBack.wording_id).where(records.ReadBack.wording_id.in_(words))  # type: ignore[attr-defined]
        ).all()
    assert words.pop(one.wording_id) == one.words
    assert list(words.values()) == ["=2+2 is what I count, in my head"]
    assert agreed == [one.wording_id]


def test_states_and_notes_without_words_are_kept_by_voice_and_question(store: Store) -> None:
    done = bring(store, EVERY_COLUMN.read_bytes())
    names = {voice.id: voice.name for voice in people.circle(store, done.person_id)}
    found = responding.responses(store, done.interview_id)
    states = {(question, names[who or ""]): state for (question, who), state in found.states.items()}
    assert states == {
        ("L3", "Ivy Quince"): "rather_not_say",
        ("L3", "Sol Quince"): "dont_know",
        ("N5", "Lo"): "ask_later",
        ("M1", "Sol Quince"): "not_relevant",
    }
    note = notes.question_note(store, done.interview_id, "L3")
    assert note == "She looked at the door.\nHe shook his head."


def test_a_worry_goes_to_the_separate_part_with_all_its_row_says_and_leaves_no_trace(store: Store) -> None:
    done = bring(store, EVERY_COLUMN.read_bytes())
    (concern,) = concerns.of_person(store, done.person_id)
    worry = concern.worry
    assert (worry.words, worry.said_by) == ("I heard a bang on Tuesday.", "Wren Abbot")
    assert (worry.answer, worry.when) == ("worried", "Tuesday")
    assert worry.seen == "A broken plate\nToo much\nhome\nRang the lead."
    assert "Wren Abbot" not in [voice.name for voice in people.circle(store, done.person_id)]
    with store.read() as session:
        assert "M5" not in [row.question_id for row in session.exec(select(records.Response))]
        assert "M5" not in [row.question_id for row in session.exec(select(records.PrivateNote))]
    assert not [line for line in done.told if "Wren" in line or "bang" in line]


def test_two_rows_that_name_each_other_are_one_difference(store: Store) -> None:
    header = HEADER.replace("\n", ",ref,about\n")
    rows = (
        "E4,Gemma,mother,,Most nights.,,,,family,disagree,,a,b\n"
        "E4,Dan,father,,Not most nights.,,,,family,disagree,,b,a\n"
    )
    facts = "@name,,,,Isla,,,,,,,,\n@date,,,,2026-10-15,,,,,,,,\n"
    done = bring(store, (header + facts + rows).encode())
    one, other = all_said(store, done.person_id)
    assert (one.differs, other.differs) == ((other.id,), (one.id,))


@pytest.mark.parametrize(
    "data",
    [
        sheet("B1,Gemma,mother,,Jigsaws.,,,,,,", "F99,Gemma,mother,,Words.,,,,,,"),
        sheet("B1,Gemma,mother,,Jigsaws.,,,,,agreed,", "B1,Gemma,aunt,,Words.,,,,,,"),
        sheet()[:-40],
        b"x" * (10 * 1024 * 1024),
    ],
)
def test_a_refused_sheet_changes_nothing(store: Store, data: bytes) -> None:
    bring(store, (SAMPLES / "teenager.csv").read_bytes())
    before = row_counts(store)
    with pytest.raises(InputError):
        bring(store, data)
    assert row_counts(store) == before


def test_a_write_that_fails_at_the_end_takes_everything_back(store: Store) -> None:
    with store.session() as session:
        session.exec(  # type: ignore[call-overload]
            text(
                "create trigger full before insert on concern_entry begin select raise(abort, 'disk full'); end"
            )
        )
    before = row_counts(store)
    with pytest.raises(IntegrityError):
        bring(store, (SAMPLES / "primary_school.csv").read_bytes())
    assert row_counts(store) == before


def test_the_same_name_and_date_of_birth_is_another_interview_of_that_person(store: Store) -> None:
    first = bring(store, sheet())
    decomposed = unicodedata.normalize("NFD", "ISLA  Hartley")
    again = bring(
        store, sheet("B1,gemma,mother,,Water.,,,,,,", "B1,Pauline,grandparent,,Eggs.,,,,,,", name=decomposed)
    )
    assert again.person_id == first.person_id
    assert [voice.name for voice in people.circle(store, first.person_id)] == ["Isla", "Gemma", "Pauline"]
    assert len(interviews.visits_of(store, first.person_id)) == 2
    assert len({one.voice.id for one in all_said(store, first.person_id)}) == 2


def test_composed_and_decomposed_names_are_the_same_name(store: Store) -> None:
    first = bring(store, sheet(name=unicodedata.normalize("NFC", "Zoë Müller")))
    second = sheet("B1,Jo,father,,Maps.,,,,,,", name=unicodedata.normalize("NFD", "Zoë Müller"))
    assert bring(store, second).person_id == first.person_id


def test_another_date_of_birth_is_somebody_new(store: Store) -> None:
    first = bring(store, sheet())
    assert bring(store, sheet(born="2016-01-01")).person_id != first.person_id


@pytest.mark.parametrize("born", ["", "2017-05-11"])
def test_a_name_alone_is_asked_about(store: Store, born: str) -> None:
    """Whichever side doesn't know the date of birth."""
    known = people.add_person(store, PersonFacts("Isla Hartley", born=None if born else date(2017, 5, 11)))
    incoming = look_at(store, sheet(born=born))
    assert [one.id for one in incoming.match.perhaps] == [known.made_id]
    before = row_counts(store)
    with pytest.raises(AmbiguousError):
        bring_in(store, incoming)
    assert row_counts(store) == before
    assert bring_in(store, incoming, Choice(person_id=known.made_id)).person_id == known.made_id
    assert people.person(store, known.made_id).born == date(2017, 5, 11)


def test_somebody_new_of_the_same_name(store: Store) -> None:
    known = people.add_person(store, PersonFacts("Isla Hartley"))
    done = bring(store, sheet(), Choice(new_person=True))
    assert done.person_id != known.made_id
    assert {one.id for one in everyone_in(store)} == {known.made_id, done.person_id}


def test_words_never_go_to_a_person_of_another_name(store: Store) -> None:
    other = people.add_person(store, PersonFacts("Kayden Brathwaite"))
    before = row_counts(store)
    with pytest.raises(InputError):
        bring(store, sheet(), Choice(person_id=other.made_id))
    assert row_counts(store) == before


def test_the_same_sheet_twice_is_asked_about_until_the_first_is_taken_away(store: Store) -> None:
    first = bring(store, sheet())
    incoming = look_at(store, sheet())
    assert incoming.match.again
    with pytest.raises(AmbiguousError):
        bring_in(store, incoming)
    again = bring_in(store, incoming, Choice(again=True))
    assert len(interviews.visits_of(store, first.person_id)) == 2
    interviews.remove(store, first.interview_id)
    interviews.remove(store, again.interview_id)
    assert not look_at(store, sheet()).match.again


def test_what_the_store_knows_stays_and_what_it_lacked_is_filled_in(store: Store) -> None:
    known = people.add_person(
        store, PersonFacts("Marlowe Quince", setting="Harbour School", born=date(2014, 3, 9))
    )
    done = bring(store, EVERY_COLUMN.read_bytes())
    person = people.person(store, known.made_id)
    assert (person.setting, person.pronouns, person.called) == ("Harbour School", "they/them", "Lo")
    assert people.circle(store, known.made_id)[0].name == "Lo"
    assert done.told[-1] == "The sheet gives a setting that the store has otherwise; the store’s was kept."


def test_the_decider_of_a_known_voice_decides(store: Store) -> None:
    known = people.add_person(store, PersonFacts("Isla Hartley", born=date(2017, 5, 11)))
    (own,) = people.circle(store, known.made_id)
    people.edit_contributor(store, own.id, ContributorFacts("Isla", "self", "parental", "Gemma Hartley"))
    done = bring(store, sheet("B1,Isla,self,,Swim.,,,,school,agreed,"))
    (one,) = all_said(store, done.person_id)
    assert one.shared is not None
    assert (one.voice.id, one.shared.decider, one.shared.decider_name) == (
        own.id,
        "parental",
        "Gemma Hartley",
    )


def test_somebody_who_had_left_the_circle_is_back_in_it(store: Store) -> None:
    first = bring(store, sheet())
    gemma = people.circle(store, first.person_id)[1]
    people.remove_contributor(store, gemma.id)
    bring(store, sheet("B1,Gemma,mother,,Water.,,,,,,"))
    assert [voice.id for voice in people.circle(store, first.person_id)][1:] == [gemma.id]


def test_undo_takes_a_sheet_away_with_the_person_it_brought(store: Store) -> None:
    bring(store, (SAMPLES / "teenager.csv").read_bytes())
    done = bring(store, (SAMPLES / "primary_school.csv").read_bytes())
    deeds.undo_last(store, done.person_id)
    assert [row.facts.name for row in listing.people(store, date(2026, 11, 22))] == ["Kayden Brathwaite"]


def test_undo_takes_a_second_sheet_away_and_keeps_the_person(store: Store) -> None:
    first = bring(store, EVERY_COLUMN.read_bytes())
    later = (
        EVERY_COLUMN.read_bytes().replace(b"2027-01-15", b"2028-01-15").replace(b"Sol Quince", b"Mo Quince")
    )
    done = bring(store, later)
    assert reading_back.review_date(store, done.person_id) == date(2028, 1, 15)
    deeds.undo_last(store, done.person_id)
    assert [visit.id for visit in interviews.visits_of(store, done.person_id)] == [first.interview_id]
    assert reading_back.review_date(store, done.person_id) == date(2027, 1, 15)
    assert "Mo Quince" not in [voice.name for voice in people.circle(store, done.person_id)]


def test_what_came_in_is_told_without_quoting_anybody(store: Store) -> None:
    done = bring(store, EVERY_COLUMN.read_bytes())
    assert done.told == (
        "10 statements from 3 voices, 4 answers like “ask later”, 3 private notes came in.",
        "Row 25 has no words, so share_with and read_back had nothing to say there.",
        "One answer about safety went to the separate part; its sharing and read back were ignored.",
    )
    assert done.label == "Sheet brought in"


def test_it_can_be_read_back_and_corrected_like_any_other_interview(store: Store) -> None:
    done = bring(store, EVERY_COLUMN.read_bytes())
    one = next(one for one in all_said(store, done.person_id) if one.words == "My hands go cold.")
    reading_back.change_words(store, one.id, "My hands go cold and blue.")
    interviewing.say(
        store, done.interview_id, "F1", replace(reading_back.as_words(one), words="And my feet.")
    )
    found = [each.words for each in all_said(store, done.person_id) if each.question_id == "F1"]
    assert found == ["The humming stops.", "My hands go cold and blue.", "", "And my feet."]


def test_five_thousand_rows_come_in_within_seconds(store: Store) -> None:
    rows = [f"F1,Voice {n % 5},mother,,Sign {n},early,home,,family,agreed,Note" for n in range(5_000)]
    begun = time.perf_counter()
    done = bring(store, sheet(*rows))
    assert time.perf_counter() - begun < 15
    found = all_said(store, done.person_id)
    assert [one.words for one in found] == [f"Sign {n}" for n in range(5_000)]


def test_a_name_called_name_or_the_beginning_of_an_id_means_one_person(store: Store) -> None:
    isla = people.add_person(store, PersonFacts("Isla Hartley", born=date(2017, 5, 11))).made_id
    other = people.add_person(store, PersonFacts("Isla Marsh", likes_to_be_called="Izzy")).made_id
    known = everyone_in(store)
    assert meant("isla  HARTLEY", known).id == isla
    assert meant("Isla", known).id == isla
    assert meant("izzy", known).id == meant(other[:31].upper(), known).id == other
    for nobody in ("", "  ", "Is", other[:3], "Hartley"):
        with pytest.raises(InputError):
            meant(nobody, known)


def test_a_name_of_several_lists_what_to_say_instead(store: Store) -> None:
    for born in (date(2017, 5, 11), None):
        people.add_person(store, PersonFacts("Isla Hartley", born=born))
    known = everyone_in(store)
    with pytest.raises(AmbiguousError) as caught:
        meant("Isla", known)
    assert list(caught.value.faults) == told_apart(known)
    assert {line.partition(" for ")[2] for line in told_apart(known)} == {
        "Isla Hartley, born 11 May 2017",
        "Isla Hartley",
    }
    for line in told_apart(known):
        assert meant(line.partition(" for ")[0], known)
