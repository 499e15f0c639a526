"""The kinds of answer that stand on their own or as a field of a statement, each knowing its words and its sheet."""

# ruff: noqa: D102 (ValueKind says what the methods of each kind do)

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Self, TypeVar

from coprod_desktop.errors import InputError
from coprod_desktop.questions.notation import read_options, read_term
from coprod_desktop.questions.wording import day_in_words

Value = str | int | list[str] | dict[str, int]
"""What a field holds; each of them can be written as JSON."""

ANCHORS = 5
_RATING = re.compile(r"0\.\.4\s*:(.*)", re.DOTALL)


@dataclass(frozen=True)
class Telling:
    """How values are told: `fill` puts the person's name and pronouns into fixed words, `names` ids into names."""

    fill: Callable[[str], str] = str
    names: Mapping[str, str] = field(default_factory=dict)


AS_WRITTEN = Telling()


def same_words(text: str, written: str, telling: Telling = AS_WRITTEN) -> bool:
    """Whether a typed text means fixed words, whatever its case and quotation marks, filled in or not."""
    return _plain(text) in (_plain(written), _plain(telling.fill(written)))


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


class Kind(ABC):
    """A kind of answer, read from the small language."""

    id: ClassVar[str]
    brackets: ClassVar[str] = ""

    @classmethod
    @abstractmethod
    def parse(cls, body: str) -> Self:
        """The kind from what stands between its brackets. Raises InputError that says what is wrong."""


class ValueKind(Kind):
    """A kind that holds one value, which can be checked, told in words, and written in a sheet."""

    @property
    @abstractmethod
    def allowed(self) -> str:
        """What can be given, as the end of a sentence that begins with "takes"."""

    @abstractmethod
    def check(self, value: object) -> Value:
        """The value in its usual form. Raises InputError, without naming the value, for any other."""

    @abstractmethod
    def in_words(self, value: object, telling: Telling = AS_WRITTEN) -> str:
        """The value as people say it."""

    @abstractmethod
    def from_sheet(self, text: str, telling: Telling = AS_WRITTEN) -> Value:
        """The value of a sheet's text. Raises InputError."""

    @abstractmethod
    def to_sheet(self, value: object) -> str:
        """The value as a sheet holds it; `from_sheet` reads it back."""

    def refuse(self) -> InputError:
        """The fault of a value that this kind doesn't take."""
        return InputError(f"takes {self.allowed}")


@dataclass(frozen=True)
class Text(ValueKind):
    """Free words, kept to the letter but for the space around them."""

    id: ClassVar[str] = "text"

    @classmethod
    def parse(cls, body: str) -> Self:
        return cls()

    @property
    def allowed(self) -> str:
        return "words"

    def check(self, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.refuse()
        return value.strip()

    def in_words(self, value: object, telling: Telling = AS_WRITTEN) -> str:
        return self.check(value)

    def from_sheet(self, text: str, telling: Telling = AS_WRITTEN) -> str:
        return self.check(text)

    def to_sheet(self, value: object) -> str:
        return self.check(value)


@dataclass(frozen=True)
class Person(Text):
    """Somebody: the id of a contributor, or a name typed freely."""

    id: ClassVar[str] = "person"

    @property
    def allowed(self) -> str:
        return "a name"

    def in_words(self, value: object, telling: Telling = AS_WRITTEN) -> str:
        named = self.check(value)
        return telling.names.get(named, named)


@dataclass(frozen=True)
class Date(Text):
    """One day, kept as YYYY-MM-DD."""

    id: ClassVar[str] = "date"

    @property
    def allowed(self) -> str:
        return "a day, written like 2026-11-22"

    def check(self, value: object) -> str:
        try:
            return date.fromisoformat(super().check(value)).isoformat()
        except ValueError:
            raise self.refuse() from None

    def in_words(self, value: object, telling: Telling = AS_WRITTEN) -> str:
        return day_in_words(date.fromisoformat(self.check(value)))


@dataclass(frozen=True)
class _OfOptions(ValueKind):
    brackets: ClassVar[str] = "[]"
    options: tuple[str, ...]

    @classmethod
    def parse(cls, body: str) -> Self:
        return cls(read_options(body))

    def _option(self, text: str, telling: Telling) -> str:
        for option in self.options:
            if same_words(text, option, telling):
                return option
        raise self.refuse()


@dataclass(frozen=True)
class Choice(_OfOptions):
    """One of these."""

    id: ClassVar[str] = "choice"

    @property
    def allowed(self) -> str:
        return "one of: " + ", ".join(self.options)

    def check(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.options:
            raise self.refuse()
        return value

    def in_words(self, value: object, telling: Telling = AS_WRITTEN) -> str:
        return telling.fill(self.check(value))

    def from_sheet(self, text: str, telling: Telling = AS_WRITTEN) -> str:
        return self._option(text, telling)

    def to_sheet(self, value: object) -> str:
        return self.check(value)


@dataclass(frozen=True)
class Choices(_OfOptions):
    """Any number of these, in the order of the question. In a sheet: `speech, sign`."""

    id: ClassVar[str] = "choices"

    @property
    def allowed(self) -> str:
        return "any of: " + ", ".join(self.options)

    def check(self, value: object) -> list[str]:
        if not isinstance(value, list | tuple) or not value:
            raise self.refuse()
        if not all(one in self.options for one in value):
            raise self.refuse()
        return [option for option in self.options if option in value]

    def in_words(self, value: object, telling: Telling = AS_WRITTEN) -> str:
        return ", ".join(telling.fill(option) for option in self.check(value))

    def from_sheet(self, text: str, telling: Telling = AS_WRITTEN) -> list[str]:
        pieces = (piece for piece in text.split(",") if piece.strip())
        return self.check([self._option(piece, telling) for piece in pieces])

    def to_sheet(self, value: object) -> str:
        return ", ".join(self.check(value))


@dataclass(frozen=True)
class Rating(ValueKind):
    """One of five, 0 to 4, each with its words."""

    id: ClassVar[str] = "rating"
    brackets: ClassVar[str] = "()"
    anchors: tuple[str, ...]

    @classmethod
    def parse(cls, body: str) -> Self:
        return cls(read_anchors(body))

    @property
    def allowed(self) -> str:
        return "0 to 4, or one of: " + ", ".join(self.anchors)

    def check(self, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < len(self.anchors):
            raise self.refuse()
        return value

    def in_words(self, value: object, telling: Telling = AS_WRITTEN) -> str:
        level = self.check(value)
        return f"{level} – {telling.fill(self.anchors[level])}"

    def from_sheet(self, text: str, telling: Telling = AS_WRITTEN) -> int:
        for level, anchor in enumerate(self.anchors):
            if text.strip() == str(level) or same_words(text, anchor, telling):
                return level
        raise self.refuse()

    def to_sheet(self, value: object) -> str:
        return str(self.check(value))


def read_anchors(text: str) -> tuple[str, ...]:
    """`0..4: a|b|c|d|e` → its five anchors. Raises InputError."""
    found = _RATING.fullmatch(text.strip())
    if not found:
        raise InputError("is written 0..4: and then five anchors")
    anchors = read_options(found[1])
    if len(anchors) != ANCHORS:
        raise InputError(f"needs five anchors, and has {len(anchors)}")
    return anchors


FIELD_KINDS: dict[str, type[ValueKind]] = {
    kind.id: kind for kind in (Text, Date, Person, Choice, Choices, Rating)
}
"""The kinds that a statement's field can have."""


K = TypeVar("K", bound=Kind)


def read_kind(text: str, kinds: Mapping[str, type[K]]) -> K:
    """A kind from the small language. Raises InputError that begins with the kind's word."""
    word, brackets, body = read_term(text)
    if word not in kinds:
        raise InputError(f"{word} is none of these kinds: {', '.join(kinds)}")
    kind = kinds[word]
    if brackets != kind.brackets:
        raise InputError(f"{word} is written {word}{kind.brackets}")
    try:
        return kind.parse(body)
    except InputError as error:
        raise InputError(f"{word} {error.message}") from None
