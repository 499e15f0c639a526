"""What is due: whose time of keeping is over, and what was erased for later and can still be brought back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.leaving.erase_sheet import EraseSheet
from coprod_desktop.ui.leaving.keep_sheet import KeepSheet, keep_note
from coprod_desktop.ui.leaving.overdue import goes_for_good
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.widgets.buttons import Button, PlainButton
from coprod_desktop.ui.widgets.containers import Page, Panel, flow
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.layouts import empty
from coprod_desktop.ui.widgets.text import Heading, Muted, SubHeading, Words
from coprod_desktop.work import erasing, keeping, overdue
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.erasing import PERSON, STATEMENT, Thing
from coprod_desktop.work.keeping import Kept
from coprod_desktop.work.overdue import Waiting

NOBODY_DUE = "Nobody’s time is over within 30 days."
NOTHING_WAITS = "Nothing waits to be erased."


class WhatIsDue(Screen):
    """Two lists: whose time is over, and what waits."""

    rail = "reviews"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self.back = PlainButton("Back to the reviews", icon="back")
        self.back.clicked.connect(lambda: desk.go("reviews"))
        self.page = Page(name="What is due", width=900)
        self.box.addWidget(TopBar("What is due", right=(self.back,)))
        self.box.addWidget(self.page, 1)
        self.inside = Panel()
        self.page.add(self.inside)
        self.buttons: list[Button] = []
        self.refresh()

    def first_focus(self) -> QWidget:
        """The first thing that can be done."""
        return self.buttons[0] if self.buttons else self.back

    def on_changed(self, changed: Changed) -> None:
        """Anybody's time may have changed."""
        self.refresh()

    def refresh(self) -> None:
        """Read both lists anew."""
        self.buttons = []
        empty(self.inside.body)
        due = self.desk.look(keeping.due, self.desk.today())
        waiting = self.desk.look(overdue.waiting)
        self.inside.add(Heading("Whose time is over"), Muted(keep_note(self.desk)))
        self.inside.add(*(map(self._person, due) if due else (Words(NOBODY_DUE),)))
        self.inside.add(Heading("Erased, and can still be brought back"))
        self.inside.add(*(map(self._waiting, waiting) if waiting else (Words(NOTHING_WAITS),)))

    def _person(self, kept: Kept) -> Panel:
        until = day_in_words(kept.until) if kept.until else ""
        longer = self._button("Keep longer…", kept.name, partial(self._keep_longer, kept))
        erase = self._button("Erase…", kept.name, partial(self._erase, kept))
        return Panel(SubHeading(kept.name), Muted(f"Kept until {until}"), flow(longer, erase), space=4)

    def _waiting(self, one: Waiting) -> Panel:
        back = self._button("Bring it back", told(one), partial(self._bring_back, one))
        when = goes_for_good(one)
        return Panel(SubHeading(told(one)), Muted(when[:1].upper() + when[1:]), flow(back), space=4)

    def _button(self, words: str, about: str, call: Callable[[], None]) -> Button:
        button = PlainButton(words, name=f"{words.rstrip('…')}: {about}")
        button.clicked.connect(lambda _: call())
        self.buttons.append(button)
        return button

    def _keep_longer(self, kept: Kept) -> None:
        KeepSheet(self, self.desk, kept.person_id).open()

    def _erase(self, kept: Kept) -> None:
        EraseSheet(self, self.desk, Thing(PERSON, kept.person_id), f"Erase {kept.name}").open()

    def _bring_back(self, one: Waiting) -> None:
        if self.desk.do(erasing.bring_back, one.thing) is not None:
            self.desk.tell("Brought back just as it was.")


def told(one: Waiting) -> str:
    """What waits, without a word of it."""
    day = f" of {day_in_words(one.held_on)}" if one.held_on else ""
    if one.thing.kind == PERSON:
        return one.name
    what = f"A statement from the interview{day}" if one.thing.kind == STATEMENT else f"The interview{day}"
    return f"{what}: {one.name}"
