"""Beside the question: what else to ask, and what was heard last time."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.tab_order import follow_layout
from coprod_desktop.ui.widgets.buttons import QuietButton, SmallButton
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column, empty
from coprod_desktop.ui.widgets.text import Muted, Point, SubHeading, Words
from coprod_desktop.work import heard, notes
from coprod_desktop.work.eligibility import printed_words
from coprod_desktop.work.interviews import Visit
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.said import Said

STILL_TRUE, NOT_NOW = "still_true", "not_now"


class _Step(QuietButton):
    """In line with the words above it."""

    PAD = (2, 9)

    def starts_left(self) -> bool:
        """At the left edge."""
        return True


class Side(QWidget):
    """Probes, notes for the asker, earlier answers. `confirmed` carries a statement id and the word on it."""

    confirmed = Signal(str, object)
    note_asked = Signal()
    own_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = Column(self, space=8)
        self.note = _Step("Private note…", icon="note")
        self.note.clicked.connect(self.note_asked)
        self.own = _Step("Something of your own…", icon="plus", hint="Ctrl+T")
        self.own.clicked.connect(self.own_asked)

    def show_for(self, desk: Desk, visit: Visit, question: Question, person: PersonFacts) -> None:
        """What goes with this question, from the store."""
        earlier = desk.look(heard.last_time, visit, question.id, desk.today())
        note = desk.look(notes.question_note, visit.id, question.id)
        self.show_about(question, person, earlier, bool(note))
        if earlier:
            follow_layout(self)

    def show_about(
        self, question: Question, person: PersonFacts, earlier: Sequence[Said], has_note: bool
    ) -> None:
        """What goes with this question."""
        empty(self.box, keep=(self.note, self.own))
        self._list("If it helps to ask", [person.fill(probe) for probe in question.probes])
        self._list("For you", [person.fill(note) for note in question.asker_notes])
        self._heard(earlier)
        self.note.set_words("Private note (written)…" if has_note else "Private note…")
        self.box.addSpacing(theme.gap(8))
        self.box.addWidget(self.own)
        self.box.addWidget(self.note)
        self.box.addStretch(1)

    def _list(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self.box.addWidget(SubHeading(title))
        for line in lines:
            self.box.addWidget(Point(line, role="muted"))

    def _heard(self, earlier: Sequence[Said]) -> None:
        if not earlier:
            return
        self.box.addWidget(SubHeading("What we heard last time"))
        self.box.addWidget(Muted(f"{day_in_words(earlier[0].held_on)} · what everyone here may see"))
        for one in earlier:
            self.box.addWidget(self._earlier(one))

    def _earlier(self, one: Said) -> QWidget:
        panel = Panel(space=6, margins=(14, 10, 14, 12))
        panel.add(Words(f"“{printed_words(one)}”"), Muted(one.voice.name))
        row = QWidget()
        flow = FlowLayout(row, space=8)
        for word, label in ((True, "Still true"), (False, "Not now")):
            flow.addWidget(self._button(one, word, label))
        panel.add(row)
        return panel

    def _button(self, one: Said, word: bool, label: str) -> SmallButton:
        chosen = one.still_true is word
        button = SmallButton(label, icon="check" if chosen else "", name=f"{label}: {printed_words(one)}")
        button.setProperty("role", "plain")
        button.clicked.connect(partial(self.confirmed.emit, one.id, None if chosen else word))
        return button
