"""The newest Now and Next board of a person, for paper."""

from coprod_desktop.summaries.blocks import BoardCell, Picture
from coprod_desktop.summaries.documents.now_next import HEADS
from coprod_desktop.work.boards import SYMBOL, Cell, ToPrint, newest_board_in
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.told import Told, no_lines


def board(ground: Ground) -> Told:
    """Its cells with their pictures, and whose choice it was."""
    newest = newest_board_in(ground.session, ground.person.id)
    if newest is None:
        return no_lines(ground)
    heads = zip(HEADS, newest.board.cells, strict=False)
    cells = tuple(BoardCell(head, cell.words, _picture(cell, newest)) for head, cell in heads)
    by = newest.board.chosen_by
    return no_lines(ground, board=cells, chosen_by=by.name if by else "")


def _picture(cell: Cell, newest: ToPrint) -> Picture:
    if cell.kind == SYMBOL:
        return Picture(symbol=cell.picture_id)
    return Picture(photo=newest.photos.get(cell.picture))
