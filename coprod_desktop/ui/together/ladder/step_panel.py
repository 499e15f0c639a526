"""One step of the ladder: how long after the one before, what helps then, what makes it worse."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import GAPS
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.layouts import Column, empty
from coprod_desktop.ui.widgets.order_list import OrderList, Placed
from coprod_desktop.ui.widgets.text import Heading, Lead, Muted, Point, SubHeading, Title
from coprod_desktop.work.ladder import Step
from coprod_desktop.work.ladder_ground import LadderGround
from coprod_desktop.work.said import Said

HELPS, WORSE = "What helps then?", "What makes it worse?"
NONE_CHOSEN = "Nothing chosen yet."
NONE_SAID = "Nobody has said anything about that yet."


class StepPanel(Panel):
    """The marked step. `changed` carries the step as it is to be kept."""

    changed = Signal(object)

    def __init__(self, looking: Looking) -> None:
        super().__init__()
        self._looking = looking
        self._step = Step("")
        self.gap = ChipGroup("How long after the step before?", [Option(*gap) for gap in GAPS])
        self.gap.changed.connect(lambda ids: self._change(after=ids[0] if ids else ""))
        self.gap_head = SubHeading("How long after the step before?")
        self.words = Heading()
        self.helps = _Chosen(HELPS)
        self.worse = _Chosen(WORSE)
        self.helps.button.clicked.connect(partial(self._choose, "helps"))
        self.worse.button.clicked.connect(partial(self._choose, "worse"))
        self.add(self.words, self.gap_head, self.gap, self.helps, self.worse)

    def show_step(self, step: Step, ground: LadderGround, *, first: bool) -> None:
        """Show a step; before the first one there is none to wait after."""
        self._step, self._ground = step, ground
        self.words.setText(f"“{self._looking.words(ground.known[step.sign])}”")
        for widget in (self.gap_head, self.gap):
            widget.setVisible(not first)
        self.gap.set_value(step.after)
        self.helps.show_lines(self._told(step.helps), some=bool(ground.helps))
        self.worse.show_lines(self._told(step.worse), some=bool(ground.worse))

    def _told(self, ids: Sequence[str]) -> list[str]:
        known = self._ground.known
        return [self._line(known[id_]) for id_ in ids if id_ in known]

    def _line(self, one: Said) -> str:
        return f"“{self._looking.words(one)}” – {one.voice.name}"

    def _change(self, **parts: object) -> None:
        self.changed.emit(replace(self._step, **parts))  # type: ignore[arg-type]

    def _choose(self, what: str, *_: object) -> None:
        chosen = [self._ground.known[one] for one in getattr(self._step, what)]
        offered: dict[str, Said] = {one.id: one for one in (*getattr(self._ground, what), *chosen)}
        lines = [Placed(one.id, self._line(one)) for one in offered.values()]
        sheet = ChooseLines(self, HELPS if what == "helps" else WORSE, lines, getattr(self._step, what))
        sheet.accepted.connect(lambda: self._change(**{what: tuple(sheet.list.placed())}))
        sheet.open()


class _Chosen(QWidget):
    """What was chosen, and the button to choose."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.button = PlainButton("Choose…", name=f"Choose: {title}")
        self._lines = QWidget()
        self._column = Column(self._lines, space=4)
        Column(self, SubHeading(title), self._lines, flow(self.button), space=6)

    def show_lines(self, lines: Sequence[str], *, some: bool) -> None:
        """Show these; without anything to choose from the button says nothing could be chosen."""
        empty(self._column)
        for line in lines:
            self._column.addWidget(Point(line))
        if not lines:
            self._column.addWidget(Muted(NONE_CHOSEN if some else NONE_SAID))
        self.button.setEnabled(some)


class ChooseLines(Sheet):
    """Several of the statements, in the order they are to stand."""

    def __init__(self, parent: QWidget, title: str, lines: Sequence[Placed], chosen: Sequence[str]) -> None:
        super().__init__(parent, title)
        self.list = OrderList(title, "Not chosen", put="Choose this", take="Take this out")
        self.list.set_lines(lines, chosen)
        self.page.add(Title(title), Lead("Enter chooses a line or takes it out."), self.list)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list.list
