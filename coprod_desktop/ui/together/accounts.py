"""What can be done with one account where several stand together: one table for menus, keys and what happens."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.together.goes_with import GoesWith
from coprod_desktop.ui.together.history import HistorySheet
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.widgets.cards import Action, CardView
from coprod_desktop.ui.widgets.tags import Tag
from coprod_desktop.work import reading_back, same_thing
from coprod_desktop.work.said import Said


@dataclass(frozen=True)
class Doing:
    """An action, when it is offered, and what it does."""

    action: Action
    offered: Callable[["CardDoings", Said], bool]
    does: Callable[["CardDoings", Said], object]


class CardDoings:
    """Carries out what a card asks for, in the window that shows it."""

    def __init__(self, window: QWidget, looking: Looking) -> None:
        self.window, self.looking = window, looking
        self.desk = looking.desk

    def actions(self, one: Said) -> tuple[Action, ...]:
        """What this card offers now, the first on a button of its own."""
        return tuple(doing.action for doing in DOINGS if doing.offered(self, one))

    def act(self, action: str, one: Said) -> None:
        """Do it."""
        next(doing for doing in DOINGS if doing.action.id == action).does(self, one)

    def history(self, one: Said) -> None:
        """Everything that happened to it."""
        HistorySheet(self.window, self.looking, one.id).open()

    def goes_with(self, one: Said) -> None:
        """Choose what means the same, or is seen differently."""
        GoesWith(self.window, self.looking, one).open()

    def take_apart(self, one: Said) -> None:
        """Let it stand alone again."""
        self.desk.do(same_thing.take_apart, one.id)

    def read_back(self, one: Said) -> None:
        """Go to where it is read back; who is here is asked there first."""
        self.desk.look(reading_back.stop_at, one.interview_id, one.id)
        self._leave()
        self.desk.go("read_back", interview_id=one.interview_id, step="words")

    def interview(self, one: Said) -> None:
        """Go to the question of the interview where it was said."""
        self._leave()
        self.desk.go("guide", interview_id=one.interview_id, question_id=one.question_id)

    def _leave(self) -> None:
        """A window over the screen goes with it."""
        if self.window.isWindow():
            self.window.close()


def dressed(view: CardView, one: Said) -> CardView:
    """The card with its voice introduced, and the day it was said on."""
    said_on = Tag(day_in_words(one.held_on))
    return replace(view, voice_name=one.voice.introduced, tags=(*view.tags, said_on))


def _always(doings: CardDoings, one: Said) -> bool:
    return True


def _alone(doings: CardDoings, one: Said) -> bool:
    """The interview itself is for the practitioner: it shows everyone's words."""
    return doings.looking.sitting is None


def _joined(doings: CardDoings, one: Said) -> bool:
    return any(doings.looking.is_shown(other) for other in one.same)


DOINGS = (
    Doing(Action("goes_with", "Goes with…", "Ctrl+G"), _always, CardDoings.goes_with),
    Doing(Action("apart", "Not the same thing: take apart", "Del"), _joined, CardDoings.take_apart),
    Doing(Action("history", "History of these words", "Ctrl+H"), _always, CardDoings.history),
    Doing(Action("read_back", "Read it back", "Ctrl+R"), _always, CardDoings.read_back),
    Doing(Action("interview", "Open the interview", "Ctrl+O"), _alone, CardDoings.interview),
)
