"""The ladder, put together: which sign comes first, how long between them, what helps then and what makes it worse."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.ui.screens.person_parts import TwoColumns, stacked
from coprod_desktop.ui.together.ladder.pairs import WhichFirstSheet
from coprod_desktop.ui.together.ladder.step_panel import StepPanel
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.together.view import View
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import EmptyState, Page, Panel, flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.order_list import OrderList, Placed
from coprod_desktop.ui.widgets.text import Heading, Lead, Muted, Title
from coprod_desktop.work import ladder, ladder_ground
from coprod_desktop.work.ladder import Ladder, Step
from coprod_desktop.work.said import Said

HEAD = "First signs, in the order they come"
HELP = "Choose what comes first, then what comes next. Each of you may know another part of it."
NOTHING, WHY_NOTHING = (
    "No first signs yet",
    "What people notice first stands here, to be put in order together.",
)
WAITING = "Not on the ladder yet"


class LadderView(View):
    """The list at the left, the marked step at the right. Every change is kept at once."""

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.list = OrderList(HEAD, WAITING, put="Put on the ladder", take="Take off the ladder")
        self.list.changed.connect(self._ordered)
        self.list.moved_to.connect(lambda _: self._show_step())
        self.pairs = PlainButton("Which comes first?")
        self.pairs.clicked.connect(self.ask_pairs)
        self.voices = ChipGroup("Who put this together?", self._options(), many=True)
        self.voices.changed.connect(lambda _: self._keep(self.seen))
        self.told = Muted()
        self.step = StepPanel(looking)
        self.step.changed.connect(self._step_changed)
        self.nothing = EmptyState(NOTHING, WHY_NOTHING)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read it anew for those who look on."""
        looking = self.looking
        self.ground = self.desk.look(ladder_ground.read, looking.person_id, looking.shown())
        self.seen = self.ground.seen
        some = bool(self.ground.signs)
        self.page.setVisible(some)
        self.nothing.setVisible(not some)
        self.voices.set_value(self.seen.made_by)
        self.told.setText(self._whose())
        with QSignalBlocker(
            self.list
        ):  # no line marked for a moment would hide the step that has the keyboard
            self.list.set_lines(self._lines(), self.seen.signs, self.list.current())
        self.pairs.setEnabled(len(self.ground.signs) > 1)
        self._show_step()

    def counts(self) -> str:
        """How many steps there are."""
        count = len(self.seen.steps)
        return f"{count} step{'' if count == 1 else 's'}" if count else ""

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.list.list if self.ground.signs else None

    def ask_pairs(self) -> None:
        """Ask two at a time which comes first."""
        words = {one.id: self.looking.words(one) for one in self.ground.signs}
        sheet = WhichFirstSheet(self, words, self.seen.signs)
        sheet.accepted.connect(lambda: self._keep_order(sheet.order()))
        sheet.open()

    def _lay_out(self) -> None:
        beside = stacked(self.step, self._who_panel())
        left = stacked(self.list, flow(self.pairs), space=10)
        inside = QWidget()
        Column(inside, Title(HEAD), Lead(HELP), TwoColumns(left, beside), space=12)
        self.page = Page(inside, width=1200, name=HEAD)
        column = Column(self, self.nothing, space=0)
        column.addWidget(self.page, 1)

    def _who_panel(self) -> Panel:
        return Panel(Heading("Who put this together?"), self.voices, self.told)

    def _options(self) -> list[Option]:
        return [Option(voice.id, voice.introduced) for voice in self.looking.circle]

    def _lines(self) -> list[Placed]:
        return [Placed(one.id, self._told(one)) for one in self.ground.signs]

    def _told(self, one: Said) -> str:
        """The words, who says so, and whether others miss it."""
        who = in_a_row(ladder.told_by(one, self.ground.known))
        missed = ", others miss it" if ladder.is_missed(one, self.ground.known) else ""
        return f"“{self.looking.words(one)}” – {who} noticed this{missed}"

    def _whose(self) -> str:
        if self.ground.told_in_words:
            return f"The order is as {self.ground.told_in_words} told it. Change it, and it is kept as yours."
        made_on = self.seen.made_on
        kept = f"Kept on {day_in_words(made_on)}." if made_on else ""
        return kept if self.seen.made_by else f"{kept} Tick everyone who says this order.".strip()

    def _ordered(self) -> None:
        self._keep_order(self.list.placed())

    def _keep_order(self, signs: list[str]) -> None:
        """Nobody has said yes to another order yet."""
        self.voices.set_value(())
        self._keep(self.seen.in_order(signs))

    def _step_changed(self, step: Step) -> None:
        self._keep(self.seen.changed(step))

    def _keep(self, seen: Ladder) -> None:
        whole = self.ground.changed(seen)
        in_circle = {voice.id for voice in self.looking.circle}
        left_since = [one for one in self.ground.whole.made_by if one not in in_circle]
        kept = Ladder(whole.steps, (*self.voices.value(), *left_since))
        self.desk.do(ladder.keep, self.looking.person_id, kept)

    def _show_step(self) -> None:
        sign = self.list.current()
        placed = self.list.placed()
        self.step.setVisible(sign in placed)
        if sign in placed:
            self.step.show_step(self.seen.step(sign), self.ground, first=placed[0] == sign)
        self.counted.emit()
