"""The tables of a store: statements last, wordings never change, all else is a dated row that names one."""

import os
import time
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Column, DateTime, LargeBinary
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


def _moment() -> Any:  # noqa: ANN401 - SQLModel types its own Field so
    return Field(default_factory=now, sa_type=UtcTime)


def _json(default: type[list[Any]] | type[dict[str, Any]]) -> Any:  # noqa: ANN401
    return Field(default_factory=default, sa_type=JSON)


class StoreFact(SQLModel, table=True):
    """One fact about the store itself, such as the practitioner's name."""

    __tablename__: ClassVar[str] = "store_fact"
    key: str = Field(primary_key=True)
    value: str


class Person(SQLModel, table=True):
    """The child, young person or adult whom the conversation is about."""

    id: str = Field(default_factory=new_id, primary_key=True)
    name: str
    likes_to_be_called: str = ""
    pronouns: str = ""
    born: date | None = None
    setting: str = ""
    ask_today: str = ""
    photo: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    stage_words: dict[str, str] = _json(dict)
    removed: bool = False
    created_at: datetime = _moment()


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
    created_at: datetime = _moment()


class Interview(SQLModel, table=True):
    """One conversation. It keeps the whole text of the set it was asked with."""

    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    held_on: date
    place: str = ""
    interviewer: str = ""
    set_id: str
    set_version: int
    set_text: str
    visit: str = "first"
    sections: list[str] = _json(list)
    at_question: str = ""
    at_statement: str = ""
    sheet_digest: str = Field(default="", index=True)
    removed: bool = False
    started_at: datetime = _moment()
    paused_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)


class Participation(SQLModel, table=True):
    """How somebody takes part in a visit; the latest row counts."""

    id: int | None = Field(default=None, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    presence: str
    interpreter: str = ""
    at: datetime = _moment()
    by: str = ""


class Topic(SQLModel, table=True):
    """A thing the family brought up themselves; its question id is `topic:` and this id."""

    id: str = Field(default_factory=new_id, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    words: str
    after_question: str = ""
    removed: bool = False
    at: datetime = _moment()
    by: str = ""


class Response(SQLModel, table=True):
    """What became of a question for one voice, or everyone (no contributor). Empty state: asked, no more."""

    id: int | None = Field(default=None, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    question_id: str
    contributor_id: str | None = Field(default=None, foreign_key="contributor.id")
    state: str = ""
    at: datetime = _moment()
    by: str = ""


class Statement(SQLModel, table=True):
    """One thing one contributor said, with a lasting id. What it says now is its latest standing."""

    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    ref: str = ""
    created_at: datetime = _moment()


class Wording(SQLModel, table=True):
    """What was said, by whom, and how it reached us. Never changed: new words are a new row."""

    id: str = Field(default_factory=new_id, primary_key=True)
    statement_id: str = Field(foreign_key="statement.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id", index=True)
    words: str = ""
    arrived: str = "said"
    through: str = ""
    stage: str = ""
    places: list[str] = _json(list)
    works: int | None = None
    fields: dict[str, Any] = _json(dict)
    at: datetime = _moment()
    by: str = ""


class Standing(SQLModel, table=True):
    """Where a statement stands from this moment: its wording, question and place, or that it was removed."""

    id: int | None = Field(default=None, primary_key=True)
    statement_id: str = Field(foreign_key="statement.id", index=True)
    wording_id: str = Field(foreign_key="wording.id")
    question_id: str = Field(index=True)
    place: float = 0.0
    removed: bool = False
    at: datetime = _moment()
    by: str = ""


class ShortWords(SQLModel, table=True):
    """Shorter words beside one wording. They print once the speaker has agreed; empty takes them away."""

    __tablename__: ClassVar[str] = "short_words"
    id: int | None = Field(default=None, primary_key=True)
    wording_id: str = Field(foreign_key="wording.id", index=True)
    words: str
    agreed_by: str | None = Field(default=None, foreign_key="contributor.id")
    at: datetime = _moment()
    by: str = ""


class ReadBack(SQLModel, table=True):
    """The speaker's word on one wording; an empty word takes the last one back."""

    __tablename__: ClassVar[str] = "read_back"
    id: int | None = Field(default=None, primary_key=True)
    wording_id: str = Field(foreign_key="wording.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    word: str
    at: datetime = _moment()
    by: str = ""


class Sharing(SQLModel, table=True):
    """Who may see: a statement, or a contributor's words in one section or in the whole interview.

    No audiences and `decided` means nobody; not `decided` takes the last decision back; `withdrawn` beats
    all of them.
    """

    __table_args__ = (CheckConstraint("statement_id is not null or interview_id is not null"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    statement_id: str | None = Field(default=None, foreign_key="statement.id", index=True)
    interview_id: str | None = Field(default=None, foreign_key="interview.id", index=True)
    section: str = ""
    contributor_id: str | None = Field(default=None, foreign_key="contributor.id")
    decided: bool = True
    audiences: list[str] = _json(list)
    exceptions: list[str] = _json(list)
    until: date | None = None
    withdrawn: bool = False
    decider: str = ""
    decider_name: str = ""
    understood: str = ""
    at: datetime = _moment()
    by: str = ""


class Confirmation(SQLModel, table=True):
    """“Still true” or “not now”, said in a later interview by a named voice of one wording."""

    id: int | None = Field(default=None, primary_key=True)
    wording_id: str = Field(foreign_key="wording.id", index=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    still_true: bool | None
    at: datetime = _moment()
    by: str = ""


class SeenDifferently(SQLModel, table=True):
    """A link between two accounts, or one account that somebody sees differently whose own isn't here."""

    __tablename__: ClassVar[str] = "seen_differently"
    id: int | None = Field(default=None, primary_key=True)
    statement_id: str = Field(foreign_key="statement.id", index=True)
    other_id: str | None = Field(default=None, foreign_key="statement.id", index=True)
    outcome: str = ""
    removed: bool = False
    at: datetime = _moment()
    by: str = ""


class PrivateNote(SQLModel, table=True):
    """The practitioner's own words; in no document for others. The latest row of a place counts."""

    __tablename__: ClassVar[str] = "private_note"
    id: int | None = Field(default=None, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    question_id: str = ""
    statement_id: str | None = Field(default=None, foreign_key="statement.id", index=True)
    words: str
    at: datetime = _moment()
    by: str = ""


class NameChoice(SQLModel, table=True):
    """What to do with somebody's name inside a wording: keep it, say something else, or leave it out."""

    __tablename__: ClassVar[str] = "name_choice"
    id: int | None = Field(default=None, primary_key=True)
    wording_id: str = Field(foreign_key="wording.id", index=True)
    name: str
    choice: str
    instead: str = ""
    at: datetime = _moment()
    by: str = ""


class Presence(SQLModel, table=True):
    """Who could see the screen from this moment of a read back."""

    id: int | None = Field(default=None, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributors: list[str] = _json(list)
    at: datetime = _moment()
    by: str = ""


class TopThree(SQLModel, table=True):
    """One contributor's pick of the lines a new person should read first; the latest row counts."""

    __tablename__: ClassVar[str] = "top_three"
    id: int | None = Field(default=None, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    statements: list[str] = _json(list)
    at: datetime = _moment()
    by: str = ""


class SignOff(SQLModel, table=True):
    """A contributor's name under what was read back; the signature is drawn, typed or simply not given."""

    __tablename__: ClassVar[str] = "sign_off"
    id: int | None = Field(default=None, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", index=True)
    contributor_id: str = Field(foreign_key="contributor.id")
    name: str
    signed_on: date
    typed: str = ""
    drawn: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    removed: bool = False
    at: datetime = _moment()
    by: str = ""


class ReviewDate(SQLModel, table=True):
    """When to look at it again; the latest row of a person counts, and no date takes it away."""

    __tablename__: ClassVar[str] = "review_date"
    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    interview_id: str = Field(foreign_key="interview.id")
    review_by: date | None
    at: datetime = _moment()
    by: str = ""


class PageChoice(SQLModel, table=True):
    """Which lines stand on a page for one audience, and in which order; no lines: left to the program."""

    __tablename__: ClassVar[str] = "page_choice"
    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    document: str
    audience: str
    statements: list[str] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    at: datetime = _moment()
    by: str = ""


class Draft(SQLModel, table=True):
    """Half-typed text. It is overwritten as it grows: it isn't said until it is a card."""

    interview_id: str = Field(foreign_key="interview.id", primary_key=True)
    question_id: str = Field(primary_key=True)
    contributor_id: str = ""
    words: str = ""
    stage: str = ""
    at: datetime = _moment()


class Deed(SQLModel, table=True):
    """One thing that was done, and the rows that take it back: undo appends them, and survives locking."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    interview_id: str = Field(default="", index=True)
    label: str
    statement_id: str = Field(default="", index=True)
    undo: list[Any] = _json(list)
    undone: bool = False
    at: datetime = _moment()
    by: str = ""


class FactChange(SQLModel, table=True):
    """The history of a person's or contributor's own facts: what stood in a field before it was changed."""

    __tablename__: ClassVar[str] = "fact_change"
    id: int | None = Field(default=None, primary_key=True)
    row_id: str = Field(index=True)
    field: str
    before: str
    after: str
    at: datetime = _moment()
    by: str = ""


class Concern(SQLModel, table=True):
    """The safeguarding part: a worry about somebody's safety. No list, search, count or document reads it."""

    id: str = Field(default_factory=new_id, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    said_by: str = ""
    moved_from: str = ""
    moved_history: dict[str, Any] = _json(dict)
    at: datetime = _moment()
    by: str = ""


class ConcernEntry(SQLModel, table=True):
    """What a concern says from this moment: the exact words and what goes with them. Earlier entries stay."""

    __tablename__: ClassVar[str] = "concern_entry"
    id: int | None = Field(default=None, primary_key=True)
    concern_id: str = Field(foreign_key="concern.id", index=True)
    answer: str = ""
    words: str = ""
    when: str = ""
    seen: str = ""
    wants: str = ""
    told: str = ""
    at: datetime = _moment()
    by: str = ""
