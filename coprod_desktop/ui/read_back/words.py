"""Their own words, one statement at a time: the heart of reading back."""

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.read_back.aloud import sentences, title_and_lead
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.statement import Statement
from coprod_desktop.ui.read_back.step import WIDE, Step
from coprod_desktop.ui.read_back.turns import TwoChoices, hand_over, may_we_read
from coprod_desktop.ui.widgets.text import Lead, Title
from coprod_desktop.work import reading_back
from coprod_desktop.work.voices import Voice


class WordsStep(Step):
    """Goes along the route. Before a speaker's words stand here with others looking on, the speaker is asked."""

    WIDTH = WIDE

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.statement: Statement | None = None
        self.asking: Voice | None = None
        self._choice: TwoChoices | None = None
        self.show_now()

    def show_now(self) -> None:
        """What is due: a speaker's leave, the statement we are at, or that there is nothing to read."""
        self.statement, self.asking, self._choice = None, None, None
        waiting = self.room.to_ask()
        if waiting:
            self._ask(waiting[0])
        elif self.room.at:
            self._read(self.room.at)
        else:
            self.room.desk.do(reading_back.stop_at, self.room.interview_id, "")
            self.show_only(Title("There is nothing to read here now."), Lead("Go on with “Next”."))
        self.turned.emit()

    def forward(self) -> bool:
        """The next question or statement; after a turn alone, who can see the screen is asked again."""
        if not self.keep():
            return True
        if self.asking is not None:
            self.room.put_off.add(self.asking.id)
            self.show_now()
            return self.asking is not None or bool(self.room.at)
        if self._choice is not None:
            self._not_now()
            return True
        if self._go(1):
            return True
        if self.room.here.alone and len(self.room.visit.voices) > 1:
            self.moved.emit("here")
            return True
        return False

    def back(self) -> bool:
        """The statement before."""
        return not self.keep() or (self.asking is None and self._go(-1))

    def refresh(self) -> None:
        """Show the statement as it stands; one that went elsewhere makes room for the next."""
        if self.statement is None:
            return
        if self.statement.one.id in self.room.route:
            self.statement.refresh()
        else:
            self.show_now()

    def keep(self) -> bool:
        """Half-typed words are put on disk."""
        return self.statement is None or self.statement.keep()

    def aloud(self) -> str:
        """The statement and what its speaker can answer, or the question that comes before it."""
        if self.statement is not None:
            return sentences(self.statement.aloud())
        choices = self._choice.choices() if self._choice is not None else []
        return sentences([*title_and_lead(self), *choices])

    def progress(self) -> tuple[int, int]:
        """Counts only what may be read here now."""
        if self.statement is None:
            return (0, 0)
        return (self.room.route.index(self.statement.one.id) + 1, len(self.room.route))

    def first_focus(self) -> QWidget | None:
        """The words themselves; the keys 1 to 4 answer from there."""
        if self.statement is not None:
            return self.statement.card
        return self._choice.buttons[0] if self._choice is not None else None

    def _go(self, step: int) -> bool:
        route, at = self.room.route, self.room.at
        place = route.index(at) + step if at in route else -1
        if self.statement is None or not 0 <= place < len(route):
            return False
        self.room.at = route[place]
        self.show_now()
        self._focus()
        return True

    def _read(self, statement_id: str) -> None:
        one = next(one for one in self.room.everything() if one.id == statement_id)
        self.statement = Statement(self.room, one)
        self.statement.turn_alone.connect(lambda: self._hand_over(one.voice))
        self.show_only(self.statement)
        self.room.desk.do(reading_back.stop_at, self.room.interview_id, statement_id)

    def _ask(self, voice: Voice) -> None:
        self.asking = voice
        question = self._choice = may_we_read(self.room, voice)
        question.first.connect(lambda: self._read_out(voice))
        question.second.connect(lambda: self._hand_over(voice))
        self.show_only(question)

    def _read_out(self, voice: Voice) -> None:
        self.room.give_leave(voice.id)
        self.show_now()
        self._focus()

    def _hand_over(self, voice: Voice) -> None:
        if not self.keep():
            return
        self.statement, self.asking = None, None
        hand = self._choice = hand_over(voice)
        hand.first.connect(lambda: self._start_alone(voice))
        hand.second.connect(self._not_now)
        self.show_only(hand)
        self.turned.emit()
        self._focus()

    def _start_alone(self, voice: Voice) -> None:
        if self.room.seat([voice.id]):
            self.show_now()
            self._focus()

    def _not_now(self) -> None:
        self.show_now()
        self._focus()

    def _focus(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus()
