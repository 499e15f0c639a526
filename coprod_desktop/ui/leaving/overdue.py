"""On the way in: what was erased thirty days ago goes for good, beside the window, and is said in words."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.errors import AppError
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.task import Task, run_task
from coprod_desktop.work import overdue
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.overdue import Gone, Waiting
from coprod_desktop.work.renewing import renew

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

UNNAMED = "What was erased thirty days ago went for good."


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
    return f"goes for good on {day_in_words(one.due_on)}, or when the store is next opened after that."
