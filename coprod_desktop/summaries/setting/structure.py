"""The structure tree of a tagged PDF: its elements, and how they stand in the file.

Source: ISO 32000-1, 14.7 and 14.8.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

ROOT = "StructRoot"
"""The name of the tree itself among the objects of the file."""
NEEDS_AN_ID = frozenset({"Note"})
"""PDF/UA-1, 7.9: each note carries an identifier of its own."""


@dataclass(frozen=True, eq=False)
class Tag:
    """What a part is, made before it is drawn: a part drawn in pieces, on several pages, stays one element.

    `role` is H1, P, L, LI, Table, TR, TH …; `scope` is Row, Column or Both (TH); `numbering` is None, Disc or
    Decimal … (L).
    """

    role: str
    language: str | None = None
    scope: str | None = None
    numbering: str | None = None


@dataclass
class Element:
    """One node of the structure tree. A kid is an element, or the (page index, MCID) of content drawn for it."""

    role: str
    name: str
    parent: str
    entries: dict[str, PDFObject] = field(default_factory=dict)
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)


class WrittenElement(PDFObject):
    """An element as it stands in the file, written at once: a page has hundreds of them."""

    def __init__(self, element: Element) -> None:
        self._element = element

    def format(self, document: object) -> bytes:
        """The element as it stands in the file."""
        element = self._element
        kids = b" ".join(self._kid(kid, document) for kid in element.kids)
        if len(element.kids) != 1:
            kids = b"[ %b ]" % kids
        more = b"".join(
            b" /%b %b" % (key.encode(), each.format(document)) for key, each in element.entries.items()
        )
        parent = PDFObjectReference(element.parent).format(document)
        return b"<< /Type /StructElem /S /%b /P %b /K %b%b >>" % (element.role.encode(), parent, kids, more)

    @staticmethod
    def _kid(kid: "Element | tuple[int, int]", document: object) -> bytes:
        if isinstance(kid, Element):
            return bytes(PDFObjectReference(kid.name).format(document))
        page, mark = kid
        on = PDFObjectReference(f"Page{page + 1}").format(document)
        return b"<< /Type /MCR /Pg %b /MCID %d >>" % (on, mark)


class References(PDFObject):
    """Names of objects as one array of references to them."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def format(self, document: object) -> bytes:
        """The array as it stands in the file."""
        return b"[ %b ]" % b" ".join(PDFObjectReference(name).format(document) for name in self._names)


def new_element(role: str, number: int, parent: str) -> Element:
    """The element with this number; one that needs an identifier has it."""
    element = Element(role, f"Struct{number}", parent)
    if role in NEEDS_AN_ID:
        element.entries["ID"] = PDFString(element.name)
    return element


def written_root(elements: Sequence[Element], marks: Sequence[Sequence[str]]) -> PDFDictionary:
    """The tree as it stands in the file. The first element holds all others; `marks` are element names by page."""
    by_page: list[object] = []
    for number, names in enumerate(marks):
        by_page += [number, References(names)]
    return PDFDictionary(
        {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFObjectReference(elements[0].name),
            "ParentTree": PDFDictionary({"Nums": PDFArray(by_page)}),
            "ParentTreeNextKey": len(marks),
            **_identifiers(elements),
        }
    )


def _identifiers(elements: Sequence[Element]) -> dict[str, PDFObject]:
    named = sorted(element.name for element in elements if "ID" in element.entries)
    pairs = [entry for name in named for entry in (PDFString(name), PDFObjectReference(name))]
    return {"IDTree": PDFDictionary({"Names": PDFArray(pairs)})} if pairs else {}


def described(alt: str | None, language: str | None) -> dict[str, PDFObject]:
    """What is read in place of an element, and in which language."""
    given = {"Alt": alt, "Lang": language}
    return {key: PDFString(text) for key, text in given.items() if text is not None}


def attributes(scope: str | None, numbering: str | None, box: Sequence[float] | None) -> dict[str, PDFObject]:
    """The attributes that a table, a list or a figure has by its kind."""
    edges = PDFArray([round(edge, 2) for edge in box]) if box else None
    given = (
        ("Table", "Scope", PDFName(scope) if scope else None),
        ("List", "ListNumbering", PDFName(numbering) if numbering else None),
        ("Layout", "BBox", edges),
    )
    owned = [
        PDFDictionary({"O": PDFName(owner), key: value}) for owner, key, value in given if value is not None
    ]
    return {"A": PDFArray(owned)} if owned else {}
