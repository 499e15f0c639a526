"""Every document, in every way to read, for everyone: read back with other libraries, judged by other programs."""

from functools import cache
from pathlib import Path
from typing import get_args

import pdfua
import pytest
from pypdf import PdfReader

from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.documents import ALL, Document
from coprod_desktop.summaries.reading import READING, READINGS, Reading
from coprod_desktop.summaries.setting.sizes import PAPERS, Paper
from coprod_desktop.work import summarising
from coprod_desktop.work.said import about_person
from coprod_desktop.work.summarising import Made, Wanted
from tests.pages.conftest import CASES, CROWDED, EVERYONE, NOBODY_YET, TODAY, person_of
from tests.pages.reading_order import marks_in_tree_order, outside, said_by, said_in
from tests.pages.verapdf import judge

A_DOCUMENT = pytest.mark.parametrize("document", ALL, ids=lambda one: one.id)
A_READING = pytest.mark.parametrize("reading", READINGS, ids=lambda one: one.id)


class Shelf:
    """Each document made once, whoever asks for it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.made = cache(self._made)

    def _made(self, called: str, document: str, reading: str, paper: Paper = "a4") -> Made:
        wanted = Wanted("family", TODAY, document=document, reading=READING[reading].id, paper=paper)
        return summarising.make(self.store, person_of(self.store, called), wanted)


@pytest.fixture(scope="session")
def shelf(everyone: Store) -> Shelf:
    return Shelf(everyone)


@A_DOCUMENT
@A_READING
@pytest.mark.parametrize("called", EVERYONE)
def test_the_file_says_what_the_blocks_say_and_in_their_order(
    shelf: Shelf, document: Document, reading: Reading, called: str
) -> None:
    made = shelf.made(called, document.id, reading.id)
    assert said_by(made.page.pdf) == said_in(made.page.blocks)
    marks = marks_in_tree_order(made.page.pdf)
    assert marks == sorted(set(marks)), "who reads by ear reads as the eye does, page by page"
    assert outside(made.page.pdf) == []


@A_DOCUMENT
@A_READING
@pytest.mark.parametrize("called", (CASES[0], NOBODY_YET, CROWDED))
def test_an_independent_checker_finds_no_failure(
    shelf: Shelf, document: Document, reading: Reading, called: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(shelf.made(called, document.id, reading.id).page.pdf)
    report = pdfua.validate(str(file))
    assert (report.findings, report.skipped) == ((), ())


def test_verapdf_passes_every_document(shelf: Shelf, tmp_path: Path) -> None:
    files = []
    for document in ALL:
        for reading in READINGS:
            for called in EVERYONE:
                for paper in get_args(Paper) if called == CASES[0] else ("a4",):
                    file = tmp_path / f"{document.id}-{reading.id}-{called}-{paper}.pdf"
                    file.write_bytes(shelf.made(called, document.id, reading.id, paper).page.pdf)
                    files.append(file)
    assert {file.name: found for file, found in judge(files).items() if found} == {}


@A_DOCUMENT
@A_READING
@pytest.mark.parametrize("paper", get_args(Paper))
def test_sheets_are_of_the_paper_that_was_asked_for(
    shelf: Shelf, document: Document, reading: Reading, paper: Paper, tmp_path: Path
) -> None:
    made = shelf.made(CASES[0], document.id, reading.id, paper)
    file = tmp_path / "page.pdf"
    file.write_bytes(made.page.pdf)
    width, height = PAPERS[paper]
    wanted = (height, width) if document.lies else (width, height)
    pages = PdfReader(file).pages
    for page in pages:
        assert tuple(map(float, page.mediabox[2:])) == pytest.approx(wanted, abs=0.01)
    assert len(pages) == made.page.pages


@A_READING
def test_the_one_page_is_always_one_page(shelf: Shelf, reading: Reading) -> None:
    for called in EVERYONE:
        made = shelf.made(called, "one-page", reading.id)
        assert made.page.pages == 1
        assert len(made.page.chosen) + len(made.page.left_over) == len(made.lines)


@A_DOCUMENT
@A_READING
def test_nothing_is_lost_where_there_is_room_for_all(
    shelf: Shelf, document: Document, reading: Reading
) -> None:
    made = shelf.made(CROWDED, document.id, reading.id)
    if not (document.one_page or document.short):
        assert made.page.left_over == ()
    words = said_by(made.page.pdf)
    by_id = {line.id: line for line in made.lines}
    missing = [one for one in made.page.chosen if "".join(by_id[one].words.split()) not in words]
    assert missing == []


@A_DOCUMENT
def test_every_account_adds_up(shelf: Shelf, document: Document) -> None:
    for called in EVERYONE:
        made = shelf.made(called, document.id, "standard")
        person = person_of(shelf.store, called)
        everything = {one.id for one in about_person(shelf.store, person)}
        excluded = [one for some in made.excluded.values() for one in some]
        accounted = [one.id for one in (*made.chosen, *made.left_over, *excluded)]
        assert sorted(accounted) == sorted(everything)
