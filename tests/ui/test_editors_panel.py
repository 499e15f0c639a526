"""At every question of the set, everything it can record can be given, seen and taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.questions.fields import check_fields, question_fields
from coprod_desktop.questions.kinds import Grid
from coprod_desktop.questions.question_set import Question, builtin_sets
from coprod_desktop.questions.simple_kinds import Value, ValueKind
from coprod_desktop.questions.wording import Naming
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.editors import EditorContext
from coprod_desktop.ui.editors.fields_panel import DECIDES_THE_PLACE, FieldsPanel
from coprod_desktop.ui.editors.places import Places
from coprod_desktop.ui.widgets.containers import Page
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice

Show = Callable[..., None]
TODAY = date(2026, 11, 22)
VOICES = (Voice("v1", "Nadia", "mother", 0), Voice("v2", "Tom", "father", 1))
CONTEXT = EditorContext(
    Naming("Amira", "she").fill,
    VOICES,
    [
        Said(id_, "p", "i", TODAY, "F1", id_, VOICES[0], words)
        for id_, words in (("a", "Hums"), ("b", "Paces"))
    ],
    TODAY,
)
(SET,) = builtin_sets().values()
ASKED = [question for question in SET.questions if question_fields(question)]


def plausible(kind: ValueKind) -> Value:
    """A value of a kind; which one doesn't matter."""
    if isinstance(kind, Grid):
        return {kind.boxes[3]: 2, kind.boxes[-1]: 0}
    options = getattr(kind, "options", ())
    values: dict[str, Value] = {"text": "a few words", "date": "2027-01-31", "person": "v2", "rating": 3}
    if options:
        values |= {"choice": options[-1], "choices": list(options[:2])}
    return {**values, "order": ["b", "a"]}[kind.id]


def panel_of(question_id: str) -> FieldsPanel:
    return FieldsPanel(SET.question(question_id), CONTEXT)


@pytest.mark.parametrize("question", SET.questions, ids=lambda one: one.id)
def test_every_question_takes_what_it_can_record(
    qtbot: QtBot, themed: QApplication, question: Question
) -> None:
    panel = FieldsPanel(question, CONTEXT)
    qtbot.addWidget(panel)
    values = {field.key: plausible(field.kind) for field in question_fields(question)}
    panel.set_values(values)
    assert check_fields(question, panel.values()) == values
    panel.clear()
    assert panel.is_empty()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("question", ASKED, ids=lambda one: one.id)
def test_it_fits_the_middle_of_the_guide(
    show: Show, themed: QApplication, question: Question, size: int
) -> None:
    theme.apply(themed, size)
    panel = FieldsPanel(question, CONTEXT)
    panel.more.button.setChecked(True)
    page = Page(panel, width=1200, margins=(6, 6, 6, 6))
    show(page, 782, 600)
    assert access.faults(page) == []


def test_parts_that_are_the_answer_stand_open_and_fields_of_a_list_are_folded(
    show: Show, themed: QApplication
) -> None:
    panel = panel_of("A6")
    show(panel, 770, 400)
    assert panel.editors["choices"].isVisible()
    assert not panel.editors["who helps"].isVisible()
    panel.more.button.click()
    assert panel.editors["who helps"].isVisible()


def test_a_field_that_has_a_value_is_never_folded_away(show: Show, themed: QApplication) -> None:
    panel = panel_of("I3")
    show(panel, 770, 400)
    panel.set_values({"risks": "the stairs"})
    assert panel.editors["risks"].isVisible()


def test_fields_that_pick_the_place_on_a_page_stand_open(show: Show, themed: QApplication) -> None:
    panel = panel_of("G3")
    show(panel, 770, 400)
    assert panel.editors["do or don't"].isVisible()
    assert {field.key for one in ASKED for field in question_fields(one)} >= DECIDES_THE_PLACE


def test_a_whole_answer_is_given_by_keyboard_alone(qtbot: QtBot, show: Show, themed: QApplication) -> None:
    panel = panel_of("G2")
    show(panel, 770, 600)
    first = panel.first_focus()
    assert first is not None
    first.setFocus()
    keys = (Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Tab)
    for key in (*keys, Qt.Key.Key_3, Qt.Key.Key_Tab, Qt.Key.Key_0):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)
    assert panel.values() == {
        "choice": "several times a day",
        "choice 2": "minutes",
        "rating": 3,
        "rating 2": 0,
    }


def test_parts_of_one_question_have_names_of_their_own(qtbot: QtBot, themed: QApplication) -> None:
    for question in ASKED:
        panel = FieldsPanel(question, CONTEXT)
        qtbot.addWidget(panel)
        names = [editor.name for editor in panel.editors.values()]
        assert len(set(names)) == len(names), question.id
        assert not any("{" in name for name in names)


def test_a_day_that_cannot_be_read_is_brought_up(qtbot: QtBot, show: Show, themed: QApplication) -> None:
    panel = panel_of("J4")
    show(panel, 770, 600)
    first = panel.editors["end date"].first_focus()
    qtbot.keyClicks(first, "whenever")
    panel.more.button.setChecked(False)
    assert not panel.check()
    assert first.isVisible()
    assert first.hasFocus()


def test_places_are_offered_typed_and_kept_even_before_enter(
    qtbot: QtBot, show: Show, themed: QApplication
) -> None:
    places = Places(("Home", "School run"))
    show(places, 700, 200)
    places.chips.chips()[0].setFocus()
    qtbot.keyClick(places.chips.chips()[0], Qt.Key.Key_Space)
    places.line.setFocus()
    qtbot.keyClicks(places.line, "Nan at no. 5")
    qtbot.keyClick(places.line, Qt.Key.Key_Return)
    qtbot.keyClicks(places.line, "the bus")
    assert places.value() == ("Home", "Nan at no. 5", "the bus")
