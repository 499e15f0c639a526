"""Everything about one card: the words, whose they are, how they reached us, and what goes with them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.fields import question_fields
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.vocabulary import ARRIVALS, STAGES, WORKS
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.editors import EditorContext
from coprod_desktop.ui.editors.fields_panel import FieldsPanel
from coprod_desktop.ui.editors.places import Places
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup, Speaker, VoiceChips
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.fields import LongField
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.rating import RatingRow
from coprod_desktop.ui.widgets.text import Small, Words
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import interviewing
from coprod_desktop.work.spoken import Spoken
from coprod_desktop.work.voices import Voice

INTERPRETER = "interpreter"
NEW_WORDS = "These are new words: they will be read back again."
NEW_PARTS = "This card will be read back again, since something about it is new."
SHORT_WORDS_GO = "Its short words were for the old words: they will be asked for again."


class EditStatement(Sheet):
    """`words` when kept. Without any change, keeping is leaving: nothing needs to be read back again.

    `someone_else` when a voice that isn't listed said it: add them, then call `set_voices`.
    """

    someone_else = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        said: Spoken,
        question: Question,
        context: EditorContext,
        voices: Sequence[Voice],
    ) -> None:
        super().__init__(parent, "Edit", "Keep the change")
        self._said, self._question, self._context = said, question, context
        self._build()
        self.set_voices(voices)
        self._show(said)
        self._before = self.words()
        self._listen()
        self._changed()

    def words(self) -> interviewing.Words:
        """Everything as it stands in this window."""
        arrived = self.arrived.one()
        return interviewing.Words(
            words=self.said_words.value(),
            contributor_id=self.voices.one(),
            arrived=arrived,
            through=self.through.value() if arrived == INTERPRETER else "",
            stage=self.stages.one(),
            places=self.places.value(),
            works=self.works.rating(),
            fields=self.fields.values(),
        )

    def is_changed(self) -> bool:
        """Whether anything differs from how it was."""
        return self.words() != self._before

    def set_voices(self, voices: Sequence[Voice], chosen: str = "") -> None:
        """Offer these voices; whoever said it is offered although they aren't here today."""
        circle = {one.id: one for one in (*voices, self._said.voice)}
        speakers = [Speaker(one.id, one.name, one.initial, one.place) for one in circle.values()]
        self.voices.set_voices(speakers)
        if chosen:
            self.voices.set_value(chosen)
            self._changed()

    def ready(self) -> bool:
        """Something was said, and every part can be kept."""
        empty = not self.said_words.value() and self.fields.is_empty()
        too_long = len(self.said_words.value()) > interviewing.LONGEST_WORDS
        wrong = _EMPTY if empty else _TOO_LONG if too_long else ""
        self.said_words.set_error(wrong)
        if wrong:
            self.said_words.box.setFocus()
        return not wrong and self.fields.check()

    def try_to_keep(self) -> None:
        """Keep what changed; leave when nothing did."""
        if not self.is_changed() and self.fields.check():
            self.reject()
        else:
            super().try_to_keep()

    def first_focus(self) -> QWidget:
        """The words, behind what is there."""
        self.said_words.box.moveCursor(QTextCursor.MoveOperation.End)
        return self.said_words.box

    def _build(self) -> None:
        self.said_words = LongField("What was said", lines=3)
        self.warning = Words()
        self.warning_panel = Panel(self.warning, tone="amber", margins=(14, 10, 14, 10))
        self.voices = VoiceChips("Who said it?")
        self.voices.someone_else.connect(self.someone_else)
        arrivals = [Option(one.id, one.word) for one in ARRIVALS]
        self.arrived = ChipGroup("How did it reach us?", arrivals, clearable=False)
        self.through = TextField("Who interpreted?")
        self.stages = ChipGroup("When is this?", _stage_options(self._context.stage_words))
        self.places = Places(self._context.places)
        self.works = RatingRow("How well does it work?", WORKS)
        self.fields = FieldsPanel(self._question, self._context)
        self._lay_out()

    def _lay_out(self) -> None:
        self.page.add(self.said_words, self.warning_panel, _labelled("Who said it?", self.voices))
        self.page.add(_labelled("How did it reach us?", self.arrived), self.through)
        self.page.add(self.fields, _labelled("When is this?", self.stages))
        self.page.add(_labelled("Where?", self.places), _labelled("How well does it work?", self.works))
        self.fields.setVisible(bool(self.fields.editors))
        if lost := self._fields_from_elsewhere():
            self.page.add(Small(f"{_LOST} {lost}"))

    def _show(self, said: Spoken) -> None:
        self.said_words.set_value(said.words)
        self.voices.set_value(said.voice.id)
        self.arrived.set_value(said.arrived)
        self.through.set_value(said.through)
        self.stages.set_value(said.stage)
        self.places.set_value(said.places)
        self.works.set_rating(said.works)
        self.fields.set_values(said.fields)

    def _listen(self) -> None:
        for signal in (
            self.said_words.changed,
            self.voices.changed,
            self.arrived.changed,
            self.through.changed,
            self.stages.changed,
            self.places.changed,
            self.works.changed,
            self.fields.changed,
        ):
            signal.connect(self._changed)

    def _changed(self, *_: object) -> None:
        self.through.setVisible(self.arrived.one() == INTERPRETER)
        warning = self._what_follows()
        self.warning.setText(warning)
        self.warning_panel.setVisible(bool(warning))

    def _what_follows(self) -> str:
        """What a change means for the read back and the short words, or ""."""
        now, before = self.words(), self._before
        if now == before:
            return ""
        new_words = (now.words, now.contributor_id) != (before.words, before.contributor_id)
        told = [NEW_WORDS if new_words else NEW_PARTS] if self._said.word else []
        return " ".join([*told, *([SHORT_WORDS_GO] if self._said.short_words else [])])

    def _fields_from_elsewhere(self) -> str:
        known = {field.key for field in question_fields(self._question)}
        return "; ".join(_told(key, value) for key, value in self._said.fields.items() if key not in known)


_EMPTY = "There is nothing to keep yet. Please type what was said."
_TOO_LONG = f"This is longer than {interviewing.LONGEST_WORDS:,} letters. Please keep it as two statements."
_LOST = "From the question where this stood before, and not kept if you change something:"


def _told(key: str, value: Any) -> str:  # noqa: ANN401 - whatever a field held
    return f"{key}: {value}"


def _labelled(label: str, control: QWidget) -> QWidget:
    both = QWidget()
    Column(both, Words(label, role="label"), control, space=4)
    return both


def _stage_options(own_words: Mapping[str, str]) -> list[Option]:
    return [Option(one.id, own_words.get(one.id) or one.word, one.shape, one.colour) for one in STAGES]
