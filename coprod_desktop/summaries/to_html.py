"""Writes the blocks of a summary as one HTML page that fetches nothing, or as a piece of one for the clipboard."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from coprod_desktop import paths
from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.summaries import blocks, markup, showing
from coprod_desktop.summaries.blocks import Block, Picture, Text
from coprod_desktop.summaries.markup import attributes, escaped, said, tag, written
from coprod_desktop.summaries.reading import STANDARD, Reading

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Tells every browser that this page needs nothing from anywhere and runs nothing."""
FACE, SYMBOL, CELL = 104, 56, 240
"""Sides of pictures in pixels for whoever knows no style sheet: a face, a symbol beside words, one of a board."""
_JOINED = "border-collapse: collapse"


@dataclass(frozen=True)
class Way:
    """`pictured`: with symbols and drawings. A clipboard goes without: the words say it all, and mail drops them."""

    pictured: bool


def to_html(
    content: Iterable[Block],
    *,
    title: str,
    language: str = "en-GB",
    whole: bool = True,
    reading: Reading = STANDARD,
) -> str:
    """A whole page, or (not `whole`) a `div` that Word and mail programs take. Words of people are always text.

    `title` names the document and nobody in it. `language` is a BCP 47 tag.
    """
    told = tuple(content)
    inner = "\n".join(filter(None, (_write(block, Way(whole)) for block in told)))
    if not whole:
        return f"<div{attributes(lang=language, style=_fonts(reading))}>\n{inner}\n</div>\n"
    draft = '<p class="draft" aria-hidden="true">DRAFT</p>\n' if showing.is_draft(told) else ""
    return _PAGE.format(
        language=escape(language),
        policy=escape(POLICY),
        title=escape(showing.clean(title)),
        style=f"{_style()}{_sizes(reading)}",
        inner=f"{draft}{inner}",
    )


_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{inner}
</main>
</body>
</html>
"""


@lru_cache(maxsize=1)
def _style() -> str:
    return (paths.RESOURCES / "summary.css").read_text(encoding="utf-8")


def _sizes(reading: Reading) -> str:
    """All other sizes are parts of this one; on a screen it grows with what the reader chose in the browser."""
    share = round(100 * reading.size / STANDARD.size)
    return (
        f":root {{ font-size: {share}%; }}\n@media print {{ :root {{ font-size: {reading.size:g}pt; }} }}\n"
    )


def _fonts(reading: Reading) -> str:
    return f"font-family: 'Open Sans', 'Segoe UI', sans-serif; font-size: {reading.size:g}pt"


def _beside(picture: Picture, side: int, way: Way) -> str:
    return markup.beside(picture, side, symbols_too=way.pictured)


def _write(block: Block, way: Way) -> str:
    return WRITERS[type(block)](block, way)


def _write_all(content: Iterable[Block], way: Way) -> str:
    return "\n".join(filter(None, (_write(block, way) for block in content)))


def _write_banner(block: blocks.Banner, _way: Way) -> str:
    face = markup.face(block.photo, block.photo_words, FACE) if block.photo else ""
    parts = (
        tag("p", face, class_="face") if face else "",
        tag("h1", escaped(block.name), dir="auto"),
        *(said("p", line) for line in block.under),
        *(tag("p", escaped(line), class_="aside") for line in block.aside),
    )
    return tag("header", "\n".join(filter(None, parts)), class_="banner")


def _write_heading(block: blocks.Heading, way: Way) -> str:
    sign = _shape(block.stage) if block.stage else _beside(Picture(block.symbol), SYMBOL, way)
    kind = STAGE[block.stage].colour if block.stage else "care" if block.tone == "care" else None
    return tag(f"h{block.level}", f"{sign}{escaped(block.words)}", class_=kind, dir="auto")


def _shape(stage: str) -> str:
    """The stage's shape before its word; the word alone is read out."""
    return tag("span", STAGE[stage].shape, class_="shape", aria_hidden="true") + " "


def _write_label(block: blocks.Label, _way: Way) -> str:
    return tag("p", tag("strong", escaped(block.words)), class_="label", dir="auto")


def _write_paragraph(block: blocks.Paragraph, _way: Way) -> str:
    return said("p", block.text)


def _write_note(block: blocks.Note, _way: Way) -> str:
    return said("p", block.text, class_="note")


def _write_items(block: blocks.Items, _way: Way) -> str:
    """One line alone is no list. An order that has a gap goes on in a list that begins with the next number."""
    if len(block.items) == 1 and block.items[0].number is None:
        return said("p", block.items[0].text)
    return "\n".join(_list(first, items) for first, items in showing.runs_of(block.items))


def _list(first: int | None, items: Sequence[blocks.Item]) -> str:
    lines = "\n".join(said("li", item.text) for item in items)
    if first is None:
        return tag("ul", f"\n{lines}\n")
    return tag("ol", f"\n{lines}\n", start=first if first != 1 else None)


def _write_pictured(block: blocks.Pictured, way: Way) -> str:
    ideas = "\n".join(tag("li", _idea(item, way)) for item in block.items)
    return tag("ul", f"\n{ideas}\n", class_="pictured" if way.pictured else None, role="list")


def _idea(item: blocks.PicturedItem, way: Way) -> str:
    """The picture stands in the first line, so that both stay beside each other where no style sheet is known."""
    first, *more = item.lines or ((),)
    return _led(_beside(item.picture, SYMBOL, way), first) + "".join(said("p", line) for line in more)


def _led(image: str, text: Text) -> str:
    return tag("p", f"{image}{' ' if image else ''}{written(text)}", dir="auto")


def _write_section(block: blocks.Section, way: Way) -> str:
    return tag("section", f"\n{_write_all((block.heading, *block.blocks), way)}\n")


def _write_box(block: blocks.Box, way: Way) -> str:
    inner = _write_all((block.section.heading, *block.section.blocks), way)
    return tag("section", f"\n{inner}\n", class_="box")


def _write_columns(block: blocks.Columns, way: Way) -> str:
    return tag("div", f"\n{_write_all(block.columns, way)}\n", class_="columns")


def _write_table(block: blocks.Table, way: Way) -> str:
    heads = "".join(tag("th", escaped(head), scope="col", **_plain(way), dir="auto") for head in block.heads)
    rows = "\n".join(_row(row, block.heads[1:], way) for row in block.rows)
    inner = f"\n{_widths(block.shares)}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n"
    return tag("table", inner, **({} if way.pictured else {"border": 1, "cellpadding": 6, "style": _JOINED}))


def _plain(way: Way) -> dict[str, object]:
    return {} if way.pictured else {"style": "text-align: left; vertical-align: top"}


def _widths(shares: Sequence[float]) -> str:
    if not shares:
        return ""
    parts = (f'<col style="width: {100 * share / sum(shares):.1f}%">' for share in shares)
    return f"<colgroup>{''.join(parts)}</colgroup>\n"


def _row(row: blocks.Row, heads: Sequence[str], way: Way) -> str:
    """On a narrow screen each cell stands under the head of its column, which it therefore names."""
    shape, colour = (_shape(row.stage), STAGE[row.stage].colour) if row.stage else ("", None)
    head = tag("th", f"{shape}{written(row.head)}", scope="row", class_=colour, **_plain(way), dir="auto")
    cells = (
        tag("td", _write_all(cell, way), data_head=showing.clean(name) if cell else None, **_plain(way))
        for name, cell in zip(heads, row.cells, strict=True)
    )
    return tag("tr", f"{head}{''.join(cells)}")


def _write_ladder(block: blocks.Ladder, way: Way) -> str:
    steps = (_step(step, number, len(block.steps), way) for number, step in enumerate(block.steps, 1))
    inner = "\n".join(tag("li", step) for step in steps)
    if not way.pictured:
        return tag("ol", f"\n{inner}\n")
    return tag("ol", f"\n{inner}\n", class_="ladder", role="list", aria_label=showing.clean(block.words))


def _step(step: blocks.Step, number: int, of: int, way: Way) -> str:
    """The drawn number is the only one that is seen, so it is read out as well."""
    mark = markup.rung(number, of) if way.pictured else ""
    return _led(mark, step.words) + "".join(_under(label, lines) for label, lines in step.under)


def _under(label: str, lines: Sequence[Text]) -> str:
    told = " · ".join(map(written, lines))
    return tag("p", f"{tag('strong', f'{escaped(label)}:')} {told}", class_="under", dir="auto")


def _write_chart(block: blocks.Chart, way: Way) -> str:
    """The words are all of it: they are read out, and seen where the drawing would be too small."""
    words = tag("p", escaped(block.words), class_="in-words", dir="auto")
    if not way.pictured:
        return words
    key = " · ".join(showing.answer(value, block.anchors) for value in range(len(block.anchors)))
    caption = tag("figcaption", escaped(key), aria_hidden="true")
    return tag("figure", f"\n{tag('p', markup.chart(block))}\n{caption}\n{words}\n", class_="chart")


def _write_board(block: blocks.Board, way: Way) -> str:
    cells = (f"{tag('p', escaped(cell.head), class_='head')}{_cell(cell, way)}" for cell in block.cells)
    return _cells(cells, "board")


def _write_cards(block: blocks.Cards, way: Way) -> str:
    """To cut out: a card is the same at any time of the day, so it says neither now nor next."""
    return _cells((_cell(cell, way) for cell in block.cells), "cards")


def _cells(cells: Iterable[str], kind: str) -> str:
    inner = "\n".join(tag("li", cell) for cell in cells)
    return tag("ul", f"\n{inner}\n", class_=kind, role="list")


def _cell(cell: blocks.BoardCell, way: Way) -> str:
    word = tag("p", tag("strong", escaped(cell.words)), dir="auto") if cell.words else ""
    image = _beside(cell.picture, CELL, way)
    return f"{tag('p', image) if image else ''}{word}"


def _write_here(block: blocks.WriteHere, _way: Way) -> str:
    ticks = "".join(tag("li", f"☐ {escaped(tick)}", dir="auto") for tick in block.ticks)
    parts = (
        tag("ul", ticks, class_="ticks", role="list") if ticks else "",
        tag("p", escaped(block.label), class_="note", dir="auto") if block.label else "",
        *['<hr class="line" aria-hidden="true">'] * block.lines,
    )
    return "\n".join(filter(None, parts))


def _write_new_page(_block: blocks.NewPage, way: Way) -> str:
    return '<div class="new-page"></div>' if way.pictured else ""


def _write_foot(block: blocks.Foot, _way: Way) -> str:
    return tag("footer", "".join(said("p", line) for line in block.lines))


WRITERS: dict[type[Block], Callable[[Any, Way], str]] = {
    blocks.Banner: _write_banner,
    blocks.Heading: _write_heading,
    blocks.Label: _write_label,
    blocks.Paragraph: _write_paragraph,
    blocks.Note: _write_note,
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
    blocks.NewPage: _write_new_page,
    blocks.Foot: _write_foot,
}
