"""Where people type: the composer, the fields, the dates."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.widgets.composer import Composer
from coprod_desktop.ui.widgets.dates import read_date
from coprod_desktop.ui.widgets.fields import ChoiceField, DateField, LongField, SearchField
from coprod_desktop.ui.widgets.typed_fields import PassphraseField, TextField

Show = Callable[..., None]
TODAY = date(2026, 11, 22)
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_enter_says_and_keeps_until_cleared(show: Show, qtbot: QtBot) -> None:
    composer = Composer("What Nadia says")
    show(composer, 600, 100)
    with qtbot.waitSignal(composer.typed):
        qtbot.keyClicks(composer, "She hums ")
    with qtbot.waitSignal(composer.said) as told:
        qtbot.keyClick(composer, Qt.Key.Key_Return)
    assert told.args == ["She hums"]
    assert composer.words() == "She hums", "a failure to keep it must lose nothing"


def test_shift_enter_is_a_new_line_and_blank_says_nothing(show: Show, qtbot: QtBot) -> None:
    composer = Composer("Words")
    show(composer, 600, 100)
    with qtbot.assertNotEmitted(composer.said):
        qtbot.keyClick(composer, Qt.Key.Key_Return)
        qtbot.keyClicks(composer, "one")
        qtbot.keyClick(composer, Qt.Key.Key_Return, SHIFT)
        qtbot.keyClicks(composer, "two")
        qtbot.keyClick(composer, Qt.Key.Key_Return, CTRL)
    assert composer.words() == "one\ntwo"


def test_enter_while_letters_are_put_together_says_nothing(show: Show, qtbot: QtBot) -> None:
    composer = Composer("Words")
    show(composer, 600, 100)
    composer.set_words("ㅎ")
    with qtbot.assertNotEmitted(composer.said):
        QApplication.sendEvent(composer, QInputMethodEvent("하", []))
        qtbot.keyClick(composer, Qt.Key.Key_Return)
    QApplication.sendEvent(composer, QInputMethodEvent("", []))
    composer.set_words("하다")
    with qtbot.waitSignal(composer.said):
        qtbot.keyClick(composer, Qt.Key.Key_Return)


def test_only_plain_text_is_pasted(show: Show) -> None:
    composer = Composer("Words")
    show(composer, 600, 100)
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("plain")
    composer.insertFromMimeData(rich)
    assert composer.words() == "plain"


def test_it_grows_with_the_words_then_stops(show: Show) -> None:
    composer = Composer("Words")
    show(composer, 600, 100)
    heights = []
    for lines in (1, 2, 4, 8, 30):
        composer.set_words("\n".join(["line"] * lines))
        heights.append(composer.sizeHint().height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_tab_leaves_the_composer(show: Show, qtbot: QtBot) -> None:
    composer = Composer("Words")
    show(composer, 600, 100)
    qtbot.keyClick(composer, Qt.Key.Key_Tab)
    assert composer.words() == ""


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 Nov 2026", date(2026, 11, 3)),
        ("3rd of November 2026", date(2026, 11, 3)),
        ("03 sept. 26", date(2026, 9, 3)),
        ("3/11/26", date(2026, 11, 3)),
        ("3.11.2026", date(2026, 11, 3)),
        ("3-11-2026", date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3)),
        ("3 nov", date(2027, 11, 3)),
        ("24/12", date(2026, 12, 24)),
        ("29 feb", None),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("  TODAY ", TODAY),
        ("tomorrow", date(2026, 11, 23)),
        ("31/2/2026", None),
        ("soon", None),
        ("3 x 2026", None),
        ("2026", None),
        ("3/11/26/1", None),
        ("", None),
    ],
)
def test_dates_as_people_write_them(words: str, day: date | None) -> None:
    assert read_date(words, TODAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [("3/11/15", date(2015, 11, 3)), ("3/11/64", date(1964, 11, 3)), ("24 dec", date(2025, 12, 24))],
)
def test_dates_of_the_past(words: str, day: date) -> None:
    assert read_date(words, TODAY, past=True) == day


def test_date_field_says_what_it_understood(show: Show, qtbot: QtBot) -> None:
    field = DateField("Born", past=True)
    show(field, 500, 200)
    qtbot.keyClicks(field.line, "3/11/15")
    assert field.understood.text() == "Tuesday 3 Nov 2015"
    assert (field.day(), field.check()) == (date(2015, 11, 3), True)
    field.set_value("soon")
    assert not field.check()
    assert "3 Nov 2026" in field.error.text()
    assert field.error.isVisible()
    field.set_value("")
    assert (field.day(), field.check()) == (None, True)
    assert not field.error.isVisible()


def test_fields_have_names_help_and_faults_for_a_screen_reader(show: Show) -> None:
    field = TextField("Name", "As it is on letters.")
    show(field, 500, 200)
    assert field.control.accessibleName() == "Name"
    field.set_error("A name is needed.")
    assert field.control.accessibleDescription() == "A name is needed. As it is on letters."
    field.set_error("")
    assert field.control.accessibleDescription() == "As it is on letters."


def test_passphrase_shows_only_when_asked(show: Show, qtbot: QtBot) -> None:
    field = PassphraseField()
    show(field, 500, 200)
    qtbot.keyClicks(field.line, " two words ")
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClick(field.show_it, Qt.Key.Key_Space)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.value() == " two words "


def test_changed_is_what_a_person_does(show: Show, qtbot: QtBot) -> None:
    text, long = TextField("Name"), LongField("Notes")
    choice = ChoiceField("Who", [("m", "mother"), ("f", "father")])
    for field in (text, long, choice):
        show(field, 500, 200)
        with qtbot.assertNotEmitted(field.changed):
            field.set_value("f")
        assert field.value() == "f"
    for typed in (text.line, long.box):
        with qtbot.waitSignals([text.changed if typed is text.line else long.changed]):
            qtbot.keyClicks(typed, "x")
    with qtbot.waitSignal(choice.changed):
        qtbot.keyClick(choice.box, Qt.Key.Key_Up)
    assert choice.value() == "m"


def test_search_tells_and_escape_empties(show: Show, qtbot: QtBot) -> None:
    field = SearchField("Search names")
    show(field, 400, 60)
    qtbot.keyClicks(field, "ami ")
    with qtbot.waitSignal(field.searched) as told:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (told.args, field.text()) == ([""], "")
