"""Everything about one person in one place, and the ways on from there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from coprod_desktop.questions.vocabulary import ONE_PAGE
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.forms.ask_form import AskForm
from coprod_desktop.ui.forms.contributor_form import ContributorForm
from coprod_desktop.ui.forms.follow_up_form import FollowUpForm
from coprod_desktop.ui.forms.form_screen import FormScreen
from coprod_desktop.ui.forms.person_form import PersonForm
from coprod_desktop.ui.leaving.erase_sheet import EraseSheet
from coprod_desktop.ui.leaving.everything_sheet import EverythingSheet
from coprod_desktop.ui.leaving.keep_sheet import KeepSheet
from coprod_desktop.ui.screens.person_interviews import InterviewsTab, SummariesTab
from coprod_desktop.ui.screens.person_overview import OverviewTab
from coprod_desktop.ui.screens.person_plan import PlanTab
from coprod_desktop.ui.screens.person_words import age_words, joined
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.frame import TopBar
from coprod_desktop.ui.widgets.layouts import Column, Row
from coprod_desktop.work import overview, people
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.erasing import INTERVIEW, PERSON, Thing
from coprod_desktop.work.following_up import Followed
from coprod_desktop.work.overview import Overview
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.voices import Voice


@dataclass(frozen=True)
class TabRow:
    """One tab: its word, and what draws it."""

    word: str
    make: Callable[["PersonPage", Overview], QWidget]


TABS = {
    "overview": TabRow("Overview", OverviewTab),
    "interviews": TabRow("Interviews", InterviewsTab),
    "plan": TabRow("Plan and follow-up", PlanTab),
    "summaries": TabRow("Summaries", SummariesTab),
}
SCROLLS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_PageUp: -1,
}


class PersonPage(FormScreen):
    """One person: overview, interviews, plan, summaries."""

    rail = "people"
    about_person = True

    def __init__(self, desk: Desk, person_id: str, tab: str = "overview") -> None:
        super().__init__(desk)
        self._id = person_id
        self._build(tab)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """The way on."""
        return self.start_button

    def person_id(self) -> str:
        """Whose page this is."""
        return self._id

    def on_changed(self, changed: Changed) -> None:
        """Draw it anew when it is about this person."""
        if changed.person_id == self._id:
            self.refresh()

    def refresh(self) -> None:
        """Read and draw the tab that is chosen."""
        seen = self.desk.look(overview.overview, self._id)
        self._say_who(seen.facts)
        self._circle = seen.circle
        self.tab = TABS[self.tabs.one()].make(self, seen)
        old = self._place.takeAt(0)
        if old is not None and (widget := old.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        self._place.addWidget(self.tab)

    def edit_person(self) -> None:
        """Open the form of the person's own facts."""
        self.show_form(PersonForm(self.desk, self._facts))

    def edit_contributor(self, voice: Voice | None) -> None:
        """Open the form of somebody in the circle; None for somebody new."""
        self.show_form(ContributorForm(self.desk, self._facts, voice))

    def edit_follow_up(self, one: Followed) -> None:
        """Open the form of what will be done about an ask."""
        self.show_form(FollowUpForm(self.desk, self._facts, one, self._circle))
        self._form_closed_at(one.said.id)

    def add_ask(self) -> None:
        """Open the form of something that is asked for."""
        form = AskForm(self.desk, self._facts, self._circle)
        self.show_form(form, lambda changed: self._form_closed_at(changed.made_id))

    def show_ask(self, statement_id: str) -> None:
        """Go to an ask on the plan."""
        if isinstance(self.tab, PlanTab):
            self.tab.show_ask(statement_id)

    def remove_person(self) -> None:
        """Take the person off the list; the message bar brings them back."""
        if self.desk.do(people.remove_person, self._id):
            self.desk.go("people")

    def erase_person(self) -> None:
        """Ask about erasing the person; once that is done, their page is no more."""
        dialog = EraseSheet(self, self.desk, Thing(PERSON, self._id), f"Erase {self._facts.name}")
        dialog.accepted.connect(lambda: self.desk.go("people"))
        dialog.open()

    def erase_interview(self, interview_id: str, title: str) -> None:
        """Ask about erasing one interview."""
        EraseSheet(self, self.desk, Thing(INTERVIEW, interview_id), title).open()

    def write_everything(self) -> None:
        """Ask where everything held on this person is to go."""
        EverythingSheet(self, self.desk, self._id).open()

    def choose_keeping(self) -> None:
        """Ask until when this is kept."""
        KeepSheet(self, self.desk, self._id).open()

    def start(self) -> None:
        """On to a new interview."""
        self.desk.go("start", person_id=self._id)

    def to_summaries(self, document: str = ONE_PAGE) -> None:
        """On to the summaries, with this document open."""
        self.desk.go("summaries", person_id=self._id, document=document)

    def to_together(self, view: str) -> None:
        """On to what everyone said, looked at together."""
        self.desk.go("together", person_id=self._id, view=view)

    def to_board(self) -> None:
        """On to a Now and Next board."""
        self.desk.go("board", person_id=self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down scroll, since words to read take no focus."""
        step = SCROLLS.get(Qt.Key(event.key()))
        if step is None or self.form is not None:
            super().keyPressEvent(event)
            return
        bar = self.page.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())

    def _form_closed_at(self, statement_id: str) -> None:
        """The plan is drawn anew meanwhile, so the keyboard finds its way back by what the form was about."""
        if self.form is not None:
            self.form.closed.connect(partial(self.show_ask, statement_id))

    def _build(self, tab: str) -> None:
        self.summary_button = PlainButton("Make a summary")
        self.summary_button.clicked.connect(partial(self.to_summaries, ONE_PAGE))
        self.start_button = PrimaryButton("Start an interview")
        self.start_button.clicked.connect(self.start)
        self.sides_button = PlainButton("Side by side")
        self.sides_button.clicked.connect(lambda: self.to_together("sides"))
        self.bar = TopBar("", right=(self.sides_button, self.summary_button, self.start_button))
        self.tabs = ChipGroup(
            "Parts of this page",
            [Option(id_, row.word) for id_, row in TABS.items()],
            look="tab",
            clearable=False,
        )
        self.tabs.set_value(tab if tab in TABS else "overview")
        self.tabs.changed.connect(lambda _: self.refresh())
        inside = QWidget()
        self._place = Column(inside)
        self.page = Page(inside, width=1200, name="About this person")
        column = Column(self.front, self.bar, self._tab_bar(), space=0)
        column.addWidget(self.page, 1)

    def _tab_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kind", "top")
        Row(bar, self.tabs, margins=(18, 4, 28, 0))
        return bar

    def _say_who(self, facts: PersonFacts) -> None:
        self._facts = facts
        age = age_words(facts.age_on(self.desk.today()))
        own_name = facts.called not in facts.name.split()
        likes = f"likes “{facts.called}”" if own_name else ""
        self.bar.set_words(facts.name, joined((likes, f"age {age}" if age else "", facts.setting)))
