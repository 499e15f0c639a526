"""The way through a visit."""

import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.questions.flow import heard_again, next_question, previous_question, progress, route
from coprod_desktop.questions.question_set import QuestionSet, builtin_sets

SHORT = ["A1", "A8", "A6", "A7", "B5", "B2", "C2", "D5", "F1", "I2", "G3", "I4", "J1", "N3", "N4", "N6"]


@pytest.fixture
def family_insight() -> QuestionSet:
    return builtin_sets()["family-insight"]


def test_each_visit_holds_the_shorter_ones(family_insight: QuestionSet) -> None:
    short, first, full = (route(family_insight, visit) for visit in ("short", "first", "full"))
    assert [one.id for one in short] == SHORT
    assert (len(first), len(full)) == (31, 80)
    assert set(short) < set(first) < set(full)
    assert [one.place for one in full] == sorted(one.place for one in full)


def test_the_special_path_is_on_no_route(family_insight: QuestionSet) -> None:
    everything = [section.id for section in family_insight.sections]
    assert "M5" not in {one.id for one in route(family_insight, "full")}
    assert "M5" not in {one.id for one in route(family_insight, "sections", everything)}


def test_chosen_sections_are_asked_whole(family_insight: QuestionSet) -> None:
    chosen = route(family_insight, "sections", ["hopes", "first-signs"])
    assert [one.id for one in chosen] == ["F1", "F2", "F3", "F4", "F5", "I2", "C6", "C7"]


@pytest.mark.parametrize(("visit", "sections"), [("long", ()), ("sections", ()), ("sections", ("cellar",))])
def test_an_unknown_visit_or_section_is_told(
    family_insight: QuestionSet, visit: str, sections: tuple[str, ...]
) -> None:
    with pytest.raises(InputError):
        route(family_insight, visit, sections)


def test_the_next_visit_asks_only_what_is_new(family_insight: QuestionSet) -> None:
    asked = [one.id for one in route(family_insight, "first", heard=SHORT)]
    offered = [one.id for one in heard_again(family_insight, "first", heard=SHORT)]
    assert offered == ["A6", "A7", "B5", "B2", "C2", "D5", "F1", "I2", "G3", "I4", "J1"]
    assert asked[:3] == ["A1", "A8", "A2"]
    assert sorted(asked + offered) == sorted(one.id for one in route(family_insight, "first"))


def test_a_jump_off_the_route_goes_on_in_the_order_of_the_set(family_insight: QuestionSet) -> None:
    on_route = route(family_insight, "short")
    f3 = family_insight.question("F3")
    after, before = next_question(on_route, f3), previous_question(on_route, f3)
    assert after and after.id == "I2"
    assert before and before.id == "F1"


def test_the_way_begins_and_ends(family_insight: QuestionSet) -> None:
    on_route = route(family_insight, "short")
    assert next_question(on_route) is on_route[0]
    assert next_question(on_route, on_route[-1]) is None
    assert previous_question(on_route, on_route[0]) is None
    assert next_question([]) is None


def test_progress_counts_each_section(family_insight: QuestionSet) -> None:
    counted = progress(route(family_insight, "short"), {"A1", "A8", "F1", "F3"})
    assert (counted[0].section_id, counted[0].done, counted[0].total) == ("before-we-start", 2, 4)
    assert {one.section_id: one.done for one in counted}["first-signs"] == 1
    assert sum(one.total for one in counted) == 16
