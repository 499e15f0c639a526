"""The screen in a family's hands: nothing but their own screens opens without the passphrase, by click or by key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop import paths, settings
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.desk import Route
from coprod_desktop.ui.dialogs.take_back import MADE_UP, MISSING, TakeBack
from coprod_desktop.ui.doors.waiting import LockedDoor
from coprod_desktop.ui.family_screen import HAND_OVER, LEAST, TAKE_BACK
from coprod_desktop.ui.keys_help import KeysHelp
from coprod_desktop.ui.screens import SCREENS, screen_class
from coprod_desktop.ui.screens.concerns import Concerns
from coprod_desktop.ui.screens.people import People
from coprod_desktop.ui.screens.person import PersonPage
from coprod_desktop.ui.screens.read_back import ReadBack
from coprod_desktop.ui.screens.together import Together
from coprod_desktop.work import people, reading_back
from coprod_desktop.work.people import PersonFacts
from tests.conftest import PASSPHRASE
from tests.leaving import leave
from tests.ui.laptop import OTHERS, Laptop, everything_written
from tests.ui.test_read_back import Family, family

__all__ = ["family"]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def laptop(family: Family, qtbot: QtBot, themed: QApplication) -> Iterator[Laptop]:
    made = Laptop(family, qtbot)
    yield made
    theme.apply(themed, contrast=False)


def test_handing_over_makes_text_large_and_colours_strong_and_taking_back_undoes_it(laptop: Laptop) -> None:
    assert laptop.screen.hand_over.words() == HAND_OVER
    ink = theme.colour("ink")
    laptop.hand_over()
    assert (theme.text_size(), theme.high_contrast()) == (LEAST, True)
    assert theme.colour("ink") != ink
    assert laptop.screen.hand_over.words() == laptop.screen.hand_over.accessibleName() == TAKE_BACK
    assert not laptop.inside.rail.isVisible()
    laptop.click(laptop.screen.hand_over)
    laptop.take_back()
    assert (theme.text_size(), theme.high_contrast()) == (100, False)
    assert theme.colour("ink") == ink
    assert laptop.screen.hand_over.words() == HAND_OVER


def test_text_that_is_larger_already_stays_so(laptop: Laptop, themed: QApplication) -> None:
    theme.apply(themed, 175)
    laptop.hand_over()
    assert theme.text_size() == 175
    laptop.click(laptop.screen.hand_over)
    laptop.take_back()
    assert theme.text_size() == 175


def test_the_family_can_make_text_bigger_but_nothing_of_it_is_remembered(laptop: Laptop) -> None:
    before = (paths.settings_folder() / "settings.json").read_bytes()
    laptop.hand_over()
    laptop.key(Qt.Key.Key_Plus, CTRL)
    assert theme.text_size() == LEAST + 25
    for _ in range(3):
        laptop.key(Qt.Key.Key_Minus, CTRL)
    laptop.click(next(each for each in buttons(laptop) if each.accessibleName() == "Smaller text"))
    assert (theme.text_size(), theme.high_contrast()) == (LEAST, True)
    laptop.desk.bigger_asked.emit()
    assert theme.text_size() == LEAST + 25
    laptop.click(laptop.screen.hand_over)
    laptop.take_back()
    assert theme.text_size() == settings.load().text_size == 100
    assert (paths.settings_folder() / "settings.json").read_bytes() == before


def buttons(laptop: Laptop) -> list[QWidget]:
    return laptop.screen.top.findChildren(QWidget)


def test_no_other_screen_opens_whoever_asks_for_it(laptop: Laptop) -> None:
    laptop.hand_over()
    asked = {name: {"person_id": laptop.family.person} for name in SCREENS}
    asked["people"] = asked["reviews"] = asked["settings"] = {}
    asked["guide"] = {"interview_id": laptop.family.visit}
    for name in SCREENS:
        if not screen_class(name).for_family:
            laptop.desk.go(name, **asked[name])
            assert laptop.asks(), name
            laptop.key(Qt.Key.Key_Escape)
            assert not laptop.asks() and laptop.screen.isVisible()


def test_a_family_screen_of_somebody_else_does_not_open_either(laptop: Laptop) -> None:
    laptop.hand_over()
    laptop.desk.go("read_back", interview_id=laptop.other_visit)
    assert laptop.asks()
    laptop.key(Qt.Key.Key_Escape)
    laptop.desk.go("read_back", interview_id=laptop.family.visit, person_id=laptop.other)
    assert laptop.asks()


def test_their_own_family_screen_opens_without_asking(laptop: Laptop) -> None:
    before = laptop.hand_over().screen
    laptop.desk.go("read_back", interview_id=laptop.family.visit, step="words")
    assert laptop.screen is not before
    assert not laptop.window.findChildren(TakeBack)
    assert laptop.screen.hand_over.words() == TAKE_BACK
    assert not laptop.inside.rail.isVisible()


@pytest.mark.parametrize(
    ("key", "modifier", "screen"),
    [(Qt.Key.Key_K, CTRL, ReadBack), (Qt.Key.Key_W, CTRL | SHIFT, Concerns)],
)
def test_keys_ask_first_and_go_on_with_the_passphrase(
    laptop: Laptop, key: Qt.Key, modifier: Qt.KeyboardModifier, screen: type[QWidget]
) -> None:
    laptop.hand_over()
    laptop.key(key, modifier)
    assert laptop.asks()
    laptop.take_back()
    assert isinstance(laptop.inside.shown, screen)
    assert not theme.high_contrast()


def test_the_buttons_of_the_screen_ask_too_and_go_on_where_they_lead(laptop: Laptop) -> None:
    laptop.hand_over()
    laptop.click(laptop.screen.back_button)
    assert laptop.asks()
    laptop.key(Qt.Key.Key_Escape)
    laptop.click(laptop.screen.stop)
    assert laptop.asks()
    laptop.take_back()
    assert isinstance(laptop.inside.shown, PersonPage)


def test_a_wrong_passphrase_says_so_and_the_screen_stays(laptop: Laptop) -> None:
    laptop.hand_over()
    laptop.desk.go("people")
    laptop.key(Qt.Key.Key_Return)
    assert laptop.dialog.field.error.text() == MISSING
    laptop.type_passphrase("winter lantern ferry mouse")
    laptop.qtbot.waitUntil(lambda: "doesn't open this store" in laptop.dialog.field.error.text())
    assert laptop.asks() and theme.high_contrast()
    assert laptop.dialog.field.line.hasFocus() and laptop.dialog.keep.isEnabled()
    laptop.take_back()
    assert isinstance(laptop.inside.shown, People)


def test_escape_stays_with_the_family_even_while_a_right_passphrase_is_checked(laptop: Laptop) -> None:
    laptop.hand_over()
    laptop.desk.go("people")
    dialog = laptop.dialog
    gone: list[int] = []
    dialog.accepted.connect(lambda: gone.append(1))
    laptop.type_passphrase(PASSPHRASE)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    laptop.qtbot.wait(400)
    assert not gone
    assert laptop.desk.family.person_id == laptop.family.person
    assert laptop.screen.hand_over.words() == TAKE_BACK


def test_hiding_while_a_right_passphrase_is_checked_opens_nothing_underneath(laptop: Laptop) -> None:
    laptop.hand_over()
    laptop.desk.go("people")
    dialog = laptop.dialog
    laptop.type_passphrase(PASSPHRASE)
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    laptop.qtbot.waitUntil(dialog.keep.isEnabled)
    assert laptop.inside.cover.isVisible() and laptop.asks()
    assert dialog.field.value() == ""


def test_the_dialog_is_asked_for_once_and_its_title_tells_no_name(laptop: Laptop) -> None:
    laptop.hand_over()
    for _ in range(2):
        laptop.desk.go("people")
    assert laptop.dialog.windowTitle() == TAKE_BACK
    assert "The screen is with Amira" in everything_written(laptop.dialog)
    assert laptop.window.windowTitle() == "Coprod"


def test_no_other_family_is_anywhere_in_the_window(laptop: Laptop) -> None:
    laptop.desk.tell("Zebedee Quill and Perpetua")
    assert any(name in everything_written(laptop.window) for name in OTHERS)
    laptop.hand_over().seat(laptop.family.nadia)
    for route in (Route("read_back", {"interview_id": laptop.other_visit}), Route("people")):
        laptop.inside.show_route(route)
        written = everything_written(laptop.window)
        assert "Nadia" in written
        assert not [name for name in OTHERS if name in written]


def test_what_was_done_about_others_is_neither_told_nor_taken_back(laptop: Laptop) -> None:
    laptop.hand_over()
    laptop.key(Qt.Key.Key_Z, CTRL)
    laptop.desk.do(people.edit_person, laptop.other, PersonFacts("Zebedee Quill", pronouns="he/him"))
    laptop.key(Qt.Key.Key_Z, CTRL)
    assert people.person(laptop.family.store, laptop.other).pronouns == "he/him"
    assert laptop.inside.messages.words() == ""
    (hum,) = reading_back.to_read(laptop.family.store, laptop.other_visit, others(laptop))
    assert hum.words == "Zebedee hums."


def others(laptop: Laptop) -> list[str]:
    return [voice.id for voice in people.circle(laptop.family.store, laptop.other)]


def test_what_the_family_did_they_can_take_back(laptop: Laptop) -> None:
    laptop.hand_over().seat(laptop.family.nadia)
    laptop.key(Qt.Key.Key_1)
    assert laptop.family.said(laptop.family.swimming).word == "agreed"
    assert laptop.inside.messages.words() == "Agreed."
    laptop.key(Qt.Key.Key_Z, CTRL)
    assert laptop.family.said(laptop.family.swimming).word == ""
    assert laptop.inside.messages.words() == "Taken back."


def test_f9_and_f1_work_as_ever(laptop: Laptop) -> None:
    laptop.hand_over()
    laptop.key(Qt.Key.Key_F9)
    assert laptop.inside.cover.isVisible() and not laptop.screen.isVisible()
    laptop.key(Qt.Key.Key_F9)
    assert laptop.screen.isVisible() and laptop.screen.hand_over.words() == TAKE_BACK
    laptop.key(Qt.Key.Key_F1)
    assert laptop.window.findChildren(KeysHelp)


def test_locking_works_as_ever_from_the_screen_and_from_the_dialog(laptop: Laptop) -> None:
    laptop.hand_over()
    laptop.desk.go("people")
    laptop.key(Qt.Key.Key_L, CTRL)
    assert laptop.started == [["--store", str(laptop.family.store.folder)]]
    assert laptop.window.findChildren(LockedDoor)
    assert not any(each.isVisible() for each in laptop.window.findChildren(TakeBack))


def test_a_family_that_has_gone_leaves_a_locked_laptop(laptop: Laptop) -> None:
    laptop.hand_over()
    laptop.window.away.idle.ran_out.emit()
    assert laptop.started == [["--store", str(laptop.family.store.folder)]]
    assert laptop.window.findChildren(LockedDoor)


def test_closing_works_as_ever(laptop: Laptop) -> None:
    laptop.hand_over()
    leave(laptop.window)
    assert laptop.window.store is None


def test_a_made_up_family_gives_the_screen_back_without_a_passphrase(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder: Path = laptop.family.store.folder
    monkeypatch.setattr("coprod_desktop.work.opening.THROWN_AWAY", folder.parent.name)
    laptop.hand_over()
    laptop.desk.go("people")
    assert MADE_UP in everything_written(laptop.dialog)
    laptop.key(Qt.Key.Key_Return)
    assert isinstance(laptop.inside.shown, People)


def test_what_a_family_sees_has_no_rail(laptop: Laptop) -> None:
    laptop.desk.go("together", person_id=laptop.family.person, present=(laptop.family.nadia,))
    assert isinstance(laptop.inside.shown, Together) and not laptop.inside.rail.isVisible()
    laptop.click(laptop.inside.shown.hand_over)
    assert not laptop.inside.rail.isVisible()
    laptop.desk.go("together", person_id=laptop.family.person, view="known")
    assert isinstance(laptop.inside.shown, Together) and not laptop.inside.rail.isVisible()


@pytest.mark.parametrize("size", [LEAST, theme.LARGEST])
@pytest.mark.parametrize("room", [(1366, 768), (1280, 720)])
def test_every_control_is_whole_and_large_enough(
    laptop: Laptop, themed: QApplication, size: int, room: tuple[int, int]
) -> None:
    theme.apply(themed, size)
    laptop.window.resize(*room)
    laptop.hand_over().seat(laptop.family.nadia, laptop.family.tom)
    laptop.qtbot.wait(1)
    assert access.faults(laptop.inside) == []
    whole = laptop.screen.top.rect()
    shown = [each for each in laptop.screen.top.flow.widgets() if each.isVisible()]
    for each in shown:
        assert whole.contains(each.geometry())
        assert each.height() >= each.heightForWidth(each.width())
