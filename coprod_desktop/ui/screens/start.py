"""Before the first question: who is here, which visit, what we agree on, and what the family wants to talk about."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import DANGER_QUESTION
from coprod_desktop.ui.asking import Asking
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.someone import Someone
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.start.which_visit import WhichVisit
from coprod_desktop.ui.start.who_is_here import WhoIsHere
from coprod_desktop.ui.tab_order import follow_layout
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page, Panel
from coprod_desktop.ui.widgets.fields import DateField
from coprod_desktop.ui.widgets.frame import FootBar, TopBar
from coprod_desktop.ui.widgets.text import Heading, Muted, Point, SubHeading, Words
from coprod_desktop.ui.widgets.typed_fields import TextField
from coprod_desktop.work import interviewing, interviews, people, said
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.interviewing import Words as SaidWords
from coprod_desktop.work.interviews import Plan, Visit
from coprod_desktop.work.people import ContributorFacts

AGENDA_QUESTION = "A2"
UNDERSTOOD = {"choice": "understood"}
WHO = "who"
"""`Start(part=WHO)` begins with who is here, for the question that asks it."""
WE_AGREE = (
    "You can stop at any time, and you can leave any question out.",
    "Your words stay as you say them. You read them back before anyone else sees them.",
    "You choose who sees what, line by line. You can change your mind later.",
    "We do not record sound or take pictures unless you say yes.",
)


class Start(Screen):
    """First who, where and which visit; then, with the interview begun, what we agree and the blank agenda.

    Who is here and which visit can still be changed then, each change recorded at once.
    """

    def __init__(self, desk: Desk, person_id: str = "", interview_id: str = "", part: str = "") -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self._interview_id, self._part = interview_id, part
        self._person_id = person_id or desk.look(interviews.visit, interview_id).person_id
        self.person = desk.look(people.person, self._person_id)
        self.asking: Asking | None = None
        self.who = WhoIsHere()
        self.who.someone_else.connect(self._add_someone)
        self.visit = self._which_visit()
        self.understood = ChipGroup("Who has heard this and understood?", many=True)
        self._build()
        follow_layout(self)

    def interview_id(self) -> str:
        """Empty until the interview has begun."""
        return self._interview_id

    def person_id(self) -> str:
        """Whom it is about."""
        return self._person_id

    def first_focus(self) -> QWidget | None:
        """The first thing to be answered."""
        return self.understood if self.asking is not None and self._part != WHO else self.who.first_focus()

    def keep(self) -> bool:
        """A half-typed agenda line is put on disk."""
        return self.asking.autosave.flush() if self.asking else True

    def on_changed(self, changed: Changed) -> None:
        """Somebody new in the circle appears at once; an agenda card too."""
        if changed.kinds & {"people"}:
            self._show_circle()
        if self.asking is None:
            return
        if changed.kinds & {"statements", "undo"}:
            self.asking.follow(changed)
            self._show_understood()
        if changed.kinds & {"participants"}:
            self.asking.set_voices()
            self._show_understood()

    # --- what both pages have ---

    def _build(self) -> None:
        self.page = Page(name="Before we start", width=1100, margins=(34, 24, 34, 24))
        self.top = TopBar(f"Before we start with {self.person.called}")
        self.leave = PlainButton("Back", icon="back")
        self.leave.clicked.connect(partial(self.desk.go, "person", person_id=self._person_id))
        self.on = PrimaryButton("")
        self.foot = FootBar((self.leave,), (self.on,))
        for widget in (self.top, self.page, self.foot):
            self.box.addWidget(widget, 1 if widget is self.page else 0)
        self._show_circle()
        if self._interview_id:
            self._build_agreement(self.desk.look(interviews.visit, self._interview_id))
        else:
            self._build_plan()

    def _which_visit(self) -> WhichVisit:
        visits = self.desk.look(interviews.visits_of, self._person_id)
        earlier = [one for one in visits if one.id != self._interview_id]
        return WhichVisit(interviews.usual_set(), self.person.fill, bool(earlier))

    def _show_circle(self) -> None:
        circle = self.desk.look(people.circle, self._person_id)
        self.who.show_circle(circle, self._recorded())

    def _recorded(self) -> dict[str, tuple[str, str]]:
        if not self._interview_id:
            return {}
        present = self.desk.look(interviews.visit, self._interview_id).present
        return {one.voice.id: (one.presence, one.interpreter) for one in present}

    def _add_someone(self) -> None:
        dialog = Someone(self)
        if self._interview_id:
            dialog.keep_while_typed(self.desk, self._interview_id)
        dialog.keep_by(lambda: self._added(dialog))
        dialog.open()

    def _added(self, dialog: Someone) -> Changed | None:
        facts = ContributorFacts(dialog.name(), dialog.relationship())
        changed = self.desk.do(people.add_contributor, self._person_id, facts)
        if changed is None:
            return None
        part = dialog.presence(), dialog.interpreter()
        if self._interview_id and part[0]:
            self.desk.do(interviews.take_part, self._interview_id, changed.made_id, *part)
        circle = self.desk.look(people.circle, self._person_id)
        self.who.show_circle(circle, {**self._recorded(), changed.made_id: part})
        return changed

    # --- the first page ---

    def _build_plan(self) -> None:
        first_time = not self.desk.look(interviews.visits_of, self._person_id)
        self.visit.show_visit("first" if first_time else "short")
        self.day = DateField("Date", value=self.desk.today())
        self.where = TextField("Where", placeholder="At home, at school…")
        self.page.add(Heading("Who is here today?"), self.who, Heading("Which visit is this?"), self.visit)
        self.page.add(Panel(self.day, self.where))
        self.on.set_words("Begin")
        self.on.clicked.connect(self.begin)

    def begin(self) -> None:
        """Make the interview and note who takes part; then on to what we agree."""
        parts = self.who.parts()
        if not self.day.check():
            return
        if all(presence == "away" for presence, _ in parts.values()):
            self.desk.tell("Who is here? Please choose at least one person.")
            return
        visit, sections = self.visit.value()
        plan = Plan(self.day.day() or self.desk.today(), self.where.value(), visit=visit, sections=sections)
        changed = self.desk.do(interviews.start, self._person_id, plan)
        if changed is None:
            return
        for contributor, part in parts.items():
            self.desk.do(interviews.take_part, changed.made_id, contributor, *part)
        self.desk.go("start", interview_id=changed.made_id)

    # --- the second page ---

    def _build_agreement(self, visit: Visit) -> None:
        self.visit.show_visit(visit.visit, visit.sections)
        self.visit.changed.connect(self._replan)
        self.who.changed.connect(self._takes_part)
        self.understood.changed.connect(self._understood_changed)
        self.asking = Asking(self.desk, self._interview_id)
        here = (Heading("Who is here today?"), self.who, Heading("Which visit is this?"), self.visit)
        agreed = (*self._agreement(visit), *self._agenda())
        self.page.add(*((*here, *agreed) if self._part == WHO else (*agreed, *here)))
        self.asking.show_question(visit.question_set.question(AGENDA_QUESTION))
        self._show_understood()
        self.on.set_words("Carry on" if visit.at_question else "First question")
        self.on.clicked.connect(partial(self.desk.go, "guide", interview_id=self._interview_id))

    def _agreement(self, visit: Visit) -> tuple[QWidget, ...]:
        """What we agree, the one exception first."""
        danger = visit.question_set.question(DANGER_QUESTION)
        exception = danger.ask_self if visit.person_is_here else danger.ask
        panel = Panel(
            Words(self.person.fill(exception), role="statement"), *(Point(line) for line in WE_AGREE)
        )
        panel.add(SubHeading("Who has heard this and understood?"), self.understood)
        return Heading("What we agree"), panel

    def _agenda(self) -> tuple[QWidget, ...]:
        assert self.asking is not None
        words = "This page starts empty. It is yours. Every change to it is kept."
        return Heading("What would you like to talk about?"), Muted(words), self.asking

    def _takes_part(self, contributor: str) -> None:
        part = self.who.parts().get(contributor, ("away", ""))
        self.desk.do(interviews.take_part, self._interview_id, contributor, *part)

    def _replan(self) -> None:
        now = self.desk.look(interviews.visit, self._interview_id)
        visit, sections = self.visit.value()
        plan = Plan(now.held_on, now.place, now.interviewer, visit, sections)
        self.desk.do(interviews.replan, self._interview_id, plan)

    def _heard_by(self) -> dict[str, str]:
        """Who has understood, with the statement that says so."""
        statements = self.desk.look(said.at_question, self._interview_id, DANGER_QUESTION)
        return {one.voice.id: one.id for one in statements if dict(one.fields) == UNDERSTOOD}

    def _show_understood(self) -> None:
        visit = self.desk.look(interviews.visit, self._interview_id)
        self.understood.set_options([Option(voice.id, voice.name) for voice in visit.voices])
        self.understood.set_value(self._heard_by())

    def _understood_changed(self, chosen: list[str]) -> None:
        heard = self._heard_by()
        for voice_id in set(chosen) - set(heard):
            self.desk.do(
                interviewing.say,
                self._interview_id,
                DANGER_QUESTION,
                SaidWords("", voice_id, fields=UNDERSTOOD),
            )
        for voice_id in set(heard) - set(chosen):
            self.desk.do(interviewing.remove, heard[voice_id])
