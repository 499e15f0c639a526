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
    def initial(self) -> str:
        """The first letter of the name, for the mark beside the colour."""
        return self.name.strip()[:1].upper() or "?"


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
