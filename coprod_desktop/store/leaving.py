"""The tables of what leaves the store: what is marked to go, how long people are kept, and that something went."""

from datetime import date
from typing import ClassVar

from sqlmodel import Field

from coprod_desktop.store.columns import Dated


class ToErase(Dated, table=True):
    """Something that is gone for now, and for good on a day; no day: it was brought back.

    `kind` is statement, interview, person or concern, `row_id` which of them. The latest row of a `row_id` counts.
    """

    __tablename__: ClassVar[str] = "to_erase"
    person_id: str = Field(foreign_key="person.id", index=True)
    kind: str
    row_id: str = Field(index=True)
    due_on: date | None
    wish: str = ""
    reason: str = ""


class Receipt(Dated, table=True):
    """That something was erased for good: when, what kind, by whom recorded, on whose wish, why. It names nobody."""

    kind: str
    wish: str
    reason: str


class KeepUntil(Dated, table=True):
    """Until when everything about a person is kept; the latest row counts, and no day means the store's own rule."""

    __tablename__: ClassVar[str] = "keep_until"
    person_id: str = Field(foreign_key="person.id", index=True)
    until: date | None
