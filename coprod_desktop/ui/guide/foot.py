"""Under the question: back, what became of it and for whom, and on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from coprod_desktop.questions.vocabulary import EVERYONE, RESPONSE_STATES
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.frame import FootBar
from coprod_desktop.work.voices import Voice

_EVERYONE = "Everyone here"


class Foot(FootBar):
    """`responded` carries for whom (a contributor's id or everyone) and the state; empty takes it back."""

    responded = Signal(str, str)

    def __init__(self) -> None:
        self.back = PlainButton("Back", icon="back")
        self.states = ChipGroup(
            "What became of this question", [Option(one.id, one.word) for one in RESPONSE_STATES]
        )
        self.for_ = QuietButton(_EVERYONE, after="down", name="For whom: everyone here")
        self.jump = QuietButton("Jump to…", hint="Ctrl+J")
        self.next = PrimaryButton("Next question", hint="Ctrl+⏎", after="next")
        self.outcome = flow(self.states, self.for_)
        super().__init__((self.back, self.outcome), (self.jump, self.next))
        self._whom, self._voices = EVERYONE, tuple[Voice, ...]()
        self.states.changed.connect(self._changed)
        self.for_.clicked.connect(self._choose_whom)

    def set_narrow(self, narrow: bool) -> None:
        """At large text the arrow alone says “Back” and the outcome stands under the cards, so that the bar stays low.

        Whoever owns the bar takes `outcome` out before, and gives it back by calling this.
        """
        self.set_ends((self.back,) if narrow else (self.back, self.outcome), (self.jump, self.next))
        self.back.set_words("" if narrow else "Back", "Back")
        self.back.setToolTip("Back" if narrow else "")
        self.jump.setVisible(narrow)

    def whom(self) -> str:
        """For whom the state is."""
        return self._whom

    def show_state(self, voices: Sequence[Voice], state: str, last: bool) -> None:
        """What is known of this question for whoever is chosen."""
        self._voices = tuple(voices)
        if self._whom not in {EVERYONE, *(voice.id for voice in voices)}:
            self._whom = EVERYONE
        name = next((voice.name for voice in voices if voice.id == self._whom), _EVERYONE)
        self.for_.set_words(name, f"For whom: {name}")
        self.states.set_value(state)
        self.next.set_words("Read it back" if last else "Next question")

    def _changed(self, value: list[str]) -> None:
        self.responded.emit(self._whom, value[0] if value else "")

    def _choose_whom(self) -> None:
        menu = QMenu(self)
        for id_, name in ((EVERYONE, _EVERYONE), *((voice.id, voice.name) for voice in self._voices)):
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=id_: self._set_whom(chosen))
        menu.popup(self.for_.mapToGlobal(self.for_.rect().topLeft()))

    def _set_whom(self, contributor: str) -> None:
        self._whom = contributor
        self.whom_changed.emit()

    whom_changed = Signal()
