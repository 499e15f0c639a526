"""Every screen in its states, ready to be pictured: made from the sample sheets in a throw-away store."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from coprod_desktop.ui.doors.first_run import NewStoreDoor, WelcomeDoor
from coprod_desktop.ui.doors.unlock import UnlockDoor
from coprod_desktop.ui.gallery import Shot, make_gallery
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.concerns import Concerns
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.work import interviews, listing, opening

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

Then = Callable[[Inside], object]
QUESTIONS = ("A1", "A6", "A8", "C2", "D2", "D3", "F1", "F2", "G2", "H5", "I2", "J4", "N4", "N7")
"""One question of each kind of answer, and the screens' own records."""


def take_all(folder: Path) -> list[Path]:
    """Picture everything into `folder`; returns the files."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        store = opening.made_up(Path(place) / "made-up")
        try:
            return make_gallery(folder, (*_doors(Path(place)), *_screens(store)))
        finally:
            store.close()


def _doors(place: Path) -> tuple[Shot, ...]:
    return (
        Shot("01-welcome", lambda: WelcomeDoor("")),
        Shot("02-new-store", NewStoreDoor),
        Shot("03-unlock", lambda: UnlockDoor(place / "made-up")),
    )


def _screens(store: "Store") -> tuple[Shot, ...]:
    people = {row.facts.called: row.id for row in listing.people(store, date.today())}
    amira, isla = people["Amira"], people["Isla"]
    open_now = interviews.visits_of(store, amira)[0].id
    to_read = interviews.visits_of(store, isla)[0].id
    shot = partial(_shot, store)
    return (
        shot("10-people", "people"),
        shot("12-reviews", "reviews"),
        shot("13-person", "person", person_id=isla),
        shot("14-person-interviews", "person", person_id=isla, tab="interviews"),
        shot("15-person-summaries", "person", person_id=isla, tab="summaries"),
        shot("16-bring-in", "bring_in"),
        shot("17-settings", "settings"),
        shot("20-start", "start", person_id=amira),
        shot("21-agree-and-agenda", "start", interview_id=open_now),
        *(
            shot(f"30-guide-{question}", "guide", interview_id=open_now, question_id=question)
            for question in QUESTIONS
        ),
        shot("31-guide-typing", "guide", then=_type, interview_id=open_now, question_id="F1"),
        shot("32-break", "guide", then=_rest, interview_id=open_now),
        shot("33-hidden", "guide", then=lambda inside: inside.cover.toggle(), interview_id=open_now),
        shot("34-keys", "guide", then=lambda inside: inside.show_keys(), interview_id=open_now),
        shot("40-separate-part", "concerns", person_id=amira),
        shot("41-separate-part-open", "concerns", then=_open_concerns, person_id=amira),
        shot("50-read-back", "read_back", interview_id=to_read),
        shot("60-summaries", "summaries", person_id=isla),
    )


def _shot(store: "Store", name: str, screen: str, *, then: Then | None = None, **about: object) -> Shot:
    return Shot(name, partial(_inside, store, screen, about, then))


def _inside(store: "Store", screen: str, about: dict[str, object], then: Then | None) -> QWidget:
    inside = Inside(store)
    inside.desk.go(screen, **about)
    if then is not None:
        inside.resize(1366, 768)
        inside.show()
        then(inside)
    dialogs = [one for one in inside.findChildren(QDialog) if one.isVisible()]
    return dialogs[0] if dialogs else inside


def _type(inside: Inside) -> None:
    guide = inside.shown
    assert isinstance(guide, Guide)
    guide.asking.choose_voice(2)
    guide.asking.composer.set_words("She starts humming the same tune and pulls at her left sleeve")


def _rest(inside: Inside) -> None:
    assert isinstance(inside.shown, Guide)
    inside.shown.take_break()


def _open_concerns(inside: Inside) -> None:
    assert isinstance(inside.shown, Concerns)
    inside.shown.open.click()
