"""From what was agreed to a paper in somebody's hand: choose document and lines, see the very pages, hand them over."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.questions.vocabulary import ONE_PAGE
from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.keys import bind_keys
from coprod_desktop.ui.screen import Screen
from coprod_desktop.ui.summaries.document_list import DocumentBox, DocumentList, beside
from coprod_desktop.ui.summaries.hand_out import HandOut
from coprod_desktop.ui.summaries.line_wishes import LineWishes
from coprod_desktop.ui.summaries.lines_panel import LinesPanel
from coprod_desktop.ui.summaries.more_ways import MoreWays
from coprod_desktop.ui.summaries.page_for import USUAL, PageFor
from coprod_desktop.ui.summaries.page_maker import PageMaker, Ready
from coprod_desktop.ui.summaries.preview import LARGE_TEXT, Preview
from coprod_desktop.ui.summaries.spread import Spread
from coprod_desktop.ui.summaries.status import Status
from coprod_desktop.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.ui.widgets.frame import Bar
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.work import interviews, names, people, summarising
from coprod_desktop.work.deeds import Changed
from coprod_desktop.work.summarising import Made, Material

LAST_AUDIENCE, LAST_DOCUMENT = "last_audience", "last_document"
"""The desk remembers whom the last page was for and what it was, while the store is open."""
NOTED = frozenset(("papers",))
"""That a paper was handed over changes no page."""


class Summaries(Screen):
    """One person's documents, opened at `document` or else at the last one.

    `made` each time one has come out and is shown; `page` is that one.
    """

    rail = "people"
    about_person = True
    made = Signal()

    def __init__(self, desk: Desk, person_id: str, document: str = "") -> None:
        super().__init__(desk)
        self.setProperty("kind", "screen")
        self._person_id = person_id
        self.person = desk.look(people.person, person_id)
        self.maker = PageMaker(self, self._read)
        self.wishes = LineWishes(desk, self, person_id)
        self.hand_out = HandOut(desk, self, person_id)
        self._build(document or str(desk.property(LAST_DOCUMENT) or ONE_PAGE))
        self._connect()
        self._add_keys()
        self._show_document()
        self._show_page_buttons()
        self.maker.make()

    @property
    def page(self) -> Made | None:
        """What is shown; None while nothing has come out."""
        return self.maker.ready.made if self.maker.ready else None

    def person_id(self) -> str:
        """Whose page it is."""
        return self._person_id

    def first_focus(self) -> QWidget:
        """Whom it is for comes first."""
        return next(chip for chip in self.page_for.audiences.chips() if chip.isChecked())

    def is_settled(self) -> bool:
        """Whether the page that is shown is the one that was asked for, with no wish waiting."""
        return self.maker.is_settled()

    def on_changed(self, changed: Changed) -> None:
        """Whatever changed about this person may change the page."""
        if changed.person_id == self._person_id and changed.kinds != NOTED:
            self.maker.ask()

    def _build(self, document: str) -> None:
        last = str(self.desk.property(LAST_AUDIENCE) or USUAL)
        circle = self.desk.look(people.circle, self._person_id)
        self.status, self.lines, self.preview = Status(), LinesPanel(self.person), Preview()
        self.page_for = PageFor(self.person, circle, self.status, last, document)
        self.documents, self.document_box = DocumentList(), DocumentBox()
        self.more_ways = MoreWays()
        choices = Page(
            self.page_for, self.more_ways, name="Who it is for", kind="side", margins=(16, 14, 16, 16)
        )
        self.spread = Spread(self.documents, self.lines, self.preview, choices)
        self.box.addWidget(self._bar())
        self.box.addWidget(self.spread, 1)

    def _bar(self) -> Bar:
        self.back = QuietButton(self.person.called, icon="back", name=f"Back to {self.person.called}")
        self.title = Words("Summaries", role="bar-title")
        self.copy = PlainButton("Copy text")
        self.lock = PlainButton("With a password…", name="Save as PDF with a password")
        self.print = PlainButton("Print…")
        self.save = PrimaryButton("Save…")
        bar = Bar("top", "bar")
        bar.set_ends([self.back, self.title, self.document_box], self._leaving())
        return bar

    def _leaving(self) -> list[QWidget]:
        return [self.copy, self.print, self.lock, self.save]

    def _dress(self) -> None:
        """Large text has room for a short bar only: the ways out that are used less stand under the choices."""
        large = theme.text_size() >= LARGE_TEXT
        self.back.set_words("" if large else self.person.called)
        for button in (self.copy, self.lock):
            button.setVisible(not large)
        self.more_ways.setVisible(large)

    def _connect(self) -> None:
        self.back.clicked.connect(partial(self.desk.go, "person", person_id=self._person_id))
        self.copy.clicked.connect(self.copy_text)
        self.print.clicked.connect(self.print_page)
        self.save.clicked.connect(self.save_page)
        self.lock.clicked.connect(self.save_locked)
        self.more_ways.copy.clicked.connect(self.copy_text)
        self.more_ways.lock.clicked.connect(self.save_locked)
        self.page_for.changed.connect(self._on_choice)
        self.status.read_back_asked.connect(self._read_back)
        self.status.board_asked.connect(partial(self.desk.go, "board", person_id=self._person_id))
        self.lines.wished.connect(self._wish)
        self.lines.program_asked.connect(lambda: self.maker.when_true(self.wishes.leave_to_program))
        self.maker.came.connect(self._show)
        self.maker.failed.connect(self._failed)
        self.documents.chosen.connect(self.open_document)
        self.document_box.chosen.connect(self.open_document)
        self.spread.listed.connect(self._on_listed)
        self._on_listed(self.documents.isVisibleTo(self))
        theme.changed.connect(self._dress)
        self._dress()

    def _add_keys(self) -> None:
        for keys, call in (
            ("Ctrl+P", self.print_page),
            ("Ctrl+S", self.save_page),
            ("Ctrl+0", self.preview.fit),
            ("Ctrl+H", self.toggle_private),
            ("Ctrl+PgDown", partial(self.step_document, 1)),
            ("Ctrl+PgUp", partial(self.step_document, -1)),
        ):
            bind_keys(self, keys, call)

    # Out of the program

    def copy_text(self) -> None:
        """The words onto the clipboard."""
        self.maker.when_true(self.hand_out.copy)

    def print_page(self) -> None:
        """The pages that are shown, on paper."""
        self.maker.when_true(self.hand_out.ask_printer)

    def save_page(self) -> None:
        """The pages that are shown, as a file."""
        self.maker.when_true(self.hand_out.ask_file)

    def save_locked(self) -> None:
        """The pages that are shown, as a PDF with a password."""
        self.maker.when_true(self.hand_out.ask_password)

    # Choosing

    def open_document(self, document: str) -> None:
        """Show another document."""
        if document != self.page_for.document.id:
            self.page_for.show_document(document)
            self._show_document()
            self._on_choice()

    def step_document(self, step: int) -> None:
        """Show the next document of the list, or the one before."""
        self.open_document(beside(self.page_for.document.id, step))

    def toggle_private(self) -> None:
        """Show or hide what is not on the page, where a document has lines."""
        if self.page_for.document.has_lines:
            self.spread.show_lines()
            self.lines.toggle_private()

    def _show_document(self) -> None:
        document = self.page_for.document
        self.documents.set_current(document.id)
        self.document_box.set_current(document.id)
        self.spread.set_with_lines(document.has_lines)
        self.desk.setProperty(LAST_DOCUMENT, document.id)

    def _on_listed(self, listed: bool) -> None:
        self.document_box.setVisible(not listed)
        self.title.setVisible(listed)

    def _on_choice(self) -> None:
        self.desk.setProperty(LAST_AUDIENCE, self.page_for.audience)
        self.maker.forget_wishes()
        self.maker.ask()

    def _wish(self, wish: str, line_id: str) -> None:
        """Do it now; while a page is under way, do it to whatever line is marked once that is there."""
        if self.maker.is_true():
            self.maker.when_true(lambda ready: self.wishes.grant(wish, line_id, ready))
        else:
            self.maker.when_true(lambda ready: self.wishes.grant(wish, self.lines.lines.current(), ready))

    # Making

    def _read(self) -> Material:
        document, audience = self.page_for.document.id, self.page_for.audience
        chosen = self.desk.look(summarising.chosen_lines, self._person_id, audience, document)
        wanted = self.page_for.wanted(self.desk.today(), chosen)
        return self.desk.look(summarising.material, self._person_id, wanted)

    def _show(self, ready: Ready) -> None:
        self.preview.show_ready(ready)
        self.lines.show_ready(ready)
        undecided = self.desk.look(names.undecided, ready.made.chosen)
        self.status.show_ready(ready, self.person.called, undecided)
        self.lines.say(self.status.in_short())
        self.wishes.say_if_no_room(ready.made)
        self._show_page_buttons()
        self.made.emit()

    def _failed(self, error: AppError) -> None:
        self._show_page_buttons()
        self.desk.tell_problem(error)

    def _show_page_buttons(self) -> None:
        for button in (*self._leaving(), self.more_ways):
            button.setEnabled(self.page is not None)

    def _read_back(self) -> None:
        visits = self.desk.look(interviews.visits_of, self._person_id)
        if visits:
            self.desk.go("read_back", interview_id=visits[0].id)
        else:
            self.desk.go("start", person_id=self._person_id)
