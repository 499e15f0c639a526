"""Side by side: what each voice says about each thing, and where they agree, differ or were not asked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.read_back.aloud import sentences
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.row_sheet import RowSheet
from coprod_desktop.ui.together.sides.columns import ColumnsSheet
from coprod_desktop.ui.together.sides.filters import Filters
from coprod_desktop.ui.together.sides.table import SidesTable
from coprod_desktop.ui.together.view import EDGES, View
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import EmptyState, TablePage
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.work import columns, side_by_side
from coprod_desktop.work.side_by_side import Sides, Wanted

LEAST = 260
"""Pixels of the table that always show."""
NOTHING = "Nothing to show yet"
WHY_NOTHING = "What people say will stand here side by side, each voice in a column of its own."
CHOOSE = "Choose and order the voices"
NONE_SUCH = "No row is like that"
WHY_NONE = "Nothing that was said fits what you chose above."


class SidesView(View):
    """The table with its filters. With `statement`, the keyboard starts at the row that holds it."""

    def __init__(self, looking: Looking, statement: str = "") -> None:
        super().__init__(looking)
        self._start_at = statement
        self.voices = PlainButton("Voices…", name=CHOOSE)
        self.filters = Filters(looking.person, self.voices)
        self.table = SidesTable(looking.person)
        self.nothing = EmptyState(NOTHING, WHY_NOTHING)
        self.none_such = EmptyState(NONE_SUCH, WHY_NONE, "Show everything")
        self._connect()
        widgets = (self.filters, self.table, self.nothing, self.none_such)
        page = TablePage(*widgets, fills=self.table, least=LEAST, space=6, margins=EDGES, name="Side by side")
        Column(self, page)
        self.refresh()

    def refresh(self) -> None:
        """Read it anew for those who look on."""
        looking = self.looking
        shown = looking.shown()
        chosen = self.desk.look(columns.chosen_columns, looking.person_id)
        heard = {one.voice.id: one.voice for one in shown}
        everyone = {**heard, **{voice.id: voice for voice in looking.circle}}  # also whoever left it since
        voices = columns.columns_of(everyone.values(), chosen, heard)
        self.voices.set_words(
            _voices_words(len(voices), len({*heard, *(voice.id for voice in voices)})), CHOOSE
        )
        wanted = Wanted(shown, voices, looking.words, looking.states_of(), looking.left_out())
        self.sides: Sides = self.desk.look(side_by_side.side_by_side, looking.person_id, wanted)
        self.filters.offer_all(self.sides)
        self._show()

    def counts(self) -> str:
        """How many rows are shown, of how many."""
        of = len(self.sides.rows)
        things = "1 thing" if of == 1 else f"{of:,} things"
        return things if self._shown == of else f"{self._shown:,} of {things}"

    def aloud(self) -> str:
        """The row that the keyboard is at: what it is about, and what each voice says."""
        row = next((row for row in self.sides.rows if row.id == self.table.current()[0]), None)
        said = [f"{one.voice.name}: {self.sides.words[one.id]}" for one in row.said] if row else []
        return sentences([row.title, *said] if row else [NOTHING])

    def first_focus(self) -> QWidget | None:
        """The table, at the row that was asked for."""
        return self.table if self.table.isVisibleTo(self) else self.none_such.button

    def open_row(self, row_id: str, voice_id: str = "") -> None:
        """What stands in a row, with all that can be done about it."""
        row = next((row for row in self.sides.rows if row.id == row_id), None)
        if row is not None:
            RowSheet(self, self.looking, row.id).open()

    def _connect(self) -> None:
        self.filters.changed.connect(self._show)
        self.none_such.chosen.connect(self.filters.clear)
        self.none_such.chosen.connect(self.table.setFocus)
        self.voices.clicked.connect(self._choose_voices)
        self.table.opened.connect(self.open_row)
        self.table.column_moved.connect(self._move_column)

    def _show(self) -> None:
        rows = [row for row in self.sides.rows if self.filters.wanted(row)]
        self.table.sides.tells_of = (
            self.looking.sitting is None
        )  # of how many: beside hidden words that would tell
        self.table.show_sides(self.sides, rows)
        if self._start_at and (row := self.sides.row_of(self._start_at)):
            self.table.go_to(row.id)
            self._start_at = ""
        some = bool(self.sides.rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not some)
        self.none_such.setVisible(some and not rows)
        self._shown = len(rows)
        self.counted.emit()

    def _unseen(self) -> list[str]:
        """Voices that stood here before and have no words that may be shown now: they keep their columns."""
        chosen = self.desk.look(columns.chosen_columns, self.looking.person_id)
        before = chosen or dict.fromkeys(one.voice.id for one in self.looking.everything)
        return [one for one in before if one not in {voice.id for voice in self.sides.columns}]

    def _choose_voices(self) -> None:
        ColumnsSheet(self, self.looking, [voice.id for voice in self.sides.columns]).open()

    def _move_column(self, voice_id: str, step: int) -> None:
        ids = [voice.id for voice in self.sides.columns]
        at = ids.index(voice_id)
        if 0 <= at + step < len(ids):
            ids.insert(at + step, ids.pop(at))
            self.desk.do(columns.choose_columns, self.looking.person_id, [*ids, *self._unseen()])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _voices_words(shown: int, of: int) -> str:
    """Whoever isn't shown is counted, so that nobody is forgotten."""
    return "Voices…" if shown >= of else f"Voices: {shown} of {of}…"
