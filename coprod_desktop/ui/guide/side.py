"""Beside the question: what else to ask, and what was heard last time."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.widgets.buttons import QuietButton, SmallButton
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Muted, SubHeading, Words
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.said import Said

STILL_TRUE, NOT_NOW = "still_true", "not_now"


class Side(QWidget):
    """Probes, notes for the asker, earlier answers. `confirmed` carries a statement id and the word on it."""

    confirmed = Signal(str, object)
    note_asked = Signal()
    own_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = Column(self, space=8)
        self.note = QuietButton("Private note…", icon="note")
        self.note.clicked.connect(self.note_asked)
        self.own = QuietButton("Something of your own…", icon="plus", hint="Ctrl+T")
        self.own.clicked.connect(self.own_asked)

    def show_about(
        self, question: Question, person: PersonFacts, heard: Sequence[Said], has_note: bool
    ) -> None:
        """What goes with this question."""
        self._empty()
        self._list("If it helps to ask", [person.fill(probe) for probe in question.probes])
        self._list("For you", [person.fill(note) for note in question.asker_notes])
        self._heard(heard)
        self.note.set_words("Private note (written)…" if has_note else "Private note…")
        self.box.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addStretch(1)

    def _empty(self) -> None:
        while item := self.box.takeAt(0):
            widget = item.widget()
            if widget is not None and widget not in (self.note, self.own):
                widget.hide()
                widget.deleteLater()

    def _list(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self.box.addWidget(SubHeading(title))
        for line in lines:
            self.box.addWidget(Muted(f"•  {line}"))

    def _heard(self, heard: Sequence[Said]) -> None:
        if not heard:
            return
        self.box.addWidget(SubHeading("What we heard last time"))
        self.box.addWidget(Muted(f"{day_in_words(heard[0].held_on)} · what everyone here may see"))
        for one in heard:
            self.box.addWidget(self._earlier(one))

    def _earlier(self, one: Said) -> QWidget:
        panel = Panel(space=6, margins=(14, 10, 14, 12))
        panel.add(Words(f"“{one.words}”"), Muted(one.voice.name))
        row = QWidget()
        flow = FlowLayout(row, space=8)
        for word, label in ((True, "Still true"), (False, "Not now")):
            flow.addWidget(self._button(one, word, label))
        panel.add(row)
        return panel

    def _button(self, one: Said, word: bool, label: str) -> SmallButton:
        chosen = one.still_true is word
        button = SmallButton(label, icon="check" if chosen else "", name=f"{label}: {one.words}")
        button.setProperty("role", "plain")
        button.clicked.connect(partial(self.confirmed.emit, one.id, None if chosen else word))
        return button
