"""If a new person reads only three lines: each voice here picks its own, from lines that all here may see."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.card_views import card_view, speakers
from coprod_desktop.ui.read_back.own_words import OwnWords
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.step import Step
from coprod_desktop.ui.widgets.cards import Action, StatementCard
from coprod_desktop.ui.widgets.chips import VoiceChips
from coprod_desktop.ui.widgets.layouts import Column, empty
from coprod_desktop.ui.widgets.text import Heading, Lead, Muted, Title
from coprod_desktop.work import reading_back
from coprod_desktop.work.reading_back import ENOUGH
from coprod_desktop.work.said import Said

QUESTION = "N3"
PICKED = (
    Action("up", "Move up", "Ctrl+Up"),
    Action("down", "Move down", "Ctrl+Down"),
    Action("out", "Take out", "Del"),
)
TO_PICK = (Action("pick", "Pick this line", "Return"),)
NUMBERS = ("none", "one", "two", "three")


class TopThree(Step):
    """One voice at a time, the person first. Enter picks; Ctrl+Up and Ctrl+Down put in order."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        question = room.visit.question_set.find(QUESTION)
        self.voices = VoiceChips("Whose three?", can_add=False)
        self.voices.set_voices(speakers(room.voices))
        self.voices.set_value(next((voice.id for voice in room.voices), ""))
        self.voices.changed.connect(lambda _: self.refresh())
        self.picked, self.open = _Cards(), _Cards()
        self.count = Heading()
        self.own = OwnWords(
            room, QUESTION, "Or say it in your own words", "We read it back to you right away."
        )
        self.own.added.connect(self._added)
        ask = room.person.fill(question.ask) if question else "Which three lines come first?"
        self.box.addWidget(Title(ask))
        self.box.addWidget(Lead("Each of you can pick up to three."))
        self.open_title = Heading("To pick from")
        self.none = Muted("Lines can be picked once they are read back and everyone here may see them.")
        for widget in (self.voices, self.count, self.picked, self.own, self.open_title, self.none, self.open):
            self.box.addWidget(widget)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Whose three."""
        return next(iter(self.voices.chips()), None)

    def keep(self) -> bool:
        """Half-typed words are put on disk."""
        return self.own.keep()

    def refresh(self) -> None:
        """The picks of this voice in their order, then the other lines."""
        lines = {one.id: one for one in self.room.here.to_pick_from(self.room.everything())}
        picks = [each for each in self._picks() if each in lines]
        self.count.setText(f"Picked: {NUMBERS[len(picks)]} of three")
        self.picked.show_cards([self._view(lines[each], PICKED) for each in picks], self._act)
        rest = [one for one in lines.values() if one.id not in picks]
        self.open.show_cards([self._view(one, TO_PICK) for one in rest], self._act)
        self.none.setVisible(not rest)

    def _picks(self) -> list[str]:
        return list(
            self.room.desk.look(reading_back.picks, self.room.interview_id).get(self.voices.one(), ())
        )

    def _view(self, one: Said, actions: Sequence[Action]) -> StatementCard:
        view = card_view(one, self.room.person, self.room.question(one), self.room.names(), actions)
        return StatementCard(view)

    def _act(self, action: str, statement_id: str) -> None:
        shown = [card.view.id for card in self.picked.cards]
        hidden = [each for each in self._picks() if each not in shown]
        now = ACTIONS[action](shown, statement_id)
        if now != shown:
            kept = [*now, *hidden][: max(ENOUGH, len(now))]
            self.room.desk.do(reading_back.pick_three, self.room.interview_id, self.voices.one(), kept)
        for cards in (self.picked, self.open):
            cards.focus(statement_id)

    def _added(self, statement_id: str) -> None:
        self.room.open(statement_id)
        self.moved.emit("words")


def _pick(picks: list[str], one: str) -> list[str]:
    return [*picks, one]


def _out(picks: list[str], one: str) -> list[str]:
    return [each for each in picks if each != one]


def _by(picks: list[str], one: str, step: int) -> list[str]:
    at = picks.index(one) + step
    rest = _out(picks, one)
    return [*rest[: max(at, 0)], one, *rest[max(at, 0) :]]


ACTIONS: dict[str, Callable[[list[str], str], list[str]]] = {
    "pick": _pick,
    "out": _out,
    "up": partial(_by, step=-1),
    "down": partial(_by, step=1),
}


class _Cards(QWidget):
    """Cards under each other."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[StatementCard] = []
        self._column = Column(self, space=9)

    def show_cards(self, cards: Sequence[StatementCard], act: Callable[[str, str], None]) -> None:
        """Show these instead."""
        empty(self._column)
        self.cards = list(cards)
        for card in cards:
            card.acted.connect(act)
            self._column.addWidget(card)
            card.show()  # at once, so that it can take the focus
        self.setVisible(bool(cards))

    def focus(self, statement_id: str) -> None:
        """Give the focus to the card of this statement, if it is here."""
        for card in self.cards:
            if card.view.id == statement_id:
                card.setFocus()
