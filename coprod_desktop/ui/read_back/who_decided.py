"""Who decided about a speaker's words: for the person it can be somebody else, and then their name goes with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import DECIDER, DECIDERS, UNDERSTANDS
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import SubHeading
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work.sharing import Decision
from coprod_desktop.work.voices import Voice


class WhoDecided(QWidget):
    """Whether the person understands the choice (under 16), who decided, and a name. `changed` by hand.

    Everyone else decides about their own words, so for them nothing of it shows.
    """

    changed = Signal()

    def __init__(self, speaker: Voice, *, asks_understanding: bool) -> None:
        super().__init__()
        self._speaker = speaker
        ask = f"Does {speaker.name} understand this choice?"
        self.understands = ChipGroup(ask, [Option(*each) for each in UNDERSTANDS])
        self.deciders = ChipGroup(
            "Who decided?",
            [Option(each.id, each.word.replace("{speaker}", speaker.name)) for each in DECIDERS],
            clearable=False,
        )
        self.name = TextField("Name of the person who decided")
        self.name.line.editingFinished.connect(self._name_set)
        self._kept_name = ""
        column = Column(self, space=10)
        if asks_understanding:
            column.addWidget(SubHeading(ask))
            column.addWidget(self.understands)
        for widget in (SubHeading("Who decided?"), self.deciders, self.name):
            column.addWidget(widget)
        self.understands.changed.connect(self._changed)
        self.deciders.changed.connect(self._changed)
        if not speaker.is_person:
            self.hide()

    def by(self) -> Decision:
        """Who decided, as a decision of nothing yet."""
        named = DECIDER[self.deciders.one()].named
        name = self.name.value() if named else ""
        return Decision(decider=self.deciders.one(), decider_name=name, understood=self.understands.one())

    def show_by(self, decision: Decision) -> None:
        """Show who decided, silently."""
        self.understands.set_value(decision.understood)
        self.deciders.set_value(decision.decider)
        if decision.decider_name:
            self.name.set_value(decision.decider_name)
        self._kept_name = self.name.value()
        self._fit()

    def _fit(self) -> None:
        self.name.setVisible(DECIDER[self.deciders.one()].named)

    def _changed(self, *_: object) -> None:
        self._fit()
        self.changed.emit()

    def _name_set(self) -> None:
        if self.name.value() != self._kept_name:
            self._kept_name = self.name.value()
            self._changed()
