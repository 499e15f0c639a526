"""Who looks on while somebody searches: it decides what may be found, and where a result opens."""

from collections.abc import Iterable
from dataclasses import dataclass

from coprod_desktop.ui.desk import Desk
from coprod_desktop.work import people, said
from coprod_desktop.work.eligibility import with_names
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.searching_shown import Shown
from coprod_desktop.work.sitting import ALONE_QUESTIONS, Sitting, sit


@dataclass(frozen=True)
class Scope:
    """A screen that others look at: one person, what may stand on it, and who looks on.

    `open_here` is the interview whose own words are on this screen anyway.
    """

    person: PersonFacts
    shown: tuple[Shown, ...]
    present: tuple[str, ...]
    open_here: str = ""
    reading_back: str = ""


def of_visit(desk: Desk, person_id: str, interview_id: str, present: Iterable[str]) -> Scope:
    """During a visit: what was said today, and of other days what everyone who takes part may see."""
    sitting = sit(tuple(present), desk.look(people.circle, person_id), desk.today())

    def may(one: Said) -> bool:
        today = one.interview_id == interview_id and one.question_id not in ALONE_QUESTIONS
        return not one.is_a_tick and (today or sitting.shows(one))

    everything = desk.look(said.about_person, person_id)
    shown = tuple(_shown(one, sitting) for one in everything if may(one))
    return Scope(desk.look(people.person, person_id), shown, sitting.present, open_here=interview_id)


def of_reading(desk: Desk, person_id: str, interview_id: str, sitting: Sitting) -> Scope:
    """While it is read back: what everyone who can see the screen may see."""
    everything = desk.look(said.about_person, person_id)
    shown = tuple(_shown(one, sitting) for one in everything if sitting.shows(one) and one.word != "left_out")
    person = desk.look(people.person, person_id)
    return Scope(person, shown, sitting.present, reading_back=interview_id)


def _shown(one: Said, sitting: Sitting) -> Shown:
    own = sitting.present == (one.voice.id,)
    return Shown(one, one.words if own else with_names(one.words, one))
