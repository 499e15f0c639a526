"""The cards under the composer: the newest are at hand, earlier ones one key away, and never a widget for each."""

from bisect import insort
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.tab_order import follow_layout
from coprod_desktop.ui.widgets.buttons import QuietButton
from coprod_desktop.ui.widgets.cards import CardView, StatementCard
from coprod_desktop.ui.widgets.containers import page_of
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.work import spoken
from coprod_desktop.work.spoken import Placed, Spoken

AT_ONCE = 16
"""How many cards are shown until one asks for more, and how many more one gets."""
MOST = 2 * AT_ONCE
"""How many are shown at the most: those at the other end make room."""


class Cards(QWidget):
    """Some of a question's cards in their order. `acted` carries the action's id and the card's id."""

    acted = Signal(str, str)

    def __init__(self, desk: Desk, interview_id: str, as_card: Callable[[Spoken], CardView]) -> None:
        super().__init__()
        self._desk, self._interview_id, self._as_card = desk, interview_id, as_card
        self._question_id = ""
        self.order: list[Placed] = []
        self._known: dict[str, Spoken] = {}
        self.cards: list[StatementCard] = []
        self._first = self._end = 0
        self.earlier, self.later = QuietButton(""), QuietButton("")
        self.earlier.clicked.connect(self._show_earlier)
        self.later.clicked.connect(self._show_later)
        self._column = Column(None, space=9)
        box = Column(self, space=9)
        box.addWidget(self.earlier)
        box.addLayout(self._column)
        box.addWidget(self.later)

    @property
    def statements(self) -> list[Spoken]:
        """What the cards that are shown say."""
        return [self._known[card.view.id] for card in self.cards]

    def has_from(self, voice_id: str | None) -> bool:
        """Whether this voice (or, for None, anybody) has said something here."""
        return any(voice_id in (None, one.voice_id) for one in self.order)

    def show_question(self, question_id: str) -> None:
        """The newest cards of another question."""
        self._question_id = question_id
        self._read_order()
        self._to_the_end()
        self._show()

    def refresh(self) -> None:
        """Everything anew from disk; what has the focus keeps it, wherever it stands by now."""
        focused = self._focused()
        was_at_end = self._end == len(self.order)
        self._read_order()
        many = max(self._end - self._first, AT_ONCE)
        self._end = len(self.order) if was_at_end else min(self._end, len(self.order))
        self._first = max(0, self._end - many)
        self._reach(focused)
        self._show()
        self._seek(focused)

    def add(self, statement_id: str) -> None:
        """One card that was kept just now, brought into sight while the focus stays where it is."""
        one = self._desk.look(spoken.spoken, [statement_id]).get(statement_id)
        if (
            one is None
            or one.question_id != self._question_id
            or any(each.id == one.id for each in self.order)
        ):
            self.refresh()
            return
        insort(self.order, Placed(one.place, one.id, one.voice.id))
        self._known[one.id] = one
        self._to_the_end()
        self._show()
        self._seek(one.id)

    def reach(self, statement_id: str) -> StatementCard | None:
        """A card, shown now if it was one of the earlier ones; None: it doesn't stand here."""
        self._reach(statement_id)
        self._show()
        return self._card(statement_id)

    def _read_order(self) -> None:
        self.order = self._desk.look(spoken.order_at, self._interview_id, self._question_id)
        self._known = {}

    def _to_the_end(self) -> None:
        """Those that were asked for stay, as far as there is room."""
        self._end = len(self.order)
        self._first = max(0, self._end - AT_ONCE)

    def _show_earlier(self) -> None:
        first = self.cards[0].view.id
        self._first = max(0, self._first - AT_ONCE)
        self._end = min(self._end, self._first + MOST)
        self._show()
        self._stay(self.earlier, first)

    def _show_later(self) -> None:
        last = self.cards[-1].view.id
        self._end = min(len(self.order), self._end + AT_ONCE)
        self._first = max(self._first, self._end - MOST)
        self._show()
        self._stay(self.later, last)

    def _stay(self, button: QWidget, statement_id: str) -> None:
        """On the button while it has more to show, else on the card that was beside it."""
        goes_to = self._card(statement_id) if button.isHidden() else button
        if goes_to is not None:
            goes_to.setFocus()

    def _reach(self, statement_id: str) -> None:
        """Let the cards shown hold this one."""
        at = next((place for place, one in enumerate(self.order) if one.id == statement_id), None)
        if at is None or self._first <= at < self._end:
            return
        self._first = max(0, min(at - AT_ONCE // 2, len(self.order) - AT_ONCE))
        self._end = min(len(self.order), self._first + AT_ONCE)

    def _show(self) -> None:
        shown = [one.id for one in self.order[self._first : self._end]]
        missing = [key for key in shown if key not in self._known]
        self._known |= self._desk.look(spoken.spoken, missing)
        self._lay([self._as_card(self._known[key]) for key in shown if key in self._known])
        _count(self.earlier, "earlier", self._first)
        _count(self.later, "later", len(self.order) - self._end)

    def _lay(self, views: list[CardView]) -> None:
        """A card keeps its widget while it is shown, wherever it moves."""
        wanted = {view.id for view in views}
        for card in [card for card in self.cards if card.view.id not in wanted]:
            self._drop(card)
        had = {card.view.id: card for card in self.cards}
        before = list(self.cards)
        self.cards = [self._card_at(place, view, had.get(view.id)) for place, view in enumerate(views)]
        if self.cards != before:
            self._follow_tab(before)

    def _card_at(self, place: int, view: CardView, card: StatementCard | None) -> StatementCard:
        if card is None:
            card = StatementCard(view)
            card.acted.connect(self.acted)
            self._column.insertWidget(place, card)
            card.show()  # now, to be laid out with the rest; a layout would do it some time later
        elif card.view != view:
            card.set_view(view)
        if self._column.indexOf(card) != place:
            self._column.removeWidget(card)
            self._column.insertWidget(place, card)
        return card

    def _drop(self, card: StatementCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _follow_tab(self, before: list[StatementCard]) -> None:
        """Tab and a screen reader go through the cards as they stand."""
        if before and self.cards[:-1] == before[-len(self.cards) + 1 :]:
            follow_layout(*self.cards[-2:])
            return
        for widget in (*self.cards, self.later):
            widget.raise_()  # last among its siblings: a screen reader goes by their order
        follow_layout(self)

    def _card(self, statement_id: str) -> StatementCard | None:
        return next((card for card in self.cards if card.view.id == statement_id), None)

    def _focused(self) -> str:
        return next((card.view.id for card in self.cards if card.hasFocus()), "")

    def _seek(self, statement_id: str) -> None:
        """Into sight at once, in the same frame as everything else that changed."""
        card, page = self._card(statement_id), page_of(self)
        if card is not None and page is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            page.seek(card)


def _count(button: QuietButton, which: str, hidden: int) -> None:
    """What the button would show, out of how many."""
    button.setVisible(bool(hidden))
    more = min(hidden, AT_ONCE)
    some = f"{more}" if more == hidden else f"{more} of {hidden:,}"
    button.set_words(f"Show {some} {which}")
