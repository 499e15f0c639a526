"""Writes each block into a Word document."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.summaries import blocks, photos, showing
from coprod_desktop.summaries.blocks import Block, Picture, Span, plain, strong
from coprod_desktop.summaries.setting.sizes import DARK, INK, RULE, STAGE_COLOURS, TONES, Style
from coprod_desktop.summaries.setting.widths import column_widths
from coprod_desktop.summaries.word.numbering import INDENT, NUMBERS
from coprod_desktop.summaries.word.pictures import add_decoration, add_picture, float_right
from coprod_desktop.summaries.word.place import Place, add_words, paint, rule
from coprod_desktop.summaries.word.tables import SIDES, add_table, cells, close, edge, frame, mark_head

FACE, SYMBOL, IN_HEADING = 70.0, 3.4, 2.0
"""Sides of pictures: a face in points, a symbol beside words and one before a heading in sizes of running words."""
CARD, CARD_PICTURE = 198.0, 118.0
LINE, OWN_LINE, WIDE_LETTER = 25.0, 1.36, 0.68
"""Points of a card's side, of the picture on it, and from one line to write on to the next, as on paper.

`OWN_LINE` is how high a line of words is in sizes of its letters. A bold letter is seldom wider than `WIDE_LETTER`
of its height: so the longest word of a cell stays in one line.
"""


def write(content: Iterable[Block], place: Place) -> None:
    """The blocks one after the other."""
    for block in content:
        WRITERS[type(block)](block, place)


def _write_banner(block: blocks.Banner, place: Place) -> None:
    name = place.say(plain(block.name), "Heading 1")
    photo = photos.face(block.photo) if block.photo else None
    if photo:
        float_right(add_picture(name.add_run(), photo, FACE, block.photo_words))
    lines = [place.say(line, "Subtitle") for line in block.under]
    for words in block.aside:
        lines.append(place.say((Span(words, quiet=True),), "Subtitle"))
    last = (lines or [name])[-1]
    last.paragraph_format.space_after = Pt(place.size * 0.9)
    rule(last, "bottom", 3, DARK)


def _write_heading(block: blocks.Heading, place: Place) -> None:
    heading = place.paragraph(f"Heading {block.level}")
    if block.symbol and add_decoration(heading.add_run(), Picture(block.symbol), place.size * IN_HEADING):
        heading.add_run("  ")
    if block.stage:
        _add_shape(heading, block.stage)
    add_words(heading, plain(block.words), colour=TONES[block.tone])


def _add_shape(paragraph: Paragraph, stage: str) -> None:
    paint(paragraph.add_run(f"{STAGE[stage].shape} "), STAGE_COLOURS[STAGE[stage].colour])


def _write_label(block: blocks.Label, place: Place) -> None:
    place.say(plain(block.words), "Label")


def _write_paragraph(block: blocks.Paragraph, place: Place) -> None:
    place.say(block.text)


def _write_note(block: blocks.Note, place: Place) -> None:
    place.say(block.text, "Note")


def _write_items(block: blocks.Items, place: Place) -> None:
    """One line alone is no list."""
    if len(block.items) == 1 and block.items[0].number is None:
        place.say(block.items[0].text)
        return
    for first, items in showing.runs_of(block.items):
        if first is None:
            for item in items:
                place.lists.dot(place.say(item.text, "List Bullet"))
        else:
            which = place.lists.begin(first)
            for item in items:
                place.lists.number(place.say(item.text, "List Number"), which)


def _write_pictured(block: blocks.Pictured, place: Place) -> None:
    """The picture left, its words right, in a row that stays on one page."""
    side = place.size * SYMBOL
    widths = (side + SIDES, place.width - side - SIDES)
    table = add_table(place, len(block.items), widths, data=False)
    for item, row in zip(block.items, table.rows, strict=True):
        row.height, row.height_rule = Pt(side * 1.2), WD_ROW_HEIGHT_RULE.AT_LEAST
        left, right = cells(table, row)
        add_decoration(place.inside(left, side).paragraph().add_run(), item.picture, side)
        said = [place.inside(right, widths[1] - SIDES).say(line) for line in item.lines]
        if said:
            said[-1].paragraph_format.space_after = Pt(place.size * 0.7)
    close(place)


def _write_section(block: blocks.Section, place: Place) -> None:
    write((block.heading, *block.blocks), place)


def _write_box(block: blocks.Box, place: Place) -> None:
    """A line over its heading and one under its last words: a frame would cut a list from its dots."""
    before = len(place.holder.paragraphs)
    _write_section(block.section, place)
    inside = place.holder.paragraphs[before:]
    rule(inside[0], "top", 1.5, INK.body)
    rule(inside[-1], "bottom", 1.5, INK.body)


def _write_columns(block: blocks.Columns, place: Place) -> None:
    write(block.columns, place)


def _write_table(block: blocks.Table, place: Place) -> None:
    style = Style(place.size, smallest=place.reading.smallest)
    widths = column_widths(block, style, place.width)
    table = add_table(place, len(block.rows) + 1, widths)
    _first, *rows = table.rows
    _write_heads(block.heads, table, place)
    for told, row in zip(block.rows, rows, strict=True):
        beginning, *others = cells(table, row)
        _write_row_head(told, place.inside(beginning, widths[0] - SIDES), beginning)
        for content, cell, width in zip(told.cells, others, widths[1:], strict=True):
            write(content, place.inside(cell, width - SIDES))
    close(place)


def _write_heads(heads: Sequence[str], table: Table, place: Place) -> None:
    for head, cell in zip(heads, cells(table, table.rows[0]), strict=True):
        place.inside(cell, 0).say(plain(head), "Table head")
    mark_head(table)


def _write_row_head(row: blocks.Row, place: Place, cell: _Cell) -> None:
    paragraph = place.paragraph()
    if row.stage:
        edge(cell, STAGE_COLOURS[STAGE[row.stage].colour])
        _add_shape(paragraph, row.stage)
    add_words(paragraph, row.head)


def _write_ladder(block: blocks.Ladder, place: Place) -> None:
    which = place.lists.begin(1)
    for step in block.steps:
        place.lists.number(place.say(step.words, "List Number"), which)
        for label, lines in step.under:
            below = place.say((*strong(f"{label}: "), *showing.joined(lines)), "List Continue")
            below.paragraph_format.left_indent = Pt(place.size * INDENT[NUMBERS])


def _write_chart(block: blocks.Chart, place: Place) -> None:
    """Dots and words in each box: a table can be read, corrected and made larger."""
    each = place.width / (len(block.columns) + 1)
    table = add_table(place, len(block.rows) + 1, [each] * (len(block.columns) + 1))
    _first, *rows = table.rows
    _write_heads(("", *block.columns), table, place)
    for head, values, row in zip(block.rows, block.values, rows, strict=True):
        words = (head, *(showing.answer(value, block.anchors) for value in values))
        for told, cell in zip(words, cells(table, row), strict=True):
            place.inside(cell, 0).say(plain(told))
    close(place)


def _write_board(block: blocks.Board, place: Place) -> None:
    wide = place.width / len(block.cells)
    table = add_table(place, 1, [wide] * len(block.cells), data=False)
    row = table.rows[0]
    row.height, row.height_rule = Pt(wide), WD_ROW_HEIGHT_RULE.AT_LEAST
    for told, cell in zip(block.cells, cells(table, row), strict=True):
        frame(cell)
        inside = place.inside(cell, wide - SIDES)
        _middle(inside.say(plain(told.head), "Board head"))
        _write_cell(told, inside, min(wide * 0.7, 250), "Board word")
    close(place)


def _write_cards(block: blocks.Cards, place: Place) -> None:
    """To cut out, as many beside each other as fit: a card says neither now nor next."""
    across = max(1, min(int(place.width // CARD), len(block.cells)))
    rows = [block.cells[start : start + across] for start in range(0, len(block.cells), across)]
    table = add_table(place, len(rows), [CARD] * across, data=False)
    for told, row in zip(rows, table.rows, strict=True):
        row.height, row.height_rule = Pt(CARD), WD_ROW_HEIGHT_RULE.AT_LEAST
        for card, cell in zip(told, cells(table, row), strict=False):
            frame(cell, dashed=True)
            _write_cell(card, place.inside(cell, CARD - SIDES), CARD_PICTURE, "Card word")
    close(place)


def _write_cell(told: blocks.BoardCell, place: Place, side: float, style: str) -> None:
    """A word that would be broken is set smaller."""
    if told.picture:
        picture = place.paragraph()
        _middle(picture).paragraph_format.space_before = Pt(6)
        add_decoration(picture.add_run(), told.picture, side)
    word = _middle(place.say(plain(told.words), style))
    size = place.document.styles[style].font.size.pt
    longest = max(map(len, told.words.split()), default=1)
    most = place.width / longest / WIDE_LETTER
    for run in word.runs if most < size else ():
        run.font.size = Pt(max(place.reading.smallest, int(most)))


def _middle(paragraph: Paragraph) -> Paragraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _write_here(block: blocks.WriteHere, place: Place) -> None:
    """A line to write on is a tab with a rule: it prints, and words typed on it push it along."""
    if block.ticks:
        place.say(plain("      ".join(f"☐\u00a0{tick}" for tick in block.ticks)))
    if block.label:
        place.say(plain(block.label), "Note").paragraph_format.keep_with_next = True
    for _number in range(block.lines):
        line = place.paragraph()
        spacing = line.paragraph_format
        spacing.space_before, spacing.space_after = Pt(max(0.0, LINE - place.size * OWN_LINE)), Pt(0)
        spacing.tab_stops.add_tab_stop(Pt(place.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        paint(line.add_run("\t"), RULE)


def _write_new_page(_block: blocks.NewPage, place: Place) -> None:
    place.paragraph().add_run().add_break(WD_BREAK.PAGE)


def _write_foot(block: blocks.Foot, place: Place) -> None:
    lines = [place.say(line, "Foot") for line in block.lines]
    if lines:
        lines[0].paragraph_format.space_before = Pt(place.size)
        rule(lines[0], "top", 0.75, RULE)


WRITERS: dict[type[Block], Callable[[Any, Place], None]] = {
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
