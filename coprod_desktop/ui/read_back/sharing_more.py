"""The finer choices about sharing, folded away until somebody wants them: but not whom, until when, who decided."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.who_decided import WhoDecided
from coprod_desktop.ui.widgets.buttons import QuietButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.fields import DateField
from coprod_desktop.ui.widgets.text import SubHeading
from coprod_desktop.work import sharing
from coprod_desktop.work.decisions import audience_of
from coprod_desktop.work.said import Said
from coprod_desktop.work.sharing import Decision, Scope

CLOSED, OPEN = "More: but not…, until, who decided", "Fewer choices"


class SharingMore(Panel):
    """Exceptions by name, an end, and the decider. `changed` whenever somebody changes one of them."""

    changed = Signal()

    def __init__(self, room: Room, one: Said) -> None:
        super().__init__()
        self.room, self.one = room, one
        self.button = QuietButton(CLOSED)
        self.button.clicked.connect(self._turn)
        self._but_not = SubHeading("But not…")
        self.exceptions = ChipGroup("But not…", many=True)
        self.until = DateField("Until when? Leave it empty for no end.")
        self.until.line.editingFinished.connect(self._until_set)
        self.add(self._but_not, self.exceptions, self.until)
        self._kept_until: date | None = None
        scope = Scope(interview_id=one.interview_id, contributor_id=one.voice.id)
        self._never = set(room.desk.look(sharing.never_for, scope))
        asks = sharing.asks_understanding(room.person.age_on(room.desk.today()))
        self.who = WhoDecided(one.voice, asks_understanding=asks)
        self.understands, self.deciders, self.name = self.who.understands, self.who.deciders, self.who.name
        self.add(self.who)
        self.who.changed.connect(self.changed)
        self.exceptions.changed.connect(lambda _: self.changed.emit())
        self.hide()

    def decision(self, audiences: tuple[str, ...]) -> Decision:
        """What is chosen here, with these audiences."""
        exceptions, until = tuple(self.exceptions.value()), self.until.day()
        return replace(self.who.by(), audiences=audiences, exceptions=exceptions, until=until)

    def show_decision(self, decision: Decision, audiences: Sequence[str]) -> None:
        """Show what was decided, silently."""
        self.offer(audiences)
        self.exceptions.set_value(decision.exceptions)
        if self.until.day() != decision.until:
            self.until.set_day(decision.until)
        self._kept_until = decision.until
        self.who.show_by(decision)

    def offer(self, audiences: Sequence[str]) -> None:
        """Offer those of the circle who belong to a chosen audience as exceptions."""
        offered = [
            Option(voice.id, voice.name)
            for voice in self.room.circle
            if voice.id != self.one.voice.id and audience_of(voice.relationship) in audiences
        ]
        known = {chip.option.id for chip in self.exceptions.chips()}
        if [chip.option for chip in self.exceptions.chips()] != offered:
            self.exceptions.set_options(offered)
            named_before = {one.id for one in offered} & self._never - known
            self.exceptions.set_value({*self.exceptions.value(), *named_before})
        self._but_not.setVisible(bool(offered))
        self.exceptions.setVisible(bool(offered))

    def open(self) -> None:
        """Unfold it."""
        self.show()
        self.button.set_words(OPEN, OPEN)

    def _turn(self) -> None:
        if self.isHidden():
            self.open()
        else:
            self.hide()
            self.button.set_words(CLOSED, CLOSED)

    def _until_set(self) -> None:
        day = self.until.day()
        if not self.until.check() or day == self._kept_until:
            return
        if day is not None and day < self.room.desk.today():
            self.until.set_error("This day is over. Please give one that is still to come.")
            return
        self._kept_until = day
        self.changed.emit()
