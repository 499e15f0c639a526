"""The tables of closing a visit: who looked on, the three lines to read first, names under it, when to look again."""

from datetime import date
from typing import ClassVar

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field

from coprod_desktop.store.columns import Dated, as_json


class Presence(Dated, table=True):
    """Who could see the screen from this moment of a read back."""

    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributors: list[str] = as_json(list)


class TopThree(Dated, table=True):
    """One contributor's pick of the lines a new person should read first; the latest row counts."""

    __tablename__: ClassVar[str] = "top_three"
    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    statements: list[str] = as_json(list)


class SignOff(Dated, table=True):
    """A contributor's name under what was read back; the signature is drawn, typed or simply not given."""

    __tablename__: ClassVar[str] = "sign_off"
    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    name: str
    signed_on: date
    typed: str = ""
    removed: bool = False
    drawn: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))


class ReviewDate(Dated, table=True):
    """When to look at it again; the latest row of a person counts, and no date takes it away."""

    __tablename__: ClassVar[str] = "review_date"
    person_id: str = Field(foreign_key="person.id", index=True)
    interview_id: str = Field(foreign_key="interview.id")
    review_by: date | None
