"""Whose voice it is: a contributor as screens, cards and pages need them."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from coprod_desktop.questions.vocabulary import SELF
from coprod_desktop.store import records


@dataclass(frozen=True)
class Voice:
    """A contributor as a screen needs them. `place` counts from 0 and gives the colour."""

    id: str
    name: str
    relationship: str
    place: int
    decider: str = "own"
    decider_name: str = ""

    @property
    def is_person(self) -> bool:
        """Whether this is the person whom the conversation is about."""
        return self.relationship == SELF

    @property
    def introduced(self) -> str:
        """The name and how they know the person, unless the name says so: “Nadia (mother)”, “Tom (Dad)”."""
        told = self.is_person or not self.relationship or "(" in self.name
        return self.name if told else f"{self.name} ({self.relationship})"

    @property
    def initial(self) -> str:
        """The first letter of the name, for the mark beside the colour."""
        return initial_of(self.name)


def initial_of(name: str) -> str:
    """The letter that stands beside a voice's colour."""
    return name.strip()[:1].upper() or "?"


def voices(session: Session, person_id: str) -> dict[str, Voice]:
    """The contributors of a person's circle by id, those who left it included, in the order they came."""
    rows = session.exec(
        select(records.Contributor)
        .where(records.Contributor.person_id == person_id)
        .order_by(col(records.Contributor.place), col(records.Contributor.id))
    )
    return {row.id: voice_of(row) for row in rows}


def voice_of(row: records.Contributor) -> Voice:
    """A contributor's record as a voice."""
    return Voice(row.id, row.name, row.relationship, row.place, row.decider, row.decider_name)


def in_order(some: Iterable[Voice]) -> list[Voice]:
    """The person first, then the others in the order they came."""
    return sorted(some, key=lambda voice: (not voice.is_person, voice.place))
