"""What was found as a list that asks for its next page only once somebody gets there."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.screens.person_words import joined
from coprod_desktop.work.found_rows import NameRow, StatementRow
from coprod_desktop.work.searching import Found, Place

Index = QModelIndex | QPersistentModelIndex
Row = NameRow | StatementRow
ROW = Qt.ItemDataRole.UserRole


class FoundModel(QAbstractListModel):
    """People first, then statements. `more_wanted` carries where the next page begins."""

    more_wanted = Signal(object)

    def __init__(self, parent: QObject, with_person: bool = True) -> None:
        super().__init__(parent)
        self.with_person = with_person
        self.rows: list[Row] = []
        self._then: Place | None = None

    def show_found(self, found: Found) -> None:
        """A first page, instead of what was there."""
        self.beginResetModel()
        self.rows = [*found.names, *found.rows]
        self._then = found.then
        self.endResetModel()

    def follow(self, found: Found) -> None:
        """A further page, behind what is there."""
        self._then = found.then
        if found.rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(found.rows) - 1)
            self.rows += found.rows
            self.endInsertRows()

    @property
    def has_more(self) -> bool:
        """Whether more was found than is here."""
        return self._then is not None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many are here."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether more was found."""
        return self._then is not None and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it comes when it comes."""
        if self._then is not None:
            self.more_wanted.emit(self._then)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself for the delegate, and what a screen reader says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return told(row, self.with_person) if role in spoken else None


def told(row: Row, with_person: bool = True) -> str:
    """What a screen reader says."""
    parts: Sequence[str]
    if isinstance(row, NameRow):
        parts = (row.words, name_line(row))
    else:
        parts = (f"{row.voice.introduced}: {row.words}", *statement_line(row, with_person))
    return ", ".join(part for part in parts if part)


def name_line(row: NameRow) -> str:
    """What stands under a name."""
    if not row.circle_of:
        return "Opens the page"
    return joined((row.relationship, f"in the circle of {row.circle_of}"))


def statement_line(row: StatementRow, with_person: bool) -> tuple[str, ...]:
    """What stands under a statement: about whom, when, where, in which stage, and what is special about it."""
    stage = stage_words(row)
    about = row.person_name if with_person else ""
    return tuple(one for one in (about, day_in_words(row.held_on), row.section, stage, *row.marks) if one)


def stage_words(row: StatementRow) -> str:
    """The person's own word for the stage, else the usual one."""
    return (row.stage_word or STAGE[row.stage].word) if row.stage in STAGE else ""
