"""Fills every place that holds somebody's words with one planted word, through the real screens, then ends."""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from coprod_desktop.app import make_app
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens import SCREENS
from coprod_desktop.work import (
    concerns,
    interviewing,
    interviews,
    notes,
    opening,
    people,
    reading_back,
    sharing,
)
from coprod_desktop.work.concerns import Worry
from coprod_desktop.work.interviews import Plan
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope


def plant(inside: Inside, word: str) -> tuple[str, str]:
    """A person, an interview and a worry, each holding the word; returns their ids."""
    do = inside.desk.do
    person = do(people.add_person, PersonFacts(f"{word} Khan", setting=word, pronouns="she/her"))
    assert person is not None
    voice = do(people.add_contributor, person.made_id, ContributorFacts(f"Nadia {word}", "mother"))
    interview = do(interviews.start, person.made_id, Plan(date(2026, 11, 22), word))
    assert voice is not None
    assert interview is not None
    do(interviews.take_part, interview.made_id, voice.made_id, "here", word)
    said = interviewing.Words(f"She says {word} first.", voice.made_id, stage="early", places=(word,))
    card = do(interviewing.say, interview.made_id, "F1", said)
    assert card is not None
    do(notes.note, interview.made_id, "F1", f"note {word}")
    do(reading_back.word, card.made_id, "agreed")
    do(sharing.share, Scope(statement_id=card.made_id), Decision(("school",)))
    do(concerns.record, person.made_id, Worry(f"worried about {word}"))
    return person.made_id, interview.made_id


def main(folder: Path, word: str) -> None:
    """Make the store, plant, look at every screen, type a half sentence, hide, and leave."""
    app = make_app()
    store, _ = opening.create(folder, f"{word} kettles hum at dusk", word)
    inside = Inside(store)
    inside.resize(1366, 768)
    inside.show()
    person_id, interview_id = plant(inside, word)
    abouts = {"interview_id": interview_id, "person_id": person_id}
    wanted = {
        "person": ("person_id",),
        "start": ("person_id",),
        "guide": ("interview_id",),
        "read_back": ("interview_id",),
        "summaries": ("person_id",),
        "concerns": ("person_id",),
    }
    for screen in SCREENS:
        inside.desk.go(screen, **{name: abouts[name] for name in wanted.get(screen, ())})
        QTest.qWait(50)
    inside.desk.go("guide", interview_id=interview_id)
    QTest.keyClicks(inside.shown.asking.composer, f"half typed {word}")  # type: ignore[union-attr]
    QTest.keyClick(inside, Qt.Key.Key_F9)
    assert inside.keep()
    print("title", inside.window().windowTitle(), flush=True)
    store.close()
    QTimer.singleShot(0, app.quit)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin.readline().strip())
