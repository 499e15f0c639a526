"""Writes many rows of one table at once: column by column, without an object or a parameter mapping for each row."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Table, insert, inspect
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlmodel import Session, SQLModel

from coprod_desktop.store.going import Steps

Row = Mapping[str, Any]

AT_ONCE = 500
"""Rows between two looks at whether the work is to be stopped."""


def insert_many(
    session: Session, table: type[SQLModel], usual: Row, rows: Sequence[Row], steps: Steps
) -> None:
    """Insert rows that all have the same columns, at least one; `usual` holds what is the same in each of them.

    One statement for so many rows. Raises StoppedError between two of them: the transaction is then to be taken back.
    """
    connection, varied = session.connection(), frozenset(rows[0])
    into = _into(table, tuple(sorted(varied | usual.keys())), connection.dialect)
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        columns = [
            into.stored(name, [row[name] for row in some])
            if name in varied
            else into.stored(name, [usual[name]]) * len(some)
            for name in into.names
        ]
        connection.exec_driver_sql(into.sql, list(zip(*columns, strict=True)))
        steps.more(len(some))


class _Into:
    """The statement that fills these columns of a table, and how the driver takes their values."""

    def __init__(self, table: Table, names: Sequence[str], dialect: Dialect) -> None:
        made = insert(table).compile(dialect=dialect, column_keys=list(names))
        assert isinstance(made, SQLCompiler)
        self.sql, self.names = str(made), tuple(made.positiontup or ())
        self._ways = {
            name: table.columns[name].type.dialect_impl(dialect).bind_processor(dialect)
            for name in self.names
        }

    def stored(self, name: str, values: list[Any]) -> list[Any]:
        """Values of this column as the driver takes them."""
        way = self._ways[name]
        return values if way is None else list(map(way, values))


@lru_cache(maxsize=64)
def _into(table: type[SQLModel], names: tuple[str, ...], dialect: Dialect) -> _Into:
    """Made once for the same columns: a card that is said need not put its statements together anew."""
    return _Into(inspect(table).local_table, names, dialect)
