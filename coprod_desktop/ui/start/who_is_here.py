"""Who takes part, how, and through which interpreter; people come and go, so it can change at any time."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import PRESENCES
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.buttons import PlainButton, QuietButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.text import SubHeading
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work.voices import Voice

Parts = Mapping[str, tuple[str, str]]
"""Contributor id → how they take part, and their interpreter's name."""


class TakesPart(Panel):
    """One contributor: how they take part today, and who interprets for them."""

    changed = Signal()

    def __init__(self, voice: Voice, presence: str, interpreter: str) -> None:
        super().__init__(space=4, margins=(16, 6, 16, 6))
        self.voice = voice
        title = voice.name if voice.is_person else f"{voice.name} · {voice.relationship or 'in the circle'}"
        self.title = SubHeading(title)
        options = [Option(one.id, one.word) for one in PRESENCES]
        self.presence = ChipGroup(f"How {voice.name} takes part", options)
        self.presence.set_value(presence)
        self.presence.changed.connect(self.changed)
        self.interpreter = TextField(
            f"Interpreter for {voice.name}", value=interpreter, placeholder="Their name"
        )
        self.interpreter.line.editingFinished.connect(self._interpreter_named)
        self._named = interpreter
        self.ask = QuietButton("Interpreter…", name=f"An interpreter for {voice.name}")
        self.ask.clicked.connect(self._show_interpreter)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add(flow(self.title, self.presence, right=(self.ask,)), self.interpreter)
        theme.changed.connect(self._line_up)
        self._line_up()
        self.interpreter.setVisible(bool(self._named))
        self.ask.setVisible(not self._named)

    def value(self) -> tuple[str, str]:
        """How they take part (empty: not said yet) and through whom."""
        return self.presence.one(), self.interpreter.value()

    def _line_up(self) -> None:
        """The choices of all rows begin at the same place."""
        self.title.setMinimumWidth(theme.px(230))

    def _show_interpreter(self) -> None:
        self.ask.hide()
        self.interpreter.show()
        self.interpreter.control.setFocus()

    def _interpreter_named(self) -> None:
        if self.interpreter.value() != self._named:
            self._named = self.interpreter.value()
            self.changed.emit()


class WhoIsHere(Panel):
    """A row for everyone in the circle. `changed` carries a contributor's id; `someone_else` asks for a new one."""

    changed = Signal(str)
    someone_else = Signal()

    def __init__(self) -> None:
        super().__init__(space=10)
        self.rows: list[TakesPart] = []
        self.add_button = PlainButton("Someone else", icon="plus")
        self.add_button.clicked.connect(self.someone_else)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_circle(self, circle: Sequence[Voice], parts: Parts) -> None:
        """Show these contributors; what was chosen here and isn't in `parts` yet stays chosen."""
        known = {**self.parts(), **parts}
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [TakesPart(voice, *known.get(voice.id, ("", ""))) for voice in circle]
        for at, row in enumerate(self.rows):
            self.body.insertWidget(at, row)
            row.changed.connect(partial(self.changed.emit, row.voice.id))

    def parts(self) -> dict[str, tuple[str, str]]:
        """How each takes part; those of whom nothing was said are left out."""
        return {row.voice.id: row.value() for row in self.rows if row.presence.one()}

    def first_focus(self) -> QWidget:
        """The first row's choices."""
        return self.rows[0].presence if self.rows else self.add_button
