"""The log of papers handed over on a person's page: what, for whom, when and how, and what was taken back since."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.ui.screens.person_words import day_words, joined, many
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.containers import Panel
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.table import Cell, Line, Table
from coprod_desktop.ui.widgets.table import Column as Heads
from coprod_desktop.ui.widgets.tags import Tag
from coprod_desktop.ui.widgets.text import Heading, Muted, Words
from coprod_desktop.work import handing_over, taken_back
from coprod_desktop.work.handing_over import HOW, Handed

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.ui.screens.person import PersonPage

COLUMNS = (
    Heads("What", 22, "Communication"),
    Heads("For whom", 22, "Everyday staff"),
    Heads("When", 17, "20 Nov 2026"),
    Heads("How", 17, "sent to the"),
    Heads("Since then", 24, "Holds 20 lines"),
)
READINGS = {"standard": "", "large": "large print", "easy": "easy read"}
"""Way of reading → what is said of it beside the title."""
NONE_YET = "None yet. Each page that is printed, saved or copied is noted here."
ABOUT = "A paper stays as it is, whatever is changed here. These people have one."
ALL_HOLDS = "Nothing taken back"
AT_FIRST = 12
"""So many of the newest are shown before somebody asks for all."""


class PapersPanel(Panel):
    """Every paper that was handed over, or a word about why none is here."""

    def __init__(self, page: "PersonPage") -> None:
        super().__init__(Heading("Papers handed over"))
        handed = page.desk.look(handing_over.papers, page.person_id())
        if handed:
            gone = page.desk.look(taken_back.taken_back, page.person_id(), page.desk.today())
            self.add(Muted(ABOUT), PapersTable(page, lines_of(handed, gone, page.desk.today())))
        else:
            self.add(Words(NONE_YET))


class PapersTable(QWidget):
    """The newest lines, and a button for all of them."""

    def __init__(self, page: "PersonPage", lines: Sequence[Line]) -> None:
        super().__init__()
        self._page, self._lines = page, lines
        self.table = Table("Papers handed over", COLUMNS, whole=True, opens=False)
        self.table.set_lines(lines[:AT_FIRST])
        self.table.selectionModel().currentRowChanged.connect(self._keep_in_sight)
        column = Column(self, self.table, space=10)
        if len(lines) > AT_FIRST:
            self.all_button = PlainButton(f"Show all {len(lines)} papers")
            self.all_button.clicked.connect(self._show_all)
            column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        """The keyboard goes on in the table: the button is gone."""
        self.table.set_lines(self._lines)
        self.table.setFocus()
        self.all_button.hide()

    def _keep_in_sight(self, *_: object) -> None:
        """The page scrolls and not the table, so it follows the row that the keyboard is on."""
        if self.table.hasFocus():
            self._page.page.show_whole(self.table)


def lines_of(handed: Sequence[Handed], gone: Mapping[int, int], today: "date") -> list[Line]:
    """One line a paper."""
    return [Line(str(each.id), _cells(each, gone.get(each.id, 0), today)) for each in handed]


def _cells(one: Handed, gone: int, today: "date") -> tuple[Cell, ...]:
    paper = one.paper
    reading = READINGS.get(paper.reading, paper.reading)
    return (
        Cell(one.title, joined(("draft" if paper.draft else "", reading))),
        Cell(one.for_whom[:1].upper() + one.for_whom[1:]),
        Cell(day_words(one.day, today), f"by {one.by}" if one.by else ""),
        Cell(HOW[paper.how].word, "with a password" if paper.locked else ""),
        Cell(tag=Tag(gone_words(gone), "warning", "amber")) if gone else Cell(ALL_HOLDS),
    )


def gone_words(gone: int) -> str:
    """“Holds 2 lines that were taken back or changed since”."""
    were = "was" if gone == 1 else "were"
    return f"Holds {many(gone, 'line')} that {were} taken back or changed since"
