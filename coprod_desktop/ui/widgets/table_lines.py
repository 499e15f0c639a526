"""The rows of a table: known at once, or read in pages as they come in sight."""

from collections.abc import Callable, Sequence

from coprod_desktop.ui.widgets.table_cells import Line

AT_ONCE, PAGE = 50, 16
"""So many rows are read and measured in one go; of more, at a time about as many as a window shows."""


class Lines:
    """Rows that are all here. `ids` are their lasting ids, in order."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.ids: Sequence[str] = [line.id for line in lines]
        self._lines = tuple(lines)

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, row: int) -> Line:
        return self._lines[row]


class ReadLines(Lines):
    """Rows of which only the ids are here; `read` gives the rows for some of them, all or in part, in any order."""

    def __init__(self, ids: Sequence[str], read: Callable[[Sequence[str]], Sequence[Line]]) -> None:
        super().__init__(())
        self.ids = ids
        self._read, self._known = read, dict[str, Line]()

    def __getitem__(self, row: int) -> Line:
        if self.ids[row] not in self._known:
            size = AT_ONCE if len(self) <= AT_ONCE else PAGE
            first = row - row % size
            page = self.ids[first : first + size]
            self._known |= {id_: Line(id_, ()) for id_ in page} | {one.id: one for one in self._read(page)}
        return self._known[self.ids[row]]
