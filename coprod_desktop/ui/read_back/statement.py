"""One statement as it is read back: the words, large, and what their speaker says about them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.vocabulary import ARRIVAL, READ_BACK_WORDS, WORKS
from coprod_desktop.ui.card_views import stage_word, told_parts
from coprod_desktop.ui.read_back.aloud import sentences
from coprod_desktop.ui.read_back.beside import Beside
from coprod_desktop.ui.read_back.changing import Changing
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.two_columns import TwoColumns
from coprod_desktop.ui.read_back.who_sees import WhoSees
from coprod_desktop.ui.widgets.cards import CardView, StatementCard
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.composer import ENTER
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Heading, Lead, Title
from coprod_desktop.work import reading_back
from coprod_desktop.work.handing_over import IT
from coprod_desktop.work.said import Said

CHANGED = "changed"
ANSWERS = {
    "agreed": "Yes, that’s it",
    "changed": "Change the words",
    "left_out": "Leave it out",
    "not_sure": "Not sure",
}
"""Read back word → what the speaker says. A test holds it to the vocabulary."""


class Statement(QWidget):
    """Asks a speaker about their own words. Keys 1 to 4 answer."""

    turn_alone = Signal()

    def __init__(self, room: Room, one: Said) -> None:
        super().__init__()
        self.room, self.one = room, one
        self.card = StatementCard(told(room, one), big=True)
        self.card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.changing = Changing(room, one)
        self.changing.done.connect(self._words_changed)
        self.asked = f"{one.voice.name}, is that what you meant?"
        self.answers = ChipGroup(self.asked, self._options(), look="choice")
        self.answers.changed.connect(self._answered)
        self.who_sees = WhoSees(room, one)
        self.beside = Beside(room, one)
        self.beside.turn_alone.connect(self.turn_alone)
        self._build()
        self.refresh()
        if self.changing.half_typed:
            self.changing.open()

    def _build(self) -> None:
        question = self.room.question(self.one)
        left = QWidget()
        about = self.room.person.fill(_about_what(question, self.one)) if question else ""
        column = Column(
            left,
            _block(Lead(about), Title("You told us…"), self.card, self.changing),
            _block(Heading(self.asked), self.answers),
            _block(Heading("Who can see it?"), self.who_sees),
            space=20,
        )
        column.addStretch(1)
        Column(self, TwoColumns(left, self.beside))

    def _options(self) -> list[Option]:
        return [Option(word.id, ANSWERS[word.id], word.mark) for word in READ_BACK_WORDS]

    def refresh(self) -> None:
        """Show it as it stands on disk."""
        self.one = next(one for one in self.room.everything() if one.id == self.one.id)
        if self.card.view != told(self.room, self.one):
            self.card.set_view(told(self.room, self.one))
        self.answers.set_value(self.one.word)
        self.who_sees.show_decision(self.one)
        self.beside.refresh(self.one)

    def aloud(self) -> list[str]:
        """The words as they stand on the card, and the choices; the voice pauses after each."""
        words = sentences([self.card.view.words])
        return [f"You told us: “{words}”", self.asked, *ANSWERS.values()]

    def keep(self) -> bool:
        """Half-typed words are put on disk."""
        return self.changing.keep()

    def answer(self, word: str) -> None:
        """Give an answer, or take the same one back."""
        if word == CHANGED:
            self.changing.open()
        else:
            taken_back = word == self.one.word
            self.room.papers(self.one).do(IT, reading_back.word, self.one.id, "" if taken_back else word)
        self.answers.set_value(self.one.word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 answer; Ctrl+Enter in the open editor keeps the new words."""
        number = event.text()
        if number in ("1", "2", "3", "4"):
            self.answer(READ_BACK_WORDS[int(number) - 1].id)
        elif event.key() in ENTER and self.changing.isAncestorOf(self.focusWidget() or self):
            self.changing.commit()
        else:
            super().keyPressEvent(event)

    def _answered(self, ids: list[str]) -> None:
        self.answer(ids[0] if ids else self.one.word)

    def _words_changed(self) -> None:
        self.card.setFocus()


def _about_what(question: Question, one: Said) -> str:
    """The section; for a choice without words of its own the question, since “often” alone says nothing."""
    if one.words:
        return question.section_title
    return (question.ask_self if one.voice.is_person else "") or question.ask


def _block(*widgets: QWidget) -> QWidget:
    block = QWidget()
    Column(block, *widgets, space=9)
    return block


def told(room: Room, one: Said) -> CardView:
    """The words large and nothing in the way of them; under them how they arrived and what goes with them."""
    question = room.question(one)
    parts = told_parts(one, room.person, question, room.names())
    return CardView(
        id=one.id,
        words=one.words or "; ".join(parts),
        voice_name=one.voice.introduced,
        voice=one.voice.place,
        initial=one.voice.initial,
        note=" · ".join([*_arrived(one), *_about(room, one), *(parts if one.words else ())]),
        quoted=bool(one.words),
    )


def _arrived(one: Said) -> list[str]:
    if one.arrived == "said":
        return []
    how = ARRIVAL[one.arrived].word
    return [f"{how} ({one.through})" if one.through else how]


def _about(room: Room, one: Said) -> list[str]:
    stage = [stage_word(one.stage, room.person)] if one.stage else []
    works = [WORKS[one.works]] if one.works is not None else []
    return [*stage, *one.places, *works]
