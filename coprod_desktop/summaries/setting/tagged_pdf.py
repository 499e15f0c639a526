"""ReportLab draws pages that a screen reader can't follow; this canvas also writes down what each part is.

    canvas = TaggedCanvas(file, title="Letter", language="en-GB", page_size=(595, 842), font="OpenSans")
    with canvas.element("H1"), canvas.content():
        canvas.drawString(40, 780, "Dear all")
    with canvas.artifact():
        canvas.line(40, 770, 555, 770)
    canvas.save()

The file follows PDF/UA-1 (ISO 14289-1) and ISO 32000-1, 14.6 to 14.8. Whoever draws has to draw everything inside
`content()` or `artifact()`, embed each font, and give a `Figure` its `alt`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, toColor
from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from coprod_desktop.summaries.setting.structure import (
    ROOT,
    Element,
    Tag,
    WrittenElement,
    attributes,
    described,
    new_element,
    written_root,
)

__all__ = ["Tag", "TaggedCanvas"]

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class _TitleOnly(PDFInfo):
    """Document information without author, producer, dates or keywords."""

    def format(self, document: object) -> bytes:
        return bytes(PDFDictionary({"Title": PDFString(self.title)}).format(document))


class TaggedCanvas(Canvas):
    """A ReportLab canvas whose file passes PDF/UA-1. Sizes are in points, the origin is at the bottom left.

    `font` is the name of a registered, embedded font: ReportLab otherwise names Helvetica on each page.
    `invariant` leaves out time and chance, so that the same drawing gives the same bytes.
    """

    def __init__(
        self,
        file: BinaryIO,
        *,
        title: str,
        language: str,
        page_size: tuple[float, float],
        font: str,
        invariant: bool = False,
    ) -> None:
        super().__init__(
            file, pagesize=page_size, pageCompression=1, pdfVersion=(1, 7), lang=language,
            initialFontName=font, invariant=1 if invariant else 0,
        )  # fmt: skip
        self._doc.info = _TitleOnly()
        self._doc.setTitle(title)
        self._language = language
        self._elements: list[Element] = []
        self._root = self._new_element("Document", ROOT)
        self._open = [self._root]
        self._begun: dict[Tag, Element] = {}
        self._marks: list[list[str]] = []
        self._inside: str | None = None
        self.bookmarked = False
        self._bookmarks, self._deepest = 0, -1

    @contextmanager
    def element(
        self,
        role: str,
        *,
        alt: str | None = None,
        language: str | None = None,
        scope: str | None = None,
        numbering: str | None = None,
        box: tuple[float, float, float, float] | None = None,
    ) -> Iterator[None]:
        """Open a structure element (H1, P, L, LI, Table, TR, TH …) inside the one that is open.

        `scope` is Row, Column or Both (TH); `numbering` is None, Disc or Decimal … (L); `box` is left, bottom,
        right, top (Figure).
        """
        element = self._begin(role)
        element.entries |= described(alt, language) | attributes(scope, numbering, box)
        with self._within(element):
            yield

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """Open the element of this tag; when it was open before, such as on the page before, go on with it."""
        if tag not in self._begun:
            element = self._begun[tag] = self._begin(tag.role)
            element.entries |= described(None, tag.language) | attributes(tag.scope, tag.numbering, None)
        with self._within(self._begun[tag]):
            yield

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn now is the real content of the open element, in reading order."""
        element, page = self._open[-1], self._marks_of_this_page()
        element.kids.append((self._pageNumber - 1, len(page)))
        page.append(element.name)
        with self._marked(f"/{element.role} <</MCID {len(page) - 1}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn now is decoration: a rule, a shade, a running foot. `kind`: Layout, Page, Pagination."""
        with self._marked(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @property
    def in_artifact(self) -> bool:
        """Whether decoration is being drawn, of which a screen reader says nothing."""
        return bool(self._inside and self._inside.startswith("/Artifact"))

    @contextmanager
    def spoken_as(self, words: str) -> Iterator[None]:
        """Inside content: these glyphs stand for `words`, which is what is read aloud and copied."""
        if self._inside is None:
            raise ValueError("replacement text needs content around it")
        spoken = "feff" + words.encode("utf-16-be", "replace").hex()
        self._code.append(f"/Span <</ActualText <{spoken}>>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def in_language(self, language: str) -> Iterator[None]:
        """Inside content: these words are in another language than the rest (a BCP 47 tag)."""
        if self._inside is None:
            raise ValueError("a language needs content around it")
        self._code.append(f"/Span <</Lang <{language.encode('ascii').hex()}>>> BDC")
        yield
        self._code.append("EMC")

    def bookmark(self, words: str, level: int, top: float) -> None:
        """A line of the file's outline that leads to this height of this page. Levels count from 0.

        Without `bookmarked` the file has no outline, and this does nothing.
        """
        if not self.bookmarked:
            return
        level = min(level, self._deepest + 1)
        self._deepest = level
        key = f"part{self._bookmarks}"
        self._bookmarks += 1
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(words, key, level)

    def setFillColor(self, aColor: object, alpha: float | None = None) -> None:
        """As Canvas does; a colour's name is read once."""
        super().setFillColor(_colour(aColor), alpha)

    def setStrokeColor(self, aColor: object, alpha: float | None = None) -> None:
        """As Canvas does; a colour's name is read once."""
        super().setStrokeColor(_colour(aColor), alpha)

    def showPage(self) -> None:
        """Close the page, and name the marks on it."""
        marks = bool(self._marks_of_this_page())
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Tabs = PDFName("S")
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "Tabs", "StructParents"]
        page.StructParents = len(self._marks) - 1 if marks else None

    def save(self) -> None:
        """Write the file. The canvas can't be used afterwards."""
        if self._code:
            self.showPage()
        self._write_structure()
        self._doc.SaveToFile(self._filename, self)

    def _begin(self, role: str) -> Element:
        if self._inside:
            raise ValueError(f"{role} can't open inside drawn content")
        element = self._new_element(role, self._open[-1].name)
        self._open[-1].kids.append(element)
        return element

    @contextmanager
    def _within(self, element: Element) -> Iterator[None]:
        self._open.append(element)
        yield
        self._open.pop()

    def _new_element(self, role: str, parent: str) -> Element:
        self._elements.append(new_element(role, len(self._elements), parent))
        return self._elements[-1]

    def _marks_of_this_page(self) -> list[str]:
        while len(self._marks) < self._pageNumber:
            self._marks.append([])
        return self._marks[-1]

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        if self._inside:
            raise ValueError(f"{opening} inside {self._inside}")
        self._inside = opening
        self._code.append(opening)
        yield
        self._code.append("EMC")
        self._inside = None

    def _write_structure(self) -> None:
        catalog, document = self._doc.Catalog, self._doc
        for element in self._elements:
            document.Reference(WrittenElement(element), element.name)
        document.Reference(written_root(self._elements, self._marks), ROOT)
        catalog.StructTreeRoot = PDFObjectReference(ROOT)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = self._metadata()

    def _metadata(self) -> PDFStream:
        kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        packet = _XMP.format(title=escape(self._doc.info.title), language=escape(self._language))
        return PDFStream(kind, packet.encode(), filters=[])


@cache
def _colour(colour: object) -> Color:
    return toColor(colour)
