"""What a bundle holds, field by field: another machine's file is believed in nothing that isn't checked here."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import AUDIENCE, READ_BACK_WORD, TOPIC_PREFIX
from coprod_desktop.work.interviewing import LONGEST_WORDS

VERSION = 1
NOT_WHOLE = (
    "What is inside this bundle doesn’t fit together. Nothing was changed. "
    "Ask whoever made it to make it again with the newest version of Coprod."
)

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
_ID = TypeAdapter(Id)
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Short = Annotated[str, StringConstraints(max_length=200)]
LinkKind = Literal["same", "differ"]
Long = Annotated[str, StringConstraints(max_length=LONGEST_WORDS)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class PersonPart(_Part):
    """Whom it is about."""

    id: Id
    name: Name
    likes_to_be_called: Short = ""
    pronouns: Short = ""
    born: date | None = None
    setting: Short = ""


class VoicePart(_Part):
    """Somebody whose words are in it."""

    id: Id
    name: Name
    relationship: Short
    decider: Short = "own"


class InterviewPart(_Part):
    """An interview from which words are in it, with the questions as they were asked."""

    id: Id
    held_on: date
    interviewer: Short
    set_id: Name
    set_version: int
    set_text: Annotated[str, StringConstraints(max_length=400_000)]
    visit: Short
    sections: list[Short]


class StatementPart(_Part):
    """One statement in the words that its readers may see. `earlier` are the ids of the wordings before."""

    id: Id
    interview_id: Id
    voice_id: Id
    question_id: Name
    topic: Long = ""
    wording_id: Id
    earlier: list[Id] = Field(default=[], max_length=1000)
    words: Long
    arrived: Short = "said"
    through: Short = ""
    stage: Short = ""
    places: list[Short] = Field(default=[], max_length=50)
    works: int | None = None
    fields: dict[Name, JsonValue] = {}
    word: Short
    until: date | None = None

    @model_validator(mode="after")
    def _topic_of_its_own(self) -> Self:
        if self.question_id.startswith(TOPIC_PREFIX):
            _ID.validate_python(self.question_id.removeprefix(TOPIC_PREFIX))
        return self

    @model_validator(mode="after")
    def _known_words(self) -> Self:
        if self.word not in READ_BACK_WORD or not READ_BACK_WORD[self.word].prints:
            raise ValueError("not agreed")
        return self


class LinkPart(_Part):
    """Two statements that mean the same, or that see it differently."""

    kind: LinkKind
    one: Id
    other: Id


class Bundle(_Part):
    """All of it. Ids name each other only within it."""

    version: Literal[1] = 1
    made_on: date
    made_by: Short
    audience: Short
    person: PersonPart
    voices: list[VoicePart] = Field(max_length=500)
    interviews: list[InterviewPart] = Field(max_length=1000)
    statements: list[StatementPart] = Field(max_length=50_000)
    links: list[LinkPart] = Field(default=[], max_length=100_000)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        voices, interviews = _once(self.voices), _once(self.interviews)
        statements = _once(self.statements)
        named = {(one.voice_id in voices) and (one.interview_id in interviews) for one in self.statements}
        linked = {
            one.one in statements and one.other in statements and one.one != one.other for one in self.links
        }
        topics = {one.question_id.startswith(TOPIC_PREFIX) or not one.topic for one in self.statements}
        if False in named | linked | topics or self.audience not in AUDIENCE:
            raise ValueError("ids that name nothing here")
        return self


def _once(parts: Iterable[PersonPart | VoicePart | InterviewPart | StatementPart]) -> frozenset[str]:
    ids = [part.id for part in parts]
    if len(set(ids)) < len(ids):
        raise ValueError("an id twice")
    return frozenset(ids)


def as_bytes(bundle: Bundle) -> bytes:
    """The bundle as it is sealed."""
    return bundle.model_dump_json().encode("utf-8")


def parse(raw: bytes) -> Bundle:
    """Read it back. Raises InputError in words, which never quote what is in it."""
    _refuse_newer(raw)
    try:
        return Bundle.model_validate_json(raw)
    except (ValidationError, RecursionError):
        raise InputError(NOT_WHOLE) from None  # the fault itself holds the words


def _refuse_newer(raw: bytes) -> None:
    try:
        version = json.loads(raw).get("version")
    except (ValueError, AttributeError, RecursionError):
        raise InputError(NOT_WHOLE) from None
    if isinstance(version, int) and version > VERSION:
        raise InputError(
            "This bundle was made by a newer version of Coprod. Nothing was changed. "
            "Install the newest version and open it again."
        )
