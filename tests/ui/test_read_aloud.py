"""What is on the screen is read aloud, stops the moment it is no longer there, and says why where there is no voice."""

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop import paths
from coprod_desktop.ui import read_aloud
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.read_aloud import BROKE_OFF, KEY, NO_VOICE, READ, STOP
from coprod_desktop.ui.read_back.how_it_was import HowItWas
from coprod_desktop.ui.read_back.words import WordsStep
from coprod_desktop.ui.screens.read_back import ReadBack
from coprod_desktop.ui.window import Window
from tests.ui.real_window import window_inside
from tests.ui.test_read_back import TODAY, Family, Page, family

pytest.importorskip("PySide6.QtTextToSpeech", reason="without its libraries", exc_type=ImportError)
from PySide6.QtTextToSpeech import QTextToSpeech

__all__ = ["family"]

NO_ENGINE_HERE = "(qt.multimedia|(Text-to-speech|Error loading text-to-speech) plug-in)"
"""What Qt says on a computer without sound or voices."""


class Engine(QTextToSpeech):
    """Qt's engine for tests, which speaks without a sound and remembers what."""

    def __init__(self) -> None:
        super().__init__(read_aloud.PRETEND)
        self.heard: list[str] = []

    def say(self, words: str) -> None:
        self.heard.append(words)
        super().say(words)

    def is_silent(self) -> bool:
        return self.state() == QTextToSpeech.State.Ready


@pytest.fixture
def engine(themed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    made = Engine()
    monkeypatch.setattr(read_aloud, "find_engine", lambda: made)
    yield made
    made.stop()


@pytest.fixture
def no_engine(themed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_aloud, "find_engine", lambda: None)


@pytest.fixture
def page(engine: Engine, family: Family, qtbot: QtBot) -> Page:
    """Reading back, at what Nadia said last, and it is being read aloud."""
    made = Page(family, qtbot).seat(family.nadia)
    made.key(Qt.Key.Key_F7)
    assert made.screen.aloud.words() == STOP and not engine.is_silent()
    return made


def silent_soon(page: Page, engine: Engine) -> None:
    page.qtbot.waitUntil(engine.is_silent)
    assert not page.desk.speaker.speaking
    assert page.screen.aloud.words() == READ


def test_it_reads_the_words_the_question_and_the_choices(page: Page, engine: Engine) -> None:
    assert engine.heard == [
        "You told us: “Swimming on a Sunday.” Nadia, is that what you meant? "
        "Yes, that’s it. Change the words. Leave it out. Not sure."
    ]


def test_the_button_says_what_it_does_and_stops_by_click_and_by_key(page: Page, engine: Engine) -> None:
    button = page.screen.aloud
    assert (button.accessibleName(), button.accessibleDescription()) == (STOP, f"Key: {KEY}")
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    page.click(button)
    silent_soon(page, engine)
    assert button.accessibleName() == READ
    page.click(button)
    assert button.words() == STOP and len(engine.heard) == 2
    page.key(Qt.Key.Key_F7)
    silent_soon(page, engine)


def test_it_ends_by_itself(page: Page, engine: Engine) -> None:
    page.qtbot.waitUntil(lambda: not page.desk.speaker.speaking, timeout=20_000)
    assert page.screen.aloud.words() == READ


def test_another_statement_ends_it(page: Page, engine: Engine) -> None:
    page.key(Qt.Key.Key_Right)
    silent_soon(page, engine)


def test_another_step_ends_it(page: Page, engine: Engine) -> None:
    page.screen.go_to("how_it_was")
    silent_soon(page, engine)
    page.key(Qt.Key.Key_F7)
    assert engine.heard[-1].endswith("It is fine not to.")
    step = page.screen.step
    assert isinstance(step, HowItWas)
    page.click(step.chips.chips()[0])  # whose turn it is now stands in the place of that
    silent_soon(page, engine)
    page.key(Qt.Key.Key_F7)
    assert engine.heard[-1].startswith("A turn alone for Amira.")


def test_other_words_end_it_and_an_answer_does_not(page: Page, engine: Engine, family: Family) -> None:
    page.key(Qt.Key.Key_1)
    assert family.said(family.swimming).word == "agreed"
    assert page.desk.speaker.speaking
    page.key(Qt.Key.Key_2)
    page.type(page.statement.changing.composer, " Early.")
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    silent_soon(page, engine)
    page.key(Qt.Key.Key_F7)
    assert engine.heard[-1].startswith("You told us: “Swimming on a Sunday. Early.”")


def test_the_question_before_the_words_is_read_with_its_answers_but_not_the_words(
    engine: Engine, family: Family, qtbot: QtBot
) -> None:
    page = Page(family, qtbot)
    page.key(Qt.Key.Key_F7)
    assert engine.heard == ["Who can see this screen now? Tick everyone who can see it, or hear it read out."]
    page.seat(family.nadia, family.tom)
    assert isinstance(page.screen.step, WordsStep) and page.screen.step.asking is not None
    page.key(Qt.Key.Key_F7)
    assert engine.heard[-1] == (
        "Nadia, may we read your words with Tom here? None of your words are on the screen yet. "
        "Yes, read them now. I’d like a turn alone."
    )


def test_nobody_hears_what_not_all_here_may_see(page: Page, engine: Engine, family: Family) -> None:
    page.seat(family.tom)
    page.key(Qt.Key.Key_F7)
    assert "car" in engine.heard[-1] and "Swimming" not in engine.heard[-1]


@pytest.fixture
def inside(engine: Engine, family: Family, qtbot: QtBot) -> Inside:
    """The same inside the window, being read aloud."""
    made = Inside(family.store, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    begin(made, family)
    assert not engine.is_silent()
    return made


def begin(inside: Inside, family: Family) -> None:
    inside.desk.go("read_back", interview_id=family.visit)
    screen = inside.shown
    assert isinstance(screen, ReadBack)
    assert screen.room.seat([family.nadia])
    screen.go_to("words")
    QTest.keyClick(focused(inside), Qt.Key.Key_F7)
    assert inside.desk.speaker.speaking


def focused(inside: QWidget) -> QWidget:
    return inside.focusWidget() or inside


def test_f9_silences_it_and_no_key_starts_it_underneath(inside: Inside, engine: Engine, qtbot: QtBot) -> None:
    QTest.keyClick(focused(inside), Qt.Key.Key_F9)
    qtbot.waitUntil(engine.is_silent)
    assert inside.cover.isVisible() and not inside.desk.speaker.speaking
    QTest.keyClick(focused(inside), Qt.Key.Key_F7)
    assert len(engine.heard) == 1


def test_a_screen_that_asks_to_be_hidden_silences_it(inside: Inside, engine: Engine, qtbot: QtBot) -> None:
    inside.desk.hide_asked.emit()
    qtbot.waitUntil(engine.is_silent)


def test_another_screen_silences_it(inside: Inside, engine: Engine, qtbot: QtBot) -> None:
    inside.desk.go("people")
    qtbot.waitUntil(engine.is_silent)
    assert not inside.desk.speaker.speaking


@pytest.mark.parametrize("leave", [Window.lock, Window.close])
def test_locking_and_closing_silence_it(
    leave: Callable[[Window], object], engine: Engine, family: Family, qtbot: QtBot
) -> None:
    window = window_inside(family.store, qtbot)
    inside = window.inside
    assert inside is not None
    begin(inside, family)
    leave(window)
    qtbot.waitUntil(engine.is_silent)
    assert not inside.desk.speaker.speaking


def test_without_a_voice_the_button_stays_and_says_why(no_engine: None, family: Family, qtbot: QtBot) -> None:
    page = Page(family, qtbot)
    button = page.screen.aloud
    assert button.isVisible() and button.isEnabled()
    page.click(button)
    page.key(Qt.Key.Key_F7)
    assert page.told == [NO_VOICE, NO_VOICE]
    assert button.words() == READ
    assert button.accessibleDescription() == NO_VOICE
    assert "no voice installed" in button.toolTip()


@pytest.mark.parametrize("by_state", [True, False])
def test_an_engine_that_breaks_off_says_so(page: Page, engine: Engine, by_state: bool) -> None:
    if by_state:
        engine.stateChanged.emit(QTextToSpeech.State.Error)
    engine.errorOccurred.emit(QTextToSpeech.ErrorReason.Playback, "the driver's own words")
    assert page.told == [BROKE_OFF]
    assert page.screen.aloud.words() == READ
    assert page.screen.aloud.accessibleDescription() == BROKE_OFF


def test_an_engine_that_breaks_off_out_of_sight_says_nothing(
    inside: Inside, engine: Engine, qtbot: QtBot
) -> None:
    inside.desk.hide_asked.emit()
    engine.stateChanged.emit(QTextToSpeech.State.Error)
    assert inside.messages.words() == ""


@pytest.mark.qt_log_ignore(NO_ENGINE_HERE)
def test_the_real_program_never_pretends(themed: QApplication) -> None:
    found = read_aloud.find_engine()
    assert found is None or found.engine() != read_aloud.PRETEND


def test_where_qt_lacks_a_library_for_sound_there_is_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    assert read_aloud.find_engine() is None


def test_a_voice_of_the_uk_comes_first(themed: QApplication) -> None:
    engine = Engine()
    engine.setLocale(QLocale(QLocale.Language.NorwegianBokmal, QLocale.Country.Norway))
    read_aloud.choose_voice(engine)
    assert engine.locale() == QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    assert engine.voice().locale() == engine.locale()


def test_nothing_spoken_is_logged(page: Page, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        page.key(Qt.Key.Key_F7)
        page.key(Qt.Key.Key_F7)
    assert "Swimming" not in caplog.text


def test_speech_is_not_loaded_before_it_is_asked_for() -> None:
    """Start-up doesn't wait for it, and neither does a screen that only offers it."""
    code = "import sys, coprod_desktop.ui.screens.read_back; print('PySide6.QtTextToSpeech' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.RESOURCES.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
