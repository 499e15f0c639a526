"""The rows and voices side by side as Qt's tables read them, with what each cell says for eyes and ears."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coprod_desktop.questions.vocabulary import RESPONSE_STATE, WORKS
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.card_views import stage_tag
from coprod_desktop.ui.together.sides.cells import CardWords, CellWords, HeadWords
from coprod_desktop.work.asked import LEFT_OUT, NOT_ASKED, NOT_MENTIONED
from coprod_desktop.work.differences import OUTCOMES
from coprod_desktop.work.gathering import short_name
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.side_by_side import Cell, Row, Sides
from coprod_desktop.work.voices import Voice

Index = QModelIndex | QPersistentModelIndex
EMPTY = {
    NOT_ASKED: "Not asked yet",
    NOT_MENTIONED: "Not mentioned",
    LEFT_OUT: "Left out",
    **{state.id: state.word for state in RESPONSE_STATE.values()},
    "": "",
}
TALK = "Talk about this together"


class SidesModel(QAbstractTableModel):
    """Rows as they are filtered now. Words for a cell are made when somebody looks at it."""

    def __init__(self, person: PersonFacts, parent: QObject) -> None:
        super().__init__(parent)
        self.person = person
        self.rows: Sequence[Row] = ()
        self.columns: Sequence[Voice] = ()
        self.words: dict[str, str] = {}
        self.tells_of = True

    def show(self, sides: Sides, rows: Sequence[Row]) -> None:
        """Show these rows of it."""
        self.beginResetModel()
        self.rows, self.columns, self.words = rows, sides.columns, dict(sides.words)
        self.endResetModel()

    def cell_words(self, row: int, column: int) -> CellWords:
        """What stands in a cell."""
        found, voice = self.rows[row], self.columns[column]
        cell = found.cells[voice.id]
        talk = TALK if found.differs and found.talk is None and cell.said and _last(found, column) else ""
        cards = tuple(self._card(one, cell, found) for one in cell.said)
        return CellWords(cards, EMPTY[cell.state], voice.place, talk)

    def head_words(self, row: int) -> HeadWords:
        """What stands at the head of a row."""
        found = self.rows[row]
        stage = stage_tag(found.stage, self.person) if found.stage else None
        return HeadWords(found.title, stage, self._note(found))

    def voice_name(self, column: int) -> str:
        """As short as it is still clear: “Gemma (mother)”."""
        voice = self.columns[column]
        name = short_name(voice.name, [each.name for each in self.columns])
        return replace(voice, name=name).introduced

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt asks how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt asks how many voices there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, for a screen reader with whose they are."""
        if not index.isValid() or role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        head = self.rows[index.row()].title
        said = self.cell_words(index.row(), index.column()).said()
        return f"{self.columns[index.column()].introduced}, {head}: {said}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The voice of a column, the title of a row."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.voice_name(section)
        return self.head_words(section).said()

    def _card(self, one: Said, cell: Cell, row: Row) -> CardWords:
        works = [WORKS[one.works]] if one.works is not None else []
        before = [f"said before, {day_in_words(old.held_on)}" for old in cell.before[-1:]]
        differs = any(one.id in both for both in row.differing)
        waits = ["not read back yet"] if not one.word else []
        return CardWords(self.words[one.id], " · ".join((*works, *before, *waits)), differs)

    def _note(self, row: Row) -> str:
        if row.talk is not None:
            return f"{OUTCOMES[row.talk.outcome]}, {day_in_words(row.talk.talked_on)}"
        if row.differs:
            return "Seen differently"
        told, of = row.told_by, len(self.columns)
        if not self.tells_of:
            return "1 person says this" if told == 1 else f"{told} people say this"
        return f"{told} of {of} says this" if told == 1 else f"{told} of {of} say this"


def _last(row: Row, column: int) -> bool:
    """Whether nobody to the right of this column has words: what is to be done stands once, with the last of them."""
    order = list(row.cells.values())
    return not any(cell.said for cell in order[column + 1 :])
