"""Chooses what goes with a statement: another that means the same, or one that sees it differently."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.ui.widgets.fields import SearchField
from coprod_desktop.ui.widgets.text import Lead, Muted, Title
from coprod_desktop.ui.widgets.word_list import Entry, WordList
from coprod_desktop.work import reading_back, same_thing
from coprod_desktop.work.likeness import likeness
from coprod_desktop.work.said import Said
from coprod_desktop.work.same_thing import as_told

TITLE = "What goes with this?"
SAME, DIFFERENT = "It means the same", "It is seen differently"
NEAR, OTHERS = "Perhaps", "Everything else that was said"
FEW = 6


class GoesWith(Sheet):
    """The other statements, the likeliest first. None is chosen beforehand, and both answers weigh the same."""

    def __init__(self, parent: QWidget, looking: Looking, one: Said) -> None:
        super().__init__(parent, TITLE, keep_words="")
        self.looking, self.one = looking, one
        self.search = SearchField("Find words or a name")
        self.search.searched.connect(lambda _: self._fill())
        self.list = WordList("Everything else that was said")
        self.list.setMinimumHeight(240)
        self.differs = PlainButton(DIFFERENT)
        self.differs.clicked.connect(self._see_differently)
        self.same = PlainButton(SAME)
        self.same.clicked.connect(self.try_to_keep)
        self.foot.set_ends([self.leave], [self.same, self.differs])
        self.list.currentRowChanged.connect(lambda _: self._name_answers())
        card = StatementCard(looking.card(one))
        lead = Lead("Choose what somebody else said, or what was said on another day. Every account stays.")
        self.page.add(Title(TITLE), card, lead, self.search, self.list)
        self.nothing = Muted("Nothing like that was said.")
        self.page.add(self.nothing)
        self.keep_by(lambda: looking.desk.do(same_thing.decide, one.id, self.list.current(), True))
        self._fill()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list

    def ready(self) -> bool:
        """Whether a line is chosen."""
        return bool(self.list.current())

    def _see_differently(self) -> None:
        chosen = self.list.current()
        if not chosen:
            return
        done = self.looking.desk.do(reading_back.see_differently, self.one.id, chosen, True)
        if done is not None:
            self.accept()

    def _fill(self) -> None:
        entries = list(self._entries(self.search.text().strip().casefold()))
        self.list.set_entries(entries)
        self.list.setCurrentRow(-1)
        self._name_answers()
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(not entries)

    def _name_answers(self) -> None:
        for button in (self.same, self.differs):
            button.setEnabled(bool(self.list.current()))

    def _entries(self, wanted: str) -> Iterator[Entry]:
        """The likeliest, then the others in the order they were said."""
        others = [
            one
            for one in self._others()
            if wanted in f"{self.looking.words(one)} {one.voice.name}".casefold()
        ]
        near = [] if wanted else self._likeliest(others)
        if near:
            yield Entry("", NEAR, heading=True)
            yield from (self._entry(one) for one in near)
            yield Entry("", OTHERS, heading=True)
        yield from (self._entry(one) for one in others if one not in near)

    def _others(self) -> list[Said]:
        here = (self.one.id, *self.one.same, *self.one.differs)
        others = [one for one in self.looking.shown() if one.words and one.id not in here]
        return sorted(others, key=lambda one: (one.held_on, one.id))

    def _likeliest(self, others: list[Said]) -> list[Said]:
        told = {one.id: as_told(one) for one in (self.one, *others)}
        how = likeness(told.values())
        return sorted(others, key=lambda one: -how.score(told[self.one.id], told[one.id]))[:FEW]

    def _entry(self, one: Said) -> Entry:
        return Entry(one.id, f"“{self.looking.words(one)}” – {one.voice.introduced}")
