"""Side by side: each topic with every voice in a column of its own, the person's first."""

from collections.abc import Iterator, Sequence

from coprod_desktop.questions.vocabulary import STAGE, WORKS
from coprod_desktop.summaries.blocks import (
    MORE,
    Block,
    Blocks,
    Heading,
    Item,
    Items,
    Row,
    Section,
    Span,
    Table,
    plain,
    strong,
)
from coprod_desktop.summaries.contents import Column, Contents, Topic
from coprod_desktop.summaries.documents.common import foot, head, in_short_rows, still_to_come
from coprod_desktop.summaries.languages import spans
from coprod_desktop.summaries.lines import Line

TITLE = "Side by side"
MOST_COLUMNS = 5
"""Voices beside each other on paper that lies; more of them stand in a further table."""


def side_by_side(contents: Contents) -> Blocks:
    """Any number of pages, on paper that lies."""
    facts = contents.facts
    if not contents.topics:
        what = f"What each person says about {facts.called} will be here, side by side."
        return (head(facts, TITLE), still_to_come(facts, what), foot(facts))
    return (head(facts, TITLE), *_sections(contents), foot(facts))


def _sections(contents: Contents) -> Iterator[Block]:
    """Every section has the same columns, so that a voice is found in one place."""
    parts = _in_parts(contents.columns)
    for title in dict.fromkeys(topic.section for topic in contents.topics):
        topics = [topic for topic in contents.topics if topic.section == title]
        tables = [_table(contents, columns, topics) for columns in parts]
        told = [table for table in tables if table.rows]
        yield Section(Heading(title), tuple(told))


def _in_parts(columns: tuple[Column, ...]) -> list[tuple[Column, ...]]:
    count = -(-len(columns) // MOST_COLUMNS)
    size = -(-len(columns) // count) if count else 1
    return [columns[start : start + size] for start in range(0, len(columns), size)]


def _table(contents: Contents, columns: tuple[Column, ...], topics: list[Topic]) -> Table:
    rows = tuple(
        Row(
            strong(f"{topic.words}{MORE if number else ''}"), tuple(_cell(lines, contents) for lines in cells)
        )
        for topic in topics
        if any(topic.said.get(column.id) for column in columns)
        for number, cells in enumerate(in_short_rows([topic.said.get(column.id, ()) for column in columns]))
    )
    return Table(("Topic", *(column.name for column in columns)), rows, (3, *(4.0 for _ in columns)))


def _cell(lines: Sequence[Line], contents: Contents) -> Blocks:
    return (
        (Items(tuple(Item((*_tags(line, contents), *spans(line.words), *_rated(line))) for line in lines)),)
        if lines
        else ()
    )


def _tags(line: Line, contents: Contents) -> tuple[Span, ...]:
    if not line.stage:
        return ()
    stage = STAGE[line.stage]
    return strong(f"{contents.facts.stage_words.get(stage.id) or stage.word}: ")


def _rated(line: Line) -> tuple[Span, ...]:
    differs = " (seen differently)" if line.differs else ""
    works = f" {WORKS[line.works]}" if line.works is not None else ""
    return (*(strong(works) if works else ()), *(plain(differs) if differs else ()))
