"""In a history of dated rows the newest one counts: how it is found, one by one, in a list and within a query."""

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import Integer, literal_column
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from coprod_desktop.store.columns import Dated

T = TypeVar("T")
Table = TypeVar("Table", bound=Dated)
_ONE = literal_column("1", Integer)
"""As a word of the query: given as a value, SQLite plans the query anew each time."""


def newest(session: Session, table: type[Table], **values: object) -> Table | None:
    """The newest row that has these values (None means: none is set), or None."""
    query = select(table).filter_by(**values)
    return session.exec(query.order_by(col(table.id).desc()).limit(_ONE)).first()


def newest_each(session: Session, table: type[Table], key: str, **values: object) -> dict[Any, Table]:
    """The newest row for each value of `key` among the rows that have these values."""
    query = select(table).filter_by(**values)
    return latest(session.exec(query.order_by(col(table.id))), key)


def newest_id(table: type[Dated], **of: Any) -> Any:  # noqa: ANN401 - columns, a subquery
    """For use within a query: the id of the newest row that has these values, columns of that query."""
    later = aliased(table)
    query = select(func.max(col(later.id))).where(
        *(getattr(later, key) == value for key, value in of.items())
    )
    return query.correlate_except(later).scalar_subquery()


def newest_beside(table: type[Dated], **of: Any) -> tuple[type[Dated], Any]:  # noqa: ANN401
    """What an outer join needs to put the newest row of a table beside each row of a query."""
    return table, col(table.id) == newest_id(table, **of)


def latest(rows: Iterable[T], key: str) -> dict[Any, T]:
    """Of rows in the order they were written, the last one for each value of `key`."""
    return {getattr(row, key): row for row in rows}
