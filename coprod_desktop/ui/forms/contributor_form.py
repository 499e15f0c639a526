"""Somebody in the circle: who they are to the person, and who decides about sharing their words."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import DECIDER, DECIDERS, RELATIONSHIPS, SELF
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.forms.form import Form
from coprod_desktop.ui.forms.suggest_field import SuggestField
from coprod_desktop.ui.widgets.buttons import QuietButton
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.ui.widgets.typed_fields import Field, TextField
from coprod_desktop.work import people
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.voices import Voice

GROWN = 16
CAPACITY = {
    True: "{name} is 16 or over. We presume that {name} can decide, one decision at a time.",
    False: "{name} is under 16. For each choice we ask whether {name} understands it.",
    None: (
        "From 16, we presume that {name} can decide, one decision at a time. "
        "Before 16, for each choice we ask whether {name} understands it."
    ),
}
"""What stands beside the choice of who decides: 16 or over, under 16, or the age is not known."""


class ContributorForm(Form):
    """Adds somebody to the circle, or changes what is known of them, or takes them out."""

    def __init__(self, desk: Desk, person: PersonFacts, voice: Voice | None = None) -> None:
        self._person, self._voice = person, voice
        self._is_person = voice is not None and voice.is_person
        super().__init__(
            desk,
            self._title(),
            f"{person.called}’s circle",
            "Keep the changes" if voice else "Add to the circle",
        )
        self._build(voice)
        self.settled()

    def facts(self) -> ContributorFacts:
        """What is typed, as a value."""
        if not self._is_person:
            return ContributorFacts(self.name.value(), self.relationship.value())
        decider = self.decider.value()
        named = self.decider_name.value() if DECIDER[decider].named else ""
        return ContributorFacts(self.name.value(), SELF, decider, named)

    def raw(self) -> object:
        """The facts."""
        return self.facts()

    def wrong(self) -> list[Field]:
        """A missing name; the person's own voice for somebody else."""
        named = bool(self.name.value())
        self.name.set_error(
            "" if named else "Please say who this is: a name, or what they are called at home."
        )
        other = self._is_person or self.relationship.value() != SELF
        self.relationship.set_error(
            ""
            if other
            else f"{self._person.called} has a voice in this circle already. Please choose another."
        )
        return [field for field, fine in ((self.name, named), (self.relationship, other)) if not fine]

    def store(self) -> Changed | None:
        """Add or change them."""
        if self._voice:
            return self.desk.do(people.edit_contributor, self._voice.id, self.facts())
        return self.desk.do(people.add_contributor, self._person.id, self.facts())

    def first_field(self) -> QWidget:
        """The name."""
        return self.name.line

    def _title(self) -> str:
        if self._voice is None:
            return "Add somebody to the circle"
        return f"{self._voice.name}’s own voice" if self._is_person else f"About {self._voice.name}"

    def _build(self, voice: Voice | None) -> None:
        help = "" if self._is_person else f"What {self._person.called} calls them is fine."
        self.name = TextField("Name", help, value=voice.name if voice else "")
        self.name.line.setMaxLength(people.LONGEST_NAME)
        self.name.entered.connect(self.submit)
        self.relationship = SuggestField(
            f"Who they are to {self._person.called}",
            [word for word in RELATIONSHIPS if word != SELF],
            "Choose, or type other words.",
            value=voice.relationship if voice else "",
        )
        self._build_decider(voice)
        self.page.add(self.name)
        if self._is_person:
            self.page.add(self._deciding())
        else:
            self.page.add(self.relationship, Panel(Words(self._own_decision())))
        if voice and not voice.is_person:
            self.page.add(flow(self._remove_button(voice)))

    def _build_decider(self, voice: Voice | None) -> None:
        options = [(one.id, self._decider_word(one.word)) for one in DECIDERS]
        self.decider = ChoiceField(
            f"Who decides about sharing {self._person.called}’s words?",
            options,
            value=voice.decider if voice else "",
        )
        self.decider_name = TextField(
            "Their name", "It stands beside each decision.", value=voice.decider_name if voice else ""
        )
        self.decider_name.entered.connect(self.submit)
        self.decider.changed.connect(self._show_decider_name)

    def _decider_word(self, word: str) -> str:
        filled = word.replace("{speaker}", self._person.called)
        return filled[:1].upper() + filled[1:]

    def _deciding(self) -> Panel:
        age = self._person.age_on(self.desk.today())
        note = CAPACITY[None if age is None else age >= GROWN].replace("{name}", self._person.called)
        panel = Panel(self.decider, self.decider_name, Words(note))
        self._show_decider_name()
        return panel

    def _show_decider_name(self) -> None:
        self.decider_name.setVisible(DECIDER[self.decider.value()].named)

    def _own_decision(self) -> str:
        return "They decide about their own words: who may see them, line by line, when it is read back."

    def _remove_button(self, voice: Voice) -> QWidget:
        button = QuietButton(f"Take {voice.name} out of the circle", icon="bin")
        button.clicked.connect(self._remove)
        return button

    def _remove(self) -> None:
        if self._voice and self.desk.do(people.remove_contributor, self._voice.id):
            self.closed.emit()
