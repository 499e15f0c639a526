"""A person's words leave for another machine and come in there, by keys, with the password told once in between."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from coprod_desktop.store.sealed_file import seal
from coprod_desktop.store.vault import Store
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.dialogs.hand_on import CHOOSE, HandOn, write_bundle
from coprod_desktop.ui.screens.bring_in import BringIn
from coprod_desktop.ui.screens.bring_in_bundle import AskBundlePassword, BundleOffer
from coprod_desktop.ui.screens.bring_in_parts import CameIn, Faults
from coprod_desktop.ui.screens.person import PersonPage
from coprod_desktop.ui.summaries.with_password import ToldOnce
from coprod_desktop.work import handing_over, listing, people, reading_back, said, sharing
from coprod_desktop.work.bundles import bundle as bundles
from coprod_desktop.work.bundles import packing
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from tests.ui.people_side.conftest import TODAY

if TYPE_CHECKING:
    from coprod_desktop.store.key_file import Cost
    from tests.ui.people_side.conftest import Room

WORDS = "otter lemon cabin harbour violin"


@pytest.fixture
def agreed(store: Store, amira: str) -> str:
    """Two of her three statements may go to school."""
    for one in said.about_person(store, amira)[:2]:
        reading_back.word(store, one.id, "agreed")
        sharing.share(store, Scope(statement_id=one.id), Decision(("school",)))
    return amira


@pytest.fixture
def arrived(store: Store, agreed: str, tmp_path: Path, cheap: "Cost") -> Path:
    file = tmp_path / "Bundle.coprod"
    inside = bundles.as_bytes(packing.pack(store, agreed, "school", TODAY))
    file.write_bytes(seal(inside, WORDS, cheap))
    return file


@pytest.fixture
def there(room: "Room", new_store: Callable[[str], Store]) -> Iterator["Room"]:
    """The same room over another machine's store."""
    from tests.ui.people_side.conftest import Room

    yield Room(new_store("there"), room.qtbot)


def bring(room: "Room", file: Path, shown: type) -> BringIn:
    screen = room.open("bring_in", file=str(file))
    assert isinstance(screen, BringIn)
    return wait(room, screen, shown)


def wait(room: "Room", screen: BringIn, shown: type) -> BringIn:
    room.qtbot.waitUntil(lambda: isinstance(screen.now, shown), timeout=10_000)
    room.settle()
    return screen


def open_sheet(room: "Room", person: str) -> HandOn:
    screen = room.open("person", person_id=person, tab="summaries")
    assert isinstance(screen, PersonPage)
    room.button("Make a bundle…").setFocus()
    room.press(Qt.Key.Key_Space)
    (sheet,) = room.window.findChildren(HandOn)
    return sheet


# Out


def test_it_says_how_many_go_and_nothing_is_chosen_beforehand(room: "Room", agreed: str) -> None:
    sheet = open_sheet(room, agreed)
    assert sheet.readers.value() == [] and not sheet.count.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.wrong.text() == CHOOSE and sheet.isVisible()
    sheet.readers.choose("school")
    assert sheet.count.text() == "2 statements go." and not sheet.wrong.isVisible()
    sheet.readers.choose("health")
    assert "Nothing that was said may be handed to these readers yet" in sheet.wrong.text()
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not room.window.findChildren(QFileDialog)
    sheet.reject()


def test_a_place_is_asked_for_by_a_name_that_tells_nobody(room: "Room", agreed: str) -> None:
    sheet = open_sheet(room, agreed)
    sheet.readers.choose("school")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = room.window.findChildren(QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Bundle 2026-11-22.coprod"]
    dialog.reject()


def test_it_is_written_noted_and_its_words_are_shown_once(room: "Room", agreed: str, tmp_path: Path) -> None:
    room.open("person", person_id=agreed, tab="summaries")
    file = tmp_path / "Bundle.coprod"
    write_bundle(room.window, room.desk, agreed, packing.pack(room.store, agreed, "school", TODAY), str(file))
    room.qtbot.waitUntil(lambda: bool(room.window.findChildren(ToldOnce)), timeout=10_000)
    (told,) = room.window.findChildren(ToldOnce)
    assert len(told.words.text().split()) == 5
    (paper,) = handing_over.papers(room.store, agreed)
    assert (paper.title, paper.paper.how, len(paper.paper.wordings)) == ("Bundle", "bundle", 2)
    raw = file.read_bytes()
    assert b"ears feel full" not in raw and b"Amira" not in raw
    assert room.told[-1].words == "Saved as “Bundle.coprod”. Only who knows the words can open it."
    told.close()


def test_where_it_cannot_be_written_it_says_so_and_nothing_is_noted(
    room: "Room", agreed: str, tmp_path: Path
) -> None:
    room.open("person", person_id=agreed)
    write_bundle(
        room.window,
        room.desk,
        agreed,
        packing.pack(room.store, agreed, "school", TODAY),
        str(tmp_path / "no such folder" / "Bundle.coprod"),
    )
    room.qtbot.waitUntil(lambda: any(message.problem for message in room.told), timeout=10_000)
    assert "could not be saved there" in room.told[-1].words
    assert handing_over.papers(room.store, agreed) == ()


# In


def test_it_comes_in_by_keys_and_can_be_taken_back(there: "Room", arrived: Path) -> None:
    screen = bring(there, arrived, AskBundlePassword)
    assert listing.people(there.store, TODAY) == []
    for letter in f" {WORDS.upper().replace(' ', '  ')}":
        there.write(letter)
    there.press(Qt.Key.Key_Return)
    wait(there, screen, BundleOffer)
    told = there.words()
    for words in ("Amira Khan", "2 statements are new here.", "Amira Khan is new here.", "by Ruth Abara"):
        assert words in told
    assert there.button("Bring it in").hasFocus()
    there.press(Qt.Key.Key_Return)
    wait(there, screen, CameIn)
    (row,) = listing.people(there.store, TODAY)
    assert {one.words for one in said.about_person(there.store, row.id)} == {
        "My ears feel full.",
        "Say her name once, then wait.",
    }
    there.undo()
    assert listing.people(there.store, TODAY) == []


def test_other_words_do_not_open_it_and_what_was_typed_stays(there: "Room", arrived: Path) -> None:
    screen = bring(there, arrived, AskBundlePassword)
    asked = screen.now
    assert isinstance(asked, AskBundlePassword)
    asked.field.line.setText("otter lemon cabin harbour piano")
    there.click("Open it")
    there.qtbot.waitUntil(asked.isEnabled, timeout=10_000)
    assert "doesn’t open the bundle" in asked.field.error.text()
    assert asked.field.value() == "otter lemon cabin harbour piano" and asked.field.line.hasFocus()
    assert listing.people(there.store, TODAY) == []


def test_whoever_is_here_by_that_name_is_asked_about(there: "Room", arrived: Path) -> None:
    known = people.add_person(there.store, PersonFacts("Amira Khan")).made_id
    screen = bring(there, arrived, AskBundlePassword)
    there.type("Its words", WORDS)
    there.press(Qt.Key.Key_Return)
    wait(there, screen, BundleOffer)
    there.click("Bring it in")
    assert "Please choose first who this is. Nothing was changed." in there.words()
    there.click("The same: Amira Khan, no date of birth")
    there.click("Bring it in")
    wait(there, screen, CameIn)
    assert len(said.about_person(there.store, known)) == 2


def test_half_a_bundle_is_told_in_words(there: "Room", arrived: Path) -> None:
    arrived.write_bytes(arrived.read_bytes()[:200])
    screen = bring(there, arrived, AskBundlePassword)
    there.type("Its words", WORDS)
    there.press(Qt.Key.Key_Return)
    asked = screen.now
    assert isinstance(asked, AskBundlePassword)
    there.qtbot.waitUntil(asked.isEnabled, timeout=10_000)
    assert "Nothing was changed" in asked.field.error.text()


def test_a_file_of_another_kind_is_read_as_a_sheet(there: "Room", tmp_path: Path) -> None:
    file = tmp_path / "odd.coprod"
    file.write_bytes(b"Not a bundle at all")
    bring(there, file, Faults)


@pytest.mark.parametrize("text", [100, 200])
def test_every_control_is_whole_and_large_enough(
    there: "Room", themed: QApplication, arrived: Path, text: int
) -> None:
    theme.apply(themed, text)
    screen = bring(there, arrived, AskBundlePassword)
    assert access.faults(there.window) == []
    there.type("Its words", WORDS)
    there.press(Qt.Key.Key_Return)
    wait(there, screen, BundleOffer)
    assert access.faults(there.window) == []
    assert screen.findChildren(QLabel)
    theme.apply(themed)
