"""The parts a summary consists of, free of paper and screen: each writer has one function for each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

Tone = Literal["plain", "care"]
MORE = " (more)"
"""Stands behind the head of a row that goes on with the same."""


@dataclass(frozen=True)
class Span:
    """Words set in one way. `strong` is bold; `quiet` is for who said it. The words are never markup.

    `language` is a BCP 47 tag ("cy", "pl") where it is known not to be English.
    """

    words: str
    strong: bool = False
    quiet: bool = False
    language: str = ""


Text = tuple[Span, ...]


@dataclass(frozen=True)
class Picture:
    """A symbol's id, or a photo as JPEG or PNG; with neither there is no picture."""

    symbol: str = ""
    photo: bytes | None = None

    def __bool__(self) -> bool:
        return bool(self.symbol or self.photo)


@dataclass(frozen=True)
class Item:
    """One line of a list. `number` is the line's own, so that an order may have gaps.

    `symbol` is the picture that easy read shows beside it; `topic` are a few words to find one by, where none is named.
    """

    text: Text
    number: int | None = None
    symbol: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Banner:
    """The head of a document: its one heading of the first level, lines under it, `aside` to the right.

    A `draft` says so on every page.
    `photo` is a JPEG or PNG, with its words in `photo_words`.
    """

    name: str
    under: tuple[Text, ...] = ()
    aside: tuple[str, ...] = ()
    photo: bytes | None = None
    photo_words: str = ""
    draft: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading of level 2 or 3. Tone "care" is for what keeps somebody safe.

    A stage's shape or a symbol (by their ids) stands before the words.
    """

    words: str
    tone: Tone = "plain"
    level: int = 2
    symbol: str = ""
    stage: str = ""


@dataclass(frozen=True)
class Label:
    """A few words over the lines that they hold for, inside a section or a cell."""

    words: str


@dataclass(frozen=True)
class Paragraph:
    """Running words."""

    text: Text


@dataclass(frozen=True)
class Note:
    """Small print: where something comes from, or what it can't say."""

    text: Text


@dataclass(frozen=True)
class Items:
    """A list, one line each."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class PicturedItem:
    """One idea: the picture left, its words right, a line each."""

    lines: tuple[Text, ...]
    picture: Picture = Picture()


@dataclass(frozen=True)
class Pictured:
    """A list of ideas with pictures, for easy read."""

    items: tuple[PicturedItem, ...]


@dataclass(frozen=True)
class Section:
    """A heading and what belongs to it."""

    heading: Heading
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class Box:
    """A section that is read before all others, with a frame round it."""

    section: Section


@dataclass(frozen=True)
class Columns:
    """Side by side on wide paper; read one after the other, first column first."""

    columns: tuple[Section, ...]

    @cached_property
    def word_counts(self) -> tuple[int, ...]:
        """Words in each column; how much room it asks for."""
        return tuple(map(word_count, self.columns))


@dataclass(frozen=True)
class Row:
    """A row of a table: its head and the blocks of each cell after it. `stage` is a stage's id, or empty."""

    head: Text
    cells: "tuple[tuple[Block, ...], ...]"
    stage: str = ""


@dataclass(frozen=True)
class Table:
    """`heads` names the columns, that of the rows' heads included. `shares` is how wide each of them is, in parts.

    Without shares a column is as wide as its words ask. `quotes`: the rows are headed by whole sentences of somebody's.
    """

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    shares: tuple[float, ...] = ()
    quotes: bool = False

    @cached_property
    def word_counts(self) -> tuple[int, ...]:
        """Words in each column after the first; how much room it asks for."""
        columns = range(len(self.heads) - 1)
        return tuple(sum(word_count(row.cells[column]) for row in self.rows) for column in columns)


@dataclass(frozen=True)
class Step:
    """One sign of a ladder, and under it what goes with it: (“What helps then”, its lines)."""

    words: Text
    under: tuple[tuple[str, tuple[Text, ...]], ...] = ()


@dataclass(frozen=True)
class Ladder:
    """First signs in the order they come, from the first change to too much."""

    steps: tuple[Step, ...]
    words: str
    """What the drawing beside the steps shows, for those who don't see it."""


@dataclass(frozen=True)
class Chart:
    """How much or how often, in each box of a grid: 0 to 4, or None where nobody said. `anchors` names the five."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]
    anchors: tuple[str, ...]
    words: str
    """All of it in words, for those who don't see it."""


@dataclass(frozen=True)
class BoardCell:
    """One thing that happens: its small head (“Now”), the picture, and the word that always stands with it."""

    head: str
    words: str
    picture: Picture = Picture()


@dataclass(frozen=True)
class Board:
    """Two or three large cells, as large as the sheet allows."""

    cells: tuple[BoardCell, ...]


@dataclass(frozen=True)
class Cards:
    """The same pictures and words to cut out."""

    cells: tuple[BoardCell, ...]


@dataclass(frozen=True)
class WriteHere:
    """Room to write by hand: boxes to tick, and so many ruled lines, each set with its own small words."""

    label: str = ""
    ticks: tuple[str, ...] = ()
    lines: int = 1


@dataclass(frozen=True)
class NewPage:
    """What comes next begins on a page of its own."""


@dataclass(frozen=True)
class Foot:
    """What stands at the end: at the bottom of a single page, after everything on several."""

    lines: tuple[Text, ...]


Block = (
    Banner
    | Heading
    | Label
    | Paragraph
    | Note
    | Items
    | Pictured
    | Section
    | Box
    | Columns
    | Table
    | Ladder
    | Chart
    | Board
    | Cards
    | WriteHere
    | NewPage
    | Foot
)
BLOCKS: tuple[type[Block], ...] = get_args(Block)
Blocks = tuple[Block, ...]


def plain(words: str) -> Text:
    """Words set in the usual way."""
    return (Span(words),)


def strong(words: str) -> Text:
    """Words set in bold."""
    return (Span(words, strong=True),)


def word_count(block: object) -> int:
    """Words in a block, or in several."""
    return sum(len(span.words.split()) for span in spans_of(block))


def spans_of(block: object) -> Iterator[Span]:
    """Every span inside a block, however deep, in reading order."""
    if isinstance(block, Span):
        yield block
    elif isinstance(block, tuple):
        for inner in block:
            yield from spans_of(inner)
    elif hasattr(block, "__dataclass_fields__"):
        for name in block.__dataclass_fields__:
            yield from spans_of(getattr(block, name))
