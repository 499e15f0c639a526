"""First of all: who can see this screen now? Until that is said, nothing of anybody's stands on it."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.step import Step
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.text import Lead, Muted, Title
from coprod_desktop.work.sitting import SOMEONE_ELSE

QUESTION = "Who can see this screen now?"


class WhoIsHere(Step):
    """Chips of those who take part; none is ticked beforehand, and each seating is recorded."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        options = [Option(voice.id, voice.introduced) for voice in room.visit.voices]
        options.append(Option(SOMEONE_ELSE, "Someone else"))
        self.chips = ChipGroup(QUESTION, options, many=True)
        for widget in (
            Title(QUESTION),
            Lead("Tick everyone who can see it, or hear it read out."),
            self.chips,
            Muted(
                "We show only what is meant for everyone you tick. If someone comes or goes, come back here."
            ),
        ):
            self.box.addWidget(widget)

    def first_focus(self) -> QWidget:
        """The first name."""
        return self.chips.chips()[0]

    def forward(self) -> bool:
        """Seat those who are ticked, then go to what is to be read."""
        if not self.chips.value():
            self.room.desk.tell("Please tick who can see this screen. Then we can begin.")
            return True
        first_time = self.room.sitting is None
        if self.room.seat(self.chips.value()):
            self.moved.emit(self._next(first_time))
        return True

    def _next(self, first_time: bool) -> str:
        room = self.room
        wanted, room.wanted = room.wanted, ""
        if wanted:
            return wanted
        to_read = bool(room.to_ask() or room.unread()) or (first_time and bool(room.route))
        return "words" if to_read else "alone"
