"""Whom a document is for and how it is made: the choices at its side, as far as they mean something for it."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from coprod_desktop.questions.vocabulary import AUDIENCES, ONE_PAGE, VISIT, VISIT_ORDER
from coprod_desktop.summaries.documents import DOCUMENT, Document, Needs
from coprod_desktop.summaries.reading import READING, READINGS, ReadingId
from coprod_desktop.summaries.setting.sizes import Paper
from coprod_desktop.ui.screens.person_words import voice_words
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.text import Small, SubHeading
from coprod_desktop.work.decisions import audience_of
from coprod_desktop.work.eligibility import DRAFT_AUDIENCES
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.summarising import Wanted
from coprod_desktop.work.voices import Voice

USUAL = "school"
DRAFT, WHOLE_NAME = "draft", "whole"
PAPERS: dict[Paper, str] = {"a4": "A4", "letter": "Letter"}
ALL_OF_THEM = "No, all of them"
OF_WORDS = frozenset(("reader", "draft"))
"""Choices about whose words may stand there."""
MEANT: Mapping[Needs, frozenset[str]] = {
    "lines": OF_WORDS,
    "asks": OF_WORDS,
    "board": frozenset(),
    "sides": OF_WORDS,
    "record": OF_WORDS,
    "agreed": OF_WORDS,
    "meeting": frozenset(("visit",)),
    "questions": frozenset(("visit",)),
}
"""What a document needs → which choices beyond the usual ones mean something for it."""


class PageFor(QWidget):
    """Audience, reader, way of reading, visit, draft, paper and name. `changed` when any of them did.

    `status` stands after what is changed most. A way of reading is kept for the document it was chosen for.
    """

    changed = Signal()

    def __init__(
        self,
        person: PersonFacts,
        circle: Sequence[Voice],
        status: QWidget,
        audience: str = USUAL,
        document: str = ONE_PAGE,
    ) -> None:
        super().__init__()
        self._person, self._circle = person, circle
        self._chosen_readings: dict[str, ReadingId] = {}
        self._build()
        self._lay_out(status)
        self.audiences.set_value(audience)
        self.show_document(document)
        self.audiences.changed.connect(self._on_audience)
        self.readings.changed.connect(self._on_reading)
        for choice in (self.visits, self.drafts, self.papers, self.names):
            choice.changed.connect(lambda _: self.changed.emit())
        self.readers.changed.connect(self.changed)

    @property
    def document(self) -> Document:
        """The document these choices are about."""
        return self._document

    @property
    def audience(self) -> str:
        """Who the page is for."""
        return self.audiences.one()

    @property
    def reader(self) -> str:
        """The one reader's contributor id, or "" for everyone in the audience."""
        return self.readers.value() if self.readers.isVisibleTo(self) else ""

    @property
    def draft(self) -> bool:
        """Whether it is to be checked at home first."""
        return bool(self.drafts.value()) and self._means("draft")

    @property
    def paper(self) -> Paper:
        """The paper it is printed on."""
        return "letter" if self.papers.one() == "letter" else "a4"

    @property
    def whole_name(self) -> bool:
        """Whether the surname stands on it."""
        return bool(self.names.value())

    @property
    def reading(self) -> ReadingId:
        """How it reads: as chosen, else as the document usually does."""
        return self._chosen_readings.get(self._document.id, self._document.usual)

    def wanted(self, today: date, chosen: tuple[str, ...] | None) -> Wanted:
        """All of it together, with the lines that were chosen."""
        return Wanted(
            self.audience,
            today,
            reader=self.reader,
            draft=self.draft,
            paper=self.paper,
            whole_name=self.whole_name,
            chosen=chosen,
            document=self._document.id,
            reading=self.reading,
            visit=self.visits.one(),
        )

    def show_document(self, document: str) -> None:
        """Offer, silently, what means something for this document."""
        self._document = DOCUMENT[document]
        self.readings.set_value(self.reading)
        for widget in (self.visit_head, self.visits):
            widget.setVisible(self._means("visit"))
        self._follow()

    def _means(self, choice: str) -> bool:
        return choice in MEANT[self._document.needs]

    def _build(self) -> None:
        words = [Option(one.id, self._person.fill(one.word)) for one in AUDIENCES]
        self.audiences = ChipGroup("Who is this for?", words, clearable=False)
        self.readers = ChoiceField("One reader only?", [("", ALL_OF_THEM)])
        self.readers.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        ways = [Option(one.id, one.word) for one in READINGS]
        self.readings = ChipGroup("How it reads", ways, clearable=False)
        self.visit_head = SubHeading("Which visit?")
        lengths = [Option(id_, VISIT[id_].word) for id_ in VISIT_ORDER]
        self.visits = ChipGroup("Which visit?", lengths, clearable=False)
        self.visits.set_value("first")
        self.drafts = ChipGroup("Draft", [Option(DRAFT, "DRAFT to check at home")], many=True)
        self.why_no_draft = Small(self._person.fill("A draft is only for the family or {name}."))
        self.names = ChipGroup("Name on the page", [Option(WHOLE_NAME, "Whole name")], many=True)
        papers = [Option(id_, word) for id_, word in PAPERS.items()]
        self.papers = ChipGroup("Paper", papers, clearable=False)
        self.papers.set_value("a4")

    def _lay_out(self, status: QWidget) -> None:
        Column(
            self,
            SubHeading("Who is this for?"),
            self.audiences,
            SubHeading("How it reads"),
            self.readings,
            self.visit_head,
            self.visits,
            status,
            self.readers,
            self.drafts,
            self.why_no_draft,
            SubHeading("Paper and name"),
            self.papers,
            self.names,
            space=10,
        )

    def _on_audience(self, _ids: list[str]) -> None:
        self._follow()
        self.changed.emit()

    def _on_reading(self, _ids: list[str]) -> None:
        self._chosen_readings[self._document.id] = READING[self.readings.one()].id
        self.changed.emit()

    def _follow(self) -> None:
        """Offer what goes with the audience: its readers, and a draft where one may be."""
        readers = [one for one in self._circle if audience_of(one.relationship) == self.audience]
        alone = self.audience == "person" or not self._means("reader")
        offered = [] if alone else [(one.id, voice_words(one)) for one in readers]
        self.readers.set_options([("", ALL_OF_THEM), *offered])
        self.readers.setVisible(bool(offered))
        may_draft = self.audience in DRAFT_AUDIENCES
        if not may_draft:
            self.drafts.set_value([])
        self.drafts.setEnabled(may_draft)
        self.drafts.setVisible(self._means("draft"))
        self.why_no_draft.setVisible(self._means("draft") and not may_draft)
