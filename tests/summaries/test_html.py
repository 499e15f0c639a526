"""The page for screens: it says what the blocks say, in their order, and words of people stay words."""

from base64 import b64decode
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from coprod_desktop.summaries import blocks
from coprod_desktop.summaries.blocks import BLOCKS, Block, Heading, Item, Span, plain
from coprod_desktop.summaries.reading import LARGE, READINGS, Reading
from coprod_desktop.summaries.to_html import POLICY, WRITERS, to_html
from tests.summaries.every_document import (
    HOSTILE,
    Case,
    cases,
    every_block,
    in_whole,
    inside,
    photo,
    shown,
    squeezed,
)

EMPTY = {"meta", "img", "br", "hr", "col"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "div", "h1", "h2", "h3",
    "p", "ul", "ol", "li", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure", "figcaption",
    "img", "br", "hr", "span", "strong", "small",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "dir", "scope", "style", "start", "role", "alt", "src",
    "width", "height", "aria-hidden", "aria-label", "data-head", "border", "cellpadding",
}  # fmt: skip


class Page(HTMLParser):
    """A page read back: its tags with their attributes, and its text with the elements that it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[tuple[tuple[str, ...], str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _value in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append((tuple(self._open), data))

    def text(self, tag: str = "") -> str:
        """The words, of one kind of element or of all of the body."""
        out = {"title", "style"} - {tag}
        return squeezed(
            "".join(data for path, data in self.said if not out & {*path} and (not tag or tag in path))
        )

    def given(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def written(case: Case) -> str:
    return to_html(case.blocks, title=case.document.title, reading=case.reading)


def headings(page: str) -> Iterator[tuple[str, str]]:
    for part in page.split("<h")[1:]:
        if part[0] in "123":
            yield part[0], Page("<h" + part.split(f"</h{part[0]}>")[0] + f"</h{part[0]}>").text()


def test_it_knows_every_block() -> None:
    assert set(WRITERS) == set(BLOCKS)


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: one.id)
def test_every_document_says_what_its_blocks_say(reading: Reading) -> None:
    told = [case for case in cases() if case.reading == reading]
    assert len(told) >= 12
    for case in told:
        assert Page(written(case)).text() == in_whole(case.blocks, drawn_chart=True), str(case)


def test_every_document_has_its_headings_and_tables() -> None:
    for case in cases():
        html = written(case)
        expected = [("1", shown(one.name)) for one in inside(case.blocks, blocks.Banner)]
        for one in inside(case.blocks, Heading):
            expected.append((str(one.level), shown(one.words)))
        assert [(level, words.lstrip("●▲■◆")) for level, words in headings(html)] == expected, str(case)
        assert html.count("<table>") == html.count("<thead>") == len([*inside(case.blocks, blocks.Table)])


def test_only_what_we_write_stands_in_it() -> None:
    pages = [Page(written(case)) for case in cases()]
    pages += [
        Page(to_html(every_block(words), title=words, whole=whole))
        for words in HOSTILE
        for whole in (True, False)
    ]
    for page in pages:
        assert {tag for tag, _given in page.tags} <= TAGS
        assert {name for _tag, given in page.tags for name in given} <= ATTRIBUTES
        assert all((given["src"] or "").startswith("data:image/") for given in page.given("img"))


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("whole", [True, False])
def test_hostile_words_stand_as_they_were_said(words: str, whole: bool) -> None:
    content = every_block(words)
    page = Page(to_html(content, title=words, whole=whole))
    if whole:
        assert page.text() == "DRAFT" + in_whole(content, drawn_chart=True)
        assert page.text("title") == shown(words)
    else:
        chart = blocks.Paragraph(plain(words))
        told = tuple(chart if isinstance(block, blocks.Chart) else block for block in content)
        assert page.text() == in_whole(told, drawn_chart=True)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    html = to_html(every_block(), title="A title")
    assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in Page(html).given("meta")
    style = html[html.index("<style>") : html.index("</style>")]
    assert not [word for word in ("url(", "@import", "http", "expression", "//") if word in style]
    for image in Page(html).given("img"):
        kind, data = str(image["src"]).split(";base64,")
        drawn = b64decode(data).decode() if "svg" in kind else ""
        assert not [word for word in ("<!DOCTYPE", "<script", "<image", "clip", "href=") if word in drawn]


def test_a_photo_leaves_its_camera_behind() -> None:
    images = [
        one for one in Page(to_html(every_block(), title="T")).given("img") if "jpeg" in str(one["src"])
    ]
    assert [image["alt"] for image in images] == ["Photo of Hum goes flat.", "", ""]
    for image in images:
        with Image.open(BytesIO(b64decode(str(image["src"]).split(",")[1]))) as opened:
            assert not opened.getexif()
            assert not {"exif", "icc_profile"} & set(opened.info)


def test_a_photo_that_cannot_be_read_is_left_out() -> None:
    content = (blocks.Banner("Mira", photo=b"not a photo", photo_words="Photo of Mira"),)
    assert Page(to_html(content, title="T")).given("img") == []


def test_an_order_keeps_its_numbers_over_a_gap() -> None:
    items = blocks.Items(tuple(Item(plain(f"line {number}"), number) for number in (2, 3, 6, None)))
    page = Page(to_html((items,), title="T"))
    assert [one.get("start") for one in page.given("ol")] == ["2", "6"]
    assert len(page.given("ul")) == 1


def test_pictures_that_only_help_say_nothing_and_steps_say_their_number() -> None:
    alts = [image["alt"] for image in Page(to_html(every_block(), title="T")).given("img")]
    assert [alt for alt in alts if alt] == ["Photo of Hum goes flat.", "1.", "2."]


def test_languages_and_directions() -> None:
    page = Page(to_html(every_block(), title="T", language="cy"))
    assert page.given("html") == [{"lang": "cy"}]
    assert {"lang": "el", "dir": "auto"} in page.given("span")
    assert all(given.get("dir") == "auto" for given in page.given("h1") + page.given("h2"))


def test_a_line_break_where_the_language_changes_stays_one() -> None:
    text = (Span("Good morning\n"), Span("καλημέρα", language="el"), Span("\n\nand good night\n"))
    html = to_html((blocks.Paragraph(text),), title="T", whole=False)
    assert 'Good morning<br><span lang="el" dir="auto">καλημέρα</span><br>and good night</p>' in html


def test_cells_are_headed_each_way() -> None:
    page = Page(to_html(every_block(), title="T"))
    scopes = [given["scope"] for given in page.given("th")]
    assert scopes == ["col"] * 3 + ["row"] * 2 + ["col"] * 2 + ["row"]
    named = [given.get("data-head") for given in page.given("td")]
    assert named == ["Hum goes flat.", None, None, "Do", "Mum"]


def test_a_draft_says_so_on_each_printed_page() -> None:
    assert 'class="draft"' in to_html(every_block(), title="T")
    assert all('class="draft"' not in written(case) for case in cases())


def test_a_piece_for_the_clipboard_needs_no_style_sheet() -> None:
    html = to_html(every_block(), title="T", whole=False, reading=LARGE)
    page = Page(html)
    assert html.startswith("<div lang=") and "16pt" in html
    assert "<style" not in html and "svg" not in html
    assert page.given("table")[0]["border"] == "1"


def test_it_grows_with_the_reading() -> None:
    sizes = [to_html((), title="T", reading=reading).split("font-size: ")[-2][:4] for reading in READINGS]
    assert sizes == ["100%", "145%", "136%"]


def test_the_same_blocks_give_the_same_page() -> None:
    assert to_html(every_block(), title="T") == to_html(every_block(), title="T")


def test_the_reading_view_of_the_program_shows_all_of_it(qapp: QApplication) -> None:
    document = QTextDocument()
    content: tuple[Block, ...] = tuple(
        block for block in every_block() if not isinstance(block, blocks.Chart)
    )
    document.setHtml(to_html(content, title="T"))
    told = squeezed(document.toPlainText().replace("\ufffc", ""))
    assert told == "DRAFT" + in_whole(content, drawn_chart=True)


def test_a_photo_is_there_to_be_drawn_by_the_reading_view(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(to_html((blocks.Banner("Mira", photo=photo()),), title="T"))
    assert document.size().height() > 104
