"""The log of papers on a person's page: what, for whom, when, how, and which ones hold what was taken back."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from coprod_desktop.ui.screens.person import PersonPage
from coprod_desktop.ui.screens.person_papers import AT_FIRST, NONE_YET, READINGS
from coprod_desktop.ui.widgets.table import Table
from coprod_desktop.work import handing_over, reading_back, said, sharing
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.sharing import Decision, Scope
from tests.faults.ears import words_in

if TYPE_CHECKING:
    from tests.ui.people_side.conftest import Room

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def summaries(room: "Room", person: str) -> PersonPage:
    screen = room.open("person", person_id=person, tab="summaries")
    assert isinstance(screen, PersonPage)
    return screen


def table(room: "Room") -> Table:
    assert isinstance(room.screen, PersonPage)
    (found,) = room.screen.tab.findChildren(Table)
    return found


def cells(room: "Room", row: int = 0) -> list[str]:
    return [cell.said() for cell in table(room).line(row).cells]


def hand(room: "Room", person: str, paper: Paper, days_ago: int = 0) -> None:
    handing_over.handed_over(room.store, person, paper, NOON - timedelta(days=days_ago))


def test_without_any_it_says_what_will_be_noted(room: "Room", amira: str) -> None:
    summaries(room, amira)
    assert NONE_YET in room.words()
    assert room.screen.findChildren(Table) == []


def test_each_paper_tells_what_for_whom_when_and_how(room: "Room", amira: str) -> None:
    hand(room, amira, Paper("one-page", "school", how="printed"), 2)
    hand(room, amira, Paper("one-page", "family", reading="easy", draft=True, locked=True))
    summaries(room, amira)
    assert cells(room) == [
        "One-page summary, draft · easy read",
        "The family",
        "Today, by Ruth Abara",
        "saved as a file, with a password",
        "Nothing taken back",
    ]
    assert cells(room, 1) == [
        "One-page summary",
        "Everyday staff at school or work",
        "20 Nov 2026, by Ruth Abara",
        "sent to the printer",
        "Nothing taken back",
    ]
    assert set(READINGS) == {"standard", "large", "easy"}


def test_a_paper_noted_meanwhile_appears_at_once(room: "Room", amira: str) -> None:
    screen = summaries(room, amira)
    room.desk.changed.connect(screen.on_changed)
    room.desk.do(handing_over.handed_over, amira, Paper("one-page", "health", how="copied"))
    room.settle()
    assert cells(room)[:2] == ["One-page summary", "Nurses, doctors and therapists"]


def test_a_paper_with_lines_taken_back_is_marked_until_undo(room: "Room", amira: str) -> None:
    known = said.about_person(room.store, amira)
    for one in known:
        reading_back.word(room.store, one.id, "agreed")
        sharing.share(room.store, Scope(statement_id=one.id), Decision(("school",), understood="yes"))
    hand(room, amira, Paper("one-page", "school", wordings=tuple(one.wording_id for one in known)))
    screen = summaries(room, amira)
    room.desk.changed.connect(screen.on_changed)
    assert cells(room)[4] == "Nothing taken back"
    room.desk.do(sharing.withdraw, Scope(statement_id=known[0].id), Decision())
    room.desk.do(reading_back.word, known[1].id, "left_out")
    room.settle()
    tag = table(room).line(0).cells[4].tag
    assert tag is not None
    assert (tag.text, tag.mark) == ("Holds 2 lines that were taken back or changed since", "warning")
    assert tag.text in words_in(room.screen), "it is read out too"
    room.undo()
    assert cells(room)[4] == "Holds 1 line that was taken back or changed since"


def test_a_long_list_begins_with_the_newest_and_shows_all_on_demand(room: "Room", amira: str) -> None:
    for days in range(40):
        hand(room, amira, Paper("one-page", "school"), days)
    screen = summaries(room, amira)
    assert table(room).model().rowCount() == AT_FIRST
    room.button("Show all 40 papers").setFocus()
    room.press(Qt.Key.Key_Space)
    shown = table(room)
    assert shown.model().rowCount() == 40
    assert shown.hasFocus()
    assert "Show all" not in words_in(screen)
    room.qtbot.waitUntil(lambda: shown.height() >= 40 * shown.rowHeight(0))  # the page scrolls, not the table


def test_the_page_follows_the_row_that_the_keyboard_is_on(room: "Room", amira: str) -> None:
    for days in range(AT_FIRST):
        hand(room, amira, Paper("one-page", "school"), days)
    screen = summaries(room, amira)
    table(room).setFocus()
    room.settle()

    def in_sight(row: QModelIndex) -> bool:
        shown, window = table(room), screen.page.viewport()
        place = shown.viewport().mapTo(window, shown.visualRect(row).center())
        return window.rect().contains(place)

    for _ in range(AT_FIRST - 1):
        room.press(Qt.Key.Key_Down)
        assert in_sight(table(room).currentIndex())
    assert table(room).currentIndex().row() == AT_FIRST - 1
    assert "Enter opens" not in table(room).accessibleDescription()
