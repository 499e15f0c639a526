"""Saying it again in other words, in place: half-typed words are on disk within a second."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.autosave import Autosave
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.composer import Composer
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.work import drafts, reading_back
from coprod_desktop.work.drafts import HalfTyped
from coprod_desktop.work.handing_over import OLD_WORDS
from coprod_desktop.work.said import Said

DRAFT = "readback:"
"""What the half-typed text of a statement is kept under, with its id."""


class Changing(QWidget):
    """The editor of a statement's words. `done` when new words were kept or the old ones stay."""

    done = Signal()

    def __init__(self, room: Room, one: Said) -> None:
        super().__init__()
        self.room, self.one = room, one
        self.half_typed = room.desk.look(drafts.draft, room.interview_id, self._key).words
        self.composer = Composer(f"{one.voice.name}’s words")
        self.autosave = Autosave(self._save, self)
        self.autosave.failed.connect(room.desk.tell_problem)
        keep, leave = PlainButton("Keep these words", hint="Ctrl + Enter"), PlainButton("Leave as it was")
        keep.clicked.connect(self.commit)
        leave.clicked.connect(self.leave)
        self.composer.said.connect(self.commit)
        foot = QWidget()
        FlowLayout(foot, keep, leave)
        Column(self, self.composer, foot)
        self.hide()

    @property
    def _key(self) -> str:
        return DRAFT + self.one.id

    def open(self) -> None:
        """Show the words to be changed, or what was half typed last time."""
        if self.isHidden():
            self.composer.set_words(self.half_typed or self.one.words)
            self.composer.typed.connect(self.autosave.touch)
            self.show()
        self.composer.setFocus()

    def keep(self) -> bool:
        """Put what waits on disk. False: it couldn't be."""
        return self.autosave.flush()

    def commit(self, *_: object) -> None:
        """The new words are the speaker's, and agreed."""
        if self.composer.words() == self.one.words:
            self.leave()
            return
        new = self.composer.words()
        if self.room.papers(self.one).do(OLD_WORDS, reading_back.change_words, self.one.id, new) is not None:
            self.leave()

    def leave(self, *_: object) -> None:
        """Close the editor; what was half typed is forgotten."""
        self.composer.typed.disconnect(self.autosave.touch)
        self.composer.clear()
        self.half_typed = ""
        if self.autosave.now():
            self.autosave.forget()
        self.hide()
        self.done.emit()

    def _save(self) -> None:
        typed = HalfTyped(self.composer.toPlainText(), self.one.voice.id)
        self.room.desk.look(drafts.keep_draft, self.room.interview_id, self._key, typed)
