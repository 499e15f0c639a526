"""What a question can record: its answer read from the small language into parts, and the fields these give."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from coprod_desktop.errors import InputError
from coprod_desktop.questions.kinds import KINDS, Field, ListOf, Order, Record
from coprod_desktop.questions.notation import split_outside
from coprod_desktop.questions.record_screens import RECORD_SCREENS, RecordScreen
from coprod_desktop.questions.simple_kinds import Kind, Text, ValueKind, read_kind


@dataclass(frozen=True)
class Part:
    """One part of an answer. Its key is the word of its kind, counted from the second one on: `rating 2`."""

    key: str
    kind: Kind


@dataclass(frozen=True)
class Answer:
    """What can be recorded. Words alone are always enough, whatever the parts."""

    text: str
    parts: tuple[Part, ...]

    @property
    def record(self) -> RecordScreen | None:
        """The screen whose own record this is."""
        for part in self.parts:
            if isinstance(part.kind, Record):
                return RECORD_SCREENS[part.kind.screen]
        return None

    @property
    def is_list(self) -> bool:
        """Whether it asks for statements one by one, each with its own fields."""
        listed = any(isinstance(part.kind, ListOf) for part in self.parts)
        return listed or (self.record is not None and self.record.is_list)

    @property
    def orders(self) -> str:
        """The id of the question whose statements are put in order here, or nothing."""
        return next((part.kind.of for part in self.parts if isinstance(part.kind, Order)), "")

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Everything that can go with a statement's words, those of its record screen included."""
        found = [field for part in self.parts for field in _fields_of(part)]
        return tuple(found) + (self.record.fields if self.record else ())


def _fields_of(part: Part) -> tuple[Field, ...]:
    if isinstance(part.kind, ListOf):
        return part.kind.fields
    if isinstance(part.kind, ValueKind) and part.kind.id != Text.id:
        return (Field(part.key, part.kind),)
    return ()


@lru_cache(maxsize=512)
def parse_answer(text: str) -> Answer:
    """The answer of a question, such as `choice[a|b] + list(example:text)`.

    Raises InputError; each of its `faults` says which part is wrong and how.
    """
    faults: list[str] = []
    kinds = [kind for number, piece in _pieces(text) if (kind := _read_part(number, piece, faults))]
    answer = Answer(text, tuple(_keyed(kinds)))
    keys = Counter(field.key for field in answer.fields) if not faults else Counter()
    faults += [f"answer: two fields are called “{key}”" for key, times in keys.items() if times > 1]
    if faults:
        raise InputError("This answer can’t be read.", faults)
    return answer


def _pieces(text: str) -> list[tuple[int, str]]:
    try:
        return list(enumerate(split_outside(text, "+"), 1))
    except InputError as error:
        raise InputError("This answer can’t be read.", [f"answer: {error.message}"]) from None


def _read_part(number: int, text: str, faults: list[str]) -> Kind | None:
    try:
        kind = read_kind(text, KINDS)
        if isinstance(kind, Record) and kind.screen not in RECORD_SCREENS:
            raise InputError(f"record: there is no screen “{kind.screen}”, only {', '.join(RECORD_SCREENS)}")
        return kind
    except InputError as error:
        faults.append(f"answer, part {number}: {error.message}")
        return None


def _keyed(kinds: list[Kind]) -> list[Part]:
    seen: Counter[str] = Counter()
    parts = []
    for kind in kinds:
        seen[kind.id] += 1
        parts.append(Part(kind.id if seen[kind.id] == 1 else f"{kind.id} {seen[kind.id]}", kind))
    return parts
