"""Who somebody is: nothing but a name is needed, and every word is theirs to change."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import STAGES
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.forms.form import Form
from coprod_desktop.ui.forms.photo_field import PhotoField
from coprod_desktop.ui.forms.suggest_field import SuggestField
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.fields import DateField
from coprod_desktop.ui.widgets.text import Small, SubHeading
from coprod_desktop.ui.widgets.typed_fields import Field, TextField
from coprod_desktop.work import people
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.people import PersonFacts

PRONOUNS = ("she/her", "he/him", "they/them")
OWN_WORDS = "Some people have words or colours of their own, such as “in the red”. They stand on each page."


class PersonForm(Form):
    """Adds a person, or with an id changes what is known of them."""

    def __init__(self, desk: Desk, facts: PersonFacts | None = None) -> None:
        self._facts = facts or PersonFacts("")
        title = f"About {facts.called}" if facts else "Add a person"
        super().__init__(
            desk, title, "Only a name is needed", "Keep the changes" if facts else "Add this person"
        )
        self._fill(self._facts)
        self.page.add(*self._fields(), self.photo, self._own_words())
        for field in (*self._fields(), *self.stage_words.values()):
            if isinstance(field, TextField):
                field.entered.connect(self.submit)
        self.name.changed.connect(lambda: self.photo.set_name(self.name.value()))
        self.settled()

    def facts(self) -> PersonFacts:
        """What is typed, as a value; the date only when it can be read."""
        return PersonFacts(
            self.name.value(),
            self.likes.value(),
            self.pronouns.value(),
            self.born.day(),
            self.setting.value(),
            self.ask_today.value(),
            self.photo.value(),
            {stage: field.value() for stage, field in self.stage_words.items() if field.value()},
            self._facts.id,
        )

    def raw(self) -> object:
        """The facts, and a date that can't be read yet."""
        return (self.facts(), self.born.value())

    def wrong(self) -> list[Field]:
        """A missing name, a date that can't be read or hasn't come."""
        named = bool(self.name.value())
        self.name.set_error("" if named else "Please give a name. Nothing else is needed.")
        return [field for field, fine in ((self.name, named), (self.born, self._check_born())) if not fine]

    def store(self) -> Changed | None:
        """Add or change the person."""
        if self._facts.id:
            return self.desk.do(people.edit_person, self._facts.id, self.facts())
        return self.desk.do(people.add_person, self.facts())

    def first_field(self) -> QWidget:
        """The name."""
        return self.name.line

    def _fill(self, facts: PersonFacts) -> None:
        self.name = TextField("Name", "As they write it, in any script.", value=facts.name)
        self.name.line.setMaxLength(people.LONGEST_NAME)
        self.likes = TextField(
            "Likes to be called", "Used in every question and on every page.", value=facts.likes_to_be_called
        )
        self.pronouns = SuggestField(
            "Pronouns", PRONOUNS, "Choose, or type others. Left blank, we say “they”.", value=facts.pronouns
        )
        self.born = DateField(
            "Born", "For example 3 Nov 2016 or 3/11/16. Left blank, no age is shown.", past=True
        )
        self.born.set_day(facts.born)
        self.setting = TextField(
            "School, home or work", "Where most of the week is spent.", value=facts.setting
        )
        self.ask_today = TextField(
            "Who to ask today",
            "A name and a number. It is printed at the foot of the page.",
            value=facts.ask_today,
        )
        self.photo = PhotoField(facts.name, facts.photo)
        own = facts.stage_words or {}
        self.stage_words = {
            stage.id: TextField(stage.word, value=own.get(stage.id, ""), placeholder=stage.word)
            for stage in STAGES
        }

    def _fields(self) -> tuple[Field, ...]:
        return (self.name, self.likes, self.pronouns, self.born, self.setting, self.ask_today)

    def _own_words(self) -> Panel:
        return Panel(
            SubHeading("Their own words for how things are"), Small(OWN_WORDS), *self.stage_words.values()
        )

    def _check_born(self) -> bool:
        if not self.born.check():
            return False
        day = self.born.day()
        coming = day is not None and day > self.desk.today()
        self.born.set_error("This day has not come yet. Please check the year." if coming else "")
        return not coming
