"""Whoever takes words back is told which papers hold them, and nobody else who looks on: clicks and keys."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.read_back.statement import Statement
from coprod_desktop.ui.read_back.who_is_here import WhoIsHere
from coprod_desktop.ui.read_back.who_sees import TAKEN_BACK
from coprod_desktop.ui.read_back.words import WordsStep
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.screens.read_back import ReadBack
from coprod_desktop.work import handing_over, interviewing, interviews, people, reading_back, said, sharing
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from tests.faults.ears import words_in

TODAY = date(2026, 11, 22)
Show = Callable[..., None]
ONE = (
    "One paper already holds {what}: One-page summary for everyday staff at school or work, "
    "sent to the printer on 20 Nov 2026. Ask for it back, or give out a new one."
)
HINTS = ("already hold", "still hold", "One-page summary", "20 Nov 2026", "printer")


@dataclass
class Home:
    """Amira's visit with Nadia and Tom. What Nadia said is on a paper for school."""

    store: Store
    inside: Inside
    person: str
    nadia: str
    tom: str
    visit: str
    hers: str

    def read_back(self, *present: str) -> ReadBack:
        """Seated by clicks; where others look on, Nadia's words are open to them by what she decided."""
        self.inside.desk.go("read_back", interview_id=self.visit)
        shown = self.inside.shown
        assert isinstance(shown, ReadBack) and isinstance(shown.step, WhoIsHere)
        for chip in shown.step.chips.chips():
            if chip.option.id in present:
                self.click(chip)
        self.click(shown.next_button)
        return shown

    @property
    def statement(self) -> Statement:
        shown = self.inside.shown
        assert isinstance(shown, ReadBack) and isinstance(shown.step, WordsStep)
        assert shown.step.statement is not None
        return shown.step.statement

    def message(self) -> str:
        return self.inside.messages.words()

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.inside.focusWidget() or self.inside, key, modifier)

    def hints(self) -> list[str]:
        """What on the screen, the message bar included, tells of a paper."""
        told = words_in(self.inside)
        return [hint for hint in HINTS if hint in told]


@pytest.fixture
def home(store: Store, show: Show) -> Home:
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    nadia, tom = (
        people.add_contributor(store, person, ContributorFacts(name, relationship)).made_id
        for name, relationship in (("Nadia", "mother"), ("Tom", "father"))
    )
    visit = interviews.start(store, person, interviews.Plan(TODAY)).made_id
    for voice in (nadia, tom):
        interviews.take_part(store, visit, voice, "here")
    hers = interviewing.say(store, visit, "F1", Words("Goes quiet.", nadia)).made_id
    reading_back.word(store, hers, "agreed")
    sharing.share(store, Scope(statement_id=hers), Decision(("family", "school")))
    inside = Inside(store, lambda: TODAY)
    show(inside)
    made = Home(store, inside, person, nadia, tom, visit, hers)
    hand_over(made)
    return made


def hand_over(home: Home) -> None:
    with home.store.read() as session:
        wording = said.said(session, [home.hers])[home.hers].wording_id
    paper = Paper("one-page", "school", how="printed", wordings=(wording,))
    handing_over.handed_over(home.store, home.person, paper, datetime(2026, 11, 20, 12, 0, tzinfo=UTC))


def test_alone_the_speaker_is_told_and_the_panel_stands_until_undo(home: Home) -> None:
    home.read_back(home.nadia)
    assert home.hints() == []
    home.click(home.statement.who_sees.take_back)
    assert home.message() == f"Withdrawn. {ONE.format(what='it')}"
    panel = home.statement.beside.held
    assert panel.isVisible()
    assert "One-page summary for everyday staff at school or work" in words_in(panel)
    assert "Ask for it back" in words_in(panel)
    home.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not panel.isVisible()


def test_the_undo_of_the_message_gives_the_sharing_back(home: Home) -> None:
    home.read_back(home.nadia)
    home.click(home.statement.who_sees.take_back)
    home.inside.messages.reach()
    home.key(Qt.Key.Key_Space)
    assert home.statement.who_sees.chips.value() == ["family", "school"]
    assert home.hints() == []


def test_with_others_looking_on_no_paper_is_named(home: Home) -> None:
    shown = home.read_back(home.nadia, home.tom)
    home.click(home.statement.who_sees.take_back)
    assert home.message() == "Withdrawn."
    assert home.statement.who_sees.told.text() == TAKEN_BACK
    home.key(Qt.Key.Key_3)
    assert home.message() == "Left out."
    assert home.hints() == []
    assert shown.room.papers(home.statement.one).now() == ()


def test_that_papers_stay_as_they_are_is_said_also_without_any(home: Home) -> None:
    other = interviewing.say(home.store, home.visit, "F1", Words("Hums.", home.nadia)).made_id
    sharing.share(home.store, Scope(statement_id=other), Decision(("family",)))
    shown = home.read_back(home.nadia)
    shown.room.at = other
    shown.go_to("words")
    home.click(home.statement.who_sees.take_back)
    assert home.message() == "Withdrawn."
    assert home.statement.who_sees.told.text() == TAKEN_BACK
    assert home.hints() == []


def test_leaving_out_by_key_names_it_once(home: Home) -> None:
    home.read_back(home.nadia)
    home.statement.card.setFocus()
    home.key(Qt.Key.Key_3)
    assert home.message() == f"Left out. {ONE.format(what='it')}"
    home.click(home.statement.who_sees.take_back)
    assert home.message() == "Withdrawn.", "it was told with the deed before, and the panel still stands"
    assert home.statement.beside.held.isVisible()


def test_changing_the_words_names_what_holds_the_old_ones(home: Home) -> None:
    home.read_back(home.nadia)
    home.statement.card.setFocus()
    home.key(Qt.Key.Key_2)
    QTest.keyClicks(home.statement.changing.composer, " Very.")
    home.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert home.message() == f"Words changed. {ONE.format(what='the old words')}"
    assert home.statement.beside.held.isVisible()


def test_sharing_with_fewer_names_their_papers_alone(home: Home) -> None:
    home.read_back(home.nadia)
    chips = home.statement.who_sees.chips
    home.click(next(chip for chip in chips.chips() if chip.option.id == "family"))
    assert "already holds" not in home.message()
    home.click(next(chip for chip in chips.chips() if chip.option.id == "school"))
    assert ONE.format(what="it") in home.message()


def test_going_on_takes_the_message_with_it_before_others_look(home: Home) -> None:
    shown = home.read_back(home.nadia)
    home.click(home.statement.who_sees.take_back)
    home.click(shown.next_button)
    assert isinstance(shown.step, WhoIsHere)
    assert home.hints() == []


def guide(home: Home, qtbot: QtBot) -> Guide:
    home.inside.desk.go("guide", interview_id=home.visit, question_id="F1")
    shown = home.inside.shown
    assert isinstance(shown, Guide)
    qtbot.waitUntil(lambda: bool(shown.asking.cards) and shown.asking.cards[0].isVisible())
    return shown


@pytest.mark.parametrize("alone", [True, False])
def test_a_card_taken_away_while_talking(home: Home, qtbot: QtBot, alone: bool) -> None:
    if alone:
        interviews.take_part(home.store, home.visit, home.tom, "away")
    shown = guide(home, qtbot)
    QTest.keyClick(shown.asking.cards[0], Qt.Key.Key_Delete)
    assert shown.asking.cards == []
    assert home.message() == (f"Removed. {ONE.format(what='it')}" if alone else "Removed.")
    assert bool(home.hints()) is alone
