"""What we know: everything that holds now, over all visits, to be narrowed from any side."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import STAGES, WORKS
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.card_views import stage_tag, stage_word
from coprod_desktop.ui.screens.person_words import joined
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.narrow import Narrow
from coprod_desktop.ui.together.row_sheet import RowSheet
from coprod_desktop.ui.together.view import EDGES, View
from coprod_desktop.ui.widgets.containers import EmptyState, TablePage
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.table import Cell, Line, Table
from coprod_desktop.ui.widgets.table import Column as TableColumn
from coprod_desktop.work import what_we_know
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.what_we_know import Known

NOTHING, WHY_NOTHING = "Nothing yet", "What people say stands here, in their own words."
NONE_SUCH, WHY_NONE = "Nothing is like that", "Nothing that is known fits what you chose above."
LEAST = 240
"""Pixels of the table that always show."""
COLUMNS = (
    TableColumn("What was said", 6, "Everything"),
    TableColumn("About", 3),
    TableColumn("How well", 2),
    TableColumn("Who said it", 3),
)
Options = list[tuple[str, str]]


class KnownView(View):
    """A table of all current statements. Enter opens one: its history, its interview and its read back are there."""

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.narrow = Narrow([(id_, all_, label) for id_, (all_, label, _) in SIDES.items()])
        self.narrow.changed.connect(self._show)
        self.table = Table("What we know", COLUMNS, fills=True)
        self.table.opened.connect(lambda id_: RowSheet(self, looking, id_).open())
        self.nothing = EmptyState(NOTHING, WHY_NOTHING)
        self.none_such = EmptyState(NONE_SUCH, WHY_NONE, "Show everything")
        self.none_such.chosen.connect(self.narrow.clear)
        self.none_such.chosen.connect(self.table.setFocus)
        widgets = (self.narrow, self.table, self.nothing, self.none_such)
        page = TablePage(*widgets, fills=self.table, least=LEAST, margins=EDGES, name="What we know")
        Column(self, page)
        self.refresh()

    def refresh(self) -> None:
        """Read it anew for those who look on."""
        looking = self.looking
        self.known: Sequence[Known] = self.desk.look(
            what_we_know.what_we_know, looking.person_id, looking.shown(), looking.words, looking.places
        )
        for id_, (_, _, options) in SIDES.items():
            self.narrow.offer(id_, options(self.known, looking.person))
        self._show()

    def counts(self) -> str:
        """How many statements are shown, of how many."""
        of = len(self.known)
        words = "1 statement" if of == 1 else f"{of:,} statements"
        return words if self._shown == of else f"{self._shown:,} of {words}"

    def first_focus(self) -> QWidget | None:
        """The table."""
        return self.table if self.table.isVisibleTo(self) else self.none_such.button

    def _show(self) -> None:
        chosen = self.narrow.values()
        rows = [one for one in self.known if all(_fits(one, id_, value) for id_, value in chosen.items())]
        self.table.set_lines([_line(one, self.looking.person) for one in rows])
        self._shown = len(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not self.known)
        self.none_such.setVisible(bool(self.known) and not rows)
        self.counted.emit()


def _line(one: Known, person: PersonFacts) -> Line:
    said = one.said
    stage = stage_tag(one.stage, person) if one.stage else None
    times = f"said {len(one.earlier) + 1} times" if one.earlier else ""
    state = "" if said.word else "not read back yet"
    return Line(
        said.id,
        (
            Cell(f"“{one.words}”", joined((times, state))),
            Cell(one.section, joined((stage.text if stage else "", *one.places))),
            Cell(WORKS[said.works] if said.works is not None else ""),
            Cell(
                said.voice.introduced,
                day_in_words(said.held_on),
                voices=((said.voice.initial, said.voice.place),),
            ),
        ),
    )


def _named(found: Iterable[str]) -> Options:
    return [(one, one) for one in dict.fromkeys(found)]


def _stages(known: Sequence[Known], person: PersonFacts) -> Options:
    there = {one.stage for one in known}
    return [(stage.id, stage_word(stage.id, person)) for stage in STAGES if stage.id in there]


def _voices(known: Sequence[Known], person: PersonFacts) -> Options:
    return list({one.said.voice.id: one.said.voice.introduced for one in known}.items())


def _places(known: Sequence[Known], person: PersonFacts) -> Options:
    return _named(sorted((place for one in known for place in one.places), key=str.casefold))


def _works(known: Sequence[Known], person: PersonFacts) -> Options:
    there = {one.said.works for one in known}
    return [(str(at), word.capitalize()) for at, word in reversed(list(enumerate(WORKS))) if at in there]


SIDES: dict[str, tuple[str, str, Callable[[Sequence[Known], PersonFacts], Options]]] = {
    "section": ("All sections", "Section", lambda known, person: _named(one.section for one in known)),
    "stage": ("All stages", "Stage", _stages),
    "place": ("All places", "Place", _places),
    "voice": ("All voices", "Voice", _voices),
    "works": ("All ratings", "How well it works", _works),
}
"""What it can be narrowed by: the words for all, the name of the list, and what can be chosen."""
VALUE: dict[str, Callable[[Known], Iterable[str]]] = {
    "section": lambda one: (one.section,),
    "stage": lambda one: (one.stage,),
    "place": lambda one: one.places,
    "voice": lambda one: (one.said.voice.id,),
    "works": lambda one: (str(one.said.works),),
}


def _fits(one: Known, side: str, value: str) -> bool:
    return not value or value in VALUE[side](one)
