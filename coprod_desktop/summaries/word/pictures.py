"""Pictures in a Word document: beside words they are decoration, alone they carry their words."""

from io import BytesIO

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.run import Run

from coprod_desktop.summaries import photos, showing
from coprod_desktop.summaries.blocks import Picture
from coprod_desktop.summaries.word.raster import symbol_png

DOTS_A_POINT = 3.0
"""216 dots an inch."""
MOST_PIXELS = 600
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def bytes_of(picture: Picture, side: float) -> bytes | None:
    """A photo as JPEG or a symbol as PNG, for `side` points; None when there is none, or none that can be read."""
    if picture.photo is not None:
        return photos.whole_photo(picture.photo)
    if picture.symbol:
        return symbol_png(picture.symbol, min(MOST_PIXELS, round(side * DOTS_A_POINT)))
    return None


def add_picture(run: Run, data: bytes, side: float, alt: str = "") -> BaseOxmlElement:
    """A square picture of `side` points in the line; without words it is marked as decoration."""
    inline: BaseOxmlElement = run.add_picture(BytesIO(data), Pt(side), Pt(side))._inline
    for edge in ("distT", "distB", "distL", "distR"):
        inline.set(edge, "0")
    about = inline.find(qn("wp:docPr"))
    about.set("descr", showing.clean(alt))
    if not alt:
        about.append(parse_xml(_DECORATIVE))
    return inline


def add_decoration(run: Run, picture: Picture, side: float) -> bool:
    """The picture beside its words; whether there is one."""
    data = bytes_of(picture, side)
    if data is not None:
        add_picture(run, data, side)
    return data is not None


def float_right(inline: BaseOxmlElement) -> None:
    """Move a picture out of its line to the right margin; words run beside it."""
    anchor = parse_xml(_ANCHOR)
    for child in list(inline):
        if child.tag in (qn("wp:extent"), qn("wp:docPr"), qn("wp:cNvGraphicFramePr"), qn("a:graphic")):
            anchor.append(child)
    extent = anchor.find(qn("wp:extent"))
    extent.addnext(parse_xml(f'<wp:wrapSquare {nsdecls("wp")} wrapText="bothSides"/>'))
    extent.addnext(parse_xml(f'<wp:effectExtent {nsdecls("wp")} l="0" t="0" r="0" b="0"/>'))
    inline.getparent().replace(inline, anchor)


_ANCHOR = (
    f'<wp:anchor {nsdecls("wp", "a", "pic")} distT="0" distB="0" distL="114300" distR="0" simplePos="0" '
    'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV></wp:anchor>'
)
