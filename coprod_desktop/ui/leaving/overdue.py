"""What was erased thirty days ago goes for good, beside the window: on the way in, and while the store stays open."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from coprod_desktop.errors import AppError
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.idle import TALKING
from coprod_desktop.ui.task import Task, is_under_way, run_task
from coprod_desktop.work import overdue
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.overdue import Gone, Waiting
from coprod_desktop.work.renewing import renew

if TYPE_CHECKING:
    from coprod_desktop.ui.inside import Inside
    from coprod_desktop.work.opening import Store

UNNAMED = "What was erased thirty days ago went for good."

HOUR, SOON = 3_600_000, 300_000
"""Milliseconds until it is asked again: once it was, and while it may not be."""


class WhileOpen(QObject):
    """Asks each hour whether something's days are over by now, as after midnight; never while people talk."""

    def __init__(self, inside: "Inside") -> None:
        super().__init__(inside)
        self._inside = inside
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._ask)
        self.timer.start(HOUR)

    def _ask(self) -> None:
        may = self._is_quiet()
        self.timer.start(HOUR if may else SOON)
        if may:
            try:
                erase_overdue(self._inside, self._inside.desk)
            except AppError as error:
                self._inside.desk.tell_problem(error)

    def _is_quiet(self) -> bool:
        """The file is written afresh: nobody talks, nothing is open over the screen, and nothing else is under way."""
        inside = self._inside
        talking = inside.place in TALKING or bool(inside.desk.family.person_id)
        return inside.isVisible() and not (talking or is_under_way() or QApplication.activeModalWidget())


def erase_overdue(owner: QObject, desk: Desk) -> Task | None:
    """Begin, if anything is due. None: nothing is."""
    today = desk.today()
    if not desk.look(overdue.is_any_due, today):
        return None
    return run_task(owner, partial(_erase, desk.store, today), partial(_told, desk), desk.tell_problem)


def _erase(store: "Store", today: date) -> Gone:
    with store.beside() as own:
        return overdue.erase_overdue(own, today, renew)


def _told(desk: Desk, gone: Gone) -> None:
    desk.do(lambda _: Changed(frozenset(("people", "interviews", "concerns", "erased"))))
    if gone.trouble or gone.others:
        desk.tell_problem(AppError(gone.words or UNNAMED, (*gone.trouble, *gone.others)))
    elif gone.words:
        desk.tell(gone.words)


def goes_for_good(one: Waiting) -> str:
    """When something that was erased for later is gone, to follow what it is."""
    return f"goes for good on {day_in_words(one.due_on)}, or when the store is next open after that."
