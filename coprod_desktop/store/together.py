"""The tables of looking at it together: what is the same thing, what came of a difference, the order of the signs."""

from datetime import date
from typing import Any, ClassVar

from sqlmodel import Field

from coprod_desktop.store.columns import Dated, as_json


class SameThing(Dated, table=True):
    """Whether two statements mean the same; the latest row of a pair counts. `same` None: not decided after all.

    The two ids of a pair stand in their own order, so that a pair is found whichever way it was asked.
    """

    __tablename__: ClassVar[str] = "same_thing"
    person_id: str = Field(foreign_key="person.id", index=True)
    statement_id: str = Field(foreign_key="statement.id", index=True)
    other_id: str = Field(foreign_key="statement.id", index=True)
    same: bool | None


class RowTitle(Dated, table=True):
    """What a family calls the thing that a statement, and others joined with it, are about; empty: no longer."""

    __tablename__: ClassVar[str] = "row_title"
    person_id: str = Field(foreign_key="person.id", index=True)
    statement_id: str = Field(foreign_key="statement.id", index=True)
    words: str


class SeenDifferently(Dated, table=True):
    """A link between two accounts, or one account that somebody sees differently whose own isn't here."""

    __tablename__: ClassVar[str] = "seen_differently"
    statement_id: str = Field(foreign_key="statement.id", index=True)
    other_id: str | None = Field(default=None, foreign_key="statement.id", index=True)
    removed: bool = False


class TalkedAbout(Dated, table=True):
    """What came of talking about a difference: `differ` still, or `agreed` words, by whom and on which day.

    `wordings` are the two wordings that were talked about, `agreed_by` contributor ids. An empty outcome takes it
    back. Both accounts stay whatever comes of it.
    """

    __tablename__: ClassVar[str] = "talked_about"
    person_id: str = Field(foreign_key="person.id", index=True)
    statement_id: str = Field(foreign_key="statement.id", index=True)
    other_id: str = Field(foreign_key="statement.id", index=True)
    outcome: str
    talked_on: date
    wordings: list[str] = as_json(list)
    agreed_by: list[str] = as_json(list)
    words: str = ""


class LadderMade(Dated, table=True):
    """First signs in the order they come, put together by those `made_by`; the latest row of a person counts.

    A step: {"sign": statement id, "after": how long after the step before, "helps": [ids], "worse": [ids]}.
    """

    __tablename__: ClassVar[str] = "ladder_made"
    person_id: str = Field(foreign_key="person.id", index=True)
    made_by: list[str] = as_json(list)
    steps: list[dict[str, Any]] = as_json(list)


class ColumnChoice(Dated, table=True):
    """Which voices stand side by side on the screen and in which order; no contributors: all, as they came."""

    __tablename__: ClassVar[str] = "column_choice"
    person_id: str = Field(foreign_key="person.id", index=True)
    contributors: list[str] = as_json(list)
