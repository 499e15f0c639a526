"""Turns blocks into easier ones: one idea a line with its picture, and no columns too narrow for large words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from coprod_desktop.summaries import blocks, symbols
from coprod_desktop.summaries.blocks import (
    Block,
    Blocks,
    Heading,
    Item,
    Label,
    Paragraph,
    Picture,
    Pictured,
    PicturedItem,
    Section,
    Span,
    Text,
)
from coprod_desktop.summaries.reading import Reading
from coprod_desktop.summaries.sentences import parted

NO_PICTURE = Picture()
WIDE_TABLE = 4
"""Columns from which a table of large words is told row by row."""


def in_reading(content: Iterable[Block], reading: Reading) -> Blocks:
    """The blocks as this reader reads them best."""
    return _changed(content, CHANGES.get(reading.id, {}))


def _changed(content: Iterable[Block], changes: "Changes") -> Blocks:
    return tuple(one for block in content for one in _change(block, changes))


def _change(block: Block, changes: "Changes") -> Iterable[Block]:
    change = changes.get(type(block))
    return change(block) if change else (block,)


def _ease_all(content: Iterable[Block]) -> Blocks:
    return _changed(content, EASIER)


def _ease_items(block: blocks.Items) -> Iterator[Block]:
    yield Pictured(tuple(_idea(_numbered(item), picture=_picture(item)) for item in block.items))


def _ease_paragraph(block: Paragraph) -> Iterator[Block]:
    yield Pictured((_idea(block.text),))


def _ease_section(block: Section) -> Iterator[Block]:
    yield _easier(block)


def _easier(section: Section) -> Section:
    return Section(section.heading, _ease_all(section.blocks))


def _ease_box(block: blocks.Box) -> Iterator[Block]:
    yield blocks.Box(_easier(block.section))


def _ease_columns(block: blocks.Columns) -> Iterator[Block]:
    yield from map(_easier, block.columns)


def _ease_table(block: blocks.Table) -> Iterator[Block]:
    yield from _ease_all(told_in_rows(block))


def _ease_ladder(block: blocks.Ladder) -> Iterator[Block]:
    """Each step is an idea of its own, with its number."""
    for number, step in enumerate(block.steps, 1):
        lines = tuple(
            (Span(f"{label}: ", strong=True), *line) for label, lines in step.under for line in lines
        )
        yield Pictured((_idea((Span(f"{number}. ", strong=True), *step.words), lines),))


def _unfold_section(block: Section) -> Iterator[Block]:
    yield Section(block.heading, _changed(block.blocks, UNFOLDED))


def _unfold_table(block: blocks.Table) -> Iterator[Block]:
    if len(block.heads) >= WIDE_TABLE:
        yield from told_in_rows(block)
    else:
        yield block


Changes = dict[type[Block], Callable[[Any], Iterable[Block]]]
EASIER: Changes = {
    blocks.Items: _ease_items,
    blocks.Paragraph: _ease_paragraph,
    blocks.Section: _ease_section,
    blocks.Box: _ease_box,
    blocks.Columns: _ease_columns,
    blocks.Table: _ease_table,
    blocks.Ladder: _ease_ladder,
}
"""What easy read tells otherwise; every other block stays as it is."""
UNFOLDED: Changes = {
    blocks.Section: _unfold_section,
    blocks.Table: _unfold_table,
    blocks.Columns: lambda block: block.columns,
}
"""What large words have no room for side by side."""
CHANGES: dict[str, Changes] = {"easy": EASIER, "large": UNFOLDED}


def told_in_rows(table: blocks.Table) -> Iterator[Section]:
    """A section for each row, in it each cell under the head of its column; empty cells are left out.

    A row that is headed by somebody's whole sentence is headed by what such sentences are instead ("You said").
    """
    for row in table.rows:
        heading = table.heads[0] if table.quotes else _words(row.head)
        inner: list[Block] = [Paragraph(row.head)] if table.quotes else []
        for head, cell in zip(table.heads[1:], row.cells, strict=True):
            if cell:
                inner += [Label(head), *cell]
        yield Section(Heading(heading, level=3, stage=row.stage), tuple(inner))


def _numbered(item: Item) -> Text:
    return (Span(f"{item.number}. ", strong=True), *item.text) if item.number is not None else item.text


def _picture(item: Item) -> Picture:
    """The one that was named, or one that surely fits."""
    found = symbols.picture_for(item.topic) if item.topic and not item.symbol else None
    return Picture(found.id if found else item.symbol)


def _idea(text: Text, more: Iterable[Text] = (), picture: Picture = NO_PICTURE) -> PicturedItem:
    """A line for each sentence; the words stay as they were said."""
    return PicturedItem((*_sentences(text), *more), picture)


def _sentences(text: Text) -> list[Text]:
    lines: list[list[Span]] = [[]]
    for span in text:
        first, *rest = (span.words,) if span.quiet else parted(span.words)
        lines[-1].append(replace(span, words=first))
        lines += [[replace(span, words=sentence)] for sentence in rest]
    return [tuple(line) for line in lines]


def _words(text: Text) -> str:
    return "".join(span.words for span in text)
