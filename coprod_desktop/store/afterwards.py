"""The tables of what comes after talking: what was done about an ask, papers handed over, boards made together."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from coprod_desktop.store.columns import Dated, as_json, moment, new_id


class FollowUp(Dated, table=True):
    """What came of an ask: the latest row of a statement counts. `outcome`: empty (open), done or not_done."""

    __tablename__: ClassVar[str] = "follow_up"
    person_id: str = Field(foreign_key="person.id", index=True)
    statement_id: str = Field(foreign_key="statement.id", index=True)
    who: str = ""
    by_when: date | None
    outcome: str = ""
    outcome_on: date | None
    told_on: date | None
    what: str = ""
    why_not: str = ""


class HandOver(Dated, table=True):
    """A paper that left the program: which document, for whom, how, and the wordings that stand on it."""

    __tablename__: ClassVar[str] = "hand_over"
    person_id: str = Field(foreign_key="person.id", index=True)
    document: str
    audience: str
    reader: str = ""
    reading: str = "standard"
    how: str
    draft: bool = False
    locked: bool = False
    wordings: list[str] = as_json(list)


class Board(Dated, table=True):
    """A Now and Next board; the latest row of a board counts. Each cell has `words` and a `picture`.

    A picture is `symbol:` or `photo:` and an id, or empty. `chosen_by` is whoever chose, `arrived` how.
    """

    board_id: str = Field(index=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    chosen_by: str | None = Field(default=None, foreign_key="contributor.id")
    arrived: str = "said"
    through: str = ""
    chosen_on: date | None
    removed: bool = False
    cells: list[dict[str, Any]] = as_json(list)


class BoardPhoto(SQLModel, table=True):
    """A photo for boards, scaled and without what the camera wrote into it. It never changes."""

    __tablename__: ClassVar[str] = "board_photo"
    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    words: str = ""
    at: datetime = moment()
    by: str = ""
    photo: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
