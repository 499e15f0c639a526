"""Where a statement stands on a page: once, in the right place."""

import pytest

from coprod_desktop.questions.prints import PRINT_SLOTS
from coprod_desktop.questions.question_set import Question, builtin_sets
from coprod_desktop.questions.slots import CHOOSERS, Said, Slot, one_page_slot, slot_in


def question(question_id: str) -> Question:
    return builtin_sets()["family-insight"].question(question_id)


ONE_PAGE = {
    Slot("header"): "B5 N6",
    Slot("read_first"): "N3",
    Slot("safe"): "C2 G3 H1",
    Slot("best"): "B1 B2 C1",
    Slot("talking"): "D1 D4 D5",
    Slot("see", "settled"): "E1",
    Slot("see", "early"): "F1 F4",
    Slot("see", "upset"): "G1",
    Slot("see", "recovering"): "G4",
    Slot("do", "settled"): "I1",
    Slot("do", "early"): "I2",
    Slot("do", "upset"): "I3",
    Slot("do", "recovering"): "I4",
    Slot("dont", "upset"): "J1 J3",
    Slot("sets_off"): "H3 H4 J2",
}
"""The one page of documents.md; a statement without a stage of its own."""


def test_the_one_page_takes_exactly_these_questions() -> None:
    standing: dict[Slot, list[str]] = {}
    for one in builtin_sets()["family-insight"].questions:
        if slot := one_page_slot(one):
            standing.setdefault(slot, []).append(one.id)
    assert {slot: " ".join(sorted(ids)) for slot, ids in standing.items()} == ONE_PAGE


def test_the_stage_of_the_statement_comes_first() -> None:
    assert one_page_slot(question("J1"), "early") == Slot("dont", "early")
    assert one_page_slot(question("I2"), "upset") == Slot("do", "upset")
    assert one_page_slot(question("C2"), "early") == Slot("safe")


@pytest.mark.parametrize(
    ("fields", "words", "section"),
    [
        ({"message": "pain"}, "He holds his ear", "safe"),
        ({"message": "stop"}, "It hurts, so stop", "talking"),
        ({}, "Pain is quiet.", "safe"),
        ({}, "I won't tell you if something hurts.", "safe"),
        ({}, "No hands.", "talking"),
        ({}, "He paints a yes.", "talking"),
    ],
)
def test_pain_is_a_matter_of_safety(fields: dict[str, object], words: str, section: str) -> None:
    assert one_page_slot(question("D4"), None, fields, words) == Slot(section)


def test_do_and_dont_are_picked_by_their_field() -> None:
    g3 = question("G3")
    assert slot_in("early-signs", g3, Said(fields={"do or don't": "don't"})) == Slot("dont", "upset")
    assert slot_in("early-signs", g3, Said(fields={"do or don't": "do"})) == Slot("do", "upset")
    assert slot_in("early-signs", g3, Said()) == Slot("do", "upset")


def test_views_are_kept_apart_by_who_speaks() -> None:
    assert slot_in("views", question("C6"), Said(by_person=True)) == Slot("child")
    assert slot_in("views", question("C6"), Said()) == Slot("parents")


def test_an_untagged_statement_has_a_usual_stage() -> None:
    assert slot_in("early-signs", question("I5"), Said()) == Slot("do", "settled")
    assert slot_in("early-signs", question("J2"), Said()) == Slot("dont", "upset")
    assert slot_in("early-signs", question("I5"), Said("recovering")) == Slot("do", "recovering")


def test_the_special_path_stands_nowhere() -> None:
    assert all(slot_in(document, question("M5"), Said()) is None for document in PRINT_SLOTS)


def test_every_rule_picks_between_real_slots() -> None:
    slots = set().union(*PRINT_SLOTS.values())
    for among, choose in CHOOSERS.items():
        assert among <= slots
        assert choose(Said()) in among
