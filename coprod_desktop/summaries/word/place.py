"""Where words go while a Word document is written: its body or a cell, and what all blocks share there."""

from dataclasses import dataclass, replace

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from coprod_desktop.summaries import showing
from coprod_desktop.summaries.blocks import Span, Text
from coprod_desktop.summaries.reading import Reading
from coprod_desktop.summaries.setting.text_setting import reads_from_right
from coprod_desktop.summaries.word.numbering import Lists
from coprod_desktop.summaries.word.styles import NORMAL, QUIET, STRONG, element, style_id


@dataclass(frozen=True)
class Place:
    """The body of a document or a cell of it. `width` is the room for words, in points; `usual` the style of them."""

    holder: Document | _Cell
    document: Document
    lists: Lists
    reading: Reading
    width: float
    usual: str = NORMAL

    @property
    def size(self) -> float:
        """That of running words, in points."""
        return self.reading.size

    def inside(self, cell: _Cell, width: float, usual: str = "In table") -> "Place":
        """The same in a cell of this width in points."""
        return replace(self, holder=cell, width=width, usual=usual)

    def paragraph(self, style: str = "") -> Paragraph:
        """A new paragraph; in a cell the first one is there already, since Word asks for it."""
        holder = self.holder
        found = (
            holder.paragraphs[0]
            if isinstance(holder, _Cell) and _is_untouched(holder)
            else holder.add_paragraph()
        )
        name = style or self.usual
        if name != NORMAL:
            found._p.style = style_id(name)
        return found

    def say(self, text: Text, style: str = "") -> Paragraph:
        """Words in a paragraph of their own."""
        made = self.paragraph(style)
        add_words(made, text)
        return made


def _is_untouched(cell: _Cell) -> bool:
    return len(cell._tc) == 1 + (cell._tc.tcPr is not None) and len(cell._tc.p_lst[0]) == 0


def add_words(paragraph: Paragraph, text: Text, *, colour: str = "") -> None:
    """Each span as a run; the paragraph begins at the right when its words do."""
    told = tuple(showing.spans(text))
    if reads_from_right(told):
        paragraph._p.get_or_add_pPr().append(element("w:bidi"))
    for span in told:
        _add_span(paragraph, span, colour)


def _add_span(paragraph: Paragraph, span: Span, colour: str) -> None:
    run = paragraph.add_run(span.words)
    if span.strong or span.quiet:
        run._r.style = style_id(STRONG if span.strong else QUIET)
    if colour:
        paint(run, colour)
    if reads_from_right((span,)):
        _last(run, "w:rtl")
    if span.language:
        key = "bidi" if reads_from_right((span,)) else "val"
        _last(run, "w:lang", **{key: span.language, "eastAsia": span.language})


def _last(run: Run, name: str, **attributes: object) -> None:
    """Properties that stand at the end of their list, in this order: direction, then language."""
    run._r.get_or_add_rPr().append(element(name, **attributes))


def paint(run: Run, colour: str) -> None:
    """Colour as "#rrggbb"."""
    run.font.color.rgb = RGBColor.from_string(colour[1:].upper())


def rule(paragraph: Paragraph, edge: str, points: float, colour: str, *, space: int = 4) -> None:
    """A line along an edge ("top", "bottom") of the paragraph, with `space` points between."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = element("w:pBdr")
        properties.insert_element_before(borders, *_AFTER_BORDERS)
    borders.append(
        element(f"w:{edge}", val="single", sz=round(points * 8), space=space, color=colour[1:].upper())
    )


_AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What has to stand after borders in the properties of a paragraph."""


def points(length: float) -> Length:
    """Points as Word counts them, never below 0."""
    return Pt(max(0.0, length))
