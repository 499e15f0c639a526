"""Then and now: two visits beside each other, what changed in a sentence, and each statement with what became of it."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import WORKS
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.screens.person_words import joined
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.narrow import Narrow, shorten
from coprod_desktop.ui.together.row_sheet import RowSheet
from coprod_desktop.ui.together.view import EDGES, View
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import EmptyState, TablePage, flow
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.table import Cell, Line, Table
from coprod_desktop.ui.widgets.table import Column as TableColumn
from coprod_desktop.ui.widgets.tags import Tag
from coprod_desktop.ui.widgets.text import Lead, Words
from coprod_desktop.work import interviews, then_and_now
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.said import Said
from coprod_desktop.work.then_and_now import KIND, Change

LEAST = 240
"""Pixels of the table that always show."""
ONE_ONLY = "Nothing to compare yet"
WHY_NONE = "Two visits can be compared. There is none yet."
NOT_SAID_THEN = "nothing was said"
ONE_TWICE = "This is one visit twice. Please choose two different visits."
WHY_ONE = "There is one visit so far. After the next one it shows here what is new and what still holds."
COLUMNS = (
    TableColumn("Then", 5, "Everything"),
    TableColumn("Now", 5, "Everything"),
    TableColumn("What became of it", 3),
    TableColumn("Who says so", 3),
)
TONES = {
    then_and_now.NEW: ("plus", "brand"),
    then_and_now.NO_LONGER: ("cross", "plain"),
    then_and_now.BETTER: ("up", "green"),
    then_and_now.WORSE: ("down", "red"),
    then_and_now.CHANGED: ("pencil", "plain"),
    then_and_now.STILL: ("check", "green"),
    then_and_now.NOT_SAID: ("dash", "plain"),
    then_and_now.NOT_ASKED_AGAIN: ("dash", "plain"),
}
"""Kind of change → its mark and its colour; the word always stands beside them."""


class ThenNowView(View):
    """The two last visits at first. Enter opens a statement."""

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.one, self.other = ChoiceField("Compare", ()), ChoiceField("with", ())
        self.kinds = ChipGroup("Show", (), many=False)
        self.sentence = Lead()
        self.table = Table("Then and now", COLUMNS, fills=True)
        self.one_only = EmptyState(ONE_ONLY, WHY_ONE)
        self.narrow = Narrow([("section", "All sections", "Section"), ("voice", "All voices", "Voice")])
        self._connect()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read it anew for those who look on."""
        self._visits = self.desk.look(interviews.visits_of, self.looking.person_id)
        some = len(self._visits) > 1
        self.one_only.setVisible(not some)
        self.one_only.set_words(WHY_ONE if self._visits else WHY_NONE)
        self.compared.setVisible(some)
        if some:
            self._offer(self._visits)
            self._compare()

    def counts(self) -> str:
        """How many visits there are."""
        count = len(self._visits)
        return f"{count} visit{'' if count == 1 else 's'}"

    def first_focus(self) -> QWidget | None:
        """The table."""
        return self.table if len(self._visits) > 1 else None

    def _connect(self) -> None:
        for field in (self.one, self.other):
            field.changed.connect(self._compare)
        self.kinds.changed.connect(lambda _: self._show())
        self.narrow.changed.connect(self._compare)
        self.table.opened.connect(lambda id_: RowSheet(self, self.looking, id_).open())

    def _lay_out(self) -> None:
        for field in (self.one, self.other):
            field.label.hide()
            shorten(field)
        which = flow(Words("Compare"), self.one, Words("with"), self.other, self.narrow)
        self.nothing = EmptyState("Nothing of that kind", "Choose another kind above to see the rest.")
        widgets = (which, self.sentence, self.kinds, self.table, self.nothing)
        self.compared = TablePage(*widgets, fills=self.table, least=LEAST, margins=EDGES, name="Then and now")
        column = Column(self, self.one_only, space=0)
        column.addWidget(self.compared, 1)

    def _offer(self, visits: Sequence[Visit]) -> None:
        """Every visit in both lists; until somebody chose, the last one and the one before."""
        days = [visit.held_on for visit in visits]
        options = [(visit.id, _called(visit, days.count(visit.held_on) > 1)) for visit in visits]
        fresh = not self.other.value()
        for field in (self.one, self.other):
            field.set_options(options)
        if fresh:
            self.other.set_value(visits[0].id)
            self.one.set_value(visits[1].id)

    def _compare(self) -> None:
        same = self.one.value() == self.other.value()
        for widget in (self.kinds, self.table):
            widget.setVisible(not same)
        if same:
            self.nothing.hide()
            self.sentence.setText(ONE_TWICE)
            return
        looking = self.looking
        visits = (self.one.value(), self.other.value())
        self.found = self.desk.look(
            then_and_now.compare, looking.person_id, looking.shown(), *visits, looking.states_of()
        )
        counts = self.found.counts()
        self.kinds.set_options([Option(id_, f"{KIND[id_].word} {count}") for id_, count in counts.items()])
        self.narrow.offer("section", _once((one.section, one.section) for one in self.found.changes))
        voices = ((one.said.voice.id, one.said.voice.introduced) for one in self.found.changes)
        self.narrow.offer("voice", _once(voices))
        self.sentence.setText(self.found.sentence())
        self._name_columns()
        self._show()

    def _name_columns(self) -> None:
        """Whichever way round the two were chosen, the earlier one is “then”, and each column says its day."""
        then, now, *others = COLUMNS
        days = (day_in_words(visit.held_on) for visit in (self.found.then, self.found.now))
        named = [f"{column.title}, {day}" for column, day in zip((then, now), days, strict=True)]
        self.table.set_titles([*named, *(column.title for column in others)])

    def _show(self) -> None:
        kind, chosen = self.kinds.one(), self.narrow.values()
        shown = [
            one
            for one in self.found.changes
            if kind in ("", one.kind)
            and chosen["section"] in ("", one.section)
            and chosen["voice"] in ("", one.said.voice.id)
        ]
        self.table.set_lines([self._line(one) for one in shown])
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.counted.emit()

    def _line(self, one: Change) -> Line:
        voice = one.said.voice
        mark, tone = TONES[one.kind]
        opens = one.then or one.said
        return Line(
            opens.id,
            (
                self._words(one.then, one.then_words),
                self._words(one.now, ""),
                Cell(tag=Tag(KIND[one.kind].word, mark, tone)),
                Cell(voice.introduced, one.section, voices=((voice.initial, voice.place),)),
            ),
        )

    def _words(self, one: Said | None, before: str) -> Cell:
        """What it said then, as it may be read here now; where nothing was said the cell stays empty."""
        if one is None:
            return Cell("", NOT_SAID_THEN)
        works = WORKS[one.works] if one.works is not None else ""
        changed = before and before != one.words and self.looking.is_own(one)
        return Cell(f"“{before if changed else self.looking.words(one)}”", works)


def _called(visit: Visit, again: bool) -> str:
    """The day; of several on one day with the place."""
    return joined((day_in_words(visit.held_on), visit.place if again else ""))


def _once(options: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict(options).items())
