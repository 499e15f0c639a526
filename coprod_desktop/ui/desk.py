"""The one door between screens and the work: runs a call, tells what changed, words a failure, knows how to undo."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from coprod_desktop.errors import AppError
from coprod_desktop.ui.family_screen import FamilyScreen
from coprod_desktop.ui.read_aloud import Speaker
from coprod_desktop.work import deeds
from coprod_desktop.work.deeds import Changed

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

P = ParamSpec("P")
R = TypeVar("R")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Message:
    """What the message bar shows. `problem` stays until dismissed; with `undo`, a button takes the deed back."""

    words: str
    problem: bool = False
    undo: bool = False
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Route:
    """Where to go: a screen of the table in screens, and what it is to show."""

    screen: str
    about: dict[str, Any] = field(default_factory=dict)


class Desk(QObject):
    """Holds the open store for all screens. Runs on the GUI thread, whose calls take milliseconds."""

    changed = Signal(object)
    told = Signal(object)
    went = Signal(object)
    hushed = Signal()
    locked = Signal()
    hide_asked = Signal()
    bigger_asked = Signal()

    def __init__(self, store: "Store", today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.store = store
        self.today = today
        self.family = FamilyScreen()
        self.speaker = Speaker()
        self._last: Changed | None = None
        self.looking_on: dict[str, tuple[str, ...]] = {}
        """Person → who was last said to look on, while the program is open."""
        self._done_with_family = 0
        self.family.changed.connect(self._begin_anew)

    def do(self, call: "Callable[Concatenate[Store, P], R]", *args: P.args, **kwargs: P.kwargs) -> R | None:
        """Run a change. None: it failed, the person has been told, and nothing was changed."""
        try:
            result = call(self.store, *args, **kwargs)
        except AppError as error:
            self.tell_problem(error)
            return None
        if isinstance(result, Changed):
            self._note(result)
        return result

    def look(self, call: "Callable[Concatenate[Store, P], R]", *args: P.args, **kwargs: P.kwargs) -> R:
        """Read something for a screen. Failures are the caller's to show."""
        return call(self.store, *args, **kwargs)

    def undo(self) -> None:
        """Take back the latest deed where the last change was made; with the family, only what was done about them."""
        if self._last is None or not self.family.may_know(self._last.person_id):
            return
        if self.family.person_id and not self._done_with_family:
            return  # what was done before the screen was handed over isn't theirs to take back
        self._done_with_family -= 1
        undone = self.do(deeds.undo_last, self._last.person_id, self._last.interview_id)
        self.tell("Taken back." if undone else "There is nothing more to take back.")

    def go(self, screen: str, **about: Any) -> None:  # noqa: ANN401 - each screen names what it needs
        """Show another screen."""
        self.went.emit(Route(screen, about))

    def tell(self, words: str, undo: bool = False) -> None:
        """Say something in the message bar."""
        self.told.emit(Message(words, undo=undo))

    def tell_more(self, changed: Changed, words: str) -> None:
        """Say what follows from a deed just done, behind its name; it can be undone as before. Empty: nothing."""
        if words:
            self.tell(f"{changed.label}. {words}", undo=True)

    def hush(self) -> None:
        """Something else is talked about now: what was said about the thing before makes room."""
        self.hushed.emit()

    def tell_problem(self, error: AppError) -> None:
        """Say what happened, what is safe and what to do."""
        log.info("told: %s", type(error).__name__)
        self.told.emit(Message(error.message, problem=True, details=error.faults))

    def _begin_anew(self) -> None:
        self._done_with_family = 0

    def _note(self, changed: Changed) -> None:
        self.changed.emit(changed)
        if changed.label:
            self._last = changed
            self._done_with_family += 1
            if self.family.may_know(changed.person_id):
                self.tell(f"{changed.label}.", undo=True)
