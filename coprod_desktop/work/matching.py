"""Who is meant: by a sheet with its name and date of birth, or by a name typed at the command line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from coprod_desktop.errors import AmbiguousError, InputError
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work import people
from coprod_desktop.work.people import PersonFacts, person_facts
from coprod_desktop.work.sheet_cells import same_name

LEAST_ID = 6
"""So few signs of an id are never meant by chance."""


@dataclass(frozen=True)
class Known:
    """Somebody in the store, as a name can mean them."""

    id: str
    name: str
    called: str = ""
    born: date | None = None


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


def everyone(store: Store) -> list[Known]:
    """All people of a store."""
    with store.read() as session:
        return list(_everyone(session))


def circle(store: Store, person_id: str) -> list[Known]:
    """All voices of a person's circle."""
    return [Known(voice.id, voice.name) for voice in people.circle(store, person_id)]


def meant(said: str, known: Sequence[Known]) -> Known:
    """Whoever has this name, is called so, or whose id begins so, capitals aside.

    Raises InputError for nobody, AmbiguousError with what to say instead for several.
    """
    wanted = same_name(said)
    found = [one for one in known if _goes_by(one, wanted)]
    if not found:
        raise InputError(
            "Nobody here goes by this name. Nothing was changed. The command people lists who there is."
        )
    if len(found) > 1:
        raise AmbiguousError("This name means more than one person. Say instead:", told_apart(found))
    return found[0]


def told_apart(known: Sequence[Known]) -> list[str]:
    """Each with the shortest beginning of the id that is theirs alone, then name and date of birth."""
    length = LEAST_ID
    while len({one.id[:length] for one in known}) < len(known):
        length += 1
    return [f"{one.id[:length]} for {one.name}{_born(one)}" for one in known]


def _goes_by(one: Known, wanted: str) -> bool:
    if not wanted:
        return False
    by_id = len(wanted) >= LEAST_ID and one.id.startswith(wanted)
    return by_id or wanted in (same_name(one.name), same_name(one.called))


def _born(one: Known) -> str:
    return f", born {day_in_words(one.born)}" if one.born else ""
