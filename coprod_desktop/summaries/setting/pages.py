"""Lays measured pieces out on pages and writes the file: nothing cut that can stay whole, no heading left behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config

from coprod_desktop.summaries.blocks import Text, plain
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.pieces import Piece, stack
from coprod_desktop.summaries.setting.sizes import FOOT_MARGIN, INK, MARGIN, RULE, Sheet
from coprod_desktop.summaries.setting.tagged_pdf import TaggedCanvas
from coprod_desktop.summaries.setting.text_drawing import draw_text
from coprod_desktop.summaries.setting.text_setting import Size, set_text

rl_config.useA85 = 0  # letters in place of bytes: larger and slower, for printers of 1990

RUNNING = 2.6
"""How many times its size the line with name and number takes at the foot of each page of several."""
RUNNING_SIZE = 10.0
BOOKMARKS_FROM = 3
"""A file of so many pages has bookmarks."""


@dataclass(frozen=True)
class About:
    """What a file says of itself: its title, which names nobody, and what runs along the foot of its pages."""

    title: str
    running: Text = ()
    size: float = RUNNING_SIZE
    watermark: str = ""
    language: str = "en-GB"


@dataclass(frozen=True)
class Chapter:
    """What begins on a page of its own, and what stands at the bottom of that page if it is the only one."""

    body: Piece
    foot: Piece | None = None


@dataclass(frozen=True)
class Page:
    """What stands on one page: each piece with the height of its top."""

    pieces: tuple[tuple[Piece, float], ...]


def paginate(
    chapters: Sequence[Chapter], gap: float, sheet: Sheet, running: float = RUNNING_SIZE
) -> list[Page]:
    """All of it on pages. Several leave room at their foot for name and number, `running` points large."""
    pages = _flow(chapters, gap, sheet, FOOT_MARGIN)
    return pages if len(pages) == 1 else _flow(chapters, gap, sheet, FOOT_MARGIN + RUNNING * running)


def _flow(chapters: Sequence[Chapter], gap: float, sheet: Sheet, bottom: float) -> list[Page]:
    pages: list[Page] = []
    for chapter in chapters:
        pages += _chapter_pages(chapter, gap, sheet.size[1], bottom, first=not pages)
    return pages


def _chapter_pages(chapter: Chapter, gap: float, height: float, bottom: float, *, first: bool) -> list[Page]:
    """The first page of a file begins at its upper edge, with the banner."""
    top = height - (0.0 if first else MARGIN)
    if chapter.foot is None:
        return _flow_down(chapter.body, top, height, bottom)
    below = gap + chapter.foot.height
    if bottom == FOOT_MARGIN and chapter.body.height + below <= top - bottom:
        return [Page(((chapter.body, top), (chapter.foot, bottom + chapter.foot.height)))]
    return _with_foot(chapter.body, chapter.foot, gap, top, height, bottom)


def _with_foot(body: Piece, foot: Piece, gap: float, top: float, height: float, bottom: float) -> list[Page]:
    """The foot stands under what it ends; it never has a page to itself, so the last lines come along with it."""
    pages = _flow_down(body, top, height, bottom)
    last, last_top = pages.pop().pieces[0]
    if last.height + gap + foot.height > last_top - bottom:
        halves = last.split(last_top - bottom - gap - foot.height, True)
        if halves:
            pages.append(Page(((halves[0], last_top),)))
            last, last_top = halves[1], height - MARGIN
    return [*pages, *_flow_down(stack((last, foot), gap), last_top, height, bottom)]


def _flow_down(rest: Piece, top: float, height: float, bottom: float) -> list[Page]:
    pages = []
    while rest.height > top - bottom + 0.01:
        halves = rest.split(top - bottom, True)
        if halves is None or halves[1].height >= rest.height:
            raise AssertionError("a piece that no page can hold, and that can't be cut")
        pages.append(Page(((halves[0], top),)))
        rest, top = halves[1], height - MARGIN
    return [*pages, Page(((rest, top),))]


def write(pages: Sequence[Page], sheet: Sheet, about: About, *, invariant: bool = False) -> bytes:
    """The pages as one tagged file. `invariant` gives the same bytes for the same pages."""
    fonts.register()
    file = BytesIO()
    canvas = TaggedCanvas(
        file, title=about.title, language=about.language, page_size=sheet.size, font=fonts.REGULAR, invariant=invariant
    )  # fmt: skip
    canvas.bookmarked = len(pages) >= BOOKMARKS_FROM
    for number, page in enumerate(pages, 1):
        _draw_watermark(canvas, about.watermark, sheet)
        for piece, top in page.pieces:
            piece.draw(canvas, MARGIN, top)
        if len(pages) > 1:
            _draw_running(canvas, about, f"Page {number} of {len(pages)}", sheet)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw_running(canvas: TaggedCanvas, about: About, number: str, sheet: Sheet) -> None:
    """Whose it is and which page: a sheet that has come loose finds back."""
    wide = sheet.size[0] - 2 * MARGIN
    size = Size(about.size, about.size, about.size * 1.2)
    top = FOOT_MARGIN + size.leading
    with canvas.artifact("Pagination"):
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, top + 5, MARGIN + wide, top + 5)
        one_line = set_text(about.running, size, wide * 0.75)
        if one_line.lines:
            first = type(one_line)(one_line.lines[:1], size, one_line.width, one_line.from_right)
            draw_text(canvas, first, MARGIN, top, INK)
        draw_text(canvas, set_text(plain(number), size, wide), MARGIN, top, INK, "right")


def _draw_watermark(canvas: TaggedCanvas, mark: str, sheet: Sheet) -> None:
    if not mark:
        return
    with canvas.artifact("Page"):
        canvas.saveState()
        canvas.translate(sheet.size[0] / 2, sheet.size[1] / 2)
        canvas.rotate(52)
        canvas.setFillColor("#ececec")
        canvas.setFont(fonts.STRONG, 150)
        canvas.drawCentredString(0, -50, mark)
        canvas.restoreState()
