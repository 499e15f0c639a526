"""The tables of the separate part: apart from all others, so that nothing which reads those comes across a worry."""

from datetime import datetime
from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from coprod_desktop.store.columns import Dated, as_json, moment, new_id


class Concern(SQLModel, table=True):
    """The safeguarding part: a worry about somebody's safety. No list, search, count or document reads it."""

    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    said_by: str = ""
    moved_from: str = ""
    moved_history: dict[str, Any] = as_json(dict)
    at: datetime = moment()
    by: str = ""


class ConcernEntry(Dated, table=True):
    """What a concern says from this moment: the exact words and what goes with them. Earlier entries stay."""

    __tablename__: ClassVar[str] = "concern_entry"
    concern_id: str = Field(foreign_key="concern.id", index=True)
    answer: str = ""
    words: str = ""
    when: str = ""
    seen: str = ""
    wants: str = ""
    told: str = ""


class LegalHold(Dated, table=True):
    """Whether a concern has to be kept, so that nothing about its person is erased; the latest row counts."""

    __tablename__: ClassVar[str] = "legal_hold"
    concern_id: str = Field(foreign_key="concern.id", index=True)
    holds: bool
