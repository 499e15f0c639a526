"""The same thing said differently: likely pairs one by one, for the people in the room to say yes or no."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.together.accounts import dressed
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.view import View
from coprod_desktop.ui.widgets.buttons import ChoiceButton
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.ui.widgets.containers import EmptyState, Page
from coprod_desktop.ui.widgets.flow_layout import FlowLayout
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Lead, Muted, Title
from coprod_desktop.work import reading_back, same_thing
from coprod_desktop.work.likeness import Alike
from coprod_desktop.work.said import Said

QUESTION = "Do these say the same thing?"
HELP = "Each keeps their own words. Yes puts them in one row; whatever you say is not asked again."
LOOKING = "Looking for words that may mean the same…"
NONE, WHY_NONE = "Nothing to ask now", "When several people say something alike, it is asked here."
ANSWERS = ("1  Yes, the same", "2  No, two things", "3  Seen differently", "4  Ask later")
DIFFERENT = 2


class SameView(View):
    """Keys 1 to 4 answer, 4 leaves a pair for later. Pairs are looked for while the window stays awake."""

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.pairs: Sequence[Alike] = ()
        self.later: set[tuple[str, str]] = set()
        self._asked = 0
        self._wants_focus = False
        self._body = QWidget()
        self._column = Column(self._body, space=14)
        self._page = Page(self._body, width=1100, name=QUESTION)
        self.nothing = EmptyState(NONE, WHY_NONE, "See it side by side")
        self.nothing.chosen.connect(partial(self.asked.emit, "sides"))
        self.waiting = Muted(LOOKING, centred=True)
        column = Column(self, self.waiting, self.nothing, space=0)
        column.addWidget(self._page, 1)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Look for pairs anew, among what may be shown now."""
        section = self.desk.look(same_thing.sections_of, self.looking.person_id)
        asking = self.desk.look(same_thing.to_ask, self.looking.person_id, self.looking.shown(), section)
        self._known = {one.id: one for one in self.looking.shown()}
        self._asked += 1
        self._found(self.pairs)  # at once without what may no longer be shown
        self._wait(True)
        run_task(self, asking.find, partial(self._found_for, self._asked), self.desk.tell_problem)

    def counts(self) -> str:
        """How many pairs there are to ask about."""
        count = len(self._open())
        return f"{count:,} to ask" if count else ""

    def first_focus(self) -> QWidget | None:
        """The first answer; while pairs are looked for, it gets the keyboard as soon as it is there."""
        self._wants_focus = not self._open()
        if not self.nothing.isHidden():
            return self.nothing.button
        return self.answers[0] if self._open() else None

    def answer(self, number: int) -> None:
        """Give one of the answers about the pair on screen."""
        waiting = self._open()
        if not waiting or self.answers[number].isHidden():
            return
        if number == len(ANSWERS) - 1:
            self.put_off()
            return
        one, other = waiting[0].one, waiting[0].other
        self.pairs = [
            found for found in self.pairs if found is not waiting[0]
        ]  # a second key is about the next
        (
            partial(self.desk.do, same_thing.decide, one, other, True),
            partial(self.desk.do, same_thing.decide, one, other, False),
            partial(self.desk.do, reading_back.see_differently, one, other, True),
        )[number]()

    def put_off(self) -> None:
        """Leave this pair for later; it comes again when the view is opened again."""
        waiting = self._open()
        if waiting:
            self.later.add((waiting[0].one, waiting[0].other))
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 answer."""
        if event.text() in ("1", "2", "3", "4"):
            self.answer(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.answers = [ChoiceButton(words) for words in ANSWERS]
        for number, button in enumerate(self.answers):
            button.clicked.connect(partial(self._clicked, number))
        self._cards = QWidget()
        self._beside = FlowLayout(self._cards, space=14, even=True)
        self._column.addWidget(Title(QUESTION))
        self._column.addWidget(Lead(HELP))
        self._column.addWidget(self._cards)
        row = QWidget()
        FlowLayout(row, *self.answers, space=14)
        self._column.addWidget(row)

    def _clicked(self, number: int, *_: object) -> None:
        self.answer(number)

    def _open(self) -> list[Alike]:
        return [found for found in self.pairs if (found.one, found.other) not in self.later]

    def _found_for(self, asked: int, pairs: list[Alike]) -> None:
        """What was found for an earlier question comes too late."""
        if asked == self._asked:
            self._found(pairs)

    def _found(self, pairs: Sequence[Alike]) -> None:
        known = self._known
        self.pairs = [found for found in pairs if found.one in known and found.other in known]
        self._show()

    def _wait(self, waiting: bool) -> None:
        """The first time there is nothing to look at meanwhile; later the last pair stays until the next is there."""
        self.waiting.setVisible(waiting and not self.pairs)
        if waiting and not self.pairs:
            self._wants_focus = self._wants_focus or self._has_focus()
            self.nothing.hide()
            self._page.hide()

    def _show(self) -> None:
        self._wait(False)
        waiting = self._open()
        had = self._wants_focus or self._has_focus()
        self.nothing.setVisible(not waiting)
        self._page.setVisible(bool(waiting))
        self._beside.clear()
        if waiting:
            self._show_pair(self._known[waiting[0].one], self._known[waiting[0].other])
        if had:
            self._wants_focus = False
            (self.answers[0] if waiting else self.nothing.button).setFocus()
        self.counted.emit()

    def _has_focus(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def _show_pair(self, one: Said, other: Said) -> None:
        """Nobody sees it differently from themselves: of one voice only yes, no and later are asked."""
        for each in (one, other):
            self._beside.addWidget(self._card(each))
        self.answers[DIFFERENT].setVisible(one.voice.id != other.voice.id)

    def _card(self, one: Said) -> StatementCard:
        return StatementCard(dressed(self.looking.card(one), one))
