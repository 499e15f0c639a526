"""Somebody else begins to speak: add them in a few keys, without leaving the question."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import PRESENCES, RELATIONSHIPS, SELF
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.forms.suggest_field import SuggestField
from coprod_desktop.ui.half_typed import KeptWhileTyped
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.ui.widgets.typed_fields import TextField

HERE = "here"


class Someone(Sheet):
    """Who it is, who they are to the person, and how they take part. Only a name is needed."""

    def __init__(self, parent: QWidget | None = None, *, visiting: bool = True) -> None:
        super().__init__(parent, "Someone else", "Add them")
        self.who = TextField("Name", "What everybody calls them is enough.")
        known = [one for one in RELATIONSHIPS if one != SELF]
        self.relation = SuggestField("Who they are", known, "Choose, or type other words.")
        self.how = ChipGroup(
            "How are they taking part?", [Option(one.id, one.word) for one in PRESENCES], clearable=False
        )
        self.how.set_value(HERE)
        self.through = TextField("Interpreter", "Only if somebody interprets for them.")
        taking_part = QWidget()
        Column(taking_part, Words("How are they taking part?", role="label"), self.how, space=4)
        self.page.add(self.who, self.relation, taking_part, self.through)
        for widget in (taking_part, self.through):
            widget.setVisible(visiting)

    def keep_while_typed(self, desk: Desk, interview_id: str) -> None:
        """What is half typed here is kept with this interview until they are added, or not."""
        KeptWhileTyped(self, self.who, desk, interview_id, "someone:name")
        KeptWhileTyped(self, self.relation, desk, interview_id, "someone:relation")
        KeptWhileTyped(self, self.through, desk, interview_id, "someone:interpreter")

    def name(self) -> str:
        """Their name."""
        return self.who.value()

    def relationship(self) -> str:
        """Who they are to the person, from the list or in other words; may be empty."""
        return self.relation.value()

    def presence(self) -> str:
        """How they take part: an id of PRESENCES."""
        return self.how.one()

    def interpreter(self) -> str:
        """Who interprets for them; may be empty."""
        return self.through.value()

    def ready(self) -> bool:
        """A name, or what they are called."""
        missing = not self.name()
        self.who.set_error("Please say who this is: a name, or what they are called." if missing else "")
        if missing:
            self.who.line.setFocus()
        return not missing

    def first_focus(self) -> QWidget:
        """The name."""
        return self.who.line
