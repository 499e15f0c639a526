"""What can be done with a card while people talk: one table for its menu, its keys and what happens."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.ui.dialogs.edit_statement import INTERPRETER, EditStatement
from coprod_desktop.ui.dialogs.move_statement import ChooseQuestion, holds_statements
from coprod_desktop.ui.dialogs.note import Note
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.dialogs.short_words import ShortWords
from coprod_desktop.ui.half_typed import KeptWhileTyped
from coprod_desktop.ui.held_papers import HeldPapers
from coprod_desktop.ui.leaving.erase_sheet import EraseSheet
from coprod_desktop.ui.widgets.cards import Action
from coprod_desktop.ui.widgets.fields import LongField
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import concerns, interviewing, moving, notes, said, topics
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.erasing import STATEMENT, Thing
from coprod_desktop.work.handing_over import IT, OLD_WORDS
from coprod_desktop.work.spoken import Spoken

if TYPE_CHECKING:
    from coprod_desktop.ui.asking import Asking


class CardActions:
    """Carries out what a card asks for."""

    def __init__(self, asking: "Asking") -> None:
        self.asking = asking
        self.desk = asking.desk

    def actions(self, one: Spoken) -> tuple[Action, ...]:
        """What this card offers, the first on a button of its own."""
        return tuple(action for action, _ in _ACTIONS)

    def act(self, action: str, statement_id: str) -> None:
        """Do it."""
        one = next((each for each in self.asking.statements if each.id == statement_id), None)
        if one is not None:
            handlers = {each.id: handler for each, handler in _ACTIONS}
            handlers[action](self, one)

    def edit(self, one: Spoken) -> None:
        """New words, another voice, other parts."""
        asking = self.asking
        if asking.question is None:
            return
        places = self.desk.look(said.places_named, one.person_id)  # those that were named before are offered
        context = replace(asking.context(), places=places)
        dialog = EditStatement(asking, one, asking.question, context, asking.visit.voices)
        dialog.someone_else.connect(lambda: asking.add_someone(dialog.set_voices))
        if self._half_typed(dialog, dialog.through, one, "interpreter"):
            dialog.arrived.choose(INTERPRETER)
        self._half_typed(dialog, dialog.said_words, one, "edit")
        dialog.keep_by(lambda: self._papers(one).do(OLD_WORDS, interviewing.edit, one.id, dialog.words()))
        dialog.open()

    def shorten(self, one: Spoken) -> None:
        """Short words for the page, beside their own."""
        dialog = ShortWords(self.asking, one)
        self._half_typed(dialog, dialog.short, one, "short")

        def keep() -> Changed | None:
            short = dialog.short_words(), dialog.agreed_by()
            return self.desk.do(interviewing.suggest_short_words, one.id, *short)

        dialog.keep_by(keep)
        dialog.open()

    def note(self, one: Spoken) -> None:
        """The practitioner's private note beside a card."""
        dialog = Note(self.asking, one.note, self.asking.person.called)

        def keep() -> Changed | None:
            return self.desk.do(notes.note, one.interview_id, one.question_id, dialog.note(), one.id)

        self._half_typed(dialog, dialog.about, one, "note")
        dialog.keep_by(keep)
        dialog.open()

    def move(self, one: Spoken) -> None:
        """To the question where it belongs."""
        own_topics = self.desk.look(topics.brought_up, one.interview_id)
        chosen_set = self.asking.visit.question_set
        fill = self.asking.person.fill
        dialog = ChooseQuestion(self.asking, "Move to", chosen_set, own_topics, fill, fits=holds_statements)
        dialog.keep_by(lambda: self.desk.do(moving.move_to, one.id, dialog.question_id()))
        dialog.open()

    def step(self, one: Spoken, step: int) -> None:
        """One place up or down."""
        self.desk.do(moving.move_by, one.id, step)

    def remove(self, one: Spoken) -> None:
        """Away; undo brings it back."""
        self._papers(one).do(IT, interviewing.remove, one.id)

    def erase(self, one: Spoken) -> None:
        """For good, today or in thirty days."""
        EraseSheet(self.asking, self.desk, Thing(STATEMENT, one.id), "Erase this card").open()

    def worry(self, one: Spoken) -> None:
        """Into the separate part, with its history."""
        if self.desk.do(concerns.move_there, one.id):
            self.desk.tell("Moved to the separate part. Ctrl + Shift + W opens it.")

    def _papers(self, one: Spoken) -> HeldPapers:
        """Only where the speaker alone takes part today are papers named."""
        return HeldPapers(self.desk, [voice.id for voice in self.asking.visit.voices], one)

    def _half_typed(self, dialog: Sheet, box: LongField | TextField, one: Spoken, what: str) -> bool:
        """Whether something half typed was brought back."""
        return KeptWhileTyped(dialog, box, self.desk, one.interview_id, f"{what}:{one.id}").brought_back


_Handler = Callable[[CardActions, Spoken], None]
_ACTIONS: tuple[tuple[Action, _Handler], ...] = (
    (Action("edit", "Edit", "Return"), CardActions.edit),
    (Action("short", "Short words for the page…"), CardActions.shorten),
    (Action("note", "Private note…"), CardActions.note),
    (Action("up", "Move up", "Ctrl+Up"), partial(CardActions.step, step=-1)),
    (Action("down", "Move down", "Ctrl+Down"), partial(CardActions.step, step=1)),
    (Action("move", "Move to another question…"), CardActions.move),
    (Action("worry", "A worry about safety: move to the separate part"), CardActions.worry),
    (Action("remove", "Take away", "Del"), CardActions.remove),
    (Action("erase", "Erase…"), CardActions.erase),
)
