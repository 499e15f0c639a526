"""Other people's names in somebody's words: keep, say something else, or leave the words out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.layouts import Column, empty
from coprod_desktop.ui.widgets.text import SubHeading, Words
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import names, reading_back
from coprod_desktop.work.eligibility import printed_words
from coprod_desktop.work.said import NameKept, Said

INSTEAD = "a friend"


class OneName(QWidget):
    """The choice about one name; `kept` is what was chosen before, if anything."""

    def __init__(self, room: Room, one: Said, name: str, kept: NameKept | None) -> None:
        super().__init__()
        self.room, self.one, self.name, self.kept = room, one, name, kept
        usual = kept.instead if kept and kept.instead else INSTEAD
        self.choices = ChipGroup(f"This names {name}", self._options(usual))
        self.choices.set_value(kept.choice if kept else "")
        self.choices.changed.connect(self._chosen)
        self.instead = TextField(f"Instead of {name}", value=usual)
        self.instead.line.editingFinished.connect(self._other_words)
        self.instead.setVisible(self.choices.one() == "instead")
        Column(self, SubHeading(f"This names {name}"), self.choices, self.instead, space=8)

    def _options(self, usual: str) -> list[Option]:
        return [
            Option("keep", f"Keep {self.name}"),
            Option("instead", f"Say “{usual}”"),
            Option("leave_out", "Leave these words out"),
        ]

    def _chosen(self, ids: list[str]) -> None:
        choice = ids[0] if ids else ""
        instead = self.instead.value() if choice == "instead" else ""
        self.room.desk.do(reading_back.choose_name, self.one.id, self.name, choice, instead)

    def _other_words(self) -> None:
        if self.kept is not None and self.instead.value() != self.kept.instead:
            self._chosen([self.choices.one()])


class NamesPanel(Panel):
    """Each name that is noticed, and how the words then read."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.rows: list[OneName] = []
        self._shown: tuple[object, ...] = ()

    def refresh(self, one: Said, heard: Sequence[Said]) -> None:
        """Show the names in these words, if there are any."""
        found = self.room.desk.look(names.noticed_in, one, heard)
        self.setVisible(bool(found))
        if self._shown != (one.wording_id, found, one.names):
            self._shown = (one.wording_id, found, one.names)
            self._fill(one, found)

    def _fill(self, one: Said, found: Sequence[str]) -> None:
        had = any(row.isAncestorOf(row.window().focusWidget() or row.window()) for row in self.rows)
        empty(self.body)
        kept = {each.name: each for each in one.names}
        self.rows = [OneName(self.room, one, name, kept.get(name)) for name in found]
        self.add(*self.rows)
        if printed_words(one) != one.words:
            self.add(Words(f"It will say: “{printed_words(one)}”"))
        if had and self.rows:
            self.rows[0].choices.chips()[0].setFocus()
