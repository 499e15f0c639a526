"""The people of a store and the circle around each: who has a voice, and who decides about their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import DECIDER, SELF
from coprod_desktop.questions.wording import Naming
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Doing, Place, begin
from coprod_desktop.work.photos import prepared
from coprod_desktop.work.voices import Voice, in_order, voice_of

LONGEST_NAME = 200


@dataclass(frozen=True)
class PersonFacts:
    """What is known of a person. Nothing but the name is needed."""

    name: str
    likes_to_be_called: str = ""
    pronouns: str = ""
    born: date | None = None
    setting: str = ""
    ask_today: str = ""
    photo: bytes | None = None
    stage_words: Mapping[str, str] | None = None
    id: str = ""

    @property
    def called(self) -> str:
        """The name to use: what they like to be called, else their first name."""
        return self.likes_to_be_called.strip() or (self.name.split() or [""])[0]

    def age_on(self, day: date) -> int | None:
        """Whole years on that day; None without a date of birth."""
        if self.born is None:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def fill(self, text: str) -> str:
        """A sentence of a question set with this person's name and pronouns in it."""
        return Naming(self.called, self.pronouns).fill(text)


@dataclass(frozen=True)
class ContributorFacts:
    """What is known of somebody in the circle."""

    name: str
    relationship: str = ""
    decider: str = "own"
    decider_name: str = ""


def add_person(store: Store, facts: PersonFacts) -> Changed:
    """Add a person, and with them their own voice in the circle. Raises InputError without a name."""
    with store.session() as session:
        return add_person_in(session, store, facts)


def add_person_in(session: Session, store: Store, facts: PersonFacts) -> Changed:
    """The same within a transaction that is open already."""
    _check_person(facts)
    person = records.Person(**_person_row(facts))
    session.add(person)
    session.flush()
    doing = begin(store, session, Place(person.id))
    doing.add(records.Contributor(person_id=person.id, name=facts.called, relationship=SELF))
    return doing.done("people", made_id=person.id)


def edit_person(store: Store, person_id: str, facts: PersonFacts) -> Changed:
    """Change a person's facts; what stood there before goes to the history and can be undone."""
    _check_person(facts)
    with store.session() as session:
        doing = begin(store, session, Place(person_id))
        _change_person(doing, _needed(session, records.Person, person_id), _person_row(facts))
        return doing.done("people", "Details changed")


def fill_blanks_in(doing: Doing, facts: PersonFacts) -> list[str]:
    """Give a person what was not known yet, within an open deed. Returns the fields that differ and stay."""
    person = _needed(doing.session, records.Person, doing.place.person_id)
    given = {name: value for name, value in _person_row(facts).items() if value and name != "name"}
    _change_person(doing, person, {key: value for key, value in given.items() if not getattr(person, key)})
    return [key for key, value in given.items() if getattr(person, key) != value]


def _change_person(doing: Doing, person: records.Person, values: Mapping[str, Any]) -> None:
    """Change a person's facts, and with them the name of their own voice where it is the one they are called by."""
    own, before = _own_voice(doing.session, person.id), person_facts(person).called
    _change(doing, person, values)
    if own is not None and own.name == before:
        _change(doing, own, {"name": person_facts(person).called})


def remove_person(store: Store, person_id: str) -> Changed:
    """Take a person off the list; undo brings them back."""
    with store.session() as session:
        doing = begin(store, session, Place(person_id))
        remove_in(doing, person_id)
        return doing.done("people", "Person removed")


def remove_in(doing: Doing, person_id: str) -> None:
    """The same within an open deed."""
    _change(doing, _needed(doing.session, records.Person, person_id), {"removed": True})


def person(store: Store, person_id: str) -> PersonFacts:
    """A person's facts."""
    with store.read() as session:
        return person_in(session, person_id)


def person_in(session: Session, person_id: str) -> PersonFacts:
    """The same within an open session."""
    return person_facts(_needed(session, records.Person, person_id))


def person_facts(row: records.Person) -> PersonFacts:
    """A person's record as a plain value."""
    return PersonFacts(
        row.name,
        row.likes_to_be_called,
        row.pronouns,
        row.born,
        row.setting,
        row.ask_today,
        row.photo,
        dict(row.stage_words),
        row.id,
    )


def add_contributor(store: Store, person_id: str, facts: ContributorFacts) -> Changed:
    """Add somebody to the circle. Raises InputError without a name, or for a second voice of the person."""
    _check_contributor(facts)
    with store.session() as session:
        return add_contributor_in(session, store, person_id, facts)


def add_contributor_in(session: Session, store: Store, person_id: str, facts: ContributorFacts) -> Changed:
    """The same within a transaction that is open already."""
    doing = begin(store, session, Place(person_id))
    return doing.done("people", f"{facts.name} added", made_id=join_in(doing, facts))


def join_in(doing: Doing, facts: ContributorFacts) -> str:
    """Give somebody a place in the circle within an open deed. Returns their id."""
    _check_contributor(facts)
    rows = _circle(doing.session, doing.place.person_id)
    if facts.relationship == SELF and any(row.relationship == SELF for row in rows):
        raise InputError("The person has a voice in this circle already.")
    row = records.Contributor(person_id=doing.place.person_id, place=len(rows), **_values(facts))
    doing.session.add(row)
    doing.session.flush()
    doing.restore.append((records.Contributor, {"id": row.id, "removed": True}))
    return row.id


def rejoin_in(doing: Doing, contributor_id: str) -> None:
    """Bring somebody who had left the circle back into it, within an open deed."""
    row = _needed(doing.session, records.Contributor, contributor_id)
    if row.removed:
        _change(doing, row, {"removed": False})


def edit_contributor(store: Store, contributor_id: str, facts: ContributorFacts) -> Changed:
    """Change what is known of a contributor. The person stays the person."""
    _check_contributor(facts)
    with store.session() as session:
        row = _needed(session, records.Contributor, contributor_id)
        if (row.relationship == SELF) != (facts.relationship == SELF):
            raise InputError("The person's own voice stays their own, and nobody else can take it.")
        doing = begin(store, session, Place(row.person_id))
        _change(doing, row, _values(facts))
        return doing.done("people", "Details changed")


def remove_contributor(store: Store, contributor_id: str) -> Changed:
    """Take somebody out of the circle. What they said stays; the person themself can't be taken out."""
    with store.session() as session:
        row = _needed(session, records.Contributor, contributor_id)
        if row.relationship == SELF:
            raise InputError("This is the person's own voice. It stays in the circle.")
        doing = begin(store, session, Place(row.person_id))
        _change(doing, row, {"removed": True})
        return doing.done("people", f"{row.name} taken out of the circle")


def circle(store: Store, person_id: str) -> list[Voice]:
    """Who has a voice about this person now: the person first, then in the order they came."""
    with store.read() as session:
        rows = [row for row in _circle(session, person_id) if not row.removed]
    return in_order(voice_of(row) for row in rows)


def _own_voice(session: Session, person_id: str) -> records.Contributor | None:
    return next((row for row in _circle(session, person_id) if row.relationship == SELF), None)


def _circle(session: Session, person_id: str) -> Sequence[records.Contributor]:
    table = records.Contributor
    query = select(table).where(table.person_id == person_id).order_by(col(table.place), col(table.id))
    return session.exec(query).all()


def _needed(session: Session, table: type[Any], row_id: str) -> Any:  # noqa: ANN401 - a row of that table
    row = session.get(table, row_id)
    if row is None:
        raise InputError("This is no longer in the store. Go back to People and open it again.")
    return row


def _check_person(facts: PersonFacts) -> None:
    if not facts.name.strip():
        raise InputError("Please give a name. Nothing else is needed.")
    if len(facts.name) > LONGEST_NAME:
        raise InputError(f"A name can have {LONGEST_NAME} letters. Please shorten it.")


def _check_contributor(facts: ContributorFacts) -> None:
    if not facts.name.strip():
        raise InputError(
            "Please say who this is: a name, or what {name} calls them.".replace("{name}", "the person")
        )
    if facts.decider not in DECIDER:
        raise InputError("Please choose who decides about sharing from the list.")
    if DECIDER[facts.decider].for_person_only and facts.relationship != SELF:
        raise InputError(
            "Everyone decides about their own words. Only the person can have somebody decide for them."
        )


def _person_row(facts: PersonFacts) -> dict[str, Any]:
    return {
        "name": facts.name.strip(),
        "likes_to_be_called": facts.likes_to_be_called.strip(),
        "pronouns": facts.pronouns.strip(),
        "born": facts.born,
        "setting": facts.setting.strip(),
        "ask_today": facts.ask_today.strip(),
        "photo": prepared(facts.photo) if facts.photo else None,
        "stage_words": dict(facts.stage_words or {}),
    }


def _values(facts: ContributorFacts) -> dict[str, Any]:
    return {one.name: getattr(facts, one.name).strip() for one in fields(facts)}


def _change(doing: Doing, row: SQLModel, values: Mapping[str, Any]) -> None:
    """Set what differs, keep what stood there in the history, and know how to put it back."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    row_id = getattr(row, "id")  # noqa: B009 - every table has one, though SQLModel doesn't say so
    doing.restore.append((type(row), {"id": row_id, **{name: getattr(row, name) for name in changed}}))
    for name, value in changed.items():
        doing.add(_history(row_id, name, getattr(row, name), value))
        setattr(row, name, value)
    doing.session.add(row)


def _history(row_id: str, name: str, before: object, after: object) -> records.FactChange:
    return records.FactChange(row_id=row_id, field=name, before=_in_words(before), after=_in_words(after))


def _in_words(value: object) -> str:
    if isinstance(value, bytes):
        return "a photo"
    return "" if value is None else str(value)


def history(store: Store, row_id: str) -> list[tuple[datetime, str, str, str, str]]:
    """When, who, which field, before, after: newest first."""
    table = records.FactChange
    with store.read() as session:
        rows = session.exec(select(table).where(table.row_id == row_id).order_by(col(table.id).desc())).all()
    return [(row.at, row.by, row.field, row.before, row.after) for row in rows]
