"""A family whose statements have a history, for the tests of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import SQLModel

from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import (
    deeds,
    following_up,
    handing_over,
    heard,
    interviewing,
    interviews,
    moving,
    notes,
    people,
    reading_back,
    said,
    sharing,
)
from coprod_desktop.work.following_up import FollowUpFacts
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.history import Event, history
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.sitting import sit

TODAY = datetime.now().astimezone().date()
NEXT_VISIT = date(2027, 3, 1)


@dataclass
class Home:
    """Amira's family at one visit, and a later one."""

    store: Store
    person: str
    amira: str
    nadia: str
    tom: str
    visit: str
    later: str

    def say(self, voice: str, words: str, question: str = "F1", **parts: object) -> str:
        given = Words(words, voice, **parts)  # type: ignore[arg-type]
        return interviewing.say(self.store, self.visit, question, given).made_id

    def undo(self) -> None:
        assert deeds.undo_last(self.store, self.person) is not None

    def share(self, statement: str, *audiences: str, **more: object) -> None:
        decision = Decision(tuple(audiences), **more)  # type: ignore[arg-type]
        sharing.share(self.store, Scope(statement_id=statement), decision)

    def agree(self, statement: str) -> None:
        reading_back.word(self.store, statement, "agreed")

    def add(self, *rows: SQLModel) -> None:
        with self.store.session() as session:
            session.add_all(rows)

    def open_to_all(self, statement: str) -> None:
        """Agreed, and shared with everyone who may look on here."""
        self.agree(statement)
        self.share(statement, "family", "person")

    def wording(self, statement: str) -> str:
        with self.store.read() as session:
            return said.said(session, [statement])[statement].wording_id

    def alone(self, statement: str) -> tuple[Event, ...]:
        """As the practitioner alone sees it."""
        return history(self.store, statement, lambda _: True, alone_at_screen=True)

    def seen_by(self, statement: str, *present: str) -> tuple[Event, ...]:
        """As it may stand on a screen that these look at, by the rules that screens go by."""
        sitting = sit(present, people.circle(self.store, self.person), TODAY)
        everything = said.about_person(self.store, self.person)
        shown = {one.id for one in everything if sitting.shows(one)}
        return history(self.store, statement, shown.__contains__, alone_at_screen=False, present=present)

    def told(self, statement: str, *kinds: str) -> list[str]:
        return what(self.alone(statement), *kinds)


def what(events: Collection[Event], *kinds: str) -> list[str]:
    return [event.what for event in events if not kinds or event.kind in kinds]


def in_text(events: Collection[Event]) -> str:
    """All that stands on the screen."""
    return "\n".join(f"{event.what} {event.words}" for event in events)


def a_home(store: Store) -> Home:
    """Amira, her mother Nadia and her father Tom."""
    person = people.add_person(store, PersonFacts("Amira Khan")).made_id
    amira = people.circle(store, person)[0].id
    nadia, tom = (
        people.add_contributor(store, person, ContributorFacts(name, relationship)).made_id
        for name, relationship in (("Nadia", "mother"), ("Tom", "father"))
    )
    visit, later = (
        interviews.start(store, person, interviews.Plan(day)).made_id for day in (TODAY, NEXT_VISIT)
    )
    return Home(store, person, amira, nadia, tom, visit, later)


def link(home: Home, *statements: str) -> dict[str, Any]:
    one, other = sorted(statements)
    return {"person_id": home.person, "statement_id": one, "other_id": other}


def talk(home: Home, one: str, other: str, outcome: str, words: str = "", *by: str) -> records.TalkedAbout:
    return records.TalkedAbout(
        **link(home, one, other), outcome=outcome, talked_on=NEXT_VISIT, words=words, agreed_by=list(by)
    )


def everything(home: Home, one: str, other: str) -> None:
    """One event of every kind."""
    store = home.store
    interviewing.edit(store, one, Words("Jaydon hums.", home.nadia))
    moving.move_to(store, one, "N4")
    notes.note(store, home.visit, "N4", "Secret note.", one)
    interviewing.suggest_short_words(store, one, "Short secret.", None)
    reading_back.choose_name(store, one, "Jaydon", "instead", "a friend")
    for word in ("left_out", "agreed"):
        reading_back.word(store, one, word)
    home.share(one, "family", "person", "health")
    heard.confirm(store, interviews.visit(store, home.later), one, home.nadia, True)
    reading_back.see_differently(store, one, other)
    reading_back.see_differently(store, one, None)
    home.add(talk(home, one, other, "differ"), records.SameThing(**link(home, one, other), same=True))
    home.add(records.RowTitle(person_id=home.person, statement_id=one, words="Jaydon’s humming"))
    step = {"sign": one, "after": "", "helps": [], "worse": []}
    home.add(records.LadderMade(person_id=home.person, made_by=[home.nadia], steps=[step]))
    reading_back.pick_three(store, home.visit, home.nadia, [one])
    following_up.follow_up(store, one, FollowUpFacts(what="Jaydon sits elsewhere"), TODAY)
    paper = Paper("one-page", "health", how="printed", wordings=(home.wording(one),))
    handing_over.handed_over(store, home.person, paper)
    interviewing.remove(store, one)
    home.undo()
