"""How it was for each: one person at a time, answered alone and shown to nobody else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.simple_kinds import Rating
from coprod_desktop.ui.autosave import Autosave
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.step import Step
from coprod_desktop.ui.read_back.turns import hand_to, voice_options
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.fields import LongField
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.rating import RatingRow
from coprod_desktop.ui.widgets.text import Lead, SubHeading, Title
from coprod_desktop.work import drafts, reading_back
from coprod_desktop.work.drafts import HalfTyped
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.reading_back import HOW_IT_WAS
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice

ASKED = ("Did we listen to you?", "Did we understand you?", "Did you have a say?", "Was it worth it?")
"""What the steps of N7 answer, in their order."""


class HowItWas(Step):
    """First whose turn it is; then, once only they look at the screen, their answers."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.question = room.visit.question_set.find(HOW_IT_WAS)
        self.answers: Answers | None = None
        self.chips = ChipGroup("Who would like to answer now?", look="choice")
        self._together = room.here.present
        self._ask_who("Each answers alone. Nobody else sees the answers on this screen. It is fine not to.")

    def first_focus(self) -> QWidget | None:
        """The first answer, or the first name."""
        chips = self.answers.rows[0].chips() if self.answers is not None else self.chips.chips()
        return next(iter(chips), None)

    def forward(self) -> bool:
        """Before going on, the others come back to the screen."""
        if self.answers is None:
            return False
        self._finished()
        return True

    def back(self) -> bool:
        """The same."""
        return self.forward()

    def keep(self) -> bool:
        """Half-typed words are put on disk."""
        return self.answers is None or self.answers.keep()

    def refresh(self) -> None:
        """What was taken back is shown as it stands."""
        if self.answers is not None:
            self.answers.show_given()

    def _ask_who(self, lead: str) -> None:
        self.answers = None
        asked = self.question.ask if self.question else "How was this for you?"
        self.chips = ChipGroup("Who would like to answer now?", voice_options(self.room), look="choice")
        self.chips.changed.connect(self._chosen)
        self.show_only(Title(asked), Lead(lead), self.chips)
        self.chips.setVisible(self.question is not None)

    def _chosen(self, ids: list[str]) -> None:
        hand_to(self, ids, self._start, back_to="how_it_was")

    def _start(self, voice: Voice) -> None:
        if self.question is None or not self.room.seat([voice.id]):
            return
        self.answers = Answers(self.room, voice, self.question)
        self.answers.finished.connect(self._finished)
        self.show_only(self.answers)
        self.answers.rows[0].chips()[0].setFocus()

    def _finished(self) -> None:
        answers = self.answers
        if answers is None or not answers.commit():
            return
        if self.room.seat(self._together):
            self._ask_who(f"Thank you, {answers.voice.name}. Everyone can look again now.")
            self.chips.chips()[0].setFocus()


class Answers(QWidget):
    """One voice's ratings and words. Each rating is kept at once, the words when they finish."""

    finished = Signal()

    def __init__(self, room: Room, voice: Voice, question: Question) -> None:
        super().__init__()
        self.room, self.voice = room, voice
        self.keys = [field.key for field in question.answer.fields if isinstance(field.kind, Rating)]
        column = Column(self, Title(f"{voice.name}, {question.ask[:1].lower()}{question.ask[1:]}"), space=10)
        self.rows: list[RatingRow] = []
        kinds = [field.kind for field in question.answer.fields if isinstance(field.kind, Rating)]
        for asked, kind in zip(ASKED, kinds, strict=True):
            row = RatingRow(asked, [room.person.fill(anchor) for anchor in kind.anchors])
            row.rated.connect(lambda _: self.commit())
            self.rows.append(row)
            column.addWidget(SubHeading(asked))
            column.addWidget(row)
        self.words = LongField("Anything else? What did we not ask?", lines=2)
        finish = PlainButton("I’ve finished. The others can look again")
        finish.clicked.connect(self.finished)
        column.addWidget(self.words)
        column.addWidget(finish, 0, Qt.AlignmentFlag.AlignLeft)
        self.autosave = Autosave(self._save, self)
        self.autosave.failed.connect(room.desk.tell_problem)
        self.show_given()
        self._put_back()
        self.words.changed.connect(self.autosave.touch)

    def show_given(self) -> None:
        """What this voice gave before: they alone look at the screen."""
        given = self._given()
        fields = given.fields if given else {}
        for key, row in zip(self.keys, self.rows, strict=True):
            row.set_rating(fields.get(key))

    def commit(self) -> bool:
        """Keep what is chosen and typed, if it differs from what is kept. False: it couldn't be."""
        fields = {
            key: row.rating()
            for key, row in zip(self.keys, self.rows, strict=True)
            if row.rating() is not None
        }
        given = self._given()
        if given is not None and (given.words, dict(given.fields)) == (self.words.value(), fields):
            return True
        if given is None and not fields and not self.words.value():
            return True
        words = Words(self.words.value(), self.voice.id, fields=fields)
        kept = self.room.desk.do(reading_back.how_it_was, self.room.interview_id, words)
        return kept is not None and self._forget_draft()

    def keep(self) -> bool:
        """Put half-typed words on disk."""
        return self.autosave.flush()

    @property
    def _key(self) -> str:
        return f"{HOW_IT_WAS}:{self.voice.id}"

    def _given(self) -> Said | None:
        room = self.room
        return room.desk.look(reading_back.answered_alone, room.interview_id, self.voice.id)

    def _put_back(self) -> None:
        given = self._given()
        draft = self.room.desk.look(drafts.draft, self.room.interview_id, self._key)
        self.words.set_value(draft.words or (given.words if given else ""))

    def _save(self) -> None:
        draft = HalfTyped(self.words.value(), self.voice.id)
        self.room.desk.look(drafts.keep_draft, self.room.interview_id, self._key, draft)

    def _forget_draft(self) -> bool:
        self.autosave.forget()
        self.room.desk.do(drafts.keep_draft, self.room.interview_id, self._key, HalfTyped())
        return True
