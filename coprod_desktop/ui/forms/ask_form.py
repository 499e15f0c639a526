"""Something that somebody asks for after the visit, in their own words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.forms.chip_field import ChipField
from coprod_desktop.ui.forms.form import Form
from coprod_desktop.ui.screens.person_words import voice_words
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.fields import LongField
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.ui.widgets.typed_fields import Field
from coprod_desktop.work import following_up, interviewing
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.voices import Voice

READ_BACK_FIRST = (
    "It goes with the last interview. Read it back with whoever asks: once they say yes to it and choose"
    " who may see it, it can stand on a page."
)
TOO_LONG = f"This is longer than {interviewing.LONGEST_WORDS:,} letters. Please keep it as two asks."


class AskForm(Form):
    """Who asks, and what for."""

    def __init__(self, desk: Desk, person: PersonFacts, circle: Sequence[Voice]) -> None:
        self._person = person
        super().__init__(desk, "Add an ask", f"{person.called}’s plan and follow-up", "Add this ask")
        options = [Option(one.id, voice_words(one), one.initial, voice=one.place) for one in circle]
        self.who = ChipField("Who asks?", options)
        self.words = LongField("What do they ask for?", "In their own words, as they say it.", lines=4)
        self.page.add(self.who, self.words, Panel(Words(READ_BACK_FIRST), tone="brand"))
        self.settled()

    def raw(self) -> object:
        """Who, and the words."""
        return (self.who.value(), self.words.value())

    def wrong(self) -> list[Field]:
        """Nobody who asks, no words, too many words."""
        asked, words = bool(self.who.value()), self.words.value()
        too_long = len(words) > interviewing.LONGEST_WORDS
        self.who.set_error("" if asked else "Please choose who asks for it.")
        missing = "" if words else "Please type what they ask for."
        self.words.set_error(TOO_LONG if too_long else missing)
        fine = ((self.who, asked), (self.words, bool(words) and not too_long))
        return [field for field, is_fine in fine if not is_fine]

    def store(self) -> Changed | None:
        """Add the ask."""
        return self.desk.do(following_up.ask, self._person.id, self.who.value(), self.words.value())

    def first_field(self) -> QWidget:
        """Who asks."""
        return self.who.first()
