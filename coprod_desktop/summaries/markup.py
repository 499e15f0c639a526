"""The one place where words become HTML: all that people said is escaped here, and pictures stand inside the page."""

import re
from base64 import b64encode
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from coprod_desktop.summaries import photos, showing, symbols
from coprod_desktop.summaries.blocks import Chart, Picture, Span, Text
from coprod_desktop.summaries.setting import fonts

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

CHART_WIDTH, RUNG = 520.0, 40.0
"""How wide a chart and the mark of a step are drawn, in points; a page scales them."""
OWN_SIZE = b'<svg width="240" height="240" '
"""Said of a symbol, which has none: the program's reading view would draw it small and stretch it."""
_BOLD = "font-family: 'Open Sans', 'Segoe UI', sans-serif; font-weight: bold;"
_CLIP = re.compile(r"<clipPath.*?</clipPath>| style=\"clip-path: [^\"]*\"", re.DOTALL)


def attributes(**given: object) -> str:
    """Attributes of a tag; `class_` stands for class, `data_head` for data-head, and one of None isn't written."""
    named = ((key.rstrip("_").replace("_", "-"), value) for key, value in given.items())
    return "".join(f' {key}="{escape(str(value))}"' for key, value in named if value is not None)


def tag(name: str, inner: str, **given: object) -> str:
    """An element round what is HTML already."""
    return f"<{name}{attributes(**given)}>{inner}</{name}>"


def escaped(words: str) -> str:
    """Words as HTML."""
    return _broken(showing.clean(words).strip())


def written(text: Text) -> str:
    """Spans as HTML."""
    return "".join(map(_span, showing.spans(text)))


def said(name: str, text: Text, **given: object) -> str:
    """Words of people in an element that takes its direction from them."""
    return tag(name, written(text), **given, dir="auto")


def _span(span: Span) -> str:
    inner = _broken(span.words)
    if span.language:
        inner = tag("span", inner, lang=span.language, dir="auto")
    if span.strong:
        inner = tag("strong", inner)
    return tag("small", inner) if span.quiet else inner


def _broken(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def face(photo: bytes, words: str, side: int) -> str:
    """A photo with its words; empty when it can't be read."""
    data = photos.face(photo)
    return _image("jpeg", data, words, side, side) if data else ""


def beside(picture: Picture, side: int, *, symbols_too: bool) -> str:
    """A picture whose words stand beside it, so that it says nothing itself; empty when there is none."""
    if picture.photo is not None:
        data = photos.whole_photo(picture.photo)
        return _image("jpeg", data, "", side, side) if data else ""
    if picture.symbol and symbols_too:
        return _image("svg+xml", symbols.svg(picture.symbol).replace(b"<svg ", OWN_SIZE, 1), "", side, side)
    return ""


def rung(number: int, of: int) -> str:
    """The mark of a step; it says its number, which stands nowhere else."""
    from coprod_desktop.summaries.setting import drawings  # noqa: PLC0415 - most documents have no drawing

    return _drawn(drawings.rung(number, of, RUNG), f"{number}.")


def chart(block: Chart) -> str:
    """The drawing of a chart; its words stand beside it."""
    from coprod_desktop.summaries.setting import drawings  # noqa: PLC0415

    rows, columns = (tuple(map(showing.clean, heads)) for heads in (block.rows, block.columns))
    return _drawn(drawings.chart(replace(block, rows=rows, columns=columns), CHART_WIDTH), "")


def _drawn(drawing: "Drawing", alt: str) -> str:
    """A ReportLab drawing as SVG in the page's own font.

    Left out are the address of a document type, and the clip to its edges: the program's reading view draws it black.
    """
    from reportlab.graphics import renderSVG  # noqa: PLC0415

    whole: str = renderSVG.drawToString(drawing)
    whole = whole[whole.index("<svg") :].replace(f"font-family: {fonts.STRONG};", _BOLD)
    data = _CLIP.sub("", whole).encode("utf-8")
    return _image("svg+xml", data, alt, round(drawing.width), round(drawing.height))


def _image(kind: str, data: bytes, alt: str, width: int, height: int) -> str:
    source = f"data:image/{kind};base64,{b64encode(data).decode('ascii')}"
    return f"<img{attributes(src=source, alt=showing.clean(alt), width=width, height=height)}>"
