"""Counts what the database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from coprod_desktop.store.vault import Store


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements that the store's own connection is asked to run meanwhile."""
    asked: list[str] = []

    def keep(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(store.engine, "before_cursor_execute", keep)
    yield asked
    event.remove(store.engine, "before_cursor_execute", keep)
