"""What a search can be narrowed by, each beginning with “all”: person, section, stage, voice and days."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import STAGES
from coprod_desktop.ui.card_views import stage_word
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.together.narrow import Narrow
from coprod_desktop.ui.widgets.fields import DateField
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.work import people, searching
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.searching import Found, Wanted

LISTS = (
    ("person", "Everybody", "Person"),
    ("section", "All sections", "Section"),
    ("stage", "All stages", "Stage"),
    ("voice", "All voices", "Voice"),
)
MOST_PEOPLE = 20


class Filters(QWidget):
    """`changed` when something else is chosen. With a `person` alone there is no choice of people.

    People to choose from are the one on the screen behind, and those whom the last search found.
    """

    changed = Signal()

    def __init__(self, desk: Desk, person: PersonFacts | None, only: bool) -> None:
        super().__init__()
        self._desk, self._only = desk, person if only else None
        self._people = {person.id: person.name} if person else {}
        self.first, self.last = _day("From", desk.today()), _day("To", desk.today())
        self.lists = Narrow(LISTS, self.first, self.last)
        self.lists.fields["person"].setVisible(not only)
        Column(self, self.lists)
        self.lists.offer("section", searching.sections())
        self.lists.offer("person", list(self._people.items()))
        self._offer_of_person()
        self.lists.changed.connect(self._chosen)
        for field in (self.first, self.last):
            field.line.textChanged.connect(lambda _: self.changed.emit())

    def wanted(self, text: str) -> Wanted:
        """What is chosen, with what was typed. A day that can't be read narrows nothing."""
        chosen = self.lists.values()
        return Wanted(
            text,
            chosen["person"] or (self._only.id if self._only else ""),
            chosen["section"],
            chosen["stage"],
            chosen["voice"],
            self.first.day(),
            self.last.day(),
        )

    def are_set(self) -> bool:
        """Whether anything is narrowed."""
        own = self._only.id if self._only else ""
        return replace(self.wanted(""), person_id="") != Wanted() or self.wanted("").person_id != own

    def clear(self) -> None:
        """Back to all of everything."""
        for field in (self.first, self.last):
            field.line.clear()
        self.lists.clear()

    def offer_found(self, found: Found) -> None:
        """Whoever was found can be chosen; whoever is chosen stays."""
        if self._only is not None:
            return
        chosen = self.lists.values()["person"]
        names = [(row.person_id, row.circle_of or row.words) for row in found.names]
        names += [(row.person_id, row.person_name) for row in found.rows]
        kept = {one: name for one, name in self._people.items() if one == chosen}
        self._people = {**kept, **dict(_first(names))} if not chosen else {**self._people}
        self.lists.offer("person", list(self._people.items()))

    def _chosen(self) -> None:
        self._offer_of_person()
        self.changed.emit()

    def _offer_of_person(self) -> None:
        """The voices of the chosen circle and its own words for stages; else groups, and the usual words."""
        person_id = self.lists.values()["person"] or (self._only.id if self._only else "")
        facts = self._desk.look(people.person, person_id) if person_id else PersonFacts("")
        circle = self._desk.look(people.circle, person_id) if person_id else []
        voices = [(voice.id, voice.introduced) for voice in circle] or searching.voice_groups()
        self.lists.offer("voice", voices)
        self.lists.offer("stage", [(one.id, stage_word(one.id, facts)) for one in STAGES])


def _first(names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict(names).items())[:MOST_PEOPLE]


def _day(label: str, today: date) -> DateField:
    field = DateField(label, "", past=True, today=today)
    field.label.hide()
    field.line.setPlaceholderText(f"{label}: any day")
    return field
