"""The one-page summary against a bare ReportLab document that says the same in the same typeface."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from coprod_desktop import paths
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.work import bringing_in, listing
from coprod_desktop.work.summarising import Material, Wanted, material, set_page
from tests.benchmarks.room import Setting
from tests.benchmarks.timing import Budget, Figure, side_by_side

TODAY = date(2026, 11, 22)
AUDIENCE = "family"
WHAT = "one-page summary, warm, from what was read"
AGAINST = "bare ReportLab"
BUDGET = Budget(ratio=2.0, most=60.0)
NOT_IN_TEXT = {"stage"}
"""The head of the column of stages; the page's own text does without it."""


def figures(_setting: Setting) -> Iterator[Figure]:
    """That of the three sample cases which comes out worst; they fill a page."""
    with _cases() as store:
        read = [material(store, row.id, Wanted(AUDIENCE, TODAY)) for row in listing.people(store, TODAY)]
    yield max(map(_figure, read), key=lambda one: one.over)


def _figure(from_: Material) -> Figure:
    made = set_page(from_)
    text, size = made.page.text, made.page.size
    if (_said_on(made.page.pdf) ^ _said_on(bare(text, size))) - NOT_IN_TEXT:
        raise AssertionError("the two documents don't say the same")
    ours, limit = side_by_side(lambda: set_page(from_), lambda: bare(text, size))
    return Figure(WHAT, ours, limit, AGAINST, BUDGET)


def bare(text: str, size: float) -> bytes:
    """The words of a page as paragraphs, those of its stages as a table; no tags, no fitting."""
    style = ParagraphStyle("words", fontName=fonts.REGULAR, fontSize=size, leading=size * 1.3)
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(list(_flowables(text, style)))
    return file.getvalue()


def _flowables(text: str, style: ParagraphStyle) -> Iterator[Flowable]:
    parts = [part.splitlines() for part in text.split("\n\n")]
    for in_table, these in groupby(parts, key=_is_row):
        if in_table:
            rows = [_row(lines, style) for lines in these]
            widest = max(map(len, rows))
            yield Table([row + [[]] * (widest - len(row)) for row in rows])
        else:
            yield from (_paragraph(line, style) for lines in these for line in lines)


def _is_row(lines: list[str]) -> bool:
    """A stage in the text of a page: its word in capitals, then “You see:” and what that is."""
    return len(lines) > 1 and lines[0].isupper() and lines[1].endswith(":")


def _row(lines: list[str], style: ParagraphStyle) -> list[list[Flowable]]:
    cells: list[list[Flowable]] = [[]]
    for line in lines:
        if line.endswith(":"):
            cells.append([])
        cells[-1].append(_paragraph(line, style))
    return cells


def _paragraph(line: str, style: ParagraphStyle) -> Flowable:
    return Paragraph(escape(line), style)


def _said_on(pdf: bytes) -> set[str]:
    pages = PdfReader(BytesIO(pdf)).pages
    return {word.casefold() for page in pages for word in re.findall(r"[\w’']+", page.extract_text())}


@contextmanager
def _cases() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        cost = Cost(memory_kib=8 * 1024, passes=1)
        store, _key = create_store(Path(folder, "store"), "winter lantern ferry moss", "Ruth", cost)
        with store:
            for sheet in sorted((paths.RESOURCES / "sample").glob("*.csv")):
                bringing_in.bring_in(store, bringing_in.look_at(store, sheet.read_bytes()))
            yield store
