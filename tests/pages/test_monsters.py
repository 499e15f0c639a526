"""What nobody should ever say, and somebody will: words without end, in every place a page has for them."""

from dataclasses import replace
from datetime import date

import pytest

from coprod_desktop.summaries.blocks import (
    Banner,
    Block,
    Chart,
    Heading,
    Item,
    Items,
    Section,
    WriteHere,
    plain,
)
from coprod_desktop.summaries.contents import Ask, Column, Contents, Topic
from coprod_desktop.summaries.documents import ALL, DOCUMENT, Document
from coprod_desktop.summaries.lines import Line, PageFacts
from coprod_desktop.summaries.making import How, Printed, make_document
from coprod_desktop.summaries.reading import READINGS, STANDARD, Reading
from coprod_desktop.summaries.setting.pages import About
from coprod_desktop.summaries.setting.sizes import Sheet, Style
from coprod_desktop.summaries.to_pdf import write_pages
from tests.pages.reading_order import marks_in_tree_order, outside, said_by, said_in

A_READING = pytest.mark.parametrize("reading", READINGS, ids=lambda one: one.id)
LENGTHS = (40, 400, 3000)


FACTS = PageFacts(
    called="Mira", full_name="Amira Khan", made_on=date(2026, 11, 25), audience_word="the family"
)


def long(count: int, word: str = "kettle") -> str:
    return " ".join(f"{word}{number}" for number in range(count)) + "."


def made(document: str, reading: Reading, contents: Contents) -> Printed:
    return make_document(How(DOCUMENT[document], reading), contents)


def holds_all(page: Printed, *words: str) -> None:
    said = said_by(page.pdf)
    for each in words:
        missing = [word for word in each.split() if word not in said]
        assert missing == []
    assert outside(page.pdf) == []


@A_READING
@pytest.mark.parametrize("count", LENGTHS)
def test_a_row_that_no_page_can_hold_goes_on_and_ends(reading: Reading, count: int) -> None:
    head, cell = long(count), long(count, "hum")
    parts = (("what it means", cell), ("what to do", "Wait."))
    passport = (Line("1", "dictionary", None, head, "Mum", parts=parts),)
    holds_all(made("passport", reading, Contents(FACTS, passport)), head, cell)
    line = Line("1", "said", None, head, "Mum")
    holds_all(
        made("you-said", reading, Contents(FACTS, (line,), (Ask(line, cell, why_not=cell),))), head, cell
    )
    said = Topic("Noise", head, {"a": (line,), "b": (Line("2", "said", None, cell, "Dad"),)})
    columns = (Column("a", "Mum"), Column("b", "Dad"))
    lines = tuple(one for each in said.said.values() for one in each)
    holds_all(
        made("side-by-side", reading, Contents(FACTS, lines, columns=columns, topics=(said,))), head, cell
    )


@A_READING
@pytest.mark.parametrize("count", LENGTHS)
def test_a_cell_that_no_page_can_hold_stays_one_cell(reading: Reading, count: int) -> None:
    lines = (Line("1", "see", "early", long(count), "Mum"), Line("2", "do", "early", "Wait.", "Dad"))
    page = made("early-signs", reading, Contents(FACTS, lines))
    holds_all(page, long(count))
    marks = marks_in_tree_order(page.pdf)
    assert len(set(marks)) == len(marks)


@A_READING
@pytest.mark.parametrize("count", [8, 90, 200])
def test_many_short_lines_are_read_down_before_across(reading: Reading, count: int) -> None:
    lines = tuple(Line(str(n), "also", None, f"Line number {n}.", "Mum") for n in range(count))
    page = made("about-me", reading, Contents(FACTS, lines))
    assert said_by(page.pdf) == said_in(page.blocks)
    marks = marks_in_tree_order(page.pdf)
    assert marks == sorted(marks)


@pytest.mark.parametrize("document", ALL, ids=lambda one: one.id)
@A_READING
@pytest.mark.parametrize("voices", [1, 24, 40])
def test_however_many_helped_the_foot_stays_on_the_page(
    document: Document, reading: Reading, voices: int
) -> None:
    names = tuple(f"Person Number{n} (support worker)" for n in range(voices))
    place = next(iter(document.places), None)
    lines = tuple(Line(str(n), place.section, place.stage, f"Line {n}.", "Mum") for n in range(7) if place)
    asks = tuple(Ask(line) for line in lines)
    page = make_document(
        How(document, reading), Contents(replace(FACTS, voices=names, ask_today="Ms Marsh"), lines, asks)
    )
    assert outside(page.pdf) == []


@pytest.mark.parametrize(
    "block",
    [
        WriteHere(ticks=tuple(f"choice {n}" for n in range(300))),
        WriteHere(ticks=("x" * 500,)),
        WriteHere(lines=90),
        Chart(
            tuple(f"r{n}" for n in range(60)),
            ("a", "b"),
            ((1, None),) * 60,
            ("0", "1", "2", "3", "4"),
            "All of it.",
        ),
        Section(Heading(long(900)), (Items((Item(plain("x")),)),)),
    ],
    ids=["ticks", "tick", "lines", "chart", "heading"],
)
def test_a_block_larger_than_a_page_goes_on(block: Block) -> None:
    pdf, pages = write_pages((Banner("Mira"), block), Style(STANDARD.size), Sheet(), About("Title"))
    assert pages > 1 or isinstance(block, WriteHere)
    assert outside(pdf) == []


def test_a_name_without_end_is_set_and_not_lost() -> None:
    name = long(400, "Mira")
    page = made(
        "record", STANDARD, Contents(PageFacts(called=name, full_name=name, made_on=date(2026, 11, 25)))
    )
    holds_all(page, name)
