"""Where a page ends: never under a heading, never within a row; a table goes on under its heads."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.documents import ALL, DOCUMENT, Document
from coprod_desktop.summaries.reading import READINGS, Reading
from coprod_desktop.work import summarising
from coprod_desktop.work.summarising import Wanted
from tests.pages.conftest import CASES, CROWDED, TODAY, person_of

SEVERAL_PAGES = [one for one in ALL if not one.one_page]
HEADINGS = ("/H1", "/H2", "/H3")


def pdf_of(store: Store, called: str, document: Document, reading: Reading = READINGS[0]) -> bytes:
    wanted = Wanted("family", TODAY, document=document.id, reading=reading.id)
    return summarising.make(store, person_of(store, called), wanted).page.pdf


def last_role_on_each_page(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        by_page = dict(_pairs(opened.Root.StructTreeRoot.ParentTree.Nums))
        return [str(by_page[int(page.StructParents)][-1].S) for page in opened.pages]


def _pairs(numbers: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    for at in range(0, len(numbers), 2):
        yield int(numbers[at]), numbers[at + 1]


def pages_of_each_row(pdf: bytes) -> list[set[tuple[int, int]]]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [set(_pages(row)) for row in _rows(opened.Root.StructTreeRoot.K)]


def _rows(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _rows(kid)
    elif node.get("/S") == "/TR":
        yield node
    elif "/K" in node:
        yield from _rows(node.K)


def _pages(node: pikepdf.Object) -> Iterator[tuple[int, int]]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _pages(kid)
    elif node.get("/Type") == "/MCR":
        yield node.Pg.objgen
    elif "/K" in node:
        yield from _pages(node.K)


@pytest.mark.parametrize("document", SEVERAL_PAGES, ids=lambda one: one.id)
@pytest.mark.parametrize("reading", READINGS, ids=lambda one: one.id)
@pytest.mark.parametrize("called", (*CASES, CROWDED))
def test_no_page_ends_with_a_heading(
    everyone: Store, document: Document, reading: Reading, called: str
) -> None:
    roles = last_role_on_each_page(pdf_of(everyone, called, document, reading))
    assert [role for role in roles[:-1] if role in HEADINGS] == []


@pytest.mark.parametrize("document", ("early-signs", "side-by-side", "you-said", "passport"))
@pytest.mark.parametrize("called", (CASES[0], CROWDED))
def test_no_row_is_cut(everyone: Store, document: str, called: str) -> None:
    for reading in READINGS:
        rows = pages_of_each_row(pdf_of(everyone, called, DOCUMENT[document], reading))
        assert [len(pages) for pages in rows] == [1] * len(rows)


def test_a_table_that_goes_on_has_its_heads_on_each_page(everyone: Store) -> None:
    pdf = pdf_of(everyone, CROWDED, DOCUMENT["early-signs"])
    texts = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert len(texts) > 3
    assert [text.count("What you see") for text in texts if "Don’t" in text] == [1] * (len(texts) - 1)
    assert sum("What you see" in text for text in texts) == len(texts) - 1, (
        "the first page keeps everyone safe"
    )


def test_a_loose_page_says_whose_it_is_and_which(everyone: Store) -> None:
    pdf = pdf_of(everyone, CROWDED, DOCUMENT["record"])
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert "Wren · Full interview record" in text


def test_a_long_file_has_bookmarks_that_lead_there_and_a_short_one_has_none(everyone: Store) -> None:
    reader = PdfReader(BytesIO(pdf_of(everyone, CROWDED, DOCUMENT["about-me"])))
    titles = {entry.title: reader.get_destination_page_number(entry) or 0 for entry in _flat(reader.outline)}
    assert titles["What matters most to Wren"] == 0
    texts = [page.extract_text() for page in reader.pages]
    assert all(title in " ".join(texts[page].split()) for title, page in titles.items())
    assert PdfReader(BytesIO(pdf_of(everyone, CASES[0], DOCUMENT["views"]))).outline == []


def _flat(outline: Any) -> Iterator[Any]:  # noqa: ANN401 - pypdf's own nested lists
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry
