"""Somebody walks in: F9 leaves nothing to see, to hear or to press, whatever was open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui import theme
from coprod_desktop.ui.dialogs.sheet import Sheet
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.work import interviewing, interviews, people, said
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from tests.faults.ears import all_words, words_in

WORD = "Zibbeldorn"
Key, Mod = Qt.Key, Qt.KeyboardModifier


@dataclass
class Visit:
    inside: Inside
    store: Store
    interview: str

    @property
    def guide(self) -> Guide:
        assert isinstance(self.inside.shown, Guide)
        return self.inside.shown

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        if QApplication.activeWindow() is None:
            self.inside.activateWindow()  # as a real desktop does once a dialog has closed
            QApplication.processEvents()
        where = QApplication.activePopupWidget() or QApplication.activeWindow() or self.inside
        QTest.keyClick(where, key, modifier)
        QApplication.processEvents()


@pytest.fixture
def visit(store: Store, qapp: QApplication, qtbot: QtBot) -> Iterator[Visit]:
    theme.apply(qapp)
    person = people.add_person(store, PersonFacts(f"{WORD} Khan")).made_id
    voice = people.add_contributor(store, person, ContributorFacts(f"{WORD} Mum", "mother")).made_id
    interview = interviews.start(store, person, interviews.Plan(date(2026, 11, 22))).made_id
    interviews.take_part(store, interview, voice, "here")
    interviewing.say(store, interview, "F1", Words(f"She says {WORD}.", voice))
    inside = Inside(store)
    qtbot.addWidget(inside)
    inside.resize(1366, 768)
    inside.desk.go("guide", interview_id=interview, question_id="F1")
    inside.show()
    inside.activateWindow()
    qtbot.waitUntil(inside.isActiveWindow)
    yield Visit(inside, store, interview)


def ground_is_uniform(widget: QWidget) -> bool:
    """But for the middle, where the way back is, every dot has the same colour."""
    picture = widget.grab().toImage()
    ground = picture.pixel(1, 1)
    rows = [*range(0, picture.height() // 4, 3), *range(picture.height() * 3 // 4, picture.height(), 3)]
    sides = [*range(0, picture.width() // 4, 3), *range(picture.width() * 3 // 4, picture.width(), 3)]
    whole = all(picture.pixel(x, y) == ground for y in rows for x in range(0, picture.width(), 3))
    return whole and all(picture.pixel(x, y) == ground for y in range(0, picture.height(), 3) for x in sides)


def test_a_hidden_screen_shows_and_tells_nothing(visit: Visit) -> None:
    QTest.keyClicks(visit.guide.asking.composer, f"half typed {WORD}")
    assert WORD in all_words()
    assert not ground_is_uniform(visit.inside)
    visit.press(Key.Key_F9)
    assert visit.inside.cover.isVisible()
    assert ground_is_uniform(visit.inside)
    assert WORD not in all_words()
    visit.press(Key.Key_F9)
    assert visit.guide.asking.composer.toPlainText() == f"half typed {WORD}"
    assert visit.guide.asking.composer.hasFocus()


KEYS = (
    (Key.Key_K, Mod.ControlModifier),
    (Key.Key_Z, Mod.ControlModifier),
    (Key.Key_W, Mod.ControlModifier | Mod.ShiftModifier),
    (Key.Key_J, Mod.ControlModifier),
    (Key.Key_T, Mod.ControlModifier),
    (Key.Key_Return, Mod.ControlModifier),
    (Key.Key_F1, Mod.NoModifier),
    (Key.Key_F4, Mod.NoModifier),
    (Key.Key_X, Mod.NoModifier),
    (Key.Key_Tab, Mod.NoModifier),
    (Key.Key_X, Mod.NoModifier),
)


def test_keys_do_nothing_on_a_hidden_screen(visit: Visit) -> None:
    guide = visit.guide
    visit.inside.desk.do(interviewing.say, visit.interview, "F1", Words("Two.", guide.way.visit.voices[0].id))
    visit.press(Key.Key_F9)
    for key, modifier in KEYS:
        visit.press(key, modifier)
        assert visit.inside.cover.isVisible()
        assert QApplication.activeModalWidget() is None
    visit.press(Key.Key_F9)
    assert visit.inside.shown is guide
    assert (guide.question.id, guide.asking.composer.toPlainText()) == ("F1", "")
    assert len(said.at_question(visit.store, visit.interview, "F1")) == 2


def open_card_menu(visit: Visit) -> None:
    visit.guide.findChildren(StatementCard)[0].open_menu()


def open_jump(visit: Visit) -> None:
    visit.press(Key.Key_J, Mod.ControlModifier)


def open_note(visit: Visit) -> None:
    visit.guide.windows.write_note()


def open_edit(visit: Visit) -> None:
    visit.guide.findChildren(StatementCard)[0].acted.emit("edit", visit.guide.asking.cards[0].view.id)


def open_keys(visit: Visit) -> None:
    visit.press(Key.Key_F1)


@pytest.mark.parametrize("open_", [open_card_menu, open_jump, open_note, open_edit, open_keys])
def test_whatever_is_open_is_hidden_too(visit: Visit, open_: Callable[[Visit], None]) -> None:
    open_(visit)
    QApplication.processEvents()
    assert QApplication.activePopupWidget() or QApplication.activeModalWidget()
    visit.press(Key.Key_F9)
    assert QApplication.activePopupWidget() is None
    assert WORD not in all_words()
    assert ground_is_uniform(visit.inside)
    modal = QApplication.activeModalWidget()
    assert modal is None or isinstance(modal, Sheet)
    visit.press(Key.Key_F9)
    assert not visit.inside.cover.isVisible()
    assert WORD in all_words()


def test_during_a_break_nothing_shows_and_only_the_break_s_own_keys_work(visit: Visit) -> None:
    visit.press(Key.Key_F4)
    assert WORD not in words_in(visit.guide)
    for key in (Key.Key_J, Key.Key_T, Key.Key_Return):
        visit.press(key, Mod.ControlModifier)
        assert QApplication.activeModalWidget() is None
    assert visit.guide.question.id == "F1"
    visit.press(Key.Key_F9)
    visit.press(Key.Key_F9)
    assert visit.guide.break_page.isVisible()
    visit.press(Key.Key_F4)
    assert WORD in words_in(visit.guide)


def test_no_other_family_is_reached_while_one_looks_on(visit: Visit) -> None:
    people.add_person(visit.store, PersonFacts("Quill Otherwise"))
    person = visit.guide.person_id()
    for screen in ("guide", "read_back", "start", "concerns"):
        about = {"person_id": person} if screen == "concerns" else {}
        visit.inside.desk.go(screen, interview_id=visit.interview, **about)
        visit.press(Key.Key_K, Mod.ControlModifier)
        assert visit.inside.shown is not None
        assert not visit.inside.shown.rail
        assert not visit.inside.rail.isVisible()
        assert "Quill" not in all_words()
