"""Something said while closing: who says it, their own words, and a card to be read back like any other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.autosave import Autosave
from coprod_desktop.ui.card_views import speakers
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chips import VoiceChips
from coprod_desktop.ui.widgets.composer import Composer
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Muted, SubHeading
from coprod_desktop.work import drafts, interviewing
from coprod_desktop.work.drafts import HalfTyped
from coprod_desktop.work.interviewing import Words


class OwnWords(QWidget):
    """A composer for one question. `added` carries the id of the statement that was kept."""

    added = Signal(str)

    def __init__(self, room: Room, question_id: str, title: str, help: str) -> None:
        super().__init__()
        self.room, self.question_id = room, question_id
        self.voices = VoiceChips("Who says it?", can_add=False)
        self.voices.set_voices(speakers(room.voices))
        self.composer = Composer(title, "Their own words…")
        self.composer.said.connect(self.say)
        self.autosave = Autosave(self._save, self)
        self.autosave.failed.connect(room.desk.tell_problem)
        add = PlainButton("Add these words", hint="⏎")
        add.clicked.connect(self.composer.say)
        self.open_button, self.form = PlainButton(title if title.endswith("?") else f"{title}…"), QWidget()
        self.open_button.clicked.connect(self.open)
        column = Column(self.form, SubHeading(title), Muted(help), self.voices, self.composer, space=8)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        Column(self, flow(self.open_button), self.form)
        self.form.hide()
        self._put_back()

    def open(self) -> None:
        """Show the composer, with the cursor in it or, if nobody is chosen yet, at the names."""
        self.open_button.hide()
        self.form.show()
        (self.composer if self.voices.one() else self.voices.chips()[0]).setFocus()

    def say(self, words: str) -> None:
        """Keep the words as a card. They stay here when that fails."""
        if not self.voices.one():
            self.room.desk.tell("Who says this? Please choose a name. The words are still here.")
            self.voices.chips()[0].setFocus()
            return
        given = Words(words, self.voices.one())
        changed = self.room.desk.do(interviewing.say, self.room.interview_id, self.question_id, given)
        if changed is not None:
            self.autosave.forget()
            self.added.emit(changed.made_id)

    def keep(self) -> bool:
        """Put half-typed words on disk."""
        return self.autosave.flush()

    def _put_back(self) -> None:
        """Half-typed words of somebody who isn't looking on stay off the screen."""
        draft = self.room.desk.look(drafts.draft, self.room.interview_id, self.question_id)
        if draft.contributor_id in [voice.id for voice in self.room.voices]:
            self.composer.set_words(draft.words)
            self.voices.set_value(draft.contributor_id)
            self.open_button.hide()
            self.form.show()
        self.composer.typed.connect(self.autosave.touch)

    def _save(self) -> None:
        draft = HalfTyped(self.composer.toPlainText(), self.voices.one())
        self.room.desk.look(drafts.keep_draft, self.room.interview_id, self.question_id, draft)
