"""Which rows stand side by side: by section, by stage, and whether people agree, differ or weren't asked."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.card_views import stage_word
from coprod_desktop.ui.together.narrow import Narrow
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.side_by_side import Row, Sides

EVERYTHING = "everything"
SHOW: Mapping[str, tuple[str, Callable[[Row], bool]]] = {
    EVERYTHING: ("Everything", lambda row: True),
    "agree": ("Agree", lambda row: row.agrees),
    "differ": ("Differ", lambda row: row.differs),
    "not_asked": ("Not asked", lambda row: row.is_unasked),
}
"""Choice → its word, and which rows it shows."""


class Filters(Narrow):
    """One line above the table, with `more` behind the lists."""

    def __init__(self, person: PersonFacts, *more: QWidget) -> None:
        lists = [("section", "All sections", "Section"), ("stage", "All stages", "Stage")]
        super().__init__(lists, *more)
        self._person = person
        options = [Option(id_, word) for id_, (word, _) in SHOW.items()]
        self.show_ = ChipGroup("Show", options, clearable=False)
        self.show_.set_value(EVERYTHING)
        self.show_.changed.connect(lambda _: self.changed.emit())
        self.flow.add_spring()
        self.flow.addWidget(self.show_)

    def offer_all(self, sides: Sides) -> None:
        """Offer the sections and stages that there are."""
        self.offer("section", [(one, one) for one in sides.sections])
        self.offer("stage", [(one, stage_word(one, self._person)) for one in sides.stages])

    def wanted(self, row: Row) -> bool:
        """Whether a row passes."""
        chosen = self.values()
        shows = SHOW[self.show_.one() or EVERYTHING][1]
        return chosen["section"] in ("", row.section) and chosen["stage"] in ("", row.stage) and shows(row)

    def clear(self) -> None:
        """Show every row again."""
        self.show_.set_value(EVERYTHING)
        super().clear()
