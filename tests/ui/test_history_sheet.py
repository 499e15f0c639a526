"""The history of a statement on the screen: whole at any text size, by keyboard, and only what may be known here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from sqlmodel import col, select

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.cover import Cover
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.leaving.erase_sheet import LATER, EraseSheet
from coprod_desktop.ui.read_back.room import NOT_HERE
from coprod_desktop.ui.together.history import NOT_SHOWN, TITLE, WITH_OTHERS, HistorySheet
from coprod_desktop.ui.together.looking import Looking
from coprod_desktop.ui.widgets.cards import StatementCard
from coprod_desktop.work import interviewing, interviews, notes, overdue, people, reading_back, sharing
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from tests.faults.ears import words_in

Key = Qt.Key
Show = Callable[..., None]
TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 3, 12, 0).astimezone()


@dataclass
class Home:
    """Nadia's words, agreed and shared with the family, whose history holds what is hers alone."""

    store: Store
    looking: Looking
    window: QWidget
    visit: str
    nadia: str
    tom: str
    hers: str
    his: str
    qtbot: QtBot

    def open(self, statement: str = "", *present: str) -> HistorySheet:
        self.looking.forget()
        self.looking.seat(present)
        sheet = HistorySheet(self.window, self.looking, statement or self.hers)
        sheet.open()
        sheet.activateWindow()
        self.qtbot.waitUntil(sheet.isActiveWindow)
        return sheet

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            self.qtbot.keyClick(focus, key)

    def happened(self, **moments: datetime) -> None:
        """Put the rows of these tables at other moments, written down by whom the store says."""
        with self.store.session() as session:
            for name, at in moments.items():
                for row in session.exec(select(getattr(records, name))):
                    row.at = at


@pytest.fixture
def home(store: Store, show: Show, qtbot: QtBot) -> Home:
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    nadia, tom = (
        people.add_contributor(store, person, ContributorFacts(name, relationship)).made_id
        for name, relationship in (("Nadia", "mother"), ("Tom", "father"))
    )
    visit = interviews.start(store, person, interviews.Plan(TODAY)).made_id
    hers = interviewing.say(store, visit, "F1", Words("Jaydon hits her.", nadia), "Secret note.").made_id
    his = interviewing.say(store, visit, "F1", Words("All is well.", tom)).made_id
    new = Words("Jaydon is too loud.", nadia, stage="early", places=("Jaydon’s house",))
    interviewing.edit(store, hers, new)
    interviewing.suggest_short_words(store, hers, "Loud Jaydon.", None)
    reading_back.choose_name(store, hers, "Jaydon", "instead", "a friend")
    reading_back.word(store, hers, "agreed")
    reading_back.see_differently(store, hers, his)
    sharing.share(store, Scope(statement_id=hers), Decision(("family", "health")))
    window = QWidget()
    show(window, 1280, 720)
    looking = Looking(Desk(store, lambda: TODAY), person)
    return Home(store, looking, window, visit, nadia, tom, hers, his, qtbot)


def texts(sheet: HistorySheet) -> list[str]:
    return [label.text() for label in sheet.page.findChildren(QLabel) if label.text()]


HIDDEN = ("Jaydon", "hits", "Secret", "Loud", "health", "All is well", "Sharing")


def test_the_practitioner_alone_reads_all_of_it_in_its_order(home: Home) -> None:
    sheet = home.open()
    told = texts(sheet)
    order = [
        TITLE,
        "“Jaydon is too loud.”",
        "Short words: Loud Jaydon. (not agreed yet)",
        "“Jaydon hits her.”",
        "Private note written",
        "“Secret note.”",
        "Words changed",
        "The name Jaydon: say “a friend”",
        "Read back: agreed by Nadia",
        "Seen differently from what Tom said",
        "Sharing: family and health team – decided by Nadia",
    ]
    assert [text for text in told if text in order if text != "“Jaydon is too loud.”"] == [
        text for text in order if text != "“Jaydon is too loud.”"
    ]
    assert told.count("“Jaydon is too loud.”") == 2, "on the card, and where it was changed"
    assert WITH_OTHERS not in told


def test_the_speaker_alone_reads_their_own_and_nothing_of_others(home: Home) -> None:
    told = words_in(home.open("", home.nadia))
    assert "Jaydon hits her." in told
    assert "Sharing: family and health team" in told
    assert [word for word in ("Secret", "All is well", "Tom", "differently") if word in told] == []


@pytest.mark.parametrize("both", [True, False])
def test_while_others_look_on_nothing_that_is_not_for_them_is_there_to_be_seen_or_heard(
    home: Home, both: bool
) -> None:
    sheet = home.open("", *((home.nadia, home.tom) if both else (home.tom,)))
    told = words_in(sheet)
    assert [word for word in HIDDEN if word in told] == []
    assert ("what Tom said" in told) is not both, "he may see a link with his own words, unread and unshared"
    assert "“a friend is too loud.”" in told
    assert "a friend’s house" in told
    assert "Read back: agreed by Nadia" in told
    assert WITH_OTHERS in told


def test_agreed_short_words_show_to_others_without_the_name(home: Home) -> None:
    interviewing.suggest_short_words(home.store, home.hers, "Loud Jaydon.", home.nadia)
    (card,) = home.open("", home.tom).findChildren(StatementCard)
    assert card.view.note == "Short words: Loud a friend."


def test_words_that_may_not_be_seen_have_no_history_here(home: Home) -> None:
    for statement, present in ((home.his, (home.nadia,)), ("no such statement", ())):
        sheet = home.open(statement, *present)
        assert texts(sheet) == [TITLE, NOT_SHOWN]
        assert "All is well" not in words_in(sheet)
        sheet.close()


def test_an_answer_in_order_shows_no_other_words_that_are_not_for_those_here(home: Home) -> None:
    order = Words("", home.nadia, fields={"order": [home.hers, home.his]})
    one = interviewing.say(home.store, home.visit, "F2", order).made_id
    assert "All is well" in words_in(home.open(one))
    told = words_in(home.open(one, home.nadia))
    assert NOT_HERE in told
    assert "All is well" not in told


def test_days_times_and_who_wrote_it_down(home: Home) -> None:
    home.happened(Standing=NOON, PrivateNote=NOON + timedelta(minutes=5), ReadBack=NOON + timedelta(hours=1))
    home.happened(Sharing=NOON + timedelta(days=1))
    with home.store.session() as session:
        row = session.exec(select(records.ReadBack).where(col(records.ReadBack.word) == "agreed")).one()
        row.by = "Sam Okoro"
    told = texts(home.open())
    first, second = told.index("3 Nov 2026"), told.index("4 Nov 2026")
    local = NOON.astimezone()
    assert told[first + 1 : first + 4] == [
        "Written down by Ruth Abara",
        f"{local:%H:%M}",
        "Said by Nadia (mother), at the visit of 22 Nov 2026",
    ]
    assert f"{local + timedelta(minutes=5):%H:%M}" in told[first:second]
    assert told[first:second][-2:] == ["Read back: agreed by Nadia", "written down by Sam Okoro"]
    assert told[second + 1] == "Written down by Ruth Abara"
    assert told[first:second].count("Written down by Ruth Abara") == 1


def test_text_from_people_is_text(home: Home) -> None:
    interviewing.edit(home.store, home.hers, Words("<b>Loud</b> & <i>near</i>", home.nadia))
    notes.note(home.store, home.visit, "F1", "<h1>Note</h1>", home.hers)
    sheet = home.open()
    assert "“<b>Loud</b> & <i>near</i>”" in texts(sheet)
    formats = {label.textFormat() for label in sheet.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def long(home: Home) -> None:
    for number in range(20):
        words = f"Jaydon is too loud, {number}. {'Wörterwörterwörter' * 8}"
        interviewing.edit(home.store, home.hers, Words(words, home.nadia))


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("alone", [True, False])
def test_nothing_is_lost_at_any_text_size(home: Home, themed: QApplication, size: int, alone: bool) -> None:
    long(home)
    reading_back.word(home.store, home.hers, "agreed")
    theme.apply(themed, size)
    sheet = home.open("", *(() if alone else (home.nadia,)))
    assert access.faults(sheet) == []
    assert QRect(0, 0, 1280, 720).contains(QRect(0, 0, sheet.width(), sheet.height()))
    assert sheet.page.inside.width() <= sheet.page.viewport().width()
    assert sheet.windowTitle() == TITLE


def test_keys_scroll_it_from_end_to_end(home: Home) -> None:
    long(home)
    sheet = home.open()
    bar = sheet.page.verticalScrollBar()
    assert QApplication.focusWidget() is sheet.leave
    places = []
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_End, Key.Key_Up, Key.Key_PageUp, Key.Key_Home):
        home.press(key)
        places.append(bar.value())
    down, further, end, up, higher, top = places
    assert 0 == top < down < further < end == bar.maximum()
    assert higher < up < end
    assert QApplication.focusWidget() is sheet.leave


@pytest.mark.parametrize("way", ["escape", "button", "enter"])
def test_it_closes_by_its_one_button_or_escape(home: Home, way: str) -> None:
    sheet = home.open()
    assert not sheet.keep.isVisible()
    assert sheet.leave.words() == "Close"
    steps: dict[str, Callable[[], None]] = {
        "escape": lambda: home.press(Key.Key_Escape),
        "button": sheet.leave.click,
        "enter": lambda: home.press(Key.Key_Return),
    }
    steps[way]()
    home.qtbot.waitUntil(lambda: not isValid(sheet))


def test_hiding_covers_it(home: Home) -> None:
    Cover(home.window)
    sheet = home.open()
    home.press(Key.Key_F9)
    own = sheet.findChild(Cover)
    assert own is not None
    assert own.isVisible()


def test_alone_at_the_screen_these_words_can_be_erased_from_here(home: Home) -> None:
    sheet = home.open()
    sheet.erase_button.click()
    (asking,) = [each for each in home.window.findChildren(EraseSheet) if each.isVisible()]
    for group, choice in ((asking.when, LATER), (asking.wish, "speaker"), (asking.reason, "asked")):
        group.choose(choice)
    asking.keep.click()
    assert not asking.isVisible()
    assert [one.thing.id for one in overdue.waiting(home.store)] == [home.hers]


def test_with_somebody_looking_on_erasing_is_not_offered(home: Home) -> None:
    sheet = home.open("", home.nadia)
    assert not hasattr(sheet, "erase_button")
