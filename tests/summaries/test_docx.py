"""The Word document: read back, it says what the blocks say, with real headings, lists and tables, and names nobody."""

import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import BLOCKS, Block, Heading, Item, Span, plain
from coprod_desktop.summaries.reading import LARGE, READINGS, STANDARD, Reading
from coprod_desktop.summaries.setting.sizes import PAPERS
from coprod_desktop.summaries.to_docx import to_docx
from coprod_desktop.summaries.word.writing import WRITERS
from tests.summaries.every_document import (
    HOSTILE,
    Case,
    cases,
    every_block,
    in_whole,
    inside,
    shown,
    squeezed,
)

ORDERS = {
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "bidi",
        "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr",
    ),
    "rPr": (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "color", "spacing", "kern", "sz", "szCs", "u",
        "rtl", "lang",
    ),
    "tcPr": ("tcW", "tcBorders", "shd", "vAlign"),
    "pBdr": ("top", "left", "bottom", "right"),
    "tblPr": ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
    "lvl": ("start", "numFmt", "lvlText", "lvlJc", "pPr", "rPr"),
    "anchor": (
        "simplePos", "positionH", "positionV", "extent", "effectExtent", "wrapSquare", "docPr", "cNvGraphicFramePr",
        "graphic",
    ),
}  # fmt: skip
"""In which order Word wants the parts of each element: it refuses a file that has them in another (ECMA-376-1)."""
OF_A_PAGE = ("word/document.xml", "word/numbering.xml", "word/footer1.xml")


class File:
    """A Word document read back twice: as a package of parts, and with python-docx."""

    def __init__(self, file: bytes) -> None:
        with zipfile.ZipFile(BytesIO(file)) as package:
            self.days = {part.date_time for part in package.infolist()}
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.docx: DocxDocument = Document(BytesIO(file))
        self.body = etree.fromstring(self.parts["word/document.xml"])

    @property
    def text(self) -> str:
        """All words of the body in their order, without white."""
        return squeezed("".join(one.text or "" for one in self.body.iter(qn("w:t"))))

    @property
    def footer(self) -> str:
        """What runs on every page, with the names of its fields."""
        footer = etree.fromstring(self.parts["word/footer1.xml"])
        fields = [str(field.get(qn("w:instr"))) for field in footer.iter(qn("w:fldSimple"))]
        return "".join([*(one.text or "" for one in footer.iter(qn("w:t"))), " ", *fields])

    def found(self, name: str) -> list[etree._Element]:
        """Every element of this name, such as "w:tbl"."""
        return list(self.body.iter(qn(name)))


@cache
def written(case: Case) -> File:
    document = case.document
    return File(to_docx(case.blocks, title=document.title, reading=case.reading, landscape=document.lies))


def whole(words: str = "Hum goes flat.") -> File:
    return File(to_docx(every_block(words), title="A title"))


def numbers_shown(file: File) -> Iterator[int]:
    """The numbers that Word puts before the lines of orders."""
    numbering = etree.fromstring(file.parts["word/numbering.xml"])
    first = {
        num.get(qn("w:numId")): int(num.find(f".//{qn('w:startOverride')}").get(qn("w:val")))
        for num in numbering.iter(qn("w:num"))
        if num.find(qn("w:lvlOverride")) is not None
    }
    for paragraph in file.docx.paragraphs:
        number = paragraph._p.find(f".//{qn('w:numId')}")
        if number is not None and number.get(qn("w:val")) in first:
            yield first[number.get(qn("w:val"))]
            first[number.get(qn("w:val"))] += 1


def test_it_knows_every_block() -> None:
    assert set(WRITERS) == set(BLOCKS)


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: one.id)
def test_every_document_says_what_its_blocks_say(reading: Reading) -> None:
    told = [case for case in cases() if case.reading == reading]
    assert len(told) >= 12
    for case in told:
        assert written(case).text == in_whole(case.blocks, drawn_chart=False), str(case)


def test_every_document_has_real_headings_and_tables() -> None:
    for case in cases():
        file = written(case)
        expected = [("Heading 1", shown(one.name)) for one in inside(case.blocks, blocks.Banner)]
        for one in inside(case.blocks, Heading):
            expected.append((f"Heading {one.level}", shown(one.words)))
        found = [
            (one.style.name, squeezed(one.text).lstrip("●▲■◆"))
            for one in file.docx.paragraphs
            if one.style and str(one.style.name).startswith("Heading")
        ]
        assert found == expected, str(case)
        heads = file.found("w:tblHeader")
        assert len(heads) == len([*inside(case.blocks, blocks.Table), *inside(case.blocks, blocks.Chart)])


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stand_as_they_were_said(words: str) -> None:
    content = every_block(words)
    file = File(to_docx(content, title=words))
    assert file.text == in_whole(content, drawn_chart=False)
    assert squeezed(file.docx.core_properties.title) == shown(words)
    assert shown(words) in squeezed(file.footer)


def test_rows_stay_whole_and_heads_come_again() -> None:
    file = whole()
    tables = file.found("w:tbl")
    assert len(tables) == 6
    for table in tables:
        rows = list(table.iter(qn("w:tr")))
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        data = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}") is not None
        assert heads == (rows[:1] if data else [])
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        assert look.get(qn("w:firstRow")) == look.get(qn("w:firstColumn")) == ("1" if data else "0")


def test_tables_do_not_run_together() -> None:
    for one, other in pairwise(whole().body[0]):
        assert not (one.tag == other.tag == qn("w:tbl"))


def test_an_order_keeps_its_numbers_over_a_gap() -> None:
    items = tuple(Item(plain(f"line {number}"), number) for number in (2, 3, 6, None, 7))
    file = File(to_docx((blocks.Items(items), blocks.Items(items)), title="T"))
    assert list(numbers_shown(file)) == [2, 3, 6, 7] * 2
    styles = [one.style.name for one in file.docx.paragraphs if one.style]
    assert styles == ["List Number"] * 3 + ["List Bullet", "List Number"] + ["List Number"] * 3 + [
        "List Bullet",
        "List Number",
    ]


def test_the_steps_of_a_ladder_are_numbered() -> None:
    ladder = next(inside(every_block(), blocks.Ladder))
    assert list(numbers_shown(File(to_docx((ladder,), title="T")))) == [1, 2]


def test_pictures_say_what_they_show_or_that_they_only_help() -> None:
    told = [
        (about.get("descr"), about.find(".//{*}decorative") is not None)
        for about in whole().found("wp:docPr")
    ]
    assert told == [("Photo of Hum goes flat.", False), *[("", True)] * 6]


def test_a_photo_leaves_its_camera_behind() -> None:
    photos = [data for name, data in whole().parts.items() if name.endswith((".jpg", ".jpeg"))]
    assert len(photos) == 2
    for data in photos:
        with Image.open(BytesIO(data)) as opened:
            assert not opened.getexif()
            assert "exif" not in opened.info


def test_nobody_and_no_day_stands_in_the_file() -> None:
    file = whole()
    core = etree.fromstring(file.parts["docProps/core.xml"])
    assert {etree.QName(child).localname: child.text for child in core} == {
        "title": "A title",
        "language": "en-GB",
    }
    assert len(etree.fromstring(file.parts["docProps/app.xml"])) == 0
    assert file.days == {(1980, 1, 1, 0, 0, 0)}
    everything = b" ".join(file.parts.values()).lower()
    assert not [word for word in (b"python-docx", b"macintosh", b"creator", b"2013") if word in everything]
    assert not [name for name in file.parts if "thumbnail" in name or "customXml" in name]


def test_every_page_says_what_it_is_and_which() -> None:
    case = next(case for case in cases() if case.document.id == "early-signs")
    name = next(inside(case.blocks, blocks.Banner))
    assert written(case).footer == f"{name.name}  ·  First signs planPage 1 of 1 PAGENUMPAGES"


def test_a_draft_says_so_on_every_page() -> None:
    assert "DRAFT" in whole().footer
    assert all("DRAFT" not in written(case).footer for case in cases()[:12])


def test_a_line_break_where_the_language_changes_stays_one() -> None:
    text = (Span("Good morning\n"), Span("καλημέρα", language="el"), Span("\nand good night"))
    paragraph = File(to_docx((blocks.Paragraph(text),), title="T")).docx.paragraphs[0]
    assert paragraph.text == "Good morning\nκαλημέρα\nand good night"


def test_the_language_of_the_document_and_of_words() -> None:
    file = File(to_docx(every_block(), title="T", language="cy"))
    styles = etree.fromstring(file.parts["word/styles.xml"])
    usual = styles.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert usual.get(qn("w:val")) == "cy"
    assert [run.get(qn("w:val")) for run in file.found("w:lang")] == ["el"]
    assert len(file.found("w:bidi")) == len(file.found("w:rtl")) == 1


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: one.id)
def test_nothing_is_smaller_than_the_reading_allows(reading: Reading) -> None:
    file = File(to_docx(every_block(), title="T", reading=reading))
    used = {one.get(qn("w:val")) for name in ("w:pStyle", "w:rStyle") for one in file.found(name)} | {
        "Normal",
        "Footer",
    }
    styles = [one for one in file.docx.styles if one.style_id in used - {"Strong"}]
    sizes = {one.style_id: one.font.size.pt for one in styles}
    assert sizes["Normal"] == reading.size
    assert min(sizes.values()) >= reading.smallest
    assert all(int(size.get(qn("w:val"))) >= 2 * reading.smallest for size in file.found("w:sz"))


def test_the_paper_lies_as_it_was_asked() -> None:
    file = File(to_docx((), title="T", paper="letter", landscape=True))
    section = file.docx.sections[0]
    assert (section.page_height.pt, section.page_width.pt) == PAPERS["letter"]  # type: ignore[union-attr]
    upright = File(to_docx((), title="T")).docx.sections[0]
    assert (round(upright.page_width.mm), round(upright.page_height.mm)) == (210, 297)  # type: ignore[union-attr]


def test_word_finds_every_part_in_its_order() -> None:
    files = [whole(), *(written(case) for case in cases() if case.reading == LARGE)]
    for file in files:
        roots = [etree.fromstring(file.parts[name]) for name in (*OF_A_PAGE, "word/styles.xml")]
        for root in roots:
            for element in root.iter(etree.Element):
                order = ORDERS.get(etree.QName(element).localname, ())
                names = [etree.QName(child).localname for child in element] if order else []
                ours = root.tag != qn("w:styles")  # the template's styles have parts that we never write
                places = [order.index(name) for name in names if ours or name in order]
                assert places == sorted(places), etree.tostring(element)


def test_the_same_blocks_give_the_same_file() -> None:
    assert to_docx(every_block(), title="T") == to_docx(every_block(), title="T")


def test_an_empty_document_opens() -> None:
    content: tuple[Block, ...] = ()
    assert File(to_docx(content, title="T", reading=STANDARD)).text == ""
