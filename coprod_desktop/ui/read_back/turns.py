"""A turn alone, and the one question before words are read with others here: neither choice is the heavier one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.step import Step
from coprod_desktop.ui.widgets.buttons import ChoiceButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Lead, Title
from coprod_desktop.work.voices import Voice


class TwoChoices(QWidget):
    """A question with two equal answers. `first` or `second` when one is given."""

    first = Signal()
    second = Signal()

    def __init__(self, question: str, lead: str, first: str, second: str) -> None:
        super().__init__()
        self.buttons = (ChoiceButton(first), ChoiceButton(second))
        row = QWidget()
        FlowLayout(row, *self.buttons, space=14, even=True)
        Column(self, Title(question), Lead(lead), row, space=14)
        self.buttons[0].clicked.connect(self.first)
        self.buttons[1].clicked.connect(self.second)

    def choices(self) -> list[str]:
        """The words of the two answers."""
        return [button.words() for button in self.buttons]


def may_we_read(room: Room, voice: Voice) -> TwoChoices:
    """Ask a speaker whether their words may be read with the others here."""
    return TwoChoices(
        f"{voice.name}, may we read your words with {room.others_than(voice.id)} here?",
        "None of your words are on the screen yet.",
        "Yes, read them now",
        "I’d like a turn alone",
    )


def hand_over(voice: Voice) -> TwoChoices:
    """Turn the screen to one person before anything of theirs is on it."""
    return TwoChoices(
        f"A turn alone for {voice.name}",
        f"Please turn the screen so that only {voice.name} can see it.",
        f"Only {voice.name} can see it now",
        "Not now",
    )


class Alone(Step):
    """Would anyone like a turn alone? Whoever says so reads their own words with nobody looking on."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.chips = ChipGroup("Who would like a turn alone?", voice_options(room), look="choice")
        self.chips.changed.connect(self._chosen)
        self._ask()

    def first_focus(self) -> QWidget | None:
        """The first name."""
        return next(iter(self.chips.chips()), None)

    def _ask(self) -> None:
        self.box.addWidget(Title("Would anyone like a turn alone?"))
        self.box.addWidget(Lead("Some things are easier to say without others. It is fine to say no."))
        self.box.addWidget(self.chips)

    def _chosen(self, ids: list[str]) -> None:
        hand_to(self, ids, self._start, back_to="alone")

    def _start(self, voice: Voice) -> None:
        if self.room.seat([voice.id]):
            self.moved.emit("words")


def voice_options(room: Room) -> list[Option]:
    """Everyone who takes part, to choose one by name."""
    return [Option(voice.id, voice.name, voice.initial, voice=voice.place) for voice in room.visit.voices]


def hand_to(step: Step, ids: Sequence[str], start: Callable[[Voice], object], *, back_to: str) -> None:
    """Turn the screen to the one who was chosen: `start` once they say so, else `back_to` that step."""
    voice = next((one for one in step.room.visit.voices if one.id in ids), None)
    if voice is None:
        return
    hand = hand_over(voice)
    hand.first.connect(lambda: start(voice))
    hand.second.connect(lambda: step.moved.emit(back_to))
    step.show_only(hand)
    hand.buttons[0].setFocus()
