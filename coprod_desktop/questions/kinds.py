"""All kinds of answer in one table, and those that hold several things at once."""

# ruff: noqa: D102 (Kind and ValueKind say what the methods of each kind do)

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from coprod_desktop.errors import InputError
from coprod_desktop.questions.notation import read_options, split_outside
from coprod_desktop.questions.simple_kinds import (
    AS_WRITTEN,
    FIELD_KINDS,
    Kind,
    Rating,
    Telling,
    ValueKind,
    read_anchors,
    read_kind,
    same_words,
)

RESERVED = ("words", "who", "who said it", "stage", "where", "works", "sharing")
"""What every statement has anyway, so no field may take its name."""

GONE = "(no longer here)"
"""What stands in an order for a statement that was taken away since."""


@dataclass(frozen=True)
class Order(ValueKind):
    """The statements of another question, put in order: their ids. In a sheet: `ref1>ref2>ref3`."""

    id: ClassVar[str] = "order"
    brackets: ClassVar[str] = "()"
    of: str

    @classmethod
    def parse(cls, body: str) -> Self:
        name, _, question_id = body.partition("=")
        if name.strip() != "of" or not question_id.strip():
            raise InputError("is written order(of=F1)")
        return cls(question_id.strip())

    @property
    def allowed(self) -> str:
        return f"the ref of each statement of {self.of} once, written like ref1>ref2>ref3"

    def check(self, value: object) -> list[str]:
        if not isinstance(value, list | tuple) or not value:
            raise self.refuse()
        refs = [ref.strip() if isinstance(ref, str) else "" for ref in value]
        if "" in refs or len(set(refs)) < len(refs):
            raise self.refuse()
        return refs

    def in_words(self, value: object, telling: Telling = AS_WRITTEN) -> str:
        named = (telling.names.get(ref, GONE if telling.names else ref) for ref in self.check(value))
        return " → ".join(f"{number}. {words}" for number, words in enumerate(named, 1))

    def from_sheet(self, text: str, telling: Telling = AS_WRITTEN) -> list[str]:
        return self.check([ref.strip() for ref in text.split(">")])

    def to_sheet(self, value: object) -> str:
        return ">".join(self.check(value))


@dataclass(frozen=True)
class Grid(ValueKind):
    """A rating in each box: "row/column" → 0 to 4, empty boxes left out. In a sheet: `morning/home:3, night/home:0`."""

    id: ClassVar[str] = "grid"
    brackets: ClassVar[str] = "()"
    rows: tuple[str, ...]
    cols: tuple[str, ...]
    anchors: tuple[str, ...]

    @classmethod
    def parse(cls, body: str) -> Self:
        pieces = split_outside(body, ",")
        if len(pieces) != 3:
            raise InputError("is written grid(rows=[a|b],cols=[c|d],0..4: five anchors)")
        return cls(_read_side(pieces[0], "rows"), _read_side(pieces[1], "cols"), read_anchors(pieces[2]))

    @property
    def boxes(self) -> tuple[str, ...]:
        """The key of each box, row by row."""
        return tuple(f"{row}/{col}" for row in self.rows for col in self.cols)

    @property
    def allowed(self) -> str:
        rows, cols = ", ".join(self.rows), ", ".join(self.cols)
        return f"row/column:0 to 4, with commas between them (rows: {rows}; columns: {cols})"

    def check(self, value: object) -> dict[str, int]:
        if not isinstance(value, Mapping) or not value or not set(value) <= set(self.boxes):
            raise self.refuse()
        rating = Rating(self.anchors)
        return {box: rating.check(value[box]) for box in self.boxes if box in value}

    def in_words(self, value: object, telling: Telling = AS_WRITTEN) -> str:
        told = ((box.replace("/", ", "), self.anchors[level]) for box, level in self.check(value).items())
        return "; ".join(telling.fill(f"{box}: {anchor}") for box, anchor in told)

    def from_sheet(self, text: str, telling: Telling = AS_WRITTEN) -> dict[str, int]:
        boxes: dict[str, int] = {}
        for piece in text.split(","):
            name, _, level = piece.partition(":")
            box = self._box(name, telling)
            if box in boxes:
                raise self.refuse()
            boxes[box] = Rating(self.anchors).from_sheet(level, telling)
        return self.check(boxes)

    def to_sheet(self, value: object) -> str:
        return ", ".join(f"{box}:{level}" for box, level in self.check(value).items())

    def _box(self, name: str, telling: Telling) -> str:
        tidy = "/".join(side.strip() for side in name.split("/"))
        for box in self.boxes:
            if same_words(tidy, box, telling):
                return box
        raise self.refuse()


def _read_side(text: str, name: str) -> tuple[str, ...]:
    found, _, options = text.partition("=")
    if found.strip() != name or options[:1] != "[" or options[-1:] != "]":
        raise InputError(f"has no {name}=[a|b]")
    side = read_options(options[1:-1], fewest=1)
    if any("/" in option for option in side):
        raise InputError(f"has a / in its {name}")
    return side


@dataclass(frozen=True)
class Field:
    """One thing that goes with a statement. `key` names it in the store and the sheet, `label` on the screen."""

    key: str
    kind: ValueKind
    label: str = ""


@dataclass(frozen=True)
class ListOf(Kind):
    """Any number of statements, each with these fields besides its words."""

    id: ClassVar[str] = "list"
    brackets: ClassVar[str] = "()"
    fields: tuple[Field, ...]

    @classmethod
    def parse(cls, body: str) -> Self:
        fields = tuple(_read_field(piece) for piece in split_outside(body, ","))
        if len({field.key for field in fields}) < len(fields):
            raise InputError("has the same field twice")
        return cls(fields)


def _read_field(text: str) -> Field:
    name, _, kind = (piece.strip() for piece in text.partition(":"))
    if not name or not kind:
        raise InputError("is written list(field:type, …)")
    if name in RESERVED:
        raise InputError(f"may not name a field “{name}”: every statement has that")
    try:
        return Field(name, read_kind(kind, FIELD_KINDS), label=name)
    except InputError as error:
        raise InputError(f"field “{name}”: {error.message}") from None


@dataclass(frozen=True)
class Record(Kind):
    """The answer is a screen's own record."""

    id: ClassVar[str] = "record"
    brackets: ClassVar[str] = "()"
    screen: str

    @classmethod
    def parse(cls, body: str) -> Self:
        name, _, screen = (piece.strip() for piece in body.partition("="))
        if name != "screen" or not screen:
            raise InputError("is written record(screen=…)")
        return cls(screen)


KINDS: dict[str, type[Kind]] = {**FIELD_KINDS, **{kind.id: kind for kind in (ListOf, Order, Grid, Record)}}
