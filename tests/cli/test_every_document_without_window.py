"""Every document without a window: each way to read, each kind of file, a password, and the log of what left."""

from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest
from pypdf import PdfReader

from coprod_desktop.summaries.documents import ALL
from coprod_desktop.summaries.reading import READINGS
from coprod_desktop.work import handing_over, listing
from tests.cli.conftest import PASSPHRASE, Run, opened, summary

PASSWORD = "dŵr and bath 12"


@pytest.mark.parametrize("document", [one.id for one in ALL])
def test_each_document_in_each_way_to_read(document: str, full: Path, tmp_path: Path, run: Run) -> None:
    for reading in READINGS:
        file = tmp_path / f"{reading.id}.pdf"
        code, out, err = run(*summary(full, file, "--document", document, "--style", reading.id))
        assert (code, err) == (0, [])
        assert "statements" in out[0]
        assert PdfReader(file).pages[0].extract_text().startswith("Isla H")


@pytest.mark.parametrize("ending", [".docx", ".html", ".PDF"])
def test_the_name_says_what_kind_of_file_it_is(full: Path, tmp_path: Path, run: Run, ending: str) -> None:
    file = tmp_path / f"page{ending}"
    assert run(*summary(full, file, "--document", "about-me"))[0] == 0
    if ending == ".docx":
        words = " ".join(one.text for one in docx.Document(str(file)).paragraphs)
    elif ending == ".html":
        words = file.read_text(encoding="utf-8")
        assert words.startswith("<!DOCTYPE html>")
    else:
        words = " ".join(page.extract_text() for page in PdfReader(file).pages)
    assert "What matters most to Isla" in words


def test_a_blank_sheet_holds_the_questions_of_its_visit(full: Path, tmp_path: Path, run: Run) -> None:
    pages = []
    for visit in ("short", "first", "full"):
        file = tmp_path / f"{visit}.pdf"
        assert run(*summary(full, file, "--document", "blank", "--visit", visit))[0] == 0
        text = "".join(page.extract_text() for page in PdfReader(file).pages)
        pages.append(
            sum(f"{letter}{number} " in text for letter in "ABCDEFGHIJKLMN" for number in range(1, 10))
        )
        assert "M5" not in text
    assert pages == [16, 31, 80]


def test_a_password_is_the_second_line_and_is_repeated_nowhere(full: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "page.pdf"
    code, out, err = run(*summary(full, file, "--encrypt"), typed=f"{PASSPHRASE}\n{PASSWORD}\n")
    assert (code, err) == (0, [])
    assert PASSWORD not in "".join(out)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password=PASSWORD) as locked:
        assert locked.encryption.R == 6


def test_without_a_second_line_nothing_is_made(full: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "page.pdf"
    code, _, err = run(*summary(full, file, "--encrypt"))
    assert (code, len(err)) == (2, 1)
    assert "second line" in err[0]
    assert not file.exists()


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ""])
def test_only_a_pdf_can_be_locked_and_other_names_are_refused(
    full: Path, tmp_path: Path, run: Run, ending: str
) -> None:
    file = tmp_path / f"page{ending}"
    code, _, err = run(*summary(full, file, "--encrypt"))
    assert (code, len(err)) == (2, 1)
    assert not file.exists()


def test_what_left_is_in_the_log(full: Path, tmp_path: Path, run: Run) -> None:
    run(*summary(full, tmp_path / "a.pdf"))
    run(*summary(full, tmp_path / "a.docx", "--document", "passport"))
    with opened(full) as store:
        person = next(row for row in listing.people(store, date.today()) if row.facts.called == "Isla")
        papers = handing_over.papers(store, person.id)
    assert [(one.paper.document, one.paper.how, one.paper.reading) for one in papers[:2]] == [
        ("passport", "word", "large"),
        ("one-page", "saved", "standard"),
    ]
    assert all(one.paper.wordings for one in papers[:2])
