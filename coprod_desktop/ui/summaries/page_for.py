"""Whom a page is for and how it is made: the choices at the side of the summaries."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from coprod_desktop.questions.vocabulary import AUDIENCES
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
from coprod_desktop.work.voices import Voice

USUAL = "school"
DRAFT, WHOLE_NAME = "draft", "whole"
PAPERS: dict[Paper, str] = {"a4": "A4", "letter": "Letter"}
ALL_OF_THEM = "No, all of them"


class PageFor(QWidget):
    """Audience, reader, draft, paper and name. `changed` when any of them did."""

    changed = Signal()

    def __init__(self, person: PersonFacts, circle: Sequence[Voice], audience: str = USUAL) -> None:
        super().__init__()
        self._person, self._circle = person, circle
        self._build()
        self.audiences.set_value(audience)
        self._follow()
        self.audiences.changed.connect(self._on_audience)
        for choice in (self.drafts, self.papers, self.names):
            choice.changed.connect(lambda _: self.changed.emit())
        self.readers.changed.connect(self.changed)

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
        return bool(self.drafts.value())

    @property
    def paper(self) -> Paper:
        """The paper it is printed on."""
        return "letter" if self.papers.one() == "letter" else "a4"

    @property
    def whole_name(self) -> bool:
        """Whether the surname stands on it."""
        return bool(self.names.value())

    def _build(self) -> None:
        words = [Option(one.id, self._person.fill(one.word)) for one in AUDIENCES]
        self.audiences = ChipGroup("Who is this for?", words, clearable=False)
        self.readers = ChoiceField("One reader only?", [("", ALL_OF_THEM)])
        self.readers.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.drafts = ChipGroup("Draft", [Option(DRAFT, "DRAFT to check at home")], many=True)
        self.why_no_draft = Small(self._person.fill("A draft is only for the family or {name}."))
        self.names = ChipGroup("Name on the page", [Option(WHOLE_NAME, "Whole name")], many=True)
        papers = [Option(id_, word) for id_, word in PAPERS.items()]
        self.papers = ChipGroup("Paper", papers, clearable=False)
        self.papers.set_value("a4")
        Column(
            self,
            SubHeading("Who is this for?"),
            self.audiences,
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

    def _follow(self) -> None:
        """Offer what goes with the audience: its readers, and a draft where one may be."""
        readers = [one for one in self._circle if audience_of(one.relationship) == self.audience]
        offered = [] if self.audience == "person" else [(one.id, voice_words(one)) for one in readers]
        self.readers.set_options([("", ALL_OF_THEM), *offered])
        self.readers.setVisible(bool(offered))
        may_draft = self.audience in DRAFT_AUDIENCES
        if not may_draft:
            self.drafts.set_value([])
        self.drafts.setEnabled(may_draft)
        self.why_no_draft.setVisible(not may_draft)
