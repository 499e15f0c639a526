"""A document leaves the program in each way there is, is noted down once it truly left, and takes no secret along."""

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget

from coprod_desktop.errors import StoreError
from coprod_desktop.store.vault import Store
from coprod_desktop.ui.summaries.hand_out import NOT_NOTED, WHICH_FORMAT
from coprod_desktop.ui.summaries.paper import make_printer, print_pdf
from coprod_desktop.ui.summaries.with_password import AskPassword, ToldOnce
from coprod_desktop.work import handing_over
from tests.ui.pages import Open, Pages


@pytest.fixture
def pages(open_pages: Open, tmp_path: Path) -> Pages:
    """Isla's documents, with an empty folder to save to."""
    opened = open_pages()
    folder = tmp_path / "papers"
    folder.mkdir()
    opened.screen.hand_out.folder = folder
    return opened


def files(pages: Pages) -> list[Path]:
    return sorted(pages.screen.hand_out.folder.iterdir())


def named(filter_: str) -> Callable[[QFileDialog], object]:
    """Choose a kind of file in the dialog."""

    def choose(dialog: QFileDialog) -> None:
        words = next(each for each in dialog.nameFilters() if filter_ in each)
        dialog.selectNameFilter(words)
        dialog.filterSelected.emit(words)

    return choose


def test_a_saved_page_is_noted_with_what_for_whom_and_how(pages: Pages) -> None:
    assert pages.log() == ()
    pages.open("early-signs")
    pages.read_as("easy")
    said = pages.save_by(pages.screen.save)
    (one,) = pages.log()
    assert said.startswith("Saved as “First signs plan 2026-11-22.pdf”.")
    assert (one.title, one.paper.audience, one.paper.reading, one.paper.how) == (
        "First signs plan",
        "school",
        "easy",
        "saved",
    )
    assert one.paper.wordings == tuple(each.wording_id for each in pages.made.chosen) and not one.paper.locked


@pytest.mark.parametrize(("filter_", "suffix", "how"), [("Word", ".docx", "word"), ("Web", ".html", "html")])
def test_it_is_saved_in_the_format_that_is_chosen(pages: Pages, filter_: str, suffix: str, how: str) -> None:
    pages.save_by(pages.screen.save, named(filter_))
    (file,) = files(pages)
    assert file.name == f"One-page summary 2026-11-22{suffix}"
    assert [one.paper.how for one in pages.log()] == [how]
    line = next(one.words for one in pages.made.chosen if one.words.isascii() and "'" not in one.words)
    assert line in _words_of(file)


def _words_of(file: Path) -> str:
    if file.suffix == ".html":
        return file.read_text("utf-8")
    with ZipFile(file) as parts:
        return parts.read("word/document.xml").decode()


def test_a_name_without_a_known_ending_is_refused_in_words(pages: Pages) -> None:
    pages.screen.hand_out.save(pages.screen.hand_out.folder / "page.txt", pages.ready)
    assert pages.says() == WHICH_FORMAT and files(pages) == [] and pages.log() == ()


def test_what_could_not_be_saved_is_not_noted(pages: Pages) -> None:
    folder = pages.screen.hand_out.folder
    pages.save_by(pages.screen.save, lambda dialog: folder.rmdir())
    assert "could not be saved" in pages.says() and pages.log() == ()


def test_a_page_that_could_not_be_noted_says_so(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(handing_over, "handed_over", full)
    pages.save_by(pages.screen.save)
    assert pages.says() == NOT_NOTED and len(files(pages)) == 1


def test_copying_gives_words_and_headings_and_is_noted(pages: Pages) -> None:
    pages.click(pages.screen.copy)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == pages.made.page.text and "<h2" in clipboard.mimeData().html()
    assert [one.paper.how for one in pages.log()] == ["copied"]
    clipboard.clear()


def test_a_page_is_noted_as_printed_only_once_the_printer_took_it(pages: Pages, tmp_path: Path) -> None:
    QTest.keyClick(pages.screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = pages.dialog(QPrintDialog)
    dialog.reject()
    pages.wait_until_gone(QPrintDialog)
    assert pages.log() == ()
    printer = make_printer("a4", "One-page summary")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages.screen.hand_out.print(printer, pages.ready)
    pages.qtbot.waitUntil(lambda: bool(pages.log()))
    assert pages.says() == "Sent to the printer." and pages.log()[0].paper.how == "printed"


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_page_that_the_printer_refused_is_not_noted(pages: Pages, tmp_path: Path) -> None:
    printer = make_printer("a4")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    pages.screen.hand_out.print(printer, pages.ready)
    pages.qtbot.waitUntil(lambda: bool(pages.says()))
    assert pages.log() == ()


def test_all_pages_that_lie_are_printed_lying(pages: Pages, tmp_path: Path) -> None:
    pages.open("side-by-side")
    dialog = pages.screen.hand_out.ask_printer(pages.ready)
    printer = dialog.printer()
    assert printer.docName() == "Side by side"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(printer)
    pages.qtbot.waitUntil(lambda: bool(pages.log()))
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == pages.made.page.pages
    assert all(page.mediabox.width > page.mediabox.height for page in printed)
    dialog.reject()
    pages.wait_until_gone(QPrintDialog)


def test_only_the_pages_asked_for_are_printed(pages: Pages, tmp_path: Path) -> None:
    pages.open("record")
    assert pages.made.page.pages > 3
    printer = make_printer("a4")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    print_pdf(printer, pages.made.page.pdf)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


# With a password


def test_a_made_password_locks_the_file_and_is_shown_once(
    pages: Pages, caplog: pytest.LogCaptureFixture, own_settings: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    pages.click(pages.screen.lock)
    ask = pages.dialog(AskPassword)
    assert isinstance(ask, AskPassword)
    password = ask.password()
    assert len(password.split()) == 5 and password not in _shown_in(ask)
    QTest.mouseClick(ask.keep, Qt.MouseButton.LeftButton)
    said = pages.accept_file()
    told = pages.dialog(ToldOnce)
    assert isinstance(told, ToldOnce) and told.words.text() == password and told.keep.hasFocus()
    assert "Only who knows the password" in said
    (file,) = files(pages)
    reader = PdfReader(BytesIO(file.read_bytes()))
    assert reader.is_encrypted and not reader.decrypt("wrong") and reader.decrypt(password)
    (one,) = pages.log()
    assert one.paper.locked and one.paper.how == "saved"
    assert QGuiApplication.clipboard().text() == "" and password not in caplog.text
    assert password not in told.windowTitle() and not _holds(own_settings, password)
    QTest.mouseClick(told.keep, Qt.MouseButton.LeftButton)
    pages.wait_until_gone(ToldOnce)
    assert not any(password in _shown_in(widget) for widget in QApplication.topLevelWidgets())


def _shown_in(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return " ".join(
        [widget.windowTitle(), *labels, *(line.text() for line in widget.findChildren(QLineEdit))]
    )


def _holds(folder: Path, words: str) -> bool:
    return any(words.encode() in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_password_of_ones_own_is_long_enough_and_opens_it(pages: Pages) -> None:
    ask = pages.screen.hand_out.ask_password(pages.ready)
    pages.qtbot.waitUntil(ask.isVisible)
    ask.which.choose("own")
    assert ask.focusWidget() is ask.own.line
    QTest.keyClicks(ask.own.line, "fox")
    QTest.mouseClick(ask.keep, Qt.MouseButton.LeftButton)
    assert ask.isVisible() and "too short" in ask.own.error.text()
    QTest.keyClicks(ask.own.line, " in the barn")
    QTest.mouseClick(ask.keep, Qt.MouseButton.LeftButton)
    pages.accept_file()
    told = pages.dialog(ToldOnce)
    (file,) = files(pages)
    assert PdfReader(BytesIO(file.read_bytes())).decrypt("fox in the barn")
    told.reject()


def test_a_password_that_other_programs_misread_saves_nothing(pages: Pages) -> None:
    pages.screen.hand_out.save_locked(
        pages.screen.hand_out.folder / "page.pdf", pages.ready, "fox 🦊 in the barn"
    )
    pages.qtbot.waitUntil(lambda: "read differently" in pages.says())
    assert files(pages) == [] and pages.log() == () and not pages.inside.findChildren(ToldOnce)


def test_leaving_the_password_leaves_everything(pages: Pages) -> None:
    pages.click(pages.screen.lock)
    pages.dialog(AskPassword).reject()
    pages.wait_until_gone(AskPassword)
    assert files(pages) == [] and pages.log() == ()


def test_noting_a_paper_makes_no_page_again(pages: Pages, store: Store) -> None:
    before = pages.ready
    pages.click(pages.screen.copy)
    pages.qtbot.wait(60)
    assert pages.ready is before and len(handing_over.papers(store, pages.screen.person_id())) == 1
    QGuiApplication.clipboard().clear()
