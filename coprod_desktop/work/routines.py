"""What was said about routines, to have in mind while a board is made: only what everyone who looks on may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from coprod_desktop.store.vault import Store
from coprod_desktop.work.boards import NOW_NEXT
from coprod_desktop.work.eligibility import Page, printed_words, why_not
from coprod_desktop.work.interviews import usual_set
from coprod_desktop.work.said import Said, said_by_person
from coprod_desktop.work.voices import Voice, voices

LOOK_ON = ("person", "family")
"""The screen is made with the person, and family may sit beside them: each line has to be meant for both."""


@dataclass(frozen=True)
class Routine:
    """A line that was agreed and shared, and whose it is."""

    words: str
    voice: Voice


def routines(store: Store, person_id: str, today: date) -> tuple[Routine, ...]:
    """What was said to the questions that print on a Now and Next board, in words, the newest interview first."""
    with store.read() as session:
        shown = [one for one in _said(session, person_id) if one.words]
        everything = {one.id: one for one in said_by_person(session, person_id)} if shown else {}
        relationships = {key: voice.relationship for key, voice in voices(session, person_id).items()}
    pages = [Page(who, today, relationships=relationships, known=everything) for who in LOOK_ON]
    return tuple(Routine(printed_words(one), one.voice) for one in shown if _open(one, pages))


def _open(one: Said, pages: list[Page]) -> bool:
    return one.shared is not None and not any(why_not(one, page) for page in pages)


def _said(session: Session, person_id: str) -> list[Said]:
    said = [one for question_id in _questions() for one in said_by_person(session, person_id, question_id)]
    return sorted(said, key=lambda one: one.held_on, reverse=True)


def _questions() -> Iterator[str]:
    for question in usual_set().questions:
        if any(place.document == NOW_NEXT for place in question.prints):
            yield question.id
