"""The second and third tab of a person's page: each conversation that was held, and the documents made of them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coprod_desktop.questions.vocabulary import VISIT
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.summaries.documents import ALL, Document
from coprod_desktop.ui.dialogs.hand_on import HandOn
from coprod_desktop.ui.screens.people_table import STATE_TAGS
from coprod_desktop.ui.screens.person_papers import PapersPanel
from coprod_desktop.ui.screens.person_words import day_words, joined, many, took_part
from coprod_desktop.ui.widgets.buttons import PlainButton, QuietButton
from coprod_desktop.ui.widgets.containers import EmptyState, Panel, flow
from coprod_desktop.ui.widgets.layouts import Column
from coprod_desktop.ui.widgets.tags import TagLabel
from coprod_desktop.ui.widgets.text import Heading, Muted, Words
from coprod_desktop.work import interviews
from coprod_desktop.work.boards import NOW_NEXT
from coprod_desktop.work.interviews import AGREED, IN_PROGRESS, TO_READ_BACK
from coprod_desktop.work.overview import Held, Overview

if TYPE_CHECKING:
    from coprod_desktop.ui.screens.person import PersonPage

OPENS = {
    IN_PROGRESS: (("Continue", "guide"),),
    TO_READ_BACK: (("Read it back", "read_back"), ("Look through it", "guide")),
    AGREED: (("Look through it", "guide"), ("Read it back again", "read_back")),
}
"""State of an interview → what can be done with it: the words of a button, and the screen it opens."""


class InterviewsTab(QWidget):
    """Newest first."""

    def __init__(self, page: "PersonPage", seen: Overview) -> None:
        super().__init__()
        self.panels = [InterviewPanel(page, held) for held in seen.interviews]
        Column(self, *self.panels, *(() if self.panels else (_none(page, seen),)), space=14)


class InterviewPanel(Panel):
    """One conversation: when, where, who, how far it is, and what can be done with it."""

    def __init__(self, page: "PersonPage", held: Held) -> None:
        super().__init__(space=6)
        self._page, self._held = page, held
        day = day_words(held.held_on, page.desk.today())
        self.buttons = [self._button(words, screen, day) for words, screen in OPENS[held.state]]
        self.remove_button = QuietButton("Remove", icon="bin", name=f"Remove the interview: {day}")
        self.remove_button.clicked.connect(self._remove)
        self.add(flow(Heading(day), TagLabel(STATE_TAGS[held.state]), space=12))
        self.add(Words(joined((VISIT[held.visit].word, held.place, many(held.statements, "statement")))))
        if held.took_part:
            self.add(Muted(f"Took part: {took_part(held.took_part)}"))
        if held.interviewer:
            self.add(Muted(f"Asked by {held.interviewer}"))
        self.erase_button = QuietButton("Erase…", name=f"Erase the interview: {day}")
        self.erase_button.clicked.connect(
            lambda: page.erase_interview(held.id, f"Erase the interview: {day}")
        )
        self.add(flow(*self.buttons, right=(self.remove_button, self.erase_button)))

    def _button(self, words: str, screen: str, day: str) -> PlainButton:
        button = PlainButton(words, name=f"{words}: {day}")
        button.clicked.connect(partial(self._page.desk.go, screen, interview_id=self._held.id))
        return button

    def _remove(self) -> None:
        self._page.desk.do(interviews.remove, self._held.id)


class SummariesTab(QWidget):
    """Each document that can be made, and the log of those that were handed over."""

    def __init__(self, page: "PersonPage", seen: Overview) -> None:
        super().__init__()
        self.buttons = [_open_button(page, document) for document in ALL]
        self.board_button = PlainButton("Make one", name="Make a Now and Next board")
        self.board_button.clicked.connect(page.to_board)
        documents = Panel(Heading("Make a summary"), Muted("Only what was agreed can stand on one."))
        for document, button in zip(ALL, self.buttons, strict=True):
            first = (self.board_button,) if document.id == NOW_NEXT else ()
            documents.add(_row(document, *first, button))
        self.papers = PapersPanel(page)
        self.hand_on_button = PlainButton("Make a bundle…")
        self.hand_on_button.clicked.connect(lambda: HandOn(page, page.desk, seen.facts).open())
        Column(
            self, documents, self.papers, _hand_on_panel(self.hand_on_button), _review_panel(seen), space=14
        )


def _row(document: Document, *buttons: PlainButton) -> QWidget:
    words = QWidget()
    Column(words, Words(document.title, role="key"), Muted(document.about), space=2)
    return flow(words, right=buttons)


def _open_button(page: "PersonPage", document: Document) -> PlainButton:
    button = PlainButton("Open", name=f"Open: {document.title}")
    button.clicked.connect(partial(page.to_summaries, document.id))
    return button


def _hand_on_panel(button: PlainButton) -> Panel:
    words = Muted(
        "A sealed file for a colleague: what their readers may see, to be brought into their own Coprod."
    )
    return Panel(Heading("Hand on to another machine"), words, flow(button))


def _review_panel(seen: Overview) -> Panel:
    when = f"By {day_in_words(seen.review_by)}." if seen.review_by else "No date yet."
    note = "The date stands on each page. It is chosen at the end of reading back."
    return Panel(Heading("Look at it again"), Words(when), Muted(note))


def _none(page: "PersonPage", seen: Overview) -> EmptyState:
    words = f"A conversation about {seen.facts.called} takes 20 to 90 minutes. You can pause at any point."
    none = EmptyState("No interview yet", words, "Start an interview")
    none.chosen.connect(page.start)
    return none
