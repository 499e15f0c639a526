"""Writes the blocks of a summary as a Word document that people can go on working with."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

from coprod_desktop.summaries import showing
from coprod_desktop.summaries.blocks import Banner, Block
from coprod_desktop.summaries.reading import STANDARD, Reading
from coprod_desktop.summaries.setting.sizes import MARGIN, Paper, Sheet

NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part in the file: the same document gives the same bytes, and no day is told."""


def to_docx(
    content: Iterable[Block],
    *,
    title: str,
    paper: Paper = "a4",
    landscape: bool = False,
    reading: Reading = STANDARD,
    language: str = "en-GB",
) -> bytes:
    """A Word document. `title` names it and nobody in it; `language` is a BCP 47 tag.

    Nobody's name but those in the words stands in the file, and no day.
    """
    from coprod_desktop.summaries.word import footer, numbering, place, styles, writing  # noqa: PLC0415 - lxml takes its time

    told, sheet = tuple(content), Sheet(paper, landscape)
    document = styles.empty_document(showing.clean(title), sheet, reading, language)
    lists = numbering.Lists(document, reading.size)
    body = place.Place(document, document, lists, reading, sheet.size[0] - 2 * MARGIN)
    name = next((block.name for block in told if isinstance(block, Banner)), "")
    footer.write_footer(document, (name, title), body.width, draft=showing.is_draft(told))
    writing.write(told, body)
    out = BytesIO()
    document.save(out)
    return _without_days(out.getvalue())


def _without_days(file: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(part))
    return out.getvalue()
