"""The plan of a person's page: each ask in its speaker's words, beside what was promised, done and told."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.forms.follow_up_form import asked_words
from coprod_desktop.ui.screens.person_parts import Fact, TwoColumns, fact, stacked
from coprod_desktop.ui.screens.person_words import day_words
from coprod_desktop.ui.widgets.buttons import Button, PlainButton
from coprod_desktop.ui.widgets.containers import EmptyState, Panel, flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.tags import Tag, TagLabel, VoiceName
from coprod_desktop.ui.widgets.text import Heading, Muted, Small, Words
from coprod_desktop.work import following_up
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.following_up import CLOSED, DONE, NOT_DONE, OPEN, STILL_OPEN, TO_TELL, Followed
from coprod_desktop.work.overview import Overview

if TYPE_CHECKING:
    from coprod_desktop.ui.screens.person import PersonPage
    from coprod_desktop.work.opening import Store

STEP_WORDS = {STILL_OPEN: "Still open", TO_TELL: "To tell the family", CLOSED: "The family knows"}
"""How far asks are → the heading they stand under."""
OUTCOME_TAGS = {
    OPEN: Tag("Open", "open"),
    DONE: Tag("Done", "✓", "green"),
    NOT_DONE: Tag("Can’t be done", "✕", "amber"),
}
OVERDUE = Tag("Overdue", "warning", "red")
TO_READ_BACK = Tag("to read back")
WHAT = {OPEN: "What will be done", DONE: "What was done", NOT_DONE: "What was planned"}
NOTHING = {OPEN: "Nothing is promised yet.", DONE: "Nobody has written it down yet.", NOT_DONE: ""}
"""What stands there while nobody has said what will be done; what can't be done needs no more than the reason."""
CAME = {OPEN: "", DONE: "Done on", NOT_DONE: "Decided on"}
ABOUT = "Each ask in the words of whoever asks, and what comes of it."
NONE_YET = (
    "When {name} or anybody in the circle asks for something, it stands here: what will be done, by whom and by"
    " when, and what came of it."
)


class PlanTab(QWidget):
    """Every ask, the overdue ones at the top."""

    def __init__(self, page: "PersonPage", seen: Overview) -> None:
        super().__init__()
        self.cards = {one.said.id: AskCard(page, one) for one in seen.plan}
        column = Column(self, space=14)
        if not seen.plan:
            column.addWidget(_none(page, seen))
            return
        add_button = PlainButton("Add an ask")
        add_button.clicked.connect(page.add_ask)
        column.addWidget(flow(Muted(ABOUT), right=(add_button,)))
        for part in self._by_step(seen):
            column.addWidget(part)

    def show_ask(self, statement_id: str) -> None:
        """Give the keyboard to an ask."""
        if statement_id in self.cards:
            self.cards[statement_id].edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _by_step(self, seen: Overview) -> Iterator[QWidget]:
        for step, words in STEP_WORDS.items():
            here = [self.cards[one.said.id] for one in seen.plan if one.step == step]
            if here:
                yield Heading(f"{words} ({len(here):,})")
                yield from here


class AskCard(Panel):
    """What somebody asked for at the left, what we said and did at the right."""

    def __init__(self, page: "PersonPage", one: Followed) -> None:
        super().__init__(space=14)
        self._page, self._one, self._today = page, one, page.desk.today()
        self.edit_button = self._button("Edit", self._edit)
        self.done_button = self._button("Done today", self._done_today)
        self.told_button = self._button("Family told today", self._told_today)
        self.add(TwoColumns(self._asked(), self._answered()))

    def _asked(self) -> QWidget:
        one, voice = self._one, self._one.said.voice
        when = _asked_on(one.asked_on, self._today)
        name = VoiceName(voice.name, voice.initial, voice.place)
        tags = [TagLabel(Tag(part)) for part in one.beside]
        tags += [] if one.said.word else [TagLabel(TO_READ_BACK)]
        return stacked(Words(asked_words(one), role="ask"), flow(name, Small(when), *tags), space=8)

    def _answered(self) -> QWidget:
        one = self._one
        tag = OVERDUE if one.is_overdue(self._today) else OUTCOME_TAGS[one.outcome]
        shown = [self.done_button] if one.is_open else [self.told_button] if one.is_to_tell else []
        for button in (self.done_button, self.told_button):
            button.setVisible(button in shown)
        (label, words), *more = _told(one)
        first = stacked(flow(Small(label), right=(TagLabel(tag),)), words, space=2)
        parts = [first, *(stacked(Small(label), words, space=0) for label, words in more)]
        facts = [fact(known) for known in _facts(one) if known.words]
        return stacked(*parts, flow(*facts, right=(*shown, self.edit_button), space=18), space=10)

    def _button(self, words: str, then: Callable[[], object]) -> Button:
        button = PlainButton(words, self, name=f"{words}: {self._one.words}")
        button.clicked.connect(then)
        return button

    def _edit(self) -> None:
        self._page.edit_follow_up(self._one)

    def _done_today(self) -> None:
        self._note(following_up.done)

    def _told_today(self) -> None:
        self._note(following_up.told)

    def _note(self, call: Callable[["Store", str, date], Changed]) -> None:
        """Note what happened today. The plan is drawn anew, so the keyboard goes to the same ask there."""
        page, statement_id = self._page, self._one.said.id
        if page.desk.do(call, statement_id, self._today):
            page.show_ask(statement_id)


def _told(one: Followed) -> Iterator[tuple[str, QWidget]]:
    """What will be or was done, and why not, each under its label."""
    if one.what:
        yield WHAT[one.outcome], Words(one.what)
    elif NOTHING[one.outcome]:
        yield WHAT[one.outcome], Muted(NOTHING[one.outcome])
    if one.why_not:
        yield "Why not", Words(one.why_not)


def _facts(one: Followed) -> Iterator[Fact]:
    """Who and when: what is known of it."""
    yield Fact("By whom", one.who)
    yield Fact("By when", _day(one.by_when))
    yield Fact(CAME[one.outcome], _day(one.outcome_on))
    yield Fact("Told the family", "Not told yet" if one.is_to_tell else _day(one.told_on))


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""


def _asked_on(day: date, today: date) -> str:
    words = day_words(day, today)
    return f"asked on {words}" if words == day_in_words(day) else f"asked {words.lower()}"


def _none(page: "PersonPage", seen: Overview) -> EmptyState:
    """Why nothing is here yet; without an interview there is nothing that an ask could go with."""
    words = seen.facts.fill(NONE_YET)
    button, go = ("Add an ask", page.add_ask) if seen.interviews else ("Start an interview", page.start)
    none = EmptyState("Nothing asked for yet", words, button)
    none.chosen.connect(go)
    return none
