"""The question set that ships: all of it there, every answer readable, quick to read."""

import time
from collections import Counter

import pytest

from coprod_desktop import paths
from coprod_desktop.questions.answers import parse_answer
from coprod_desktop.questions.kinds import KINDS
from coprod_desktop.questions.question_set import (
    QuestionSet,
    builtin_sets,
    load_question_set,
    parse_question_set,
)
from coprod_desktop.questions.record_screens import RECORD_SCREENS

IN_ORDER = (
    "A1 A8 A2 A3 A4 A5 A6 A7 B5 B1 B2 B3 B4 B6 C1 C2 C3 C5 D1 D2 D3 D4 D5 D6 E1 E2 E3 E4 E5 I1 "
    "F1 F2 F3 F4 F5 I2 G1 G2 G3 I3 G4 G5 I4 J1 J2 J3 J4 J5 H1 H2 H3 H4 H5 H6 I5 I6 C4 K1 K2 K3 K4 K5 "
    "L1 L2 L3 L4 L5 M1 M2 M3 M4 M5 C6 C7 N1 N2 N3 N4 N5 N6 N7"
)


@pytest.fixture(scope="module")
def family_insight() -> QuestionSet:
    return load_question_set(paths.QUESTION_SETS / "family_insight.toml")


def test_all_questions_are_there_in_the_order_they_are_asked(family_insight: QuestionSet) -> None:
    assert " ".join(one.id for one in family_insight.questions) == IN_ORDER
    assert [one.place for one in family_insight.questions] == list(range(81))
    assert (family_insight.id, family_insight.version) == ("family-insight", 2)


def test_the_visits_are_as_long_as_they_say(family_insight: QuestionSet) -> None:
    visits = Counter(one.visit for one in family_insight.questions)
    assert visits == {"short": 16, "first": 15, "full": 49, "any": 1}


def test_the_sections_stand_in_order(family_insight: QuestionSet) -> None:
    titles = [section.title for section in family_insight.sections]
    assert len(titles) == 16
    assert (titles[0], titles[1], titles[-2], titles[-1]) == (
        "Before we start",
        "Who {name} is",
        "Hopes",
        "Agree and close",
    )
    assert family_insight.question("I1").section_id == "when-things-are-good"


def test_the_wording_is_whole(family_insight: QuestionSet) -> None:
    f1 = family_insight.question("F1")
    assert f1.ask == "What is the very first change you notice?"
    assert f1.ask_self == "What do you notice first when things start to go wrong?"
    assert f1.probes == ("What would I see or hear?", "When did you last see it?")
    assert all(one.ask_self and (one.probes or one.asker_notes) for one in family_insight.questions)


def test_notes_for_the_asker_are_no_probes(family_insight: QuestionSet) -> None:
    noted = {one.id: one.asker_notes for one in family_insight.questions if one.asker_notes}
    assert list(noted) == ["A4", "A5", "G3", "C7", "N7"]
    assert noted["G3"] == ("Away from {name}: Has anyone been hurt or held?",)
    assert noted["G3"][0] not in family_insight.question("G3").probes


def test_only_the_special_path_is_kept_apart(family_insight: QuestionSet) -> None:
    assert [one.id for one in family_insight.questions if one.kept_apart] == ["M5"]
    assert [one.id for one in family_insight.questions if not one.on_route] == ["M5"]


def test_every_kind_and_every_record_screen_is_used(family_insight: QuestionSet) -> None:
    parts = [part for one in family_insight.questions for part in one.answer.parts]
    fields = [field for one in family_insight.questions for field in one.answer.fields]
    used = {part.kind.id for part in parts} | {field.kind.id for field in fields}
    assert used == set(KINDS)
    records = {one.answer.record.id for one in family_insight.questions if one.answer.record}
    assert records == set(RECORD_SCREENS)


def test_it_is_read_once_and_quickly(family_insight: QuestionSet) -> None:
    assert builtin_sets() is builtin_sets()
    assert builtin_sets()["family-insight"] == family_insight
    parse_answer.cache_clear()
    begun = time.process_time()
    parse_question_set(family_insight.text, "again")
    assert time.process_time() - begun < 0.1
