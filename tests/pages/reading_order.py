"""What a PDF says to somebody who reads by ear, and what the blocks behind it say: both written anew for the tests."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pypdf import PdfReader

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import Block, Text

EDGE = 14.0
"""Points from the edge of a sheet that most printers leave white."""


def said_by(pdf: bytes) -> str:
    """The words of all pages in the order of their marked content, decoration left out; without white space."""
    bare = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.Contents = opened.make_stream(_without_artifacts(page))
        opened.save(bare)
    return squeezed("".join(page.extract_text() for page in PdfReader(bare).pages))


def _without_artifacts(page: pikepdf.Page) -> bytes:
    kept, open_marks = [], []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            open_marks.append(str(instruction.operands[0]))
        if "/Artifact" not in open_marks or operator not in ("Tj", "TJ", "'", '"'):
            kept.append(instruction)
        if operator == "EMC":
            open_marks.pop()
    return pikepdf.unparse_content_stream(kept)


def marks_in_tree_order(pdf: bytes) -> list[tuple[int, int]]:
    """(page, MCID) of each piece of content, in the order in which the structure tree reads them."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        return list(_marks(opened.Root.StructTreeRoot.K, numbers))


def _marks(node: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _marks(kid, numbers)
    elif node.get("/Type") == "/MCR":
        yield numbers[node.Pg.objgen], int(node.MCID)
    elif "/K" in node:
        yield from _marks(node.K, numbers)


def said_in(content: tuple[Block, ...]) -> str:
    """The words of the blocks in reading order, without white space."""
    return squeezed("".join(word for block in content for word in words_of(block)))


def words_of(block: Block) -> Iterator[str]:
    match block:
        case blocks.Banner():
            yield from (block.name, *map(plain, block.under), *block.aside)
        case blocks.Heading() | blocks.Label():
            yield block.words
        case blocks.Paragraph() | blocks.Note():
            yield plain(block.text)
        case blocks.Items():
            for item in block.items:
                yield f"{'' if item.number is None else item.number} {plain(item.text)}"
        case blocks.Pictured():
            for idea in block.items:
                yield from map(plain, idea.lines)
        case blocks.Section():
            for inner in (block.heading, *block.blocks):
                yield from words_of(inner)
        case blocks.Box():
            yield from words_of(block.section)
        case blocks.Columns():
            for column in block.columns:
                yield from words_of(column)
        case blocks.Table():
            yield from block.heads
            for row in block.rows:
                yield plain(row.head)
                for cell in row.cells:
                    for inner in cell:
                        yield from words_of(inner)
        case blocks.Ladder():
            for number, step in enumerate(block.steps, 1):
                yield f"{number} {plain(step.words)}"
                for label, lines in step.under:
                    yield f"{label}: {'·'.join(map(plain, lines))}"
        case blocks.Chart():
            yield from (*block.columns, *block.rows)
            yield "·".join(f"{'●' * level or '–'}{anchor}" for level, anchor in enumerate(block.anchors))
        case blocks.Board():
            for cell_ in block.cells:
                yield from (cell_.head, cell_.words)
        case blocks.Cards():
            yield from (cell_.words for cell_ in block.cells)
        case blocks.WriteHere():
            yield from (*block.ticks, block.label)
        case blocks.Foot():
            yield from map(plain, block.lines)


def plain(text: Text) -> str:
    return "".join(span.words for span in text)


def squeezed(words: str) -> str:
    """Without white space, and without the dots that only part what stands in one line."""
    return "".join(words.replace("\u00a0", "").replace("·", "").split())


def outside(pdf: bytes) -> list[tuple[int, str]]:
    """(page, words) of whatever stands nearer to an edge than a printer reaches, or beyond it."""
    found: list[tuple[int, str]] = []
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, 1):
        width, height = map(float, page.mediabox[2:])

        def look(
            words: str, cm: list[float], tm: list[float], _font: object, _size: float,
            number: int = number, width: float = width, height: float = height,
        ) -> None:  # fmt: skip
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            if words.strip() and not (EDGE <= x <= width - EDGE and EDGE <= y <= height - EDGE):
                found.append((number, words))

        page.extract_text(visitor_text=look)
    return found
