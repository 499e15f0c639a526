"""Which visit this is: how much is asked today. It can grow while there is time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from coprod_desktop.questions.flow import BY_SECTION, route
from coprod_desktop.questions.question_set import QuestionSet
from coprod_desktop.questions.vocabulary import VISITS
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.text import Muted


class WhichVisit(Panel):
    """The visit, and the sections of a visit of chosen sections. `changed` whenever it can be used as it is."""

    changed = Signal()

    def __init__(self, question_set: QuestionSet, fill: Callable[[str], str], heard_before: bool) -> None:
        super().__init__()
        self._set, self._heard_before = question_set, heard_before
        visits = [Option(one.id, f"{one.word} · {one.length}") for one in VISITS]
        self.visit = ChipGroup("Which visit", visits, clearable=False)
        options = [Option(one.id, fill(one.title)) for one in question_set.sections]
        self.sections = ChipGroup("Sections", options, many=True)
        self.count = Muted()
        self.add(self.visit, self.sections, self.count)
        self.visit.changed.connect(self._changed)
        self.sections.changed.connect(self._changed)

    def show_visit(self, visit: str, sections: Sequence[str] = ()) -> None:
        """Show what was chosen, silently."""
        self.visit.set_value(visit)
        self.sections.set_value(sections)
        self._tell()

    def value(self) -> tuple[str, tuple[str, ...]]:
        """The visit and its sections."""
        by_section = self.visit.one() == BY_SECTION
        return self.visit.one(), tuple(self.sections.value()) if by_section else ()

    def is_ready(self) -> bool:
        """Whether something is asked."""
        visit, sections = self.value()
        return bool(visit) and (visit != BY_SECTION or bool(sections))

    def _changed(self, *_: object) -> None:
        self._tell()
        if self.is_ready():
            self.changed.emit()

    def _tell(self) -> None:
        self.sections.setVisible(self.visit.one() == BY_SECTION)
        if not self.is_ready():
            self.count.setText("Choose what to talk about. Any question can be opened later.")
            return
        asked = len(route(self._set, *self.value()))
        heard = " What was heard before is offered as “still true?”." if self._heard_before else ""
        self.count.setText(f"{asked} questions.{heard}")
