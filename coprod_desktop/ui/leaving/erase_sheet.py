"""Erasing: says in counts what goes and what stays, asks who wished it and when, and for “at once” a typed word."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Point, Small, SubHeading, Title
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import erasing
from coprod_desktop.work.erasing import REASONS, WISHES, Erased, Thing, Wish
from coprod_desktop.work.renewing import renew
from coprod_desktop.work.what_goes import what_goes

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

LATER, NOW = "later", "now"
WHENS = (
    Option(LATER, "Gone today, for good in 30 days"),
    Option(NOW, "For good, at once"),
)
CONFIRM = "erase"
ASK_CONFIRM = f"To erase it for good, type the word {CONFIRM}"
NO_WAY_BACK = "There is no way back after that."
MISSING = "Please choose when, who wished it, and why."
WAITING = "Erasing…"
DONE = "Erased for good. A receipt without a name or words is kept."
OTHERS = "These copies are out of reach and may still hold it:"


class EraseSheet(Sheet):
    """`accepted` once it is done and the desk has told everybody. Nothing is chosen beforehand."""

    WIDTH = 820

    def __init__(self, parent: QWidget | None, desk: Desk, thing: Thing, title: str) -> None:
        super().__init__(parent, "Erase", "Erase")
        self.desk, self.thing = desk, thing
        self._busy = False
        going = desk.look(what_goes, thing)
        self.when = ChipGroup("When", WHENS)
        self.wish = ChipGroup("Who wished it?", [Option(*each) for each in WISHES.items()])
        self.reason = ChipGroup("Why?", [Option(*each) for each in REASONS.items()])
        self.confirm = TextField(ASK_CONFIRM, NO_WAY_BACK)
        self.error = Small("", role="error")
        self.page.add(Title(title))
        self._add("What goes", [Point(line) for line in going.goes])
        self._add("What stays", [Point(line) for line in going.stays])
        self._add("When", (self.when, self.confirm))
        self._add("Who wished it?", (self.wish,))
        self._add("Why?", (self.reason,))
        self.page.add(self.error)
        self.error.hide()
        self._show_confirm()
        self.when.changed.connect(lambda _: self._show_confirm())

    def first_focus(self) -> QWidget:
        """The way out: what goes is read first, from the top."""
        return self.leave

    def ready(self) -> bool:
        """All three are chosen, and for “at once” the word is typed."""
        chosen = all(group.one() for group in (self.when, self.wish, self.reason))
        self._say("" if chosen else MISSING)
        typed = self.when.one() != NOW or self.confirm.value().casefold() == CONFIRM
        self.confirm.set_error("" if typed or not chosen else f"Please type {CONFIRM}, or choose 30 days.")
        return chosen and typed

    def try_to_keep(self) -> None:
        """For later within a moment; at once off the window's thread, since the whole file is written afresh."""
        if self._busy:
            return
        if not self.ready():
            self._resize()
        elif self.when.one() == NOW:
            self._erase_now()
        elif self.desk.do(erasing.erase_later, self.thing, self._wish(), self.desk.today()) is not None:
            self.accept()

    def reject(self) -> None:
        """Not while it is under way."""
        if not self._busy:
            super().reject()

    def _erase_now(self) -> None:
        self._set_busy(True)
        call = partial(_erase_now, self.desk.store, self.thing, self._wish())
        run_task(self, call, self._erased, self._refused)

    def _erased(self, erased: Erased) -> None:
        self._set_busy(False)
        self.accept()
        self.desk.do(lambda _: erased.changed)  # written beside the desk, which tells every screen
        if erased.trouble or erased.others:
            lines = (*erased.trouble, *((OTHERS, *erased.others) if erased.others else ()))
            self.desk.tell_problem(AppError(DONE, lines))
        else:
            self.desk.tell(DONE)

    def _refused(self, error: AppError) -> None:
        self._set_busy(False)
        self._say(error.message)
        self._resize()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.keep.set_words(WAITING if busy else "Erase")
        for widget in (self.keep, self.leave, self.page):
            widget.setEnabled(not busy)

    def _wish(self) -> Wish:
        return Wish(self.wish.one(), self.reason.one())

    def _show_confirm(self) -> None:
        self.confirm.setVisible(self.when.one() == NOW)
        self._say("")
        self._resize()

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
        if words:
            self.page.ensureWidgetVisible(self.error)

    def _add(self, title: str, widgets: Sequence[QWidget]) -> None:
        part = QWidget()
        Column(part, SubHeading(title), *widgets, space=6)
        self.page.add(part)


def _erase_now(store: "Store", thing: Thing, wish: Wish) -> Erased:
    with store.beside() as own:
        return erasing.erase_now(own, thing, wish, renew)
