"""Writes the blocks of a summary as plain text, for the clipboard."""

from collections.abc import Callable, Iterable
from typing import Any

from coprod_desktop.summaries import blocks, fonts
from coprod_desktop.summaries.blocks import Block, Text


def to_text(content: Iterable[Block]) -> str:
    """The words of the blocks in reading order, a blank line between blocks."""
    return "\n\n".join(_write(block) for block in content) + "\n"


def _write(block: Block) -> str:
    return WRITERS[type(block)](block)


def _plain(text: Text) -> str:
    return fonts.clean("".join(span.words for span in text)).replace("\u00a0", " ")


def _write_banner(block: blocks.Banner) -> str:
    return "\n".join([block.name, *map(_plain, block.under), *block.aside])


def _write_heading(block: blocks.Heading) -> str:
    return block.words.upper()


def _write_label(block: blocks.Label) -> str:
    return f"{block.words}:"


def _write_paragraph(block: blocks.Paragraph) -> str:
    return _plain(block.text)


def _write_items(block: blocks.Items) -> str:
    return "\n".join(
        f"{'•' if item.number is None else item.number} {_plain(item.text)}" for item in block.items
    )


def _write_section(block: blocks.Section) -> str:
    return "\n".join(_write(inner) for inner in (block.heading, *block.blocks))


def _write_box(block: blocks.Box) -> str:
    return _write(block.section)


def _write_columns(block: blocks.Columns) -> str:
    return "\n\n".join(_write(column) for column in block.columns)


def _write_stage_table(block: blocks.StageTable) -> str:
    return "\n\n".join(_write_row(block.heads[1:], row) for row in block.rows)


def _write_row(heads: Iterable[str], row: blocks.StageRow) -> str:
    cells = [
        "\n".join([f"{head}:", *map(_write, cell)])
        for head, cell in zip(heads, row.cells, strict=True)
        if cell
    ]
    return "\n".join([row.word.upper(), *cells])


def _write_foot(block: blocks.Foot) -> str:
    return "\n".join(map(_plain, block.lines))


WRITERS: dict[type[Block], Callable[[Any], str]] = {
    blocks.Banner: _write_banner,
    blocks.Heading: _write_heading,
    blocks.Label: _write_label,
    blocks.Paragraph: _write_paragraph,
    blocks.Items: _write_items,
    blocks.Section: _write_section,
    blocks.Box: _write_box,
    blocks.Columns: _write_columns,
    blocks.StageTable: _write_stage_table,
    blocks.Foot: _write_foot,
}
