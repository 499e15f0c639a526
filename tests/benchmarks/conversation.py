"""A visit under way with so many cards on one question, as the guide shows it."""

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.ui.screens.guide import Guide
from coprod_desktop.work import interviews, people
from coprod_desktop.work.interviewing import Addition, Words, add_statements
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from tests.benchmarks.room import Room
from tests.benchmarks.schedule import TODAY

QUESTION = "F1"
WORDS = "Goes quiet and looks at the door before anything else happens."


def begun(store: Store, cards: int = 0) -> str:
    """A visit of somebody new, with this many cards at the question of first signs; returns its id."""
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    people.add_contributor(store, person, ContributorFacts("Nadia", "mother"))
    visit = interviews.start(store, person, interviews.Plan(TODAY, visit="full")).made_id
    voices = [voice.id for voice in people.circle(store, person)]
    for voice in voices:
        interviews.take_part(store, visit, voice, "here")
    said = [Addition(QUESTION, Words(f"{WORDS} ({number})", voices[1])) for number in range(cards)]
    with store.session() as session:
        add_statements(store, session, session.get_one(records.Interview, visit), said)
    return visit


def at(room: Room, visit: str, question: str = QUESTION) -> Guide:
    """The guide at a question of a visit, with somebody chosen to speak."""
    room.go("guide", interview_id=visit, question_id=question)
    guide = room.inside.shown
    assert isinstance(guide, Guide)
    guide.asking.choose_voice(2)
    return guide
