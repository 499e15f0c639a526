"""The small windows about a card: kept by one key, left by another, and honest about what follows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coprod_desktop.questions.question_set import builtin_sets
from coprod_desktop.questions.wording import Naming
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.cover import Cover
from coprod_desktop.ui.dialogs.edit_statement import NEW_PARTS, NEW_WORDS, SHORT_WORDS_GO, EditStatement
from coprod_desktop.ui.dialogs.move_statement import ChooseQuestion, holds_statements
from coprod_desktop.ui.dialogs.note import Note
from coprod_desktop.ui.dialogs.sheet import FAILED, Sheet
from coprod_desktop.ui.dialogs.short_words import ShortWords
from coprod_desktop.ui.dialogs.someone import Someone
from coprod_desktop.ui.dialogs.topic import Topic
from coprod_desktop.ui.editors import EditorContext
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.said import Said
from coprod_desktop.work.topics import OwnTopic
from coprod_desktop.work.voices import Voice

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., None]
S = TypeVar("S", bound=Sheet)
(SET,) = builtin_sets().values()
FILL = Naming("Amira", "she").fill
VOICES = (Voice("v1", "Nadia", "mother", 0), Voice("v2", "Tom", "father", 1))
SAID = Said(
    "s",
    "p",
    "i",
    date(2026, 11, 22),
    "I3",
    "w",
    VOICES[0],
    "Give her the blue blanket.",
    stage="upset",
    places=("Home",),
    works=3,
    fields={"risks": "the stairs"},
)
CONTEXT = EditorContext(FILL, VOICES, places=("Gran’s house",), stage_words={"upset": "Volcano"})
TOPICS = [OwnTopic("t1", "Swimming on Thursdays", "F1")]


@pytest.fixture
def window(show: Show) -> QWidget:
    """The window behind."""
    made = QWidget()
    show(made)
    return made


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[S], S]:
    """A sheet as a screen opens it."""

    def shown(sheet: S) -> S:
        sheet.open()
        sheet.activateWindow()
        qtbot.waitUntil(sheet.isActiveWindow)
        return sheet

    return shown


def edit(window: QWidget, said: Said = SAID) -> EditStatement:
    return EditStatement(window, said, SET.question(said.question_id), CONTEXT, VOICES)


def choose(window: QWidget, current: str = "") -> ChooseQuestion:
    return ChooseQuestion(window, "Go to a question", SET, TOPICS, FILL, current=current)


SHEETS: dict[str, Callable[[QWidget], Sheet]] = {
    "edit": edit,
    "edit_grid": lambda window: edit(window, replace(SAID, question_id="H5", fields={})),
    "short_words": lambda window: ShortWords(window, SAID),
    "note": lambda window: Note(window, "", "Amira"),
    "choose": choose,
    "topic": Topic,
    "someone": Someone,
}


def press(qtbot: QtBot, *keys: Qt.Key, hold: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key, hold)


def write(qtbot: QtBot, words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, words)


def kept(qtbot: QtBot, sheet: Sheet, read: Callable[[], object]) -> object:
    """What a sheet gives when Ctrl and Enter keep it, read as a screen reads it."""
    got: list[object] = []
    sheet.accepted.connect(lambda: got.append(read()))
    press(qtbot, Key.Key_Return, hold=CTRL)
    return got[0] if got else None


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_whole_named_and_inside_its_window(
    window: QWidget, opened: Callable[[Sheet], Sheet], themed: QApplication, name: str, size: int
) -> None:
    theme.apply(themed, size)
    window.resize(1280, 720)
    sheet = opened(SHEETS[name](window))
    assert access.faults(sheet) == []
    assert QRect(0, 0, 1280, 720).contains(QRect(0, 0, sheet.width(), sheet.height()))
    assert not any(said in sheet.windowTitle() for said in ("Amira", "Nadia", "blanket"))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert sheet.isAncestorOf(focus)


@pytest.mark.parametrize("name", SHEETS)
def test_escape_leaves_every_sheet(
    qtbot: QtBot, window: QWidget, opened: Callable[[Sheet], Sheet], name: str
) -> None:
    sheet = opened(SHEETS[name](window))
    ends: list[str] = []
    sheet.accepted.connect(lambda: ends.append("kept"))
    sheet.rejected.connect(lambda: ends.append("left"))
    press(qtbot, Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(sheet))
    assert ends == ["left"]


def test_hiding_covers_the_sheet_and_the_window_behind(
    qtbot: QtBot, window: QWidget, opened: Callable[[Note], Note]
) -> None:
    behind = Cover(window)
    sheet = opened(Note(window, "", "Amira"))
    write(qtbot, "half a note")
    press(qtbot, Key.Key_F9)
    own = sheet.findChild(Cover)
    assert behind.isVisible()
    assert own is not None
    assert own.isVisible()
    press(qtbot, Key.Key_Escape)
    press(qtbot, Key.Key_F9)
    assert not behind.isVisible()
    assert not own.isVisible()
    assert sheet.note() == "half a note"


def test_new_words_are_kept_with_everything_that_went_with_the_old(
    qtbot: QtBot, window: QWidget, opened: Callable[[EditStatement], EditStatement]
) -> None:
    sheet = opened(edit(window))
    write(qtbot, " And wait.")
    assert kept(qtbot, sheet, sheet.words) == Words(
        "Give her the blue blanket. And wait.",
        "v1",
        stage="upset",
        places=("Home",),
        works=3,
        fields={"risks": "the stairs"},
    )


def test_every_part_is_changed_by_keyboard(
    qtbot: QtBot, window: QWidget, opened: Callable[[EditStatement], EditStatement]
) -> None:
    sheet = opened(edit(window, replace(SAID, fields={})))
    press(qtbot, Key.Key_Tab, Key.Key_Right, Key.Key_Space)  # who said it
    press(qtbot, Key.Key_Tab, *[Key.Key_Right] * 5, Key.Key_Space, Key.Key_Tab)  # how it reached us
    write(qtbot, "Rana")
    press(qtbot, Key.Key_Tab, Key.Key_Tab, Key.Key_Right, Key.Key_Space)  # over the fold, when
    press(qtbot, Key.Key_Tab, Key.Key_Right, Key.Key_Space, Key.Key_Tab)  # where
    write(qtbot, "Bus")
    press(qtbot, Key.Key_Return, Key.Key_Tab, Key.Key_Tab, Key.Key_1)  # how well it works
    assert kept(qtbot, sheet, sheet.words) == Words(
        SAID.words,
        "v2",
        arrived="interpreter",
        through="Rana",
        stage="recovering",
        places=("Gran’s house", "Home", "Bus"),
        works=1,
    )


def test_without_a_change_keeping_is_leaving(
    qtbot: QtBot, window: QWidget, opened: Callable[[EditStatement], EditStatement]
) -> None:
    sheet = opened(edit(window))
    with qtbot.waitSignal(sheet.rejected):
        press(qtbot, Key.Key_Return, hold=CTRL)


def test_it_says_when_a_change_must_be_read_back_again(
    qtbot: QtBot, window: QWidget, opened: Callable[[EditStatement], EditStatement]
) -> None:
    sheet = opened(edit(window, replace(SAID, word="agreed", short_words="Blue blanket")))
    assert not sheet.warning.isVisible()
    sheet.works.choose("1")
    assert sheet.warning.text() == f"{NEW_PARTS} {SHORT_WORDS_GO}"
    write(qtbot, "!")
    assert sheet.warning.text() == f"{NEW_WORDS} {SHORT_WORDS_GO}"
    assert sheet.warning.isVisible()


def test_words_not_read_back_yet_need_no_warning(
    qtbot: QtBot, window: QWidget, opened: Callable[[EditStatement], EditStatement]
) -> None:
    sheet = opened(edit(window))
    write(qtbot, "!")
    assert not sheet.warning.isVisible()


def test_a_card_without_words_and_parts_is_not_kept(
    qtbot: QtBot, window: QWidget, opened: Callable[[EditStatement], EditStatement]
) -> None:
    sheet = opened(edit(window, replace(SAID, fields={})))
    sheet.said_words.box.selectAll()
    press(qtbot, Key.Key_Delete)
    assert kept(qtbot, sheet, sheet.words) is None
    assert sheet.said_words.error.text() == "There is nothing to keep yet. Please type what was said."


def test_the_speaker_is_offered_although_they_are_not_here_and_others_can_be_added(
    qtbot: QtBot, window: QWidget, opened: Callable[[EditStatement], EditStatement]
) -> None:
    sheet = opened(EditStatement(window, SAID, SET.question("I3"), CONTEXT, VOICES[1:]))
    assert sheet.words().contributor_id == "v1"
    with qtbot.waitSignal(sheet.someone_else):
        sheet.voices.stops()[-1].click()  # type: ignore[attr-defined]
    sheet.set_voices([*VOICES, Voice("v3", "Zeinab", "aunt or uncle", 2)], "v3")
    assert sheet.words().contributor_id == "v3"


def test_the_persons_own_words_for_a_stage_are_used(window: QWidget, qtbot: QtBot) -> None:
    sheet = edit(window)
    assert "Volcano" in [chip.words() for chip in sheet.stages.chips()]


def test_fields_of_another_question_are_named_before_they_go(window: QWidget, qtbot: QtBot) -> None:
    sheet = edit(window, replace(SAID, question_id="F1"))
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    assert any("risks: the stairs" in text for text in shown)
    assert "risks" not in sheet.words().fields


def test_only_the_speaker_agrees_short_words_and_nothing_is_ticked(
    qtbot: QtBot, window: QWidget, opened: Callable[[ShortWords], ShortWords]
) -> None:
    sheet = opened(ShortWords(window, replace(SAID, short_words="Blanket", short_agreed=True)))
    assert sheet.agreed_by() is None
    assert [chip.words() for chip in sheet.agree.chips()] == ["Nadia agrees these short words"]
    press(qtbot, Key.Key_Tab, Key.Key_Space)
    assert sheet.agreed_by() == "v1"
    press(qtbot, Key.Key_Backtab)
    write(qtbot, " first")
    assert sheet.agreed_by() is None
    press(qtbot, Key.Key_Tab, Key.Key_Space)
    assert sheet.count.text() == "2 words – what was said has 5 words"
    assert kept(qtbot, sheet, lambda: (sheet.short_words(), sheet.agreed_by())) == ("Blanket first", "v1")


def test_no_short_words_can_be_agreed(window: QWidget, qtbot: QtBot) -> None:
    sheet = ShortWords(window, SAID)
    assert not sheet.agree.isEnabled()
    assert sheet.agreed_by() is None


def test_a_note_goes_on_where_it_ended(qtbot: QtBot, window: QWidget, opened: Callable[[Note], Note]) -> None:
    sheet = opened(Note(window, "Ask about sleep", "Amira"))
    write(qtbot, " on Monday")
    assert kept(qtbot, sheet, sheet.note) == "Ask about sleep on Monday"


def test_what_could_not_be_saved_stays_open_with_its_words(
    qtbot: QtBot, window: QWidget, opened: Callable[[Note], Note]
) -> None:
    sheet = opened(Note(window, "", "Amira"))
    answers: list[object] = [None, "saved"]
    sheet.keep_by(lambda: answers.pop(0))
    write(qtbot, "half a note")
    assert kept(qtbot, sheet, sheet.note) is None
    assert FAILED in [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]
    assert kept(qtbot, sheet, sheet.note) == "half a note"


def test_a_topic_is_kept_with_enter_and_needs_words(
    qtbot: QtBot, window: QWidget, opened: Callable[[Topic], Topic]
) -> None:
    sheet = opened(Topic(window))
    with qtbot.assertNotEmitted(sheet.accepted):
        press(qtbot, Key.Key_Return)
    assert sheet.about.error.text()
    write(qtbot, "Swimming")
    got: list[str] = []
    sheet.accepted.connect(lambda: got.append(sheet.words()))
    press(qtbot, Key.Key_Return)
    assert got == ["Swimming"]


def test_someone_is_added_in_a_few_keys(
    qtbot: QtBot, window: QWidget, opened: Callable[[Someone], Someone]
) -> None:
    sheet = opened(Someone(window))
    assert kept(qtbot, sheet, sheet.name) is None
    write(qtbot, "Gran")
    press(qtbot, Key.Key_Tab)
    write(qtbot, "great-aunt")
    press(qtbot, Key.Key_Tab, Key.Key_Right, Key.Key_Space, Key.Key_Tab)
    write(qtbot, "Rana")
    told = (sheet.name, sheet.relationship, sheet.presence, sheet.interpreter)
    assert kept(qtbot, sheet, lambda: tuple(tell() for tell in told)) == (
        "Gran",
        "great-aunt",
        "phone",
        "Rana",
    )


def test_a_question_is_found_by_its_number_its_words_or_the_arrow_keys(
    qtbot: QtBot, window: QWidget, opened: Callable[[ChooseQuestion], ChooseQuestion]
) -> None:
    sheet = opened(choose(window, current="F1"))
    assert sheet.question_id() == "F1"
    press(qtbot, Key.Key_Down)
    assert sheet.question_id() == "F2"
    write(qtbot, "h3")
    assert sheet.question_id() == "H3"
    sheet.search.clear()
    write(qtbot, "new energy")
    assert [entry.words for entry in sheet.list.entries()] == [
        "When things are good",
        "What gives Amira new energy?",
    ]
    got: list[str] = []
    sheet.accepted.connect(lambda: got.append(sheet.question_id()))
    press(qtbot, Key.Key_Return)
    assert got == ["E5"]


def test_own_topics_are_found_and_the_safety_question_is_not(
    qtbot: QtBot, window: QWidget, opened: Callable[[ChooseQuestion], ChooseQuestion]
) -> None:
    sheet = opened(choose(window))
    write(qtbot, "swim")
    assert sheet.question_id() == "topic:t1"
    sheet.search.clear()
    assert "M5" not in [entry.id for entry in sheet.list.entries()]
    write(qtbot, "unsafe at the moment")
    assert sheet.question_id() == ""
    with qtbot.assertNotEmitted(sheet.accepted):
        press(qtbot, Key.Key_Return)
    assert sheet.none.isVisible()


def test_a_card_is_not_moved_to_a_screens_own_record(window: QWidget, qtbot: QtBot) -> None:
    sheet = ChooseQuestion(window, "Move it", SET, [], FILL, fits=holds_statements)
    ids = {entry.id for entry in sheet.list.entries()}
    assert not ids & {"A1", "A3", "N1", "N3", "M5"}
    assert {"A2", "A4", "N4", "F1"} <= ids
