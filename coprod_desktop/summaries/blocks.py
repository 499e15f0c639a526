"""The parts a summary consists of, free of paper and screen: each writer has one function for each of them."""

from dataclasses import dataclass
from typing import Literal, get_args

Tone = Literal["plain", "care"]


@dataclass(frozen=True)
class Span:
    """Words set in one way. `strong` is bold; `quiet` is for who said it. The words are never markup."""

    words: str
    strong: bool = False
    quiet: bool = False


Text = tuple[Span, ...]


@dataclass(frozen=True)
class Item:
    """One line of a list. `number` is the line's own, so that an order may have gaps."""

    text: Text
    number: int | None = None


@dataclass(frozen=True)
class Banner:
    """The head of a page. `photo` is a JPEG or PNG with its words in `photo_words`; `aside` stands to the right."""

    name: str
    under: tuple[Text, ...] = ()
    aside: tuple[str, ...] = ()
    photo: bytes | None = None
    photo_words: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading of the second level. Tone "care" is for what keeps somebody safe."""

    words: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Label:
    """A few words over the lines that they hold for, inside a section or a cell."""

    words: str


@dataclass(frozen=True)
class Paragraph:
    """Running words."""

    text: Text


@dataclass(frozen=True)
class Items:
    """A list, one line each."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Section:
    """A heading and what belongs to it; they stay together."""

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


@dataclass(frozen=True)
class StageRow:
    """A stage's id and word, and the blocks of each cell."""

    stage: str
    word: str
    cells: "tuple[tuple[Block, ...], ...]"


@dataclass(frozen=True)
class StageTable:
    """A row for each stage. `heads` names the columns, the first one (the stage) included."""

    heads: tuple[str, ...]
    rows: tuple[StageRow, ...]


@dataclass(frozen=True)
class Foot:
    """What stands at the bottom of the page."""

    lines: tuple[Text, ...]


Block = Banner | Heading | Label | Paragraph | Items | Section | Box | Columns | StageTable | Foot
BLOCKS: tuple[type[Block], ...] = get_args(Block)
