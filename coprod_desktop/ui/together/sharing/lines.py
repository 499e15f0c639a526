"""The lines of the matrix: every statement that may stand here now, in the order of the questions, with its cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from coprod_desktop.questions.vocabulary import AUDIENCES
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.sharing.cells import Cell, cell_of, decided_by
from coprod_desktop.work import interviews, sharing_in_bulk
from coprod_desktop.work.background import BROUGHT_UP
from coprod_desktop.work.eligibility import HOLDS, Page
from coprod_desktop.work.said import Said
from coprod_desktop.work.sets import OWN_TOPICS
from coprod_desktop.work.sitting import awaits_decision
from coprod_desktop.work.voices import Voice

WAITS = {
    "not_read_back": "Not read back yet",
    "not_sure": "The speaker is not sure",
    "name_left_out": "Left out, since it names somebody",
    "no_longer": "No longer true",
}
"""What keeps words off every page whoever may see them: reason of eligibility → a few words."""


@dataclass(frozen=True)
class Line:
    """A row: a statement, or (without one) the heading of a section.

    `decided` says by whom. Without `open` it shows nothing but its words, so it has no cells and can't be marked.
    """

    section: str
    words: str
    one: Said | None = None
    cells: tuple[Cell, ...] = ()
    decided: str = ""
    waits: str = ""
    open: bool = False
    place: tuple[float, ...] = ()

    @property
    def id(self) -> str:
        """The statement's id; a heading is known by its section."""
        return self.one.id if self.one else self.section

    @property
    def told(self) -> str:
        """What a screen reader says of the words."""
        return f"{self.one.voice.name}: {self.words}" if self.one else self.words


class Lines:
    """Reads what the matrix shows, once for each time that something was changed or somebody sat down."""

    def __init__(self, looking: Looking) -> None:
        desk, self.looking = looking.desk, looking
        self.everyone: Mapping[str, Voice] = desk.look(sharing_in_bulk.everyone_ever, looking.person_id)
        visits = desk.look(interviews.visits_of, looking.person_id)
        sections = {section.id: section.title for visit in visits for section in visit.question_set.sections}
        self.titles = {
            key: looking.person.fill(title) for key, title in {**sections, OWN_TOPICS: BROUGHT_UP}.items()
        }
        self._ranks = {key: rank for rank, key in enumerate(self.titles)}
        self.pages = {each.id: self.page(each.id) for each in AUDIENCES}
        self.heads = {each.id: looking.person.fill(each.word) for each in AUDIENCES}
        self.all = sorted((self._line(one) for one in looking.shown()), key=lambda line: line.place)

    def page(self, audience: str) -> Page:
        """A page for a whole audience today."""
        looking = self.looking
        return sharing_in_bulk.page_for(audience, looking.desk.today(), self.everyone, looking.everything)

    def _line(self, one: Said) -> Line:
        question = self.looking.question(one)
        section = question.section_id if question else OWN_TOPICS
        rank, place = self._ranks.get(section, len(self._ranks)), question.place if question else 0
        line = Line(section, self._words(one), one, place=(rank, place, one.place))
        if not self.looking.is_own(one):
            return line  # with whom it is shared is told to its speaker alone
        page = self.pages[AUDIENCES[0].id]
        waits = next((words for key, words in WAITS.items() if HOLDS[key](one, page)), "")
        return replace(line, cells=self._cells(one, waits), decided=decided_by(one), waits=waits, open=True)

    def _cells(self, one: Said, waits: str) -> tuple[Cell, ...]:
        return tuple(
            cell_of(one, page, self.heads[key], self.everyone, waits) for key, page in self.pages.items()
        )

    def _words(self, one: Said) -> str:
        """The words whole, in quotation marks; an answer of parts alone is told by its parts."""
        words = self.looking.words(one)
        return f"“{words}”" if one.words else words


def is_open(line: Line) -> bool:
    """Whether who may see these words is not decided yet."""
    return line.one is not None and awaits_decision(line.one)


def with_headings(lines: Iterable[Line], titles: Mapping[str, str]) -> Sequence[Line]:
    """The same with a heading before each section."""
    grouped = groupby(lines, key=lambda line: line.section)
    return [
        each
        for section, those in grouped
        for each in (Line(section, titles.get(section, BROUGHT_UP)), *those)
    ]
