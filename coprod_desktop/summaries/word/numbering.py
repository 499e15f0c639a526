"""Real lists for Word: dots, and numbers that begin where an order goes on after a gap."""

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from coprod_desktop.summaries.word.styles import FONT, element

DOTS, NUMBERS = 0, 1
"""Ids of the two kinds of list."""
INDENT = {DOTS: 1.1, NUMBERS: 1.7}
"""How far the words stand in from their dot or number, in sizes of running words."""


class Lists:
    """The lists of one document. `size` is that of running words in points."""

    def __init__(self, document: Document, size: float) -> None:
        self._numbering: BaseOxmlElement = document.part.numbering_part.element
        for old in list(self._numbering):
            self._numbering.remove(old)
        for kind, form, text in ((DOTS, "bullet", "•"), (NUMBERS, "decimal", "%1.")):
            self._numbering.append(_kind(kind, form, text, round(INDENT[kind] * size * 20)))
        self._count = 0
        self._dots = self._begin(DOTS)

    def dot(self, paragraph: Paragraph) -> None:
        """Make the paragraph a line of a list of dots."""
        _number(paragraph, self._dots)

    def begin(self, first: int) -> int:
        """A list of numbers whose first line has the number `first`; what is given back goes to `number`."""
        return self._begin(NUMBERS, first)

    def number(self, paragraph: Paragraph, which: int) -> None:
        """Make the paragraph the next line of that list."""
        _number(paragraph, which)

    def _begin(self, kind: int, first: int = 1) -> int:
        self._count += 1
        made = element("w:num", numId=self._count)
        made.append(element("w:abstractNumId", val=kind))
        again = element("w:lvlOverride", ilvl=0)
        again.append(element("w:startOverride", val=first))
        if kind == NUMBERS:
            made.append(again)
        self._numbering.append(made)
        return self._count


def _kind(kind: int, form: str, text: str, indent: int) -> BaseOxmlElement:
    made = element("w:abstractNum", abstractNumId=kind)
    level = element("w:lvl", ilvl=0)
    level.extend([element("w:start", val=1), element("w:numFmt", val=form), element("w:lvlText", val=text)])
    level.append(element("w:lvlJc", val="left"))
    place = element("w:pPr")
    place.append(element("w:ind", left=indent, hanging=indent))
    look = element("w:rPr")
    look.append(element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT))
    if kind == NUMBERS:
        look.append(element("w:b"))
    level.extend([place, look])
    made.extend([element("w:multiLevelType", val="singleLevel"), level])
    return made


def _number(paragraph: Paragraph, which: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = which
