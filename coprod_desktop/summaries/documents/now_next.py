"""The Now and Next board: two or three large cells, and cards of the same to cut out."""

from collections.abc import Iterator

from coprod_desktop.summaries.blocks import Block, Blocks, Board, BoardCell, Cards, NewPage, Note, plain
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents.common import head

TITLE = "Now and Next board"
HEADS = ("Now", "Next", "Then")
EMPTY = tuple(BoardCell(head, "") for head in HEADS[:2])


def now_next(contents: Contents) -> Blocks:
    """One sheet that lies; the cards on a sheet of their own. Without a board: empty cells to draw in."""
    board = Board(contents.board or EMPTY)
    return (head(contents.facts, TITLE), board, *_chosen(contents), *_cards(contents.board))


def _chosen(contents: Contents) -> Iterator[Block]:
    if not contents.board:
        yield Note(
            plain("No board has been made yet. Draw or stick a picture in each space, and write the word.")
        )
    elif contents.chosen_by:
        yield Note(plain(f"{contents.chosen_by} chose this."))


def _cards(cells: tuple[BoardCell, ...]) -> Iterator[Block]:
    if cells:
        yield NewPage()
        yield Cards(cells)
