"""Every document of the real cases, one made of every block with hostile words, and what each of them says."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from PIL import Image
from sqlmodel import select

from coprod_desktop.paths import RESOURCES
from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.store import records
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import (
    Block,
    Blocks,
    BoardCell,
    Heading,
    Item,
    Picture,
    PicturedItem,
    Row,
    Section,
    Span,
    Step,
    Text,
    plain,
    strong,
)
from coprod_desktop.summaries.documents import ALL, Document
from coprod_desktop.summaries.documents.common import DRAFT_WORDS
from coprod_desktop.summaries.reading import READINGS, Reading
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.work import bringing_in
from coprod_desktop.work.summarising import Wanted, make

Kind = TypeVar("Kind")
SHEETS = sorted(RESOURCES.glob("sample/*.csv"))
TODAY = date(2026, 11, 22)
HOSTILE = (
    "<script>alert(1)</script>",
    "&amp; &lt;b&gt; & < >",
    "bell \x07 null \x00 unit \x1f escape \x1b end",
    "turned \u202e round \u2066 here",
    "x" * 120,
    "smile 😀 flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "=1+1",
    "javascript:alert(1)",
    '" onmouseover="alert(1)" x="',
    "' style='display:none",
    "lone \ud800 surrogate",
    "no letter \ufffe \uffff here",
    "</style></p></td>]]><!--",
    "Dwi’n hoffi ŵyl. Łukasz mówi „cześć”.",
)


@dataclass(frozen=True)
class Case:
    """A document as it was made: its blocks, for whom to read."""

    person: str
    document: Document
    reading: Reading
    blocks: Blocks

    def __str__(self) -> str:
        return f"{self.person} {self.document.id} {self.reading.id}"


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """Every document of one case in each reading, and of the others as it usually reads."""
    with tempfile.TemporaryDirectory() as folder:
        store, _key = create_store(
            Path(folder) / "store", "winter lantern ferry moss", "Ruth Abara", Cost(8 * 1024, 1)
        )
        with store:
            for sheet in SHEETS:
                bringing_in.bring_in(store, bringing_in.look_at(store, sheet.read_bytes()))
            return tuple(_made(store))


def _made(store: Store) -> Iterator[Case]:
    with store.read() as session:
        people = [(person.id, person.name) for person in session.exec(select(records.Person))]
    for number, (person, name) in enumerate(people):
        for document in ALL:
            for reading in READINGS:
                if number == 0 or reading.id == document.usual:
                    wanted = Wanted("family", TODAY, document=document.id, reading=reading.id)
                    yield Case(name, document, reading, make(store, person, wanted).page.blocks)


def photo() -> bytes:
    """A photo that still says which camera took it."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of Mum"
    Image.new("RGB", (60, 40), "#88aacc").save(out, "JPEG", exif=exif)
    return out.getvalue()


def every_block(words: str = "Hum goes flat.") -> Blocks:
    """Each kind of block at least once; `words` stand wherever somebody's words can."""
    said: Text = (Span(words), Span(f" —\u00a0{words}", quiet=True))
    cells = (BoardCell("Now", words, Picture("swimming")), BoardCell("Next", words, Picture(photo=photo())))
    values = ((0, 1, 2), (3, 4, None))
    return (
        blocks.Banner(
            words, (strong("A title"), strong(DRAFT_WORDS), plain(words)), ("Made", words), photo(),
            f"Photo of {words}", draft=True,
        ),
        blocks.Box(Section(Heading(words), (blocks.Items(_items(said, (1, 2, 5, None, 7))),))),
        Section(
            Heading("Signs", stage="early"),
            (blocks.Ladder((Step(said, ((words, (said, said)),)), Step(said)), "A ladder."), blocks.Note(said)),
        ),
        Section(
            Heading("Safe", "care", symbol="danger"),
            (blocks.Label(words), blocks.Paragraph(said), blocks.Items(_items(said, (None, None)))),
        ),
        blocks.Paragraph((Span("Greek: "), Span("καλημέρα", language="el"), Span("\nnext line"))),
        blocks.Paragraph(plain("مرحبا بالعالم")),
        blocks.Chart((words, "noon"), ("home", "school", words), values, ("no", "a bit", "some", "much", words), words),
        blocks.Columns((Section(Heading("One"), (blocks.Items(_items(said, (None,))),)), Section(Heading("Two"), ()))),
        blocks.Table(
            ("Stage", words, "Do"),
            (
                Row(strong("Too much"), ((blocks.Items(_items(said, (None, None))),), ()), "upset"),
                Row(said, ((), (blocks.Paragraph(said),))),
            ),
        ),
        blocks.Table(("Topic", "Mum"), (Row(strong(words), ((blocks.Paragraph(said),),)),), (1, 2)),
        Section(
            Heading("Easy", level=3),
            (blocks.Pictured((PicturedItem((said, said), Picture("swimming")), PicturedItem((said,)))),),
        ),
        blocks.WriteHere(words, ("yes", words), 2),
        blocks.Board(cells),
        blocks.NewPage(),
        blocks.Cards(cells),
        blocks.Foot((said, plain("Made with Mira."))),
    )  # fmt: skip


def _items(text: Text, numbers: Iterable[int | None]) -> tuple[Item, ...]:
    return tuple(Item(text, number) for number in numbers)


def squeezed(words: str) -> str:
    """The letters without any white between them."""
    return "".join(words.split())


def shown(words: str) -> str:
    """The letters that can stand in a file, without white."""
    cleaned = fonts.clean(words).replace("\ufffe", fonts.REPLACEMENT).replace("\uffff", fonts.REPLACEMENT)
    return squeezed(cleaned.replace("\x1f", ""))


def words_of(block: object, *, drawn_chart: bool) -> Iterator[str]:
    """The words of a block in reading order, written anew: what every file should say."""
    match block:
        case tuple():
            for inner in block:
                yield from words_of(inner, drawn_chart=drawn_chart)
        case str():
            yield block
        case Span():
            yield block.words
        case blocks.Banner():
            yield from words_of((block.name, block.under, block.aside), drawn_chart=drawn_chart)
        case Heading():
            yield f"{STAGE[block.stage].shape if block.stage else ''}{block.words}"
        case blocks.Items():
            yield from words_of(tuple(item.text for item in block.items), drawn_chart=drawn_chart)
        case blocks.Pictured():
            yield from words_of(tuple(item.lines for item in block.items), drawn_chart=drawn_chart)
        case blocks.Section():
            yield from words_of((block.heading, *block.blocks), drawn_chart=drawn_chart)
        case blocks.Table():
            shapes = [STAGE[row.stage].shape if row.stage else "" for row in block.rows]
            rows = tuple((shape, row.head, row.cells) for shape, row in zip(shapes, block.rows, strict=True))
            yield from words_of((block.heads, rows), drawn_chart=drawn_chart)
        case blocks.Ladder():
            for step in block.steps:
                yield from words_of(step.words, drawn_chart=drawn_chart)
                for label, lines in step.under:
                    yield f"{label}:"
                    yield "·".join("".join(words_of(line, drawn_chart=drawn_chart)) for line in lines)
        case blocks.Chart():
            yield from _chart(block, drawn=drawn_chart)
        case blocks.Board():
            for cell in block.cells:
                yield from (cell.head, cell.words)
        case blocks.Cards():
            yield from (cell.words for cell in block.cells)
        case blocks.WriteHere():
            yield from (*(f"☐{tick}" for tick in block.ticks), block.label)
        case blocks.NewPage():
            return
        case _:
            for name in getattr(block, "__dataclass_fields__", {}):
                yield from words_of(getattr(block, name), drawn_chart=drawn_chart)


def _chart(block: blocks.Chart, *, drawn: bool) -> Iterator[str]:
    if drawn:
        yield "·".join(_answer(value, block) for value in range(len(block.anchors)))
        yield block.words
        return
    yield from block.columns
    for head, values in zip(block.rows, block.values, strict=True):
        yield head
        yield from (_answer(value, block) for value in values)


def _answer(value: int | None, block: blocks.Chart) -> str:
    return "" if value is None else f"{'●' * value or '–'}{block.anchors[value]}"


def inside(content: object, kind: type[Kind]) -> Iterator[Kind]:
    """Every block of a kind, however deep, in reading order."""
    if isinstance(content, kind):
        yield content
    if isinstance(content, tuple):
        for inner in content:
            yield from inside(inner, kind)
    else:
        for name in getattr(content, "__dataclass_fields__", {}):
            yield from inside(getattr(content, name), kind)


def in_whole(content: Iterable[Block], *, drawn_chart: bool) -> str:
    """All that these blocks say, without white."""
    return "".join(shown(words) for words in words_of(tuple(content), drawn_chart=drawn_chart))
