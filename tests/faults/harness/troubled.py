"""A short visit while the disk fails: tells what the screen says, keeps and does, and goes on once it works again."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.ui.autosave import AGAIN_MS, SOON_MS
from coprod_desktop.ui.crash_report import CrashReport
from coprod_desktop.work import drafts
from tests.faults.harness import shim
from tests.faults.harness.starter import Tell
from tests.faults.harness.troubles import TROUBLE, Trouble
from tests.faults.harness.visit import QUESTIONS, Talk
from tests.leaving import leave

CARDS = ("She hums first", "Then she hides")
SLACK_MS = 150


class Troubled:
    """One visit and its trouble."""

    def __init__(self, place: Path, tell: Tell, trouble: Trouble, at: int) -> None:
        self.talk = Talk(place)
        self.place, self.tell, self.trouble, self.at = place, tell, trouble, at
        self.keys = 0
        self.on = False
        self._hook, sys.excepthook = sys.excepthook, self._crashed
        shim.watch(place / "disk")
        if trouble.kinds:
            self._begin()

    def _begin(self) -> None:
        self.on = True
        self.trouble.begin(self.place, self.at)

    def say(self, number: int) -> None:
        """Turn to a question, type, wait for it to be on disk, Enter; if that fails, see what the screen says."""
        self.talk.go(QUESTIONS[number])
        words = CARDS[number]
        for letter in words:
            self._key(letter)
        QTest.qWait(SOON_MS + SLACK_MS)
        if self.talk.enter():
            return
        self._stuck(words)
        self.mend()
        QTest.qWait(AGAIN_MS + SLACK_MS)
        self._again(words)

    def _key(self, letter: str) -> None:
        if not self.trouble.kinds and self.keys == self.at:
            self._begin()
        self.keys += 1
        self.talk.press(letter)

    def _stuck(self, words: str) -> None:
        inside = self.talk.window.inside
        assert inside is not None
        self.tell(
            "stuck",
            kept=self.talk.typed() == words,
            saving=self.talk.guide.top.saved.words.text(),
            message=inside.messages.words(),
            keeps=inside.keep(),
            visible=self.talk.window.isVisible(),
        )

    def _again(self, words: str) -> None:
        """There is room again: by now it has been saved without anybody doing anything."""
        guide = self.talk.guide
        half = drafts.draft(self.talk.store, self.talk.interview, guide.question.id).words
        saving = guide.top.saved.words.text()
        self.tell("again", saving=saving, on_disk=half == words, card=self.talk.enter())

    def mend(self) -> None:
        """The disk works again."""
        if self.on:
            self.tell("mended", calls=shim.seen())
            self.trouble.mend(self.place)
            self.on = False

    def _crashed(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """A failure that is told in the message bar is fine; the dialog for what nobody expected is not."""
        self._hook(kind, fault, trace)
        if any(isinstance(each, CrashReport) for each in QApplication.topLevelWidgets()):
            where = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(trace)]
            self.tell("crashed", kind=kind.__name__, where=" ".join(where))


def act(place: Path, tell: Tell, trouble: str, at: int) -> None:
    """A visit of a few cards, while `trouble` begins at the `at`-th call or key."""
    visit = Troubled(place, tell, TROUBLE[trouble], at)
    tell("ready")
    for number in range(len(CARDS)):
        visit.say(number)
    visit.mend()
    leave(visit.talk.window)
    tell("done", closed=not visit.talk.window.isVisible())
