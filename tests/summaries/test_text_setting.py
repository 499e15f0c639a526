"""Breaking words into lines: nothing wider than the line, and nothing lost."""

import pytest

from coprod_desktop.summaries.blocks import Span
from coprod_desktop.summaries.languages import spans
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.text_setting import SetText, Size, set_text

SIZE = Size(body=10, quiet=10, leading=13)
HOSTILE = (
    "She goes quiet and holds her ear, or lies on the cold tiles.",
    "<b>bold</b> & <img src=/etc/passwd> &lt; {name} %s \\n",
    "x" * 120,
    "start " + "y" * 300 + " end",
    "Ω" * 50 + " Łódź ŵyl",
    "   spaces   around\tand\u00a0inside  ",
    "one\ntwo\nthree",
    "😀 👩\u200d👧 ok",
    "שלום and كلمة (three) 3",
    "e\u0301" * 40,
    "a",
    "",
)


def words_of(text: SetText) -> str:
    return "".join(part.letters for line in text.lines for word in line for part in word.parts)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [40, 120, 500])
def test_nothing_is_lost(words: str, width: float) -> None:
    laid = set_text((Span(words),), SIZE, width)
    assert words_of(laid) == "".join(fonts.clean(words).replace("\u00a0", "~").split()).replace("~", "\u00a0")


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [40, 120, 500])
def test_nothing_runs_over_the_edge(words: str, width: float) -> None:
    assert set_text((Span(words),), SIZE, width).widest <= width + 0.001


def test_a_line_takes_all_the_words_that_fit() -> None:
    text = (Span("one two three"),)
    wide = set_text(text, SIZE, 500).widest
    assert len(set_text(text, SIZE, wide + 0.001).lines) == 1
    assert len(set_text(text, SIZE, wide - 0.1).lines) == 2


def test_height_follows_lines() -> None:
    assert set_text((Span("one\ntwo"),), SIZE, 500).height == 26


def test_the_same_words_are_set_anew_at_another_size_width_or_leading() -> None:
    """Lines are kept for the next time that they are asked for: never for another one."""
    text = (Span("Never hold her hands."), Span(" — Mum", quiet=True))
    asked = [(SIZE, 500), (SIZE, 60), (Size(20, 10, 13), 60), (Size(10, 20, 13), 60), (Size(10, 10, 26), 60)]
    laid = [set_text(text, size, width) for size, width in asked]
    assert [one.height for one in laid] == [13, 39, 65, 52, 78]
    assert all(one.widest <= width for one, (_size, width) in zip(laid, asked, strict=True))
    assert [set_text(text, size, width) for size, width in asked] == laid


def test_a_speakers_own_lines_stay() -> None:
    laid = set_text((Span("shoes then\ncoat"), Span(" \u2014\u00a0Mum", quiet=True)), SIZE, 500)
    said = [" ".join(part.letters for word in line for part in word.parts) for line in laid.lines]
    assert said == ["shoes then", "coat —\u00a0Mum"]


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_a_line_break_where_the_script_changes_stays(break_: str) -> None:
    laid = set_text(spans(f"English{break_}καλημέρα{break_}again"), SIZE, 500)
    said = [" ".join(part.letters for word in line for part in word.parts) for line in laid.lines]
    assert said == ["English", "καλημέρα", "again"]
    assert [line[0].parts[0].language for line in laid.lines] == ["", "el", ""]


def test_spans_without_a_space_between_are_one_word() -> None:
    laid = set_text((Span("“"), Span("Stop", strong=True), Span("”.")), SIZE, 500)
    assert len(laid.lines[0]) == 1
    assert [part.strong for part in laid.lines[0][0].parts] == [False, True, False]


def test_twice_the_size_is_twice_as_wide() -> None:
    text = (Span("hand dryers"),)
    assert set_text(text, Size(20, 20, 26), 500).widest == pytest.approx(2 * set_text(text, SIZE, 500).widest)


@pytest.mark.parametrize(
    ("words", "from_right"), [("שלום and", True), ("and שלום", False), ("3 أشياء", True), ("12", False)]
)
def test_the_first_letter_says_from_which_side(words: str, from_right: bool) -> None:
    assert set_text((Span(words),), SIZE, 500).from_right is from_right
