"""Rows on their way into a store, held back until there are enough of a table to write at once."""

import json
from collections.abc import Callable
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON
from sqlmodel import SQLModel

AT_ONCE = 20_000


def as_moment(at: datetime) -> str:
    """A moment as the store writes it."""
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


class Rows:
    """`write` is the store's own connection: it runs a statement for many rows."""

    def __init__(self, write: Callable[[str, list[Any]], object], by: str) -> None:
        self._write, self._by = write, by
        self._tables: dict[type[SQLModel], _Waiting] = {}

    def add(self, table: type[SQLModel], **values: Any) -> None:  # noqa: ANN401 - whatever its columns hold
        """One row; what is left out is as a new record has it, in the practitioner's name."""
        waiting = self._tables.get(table)
        if waiting is None:
            waiting = self._tables[table] = _Waiting(table, self._by)
        if waiting.take(values) >= AT_ONCE:
            waiting.write(self._write)

    def write_all(self) -> None:
        """Write whatever still waits."""
        for waiting in self._tables.values():
            waiting.write(self._write)


class _Waiting:
    """The rows of one table."""

    def __init__(self, table: type[SQLModel], by: str) -> None:
        columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
        names = [one.name for one in columns if not (one.primary_key and one.type.python_type is int)]
        self._json = [one.name for one in columns if isinstance(one.type, JSON)]
        self._usual = {name: _usual(table, name, by) for name in names}
        self._in_order = itemgetter(*names)
        self._insert = (
            f'INSERT INTO "{table.__tablename__}" ({", ".join(f"{chr(34)}{name}{chr(34)}" for name in names)}) '
            f"VALUES ({', '.join('?' * len(names))})"
        )
        self._rows: list[Any] = []

    def take(self, values: dict[str, Any]) -> int:
        row = {**self._usual, **values}
        for name in self._json:
            if not isinstance(row[name], str | None):
                row[name] = json.dumps(row[name])
        self._rows.append(self._in_order(row))
        return len(self._rows)

    def write(self, write: Callable[[str, list[Any]], object]) -> None:
        rows, self._rows = self._rows, []
        if rows:
            write(self._insert, rows)


def _usual(table: type[SQLModel], name: str, by: str) -> object:
    """What a new record has there; None where it has to be given."""
    if name == "by":
        return by
    field = table.model_fields[name]
    if field.default_factory in (list, dict):
        return json.dumps(field.default_factory())
    return None if field.is_required() or field.default_factory else field.default
