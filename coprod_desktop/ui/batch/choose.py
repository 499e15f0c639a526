"""What is made for whom, in one go: audience, document, way of reading, paper, folder and people."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import AUDIENCES, ONE_PAGE
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.summaries.documents import DOCUMENT
from coprod_desktop.summaries.reading import READING, READINGS
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.doors.folders import ask_folder
from coprod_desktop.ui.screens.person_words import joined, many
from coprod_desktop.ui.summaries.page_for import PAPERS, USUAL
from coprod_desktop.ui.widgets.buttons import PlainButton, SmallButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import flow
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Small, SubHeading, Words
from coprod_desktop.work.batch import OFFERED, Batch
from coprod_desktop.work.listing import PersonRow
from coprod_desktop.work.summarising import Wanted

WHY_TICKED = (
    "All who are due are ticked: this is your own list. What may stand on each page was decided by each family, "
    "and nobody’s page gets more than that."
)
OUTSIDE = (
    "The pages are outside the store then: whoever opens this folder can read them. Their names name nobody."
)
NOBODY = "Nobody is ticked. Tick whose page you need."


class ChooseBatch(Sheet):
    """`batch()` and `people()` when it is accepted."""

    WIDTH = 900

    def __init__(self, parent: QWidget | None, rows: Sequence[PersonRow], today: date, folder: Path) -> None:
        super().__init__(parent, "Pages for a school", keep_words="Make the pages")
        self._today, self.folder = today, folder
        self._build(rows)
        self._connect()
        self._lay_out()
        self._show()

    def batch(self) -> Batch:
        """What is to be made."""
        wanted = Wanted(
            self.audiences.one(),
            self._today,
            paper="letter" if self.papers.one() == "letter" else "a4",
            document=self.documents.value(),
            reading=READING[self.readings.one()].id,
        )
        return Batch(wanted, self.folder)

    def people(self) -> list[str]:
        """The ids of those who are ticked, in the order shown."""
        return self.whom.value()

    def ready(self) -> bool:
        """Somebody has to be ticked."""
        self.error.setVisible(not self.people())
        return bool(self.people())

    def first_focus(self) -> QWidget:
        """Whom it is for comes first."""
        return next(chip for chip in self.audiences.chips() if chip.isChecked())

    def set_folder(self, folder: Path) -> None:
        """Save there."""
        self.folder = folder
        self._show()

    def _build(self, rows: Sequence[PersonRow]) -> None:
        who = [Option(one.id, one.word.replace("{name}", "The person")) for one in AUDIENCES]
        self.audiences = ChipGroup("Who is this for?", who, clearable=False)
        self.audiences.set_value(USUAL)
        self.documents = ChoiceField("Document", [(one.id, one.title) for one in OFFERED], value=ONE_PAGE)
        ways = [Option(one.id, one.word) for one in READINGS]
        self.readings = ChipGroup("How it reads", ways, clearable=False)
        self.papers = ChipGroup("Paper", [Option(*paper) for paper in PAPERS.items()], clearable=False)
        self.papers.set_value("a4")
        self.place = Words()
        self.elsewhere = PlainButton("Another folder…", icon="folder")
        self.whom = ChipGroup("For whom", [Option(row.id, _words(row)) for row in rows], many=True)
        self.whom.set_value([row.id for row in rows])
        self.all, self.none = SmallButton("Tick all"), SmallButton("Tick nobody")
        self.error = Small(NOBODY, role="error")
        self.error.hide()

    def _connect(self) -> None:
        self.documents.changed.connect(self._on_document)
        self.whom.changed.connect(lambda _: self._show())
        self.all.clicked.connect(lambda: self._tick([chip.option.id for chip in self.whom.chips()]))
        self.none.clicked.connect(lambda: self._tick([]))
        self.elsewhere.clicked.connect(
            lambda: ask_folder(self, "Where to save the pages", self.folder, self.set_folder)
        )
        self._on_document()

    def _lay_out(self) -> None:
        for parts in (
            (SubHeading("Who is this for?"), self.audiences),
            (self.documents,),
            (SubHeading("How it reads"), flow(self.readings, self.papers, space=28)),
            (SubHeading("Folder"), flow(self.place, right=(self.elsewhere,)), Small(OUTSIDE)),
            (SubHeading("For whom"), Small(WHY_TICKED), self.whom, flow(self.all, self.none), self.error),
        ):
            part = QWidget()
            Column(part, *parts, space=8)
            self.page.add(part)

    def _on_document(self) -> None:
        """As the document usually reads."""
        self.readings.set_value(DOCUMENT[self.documents.value()].usual)

    def _tick(self, ids: Sequence[str]) -> None:
        self.whom.set_value(ids)
        self._show()

    def _show(self) -> None:
        count = len(self.people())
        self.keep.set_words(f"Make {many(count, 'page')}" if count else "Make the pages")
        self.place.setText(str(self.folder))
        if count:
            self.error.hide()


def _words(row: PersonRow) -> str:
    due = f"due {day_in_words(row.review_by)}" if row.review_by else ""
    return joined((row.facts.name, row.facts.setting, due))
