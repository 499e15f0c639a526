"""The tables of a store: statements last, wordings never change, all else is a dated row that names one.

What can be long stands last in its row: SQLite reads through it to reach whatever stands behind it.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Column, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from coprod_desktop.store.afterwards import Board, BoardPhoto, FollowUp, HandOver
from coprod_desktop.store.closing import Presence, ReviewDate, SignOff, TopThree
from coprod_desktop.store.columns import Dated, UtcTime, as_json, moment, new_id, now
from coprod_desktop.store.leaving import KeepUntil, Receipt, ToErase
from coprod_desktop.store.safeguarding import Concern, ConcernEntry, LegalHold
from coprod_desktop.store.together import (
    ColumnChoice,
    LadderMade,
    RowTitle,
    SameThing,
    SeenDifferently,
    TalkedAbout,
)

__all__ = [
    "Board",
    "BoardPhoto",
    "ColumnChoice",
    "Concern",
    "ConcernEntry",
    "FollowUp",
    "HandOver",
    "KeepUntil",
    "LadderMade",
    "LegalHold",
    "Presence",
    "Receipt",
    "ReviewDate",
    "RowTitle",
    "SameThing",
    "SeenDifferently",
    "SignOff",
    "TalkedAbout",
    "ToErase",
    "TopThree",
    "new_id",
    "now",
]


class StoreFact(SQLModel, table=True):
    """One fact about the store itself, such as the practitioner's name."""

    __tablename__: ClassVar[str] = "store_fact"
    key: str = Field(primary_key=True)
    value: str


class Person(SQLModel, table=True):
    """The child, young person or adult whom the conversation is about."""

    __table_args__ = (Index("ix_person_listed", "removed", "name", "id", "likes_to_be_called", "setting"),)
    id: str = Field(default_factory=new_id, primary_key=True)
    name: str
    likes_to_be_called: str = ""
    pronouns: str = ""
    born: date | None = None
    setting: str = ""
    ask_today: str = ""
    stage_words: dict[str, str] = as_json(dict)
    removed: bool = False
    created_at: datetime = moment()
    photo: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))


class Contributor(SQLModel, table=True):
    """Anyone with a voice. `decider` says who agrees the sharing of their words."""

    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    name: str
    relationship: str = ""
    decider: str = "own"
    decider_name: str = ""
    place: int = 0
    removed: bool = False
    created_at: datetime = moment()


class Interview(SQLModel, table=True):
    """One conversation. It keeps the whole text of the set it was asked with."""

    __table_args__ = (
        Index("ix_interview_newest", "person_id", "removed", "held_on", "id"),
        Index(
            "ix_interview_open",
            *("paused_at", "started_at", "person_id", "removed", "id"),
            sqlite_where=text("ended_at IS NULL"),
        ),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    held_on: date
    place: str = ""
    interviewer: str = ""
    set_id: str
    set_version: int
    visit: str = "first"
    sections: list[str] = as_json(list)
    at_question: str = ""
    at_statement: str = ""
    sheet_digest: str = Field(default="", index=True)
    removed: bool = False
    started_at: datetime = moment()
    paused_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    set_text: str


class Participation(Dated, table=True):
    """How somebody takes part in a visit; the latest row counts."""

    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    presence: str
    interpreter: str = ""


class Topic(SQLModel, table=True):
    """A thing the family brought up themselves; its question id is `topic:` and this id."""

    id: str = Field(default_factory=new_id, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    words: str
    after_question: str = ""
    removed: bool = False
    at: datetime = moment()
    by: str = ""


class Response(Dated, table=True):
    """What became of a question for one voice, or everyone (no contributor). Empty state: asked, no more."""

    interview_id: str = Field(foreign_key="interview.id", index=True)
    question_id: str
    contributor_id: str | None = Field(default=None, foreign_key="contributor.id")
    state: str = ""


class Statement(SQLModel, table=True):
    """One thing one contributor said, with a lasting id. What it says now is its latest standing."""

    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    ref: str = ""
    created_at: datetime = moment()


class Wording(SQLModel, table=True):
    """What was said, by whom, and how it reached us. Never changed: new words are a new row."""

    id: str = Field(default_factory=new_id, primary_key=True)
    statement_id: str = Field(foreign_key="statement.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id", index=True)
    words: str = ""
    arrived: str = "said"
    through: str = ""
    stage: str = ""
    places: list[str] = as_json(list)
    works: int | None = None
    fields: dict[str, Any] = as_json(dict)
    at: datetime = moment()
    by: str = ""


class Standing(Dated, table=True):
    """Where a statement stands from this moment: its wording, question and place, or that it was removed."""

    statement_id: str = Field(foreign_key="statement.id", index=True)
    wording_id: str = Field(foreign_key="wording.id")
    question_id: str = Field(index=True)
    place: float = 0.0
    removed: bool = False


class ShortWords(Dated, table=True):
    """Shorter words beside one wording. They print once the speaker has agreed; empty takes them away."""

    __tablename__: ClassVar[str] = "short_words"
    wording_id: str = Field(foreign_key="wording.id", index=True)
    words: str
    agreed_by: str | None = Field(default=None, foreign_key="contributor.id")


class ReadBack(Dated, table=True):
    """The speaker's word on one wording; an empty word takes the last one back."""

    __tablename__: ClassVar[str] = "read_back"
    wording_id: str = Field(foreign_key="wording.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    word: str


class Sharing(Dated, table=True):
    """Who may see a statement, or a contributor's words in one section or in the whole interview.

    No audiences: nobody. Not `decided` takes the last decision back; `withdrawn` beats all of them."""

    __table_args__ = (CheckConstraint("statement_id is not null or interview_id is not null"),)
    person_id: str = Field(foreign_key="person.id", index=True)
    statement_id: str | None = Field(default=None, foreign_key="statement.id", index=True)
    interview_id: str | None = Field(default=None, foreign_key="interview.id", index=True)
    section: str = ""
    contributor_id: str | None = Field(default=None, foreign_key="contributor.id")
    decided: bool = True
    audiences: list[str] = as_json(list)
    exceptions: list[str] = as_json(list)
    until: date | None = None
    withdrawn: bool = False
    decider: str = ""
    decider_name: str = ""
    understood: str = ""


class Confirmation(Dated, table=True):
    """“Still true” or “not now”, said in a later interview by a named voice of one wording."""

    wording_id: str = Field(foreign_key="wording.id", index=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    still_true: bool | None


class PrivateNote(Dated, table=True):
    """The practitioner's own words; in no document for others. The latest row of a place counts."""

    __tablename__: ClassVar[str] = "private_note"
    interview_id: str = Field(foreign_key="interview.id", index=True)
    question_id: str = ""
    statement_id: str | None = Field(default=None, foreign_key="statement.id", index=True)
    words: str


class NameChoice(Dated, table=True):
    """What to do with somebody's name inside a wording: keep it, say something else, or leave it out."""

    __tablename__: ClassVar[str] = "name_choice"
    wording_id: str = Field(foreign_key="wording.id", index=True)
    name: str
    choice: str
    instead: str = ""


class PageChoice(Dated, table=True):
    """Which lines stand on a page for one audience, and in which order; no lines: left to the program."""

    __tablename__: ClassVar[str] = "page_choice"
    person_id: str = Field(foreign_key="person.id", index=True)
    document: str
    audience: str
    statements: list[str] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class Draft(SQLModel, table=True):
    """Half-typed text. It is overwritten as it grows: it isn't said until it is a card."""

    interview_id: str = Field(foreign_key="interview.id", primary_key=True)
    question_id: str = Field(primary_key=True)
    contributor_id: str = ""
    words: str = ""
    stage: str = ""
    at: datetime = moment()


class Deed(Dated, table=True):
    """One thing that was done, and the rows that take it back: undo appends them, and survives locking."""

    person_id: str = Field(foreign_key="person.id", index=True)
    interview_id: str = Field(default="", index=True)
    label: str
    statement_id: str = Field(default="", index=True)
    undone: bool = False
    undo: list[Any] = as_json(list)


class FactChange(Dated, table=True):
    """The history of a person's or contributor's own facts: what stood in a field before it was changed."""

    __tablename__: ClassVar[str] = "fact_change"
    row_id: str = Field(index=True)
    field: str
    before: str
    after: str
