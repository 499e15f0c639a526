"""Reads aloud what is on the screen, with a voice of this computer. Nothing that is spoken is kept or logged."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut

from coprod_desktop.ui.widgets.buttons import PlainButton

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

    from coprod_desktop.ui.desk import Desk

KEY = "F7"
READ, STOP = "Read aloud", "Stop reading"
PRETEND = "mock"
"""Qt's engine for tests, which makes no sound."""

NO_VOICE = (
    "This computer has no voice installed, so it can’t read aloud. "
    "Windows and macOS have voices in their settings; on Linux install speech-dispatcher and espeak-ng."
)
BROKE_OFF = (
    "The voice of this computer stopped working, so it can’t read aloud now. "
    "Try again, or look at the sound and the voices in the computer’s settings."
)


class Speaker(QObject):
    """One voice for the whole window, made when it is first needed: some systems take long over it.

    `changed` when it begins or ends to speak, `failed` with a sentence for whoever is in front of it.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._engine: QTextToSpeech | None = None
        self.speaking = False

    def say(self, words: str) -> None:
        """Speak, instead of whatever is spoken now."""
        self.stop()
        self._engine = self._engine or self._make()
        if self._engine is None:
            self.failed.emit(NO_VOICE)
        elif words:
            self._set_speaking(True)  # before it says so itself: a second press has to find it speaking
            self._engine.say(words)

    def stop(self) -> None:
        """Silence, at once."""
        if self._engine is not None:
            self._engine.stop()
        self._set_speaking(False)

    def _make(self) -> "QTextToSpeech | None":
        engine = find_engine()
        if engine is not None:
            engine.stateChanged.connect(self._follow)
            engine.errorOccurred.connect(self._fail)
        return engine

    def _follow(self, state: "QTextToSpeech.State") -> None:
        states = type(state)
        if state == states.Error:
            self._fail()
        else:
            self._set_speaking(state in (states.Synthesizing, states.Speaking))

    def _fail(self, *_: object) -> None:
        """The next time begins with a new engine: by then the voice may be back."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.stateChanged.disconnect(self._follow)
            engine.errorOccurred.disconnect(self._fail)
            engine.deleteLater()
        self._set_speaking(False)
        self.failed.emit(BROKE_OFF)

    def _set_speaking(self, speaking: bool) -> None:
        if speaking != self.speaking:
            self.speaking = speaking
            self.changed.emit()


class ReadAloudButton(PlainButton):
    """Reads what `words` gives at that moment, and stops: on a second press, and once it is no longer on screen."""

    def __init__(self, desk: "Desk", words: Callable[[], str]) -> None:
        super().__init__(READ)
        self._desk, self._what, self._read = desk, words, ""
        self._why_not = ""
        desk.speaker.changed.connect(self._show_state)
        desk.speaker.failed.connect(self._explain)
        self.clicked.connect(self._press)
        QShortcut(QKeySequence(KEY), self).activated.connect(self._press)
        self._show_state()

    def stop(self) -> None:
        """Something else is on the screen now."""
        self._desk.speaker.stop()

    def check(self) -> None:
        """Stop if what is being read is no longer what stands on the screen."""
        if self._desk.speaker.speaking and self._what() != self._read:
            self.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Covered, locked, closed or on another screen: nothing is heard any more either."""
        self.stop()
        super().hideEvent(event)

    def _press(self) -> None:
        if self._desk.speaker.speaking:
            self.stop()
            return
        self._read, self._why_not = self._what(), ""
        self._desk.speaker.say(self._read)

    def _explain(self, why: str) -> None:
        self._why_not = why
        self._show_state()
        if self.isVisible():
            self._desk.tell(why)

    def _show_state(self) -> None:
        self.set_words(STOP if self._desk.speaker.speaking else READ)
        self.setAccessibleDescription(self._why_not or f"Key: {KEY}")
        self.setToolTip(f"<span>{escape(self.accessibleDescription())}</span>")


def find_engine() -> "QTextToSpeech | None":
    """The first engine of this computer that works and has a voice; None where there is none.

    A bare Linux lacks a library that Qt needs for sound, and so has no voice either. The one place where an engine is
    made, so the one that tests put theirs into.
    """
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: PLC0415 - only once somebody wants to hear something
    except ImportError:
        return None

    for name in QTextToSpeech.availableEngines():
        engine = QTextToSpeech(name) if name != PRETEND else None
        if engine is not None:
            choose_voice(
                engine
            )  # first: in a system whose own language has no voice, it begins with an error
            if engine.availableVoices():
                return engine
    return None


def choose_voice(engine: "QTextToSpeech") -> None:
    """English of the UK if there is such a voice, else any English; else the computer's own choice stays."""
    english = [one for one in engine.availableLocales() if one.language() == one.Language.English]
    british = [one for one in english if one.territory() == one.Country.UnitedKingdom]
    for locale in (british or english)[:1]:
        engine.setLocale(locale)
