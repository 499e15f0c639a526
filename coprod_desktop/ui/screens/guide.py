"""The guide: one question at a time, the family's words as cards, and a way to anywhere else."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import StoreError
from coprod_desktop.questions.question_set import Question
from coprod_desktop.ui import theme
from coprod_desktop.ui.asking import Asking
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.guide.arriving import Arriving
from coprod_desktop.ui.guide.asked import Asked
from coprod_desktop.ui.guide.break_page import BreakPage
from coprod_desktop.ui.guide.columns import arrange
from coprod_desktop.ui.guide.foot import Foot
from coprod_desktop.ui.guide.never import Never
from coprod_desktop.ui.guide.record_places import ALONE, is_here, record_place
from coprod_desktop.ui.guide.side import Side
from coprod_desktop.ui.guide.top import GuideTop
from coprod_desktop.ui.guide.way import READ_BACK, Way, for_whom, read_way, steps
from coprod_desktop.ui.guide.windows import Windows
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.search.scope import Scope, of_visit
from coprod_desktop.ui.tab_order import follow_layout
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.layouts import Row
from coprod_desktop.ui.widgets.steps import WayThrough
from coprod_desktop.work import heard, interviews, people, responding
from coprod_desktop.work.deeds import Changed

BREAK = "F4"
NOT_SAVED = (
    "We stay at this question, because its last words could not be saved yet. They are still here. "
    "Make room on the disk, or write them down, and go on then."
)
WIDE = 1150
"""Pixels at 100 % text from which the way through and the side have columns of their own."""


class Guide(Screen):
    """Talking with a family. Everything on it belongs to one interview. It can open at the card of a statement."""

    def __init__(self, desk: Desk, interview_id: str, question_id: str = "", statement_id: str = "") -> None:
        super().__init__(desk)
        self._interview_id, self._sought = interview_id, ""
        self.asking = Asking(desk, interview_id)
        self.person = self.asking.person
        self.way: Way = read_way(self.desk, self._interview_id)
        self.question: Question = self.way.find(question_id) or self.way.first()
        self.arriving = Arriving(desk, interview_id, self)
        self.windows = Windows(self, self.person, lambda: self.question, self._jump_to)
        self._build()
        self._add_keys()
        self.show_question(self.question, statement_id)
        follow_layout(self)

    def interview_id(self) -> str:
        """The interview that is going on."""
        return self._interview_id

    def person_id(self) -> str:
        """Whom it is about."""
        return self.way.visit.person_id

    def first_focus(self) -> QWidget:
        """On the card that was looked for, else straight into the words, where there are any to be typed here."""
        card = self.asking.card_list.reach(self._sought) if self._sought else None
        if card is not None:
            return card
        return self.asking.composer if record_place(self.question) is not ALONE else self.asked.open_record

    def scope(self) -> Scope:
        """Today's words, and what those who take part may see of other days."""
        present = [voice.id for voice in self.way.visit.voices]
        return of_visit(self.desk, self.person_id(), self._interview_id, present)

    def keep(self) -> bool:
        """Half-typed text is put on disk before the screen goes."""
        self.arriving.now()
        return self.asking.autosave.flush()

    def _build(self) -> None:
        self.top = GuideTop(self.person, self.way.visit)
        self.asking.saving.connect(self.top.show_saving)
        self.top.hide_asked.connect(self.desk.hide_asked)
        self.top.break_asked.connect(self.take_break)
        self.top.bigger_asked.connect(self.desk.bigger_asked)
        self.way_through = WayThrough()
        self.way_through.setProperty("kind", "side-left")
        self.way_through.chosen.connect(self._chosen_on_way)
        self.side = Side()
        self.side.confirmed.connect(self._confirm)
        self.side.note_asked.connect(self.windows.write_note)
        self.side.own_asked.connect(self.windows.own_topic)
        self.foot = Foot()
        self.foot.back.clicked.connect(self.back)
        self.foot.next.clicked.connect(self.next)
        self.foot.responded.connect(self._respond)
        self.foot.whom_changed.connect(self._show_foot)
        self.foot.jump.clicked.connect(self.windows.jump)
        self.break_page = BreakPage(self)
        self.break_page.carry_on.connect(self._carry_on)
        self.break_page.stop.connect(self.stop_for_today)
        self._lay_out()

    def _lay_out(self) -> None:
        self.asked = Asked()
        self.asked.record_asked.connect(self._open_record)
        self.never = Never(self.desk, self._interview_id)
        self.asking.voice_chosen.connect(self._show_never)
        self.side_page = Page(margins=(20, 20, 20, 20), width=2000, name="Beside the question", kind="side")
        self.middle = Page(margins=(34, 22, 34, 22), width=820, name="The question")
        self.middle.add(self.asked, self.never, self.asking)
        body = Row(space=0)
        body.addWidget(self.way_through)
        body.addWidget(self.middle, 1)
        body.addWidget(self.side_page)
        self.box.addWidget(self.top)
        self.box.addLayout(body, 1)
        self.box.addWidget(self.foot)
        self._wide: bool | None = None

    def _add_keys(self) -> None:
        for keys, call in self.keys().items():
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._pressed, keys, call))

    def _pressed(self, keys: str, call: Callable[[], object]) -> None:
        """During a break nothing happens that nobody could see."""
        if not self.break_page.isVisible() or keys == BREAK:
            call()

    def keys(self) -> dict[str, Callable[[], object]]:
        """The keys of a visit, beside those that work everywhere."""
        stages = {f"Alt+{key}": partial(self.asking.choose_stage, at) for at, key in enumerate("SFTC")}
        voices = {f"Alt+{number}": partial(self.asking.choose_voice, number) for number in range(1, 10)}
        return {
            "Ctrl+Return": self.next,
            "Ctrl+Enter": self.next,
            "Ctrl+Shift+Return": self.back,
            "Ctrl+J": self.windows.jump,
            "Ctrl+T": self.windows.own_topic,
            BREAK: self.take_break,
            **stages,
            **voices,
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room, one under the other where there is not."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(WIDE)
        if wide != self._wide:
            self._wide = wide
            QTimer.singleShot(0, self, self._arrange)
        self.way_through.setFixedWidth(theme.gap(250))
        self.side_page.setFixedWidth(theme.gap(278))

    def _arrange(self) -> None:
        arrange(self, bool(self._wide))

    def show_question(self, question: Question, statement_id: str = "") -> None:
        """Turn to a question (and one of its cards), and note that it is asked once it is painted.

        Never away from unsaved words.
        """
        if not self.asking.autosave.flush():
            self.desk.tell_problem(StoreError(NOT_SAVED))
            return
        self.asking.show_question(question)
        self.question, self._sought = question, statement_id
        self._show_way()
        self._show_side()
        self.arriving.at(question.id)
        self.asking.expect(self.way.after(question))
        self.middle.verticalScrollBar().setValue(0)
        self.desk.hush()
        self.first_focus().setFocus()

    def refresh(self) -> None:
        """Everything but the composer."""
        self._show_way()
        self._show_side()

    def _read_way(self) -> None:
        self.way = read_way(self.desk, self._interview_id)

    def _show_way(self) -> None:
        self._show_words()
        self._show_steps()
        self._show_foot()

    def _show_steps(self) -> None:
        self.way_through.set_steps(steps(self.way, self.question, self.person))
        self.top.show_visit(self.way)

    def _show_foot(self) -> None:
        whom = for_whom(self.foot.whom())
        state = self.way.responses.of(self.question.id, whom) or self.asking.state_by_cards(whom)
        self.foot.show_state(self.way.visit.voices, state, self.way.after(self.question) is None)

    def _show_words(self) -> None:
        self.asked.show_question(self.question, self.person, self.way.visit.person_is_here)
        self.asking.setVisible(record_place(self.question) is not ALONE)
        self._show_never()

    def _show_never(self, *_: object) -> None:
        """A3 is answered right here, by each for their own words."""
        self.never.setVisible(is_here(self.question))
        if not self.never.isHidden():
            self.never.show_for(self.asking.voices.one(), self.desk.look(people.circle, self.person_id()))

    def _show_side(self) -> None:
        self.side.show_for(self.desk, self.way.visit, self.question, self.person)

    def on_changed(self, changed: Changed) -> None:
        """Redraw what a change of this interview touches."""
        if changed.interview_id not in ("", self._interview_id):
            return
        if self.asking.is_addition(changed):
            self._show_addition(changed)
            return
        if changed.kinds & {"statements", "undo", "readback"}:
            self.asking.refresh()
        if changed.kinds & {"people", "participants"}:
            self.asking.set_voices()
        if changed.kinds == {"statements"}:  # what was heard before today stays as it was
            self._read_way()
            self._show_way()
        elif changed.kinds - {"place"}:
            self._read_way()
            self.refresh()

    def _show_addition(self, changed: Changed) -> None:
        """One more card here, and nothing else is other than it was."""
        first = not self.asking.card_list.order
        self.asking.follow(changed)
        self.way = self.way.with_cards(self.question.id, len(self.asking.card_list.order))
        if first:
            self._show_steps()
        self._show_foot()

    def next(self) -> None:
        """On to the next question; after the last, to reading back."""
        following = self.way.after(self.question)
        if following is None:
            self.desk.go("read_back", interview_id=self._interview_id)
        else:
            self.show_question(following)

    def back(self) -> None:
        """One question back."""
        before = self.way.before(self.question)
        if before is None:
            self.desk.go("start", interview_id=self._interview_id)
        else:
            self.show_question(before)

    def take_break(self) -> None:
        """Pause; the screen says so and shows nothing else."""
        if self.keep() and self.desk.do(interviews.pause, self._interview_id) is not None:
            self.break_page.toggle()

    def stop_for_today(self) -> None:
        """Leave; next time begins exactly here."""
        self.desk.go("person", person_id=self.person_id())

    def _carry_on(self) -> None:
        self.desk.do(responding.arrive, self._interview_id, self.question.id)
        self.asking.composer.setFocus()

    def _jump_to(self, question_id: str) -> None:
        self._read_way()
        question = self.way.find(question_id)
        if question is not None and question.kept_apart:
            self.desk.go("concerns", person_id=self.person_id(), interview_id=self._interview_id)
        elif question is not None:
            self.show_question(question)

    def _chosen_on_way(self, id_: str) -> None:
        if id_ == READ_BACK:
            self.desk.go("read_back", interview_id=self._interview_id)
        else:
            self._jump_to(id_)

    def _respond(self, whom: str, state: str) -> None:
        self.desk.do(responding.respond, self._interview_id, self.question.id, state, for_whom(whom))

    def _confirm(self, statement_id: str, still_true: bool | None) -> None:
        voice = self.asking.voices.one()
        if not voice:
            self.desk.tell("Who says so? Please choose a name first.")
            return
        self.desk.do(heard.confirm, self.way.visit, statement_id, voice, still_true)

    def _open_record(self) -> None:
        place = record_place(self.question)
        if place is not None:
            self.desk.go(place.screen, interview_id=self._interview_id, **place.about)
