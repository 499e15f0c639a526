"""What runs on every page of a Word document: whom and what it is about, and which page of how many this is."""

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from coprod_desktop.summaries import showing
from coprod_desktop.summaries.documents.common import DRAFT_WORDS
from coprod_desktop.summaries.word.styles import element


def write_footer(document: Document, about: tuple[str, ...], width: float, *, draft: bool) -> None:
    """The words at the left, the page at the right, `width` points apart; a draft says so on each page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Footer"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT)
    words = (*about, *([DRAFT_WORDS] if draft else ()))
    paragraph.add_run("  ·  ".join(filter(None, map(showing.clean, words)))).bold = True
    paragraph.add_run("\tPage ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, name: str) -> None:
    """A number that Word works out; until then 1 stands there."""
    field = element("w:fldSimple", instr=name)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)
