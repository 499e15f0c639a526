"""What columns of a store hold: ids that sort by time, moments in UTC, lists, and who recorded a row when."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime
from sqlalchemy.dialects.sqlite import JSON
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


def new_id() -> str:
    """32 hex digits that sort by the time they were made: 48 bits of milliseconds, 80 of chance."""
    return f"{int(time.time() * 1000):012x}{os.urandom(10).hex()}"


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC: SQLite keeps no time zone, so it is put back on the way out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store the moment as UTC without a zone."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Hand the moment out with its zone."""
        return value.replace(tzinfo=UTC) if value else None


class MostlyEmpty(JSON):
    """JSON that is an empty list or mapping in nearly every row: those are neither written out nor parsed each time."""

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """What turns a value into a text to store."""
        write = super().bind_processor(dialect)  # type: ignore[no-untyped-call]
        assert write is not None
        return lambda value: "[]" if value == [] else "{}" if value == {} else write(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """What turns a stored text into a value."""
        parse = super().result_processor(dialect, coltype)
        assert parse is not None
        return lambda text: [] if text == "[]" else {} if text == "{}" else parse(text)


def moment() -> Any:  # noqa: ANN401 - SQLModel types its own Field so
    """A column for a moment, now unless told."""
    return Field(default_factory=now, sa_type=UtcTime)


def as_json(default: type[list[Any]] | type[dict[str, Any]]) -> Any:  # noqa: ANN401
    """A column for a list or a mapping, empty unless told."""
    return Field(default_factory=default, sa_type=MostlyEmpty)


class Dated(SQLModel):
    """A row of a history, never changed: the newest one of its kind counts."""

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    by: str = ""
