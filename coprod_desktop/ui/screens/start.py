"""Before the first question: who is here, which visit, what we agree on, and what the family wants to talk about."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.flow import route
from coprod_desktop.questions.vocabulary import DANGER_QUESTION, PRESENCES, VISITS
from coprod_desktop.ui import theme
from coprod_desktop.ui.asking import Asking
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.dialogs.someone import Someone
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page, Panel, flow
from coprod_desktop.ui.widgets.fields import DateField, TextField
from coprod_desktop.ui.widgets.frame import FootBar, TopBar
from coprod_desktop.ui.widgets.text import Heading, Muted, Point, SubHeading, Words
from coprod_desktop.work import interviewing, interviews, people, said
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.interviewing import Words as SaidWords
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts
from coprod_desktop.work.voices import Voice

AGENDA_QUESTION = "A2"
UNDERSTOOD = {"choice": "understood"}
WE_AGREE = (
    "You can stop at any time, and you can leave any question out.",
    "Your words stay as you say them. You read them back before anyone else sees them.",
    "You choose who sees what, line by line. You can change your mind later.",
    "We do not record sound or take pictures unless you say yes.",
)


class TakesPart(Panel):
    """One contributor: how they take part today, and who interprets for them."""

    def __init__(self, voice: Voice, presence: str, interpreter: str) -> None:
        super().__init__(space=4, margins=(16, 6, 16, 6))
        self.voice = voice
        title = voice.name if voice.is_person else f"{voice.name} · {voice.relationship or 'in the circle'}"
        options = [Option(one.id, one.word) for one in PRESENCES]
        self.presence = ChipGroup(f"How {voice.name} takes part", options)
        self.presence.set_value(presence)
        self.interpreter = TextField(
            f"Interpreter for {voice.name}", value=interpreter, placeholder="Their name"
        )
        self.ask = QuietButton("Interpreter…", name=f"An interpreter for {voice.name}")
        self.ask.clicked.connect(self._show_interpreter)
        self.title = SubHeading(title)
        self.add(flow(self.title, self.presence, right=(self.ask,)), self.interpreter)
        theme.changed.connect(self._line_up)
        self._line_up()
        self.interpreter.setVisible(bool(interpreter))
        self.ask.setVisible(not interpreter)

    def _line_up(self) -> None:
        """The choices of all rows begin at the same place."""
        self.title.setMinimumWidth(theme.px(230))

    def _show_interpreter(self) -> None:
        self.ask.hide()
        self.interpreter.show()
        self.interpreter.control.setFocus()


class Start(Screen):
    """First who, where and which visit; then, with the interview begun, what we agree and the blank agenda."""

    def __init__(self, desk: Desk, person_id: str = "", interview_id: str = "") -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self._interview_id = interview_id
        self._person_id = person_id or desk.look(interviews.visit, interview_id).person_id
        self.person = desk.look(people.person, self._person_id)
        self.parts: list[TakesPart] = []
        self.asking: Asking | None = None
        self.understood: ChipGroup | None = None
        self._build()

    def interview_id(self) -> str:
        """Empty until the interview has begun."""
        return self._interview_id

    def person_id(self) -> str:
        """Whom it is about."""
        return self._person_id

    def first_focus(self) -> QWidget | None:
        """The first thing to be answered."""
        if self.asking is not None:
            return self.understood
        return self.parts[0].presence if self.parts else None

    def keep(self) -> bool:
        """A half-typed agenda line is put on disk."""
        return self.asking.autosave.flush() if self.asking else True

    def on_changed(self, changed: Changed) -> None:
        """Somebody new in the circle appears at once; an agenda card too."""
        if changed.kinds & {"people"} and self.asking is None:
            self._fill_circle()
        if self.asking is not None and changed.kinds & {"statements", "undo"}:
            self.asking.refresh()
            self._show_understood()

    # --- the first page ---

    def _build(self) -> None:
        self.page = Page(name="Before we start", width=1100, margins=(34, 24, 34, 24))
        self.top = TopBar(f"Before we start with {self.person.called}")
        self.leave = PlainButton("Back", icon="back")
        self.on = PrimaryButton("")
        self.foot = FootBar((self.leave,), (self.on,))
        for widget in (self.top, self.page, self.foot):
            self.box.addWidget(widget, 1 if widget is self.page else 0)
        if self._interview_id:
            self._build_agreement()
        else:
            self._build_plan()

    def _build_plan(self) -> None:
        self.circle = Panel(space=10)
        self.someone = PlainButton("Someone else", icon="plus")
        self.someone.clicked.connect(self._add_someone)
        self._fill_circle()
        self.leave.clicked.connect(partial(self.desk.go, "person", person_id=self._person_id))
        self.on.set_words("Begin")
        self.on.clicked.connect(self.begin)
        self.page.add(
            Heading("Who is here today?"), self.circle, Heading("Which visit is this?"), self._visits()
        )
        self.day = DateField("Date", value=self.desk.today())
        self.where = TextField("Where", placeholder="At home, at school…")
        self.page.add(Panel(self.day, self.where))

    def _fill_circle(self) -> None:
        kept = {part.voice.id: (part.presence.one(), part.interpreter.value()) for part in self.parts}
        for part in self.parts:
            part.hide()
            part.deleteLater()
        self.circle.body.removeWidget(self.someone)
        voices = self.desk.look(people.circle, self._person_id)
        self.parts = [TakesPart(voice, *kept.get(voice.id, ("", ""))) for voice in voices]
        self.circle.add(*self.parts)
        self.circle.body.addWidget(self.someone, 0, Qt.AlignmentFlag.AlignLeft)

    def _visits(self) -> Panel:
        self.visit = ChipGroup(
            "Which visit", [Option(v.id, f"{v.word} · {v.length}") for v in VISITS], clearable=False
        )
        self.visit.set_value(
            "first" if not self.desk.look(interviews.visits_of, self._person_id) else "short"
        )
        self.visit.changed.connect(self._visit_changed)
        sections = interviews.usual_set().sections
        options = [Option(one.id, self.person.fill(one.title)) for one in sections]
        self.sections = ChipGroup("Sections", options, many=True)
        self.count = Muted("")
        panel = Panel(self.visit, self.sections, self.count)
        self._visit_changed()
        return panel

    def _visit_changed(self, *_: object) -> None:
        chosen = self.visit.one()
        self.sections.setVisible(chosen == "sections")
        if chosen in ("", "sections"):
            self.count.setText("Choose what to talk about. Any question can be opened later.")
        else:
            asked = route(interviews.usual_set(), chosen)
            before = bool(self.desk.look(interviews.visits_of, self._person_id))
            heard = " What was heard before is offered as “still true?”." if before else ""
            self.count.setText(f"{len(asked)} questions.{heard}")

    def _add_someone(self) -> None:
        dialog = Someone(self)
        dialog.accepted.connect(lambda: self._added(dialog))
        dialog.open()

    def _added(self, dialog: Someone) -> None:
        facts = ContributorFacts(dialog.name(), dialog.relationship())
        changed = self.desk.do(people.add_contributor, self._person_id, facts)
        part = next((one for one in self.parts if changed and one.voice.id == changed.made_id), None)
        if part is not None:
            part.presence.set_value(dialog.presence())
            part.interpreter.set_value(dialog.interpreter())
            part.interpreter.setVisible(bool(dialog.interpreter()))

    def begin(self) -> None:
        """Make the interview and note who takes part; then on to what we agree."""
        if not self.day.check():
            return
        here = [part for part in self.parts if part.presence.one() not in ("", "away")]
        if not here:
            self.desk.tell("Who is here? Please choose at least one person.")
            return
        plan = Plan(
            self.day.day() or self.desk.today(),
            self.where.value(),
            visit=self.visit.one() or "first",
            sections=tuple(self.sections.value()),
        )
        changed = self.desk.do(interviews.start, self._person_id, plan)
        if changed is None:
            return
        for part in self.parts:
            if part.presence.one():
                self.desk.do(
                    interviews.take_part,
                    changed.made_id,
                    part.voice.id,
                    part.presence.one(),
                    part.interpreter.value(),
                )
        self.desk.go("start", interview_id=changed.made_id)

    # --- the second page ---

    def _build_agreement(self) -> None:
        visit = self.desk.look(interviews.visit, self._interview_id)
        danger = visit.question_set.question(DANGER_QUESTION)
        first = danger.ask_self if visit.person_is_here else danger.ask
        lines = [Point(line) for line in WE_AGREE]
        self.understood = ChipGroup("Who has heard this and understood?", self._who_options(), many=True)
        self.understood.changed.connect(self._understood_changed)
        self.page.add(
            Heading("What we agree"),
            Panel(
                Words(self.person.fill(first), role="statement"),
                *lines,
                SubHeading("Who has heard this and understood?"),
                self.understood,
            ),
            Heading("What would you like to talk about?"),
            Muted("This page starts empty. It is yours. Every change to it is kept."),
        )
        self.asking = Asking(self.desk, self._interview_id)
        self.page.add(self.asking)
        self.asking.show_question(visit.question_set.question(AGENDA_QUESTION))
        self._show_understood()
        self.leave.clicked.connect(partial(self.desk.go, "person", person_id=self._person_id))
        self.on.set_words("First question" if not visit.at_question else "Carry on")
        self.on.clicked.connect(partial(self.desk.go, "guide", interview_id=self._interview_id))

    def _who_options(self) -> list[Option]:
        visit = self.desk.look(interviews.visit, self._interview_id)
        return [Option(voice.id, voice.name) for voice in visit.voices]

    def _heard_by(self) -> dict[str, str]:
        """Who has understood, with the statement that says so."""
        statements = self.desk.look(said.at_question, self._interview_id, DANGER_QUESTION)
        return {one.voice.id: one.id for one in statements if dict(one.fields) == UNDERSTOOD}

    def _show_understood(self) -> None:
        if self.understood is not None:
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
