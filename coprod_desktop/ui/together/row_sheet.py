"""One row, opened: each account whole, what can be done with it, and what the family calls the thing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.half_typed import KeptWhileTyped
from coprod_desktop.ui.together.accounts import CardDoings, dressed
from coprod_desktop.ui.together.difference import DifferencePanel
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column, empty
from coprod_desktop.ui.widgets.text import Lead, Muted, Small, Title
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import drafts, same_thing
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.eligibility import with_all_names
from coprod_desktop.work.said import Said
from coprod_desktop.work.side_by_side import Row, Wanted, side_by_side

TITLE = "What was said about this"
HOLDS_NO_LONGER = "This no longer holds. Its words and its history stay."
GONE = "This is no longer on the screen."


class RowSheet(Sheet):
    """Opened with any statement of the row; it follows what is done about it, and closes with Escape."""

    def __init__(self, parent: QWidget, looking: Looking, statement_id: str) -> None:
        super().__init__(parent, TITLE, keep_words="", leave_words="Close")
        self.looking, self._statement = looking, statement_id
        self._title_shown = ""
        self._titled: tuple[str, ...] = (statement_id,)
        self.doings = CardDoings(self, looking)
        self.cards: dict[str, StatementCard] = {}
        self.title = TextField("What do you call this, together?", "A few words. Everyone’s own words stay.")
        self.title.entered.connect(self._keep_title)
        self.keep_title = PlainButton("Keep this title")
        self.keep_title.clicked.connect(self._keep_title)
        self._body = QWidget()
        self._column = Column(self._body, space=12)
        self.page.add(self._body)
        looking.desk.changed.connect(self._changed)
        looking.reseated.connect(self.refresh)
        self.refresh()
        self._half_typed = self._bring_back()

    def first_focus(self) -> QWidget | None:
        """The first account."""
        return next(iter(self.cards.values()), self.leave)

    def _bring_back(self) -> KeptWhileTyped | None:
        """A title that was half typed over these accounts, with names in it as they may be read here."""
        row, desk = self._row(), self.looking.desk
        if row is None:
            return None
        place = desk.look(drafts.title_place, {one.id: one.interview_id for one in row.said})
        alone = self.looking.sitting is None
        as_read = str if alone else partial(with_all_names, accounts=row.said)
        return KeptWhileTyped(self, self.title, desk, *place, as_read)

    def refresh(self) -> None:
        """Show the row as it stands now."""
        row = self._row()
        at = self.focusWidget()
        here = next(
            (key for key, card in self.cards.items() if at and (card is at or card.isAncestorOf(at))), ""
        )
        titled = at is self.title.line
        empty(self._column, keep=(self.title, self.keep_title))
        self.cards = {}
        if row is None:
            self._show_alone()
            return
        for widget in (Title(row.title), Lead(_about(row))):
            self._column.addWidget(widget)
        for one in row.said:
            self._add(one, row)
        if row.differs:
            self._column.addWidget(DifferencePanel(self, self.looking, row))
        self._add_title(row)
        if self.isVisible() and not titled:
            goes_to = self.cards.get(here, self.first_focus() or self.leave)
            goes_to.show()  # at once, so that it can take the focus
            goes_to.setFocus()

    def _show_alone(self) -> None:
        """What holds no longer still has its history."""
        one = next((one for one in self.looking.shown() if one.id == self._statement), None)
        self._column.addWidget(Lead(GONE if one is None else HOLDS_NO_LONGER))
        if one is not None:
            self._add_card(one)

    def _row(self) -> Row | None:
        looking = self.looking
        shown = looking.shown()
        voices = list({one.voice.id: one.voice for one in shown}.values())
        found = looking.desk.look(side_by_side, looking.person_id, Wanted(shown, voices, looking.words))
        return found.row_of(self._statement)

    def _add_card(self, one: Said) -> None:
        view = self.looking.card(one, self.doings.actions(one))
        card = StatementCard(dressed(view, one))
        card.acted.connect(partial(self._act, one))
        self.cards[one.id] = card
        self._column.addWidget(card)

    def _add(self, one: Said, row: Row) -> None:
        self._add_card(one)
        for old in row.cells[one.voice.id].before:
            words = self.looking.words(old)
            self._column.addWidget(Small(f"Before, on {day_in_words(old.held_on)}: “{words}”"))

    def _add_title(self, row: Row) -> None:
        title = row.title if row.named else ""
        if title != self._title_shown:  # half-typed words stay
            self._title_shown = title
            self.title.line.setText(title)
        self._titled = tuple(one.id for one in row.said)
        self._column.addWidget(self.title)
        self._column.addWidget(flow(self.keep_title))
        if not row.named:
            self._column.addWidget(Muted("Without a title the first words stand there."))

    def _keep_title(self) -> None:
        first, *beside = self._titled
        changed = self.looking.desk.do(same_thing.rename, first, self.title.value(), beside)
        self.title.set_error("" if changed else f"A title can have {same_thing.LONGEST_TITLE} letters.")
        if changed and self._half_typed:
            self._half_typed.forget()

    def _act(self, one: Said, action: str, _: str) -> None:
        self.doings.act(action, one)

    def _changed(self, changed: Changed) -> None:
        if changed.person_id == self.looking.person_id:
            self.refresh()


def _about(row: Row) -> str:
    """The section, and the question where it isn't the title already."""
    parts: Sequence[str] = (row.section, row.ask if row.ask != row.title else "")
    return " · ".join(part for part in parts if part)
