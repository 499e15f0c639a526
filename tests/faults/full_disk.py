"""Talks on while nothing can be written any more, then again once it can; says on stdout what the screen says."""

import json
import resource
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from coprod_desktop.app import make_app
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import create_store
from coprod_desktop.ui.dialogs.note import Note
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.ui.window import Window
from coprod_desktop.work import drafts, interviews, people, said
from coprod_desktop.work.people import ContributorFacts, PersonFacts

HALF = "goes quiet and then"
LONGER_THAN_A_RETRY = 1500


class Talk:
    """A window with the guide open."""

    def __init__(self, folder: Path, passphrase: str) -> None:
        make_app()
        cheap = Cost(memory_kib=8 * 1024, passes=1)
        self.store, _ = create_store(folder, passphrase, "Ruth", cheap)
        person = people.add_person(self.store, PersonFacts("Amira")).made_id
        voice = people.add_contributor(self.store, person, ContributorFacts("Nadia", "mother")).made_id
        self.interview = interviews.start(self.store, person, interviews.Plan(date(2026, 11, 22))).made_id
        interviews.take_part(self.store, self.interview, voice, "here")
        self.window = Window(lambda _: None, lambda: None)
        self.window.enter(self.store)
        self.window.show()
        assert self.window.inside
        self.inside = self.window.inside
        self.inside.desk.go("guide", interview_id=self.interview, question_id="F1")
        self.person = person
        QTest.qWait(50)

    @property
    def guide(self) -> Guide:
        assert isinstance(self.inside.shown, Guide)
        return self.inside.shown

    def tell(self, moment: str) -> None:
        """What stands on the screen and on the disk now."""
        guide = self.guide
        told = {
            "moment": moment,
            "saving": guide.top.saved.words.text(),
            "typed": guide.asking.composer.toPlainText(),
            "question": guide.question.id,
            "cards": len(guide.asking.cards),
            "message": self.inside.messages.words(),
            "keeps": self.inside.keep(),
            "visible": self.window.isVisible(),
            "on_disk": drafts.draft(self.store, self.interview, "F1").words,
            "cards_on_disk": len(said.at_question(self.store, self.interview, "F1")),
        }
        print(json.dumps(told), flush=True)

    def type(self, words: str) -> None:
        """Into the composer."""
        QTest.keyClicks(self.guide.asking.composer, words)

    def enter(self) -> None:
        """What is typed becomes a card."""
        QTest.keyClick(self.guide.asking.composer, Qt.Key.Key_Return)


def disk_takes(size: int) -> None:
    """No file may grow beyond this; to SQLite that is a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def note_stays(talk: Talk) -> bool:
    """A small window that can't be kept stays open with its words."""
    talk.guide.windows.write_note()
    (note,) = talk.window.findChildren(Note)
    QTest.keyClicks(note.about.box, "look at the lamp")
    note.try_to_keep()
    stays = note.isVisible() and note.note() == "look at the lamp"
    note.reject()
    QCoreApplication.processEvents()
    return stays


def main(folder: Path, passphrase: str) -> None:
    """Type, fill the disk, try every way on, make room again."""
    talk = Talk(folder, passphrase)
    talk.type(HALF)
    disk_takes(0)
    talk.type(" hides")
    QTest.qWait(LONGER_THAN_A_RETRY)
    talk.tell("full")
    ways: dict[str, Callable[[], object]] = {
        "enter": talk.enter,
        "next": talk.guide.next,
        "back": talk.guide.back,
        "break": talk.guide.take_break,
        "leave": lambda: talk.inside.desk.go("person", person_id=talk.person),
        "close": talk.window.close,
    }
    for name, way in ways.items():
        way()
        talk.tell(name)
    print(json.dumps({"moment": "note", "stays": note_stays(talk)}), flush=True)
    disk_takes(resource.RLIM_INFINITY)
    QTest.qWait(LONGER_THAN_A_RETRY)
    talk.tell("room again")
    talk.enter()
    talk.tell("said")
    talk.store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin.readline().strip())
