"""The same thing said differently: likely pairs one by one, for the people in the room to say yes or no."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.together.accounts import CardDoings
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.view import View
from coprod_desktop.ui.widgets.buttons import ChoiceButton, QuietButton
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.ui.widgets.containers import EmptyState, Page, flow
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
SAME, TWO, DIFFERENT = "1  Yes, the same", "2  No, two things", "3  Seen differently"


class SameView(View):
    """Keys 1 to 3 answer, Right leaves a pair for later. Pairs are looked for while the window stays awake."""

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.pairs: Sequence[Alike] = ()
        self.later: set[tuple[str, str]] = set()
        self._body = QWidget()
        self._column = Column(self._body, space=14)
        self._page = Page(self._body, width=1100, name=QUESTION)
        self.nothing = EmptyState(NONE, WHY_NONE)
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
        self._wait(True)
        run_task(self, asking.find, self._found, self.desk.tell_problem)

    def counts(self) -> str:
        """How many pairs there are to ask about."""
        count = len(self._open())
        return f"{count:,} to ask" if count else ""

    def first_focus(self) -> QWidget | None:
        """The first answer."""
        return self.answers[0] if self._open() else None

    def answer(self, number: int) -> None:
        """Give one of the three answers about the pair on screen."""
        waiting = self._open()
        if not waiting:
            return
        one, other = waiting[0].one, waiting[0].other
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
        """1 to 3 answer, Right goes on."""
        if event.text() in ("1", "2", "3"):
            self.answer(int(event.text()) - 1)
        elif event.key() == Qt.Key.Key_Right:
            self.put_off()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.answers = [ChoiceButton(words) for words in (SAME, TWO, DIFFERENT)]
        for number, button in enumerate(self.answers):
            button.clicked.connect(partial(self._clicked, number))
        self.skip = QuietButton("Ask later", after="next")
        self.skip.clicked.connect(self.put_off)
        self._cards = QWidget()
        self._beside = FlowLayout(self._cards, space=14, even=True)
        self._column.addWidget(Title(QUESTION))
        self._column.addWidget(Lead(HELP))
        self._column.addWidget(self._cards)
        row = QWidget()
        FlowLayout(row, *self.answers, space=14)
        self._column.addWidget(row)
        self._column.addWidget(flow(self.skip))

    def _clicked(self, number: int, *_: object) -> None:
        self.answer(number)

    def _open(self) -> list[Alike]:
        return [found for found in self.pairs if (found.one, found.other) not in self.later]

    def _found(self, pairs: list[Alike]) -> None:
        known = self._known
        self.pairs = [found for found in pairs if found.one in known and found.other in known]
        self._show()

    def _wait(self, waiting: bool) -> None:
        """The first time there is nothing to look at meanwhile; later the last pair stays until the next is there."""
        self.waiting.setVisible(waiting and not self.pairs)
        if waiting and not self.pairs:
            self.nothing.hide()
            self._page.hide()

    def _show(self) -> None:
        self._wait(False)
        waiting = self._open()
        self.nothing.setVisible(not waiting)
        self._page.setVisible(bool(waiting))
        self._beside.clear()
        if waiting:
            for key in (waiting[0].one, waiting[0].other):
                self._beside.addWidget(self._card(self._known[key]))
        self.counted.emit()

    def _card(self, one: Said) -> StatementCard:
        view = self.looking.card(one)
        doings = CardDoings(self, self.looking)
        return StatementCard(doings.dressed(view, one))
