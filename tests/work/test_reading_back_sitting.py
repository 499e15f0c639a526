"""Who sees whose words on the screen, and what reading back writes: the rules without a window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work import concerns, deeds, drafts, interviewing, interviews, people, reading_back, said
from coprod_desktop.work.decisions import Shared
from coprod_desktop.work.drafts import HalfTyped
from coprod_desktop.work.eligibility import printed_words
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.said import NameKept, Said
from coprod_desktop.work.sitting import SOMEONE_ELSE, Sitting, sit
from coprod_desktop.work.voices import Voice

TODAY = date(2026, 11, 22)
AMIRA = Voice("amira", "Amira", "self", 0)
NADIA = Voice("nadia", "Nadia", "mother", 1)
TOM = Voice("tom", "Tom", "father", 2)
CIRCLE = (AMIRA, NADIA, TOM, Voice("ms", "Ms Lee", "teacher", 3))


def words(voice: Voice, shared: Shared | None = None, question: str = "F1", word: str = "") -> Said:
    return Said(
        f"{voice.id}-{question}", "p", "i", TODAY, question, "w", voice, "…", shared=shared, word=word
    )


def here(*who: str) -> Sitting:
    return sit(who, CIRCLE, TODAY)


FAMILY = Shared(("family",))


@pytest.mark.parametrize(
    ("one", "present", "may"),
    [
        (words(NADIA), ("nadia",), True),
        (words(NADIA), ("nadia", "tom"), False),
        (words(NADIA), ("tom",), False),
        (words(NADIA, FAMILY), ("tom",), False),
        (words(NADIA, FAMILY), ("nadia", "tom"), True),
        (words(NADIA, FAMILY), ("nadia", "tom", "amira"), False),
        (words(NADIA, FAMILY), ("nadia", "ms"), False),
        (words(NADIA, FAMILY), ("nadia", SOMEONE_ELSE), False),
        (words(NADIA, replace(FAMILY, exceptions=("tom",))), ("nadia", "tom"), False),
        (words(NADIA, replace(FAMILY, until=date(2026, 11, 21))), ("nadia", "tom"), False),
        (words(NADIA, replace(FAMILY, withdrawn=True)), ("nadia", "tom"), False),
        (words(NADIA, question="N7"), ("nadia",), True),
        (words(NADIA, FAMILY, question="N7"), ("nadia", "tom"), False),
        (words(NADIA), (), False),
    ],
)
def test_whose_words_may_be_read_back(one: Said, present: tuple[str, ...], may: bool) -> None:
    assert here(*present).may_read(one) is may


def test_leave_is_for_undecided_words_of_that_speaker_only() -> None:
    room = here("nadia", "tom").with_leave("nadia")
    assert room.may_read(words(NADIA))
    assert not room.may_read(words(TOM))
    assert not room.may_read(words(NADIA, Shared()))
    assert not room.may_read(words(NADIA, question="N7"))


def test_only_speakers_with_something_unread_and_undecided_are_asked() -> None:
    everything = [words(NADIA), words(TOM, FAMILY), words(AMIRA, word="agreed")]
    assert here("nadia", "tom", "amira").to_ask(everything) == (NADIA,)
    assert here("nadia").to_ask(everything) == ()


def test_beside_stand_others_words_on_the_same_question_unless_left_out() -> None:
    room = here("nadia", "tom")
    mine, same = words(NADIA, FAMILY), words(TOM, FAMILY)
    assert room.beside(mine, [mine, same, words(TOM, FAMILY, question="C1")]) == (same,)
    assert room.beside(mine, [replace(same, word="left_out")]) == ()
    assert room.beside(mine, [replace(same, shared=None)]) == ()
    assert here("nadia").beside(mine, [same]) == ()


def test_lines_to_pick_from_are_agreed_and_open_to_all_here() -> None:
    agreed = words(TOM, FAMILY, word="agreed")
    room = here("nadia", "tom")
    assert room.to_pick_from([agreed, words(NADIA, FAMILY), words(NADIA, Shared(), word="agreed")]) == (
        agreed,
    )
    assert here("nadia", "amira").to_pick_from([agreed]) == ()


def test_a_name_is_replaced_as_a_whole_word() -> None:
    one = replace(
        words(NADIA),
        words="Sam took the same seat. Sam’s seat.",
        names=(NameKept("Sam", "instead", "a friend"),),
    )
    assert printed_words(one) == "a friend took the same seat. a friend’s seat."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    cheap = Cost(memory_kib=8 * 1024, passes=1)
    opened, _ = create_store(tmp_path / "store", "winter lantern ferry moss", "Ruth Abara", cheap)
    with opened:
        yield opened


@pytest.fixture
def visit(store: Store) -> str:
    person = people.add_person(store, PersonFacts("Amira")).made_id
    for name, relationship in (("Nadia", "mother"), ("Tom", "father")):
        people.add_contributor(store, person, ContributorFacts(name, relationship))
    return interviews.start(store, person, interviews.Plan(TODAY)).made_id


def voice(store: Store, visit: str, name: str) -> str:
    person = interviews.visit(store, visit).person_id
    return next(each.id for each in people.circle(store, person) if each.name == name)


def stands(store: Store, statement_id: str) -> Said:
    with store.read() as session:
        return said.said(session, [statement_id])[statement_id]


def test_a_link_is_the_same_from_both_sides(store: Store, visit: str) -> None:
    hers, his = (
        interviewing.say(store, visit, "F1", Words("Goes quiet.", voice(store, visit, name))).made_id
        for name in ("Nadia", "Tom")
    )
    reading_back.see_differently(store, hers, his)
    assert stands(store, hers).differs == (his,) and stands(store, his).differs == (hers,)
    reading_back.see_differently(store, his, hers, stands=False)
    assert stands(store, hers).differs == () and stands(store, his).differs == ()


def test_how_it_was_is_agreed_at_once_and_replaced_by_a_later_answer(store: Store, visit: str) -> None:
    nadia, tom = voice(store, visit, "Nadia"), voice(store, visit, "Tom")
    first = reading_back.how_it_was(store, visit, Words("", nadia, fields={"rating": 1}))
    second = reading_back.how_it_was(store, visit, Words("Better.", nadia, fields={"rating": 3}))
    assert first.made_id == second.made_id
    given = reading_back.answered_alone(store, visit, nadia)
    assert given is not None
    assert (given.words, given.word, dict(given.fields)) == ("Better.", "agreed", {"rating": 3})
    assert reading_back.answered_alone(store, visit, tom) is None
    deeds.undo_last(store, given.person_id, visit)
    before = reading_back.answered_alone(store, visit, nadia)
    assert before is not None and dict(before.fields) == {"rating": 1}
    deeds.undo_last(store, given.person_id, visit)
    assert reading_back.answered_alone(store, visit, nadia) is None


def test_words_moved_apart_leave_no_half_typed_text_and_no_place(store: Store, visit: str) -> None:
    made = interviewing.say(store, visit, "F1", Words("Hurt.", voice(store, visit, "Nadia"))).made_id
    drafts.keep_draft(store, visit, f"readback:{made}", HalfTyped("Hurt badly"))
    reading_back.stop_at(store, visit, made)
    concerns.move_there(store, made)
    assert interviews.visit(store, visit).at_statement == ""
    assert drafts.draft(store, visit, f"readback:{made}").words == ""
