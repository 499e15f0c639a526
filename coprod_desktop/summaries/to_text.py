"""Writes the blocks of a summary as plain text, for the clipboard."""

from collections.abc import Callable, Iterable
from typing import Any

from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import Block, Text
from coprod_desktop.summaries.setting import fonts


def to_text(content: Iterable[Block]) -> str:
    """The words of the blocks in reading order, a blank line between blocks."""
    written = (_write(block) for block in content)
    return "\n\n".join(one for one in written if one) + "\n"


def _write(block: Block) -> str:
    return WRITERS[type(block)](block)


def _plain(text: Text) -> str:
    return _line("".join(span.words for span in text))


def _line(words: str) -> str:
    return fonts.clean(words).replace("\u00a0", " ")


def _write_banner(block: blocks.Banner) -> str:
    return "\n".join([_line(block.name), *map(_plain, block.under), *block.aside])


def _write_heading(block: blocks.Heading) -> str:
    words = _line(block.words).upper()
    return f"{STAGE[block.stage].shape} {words}" if block.stage else words


def _write_label(block: blocks.Label) -> str:
    return f"{_line(block.words)}:"


def _write_words(block: blocks.Paragraph | blocks.Note) -> str:
    return _plain(block.text)


def _write_items(block: blocks.Items) -> str:
    return "\n".join(
        f"{'•' if item.number is None else item.number} {_plain(item.text)}" for item in block.items
    )


def _write_pictured(block: blocks.Pictured) -> str:
    return "\n\n".join("\n".join(map(_plain, item.lines)) for item in block.items)


def _write_section(block: blocks.Section) -> str:
    return "\n".join(_write(inner) for inner in (block.heading, *block.blocks))


def _write_box(block: blocks.Box) -> str:
    return _write(block.section)


def _write_columns(block: blocks.Columns) -> str:
    return "\n\n".join(_write(column) for column in block.columns)


def _write_table(block: blocks.Table) -> str:
    return "\n\n".join(_write_row(block.heads[1:], row) for row in block.rows)


def _write_row(heads: Iterable[str], row: blocks.Row) -> str:
    cells = [
        "\n".join([f"{head}:", *map(_write, cell)])
        for head, cell in zip(heads, row.cells, strict=True)
        if cell
    ]
    head = _plain(row.head)
    return "\n".join([head.upper() if row.stage else head, *cells])


def _write_ladder(block: blocks.Ladder) -> str:
    return "\n".join(
        "\n".join([f"{number} {_plain(step.words)}", *(_under(label, lines) for label, lines in step.under)])
        for number, step in enumerate(block.steps, 1)
    )


def _under(label: str, lines: tuple[Text, ...]) -> str:
    return f"{label}: {' · '.join(map(_plain, lines))}"


def _write_chart(block: blocks.Chart) -> str:
    return _line(block.words)


def _write_board(block: blocks.Board) -> str:
    return "\n".join(f"{_line(cell.head)}: {_line(cell.words)}" for cell in block.cells)


def _write_cards(block: blocks.Cards) -> str:
    return "\n".join(_line(cell.words) for cell in block.cells)


def _write_here(block: blocks.WriteHere) -> str:
    ticks = [f"☐ {tick}" for tick in block.ticks]
    return "\n".join([*ticks, *([block.label] if block.label else []), *["……………………………………"] * block.lines])


def _write_nothing(_block: blocks.NewPage) -> str:
    return ""


def _write_foot(block: blocks.Foot) -> str:
    return "\n".join(map(_plain, block.lines))


WRITERS: dict[type[Block], Callable[[Any], str]] = {
    blocks.Banner: _write_banner,
    blocks.Heading: _write_heading,
    blocks.Label: _write_label,
    blocks.Paragraph: _write_words,
    blocks.Note: _write_words,
    blocks.Items: _write_items,
    blocks.Pictured: _write_pictured,
    blocks.Section: _write_section,
    blocks.Box: _write_box,
    blocks.Columns: _write_columns,
    blocks.Table: _write_table,
    blocks.Ladder: _write_ladder,
    blocks.Chart: _write_chart,
    blocks.Board: _write_board,
    blocks.Cards: _write_cards,
    blocks.WriteHere: _write_here,
    blocks.NewPage: _write_nothing,
    blocks.Foot: _write_foot,
}
