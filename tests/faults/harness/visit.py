"""A visit by typing: the real window, key by key, and what must be on disk of it whatever happens."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlmodel import select

from coprod_desktop.app import make_app, make_window
from coprod_desktop.errors import AppError
from coprod_desktop.store import records
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.work import drafts, interviews, opening, people
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from tests.conftest import PASSPHRASE
from tests.faults.harness import judging
from tests.faults.harness.judging import Finding, Trace
from tests.faults.harness.starter import Tell, Told

CHEAP = Cost(memory_kib=8 * 1024, passes=1)
QUESTIONS = ("F1", "I2", "J1", "G3")
CARDS_EACH = 3
BREATH_MS = 4
"""Between two keys: far faster than anybody types, so that a moment falls on something."""


def sentence(number: int) -> str:
    """The words of the card with this number. Each third is long, so that it is kept half-typed on the way."""
    return f"{number:04} hums and pulls at her sleeve" + ", and then again" * (5 if number % 3 == 1 else 0)


def question_of(number: int) -> str:
    """Where a card is said."""
    return QUESTIONS[number // CARDS_EACH % len(QUESTIONS)]


def prepare(place: Path) -> None:
    """A store with a person, a voice and an interview that has begun."""
    with create_store(judging.store_of(place), PASSPHRASE, "Ruth Abara", CHEAP)[0] as store:
        person = people.add_person(store, PersonFacts("Amira Khan")).made_id
        voice = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
        interview = interviews.start(store, person, interviews.Plan(date(2026, 11, 22))).made_id
        interviews.take_part(store, interview, voice, "here")


class Talk:
    """The window with the guide open, as somebody types into it."""

    def __init__(self, place: Path) -> None:
        self.app = make_app()
        folder = judging.store_of(place)
        self.store = opening.open_store(folder, opening.unlock(folder, PASSPHRASE))
        self.interview = the_interview(self.store)
        self.window = make_window()
        self.window.enter(self.store)
        self.window.show()
        self.go(QUESTIONS[0])

    @property
    def guide(self) -> Guide:
        """The screen in use."""
        assert self.window.inside is not None
        shown = self.window.inside.shown
        assert isinstance(shown, Guide)
        return shown

    def go(self, question: str) -> None:
        """To another question."""
        assert self.window.inside is not None
        self.window.inside.desk.go("guide", interview_id=self.interview, question_id=question)
        QTest.qWait(1)

    def typed(self) -> str:
        """What stands in the composer."""
        return self.guide.asking.composer.toPlainText()

    def press(self, letter: str) -> None:
        """One key of what is said."""
        QTest.keyClicks(self.guide.asking.composer, letter)

    def enter(self) -> bool:
        """Make it a card; whether one appeared."""
        before = len(self.guide.asking.cards)
        QTest.keyClick(self.guide.asking.composer, Qt.Key.Key_Return)
        return len(self.guide.asking.cards) == before + 1


def the_interview(store: Store) -> str:
    """The id of the one interview."""
    with store.read() as session:
        return session.exec(select(records.Interview.id)).one()


def act(place: Path, tell: Tell) -> None:
    """Card after card over several questions, with a short breath between keys, until killed."""
    talk = Talk(place)
    tell("ready")
    number = 0
    while True:
        if talk.guide.question.id != question_of(number):
            talk.go(question_of(number))
        for length, letter in enumerate(sentence(number), start=1):
            at = time.monotonic()
            talk.press(letter)
            tell("key", pressed=at, number=number, length=length)
            QTest.qWait(BREATH_MS)
        if talk.enter():
            tell("card", number=number)
        number += 1


def judge(place: Path, trace: Trace, _after: Sequence[str]) -> Finding:
    """Every card that had appeared is there once, nothing else is, and at most a second of typing went."""
    try:
        with judging.opened(place) as store:
            faults = judging.whole(store)
            cards, half = judging.words(store), _half_typed(store)
    except AppError as error:
        return judging.not_opened(error)
    seen = [one["number"] for one in trace.told if one["what"] == "card"]
    under_way = {sentence(number) for number in range(len(seen) + 1)}
    lost = sum(cards.count(sentence(number)) != 1 for number in seen)
    strange = ("other words than were typed",) if set(cards) - under_way else ()
    return Finding(lost, 0, _typing_lost(trace, {*cards, *half}), (*faults, *strange))


def _half_typed(store: Store) -> list[str]:
    interview = the_interview(store)
    return [drafts.draft(store, interview, question).words for question in QUESTIONS]


def _typing_lost(trace: Trace, kept: set[str]) -> float:
    """How long before the end the first key was pressed that isn't on disk; milliseconds."""
    lost = [one for one in trace.told if one["what"] == "key" and not _is_kept(one, kept)]
    return max(((trace.ended_at - one["pressed"]) * 1000 for one in lost), default=0.0)


def _is_kept(key: Told, kept: set[str]) -> bool:
    whole, so_far = sentence(key["number"]), key["length"]
    return any(whole.startswith(words) and len(words.rstrip()) >= _ink(whole, so_far) for words in kept)


def _ink(words: str, length: int) -> int:
    return len(words[:length].rstrip())
