"""Which lines stand on the page, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coprod_desktop.summaries import choosing
from coprod_desktop.summaries.choosing import TARGET_WORDS
from coprod_desktop.summaries.documents.one_page import PLACES
from coprod_desktop.summaries.lines import Line

PAGE = ["three", "water", "find", "swim", "hum", "ears", "wait", "hold", "blanket", "off", "pace"]


def best_first(lines: Iterable[Line]) -> list[Line]:
    return choosing.best_first(lines, PLACES)


def by_itself(lines: Iterable[Line]) -> list[Line]:
    return choosing.by_itself(lines, PLACES)


def in_rounds(lines: Iterable[Line]) -> list[Line]:
    return choosing.in_rounds(lines, PLACES)


def as_chosen(lines: Iterable[Line], chosen: Sequence[str]) -> list[Line]:
    return choosing.as_chosen(lines, chosen, PLACES)


def ids(lines: list[Line]) -> list[str]:
    return [line.id for line in lines]


def said(line_id: str, section: str, words: int, rank: int = 0) -> Line:
    return Line(line_id, section, None, "word " * words, "Mum", rank=rank)


def test_the_page_has_its_order_and_what_works_best_is_first(lines: list[Line]) -> None:
    assert ids(best_first(lines)) == PAGE


def test_a_small_page_takes_all(lines: list[Line]) -> None:
    assert ids(by_itself(lines)) == PAGE


def test_rank_says_who_is_first(lines: list[Line]) -> None:
    ranked = [replace(line, rank={"find": 2, "swim": 1}.get(line.id, 0), label="") for line in lines]
    assert ids(best_first(ranked))[2:4] == ["swim", "find"]


def test_safe_lines_are_all_taken_even_above_the_target() -> None:
    lines = [*(said(f"s{n}", "safe", 100) for n in range(3)), said("b", "best", 5)]
    assert ids(by_itself(lines)) == ["s0", "s1", "s2"]


def test_three_lines_are_read_first() -> None:
    lines = [said(f"r{n}", "read_first", 3) for n in range(5)]
    assert ids(by_itself(lines)) == ["r0", "r1", "r2"]
    assert ids(as_chosen(lines, ["r4", "r3", "r2", "r1"])) == ["r4", "r3", "r2"]


def test_each_place_gets_its_first_line_before_any_gets_a_second() -> None:
    lines = [
        said("b1", "best", 100),
        said("b2", "best", 100),
        said("t1", "talking", 100),
        said("o1", "sets_off", 20),
    ]
    assert ids(by_itself(lines)) == ["b1", "t1", "o1"]
    assert sum(line.word_count for line in by_itself(lines)) == TARGET_WORDS


def test_a_line_too_long_for_the_target_lets_shorter_ones_in() -> None:
    lines = [said("b1", "best", 5000), said("b2", "best", 10), said("t1", "talking", 10)]
    assert ids(by_itself(lines)) == ["b2", "t1"]


def test_what_is_needed_most_comes_first(lines: list[Line]) -> None:
    assert ids(in_rounds(best_first(lines)))[:5] == ["three", "water", "hold", "find", "hum"]


def test_the_chosen_order_holds_within_a_place(lines: list[Line]) -> None:
    assert ids(as_chosen(lines, ["wait", "ears", "water"])) == ["water", "wait", "ears"]


def test_ids_that_are_no_candidates_are_nothing(lines: list[Line]) -> None:
    assert ids(as_chosen(lines, ["withdrawn", "water", "water"])) == ["water"]


def test_one_statement_stands_once(lines: list[Line]) -> None:
    again = [*lines, Line("water", "read_first", None, "She walks straight to water.", "Mum")]
    assert ids(best_first(again)).count("water") == 1
    assert ids(by_itself(again))[:2] == ["three", "water"]


def test_without_a_stage_a_line_stands_where_the_library_says() -> None:
    lines = [said("d", "dont", 2), said("s", "see", 2)]
    assert ids(best_first(lines)) == ["s", "d"]


def test_a_difference_counts_both_accounts(lines: list[Line]) -> None:
    assert next(line for line in lines if line.id == "pace").word_count == 1 + 4 + 8
