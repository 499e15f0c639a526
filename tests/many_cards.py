"""A visit where so much was said at one question that the window can't hold it all."""

from dataclasses import dataclass
from datetime import date

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import interviews, people
from coprod_desktop.work.interviewing import Addition, Words, add_statements
from coprod_desktop.work.people import ContributorFacts, PersonFacts

TODAY = date(2026, 11, 22)
AT = "F1"


@dataclass(frozen=True)
class Talk:
    """Ids of a person, a visit, the two who take part, and the cards in their order."""

    person: str
    visit: str
    voices: tuple[str, ...]
    cards: tuple[str, ...]


def talk(store: Store, many: int) -> Talk:
    """So many cards at one question, by two voices in turn."""
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    names = (("Nadia", "mother"), ("Tom", "father"))
    voices = tuple(people.add_contributor(store, person, ContributorFacts(*name)).made_id for name in names)
    visit = interviews.start(store, person, interviews.Plan(TODAY, visit="full")).made_id
    for voice in voices:
        interviews.take_part(store, visit, voice, "here")
    cards = say_many(store, visit, voices, many) if many else ()
    return Talk(person, visit, voices, cards)


def say_many(store: Store, visit: str, voices: tuple[str, ...], many: int) -> tuple[str, ...]:
    """In one commit, which is all that makes it quick."""
    added = [
        Addition(AT, Words(f"She hums tune {number} and waits by the door.", voices[number % 2]))
        for number in range(many)
    ]
    with store.session() as session:
        add_statements(store, session, session.get_one(records.Interview, visit), added)
    return tuple(one.id for one in added)
