"""The matrix as Qt asks for it: a row for each line, a column for each group of readers, or the words alone."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.together.sharing.cells import Cell
from coprod_desktop.ui.together.sharing.lines import Line

Index = QModelIndex | QPersistentModelIndex
WORDS = "What was said"
NOTHING = Cell()
_ROLE = Qt.ItemDataRole


class Model(QAbstractTableModel):
    """`heads` name the readers; without any, the one column holds the words. `marks` are ids of marked lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self.heads: Sequence[str] = ()
        self.marks: set[str] = set()

    @property
    def words_only(self) -> bool:
        """Whether nothing but the words may stand here."""
        return not self.heads

    def show(self, lines: Sequence[Line], heads: Sequence[str]) -> None:
        """Show these; what is no longer here is no longer marked either."""
        self.beginResetModel()
        self.lines, self.heads = lines, heads
        self.marks &= {line.id for line in lines if line.open}
        self.endResetModel()

    def mark(self, ids: Collection[str]) -> None:
        """These lines, and only these, are marked."""
        self.marks = set(ids)
        if self.lines:
            last = self.index(len(self.lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)

    def cell(self, index: Index) -> Cell:
        """What stands in a cell; nothing in a heading, and beside words whose readers are not for this screen."""
        cells = self.lines[index.row()].cells
        return cells[index.column()] if cells and not self.words_only else NOTHING

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """A row for each line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """A column for each group of readers, or one for the words."""
        return 0 if parent.isValid() else max(1, len(self.heads))

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a cell says: to eyes, and to a screen reader."""
        if not index.isValid():
            return None
        line, cell = self.lines[index.row()], self.cell(index)
        marked = "marked, " if line.id in self.marks else ""
        said = {
            _ROLE.DisplayRole: ", ".join(cell.lines) or line.told,
            _ROLE.AccessibleTextRole: f"{marked}{cell.said or line.told}",
            _ROLE.AccessibleDescriptionRole: line.told if cell.said else "",
        }
        return said.get(_ROLE(role))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The readers above; the words at the left."""
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.heads[section] if self.heads else WORDS
        line = self.lines[section]
        return f"{line.told}, marked" if line.id in self.marks else line.told
