"""When shall we look at it again? One date, kept at once, and what would make it sooner."""

import calendar
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.read_back.own_words import OwnWords
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.step import Step
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.fields import DateField
from coprod_desktop.ui.widgets.text import Lead, Title
from coprod_desktop.work import reading_back

QUESTION = "N6"
SOON = (("weeks", "In 6 weeks", 0), ("3", "In 3 months", 3), ("6", "In 6 months", 6), ("12", "In a year", 12))
"""Id, words, months on from today (0: six weeks)."""


class ReviewDate(Step):
    """Quick choices or any date; empty takes it away."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._kept = room.desk.look(reading_back.review_date, room.visit.person_id)
        self.quick = ChipGroup("When?", [Option(each[0], each[1]) for each in SOON], look="choice")
        self.quick.changed.connect(self._chosen)
        self.day = DateField("On this day", value=self._kept)
        self.day.line.editingFinished.connect(self._typed)
        self.own = OwnWords(
            room,
            QUESTION,
            "What would make it sooner?",
            "Only if you like. We read it back to you right away.",
        )
        self.own.added.connect(self._added)
        title = Title("When shall we look at it again?")
        lead = Lead("Things change. On this day we ask what is still true.")
        for widget in (title, lead, self.quick, self.day, self.own):
            self.box.addWidget(widget)
        self._show()

    def first_focus(self) -> QWidget:
        """The quick choices."""
        return self.quick.chips()[0]

    def keep(self) -> bool:
        """Half-typed words are put on disk."""
        return self.own.keep()

    def refresh(self) -> None:
        """Show the date as it stands."""
        self._kept = self.room.desk.look(reading_back.review_date, self.room.visit.person_id)
        self.day.set_day(self._kept)
        self._show()

    def _chosen(self, ids: list[str]) -> None:
        self._keep_day(in_a_while(ids[0], self.room.desk.today()) if ids else None)

    def _typed(self) -> None:
        if self.day.check() and self.day.day() != self._kept:
            self._keep_day(self.day.day())

    def _keep_day(self, day: date | None) -> None:
        if day is not None and day < self.room.desk.today():
            self.day.set_error("This day is over. Please give one that is still to come.")
            return
        self.room.desk.do(reading_back.review_by, self.room.interview_id, day)

    def _show(self) -> None:
        today = self.room.desk.today()
        self.quick.set_value([each[0] for each in SOON if in_a_while(each[0], today) == self._kept])

    def _added(self, statement_id: str) -> None:
        self.room.open(statement_id)
        self.moved.emit("words")


def in_a_while(choice: str, today: date) -> date:
    """The day of a quick choice; the last day of a shorter month."""
    months = next(each[2] for each in SOON if each[0] == choice)
    if not months:
        return today + timedelta(weeks=6)
    year, month = divmod(today.month - 1 + months, 12)
    year, month = today.year + year, month + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
