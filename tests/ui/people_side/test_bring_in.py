"""Sheets come in from the window: whole, or not at all, and never without a choice that is the practitioner's."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coprod_desktop.ui import access, theme
from coprod_desktop.ui.screens.bring_in import WRITING, BringIn
from coprod_desktop.ui.screens.bring_in_parts import CameIn, ChooseSheet, Faults, Offer
from coprod_desktop.work import interviews, listing, people
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.sheet import LARGEST

if TYPE_CHECKING:
    from tests.ui.people_side.conftest import Room

TODAY = date(2026, 11, 22)
HEADER = "question,who,relationship,state,words,stage,where,works,share_with,read_back,private_note"
FACTS = ("@name,,,,Amira Khan,,,,,,", "@date,,,,2026-11-01,,,,,,")
SAID = (
    "F1,Mira,self,,My ears feel full.,early,,,,,",
    "I2,Nadia,mother,,Say her name once.,early,,4,,,",
    "M5,Nadia,mother,,She is afraid of him.,,,,,,",
)
MakeSheet = Callable[..., Path]


@pytest.fixture
def sheet(tmp_path: Path) -> MakeSheet:
    def make(*rows: str, name: str = "sheet.csv") -> Path:
        file = tmp_path / name
        file.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        return file

    return make


def bring(room: "Room", file: Path, shown: type) -> BringIn:
    screen = room.open("bring_in", file=str(file))
    assert isinstance(screen, BringIn)
    room.qtbot.waitUntil(lambda: isinstance(screen.now, shown))
    room.settle()
    return screen


def wait(room: "Room", screen: BringIn, shown: type) -> None:
    room.qtbot.waitUntil(lambda: isinstance(screen.now, shown))
    room.settle()


def test_a_sheet_comes_in_and_can_be_taken_back(room: "Room", sheet: MakeSheet) -> None:
    screen = bring(room, sheet(*FACTS, *SAID), Offer)
    words = room.words()
    for part in ("Amira Khan", "1 Nov 2026", "2 statements from 2 voices.", "Nadia (mother): 1 statement"):
        assert part in words
    assert "One answer about safety" in words
    assert "afraid" not in words
    assert listing.people(room.store, TODAY) == []
    assert room.button("Bring it in").hasFocus()
    room.press(Qt.Key.Key_Return)
    wait(room, screen, CameIn)
    row = listing.people(room.store, TODAY)[0]
    assert row.facts.name == "Amira Khan"
    assert room.told[-1].undo
    assert room.button("Open Amira’s page").hasFocus()
    room.press(Qt.Key.Key_Return)
    assert (room.went[-1].screen, room.went[-1].about) == ("person", {"person_id": row.id})
    room.undo()
    assert listing.people(room.store, TODAY) == []
    assert isinstance(screen.now, ChooseSheet)


def test_every_fault_is_listed_and_can_be_copied(room: "Room", sheet: MakeSheet) -> None:
    wrong = tuple(f"F{number}9,Mira,self,,Words.,,,,,," for number in range(30))
    screen = bring(room, sheet(*FACTS, *wrong), Faults)
    assert isinstance(screen.now, Faults)
    lines = screen.now.list.toPlainText().splitlines()
    assert len(lines) == 30
    assert all(line.startswith(f"row {row}, question") for row, line in enumerate(lines, 4))
    assert screen.now.list.hasFocus()
    room.click("Copy the list")
    assert QApplication.clipboard().text().splitlines() == lines
    assert listing.people(room.store, TODAY) == []


def test_a_sheet_that_was_put_right_is_read_again(room: "Room", sheet: MakeSheet) -> None:
    screen = bring(room, sheet(*FACTS, "F99,Mira,self,,Words.,,,,,,"), Faults)
    sheet(*FACTS, *SAID)
    room.click("Read it again")
    wait(room, screen, Offer)


def test_a_large_file_is_refused_before_it_is_read(room: "Room", tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as opened:
        opened.truncate(LARGEST * 100)
    screen = bring(room, file, Faults)
    assert "larger than 5 MB, so it was not read" in room.words()
    assert screen.now.again_button.hasFocus()  # type: ignore[attr-defined]


def test_a_file_that_is_gone_says_so(room: "Room", tmp_path: Path) -> None:
    bring(room, tmp_path / "gone.csv", Faults)
    assert "This file can’t be opened. Nothing was changed." in room.words()


def test_a_known_name_without_a_birthday_asks_and_nothing_is_chosen(room: "Room", sheet: MakeSheet) -> None:
    known = people.add_person(room.store, PersonFacts("Amira Khan", born=date(2017, 5, 3))).made_id
    screen = bring(room, sheet(*FACTS, *SAID), Offer)
    assert isinstance(screen.now, Offer)
    assert screen.now.who.value() == []
    room.click("Bring it in")
    assert "Please choose first who this is. Nothing was changed." in room.words()
    room.click("The same: Amira Khan, born 3 May 2017")
    room.click("Bring it in")
    wait(room, screen, CameIn)
    assert [row.id for row in listing.people(room.store, TODAY)] == [known]
    assert len(interviews.visits_of(room.store, known)) == 1


def test_a_known_name_can_be_somebody_new(room: "Room", sheet: MakeSheet) -> None:
    people.add_person(room.store, PersonFacts("Amira Khan"))
    screen = bring(room, sheet(*FACTS, *SAID), Offer)
    room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Space)
    room.click("Bring it in")
    wait(room, screen, CameIn)
    assert len(listing.people(room.store, TODAY)) == 2


def test_the_same_sheet_twice_is_asked_about(room: "Room", sheet: MakeSheet) -> None:
    file = sheet(*FACTS, "@born,,,,2017-05-03,,,,,,", *SAID)
    for again in (False, True):
        screen = bring(room, file, Offer)
        assert ("This very sheet was brought in before." in room.words()) is again
        room.click("Bring it in once more" if again else "Bring it in")
        wait(room, screen, CameIn)
    person = listing.people(room.store, TODAY)[0]
    assert len(interviews.visits_of(room.store, person.id)) == 2


def test_a_large_sheet_can_be_stopped_and_then_waits_at_the_door(room: "Room", sheet: MakeSheet) -> None:
    many = (f"F1,Mira,self,,Sign {number}.,early,,,,," for number in range(3_000))
    screen = bring(room, sheet(*FACTS, *many), Offer)
    room.click("Bring it in")
    assert "Nothing is changed until all of it is in." in room.words()
    assert room.button("Stop").hasFocus()
    room.click("Stop")
    wait(room, screen, Offer)
    assert room.told[-1].words.startswith("Stopped. Nothing was changed")
    assert listing.people(room.store, TODAY) == []
    room.click("Bring it in")
    wait(room, screen, CameIn)
    assert len(listing.people(room.store, TODAY)) == 1


@pytest.mark.parametrize("size", [100, 200])
def test_nobody_is_shut_out_while_it_goes_on(room: "Room", themed: QApplication, size: int) -> None:
    theme.apply(themed, size)
    screen = room.open("bring_in", 968, 720)
    assert isinstance(screen, BringIn)
    going = screen.go_on("Bringing it in…", WRITING)
    going.reach(0.4)
    room.settle()
    assert access.faults(room.window) == []


def test_the_way_in_and_back(room: "Room") -> None:
    room.open("bring_in")
    assert room.button("Choose a file…").hasFocus()
    room.click("Back to people")
    assert room.went[-1].screen == "people"


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("rows", [SAID, ("F99,Mira,self,,Words.,,,,,,",), ()])
def test_nobody_is_shut_out(
    room: "Room", sheet: MakeSheet, themed: QApplication, rows: tuple[str, ...], size: int
) -> None:
    theme.apply(themed, size)
    people.add_person(room.store, PersonFacts("Amira Khan"))
    screen = room.open("bring_in", 968, 720, file=str(sheet(*FACTS, *rows)) if rows else "")
    room.qtbot.waitUntil(lambda: isinstance(screen.now, Offer | Faults | ChooseSheet))  # type: ignore[attr-defined]
    room.settle()
    assert access.faults(room.window) == []
