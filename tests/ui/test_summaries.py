"""A page is chosen, seen, printed, saved and copied by keys and clicks on a real store with the cases in it."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from coprod_desktop.questions.vocabulary import AUDIENCES
from coprod_desktop.summaries.lines import group_of
from coprod_desktop.ui import access, theme
from coprod_desktop.ui.desk import Route
from coprod_desktop.ui.dialogs.short_words import ShortWords
from coprod_desktop.ui.screens.summaries import Summaries
from coprod_desktop.ui.summaries.line_wishes import AT_THE_END
from coprod_desktop.ui.summaries.lines_panel import NOT, ON, OVER
from coprod_desktop.ui.summaries.paper import make_printer, print_pdf
from coprod_desktop.work import summarising
from coprod_desktop.work.eligibility import printed_words
from tests.ui.pages import Open, Pages

TODAY = date(2026, 11, 22)
NAME = "One-page summary 2026-11-22"


@pytest.fixture
def pages(open_pages: Open) -> Pages:
    """Isla's page for school."""
    return open_pages()


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u2018\u2019'\"\u201c\u201d]+", "", words)


def words_of(pdf: bytes) -> str:
    return squeezed(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def holds_exactly_the_chosen(made: summarising.Made) -> bool:
    """Whether the PDF has all that was chosen and none of the rest (of more than two words)."""
    page = words_of(made.page.pdf)
    chosen = [squeezed(printed_words(one)) for one in made.chosen]
    others = [*made.left_over, *(one for some in made.excluded.values() for one in some)]
    rest = [squeezed(one.words) for one in others if len(one.words.split()) > 2]
    return all(one in page for one in chosen) and not any(
        one in page for one in rest if one not in "".join(chosen)
    )


def test_it_opens_on_the_page_for_school_with_all_its_lines_listed(pages: Pages) -> None:
    assert pages.screen.page_for.audience == "school"
    listed = [one.id for one in pages.screen.lines.lines.entries() if not one.heading]
    assert tuple(listed) == pages.chosen and holds_exactly_the_chosen(pages.made)
    assert "20 lines are left over: choose." in pages.screen.status.words.text()
    pages.go_to(OVER)
    assert pages.screen.lines.state.isVisible()
    assert pages.screen.lines.state.text().startswith("Fits on one page. 270 words;")


@pytest.mark.parametrize("case", ["primary_school", "teenager", "supported_living_adult"])
def test_counts_on_screen_add_up_for_each_audience(open_pages: Open, case: str) -> None:
    pages = open_pages(case)
    pages.press(Qt.Key.Key_H, ctrl=True)
    for audience in (one.id for one in AUDIENCES):
        pages.choose(audience)
        reasons = pages.screen.lines.reasons.entries()
        held = sum(int(one.before) for one in reasons)
        total = pages.screen.lines.total.text()
        numbers = [int(found) for found in re.findall(r"\d+", total)]
        assert numbers == [pages.made.total, len(pages.made.chosen), len(pages.made.left_over), held], total
        assert numbers[0] == sum(numbers[1:])
        assert holds_exactly_the_chosen(pages.made)


def test_a_line_is_taken_off_with_delete_and_comes_back_with_undo(pages: Pages) -> None:
    before = pages.chosen
    line = pages.go_to(ON, before[1])
    pages.press(Qt.Key.Key_Delete)
    assert pages.chosen == tuple(one for one in before if one != line)
    assert line in pages.made.page.left_over and holds_exactly_the_chosen(pages.made)
    assert pages.says() == "Line taken off."
    assert pages.screen.lines.lines.current() == before[2] and pages.screen.lines.lines.hasFocus()
    pages.press(Qt.Key.Key_Z, ctrl=True)
    assert pages.chosen == before
    assert pages.screen.lines.program.isHidden()


def test_delete_pressed_quickly_takes_one_line_off_each_time(pages: Pages) -> None:
    before = pages.chosen
    pages.go_to(ON, before[0])
    for _ in range(3):
        QTest.keyClick(pages.screen.lines.lines, Qt.Key.Key_Delete)
    pages.settle()
    assert pages.chosen == before[3:]


def test_a_line_left_over_is_added_with_enter(pages: Pages) -> None:
    for line in list(pages.chosen[2:6]):
        pages.go_to(ON, line)
        pages.press(Qt.Key.Key_Delete)
    line = pages.go_to(OVER, pages.made.page.left_over[0])
    pages.press(Qt.Key.Key_Return)
    assert line in pages.chosen and line not in pages.made.page.left_over
    assert pages.says() == "Line added." and holds_exactly_the_chosen(pages.made)


def test_the_buttons_do_what_the_keys_do(pages: Pages) -> None:
    before = pages.chosen
    buttons = pages.screen.lines.buttons
    line = pages.go_to(ON, before[-1])
    pages.click(buttons["off"])
    assert line not in pages.chosen
    pages.go_to(OVER, line)
    pages.click(buttons["add"])
    assert set(pages.chosen) == set(before)
    pages.click(pages.screen.lines.program)
    assert pages.chosen == before and pages.screen.lines.program.isHidden()


def test_lines_move_within_their_part_by_key_and_by_button(pages: Pages) -> None:
    by_id = {line.id: line for line in pages.made.lines}
    safe = [one for one in pages.chosen if by_id[one].section == "safe"]
    pages.go_to(ON, safe[1])
    pages.press(Qt.Key.Key_Up, ctrl=True)
    moved = [one for one in pages.chosen if one in safe]
    assert moved == [safe[1], safe[0], *safe[2:]]
    pages.click(pages.screen.lines.buttons["down"])
    assert [one for one in pages.chosen if one in safe] == safe
    assert pages.screen.lines.lines.current() == safe[1]
    page = words_of(pages.made.page.pdf)
    places = [page.index(squeezed(by_id[one].words)) for one in safe]
    assert places == sorted(places)


def test_a_line_at_the_end_of_its_part_stays_and_says_so(pages: Pages) -> None:
    before = pages.chosen
    by_id = {line.id: line for line in pages.made.lines}
    first = next(one for one in before if by_id[one].section == "safe")
    pages.go_to(ON, first)
    pages.press(Qt.Key.Key_Up, ctrl=True)
    assert pages.chosen == before and pages.says() == AT_THE_END
    assert group_of(by_id[first]) != group_of(by_id[before[0]])


def test_a_choice_is_kept_for_its_audience(pages: Pages) -> None:
    before = pages.chosen
    pages.go_to(ON, before[0])
    pages.press(Qt.Key.Key_Delete)
    pages.choose("family")
    family = pages.chosen
    pages.choose("school")
    assert pages.chosen == before[1:]
    pages.inside.desk.go("summaries", person_id=pages.screen.person_id())
    again = next(one for one in pages.inside.findChildren(Summaries) if one is not pages.screen)
    pages.qtbot.waitUntil(lambda: again.page is not None)
    assert again.page is not None and again.page.page.chosen == before[1:]
    assert again.page_for.audience == "school" and family != before[1:]


def test_a_line_that_finds_no_room_says_so(pages: Pages) -> None:
    while pages.made.page.left_over and "room" not in pages.says():
        pages.go_to(OVER)
        pages.press(Qt.Key.Key_Return)
    assert pages.says().startswith("There is no room for this line yet.")
    assert pages.made.page.left_over and holds_exactly_the_chosen(pages.made)


def test_what_is_not_on_the_page_is_hidden_until_asked_for(pages: Pages) -> None:
    lines = pages.screen.lines
    assert [chip.option.id for chip in lines.tabs.chips()] == [ON, OVER]
    shown = [one.text() for one in lines.findChildren(type(lines.total)) if one.isVisible()]
    assert not any("48" in words or "86" in words for words in shown)
    pages.press(Qt.Key.Key_H, ctrl=True)
    assert lines.tabs.one() == NOT and lines.reasons.hasFocus()
    assert lines.total.text() == "86 statements: 18 on the page · 20 left over · 48 not"
    pages.press(Qt.Key.Key_H, ctrl=True)
    assert [chip.option.id for chip in lines.tabs.chips()] == [ON, OVER]
    assert lines.total.isHidden() and lines.reasons.isHidden() and lines.lines.hasFocus()


def test_a_reason_opens_to_its_statements_by_enter_and_by_click(pages: Pages) -> None:
    reasons = pages.screen.lines.reasons
    pages.press(Qt.Key.Key_H, ctrl=True)
    closed = reasons.entries()
    held = pages.made.excluded["not_read_back"]
    reasons.go_to("not_read_back")
    pages.press(Qt.Key.Key_Return)
    assert len(reasons.entries()) == len(closed) + len(held) and reasons.current() == "not_read_back"
    row = next(row for row in range(reasons.count()) if reasons.entries()[row].id == "not_read_back")
    at = reasons.visualItemRect(reasons.item(row)).center()
    QTest.mouseClick(reasons.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert reasons.entries() == closed


def test_a_draft_can_be_asked_for_only_for_the_family_or_the_person(pages: Pages) -> None:
    choices = pages.screen.page_for
    for audience in (one.id for one in AUDIENCES):
        pages.choose(audience)
        may = audience in ("family", "person")
        assert choices.drafts.isEnabled() is may and choices.why_no_draft.isHidden() is may
    pages.choose("family")
    pages.click(choices.drafts.chips()[0])
    assert "DRAFT" in words_of(pages.made.page.pdf) and "not_read_back" not in pages.made.excluded
    pages.choose("school")
    assert not choices.draft and "DRAFT" not in words_of(pages.made.page.pdf)


def test_one_reader_is_offered_from_those_whom_the_page_is_for(pages: Pages) -> None:
    choices = pages.screen.page_for
    pages.choose("family")
    names = [choices.readers.box.itemText(row) for row in range(choices.readers.box.count())]
    assert len(names) > 1 and not any("teach" in name for name in names)
    QTest.keyClick(choices.readers.box, Qt.Key.Key_Down)
    pages.settle()
    assert choices.reader and f"For{squeezed(names[1].split(' · ')[0])}" in words_of(pages.made.page.pdf)
    pages.choose("person")
    assert choices.reader == ""


def test_paper_and_whole_name_change_the_page(pages: Pages) -> None:
    choices = pages.screen.page_for
    assert "IslaH" in words_of(pages.made.page.pdf)
    pages.click(choices.papers.chips()[1])
    pages.click(choices.names.chips()[0])
    (page,) = PdfReader(BytesIO(pages.made.page.pdf)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    surname = pages.screen.person.name.split()[-1]
    assert surname in page.extract_text()


def test_short_words_stand_once_the_speaker_agrees_them(pages: Pages) -> None:
    one = max(pages.made.chosen, key=lambda each: len(each.words))
    pages.go_to(ON, one.id)
    QTest.keyClick(pages.screen.lines.lines, Qt.Key.Key_Return)
    _keep_short_words(pages, "Zebra crossing only.", agree=False)
    assert "Zebra" not in pages.made.page.text and squeezed(one.words) in words_of(pages.made.page.pdf)
    pages.go_to(ON, one.id)
    pages.click(pages.screen.lines.buttons["short"])
    _keep_short_words(pages, "Zebra crossing only.", agree=True)
    assert "Zebracrossingonly." in words_of(pages.made.page.pdf)
    assert squeezed(one.words) not in words_of(pages.made.page.pdf)


def _keep_short_words(pages: Pages, words: str, *, agree: bool) -> None:
    dialog = pages.inside.findChild(ShortWords)
    assert dialog is not None
    pages.qtbot.waitUntil(dialog.isVisible)
    dialog.short.box.selectAll()
    QTest.keyClicks(dialog.short.box, words)
    if agree:
        QTest.mouseClick(dialog.agree.chips()[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    pages.wait_until_gone(ShortWords)
    pages.settle()


def test_saving_counts_up_and_writes_the_very_file_that_is_shown(pages: Pages, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    pages.screen.hand_out.folder = folder
    for expected in (f"{NAME}.pdf", f"{NAME} (2).pdf"):
        pages.save_by(pages.screen.save)
        assert (folder / expected).read_bytes() == pages.made.page.pdf
        assert pages.says().startswith(f"Saved as “{expected}”.")
    assert len(list(folder.iterdir())) == 2


def test_a_page_that_could_not_be_saved_is_not_called_saved(pages: Pages, tmp_path: Path) -> None:
    gone = tmp_path / "stick"
    gone.mkdir()
    pages.screen.hand_out.folder = gone
    pages.save_by(pages.screen.save, lambda dialog: gone.rmdir())
    assert "could not be saved" in pages.says() and "Saved as" not in pages.says()
    assert not gone.exists()


def test_printing_gives_the_page_to_the_printer_on_its_own_paper(pages: Pages, tmp_path: Path) -> None:
    file = tmp_path / "printed.pdf"
    for paper, size in (("a4", (595, 842)), ("letter", (612, 792))):
        printer = make_printer(paper)  # type: ignore[arg-type]
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        print_pdf(printer, pages.made.page.pdf)
        (page,) = PdfReader(file).pages
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size
        assert len(page.images) == 1


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_told_in_words(pages: Pages, tmp_path: Path) -> None:
    printer = make_printer("a4")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    pages.screen.hand_out.print(printer, pages.ready)
    pages.qtbot.waitUntil(lambda: bool(pages.says()))
    assert "nothing was printed" in pages.says() and "Sent" not in pages.says()


@pytest.mark.parametrize(("key", "kind"), [(Qt.Key.Key_P, QPrintDialog), (Qt.Key.Key_S, QFileDialog)])
def test_the_keys_open_the_system_s_dialogs(pages: Pages, key: Qt.Key, kind: type[QDialog]) -> None:
    QTest.keyClick(pages.screen, key, Qt.KeyboardModifier.ControlModifier)
    dialog = pages.screen.findChild(kind)
    assert dialog is not None
    dialog.reject()
    pages.wait_until_gone(kind)


def test_copying_puts_the_page_s_words_on_the_clipboard(pages: Pages) -> None:
    pages.click(pages.screen.copy)
    assert QGuiApplication.clipboard().text() == pages.made.page.text
    assert pages.says().startswith("Copied.")
    QGuiApplication.clipboard().clear()


def test_an_audience_with_nothing_agreed_says_what_to_do_next(open_pages: Open) -> None:
    pages = open_pages("supported_living_adult")
    went: list[Route] = []
    pages.inside.desk.went.disconnect(pages.inside.show_route)
    pages.inside.desk.went.connect(went.append)
    assert pages.made.lines == () and pages.screen.status.title.text() == "Nothing to print yet"
    pages.click(pages.screen.status.button)
    assert [route.screen for route in went] == ["read_back"] and went[0].about["interview_id"]
    pages.choose("family")
    assert pages.screen.status.button.isHidden() and pages.made.lines


def test_the_page_can_be_read_as_words_and_seen_nearer(pages: Pages) -> None:
    preview = pages.screen.preview
    width = preview.sheet.width()
    pages.click(preview.closer)
    assert preview.sheet.width() > width
    pages.press(Qt.Key.Key_0, ctrl=True, on=pages.screen)
    assert preview.sheet.width() == width
    pages.click(preview.as_words)
    assert preview.words.isVisible() and not preview.closer.isEnabled()
    pages.click(preview.as_words)
    assert preview.sheet.isVisible()
    assert pages.made.page.text.split()[0] in preview.accessibleDescription()


def test_the_preview_follows_a_change_by_itself(pages: Pages) -> None:
    pages.go_to(ON, pages.chosen[0])
    with pages.qtbot.waitSignal(pages.screen.made, timeout=5000):
        QTest.keyClick(pages.screen.lines.lines, Qt.Key.Key_Delete)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("text", [100, 150, 200])
def test_nobody_is_shut_out_at_any_size(open_pages: Open, size: tuple[int, int], text: int) -> None:
    pages = open_pages("primary_school", *size)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, text)
    pages.settle()
    assert access.faults(pages.screen) == []
    assert pages.inside.minimumSizeHint().width() <= size[0]
    pages.screen.toggle_private()
    assert access.faults(pages.screen) == []
