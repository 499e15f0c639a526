"""The tagged canvas by itself: what a screen reader would find in its files."""

from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pytest

from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.tagged_pdf import Tag, TaggedCanvas

A4 = (595.0, 842.0)


def canvas_on(file: BytesIO) -> TaggedCanvas:
    fonts.register()
    return TaggedCanvas(
        file, title="A <letter>", language="en-GB", page_size=A4, font=fonts.REGULAR, invariant=True
    )


def say(canvas: TaggedCanvas, role: str, words: str, y: float) -> None:
    with canvas.element(role), canvas.content():
        canvas.setFont(fonts.REGULAR, 12)
        canvas.drawString(40, y, words)


def two_pages() -> bytes:
    file = BytesIO()
    canvas = canvas_on(file)
    say(canvas, "H1", "Dear all", 780)
    with canvas.artifact():
        canvas.line(40, 770, 555, 770)
    canvas.showPage()
    with canvas.element("L", numbering="Decimal"), canvas.element("LI"):
        say(canvas, "Lbl", "1", 780)
        say(canvas, "LBody", "Bring the blanket", 760)
    with canvas.element("Figure", alt="A blanket", box=(40, 600, 140, 700)), canvas.content():
        canvas.rect(40, 600, 100, 100)
    with canvas.element("Table"), canvas.element("TR"), canvas.element("TH", scope="Row"):
        pass
    say(canvas, "Note", "It is green", 500)
    canvas.save()
    return file.getvalue()


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def roles(element: pikepdf.Object) -> list[object]:
    kids = element.get("/K", pikepdf.Array())
    each = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    inner = [roles(kid) for kid in each if kid.get("/Type") == "/StructElem"]
    return [str(element.S), *inner]


def test_the_tree_says_what_each_part_is() -> None:
    pdf = opened(two_pages())
    assert roles(pdf.Root.StructTreeRoot.K) == [
        "/Document", ["/H1"], ["/L", ["/LI", ["/Lbl"], ["/LBody"]]], ["/Figure"],
        ["/Table", ["/TR", ["/TH"]]], ["/Note"],
    ]  # fmt: skip


def test_attributes_stand_on_their_elements() -> None:
    pdf = opened(two_pages())
    _h1, listed, figure, table, note = pdf.Root.StructTreeRoot.K.K
    assert listed.A[0].ListNumbering == "/Decimal"
    assert str(figure.Alt) == "A blanket"
    assert [int(edge) for edge in figure.A[0].BBox] == [40, 600, 140, 700]
    assert table.K.K.A[0].Scope == "/Row"
    assert note.ID


def test_notes_are_found_by_their_name() -> None:
    pdf = opened(two_pages())
    root = pdf.Root.StructTreeRoot
    name, element = root.IDTree.Names
    assert element.objgen == root.K.K[-1].objgen
    assert str(name) == str(element.ID)


def test_each_mark_leads_to_its_element_on_each_page() -> None:
    pdf = opened(two_pages())
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    assert [int(page.obj.StructParents) for page in pdf.pages] == [0, 1]
    assert [str(element.S) for element in numbers[1]] == ["/H1"]
    assert [str(element.S) for element in numbers[3]] == ["/Lbl", "/LBody", "/Figure", "/Note"]
    assert numbers[3][1].K.Pg.objgen == pdf.pages[1].obj.objgen


def test_all_that_is_drawn_is_content_or_decoration() -> None:
    drawing = {"S", "f", "Tj", "TJ", "B", "Do"}
    pdf = opened(two_pages())
    for page in pdf.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "EMC": -1}.get(str(instruction.operator), 0)
            assert depth == 1 or str(instruction.operator) not in drawing
        assert depth == 0


def test_the_catalogue_says_language_title_and_order() -> None:
    pdf = opened(two_pages())
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert [page.obj.Tabs for page in pdf.pages] == ["/S", "/S"]
    assert pdf.pdf_version == "1.7"


def test_the_file_tells_its_title_and_nothing_else() -> None:
    pdf = opened(two_pages())
    assert dict(pdf.docinfo.items()) == {"/Title": "A <letter>"}
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "A <letter>"
        assert metadata["pdfuaid:part"] == "1"
        assert len(metadata) == 3


def test_fonts_are_embedded_and_helvetica_is_not_named() -> None:
    pdf = opened(two_pages())
    named = [font.BaseFont for page in pdf.pages for font in page.obj.Resources.Font.values()]
    assert named
    assert all("OpenSans" in str(name) for name in named)


def test_an_independent_checker_finds_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(two_pages())
    report = pdfua.validate(str(file))
    assert report.findings == ()
    assert report.skipped == ()


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert two_pages() == two_pages()


def test_words_in_place_of_glyphs_are_what_is_read() -> None:
    file = BytesIO()
    canvas = canvas_on(file)
    with canvas.element("P"), canvas.content(), canvas.spoken_as("שלום"):
        canvas.drawString(40, 700, "x")
    canvas.save()
    pdf = opened(file.getvalue())
    marks = [mark for mark in pikepdf.parse_content_stream(pdf.pages[0]) if str(mark.operator) == "BDC"]
    assert str(marks[1].operands[1].ActualText) == "שלום"


def test_what_would_break_the_order_is_refused() -> None:
    canvas = canvas_on(BytesIO())
    with canvas.content():
        with pytest.raises(ValueError, match="inside"), canvas.artifact():
            pass
        with pytest.raises(ValueError, match="P can't open"), canvas.element("P"):
            pass


def test_words_in_place_of_glyphs_need_content_round_them() -> None:
    canvas = canvas_on(BytesIO())
    with pytest.raises(ValueError, match="content"), canvas.spoken_as("a"):
        pass


def test_a_part_that_goes_on_over_the_page_stays_one_element() -> None:
    file, tag = BytesIO(), Tag("P", language="cy")
    canvas = canvas_on(file)
    for words in ("Dw i’n hoffi", "y blanced."):
        with canvas.tagged(tag), canvas.content():
            canvas.drawString(40, 700, words)
        canvas.showPage()
    canvas.save()
    pdf = opened(file.getvalue())
    paragraph = pdf.Root.StructTreeRoot.K.K
    assert str(paragraph.S) == "/P"
    assert str(paragraph.Lang) == "cy"
    assert [kid.Pg.objgen for kid in paragraph.K] == [page.obj.objgen for page in pdf.pages]


def test_words_of_another_language_are_marked_inside_their_line() -> None:
    file = BytesIO()
    canvas = canvas_on(file)
    with canvas.element("P"), canvas.content(), canvas.in_language("el"):
        canvas.drawString(40, 700, "x")
    canvas.save()
    pdf = opened(file.getvalue())
    marks = [mark for mark in pikepdf.parse_content_stream(pdf.pages[0]) if str(mark.operator) == "BDC"]
    assert str(marks[1].operands[0]) == "/Span"
    assert str(marks[1].operands[1].Lang) == "el"
    with pytest.raises(ValueError, match="content"), canvas.in_language("el"):
        pass


def outline_of(*, bookmarked: bool) -> list[object]:
    file = BytesIO()
    canvas = canvas_on(file)
    canvas.bookmarked = bookmarked
    for level, words in enumerate(("One", "One and a bit", "Łódź & <b>")):
        canvas.bookmark(words, level, 700)
        say(canvas, f"H{level + 1}", words, 690)
    canvas.save()
    with opened(file.getvalue()).open_outline() as outline:
        return [(entry.title, [(inner.title, [last.title for last in inner.children]) for inner in entry.children])
                for entry in outline.root]  # fmt: skip


def test_bookmarks_stand_in_each_other_as_their_headings_do() -> None:
    assert outline_of(bookmarked=True) == [("One", [("One and a bit", ["Łódź & <b>"])])]
    assert outline_of(bookmarked=False) == []
