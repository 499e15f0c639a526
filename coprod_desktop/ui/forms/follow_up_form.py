"""What will be done about an ask: by whom, by when, what came of it, and when the family was told."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.forms.chip_field import ChipField
from coprod_desktop.ui.forms.form import Form
from coprod_desktop.ui.forms.suggest_field import SuggestField
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.fields import DateField, LongField
from coprod_desktop.ui.widgets.tags import VoiceName
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.ui.widgets.typed_fields import Field
from coprod_desktop.work import following_up
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.following_up import DONE, NOT_DONE, OPEN, Followed, FollowUpFacts
from coprod_desktop.work.people import LONGEST_NAME, PersonFacts
from coprod_desktop.work.voices import Voice

STILL_OPEN = "open"
"""The chip of what is open: chips need an id, and the outcome of an open ask is empty."""
CHOICES = {
    OPEN: Option(STILL_OPEN, "Still open", "open"),
    DONE: Option(DONE, "Done", "✓"),
    NOT_DONE: Option(NOT_DONE, "We can’t", "✕"),
}
"""What can come of an ask, as it is asked here."""
NOT_YET = "This day has not come yet. Please check it."
TOO_LONG = f"This is longer than {following_up.LONGEST_TEXT:,} letters. Please shorten it."


class FollowUpForm(Form):
    """Everything about one ask but the ask itself, which stays as its speaker said it."""

    def __init__(self, desk: Desk, person: PersonFacts, one: Followed, circle: Sequence[Voice]) -> None:
        self._one = one
        super().__init__(desk, "What we will do", f"{person.called}’s plan and follow-up", "Keep the plan")
        self._fill(one, [voice.name for voice in circle])
        self.page.add(_asked(one), self.what, self.who, self.by_when, self.outcome, self.why_not)
        self.page.add(self.outcome_on, self.told_on)
        self.outcome.changed.connect(self._chosen)
        for day in (self.by_when, self.outcome_on, self.told_on):
            day.entered.connect(self.submit)
        self._show_what_goes_with_it()
        self.settled()

    def facts(self) -> FollowUpFacts:
        """What is typed, as a value; dates only when they can be read."""
        outcome = self._outcome()
        return FollowUpFacts(
            what=self.what.value(),
            who=self.who.value(),
            by_when=self.by_when.day(),
            outcome=outcome,
            outcome_on=self.outcome_on.day() if outcome else None,
            why_not=self.why_not.value() if outcome == NOT_DONE else "",
            told_on=self.told_on.day(),
        )

    def raw(self) -> object:
        """The facts, and dates that can't be read yet."""
        return (self.facts(), self.by_when.value(), self.outcome_on.value(), self.told_on.value())

    def wrong(self) -> list[Field]:
        """Dates that can't be read or haven't come, no reason why not, texts that are too long."""
        fine = (
            (self.what, _fine(self.what, _too_long(self.what))),
            (self.by_when, self.by_when.check()),
            (self.why_not, _fine(self.why_not, self._no_reason() or _too_long(self.why_not))),
            (self.outcome_on, not self._outcome() or self._has_come(self.outcome_on)),
            (self.told_on, self._has_come(self.told_on)),
        )
        return [field for field, is_fine in fine if not is_fine]

    def store(self) -> Changed | None:
        """Keep the plan."""
        return self.desk.do(following_up.follow_up, self._one.said.id, self.facts(), self.desk.today())

    def first_field(self) -> QWidget:
        """What will be done."""
        return self.what.box

    def _fill(self, one: Followed, names: Sequence[str]) -> None:
        today = self.desk.today()
        self.what = LongField(
            "What will be done", "Plain words that the family can hold us to.", value=one.what, lines=2
        )
        self.who = SuggestField("By whom", names, "Choose, or type another name.", value=one.who)
        line = self.who.box.lineEdit()
        assert line is not None
        line.setMaxLength(LONGEST_NAME)
        self.by_when = DateField("By when", value=one.by_when, today=today)
        chosen = one.outcome or STILL_OPEN
        self.outcome = ChipField("What came of it?", tuple(CHOICES.values()), value=chosen)
        self.why_not = LongField(
            "Why not?", "The family has a right to the reason. It stands on their page.", value=one.why_not
        )
        self.outcome_on = DateField("On which day?", value=one.outcome_on, past=True, today=today)
        self.told_on = DateField(
            "The family was told on", "Left blank: not told yet.", value=one.told_on, past=True, today=today
        )

    def _outcome(self) -> str:
        return next(key for key, option in CHOICES.items() if option.id == self.outcome.value())

    def _chosen(self) -> None:
        """Something has come of it: today, unless somebody says else."""
        if self._outcome() and not self.outcome_on.value():
            self.outcome_on.set_day(self.desk.today())
        self._show_what_goes_with_it()

    def _show_what_goes_with_it(self) -> None:
        self.why_not.setVisible(self._outcome() == NOT_DONE)
        self.outcome_on.setVisible(bool(self._outcome()))

    def _no_reason(self) -> str:
        needed = self._outcome() == NOT_DONE and not self.why_not.value()
        return "If we can’t do it, please say why." if needed else ""

    def _has_come(self, field: DateField) -> bool:
        if not field.check():
            return False
        day = field.day()
        coming = day is not None and day > self.desk.today()
        return _fine(field, NOT_YET if coming else "")


def _too_long(field: LongField) -> str:
    return TOO_LONG if len(field.value()) > following_up.LONGEST_TEXT else ""


def _fine(field: Field, error: str) -> bool:
    """Say beside the field what is wrong, and whether nothing is."""
    field.set_error(error)
    return not error


def asked_words(one: Followed) -> str:
    """What was asked for: in quotation marks unless parts of the answer tell it."""
    return f"“{one.words}”" if one.said.words else one.words


def _asked(one: Followed) -> Panel:
    voice = one.said.voice
    return Panel(Words(asked_words(one), role="ask"), VoiceName(voice.name, voice.initial, voice.place))
