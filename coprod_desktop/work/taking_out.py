"""Takes out of the store all that belongs to something, and its names out of what stays: words of others are kept."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import JSON, Table, delete, update
from sqlmodel import Session, SQLModel, col, select

from coprod_desktop.store import records
from coprod_desktop.work.belongings import BELONGS, belongs, everything_under, rows_of, table_of
from coprod_desktop.work.joins import others_of

_PHOTO = "photo:"
_TITLE = "row_title"


def take_out(session: Session, person_id: str, gone: Collection[str]) -> None:
    """Delete every row that belongs to these ids, and their names out of the rows of the same person that stay."""
    _titles(session, person_id, gone)
    _concerns_that_stay(session, person_id, gone)
    _half_typed(session, gone)
    for table in reversed(SQLModel.metadata.sorted_tables):
        if BELONGS[table.name]:
            session.execute(delete(table).where(belongs(table.name, gone)))
    if person_id not in gone:
        _name_no_more(session, everything_under(session, person_id), gone)
    session.expire_all()


def titled_with(session: Session, person_id: str, gone: Collection[str]) -> frozenset[str]:
    """Statements that stay but once shared a title with one that goes: that title may say what it said."""
    table = records.SameThing
    query = select(table.statement_id, table.other_id).where(
        table.person_id == person_id, col(table.same).is_(True)
    )
    together = others_of([(one, other) for one, other in session.exec(query)])
    return frozenset(other for one in gone for other in together.get(one, ())) - frozenset(gone)


def without(value: Any, gone: Collection[str]) -> Any:  # noqa: ANN401 - what a JSON column holds
    """The same value with nothing in it that names one of these ids: a record inside a list goes whole."""
    if isinstance(value, list):
        return [without(one, gone) for one in value if not _names(one, gone)]
    if isinstance(value, dict):
        return {key: without(one, gone) for key, one in value.items() if not _is_one(one, gone)}
    return value


def _names(value: object, gone: Collection[str]) -> bool:
    if isinstance(value, list):
        return any(_names(one, gone) for one in value)
    if isinstance(value, dict):
        return any(_is_one(one, gone) for one in value.values())
    return _is_one(value, gone)


def _is_one(value: object, gone: Collection[str]) -> bool:
    return isinstance(value, str) and value.removeprefix(_PHOTO) in gone


def _titles(session: Session, person_id: str, gone: Collection[str]) -> None:
    """Titles go with each of those that they stood over, and from what undo would write again."""
    others = titled_with(session, person_id, gone)
    if not others:
        return
    session.execute(delete(table_of(_TITLE)).where(belongs(_TITLE, others)))
    deeds = session.exec(select(records.Deed).where(records.Deed.person_id == person_id))
    for deed in deeds:
        kept = [each for each in deed.undo if each[0] != _TITLE or each[1].get("statement_id") not in others]
        if len(kept) < len(deed.undo):
            deed.undo = kept
            session.add(deed)
    session.flush()


def _concerns_that_stay(session: Session, person_id: str, gone: Collection[str]) -> None:
    """A card that went to the separate part stays there, but has no way back to an interview that is gone."""
    for concern in session.exec(select(records.Concern).where(records.Concern.person_id == person_id)):
        history = concern.moved_history
        if _named_in(history, gone):
            home_is_gone = any(_names(row, gone) for row in history["statement"])
            concern.moved_history = {} if home_is_gone else {**without(history, gone), _TITLE: []}
            session.add(concern)
    session.flush()


def _named_in(value: object, gone: Collection[str]) -> bool:
    return any(one in gone for one in _texts(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.removeprefix(_PHOTO)
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _half_typed(session: Session, gone: Collection[str]) -> None:
    """Half-typed text about cards is kept under a key that names them; parts beside an answer can name them too."""
    for row in session.exec(select(records.Draft)):
        if any(one in row.question_id or one in row.words for one in gone):
            session.delete(row)
    for interview in session.exec(select(records.Interview).where(records.Interview.at_statement != "")):
        if interview.at_statement in gone:
            interview.at_statement = ""
            session.add(interview)
    session.flush()


def _name_no_more(session: Session, person: Collection[str], gone: Collection[str]) -> None:
    """Lists, orders, ladders, papers and undo of the person's other rows: without what is gone."""
    for table in SQLModel.metadata.sorted_tables:
        columns = [each.name for each in table.columns if isinstance(each.type, JSON)]
        if columns and BELONGS[table.name]:
            _without_in(session, table, columns, person, gone)
    emptied = select(records.Deed).where(
        col(records.Deed.id).in_(_emptied(session, person)), col(records.Deed.undone).is_(False)
    )
    for deed in session.exec(emptied):
        session.delete(deed)
    session.flush()


def _emptied(session: Session, person: Collection[str]) -> list[int]:
    """Deeds that have nothing left to take back."""
    return [row["id"] for row in rows_of(session, "deed", person) if not row["undo"]]


def _without_in(
    session: Session, table: Table, columns: list[str], person: Collection[str], gone: Collection[str]
) -> None:
    key = next(iter(table.primary_key))
    for row in rows_of(session, table.name, person):
        changed = {name: after for name in columns if (after := without(row[name], gone)) != row[name]}
        if changed:
            session.execute(update(table).where(key == row[key.name]).values(**changed))
