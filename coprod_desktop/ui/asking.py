"""One question being talked about: who speaks, what they say, and the cards of what has been said."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.slots import usual_stage
from coprod_desktop.questions.vocabulary import ANSWERED, STAGES, WORKS
from coprod_desktop.ui import autosave, theme
from coprod_desktop.ui.autosave import Autosave
from coprod_desktop.ui.card_actions import CardActions
from coprod_desktop.ui.card_views import card_view, speakers, stage_word
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.editors import EditorContext
from coprod_desktop.ui.editors.fields_panel import FieldsPanel
from coprod_desktop.ui.guide.attempt import Attempt
from coprod_desktop.ui.guide.cards import Cards
from coprod_desktop.ui.guide.goes_with import asks_how_well, asks_when
from coprod_desktop.ui.guide.joining import ask_who
from coprod_desktop.ui.guide.ready import ReadyFields
from coprod_desktop.ui.tab_order import follow_layout
from coprod_desktop.ui.widgets.buttons import PrimaryButton
from coprod_desktop.ui.widgets.cards import CardView, StatementCard
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup, VoiceChips
from coprod_desktop.ui.widgets.composer import Composer
from coprod_desktop.ui.widgets.containers import flow, page_of
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Muted
from coprod_desktop.work import drafts, interviewing, interviews, people, spoken
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.drafts import HalfTyped
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.spoken import Spoken
from coprod_desktop.work.voices import Voice


class Asking(QWidget):
    """Voices, composer and cards for one question at a time. Each card is on disk when it appears.

    `saving` carries what is true of the half-typed text (autosave's states).
    """

    saving = Signal(str)
    voice_chosen = Signal(str)

    def __init__(self, desk: Desk, interview_id: str) -> None:
        super().__init__()
        self.desk, self.interview_id = desk, interview_id
        self.visit = desk.look(interviews.visit, interview_id)
        self.person: PersonFacts = desk.look(people.person, self.visit.person_id)
        self.question: Question | None = None
        self.fields: FieldsPanel | None = None
        self.orders: list[Spoken] = []
        self._names: dict[str, str] = {}
        self._ready = ReadyFields(self, self.context)
        self._attempt = Attempt()
        self.autosave = Autosave(self._save_draft, self)
        self.autosave.state.connect(self.saving)
        self.autosave.failed.connect(desk.tell_problem)
        self.actions_ = CardActions(self)
        self._build()

    def _build(self) -> None:
        self.voices = VoiceChips()
        self.voices.changed.connect(self._voice_changed)
        self.voices.someone_else.connect(self.add_someone)
        self.composer = Composer("What was said", "Their own words…")
        self.composer.said.connect(self.say)
        self.composer.typed.connect(self._typed)
        self.stages = ChipGroup("When is this?", self._stage_options())
        self.stages.changed.connect(self._typed)
        self.add = PrimaryButton("Add", hint="⏎")
        self.add.clicked.connect(self.say_now)
        self.works = ChipGroup("How well does it work?", [Option(str(n), w) for n, w in enumerate(WORKS)])
        self._answer_place, self._more_place = Column(space=0), Column(space=0)
        self.card_list = Cards(self.desk, self.interview_id, self._as_card)
        self.card_list.acted.connect(self.actions_.act)
        self.box = Column(self, space=10)
        self._when = Muted("When is this?")
        self._works_row = flow(Muted("How well does it work?"), self.works)
        self._who = Muted("Who is telling us?")
        self.box.addWidget(flow(self._who, self.voices))
        self.box.addLayout(self._answer_place)
        self.box.addWidget(self.composer)
        self.box.addWidget(self._works_row)
        self.box.addWidget(flow(self._when, self.stages, right=(self.add,)))
        self.box.addLayout(self._more_place)
        self.box.addWidget(self.card_list)
        self.set_voices()

    def _stage_options(self) -> list[Option]:
        return [Option(s.id, stage_word(s.id, self.person), s.shape, s.colour) for s in STAGES]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chips say by themselves what they are about where there is little room."""
        super().resizeEvent(event)
        self._when_fits = self.width() >= theme.px(735)
        self._who.setVisible(self._when_fits)
        self._when.setVisible(self._when_fits and not self.stages.isHidden())

    def set_voices(self) -> None:
        """Show who can speak today."""
        self.visit = self.desk.look(interviews.visit, self.interview_id)
        here = speakers(self.visit.voices)
        self.voices.set_voices(here)
        if len(here) == 1:
            self.voices.set_value(here[0].id)

    def show_question(self, question: Question) -> None:
        """Turn to another question. What was half typed here before is put back."""
        self.autosave.flush()
        draft = self.desk.look(drafts.draft, self.interview_id, question.id)
        # Only now, when nothing can fail any more: words in the composer must never be kept under another question.
        self.question = question
        self._quietly(lambda: self.composer.set_words(draft.words))
        self.stages.set_value(draft.stage or usual_stage(question))
        self._show_rows(question)
        if draft.contributor_id:
            self.voices.set_value(draft.contributor_id)
        self._know_names()
        self.card_list.show_question(question.id)
        self._show_fields(question, draft.parts)

    def context(self) -> EditorContext:
        """What editors need to know about the person and who is here."""
        return EditorContext(
            self.person.fill,
            self.visit.voices,
            self.orders,
            self.desk.today(),
            stage_words=self.person.stage_words or {},
        )

    @property
    def cards(self) -> list[StatementCard]:
        """The cards that are shown."""
        return self.card_list.cards

    @property
    def statements(self) -> list[Spoken]:
        """What the cards that are shown say."""
        return self.card_list.statements

    def refresh(self) -> None:
        """Show the cards as they stand on disk."""
        if self.question is not None:
            self._know_names()
            self.card_list.refresh()

    def follow(self, changed: Changed) -> None:
        """Show what a change of statements did: of a card that was added, that one alone is read."""
        if self.is_addition(changed):
            self.card_list.add(changed.made_id)
        else:
            self.refresh()

    def is_addition(self, changed: Changed) -> bool:
        """Whether nothing changed but that a card came to the question on screen."""
        here = self.question is not None and changed.question_id == self.question.id
        return here and bool(changed.made_id) and changed.kinds == {"statements"}

    def state_by_cards(self, contributor: str | None) -> str:
        """Answered, once this voice (or, for None, anybody) has said something here; else empty."""
        return ANSWERED.id if self.card_list.has_from(contributor) else ""

    def say_now(self) -> None:
        """The Add button: the same as Enter, also for an answer of parts alone."""
        self.say(self.composer.words())

    def say(self, words: str) -> None:
        """Keep what was typed as a card; on failure it stays where it is."""
        speaker = self.voices.one()
        if not speaker:
            self.desk.tell("Who said this? Please choose a name first. Your words are still here.")
            self.voices.setFocus()
            return
        if self.fields is not None and not self.fields.check():
            return
        fields = self.fields.values() if self.fields else {}
        works = int(self.works.one()) if self.works.one() else None
        said_words = Words(words, speaker, stage=self.stages.one(), works=works, fields=fields)
        question = self.question
        if question is None:
            return
        attempt = self._attempt.at(question, said_words)
        changed = self.desk.do(interviewing.say, self.interview_id, question.id, said_words, attempt=attempt)
        if changed is None:
            self.autosave.not_said()
            return
        self._said(question)

    def _said(self, question: Question) -> None:
        self._attempt.done()
        self.autosave.forget()
        self._quietly(self.composer.clear)
        self.stages.set_value(usual_stage(question))
        self.works.set_value("")
        if self.fields is not None:
            self.fields.clear()
        self.saving.emit(autosave.SAVED)
        self.composer.setFocus()

    def choose_voice(self, number: int) -> None:
        """Alt+1 … 9: the voice with this number."""
        chips = self.voices.chips()
        if 0 < number <= len(chips):
            self.voices.choose(chips[number - 1].option.id)
            self.composer.setFocus()

    def choose_stage(self, number: int) -> None:
        """The stage with this number, or none if it was chosen already."""
        self.stages.choose(STAGES[number].id)
        self.composer.setFocus()

    def add_someone(self, then: Callable[[Sequence[Voice], str], object] | None = None) -> None:
        """Somebody else begins to speak: add them without leaving the question. `then` is told the new voices."""
        ask_who(self, self.desk, self.visit, lambda new: self._joined(new, then or self._speaks_now))

    def _joined(self, contributor: str, then: Callable[[Sequence[Voice], str], object]) -> None:
        self.set_voices()
        then(self.visit.voices, contributor)

    def _speaks_now(self, _voices: Sequence[Voice], chosen: str) -> None:
        self.voices.set_value(chosen)
        self.composer.setFocus()

    def _show_fields(self, question: Question, half_typed: Mapping[str, object]) -> None:
        old, self.fields = self.fields, None
        if old is not None:
            old.hide()
            old.deleteLater()
        if question.answer.fields:
            self.fields = self._ready.take(question)
            self.fields.entered.connect(self.say_now)
            self.fields.set_values(half_typed)
            self.fields.changed.connect(self._typed)
            is_answer = len(self.fields.more.editors) < len(self.fields.editors)
            (self._answer_place if is_answer else self._more_place).addWidget(self.fields)
            self.fields.show()
        if old is not None or self.fields is not None:
            follow_layout(self)

    def expect(self, question: Question | None) -> None:
        """Which question is likely to come next: its parts are made meanwhile."""
        self._ready.expect(question)

    def _show_rows(self, question: Question) -> None:
        """Stage and how well it works are asked only where they mean something."""
        timed = asks_when(question)
        self.stages.setVisible(timed)
        self._when.setVisible(timed and self._when_fits)
        self._works_row.setVisible(asks_how_well(question))
        self.works.set_value("")

    def _as_card(self, one: Spoken) -> CardView:
        return card_view(one, self.person, self.question, self._names, self.actions_.actions(one))

    def _know_names(self) -> None:
        """Whom and what the fields of a card can name: who is here, and what this question puts in order."""
        put_in_order = self.question.answer.orders if self.question else ""
        self.orders = self.desk.look(spoken.all_at, self.interview_id, put_in_order) if put_in_order else []
        self._names = {voice.id: voice.name for voice in self.visit.voices}
        self._names |= {one.id: one.words for one in self.orders}

    def _voice_changed(self) -> None:
        self.voice_chosen.emit(self.voices.one())
        if self.composer.words():
            self._typed()

    def _typed(self) -> None:
        if not self._quiet:
            self.autosave.touch()
            self._back_to_composer()

    def _back_to_composer(self) -> None:
        """After a card was brought into sight: whoever types on sees what they type."""
        page = page_of(self)
        if page is not None and self.composer.hasFocus():
            page.turn_back(self.composer)

    def _quietly(self, call: Callable[[], object]) -> None:
        self._quiet = True
        call()
        self._quiet = False

    _quiet = False
    _when_fits = True

    def _save_draft(self) -> None:
        if self.question is None:
            return
        parts = self.fields.values() if self.fields else {}
        draft = HalfTyped(self.composer.toPlainText(), self.voices.one(), self.stages.one(), parts)
        self.desk.look(drafts.keep_draft, self.interview_id, self.question.id, draft)
