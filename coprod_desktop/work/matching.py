"""Whom a sheet is about: somebody in the store already, one of several, or somebody new."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from coprod_desktop.errors import AmbiguousError, InputError
from coprod_desktop.store import records
from coprod_desktop.work.people import PersonFacts, person_facts
from coprod_desktop.work.sheet_cells import same_name


@dataclass(frozen=True)
class Known:
    """Somebody in the store who has the name on the sheet."""

    id: str
    name: str
    called: str
    born: date | None


@dataclass(frozen=True)
class Match:
    """Whom a sheet is about: one person for certain, `perhaps` one of some, or, with neither, somebody new.

    `again`: this very sheet is in the store already.
    """

    same: Known | None = None
    perhaps: tuple[Known, ...] = ()
    again: bool = False

    @property
    def known(self) -> tuple[Known, ...]:
        """Everyone whom it can be about."""
        return (self.same,) if self.same else self.perhaps


@dataclass(frozen=True)
class Choice:
    """What was decided at the door: that person, or somebody new; and whether it may come in again."""

    person_id: str = ""
    new_person: bool = False
    again: bool = False


NOTHING_CHOSEN = Choice()


def match_in(session: Session, person: PersonFacts, digest: str) -> Match:
    """Look for the person by name and date of birth, and for the sheet itself by its SHA-256."""
    wanted, born = same_name(person.name), person.born
    alike = [one for one in _everyone(session) if same_name(one.name) == wanted]
    same = [one for one in alike if born is not None and one.born == born]
    unsure = [one for one in alike if born is None or one.born is None]
    again = _is_in(session, digest)
    if len(same) == 1:
        return Match(same[0], again=again)
    return Match(perhaps=tuple(same or unsure), again=again)


def _everyone(session: Session) -> Iterator[Known]:
    for row in session.exec(select(records.Person).where(col(records.Person.removed).is_(False))):
        yield Known(row.id, row.name, person_facts(row).called, row.born)


def _is_in(session: Session, digest: str) -> bool:
    table, person = records.Interview, records.Person
    query = (
        select(table.id)
        .join(person, col(person.id) == col(table.person_id))
        .where(table.sheet_digest == digest, col(table.removed).is_(False), col(person.removed).is_(False))
    )
    return session.exec(query).first() is not None


def chosen(match: Match, choice: Choice) -> str:
    """The person's id; empty for somebody new.

    Raises AmbiguousError when somebody has to choose first, InputError when the chosen person isn't the sheet's.
    """
    if match.again and not choice.again:
        raise AmbiguousError("This sheet was brought in before. Nothing was changed.")
    if choice.person_id:
        if choice.person_id not in {one.id for one in match.known}:
            raise InputError(
                "The sheet has another name or date of birth than this person. Nothing was changed."
            )
        return choice.person_id
    if choice.new_person:
        return ""
    if match.perhaps:
        raise AmbiguousError(
            "Somebody of this name is in the store already, and the sheet doesn’t say whether it is the same "
            "person. Nothing was changed."
        )
    return match.same.id if match.same else ""
