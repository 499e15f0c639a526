"""Reading it back together, before anyone leaves: the family looks at this screen."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.family_screen import HandOverButton
from coprod_desktop.ui.read_aloud import ReadAloudButton
from coprod_desktop.ui.read_back.room import Room
from coprod_desktop.ui.read_back.step import Step, way_of
from coprod_desktop.ui.read_back.steps import ORDER, ROW, STEPS
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.search.scope import Scope, of_reading
from coprod_desktop.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page, flow
from coprod_desktop.ui.widgets.frame import Bar
from coprod_desktop.ui.widgets.text import Small, Words
from coprod_desktop.work.deeds import Changed

FIRST = ORDER[0]
REDRAWS = frozenset(
    ("statements", "readback", "sharing", "undo", "topthree", "signoff", "review", "people", "participants")
)
PLACE = frozenset(("place",))
EDGES = (44, 26, 44, 26)
BAR, BIG = 200, 150
"""Pixels of the progress bar; from this text size (per cent) on, the count beside it is enough."""


class ReadBack(Screen):
    """The steps of reading back, in order and each reachable again. Nothing shows before we know who is here.

    `step` opens one of them right after that; the words go on at the statement where they stopped.
    """

    about_person = True
    for_family = frozenset(("read_back", "together"))

    def __init__(self, desk: Desk, interview_id: str, step: str = "") -> None:
        super().__init__(desk)
        self.room = Room(desk, interview_id)
        self.room.wanted = step if step in ROW and step != FIRST else ""
        self.at = FIRST
        self._build_top()
        self.page: Page | None = None
        self._build_foot()
        self.box.addWidget(self.top)
        self.box.addWidget(self.foot)
        self.step = self._show(FIRST)
        theme.changed.connect(self._show_place)

    def _build_top(self) -> None:
        self.count = Small()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far we are")
        self.bar.setFixedWidth(BAR)
        smaller, bigger = PlainButton("A−", name="Smaller text"), PlainButton("A+", name="Bigger text")
        smaller.clicked.connect(lambda: self.desk.family.resize_text(-25))
        bigger.clicked.connect(lambda: self.desk.family.resize_text(25))
        self.aloud = ReadAloudButton(self.desk, self._what_stands_here)
        self.hand_over = HandOverButton(self.desk, self.person_id(), self.for_family)
        self.stop = PlainButton("Stop here for today")
        self.stop.clicked.connect(self.stop_for_today)
        self.top = Bar("top", "bar")
        title = Words("Reading it back together", role="bar-title")
        ways_out = flow(self.hand_over, self.stop, space=12)  # in big text they go to the next line together
        self.top.set_ends([title, self.count, self.bar], [self.aloud, smaller, bigger, ways_out])

    def _build_foot(self) -> None:
        self.back_button: Button = PlainButton("Back", icon="back")
        self.next_button: Button = PrimaryButton("Next", after="next")
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.forward)
        self.steps = ChipGroup("Steps", look="tab", clearable=False)
        self.steps.changed.connect(lambda ids: self.go_to(ids[0] if ids else self.at))
        self.foot = Bar("foot", "foot")
        self.foot.set_ends([self.back_button, self.steps], [self.next_button])

    def on_changed(self, changed: Changed) -> None:
        """Show what was changed or taken back, still only for those who are here."""
        if changed.kinds == PLACE:
            return
        self.room.forget()
        if self.room.sitting is not None and changed.kinds & REDRAWS:
            self.room.refresh()
            here = self._has_focus()
            self.step.refresh()
            self._show_place()
            self.aloud.check()
            if here and not self._has_focus():
                self.next_button.setFocus()

    def first_focus(self) -> QWidget | None:
        """What the step wants first."""
        return self.step.first_focus()

    def keep(self) -> bool:
        """Half-typed words are put on disk."""
        return self.step.keep()

    def interview_id(self) -> str:
        """The interview that is read back."""
        return self.room.interview_id

    def person_id(self) -> str:
        """The person it is about."""
        return self.room.visit.person_id

    def scope(self) -> Scope | None:
        """What everyone who can see the screen may see; nothing before we know who that is."""
        if self.room.sitting is None:
            return None
        return of_reading(self.desk, self.person_id(), self.interview_id(), self.room.sitting)

    def forward(self) -> None:
        """The next thing inside the step, else the next step."""
        if not self.step.forward() and self.at != ORDER[-1]:
            self.go_to(ORDER[ORDER.index(self.at) + 1])

    def back(self) -> None:
        """The thing before inside the step, else the step before, at last the questions."""
        if self.step.back():
            return
        if self.at != FIRST:
            self.go_to(ORDER[ORDER.index(self.at) - 1])
        elif self.step.keep():
            self.desk.go("guide", interview_id=self.interview_id())

    def go_to(self, step_id: str) -> None:
        """Show a step; before anybody is seated, the first one, which then goes on there."""
        if not self.step.keep():
            return
        self.desk.hush()
        if self.room.sitting is None and step_id != FIRST:
            self.room.wanted = step_id
            step_id = FIRST
            self.desk.tell("First of all: who can see this screen now?")
        self.step = self._show(step_id)
        first = self.step.first_focus()
        if first is not None:
            first.setFocus()

    def stop_for_today(self) -> None:
        """Leave; everything is kept, and another day goes on at this very statement."""
        if self.step.keep():
            self.desk.go("person", person_id=self.person_id())
            self.desk.tell("Everything is kept. Next time we go on right here.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the steps work from the bars too."""
        self._move(way_of(event)) if way_of(event) else super().keyPressEvent(event)

    def _has_focus(self) -> bool:
        """What had the focus may go away with a change; the keyboard must not end up on “Undo” then."""
        return self.isAncestorOf(QApplication.focusWidget() or self)

    def _move(self, way: int) -> None:
        self.forward() if way > 0 else self.back()

    def _what_stands_here(self) -> str:
        return self.step.aloud()

    def _show(self, step_id: str) -> Step:
        self.aloud.stop()
        old, self.at = self.page, step_id
        step = ROW[step_id].shows(self.room)
        step.moved.connect(self.go_to)
        step.stepped.connect(self._move)
        step.turned.connect(self._turned)
        step.replaced.connect(self.aloud.stop)
        self.page = Page(step, width=step.WIDTH + EDGES[0] + EDGES[2], margins=EDGES, name=ROW[step_id].title)
        self.box.insertWidget(1, self.page, 1)
        self.page.show()  # at once, so that it can take the focus
        if old is not None:
            self.box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.step = step
        self.steps.set_options([_tab(number, row.id == step_id) for number, row in enumerate(STEPS)])
        self.steps.set_value(step_id)
        for number, chip in enumerate(self.steps.chips()):
            chip.setAccessibleName(f"{number + 1} {STEPS[number].title}")
            chip.setToolTip(STEPS[number].title)
        self._show_place()
        return step

    def _show_place(self) -> None:
        """How far within the words, and whether there is a way on and back."""
        done, of = self.step.progress()
        self.count.setText(f"{done} of {of}")
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)
        self.count.setVisible(of > 0)
        self.bar.setVisible(of > 0 and theme.text_size() < BIG)
        self.back_button.set_words("Back" if self.at != FIRST else "Back to the questions")
        self.next_button.setVisible(self.at != ORDER[-1])

    def _turned(self) -> None:
        """Something else is on screen: from its top."""
        self._show_place()
        self.desk.hush()
        if self.page is not None:
            self.page.verticalScrollBar().setValue(0)


def _tab(number: int, here: bool) -> Option:
    row = STEPS[number]
    return Option(row.id, f"{number + 1} {row.title}" if here else str(number + 1))
