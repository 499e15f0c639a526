"""An empty Word document: our styles, fonts and language, and nothing that names a person or a program."""

from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from coprod_desktop.summaries.reading import Reading
from coprod_desktop.summaries.setting.sizes import DARK, FOOT_MARGIN, INK, MARGIN, RULE, TONES, Sheet

FONT, ALSO, OTHER_SCRIPTS = "Open Sans", "Segoe UI", "Arial"
"""The font, what stands in for it where it is missing, and the one for Arabic and Hebrew."""
NORMAL = "Normal"
QUIET, STRONG = "Quiet", "Strong"
"""Styles of words: who said it, and what is bold."""
LINE = 1.0
"""Of the font's own distance between lines, which in Open Sans is wide."""
_NEEDED = (
    "styles",
    "settings",
    "fontTable",
    "theme",
    "numbering",
    "officeDocument",
    "core-properties",
    "extended-properties",
)
"""Parts of the template that stay; its thumbnail and what its maker's program left behind go."""


@dataclass(frozen=True)
class Look:
    """A style of paragraphs. `size` is a part of that of running words; `before` and `after` are parts of it too."""

    name: str
    size: float = 1.0
    colour: str = INK.body
    bold: bool = False
    before: float = 0.0
    after: float = 0.45
    keeps: bool = False


LOOKS = (
    Look(NORMAL),
    Look("Heading 1", 2.0, DARK, bold=True, after=0.1, keeps=True),
    Look("Heading 2", 1.3, TONES["plain"], bold=True, before=1.1, after=0.3, keeps=True),
    Look("Heading 3", 1.08, TONES["plain"], bold=True, before=0.8, after=0.2, keeps=True),
    Look("Subtitle", after=0.05),
    Look("List Bullet", after=0.25),
    Look("List Number", after=0.25),
    Look("List Continue", after=0.25),
    Look("Label", bold=True, before=0.4, after=0.15, keeps=True),
    Look("Note", 0.9, INK.quiet),
    Look("Foot", 0.9, INK.quiet, after=0.1),
    Look("Footer", 0.9, INK.quiet, after=0.0),
    Look("Table head", bold=True, colour=DARK, after=0.0, keeps=True),
    Look("In table", after=0.15),
    Look("Board head", 2.4, bold=True, after=0.1),
    Look("Board word", 2.6, bold=True, after=0.3),
    Look("Card word", 1.7, bold=True, after=0.0),
)


def empty_document(title: str, sheet: Sheet, reading: Reading, language: str) -> DocxDocument:
    """A document without a word in it. Sizes of paper in points; `language` is a BCP 47 tag."""
    document = Document()
    _leave_out_strangers(document)
    _set_properties(document, title, language)
    _set_language(document, language)
    for look in LOOKS:
        _set_style(document, look, reading)
    _set_quiet(document, reading)
    _set_grid(document)
    _set_page(document, sheet)
    return document


def element(name: str, **attributes: object) -> BaseOxmlElement:
    """A new element such as "w:lang" with attributes of its own name space; `val=1` stands for w:val="1"."""
    made: BaseOxmlElement = OxmlElement(name)
    prefix = name.split(":", maxsplit=1)[0]
    for key, value in attributes.items():
        made.set(qn(f"{prefix}:{key}"), str(value))
    return made


def style_id(name: str) -> str:
    """How a style of ours is called inside the file; python-docx would look it up anew for each paragraph."""
    return name.replace(" ", "")


def at_least(size: float, reading: Reading) -> float:
    """The size in points, never smaller than this reading allows."""
    return max(reading.smallest, size)


def _leave_out_strangers(document: DocxDocument) -> None:
    for rels in (document.part.package.rels, document.part.rels):
        for key, rel in list(rels.items()):
            if rel.reltype.rsplit("/", 1)[-1] not in _NEEDED:
                rels.pop(key)


def _set_properties(document: DocxDocument, title: str, language: str) -> None:
    """A title and a language, and neither a name nor a day."""
    properties = document.core_properties
    for numbered in list(document.styles.element.iter(qn("w:numPr"))):
        numbered.getparent().remove(numbered)
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title, properties.language = title, language
    application = document.part.package.part_related_by(_related("extended-properties"))
    assert isinstance(application, Part)
    application._blob = _APPLICATION.encode("utf-8")
    fonts = document.part.part_related_by(_related("fontTable"))
    fonts._blob = _FONTS.encode("utf-8")


def _related(kind: str) -> str:
    return f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_APPLICATION = (
    f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_FONTS = (
    f'{_XML}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="{FONT}">'
    f'<w:altName w:val="{ALSO}"/><w:panose1 w:val="020B0606030504020204"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def _set_language(document: DocxDocument, language: str) -> None:
    """Also says that this is a document of today's Word, which it otherwise opens as one of 2010."""
    settings = document.settings.element
    for name in ("w:rsids", "w:savePreviewPicture", "w:proofState", "w14:docId"):
        for child in settings.findall(_tag(name)):
            settings.remove(child)
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    theme = settings.find(qn("w:themeFontLang"))
    theme.set(qn("w:val"), language)
    usual = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    usual.set(qn("w:val"), language)


def _tag(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{local}" if prefix == "w14" else qn(name)


def _set_style(document: DocxDocument, look: Look, reading: Reading) -> None:
    style = _style(document, look.name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    size = at_least(reading.size * look.size, reading)
    _set_font(style, size, look.colour)
    style.font.bold = style.font.cs_bold = look.bold
    style.font.italic = style.font.cs_italic = False
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(reading.size * look.before), Pt(reading.size * look.after)
    spacing.line_spacing, spacing.keep_with_next = LINE, look.keeps
    for name in ("w:contextualSpacing", "w:pBdr", "w:tabs", "w:numPr"):
        for old in style.element.pPr.findall(qn(name)):
            style.element.pPr.remove(old)


def _style(document: DocxDocument, name: str, kind: WD_STYLE_TYPE) -> ParagraphStyle | CharacterStyle:
    styles = document.styles
    known = name in [style.name for style in styles]
    style = styles[name] if known else styles.add_style(name, kind)
    assert isinstance(style, ParagraphStyle | CharacterStyle)
    style.quick_style = True
    return style


def _set_font(style: ParagraphStyle | CharacterStyle, size: float, colour: str) -> None:
    """Fonts of every script by name: the template's styles name a theme instead, which would win."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:color", "w:sz", "w:szCs", "w:spacing", "w:kern"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    style.font.name = FONT
    properties.rFonts.set(qn("w:cs"), OTHER_SCRIPTS)
    style.font.size = Pt(round(size * 2) / 2)
    style.font.color.rgb = RGBColor.from_string(colour[1:].upper())
    properties.append(element("w:szCs", val=round(size * 2)))


def _set_quiet(document: DocxDocument, reading: Reading) -> None:
    quiet = _style(document, QUIET, WD_STYLE_TYPE.CHARACTER)
    _set_font(quiet, at_least(reading.size * 0.9, reading), INK.quiet)


def _set_grid(document: DocxDocument) -> None:
    grid = document.styles["Table Grid"].element
    for edge in grid.find(f".//{qn('w:tblBorders')}"):
        edge.set(qn("w:color"), RULE[1:].upper())
    margins = grid.find(f".//{qn('w:tblCellMar')}")
    for edge, width in zip(("top", "bottom", "left", "right"), (70, 50, 110, 110), strict=True):
        margins.find(qn(f"w:{edge}")).set(qn("w:w"), str(width))


def _set_page(document: DocxDocument, sheet: Sheet) -> None:
    section = document.sections[0]
    width, height = sheet.size
    section.page_width, section.page_height = Pt(width), Pt(height)
    if sheet.landscape:
        section._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), "landscape")
    section.left_margin = section.right_margin = section.top_margin = Pt(MARGIN)
    section.bottom_margin, section.footer_distance = Pt(MARGIN + 14), Pt(FOOT_MARGIN)
    section.header_distance = Pt(FOOT_MARGIN)
