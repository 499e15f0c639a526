"""A store that fails while a family talks: the screen says what is true, and no word moves to another question."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.errors import StoreError
from coprod_desktop.store.vault import Store
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.work import interviews, people, said
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from tests.ui.conftest import Show

TYPED = "goes quiet and hides"


@pytest.fixture
def guide(store: Store, show: Show) -> Guide:
    person = people.add_person(store, PersonFacts("Amira")).made_id
    voice = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
    interview = interviews.start(store, person, interviews.Plan(date(2026, 11, 22))).made_id
    interviews.take_part(store, interview, voice, "here")
    inside = Inside(store)
    inside.desk.go("guide", interview_id=interview, question_id="F1")
    show(inside)
    assert isinstance(inside.shown, Guide)
    QTest.keyClicks(inside.shown.asking.composer, TYPED)
    assert inside.shown.asking.autosave.now()
    return inside.shown


def test_words_that_could_not_become_a_card_are_told_as_saved_once_they_are(
    guide: Guide, store: Store, qtbot: QtBot
) -> None:
    in_the_way = store.folder / "data.db-journal"  # where SQLite has to write first
    in_the_way.mkdir()
    QTest.keyClick(guide.asking.composer, Qt.Key.Key_Return)
    assert guide.top.saved.words.text().startswith("Not saved yet")
    assert guide.asking.composer.toPlainText() == TYPED
    in_the_way.rmdir()
    qtbot.waitUntil(lambda: guide.top.saved.words.text() == "Saved", timeout=3000)
    QTest.keyClick(guide.asking.composer, Qt.Key.Key_Return)
    assert [one.words for one in said.at_question(store, guide.interview_id(), "F1")] == [TYPED]


def test_a_question_that_cannot_be_read_is_not_turned_to(guide: Guide, store: Store) -> None:
    store.close()
    with pytest.raises(StoreError):
        guide.next()
    assert guide.question.id == "F1"
    assert guide.asking.question is guide.question
    assert guide.asking.composer.toPlainText() == TYPED
