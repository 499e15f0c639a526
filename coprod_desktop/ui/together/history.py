"""The history of a statement on the screen: day by day what happened to it, as far as those who look on may know."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QWidget

from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.leaving.erase_sheet import EraseSheet
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.widgets.buttons import QuietButton
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.layouts import Column, Row
from coprod_desktop.ui.widgets.text import Muted, Small, SubHeading, Title, Words
from coprod_desktop.work.erasing import STATEMENT, Thing
from coprod_desktop.work.history import Event, history
from coprod_desktop.work.said import Said

TITLE = "History of these words"
NOT_SHOWN = "These words can’t be shown here now."
WITH_OTHERS = "Only what is meant for everyone who can see this screen stands here."
"""Said whether or not anything stays away, so it tells nobody of it."""
_Slide = QAbstractSlider.SliderAction
SCROLLING = {
    "Up": _Slide.SliderSingleStepSub,
    "Down": _Slide.SliderSingleStepAdd,
    "PgUp": _Slide.SliderPageStepSub,
    "PgDown": _Slide.SliderPageStepAdd,
    "Home": _Slide.SliderToMinimum,
    "End": _Slide.SliderToMaximum,
}


class HistorySheet(Sheet):
    """Only shows: Escape, or its one button, closes it."""

    def __init__(self, parent: QWidget, looking: Looking, statement_id: str) -> None:
        super().__init__(parent, TITLE, keep_words="", leave_words="Close")
        self.looking = looking
        self.page.add(Title(TITLE))
        one = next((each for each in looking.shown() if each.id == statement_id), None)
        if one is None:
            self.page.add(Words(NOT_SHOWN))
        else:
            self._show(one)
        for keys, action in SCROLLING.items():
            scroll = partial(self.page.verticalScrollBar().triggerAction, action)
            QShortcut(QKeySequence(keys), self).activated.connect(scroll)

    def first_focus(self) -> QWidget:
        """The button; the keys scroll wherever the keyboard is."""
        return self.leave

    def _show(self, one: Said) -> None:
        self.page.add(StatementCard(self.looking.card(one)))
        if self.looking.sitting is not None:
            self.page.add(Muted(WITH_OTHERS))
        for day, events in groupby(_events(self.looking, one), key=_day):
            self.page.add(_DayGroup(day, list(events)))
        if self.looking.sitting is None:
            self.erase_button = QuietButton("Erase…", name="Erase these words")
            self.erase_button.clicked.connect(lambda: self._erase(one.id))
            self.page.add(flow(self.erase_button))

    def _erase(self, statement_id: str) -> None:
        """On to the window that asks; nobody else looks on."""
        behind = self.parentWidget()
        self.reject()
        EraseSheet(behind, self.looking.desk, Thing(STATEMENT, statement_id), "Erase these words").open()


class _DayGroup(QWidget):
    """What happened on one day, and who wrote it down: named once, and again where it is somebody else."""

    def __init__(self, day: str, events: Sequence[Event]) -> None:
        super().__init__()
        by = next((event.by for event in events if event.by), "")
        column = Column(self, SubHeading(day), space=8, margins=(0, 6, 0, 0))
        if by:
            column.addWidget(Small(f"Written down by {by}"))
        for event in events:
            is_new = event.by not in ("", by)
            by = event.by if is_new else by
            column.addWidget(_line(event, by if is_new else ""))


def _line(event: Event, by: str) -> QWidget:
    """The time, and beside it what happened, the words, and who wrote them down if that is new."""
    line, beside = QWidget(), QWidget()
    time = event.at.astimezone().strftime("%H:%M")
    column = Column(beside, Words(event.what), space=2)
    if event.words:
        column.addWidget(Words(f"“{event.words}”" if event.quoted else event.words, role="statement"))
    if by:
        column.addWidget(Small(f"written down by {by}"))
    row = Row(line, space=14)
    row.addWidget(Muted(time), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(beside, 1)
    return line


def _day(event: Event) -> str:
    return day_in_words(event.at.astimezone().date())


def _events(looking: Looking, one: Said) -> tuple[Event, ...]:
    sitting = looking.sitting
    return looking.desk.look(
        history,
        one.id,
        looking.is_shown,
        alone_at_screen=sitting is None,
        present=sitting.present if sitting else (),
    )
