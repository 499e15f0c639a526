"""Types a visit into the real guide, key by key, and says on stdout what it has seen; it is killed on the way."""

import sys
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from coprod_desktop.app import make_app
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.work import interviewing, interviews, opening, people
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts

SENTENCE = "card {number} she hums the same tune and pulls at her sleeve"
QUESTIONS = ("F1", "I2", "J1", "G3")


def begin(inside: Inside) -> str:
    """A person, a voice and an interview, through the same functions that the screens call."""
    desk = inside.desk
    person = desk.do(people.add_person, PersonFacts("Amira Khan"))
    assert person is not None
    voice = desk.do(people.add_contributor, person.made_id, ContributorFacts("Nadia", "mother"))
    interview = desk.do(interviews.start, person.made_id, Plan(date(2026, 11, 22)))
    assert voice is not None
    assert interview is not None
    desk.do(interviews.take_part, interview.made_id, voice.made_id, "here")
    return interview.made_id


def tell(*parts: object) -> None:
    """One line, at once."""
    print(*parts, flush=True)


def type_on(inside: Inside, interview_id: str) -> None:
    """Card after card over several questions, with a short breath between keys."""
    number = 0
    while True:
        question = QUESTIONS[number // 5 % len(QUESTIONS)]
        inside.desk.go("guide", interview_id=interview_id, question_id=question)
        QCoreApplication.processEvents()
        guide = inside.shown
        assert isinstance(guide, Guide)
        composer = guide.asking.composer
        for letter in SENTENCE.format(number=number):
            QTest.keyClicks(composer, letter)
            QTest.qWait(4)
            tell("key", time.monotonic(), question, composer.toPlainText())
        before = len(guide.asking.cards)
        QTest.keyClick(composer, Qt.Key.Key_Return)
        if len(guide.asking.cards) == before + 1:
            tell("card", number)
        number += 1


def main(folder: Path, passphrase: str) -> None:
    """Open the store in the real screens and type until killed."""
    app = make_app()
    inside = Inside(opening.open_store(folder, opening.unlock(folder, passphrase)))
    inside.resize(1366, 768)
    inside.show()
    interview_id = begin(inside)
    tell("ready", interview_id, interviewing.__name__)
    app.processEvents()
    type_on(inside, interview_id)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin.readline().strip())
