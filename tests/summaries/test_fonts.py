"""Letters: which font prints them, and what is said when none does."""

import pytest

from coprod_desktop.summaries.setting import fonts

WELSH_POLISH_VIETNAMESE = "Dwi’n hoffi ŵyl a thŷ · Łukasz mówi „cześć” · Tiếng Việt rất đẹp · „șapte”"


def test_the_usual_font_prints_europe_and_vietnamese() -> None:
    assert fonts.runs(WELSH_POLISH_VIETNAMESE) == (fonts.Run(fonts.REGULAR, WELSH_POLISH_VIETNAMESE),)
    assert fonts.trouble([WELSH_POLISH_VIETNAMESE]) == ()


def test_bold_is_the_bold_font() -> None:
    assert fonts.runs("Do", strong=True) == (fonts.Run(fonts.STRONG, "Do"),)


def test_no_words_no_runs() -> None:
    assert fonts.runs("") == ()


def test_a_letter_that_no_font_has_stays_visible_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "fallback_for", lambda _letter: None)
    assert fonts.runs("a☃b") == (fonts.Run(fonts.REGULAR, f"a{fonts.REPLACEMENT}b"),)
    (warning,) = fonts.trouble(["a☃b"])
    assert "“☃” (U+2603 snowman)" in warning


def test_letters_of_another_font_come_from_that_font() -> None:
    if fonts.fallback_for("ש") is None:
        pytest.skip("this computer has no font with Hebrew")
    first, space, last = fonts.runs("שלום now")[0], fonts.runs("שלום now")[1], fonts.runs("שלום now")[-1]
    assert first.shaped
    assert first.font not in (fonts.REGULAR, fonts.STRONG)
    assert (space.font, last.text) == (fonts.REGULAR, " now")


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\x1b", "\u202e", "\u2066", "\ud800"])
def test_what_has_no_shape_is_taken_out_and_named(hidden: str) -> None:
    assert fonts.clean(f"stay{hidden}ed") == "stayed"
    (warning,) = fonts.trouble([f"stay{hidden}ed"])
    assert f"U+{ord(hidden):04X}" in warning
    assert hidden not in warning


def test_invisible_joiners_lose_nothing_and_say_nothing() -> None:
    assert fonts.trouble(["co\u00adop\u200bera\ufeffte\u200d"]) == ()
    assert "".join(run.text for run in fonts.runs("a\u200db")) == "ab"


def test_a_letter_with_its_accent_is_one_letter() -> None:
    assert fonts.clean("e\u0301") == "é"


def test_lines_that_people_made_stay_lines() -> None:
    assert fonts.clean("Shoes\r\ncoat\n\n\nbag\tdog\n") == "Shoes\ncoat\nbag dog"
