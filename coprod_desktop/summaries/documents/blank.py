"""The blank question sheet: a visit's questions to fill in by hand, named as in the sheet that brings them in."""

from collections.abc import Iterator
from dataclasses import replace

from coprod_desktop.summaries.blocks import Block, Blocks, Heading, Note, Section, WriteHere, plain
from coprod_desktop.summaries.contents import Asked, Contents
from coprod_desktop.summaries.documents.common import head

TITLE = "Blank question sheet"
HOW = (
    "One line for each thing that one person says. Nothing has to be answered.",
    "Stages: ● settled · ▲ first signs (early) · ■ too much (upset) · ◆ coming back (recovering). "
    "How well it works: 0 does not help, 1 helps a little, 2 sometimes, 3 works well, 4 works very well.",
    "When you type it up, the small words are the columns of the sheet; the letter and number is “question”.",
)
COLUMNS = "who · relationship · words"
MORE_COLUMNS = "stage · where · works · share_with"
FACTS = "@name · @born · @date (YYYY-MM-DD) · @place · @interviewer · who is here, and each relationship"
"""Columns and facts are those of spreadsheet.md; a test holds them to the sheet's own names."""


def blank(contents: Contents) -> Blocks:
    """Any number of pages."""
    return (
        head(replace(contents.facts, audience_word=""), TITLE, dated=False),
        Section(Heading("About this visit"), (*(Note(plain(one)) for one in HOW), WriteHere(FACTS, lines=3))),
        *(
            block
            for one in contents.conversations
            for chapter in one.chapters
            for block in _chapter(chapter.title, chapter.asked)
        ),
    )


def _chapter(title: str, questions: tuple[Asked, ...]) -> Iterator[Block]:
    yield Section(Heading(title), tuple(_question(asked) for asked in questions))


def _question(asked: Asked) -> Section:
    """A row of boxes for each choice; the last has the lines under it."""
    parts = f" · {' · '.join(f'{key}=' for key in asked.parts)}" if asked.parts else ""
    boxes = tuple(WriteHere(ticks=row, lines=0) for row in asked.ticks)
    first = WriteHere(f"{COLUMNS}{parts}", lines=3 if asked.many else 2)
    more: tuple[Block, ...] = (WriteHere(MORE_COLUMNS, lines=1),) if asked.many else ()
    return Section(Heading(f"{asked.id}  {asked.words}", level=3), (*boxes, first, *more))
