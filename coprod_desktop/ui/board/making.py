"""A board while it is made: what stands in its cells, which one is chosen for, and every change kept at once."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coprod_desktop.summaries.documents.now_next import HEADS
from coprod_desktop.ui.autosave import Autosave
from coprod_desktop.ui.board.picture_grid import Tile
from coprod_desktop.ui.desk import Desk
from coprod_desktop.work import boards
from coprod_desktop.work.boards import BLANK, PHOTO, Cell, NowNext
from coprod_desktop.work.deeds import Changed

WORDS_CHANGED = "Words changed"


class Making(QObject):
    """The board on screen. `shown` when another board stands there, or another state of it; `turned` when words
    were typed or another cell is chosen for.

    Half-typed words are on disk within a second; they become a change that can be undone once they are finished.
    """

    shown = Signal()
    turned = Signal()

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self.desk, self.person_id = desk, person_id
        self.board: NowNext | None = None
        self.cells: tuple[Cell, ...] = BLANK
        self.current = 0
        self._before: tuple[Cell, ...] | None = None
        self.autosave = Autosave(self._save_words, self)
        self.autosave.failed.connect(desk.tell_problem)

    @property
    def cell(self) -> Cell:
        """The cell that is chosen for."""
        return self.cells[self.current]

    @property
    def is_typing(self) -> bool:
        """Whether words were begun that are not finished yet."""
        return self._before is not None

    @property
    def head(self) -> str:
        """What stands over that cell."""
        return HEADS[self.current]

    def open(self, board_id: str) -> None:
        """Go on with a board; with an empty id, start a new one."""
        if not self.finish():
            return
        self._show(self.desk.look(boards.board, board_id) if board_id else None)
        self._go_to_gap()

    def reload(self) -> None:
        """Show the board as it is kept now; one that was taken back leaves an empty board."""
        if self._before is None and self.board is not None:
            self._show(self.desk.look(boards.board, self.board.id))
        else:
            self.shown.emit()

    def go_to(self, place: int) -> None:
        """Choose for another cell."""
        if place != self.current and place < len(self.cells) and self.finish():
            self.current = place
        self.turned.emit()

    def pick(self, tile: Tile) -> None:
        """Put a picture into the cell and go on to the next one that is empty."""
        if not self.finish():
            return
        words = self.cell.words if _stays(self.cell) else tile.words
        cell = Cell(words, tile.picture)
        if self._keep(self._with(cell), f"“{words or 'A photo'}” is in {self.head}"):
            self._go_to_gap()

    def put_words(self, words: str) -> None:
        """Put words without a picture into the cell, and go on."""
        if self.finish() and self._keep(self._with(Cell(words)), f"“{words}” is in {self.head}"):
            self._go_to_gap()

    def type_words(self, words: str) -> None:
        """Words for the cell, as they are typed; without any, the word of its picture stands there."""
        if self._before is None:
            self._before = self.cells
        self.cells = self._with(replace(self.cell, words=words.strip() or self.cell.own_word))
        self.autosave.touch()
        self.turned.emit()

    def finish(self) -> bool:
        """What was typed is one change. False: it could not be kept, and stays on screen."""
        before, self._before = self._before, None
        if before is None:
            return True
        label = WORDS_CHANGED if before != self.cells else ""
        if self._keep(self.cells, label, before) is None:
            self._before = before
            return False
        self.autosave.forget()
        return True

    def clear(self) -> None:
        """Empty the cell."""
        if self.finish() and self.cell != Cell():
            self._keep(self._with(Cell()), f"{self.head} cleared")

    def neighbour(self) -> int:
        """The cell that this one changes places with: the one after it, else the one before."""
        return self.current + 1 if self.current + 1 < len(self.cells) else self.current - 1

    def swap(self) -> None:
        """Let the cell and its neighbour change places; what was chosen for stays so."""
        if not self.finish():
            return
        cells, other = list(self.cells), self.neighbour()
        cells[self.current], cells[other] = cells[other], cells[self.current]
        if self._keep(cells, "Order changed"):
            self.go_to(other)

    def set_count(self, count: int) -> None:
        """Two or three cells; what the third one held comes back with undo."""
        if not self.finish() or count == len(self.cells):
            return
        cells = (*self.cells, Cell())[:count]
        self.current = min(self.current, count - 1)
        if any(cell != Cell() for cell in self.cells):
            self._keep(cells, f"{('Two', 'Three')[count - 2]} cells")
        else:
            self.cells = cells
        self._go_to_gap()

    def choose(self, by: str | None, arrived: str, through: str) -> None:
        """Whose choice it was, and how we know."""
        if not self.finish() or self.board is None:
            return
        known = self.board.chosen_by.id if self.board.chosen_by else None
        if (by, arrived, through) != (known, self.board.arrived, self.board.through):
            self.desk.do(boards.choose, self.board.id, by, arrived, self.desk.today(), through)

    def copy(self, board_id: str) -> None:
        """Go on with a copy of an earlier board."""
        changed = self.desk.do(boards.copy, board_id) if self.finish() else None
        if changed:
            self.open(changed.made_id)

    def remove(self, board_id: str) -> None:
        """Take an earlier board off the list."""
        self.desk.do(boards.remove, board_id)

    def _with(self, cell: Cell) -> tuple[Cell, ...]:
        return (*self.cells[: self.current], cell, *self.cells[self.current + 1 :])

    def _keep(
        self, cells: Sequence[Cell], label: str, instead_of: Sequence[Cell] | None = None
    ) -> Changed | None:
        board_id = self.board.id if self.board else None
        kept = self.desk.do(
            boards.keep, self.person_id, board_id, cells, self.desk.today(), label, instead_of
        )
        if kept:
            self._show(self.desk.look(boards.board, kept.made_id))
        return kept

    def _save_words(self) -> None:
        board_id = self.board.id if self.board else None
        kept = self.desk.look(boards.keep, self.person_id, board_id, self.cells, self.desk.today(), "")
        self.board = self.desk.look(boards.board, kept.made_id)

    def _show(self, board: NowNext | None) -> None:
        self.board = board
        self.cells = board.cells if board else BLANK
        self.current = min(self.current, len(self.cells) - 1)
        self.shown.emit()

    def _go_to_gap(self) -> None:
        """The next empty cell, be it after this one or before; with none, the place stays."""
        places = [*range(self.current, len(self.cells)), *range(self.current)]
        self.current = next((place for place in places if self.cells[place] == Cell()), self.current)
        self.turned.emit()


def _stays(cell: Cell) -> bool:
    """Whether its words stay when its picture changes: somebody's own do, save that a photo takes its along."""
    return cell.kind != PHOTO and cell.is_in_own_words
