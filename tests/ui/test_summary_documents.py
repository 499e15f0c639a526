"""All documents in the window: opened by click and key, read in every way, followed at once, seen page by page."""

from io import BytesIO
from time import perf_counter

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coprod_desktop.questions.vocabulary import ONE_PAGE
from coprod_desktop.summaries.documents import ALL, DOCUMENT
from coprod_desktop.summaries.reading import READINGS
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.screens.board import BoardPage
from coprod_desktop.ui.screens.summaries import Summaries
from coprod_desktop.ui.summaries.lines_panel import ON, OVER
from coprod_desktop.ui.summaries.page_for import MEANT
from coprod_desktop.ui.summaries.preview import LONG
from tests.ui.pages import Open, Pages

AT_ONCE = 300
"""Milliseconds from the click to the page; a busy machine gets several times as long here."""
PATIENCE = 5
IDS = [document.id for document in ALL]


@pytest.fixture
def pages(open_pages: Open) -> Pages:
    """Isla's documents."""
    return open_pages()


def test_the_list_has_all_documents_and_a_click_opens_one(pages: Pages) -> None:
    assert list(pages.screen.documents.buttons) == IDS
    for document in IDS[1:]:
        pages.open(document)
        assert pages.ready.wanted.document == document == pages.screen.documents.current()
        about = PdfReader(BytesIO(pages.made.page.pdf)).metadata
        assert about is not None and about.title == DOCUMENT[document].title


@pytest.mark.parametrize("case", ["primary_school", "teenager", "supported_living_adult"])
def test_every_document_in_every_reading_follows_the_click(open_pages: Open, case: str) -> None:
    pages = open_pages(case)
    took: dict[tuple[str, str], float] = {}
    for document in reversed(IDS):
        pages.open(document)
        for reading in READINGS:
            began = perf_counter()
            pages.read_as(reading.id)
            took[document, reading.id] = 1000 * (perf_counter() - began)
            assert pages.ready.wanted.reading == reading.id and pages.screen.preview.pages == len(
                pages.texts()
            )
    slowest = max(took, key=lambda each: took[each])
    print(
        f"{case}: slowest {slowest} {took[slowest]:.0f} ms, all {sum(took.values()) / len(took):.0f} ms each"
    )
    assert took[slowest] < PATIENCE * AT_ONCE, slowest


def test_keys_open_the_next_document_and_the_one_before(pages: Pages) -> None:
    pages.press(Qt.Key.Key_PageDown, ctrl=True)
    assert pages.ready.wanted.document == IDS[1]
    pages.press(Qt.Key.Key_PageUp, ctrl=True)
    pages.press(Qt.Key.Key_PageUp, ctrl=True)
    assert pages.ready.wanted.document == IDS[-1]
    buttons = pages.screen.documents.buttons
    buttons[IDS[-1]].setFocus()
    pages.press(Qt.Key.Key_Up)
    assert pages.ready.wanted.document == IDS[-2] and buttons[IDS[-2]].hasFocus()
    assert buttons[IDS[-2]].accessibleDescription().startswith("Open now")


def test_it_opens_with_the_document_it_is_given_and_remembers_the_last(open_pages: Open) -> None:
    pages = open_pages(document="passport")
    assert pages.ready.wanted.document == "passport" and pages.ready.wanted.reading == "large"
    pages.open("record")
    pages.inside.desk.go("summaries", person_id=pages.screen.person_id())
    again = pages.inside.shown
    assert isinstance(again, Summaries) and again.page_for.document.id == "record"
    pages.inside.desk.go("summaries", person_id=pages.screen.person_id(), document=ONE_PAGE)
    again = pages.inside.shown
    assert isinstance(again, Summaries) and again.page_for.document.id == ONE_PAGE


def test_on_a_small_window_the_documents_are_in_a_box(open_pages: Open) -> None:
    pages = open_pages("primary_school", 1280, 720)
    box = pages.screen.document_box
    assert box.isVisible() and not pages.screen.documents.isVisible()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    pages.settle()
    assert pages.ready.wanted.document == IDS[1] and box.currentText() == ALL[1].title


def test_a_way_of_reading_is_kept_for_its_document_and_the_usual_one_is_lit(pages: Pages) -> None:
    assert lit(pages) == "standard"
    pages.read_as("easy")
    pages.open("passport")
    assert lit(pages) == "large"
    pages.open(ONE_PAGE)
    assert lit(pages) == "easy"


def lit(pages: Pages) -> str:
    """The way to read that is lit, which is the one that is shown."""
    reading = pages.screen.page_for.readings.one()
    assert pages.ready.wanted.reading == reading
    return reading


def test_only_choices_that_mean_something_are_offered(pages: Pages) -> None:
    choices = pages.screen.page_for
    pages.choose("family")
    pages.click(choices.drafts.chips()[0])
    for document in ALL:
        pages.open(document.id)
        meant = MEANT[document.needs]
        assert choices.visits.isVisible() is ("visit" in meant)
        assert choices.drafts.isVisible() is ("draft" in meant) is pages.ready.wanted.draft
        assert choices.readers.isVisible() is ("reader" in meant)
        assert pages.screen.spread.parts.isVisible() is document.has_lines
        pages.press(Qt.Key.Key_H, ctrl=True, on=pages.screen)
        assert pages.screen.lines.private is document.has_lines
        pages.screen.spread.parts.choose("choices")
        if document.has_lines:
            pages.screen.toggle_private()
            pages.screen.spread.parts.choose("choices")


def test_the_visit_says_which_questions_the_blank_sheet_has(pages: Pages) -> None:
    pages.open("blank")
    counts = {}
    for chip in pages.screen.page_for.visits.chips():
        pages.click(chip)
        counts[chip.option.id] = len(pages.made.page.text)
    assert list(counts) == ["short", "first", "full"] and sorted(counts.values()) == list(counts.values())


def test_the_status_says_fits_only_where_one_page_is_meant(pages: Pages) -> None:
    for document in ALL:
        pages.open(document.id)
        count = pages.made.page.pages
        fits = count == 1 and (document.one_page or document.short)
        assert pages.title().startswith(("Fits on one page", "On one page, but look")) is fits
        assert fits or pages.title().startswith("1 page" if count == 1 else f"{count} pages")
        assert pages.title().endswith("but look") is bool(pages.undecided() or pages.made.page.warnings)
    pages.open("blank")
    assert pages.screen.status.words.text() == "Nothing that was said in an interview stands on it."


def test_from_the_board_on_paper_it_is_a_click_to_the_board(pages: Pages) -> None:
    assert pages.screen.status.board_button.isHidden()
    pages.open("now-next")
    pages.screen.status.board_button.click()
    assert isinstance(pages.inside.shown, BoardPage)


# Lines


def test_a_line_taken_off_one_document_stands_on_the_others(pages: Pages) -> None:
    before = pages.chosen
    pages.open("early-signs")
    line = pages.go_to(ON, pages.chosen[0])
    pages.press(Qt.Key.Key_Delete)
    assert line not in pages.chosen and line in pages.made.page.left_over
    pages.go_to(OVER, line)
    pages.press(Qt.Key.Key_Return)
    assert line in pages.chosen
    pages.press(Qt.Key.Key_Z, ctrl=True)
    assert line not in pages.chosen
    pages.open(ONE_PAGE)
    assert pages.chosen == before
    pages.open("early-signs")
    pages.click(pages.screen.lines.program)
    assert line in pages.chosen


def test_lines_of_a_document_with_an_order_of_its_own_do_not_move(pages: Pages) -> None:
    pages.open("record")
    before = pages.chosen
    pages.go_to(ON, before[1])
    assert pages.screen.lines.buttons["off"].isVisible() and not pages.screen.lines.buttons["up"].isVisible()
    pages.press(Qt.Key.Key_Up, ctrl=True)
    assert pages.chosen == before
    pages.press(Qt.Key.Key_Delete)
    assert pages.chosen == (before[0], *before[2:])


# Pages


def test_pages_turn_by_key_button_and_small_page(pages: Pages) -> None:
    preview = pages.screen.preview
    assert preview.thumbnails.isHidden() and preview.place.text() == "Page 1 of 1"
    assert pages.made.page.text == preview.accessibleDescription()
    pages.open("record")
    count = pages.made.page.pages
    assert count > 3 and preview.thumbnails.isVisible() and preview.accessibleDescription() == LONG
    preview.setFocus()
    pages.press(Qt.Key.Key_PageDown)
    assert preview.page == 1 and preview.place.text() == f"Page 2 of {count}" == preview.accessibleName()
    pages.click(preview.after)
    pages.click(preview.before)
    assert preview.page == 1
    preview.thumbnails.setFocus()
    pages.press(Qt.Key.Key_Down)
    pages.press(Qt.Key.Key_Down)
    assert preview.page == 3 == preview.thumbnails.currentIndex().row() == preview.sheet.page
    assert preview.thumbnails.currentIndex().data() == f"Page 4 of {count}"
    pages.press(Qt.Key.Key_PageUp)
    assert preview.page == 2 == preview.thumbnails.currentIndex().row()


def test_a_page_that_is_near_scrolls_before_it_turns(pages: Pages) -> None:
    preview = pages.screen.preview
    pages.open("record")
    for _ in range(3):
        pages.click(preview.closer)
    bar = preview.desktop.verticalScrollBar()
    preview.setFocus()
    pages.press(Qt.Key.Key_PageDown)
    assert preview.page == 0 and bar.value() > 0
    while preview.page == 0:
        pages.press(Qt.Key.Key_PageDown)
    assert bar.value() == 0
    pages.press(Qt.Key.Key_PageUp)
    assert preview.page == 0 and bar.value() == bar.maximum()


def test_a_choice_keeps_the_page_that_is_read(pages: Pages) -> None:
    pages.open("record")
    pages.screen.preview.go_to(2)
    pages.click(pages.screen.page_for.names.chips()[0])
    assert pages.screen.preview.page == 2
    pages.open("passport")
    assert pages.screen.preview.page == 0


def test_only_small_pages_in_sight_are_drawn_one_at_a_time(pages: Pages) -> None:
    pages.open("blank")
    pages.click(pages.screen.page_for.visits.chips()[2])
    small = pages.screen.preview.thumbnails
    count = pages.screen.preview.pages
    assert count > 10
    pages.qtbot.waitUntil(lambda: small.drawn() >= 5)
    QTest.qWait(50)
    seen = small.drawn()
    assert seen < count
    small.setFocus()
    pages.press(Qt.Key.Key_End)
    assert pages.screen.preview.page == count - 1
    pages.qtbot.waitUntil(lambda: small.drawn() > seen)


def test_a_page_that_lies_is_shown_lying(pages: Pages) -> None:
    sheet = pages.screen.preview.sheet
    assert sheet.height() > sheet.width()
    pages.open("side-by-side")
    assert sheet.width() > sheet.height()
    small = pages.screen.preview.thumbnails.small_size()
    assert small.width() > small.height()


def test_the_page_as_words_has_headings_lists_and_tables_and_loads_nothing(pages: Pages) -> None:
    preview = pages.screen.preview
    pages.click(preview.as_words)
    words = preview.words.document()
    heads = [block for block in blocks(words) if block.blockFormat().headingLevel()]
    assert heads[0].text() == "Isla H" and [one.text() for one in heads[1:3]] == [
        "Read this first",
        "Keep Isla safe",
    ]
    assert any(block.textList() for block in blocks(words))
    assert any(type(frame).__name__ == "QTextTable" for frame in words.rootFrame().childFrames())
    image = QTextDocument.ResourceType.ImageResource
    assert preview.words.loadResource(image.value, QUrl("file:///etc/hostname")) is None
    assert not preview.words.openLinks()
    pages.open("record")
    assert words.begin().text() == "Isla H" and "Full interview record" in words.toPlainText()
    preview.words.setFocus()
    pages.press(Qt.Key.Key_PageDown)
    assert preview.words.verticalScrollBar().value() > 0


def blocks(document: QTextDocument) -> list:  # type: ignore[type-arg]
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


@pytest.mark.parametrize("document", ["early-signs", "side-by-side", "blank"])
@pytest.mark.parametrize(("size", "text"), [((1366, 768), 100), ((1280, 720), 100), ((1280, 720), 200)])
def test_nobody_is_shut_out_of_any_document(
    open_pages: Open, document: str, size: tuple[int, int], text: int
) -> None:
    pages = open_pages("primary_school", *size, document=document)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, text)
    pages.settle()
    assert access.faults(pages.screen) == []
    assert pages.inside.minimumSizeHint().width() <= size[0]
