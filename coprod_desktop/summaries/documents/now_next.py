"""The Now and Next board: two or three large cells, and cards of the same to cut out."""

from collections.abc import Iterator
from dataclasses import replace

from coprod_desktop.summaries.blocks import (
    Banner,
    Block,
    Blocks,
    Board,
    BoardCell,
    Cards,
    NewPage,
    Note,
    plain,
)
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents.common import head

TITLE = "Now and Next board"
HEADS = ("Now", "Next", "Then")
EMPTY = tuple(BoardCell(head, "") for head in HEADS[:2])
CARDS = 6
"""So many cards are cut from one sheet: spare ones for the bag and for the car."""
NO_BOARD = "No board has been made yet. Draw or stick a picture in each space, and write the word."


def now_next(contents: Contents) -> Blocks:
    """One sheet that lies; the cards on a sheet of their own. Without a board: empty cells to draw in."""
    return (_head(contents), Board(contents.board or EMPTY), *_cards(contents.board))


def _head(contents: Contents) -> Banner:
    """Whose choice it was stands above it: the cells have the rest of the sheet."""
    facts = replace(contents.facts, setting="", audience_word="")
    banner = head(facts, TITLE, dated=False)
    told = f"{contents.chosen_by} chose this." if contents.chosen_by else ""
    words = told if contents.board else NO_BOARD
    return replace(banner, under=(*banner.under, plain(words))) if words else banner


def _cards(cells: tuple[BoardCell, ...]) -> Iterator[Block]:
    if cells:
        yield NewPage()
        yield Note(plain("Cards to cut out."))
        yield Cards(cells * (CARDS // len(cells)))
