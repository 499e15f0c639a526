"""The one page as a file: read back with another library, it says what was said, in the page's order."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfua
import pytest
from PIL import Image
from pypdf import PageObject, PdfReader

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import STAGES
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents.one_page import one_page
from coprod_desktop.summaries.lines import Line, PageFacts
from coprod_desktop.summaries.making import GIVES_WAY, Printed
from coprod_desktop.summaries.reading import STANDARD
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.sizes import Paper
from tests.pages.reading_order import words_of
from tests.summaries.conftest import make_one_page

SMALLEST = STANDARD.smallest
SECTIONS = ("safe", "best", "talking", "see", "do", "dont", "sets_off")
HOSTILE = (
    "<b>bold</b> & <img src=/etc/passwd> <para>",
    "=1+1 {name} %s \\n C:\\temp",
    "x" * 120,
    "Dwi’n hoffi ŵyl a thŷ. Łukasz mówi „cześć”. Tiếng Việt rất đẹp.",
)


def sheet_of(page: Printed) -> PageObject:
    reader = PdfReader(BytesIO(page.pdf))
    assert len(reader.pages) == 1
    return reader.pages[0]


def read(page: Printed) -> str:
    return " ".join(sheet_of(page).extract_text().split())


def squeezed(words: str) -> str:
    return "".join(words.split())


def sizes_on(page: Printed) -> set[float]:
    found: set[float] = set()

    def visit(text: str, _cm: list[float], _tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size, 2))

    sheet_of(page).extract_text(visitor_text=visit)
    return found


def many(count: int, words: int) -> list[Line]:
    stages = [stage.id for stage in STAGES]
    return [
        Line(
            f"l{n}", SECTIONS[n % 7], stages[n // 7 % 4], f"Line {n} " + "word " * (words - 2), "Mum", rank=n
        )
        for n in range(count)
    ]


def test_it_reads_in_the_order_of_the_page(facts: PageFacts, lines: list[Line]) -> None:
    page = make_one_page(facts, lines)
    by_id = {line.id: line for line in lines}
    content = one_page(Contents(facts, tuple(by_id[line_id] for line_id in page.chosen)))
    said = [word for block in content for part in words_of(block) for word in part.split()]
    assert read(page).split() == said


def test_the_headings_stand_in_their_order(facts: PageFacts, lines: list[Line]) -> None:
    text = read(make_one_page(facts, lines))
    expected = [
        "Mira K", "For school", "Made 22 Nov 2026", "Look again by 22 Feb 2027", "Read this first", "Keep Mira safe",
        "Mira at her best", "What matters to Mira", "Talking with Mira", "You see", "Do", "Don’t", "Does not help",
        "Sets it off", "Seen differently", "Ask today:", "Made with Mira, Mum and Dad on 22 Nov 2026.",
        "Not yet asked: sleep and food, before now.",
    ]  # fmt: skip
    assert "Talking with Mira" not in text
    talking = Line("talk", "talking", None, "Two words, then wait.", "Mum")
    text = read(make_one_page(facts, [*lines, talking]))
    places = [text.index(heading) for heading in expected]
    assert places == sorted(places)


def test_every_line_stands_once_with_who_said_it(facts: PageFacts, lines: list[Line]) -> None:
    page = make_one_page(facts, lines)
    text = read(page)
    for line in lines:
        if line.difference is None:
            assert text.count(line.words) == 1
    assert "Ear defenders and a quiet corner. works very well — Dad" in text
    assert "Does not help The heavy blanket. — Dad" in text
    assert "Pacing. Mum: “She is calming herself.” School: “It is when we ask her to sit.”" in text
    assert (page.left_over, page.warnings) == ((), ())
    assert page.words == sum(line.word_count for line in lines)


def test_the_clipboard_has_the_same_lines(facts: PageFacts, lines: list[Line]) -> None:
    page = make_one_page(facts, lines)
    for line in lines:
        assert line.words in page.text
    assert "FIRST SIGNS\nDo:\n• Ear defenders and a quiet corner. works very well — Dad" in page.text


@pytest.mark.parametrize("count", [0, 1, 3, 10, 25, 60, 300])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_any_number_of_lines_is_one_sheet(facts: PageFacts, count: int, paper: Paper) -> None:
    lines = many(count, 9)
    page = make_one_page(facts, lines, [line.id for line in lines], paper)
    text = squeezed(read(page))
    assert {*page.chosen, *page.left_over} == {line.id for line in lines}
    assert not set(page.chosen) & set(page.left_over)
    for line in lines:
        assert (squeezed(line.words) in text) == (line.id in page.chosen)
    assert min(sizes_on(page)) >= SMALLEST
    assert bool(page.left_over) == any("left over" in warning for warning in page.warnings)


def test_ten_lines_are_large_and_sixty_are_whole(facts: PageFacts) -> None:
    assert make_one_page(facts, many(10, 9)).size == 13
    sixty = many(60, 3)
    assert make_one_page(facts, sixty, [line.id for line in sixty]).left_over == ()


def test_the_first_of_each_place_may_go_past_the_target_but_not_past_the_most(facts: PageFacts) -> None:
    page = make_one_page(facts, many(60, 16))
    assert 220 < page.words <= 300
    assert page.warnings == ()


def test_left_to_itself_it_keeps_to_its_target(facts: PageFacts) -> None:
    page = make_one_page(facts, [replace(line, section="talking", stage=None) for line in many(60, 12)])
    assert 200 <= page.words <= 220
    assert page.warnings == ()
    assert len(page.left_over) == 60 - len(page.chosen)


def test_what_is_read_first_and_what_keeps_safe_stay_longest(facts: PageFacts) -> None:
    crowd = many(140, 12)
    first = [
        Line("r", "read_first", None, "Say her name.", "Mum"),
        Line("s", "safe", None, "Stay near.", "Dad"),
    ]
    page = make_one_page(facts, [*crowd, *first], [line.id for line in (*crowd, *first)])
    safe = {line.id for line in crowd if line.section == "safe"}
    assert page.chosen[0] == "r"
    assert page.left_over
    assert {"s", *safe} <= set(page.chosen)


def test_a_monstrous_line_is_left_over_and_the_rest_stands(facts: PageFacts, lines: list[Line]) -> None:
    monster = Line("monster", "safe", None, "word " * 5000, "Dad")
    page = make_one_page(facts, [monster, *lines], [monster.id, *(line.id for line in lines)])
    assert page.left_over == ("monster",)
    (warning,) = page.warnings
    assert "from Dad is too long for one page (5,000 words)" in warning


def test_more_than_three_hundred_words_are_warned_of(facts: PageFacts) -> None:
    lines = many(30, 11)
    page = make_one_page(facts, lines, [line.id for line in lines])
    assert page.words == 330
    assert "330 words" in page.warnings[0]


def test_no_lines_are_said_kindly(facts: PageFacts) -> None:
    assert "Nothing has been agreed for school yet." in read(make_one_page(facts, []))
    assert "left over" not in read(make_one_page(facts, []))


def test_nothing_chosen_is_not_nothing_agreed(facts: PageFacts, lines: list[Line]) -> None:
    page = make_one_page(facts, lines, [])
    assert "No lines have been chosen for this page yet." in read(page)
    assert len(page.left_over) == len(lines)


def test_missing_safety_is_said(facts: PageFacts, lines: list[Line]) -> None:
    page = make_one_page(facts, [line for line in lines if line.section != "safe"])
    assert "Keep Mira safe Nothing is here yet. That does not mean there is no danger" in read(page)


def test_a_stage_has_the_persons_own_word(facts: PageFacts, lines: list[Line]) -> None:
    text = read(make_one_page(replace(facts, stage_words={"upset": "Volcano"}), lines))
    assert "Volcano Never hold" in text
    assert "Too much" not in text


def test_the_place_in_the_ladder_stands_before_the_words(facts: PageFacts) -> None:
    lines = [
        Line("a", "see", "early", "Goes quiet.", "Mum", place=1),
        Line("b", "see", "early", "Paces.", "Dad", place=2),
    ]
    assert "1 Goes quiet. — Mum 2 Paces. — Dad" in read(make_one_page(facts, lines))


def test_the_whole_name_stands_only_when_chosen(facts: PageFacts, lines: list[Line]) -> None:
    assert "Khan" not in read(make_one_page(facts, lines))
    assert "Amira Khan For school Likes to be called Mimi" in read(
        make_one_page(replace(facts, whole_name=True, called="Mimi"), lines)
    )


def test_a_draft_says_so_in_words_and_behind_them(facts: PageFacts, lines: list[Line]) -> None:
    text = read(make_one_page(replace(facts, draft=True), lines))
    assert "DRAFT to check together" in text
    assert text.count("DRAFT") == 2
    assert "DRAFT" not in read(make_one_page(facts, lines))


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_stand_as_they_are(facts: PageFacts, words: str) -> None:
    page = make_one_page(
        replace(facts, called=words[:30], setting=words),
        [Line("h", "safe", None, words, words[:20]), Line("d", "do", "early", words, "Mum", works=4)],
    )
    assert squeezed(read(page)).count(squeezed(words)) >= 3
    assert page.warnings == ()


def test_letters_that_cannot_print_are_named(facts: PageFacts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "fallback_for", lambda _letter: None)
    page = make_one_page(facts, [Line("h", "safe", None, "Look \u202eleft\x07 ☃", "Dad")])
    missing, hidden = page.warnings
    assert "(U+2603 snowman)" in missing
    assert "U+0007" in hidden
    assert "U+202E" in hidden
    assert f"Look left {fonts.REPLACEMENT} — Dad" in read(page)


def test_words_from_the_right_are_shaped_and_still_say_themselves(facts: PageFacts) -> None:
    if fonts.fallback_for("ك") is None:
        pytest.skip("this computer has no font with Arabic")
    page = make_one_page(facts, [Line("h", "safe", None, "لا تلمس (يدها)", "Mum")])
    assert page.warnings == ()
    spoken = "feff" + "لا تلمس (يدها) —\u00a0Mum".encode("utf-16-be").hex()
    assert spoken.encode() in sheet_of(page).get_contents().get_data()  # type: ignore[union-attr]


def picture(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (300, 200), "#c04040").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_photo_is_drawn_square(facts: PageFacts, lines: list[Line], kind: str) -> None:
    (image,) = sheet_of(make_one_page(replace(facts, photo=picture(kind)), lines)).images
    assert image.image is not None
    assert image.image.size[0] == image.image.size[1]


def test_a_photo_that_cannot_be_read_is_left_out_and_said(facts: PageFacts, lines: list[Line]) -> None:
    page = make_one_page(replace(facts, photo=b"no picture"), lines)
    assert "photo" in page.warnings[0]
    assert len(sheet_of(page).images) == 0


@pytest.mark.parametrize("field", [field for field in GIVES_WAY if field != "audience_word"])
def test_facts_that_fill_the_page_give_way_and_are_named(
    facts: PageFacts, lines: list[Line], field: str
) -> None:
    long = "word " * 3000
    filled: dict[str, Any] = {field: long if isinstance(getattr(facts, field), str) else (long,)}
    page = make_one_page(replace(facts, **filled), lines)
    assert len(page.chosen) == len(lines)
    assert any(GIVES_WAY[field] in warning for warning in page.warnings)


def test_a_name_that_fills_the_page_is_refused_in_words(facts: PageFacts) -> None:
    with pytest.raises(InputError, match="name alone"):
        make_one_page(replace(facts, called="word " * 3000), [])


def test_the_file_names_nobody(facts: PageFacts, lines: list[Line]) -> None:
    reader = PdfReader(BytesIO(make_one_page(facts, lines).pdf))
    assert [(key, str(told)) for key, told in (reader.metadata or {}).items()] == [
        ("/Title", "One-page summary")
    ]
    assert reader.xmp_metadata is not None
    assert b"Mira" not in reader.xmp_metadata.stream.get_data()


def test_the_same_page_gives_the_same_bytes(facts: PageFacts, lines: list[Line]) -> None:
    first = make_one_page(facts, lines, invariant=True).pdf
    assert first == make_one_page(facts, lines, invariant=True).pdf


@pytest.mark.parametrize("count", [0, 11, 60])
def test_an_independent_checker_finds_no_failure(facts: PageFacts, tmp_path: Path, count: int) -> None:
    rich = replace(facts, photo=picture("PNG"), draft=True)
    file = tmp_path / "page.pdf"
    file.write_bytes(make_one_page(rich, many(count, 8)).pdf)
    report = pdfua.validate(str(file))
    assert (report.findings, report.skipped) == ((), ())
