"""The whole visit, from the first start to the page in somebody's hand, with nothing but keys."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests.journeys import the_visit as visit
from tests.journeys.hands import Hands, Open
from tests.watchdog import watched

ON_THE_PAGE = (
    "A quiet corner with her fox.",
    "Short words, and wait.",
    "Goes quiet.",
    "When a friend shouts.",
    "Saying hurry up to her.",
)
NOWHERE = {
    "left out": "Lots of questions",
    "not sure": "turns away",
    "for the family alone": "Paces",
    "taken off": "ears feel full",
    "its short words stand for it": "stops answering",
    "other words by now": "hurry up. ",
    "a friend instead": "Jaydon",
    "a private note": "looked away",
    "the question's private note": "again alone",
    "a worry": "hits",
    "how it was": "sleep",
    "the agenda": "Mornings",
    "a topic of their own": "crying",
    "typed while hidden": "Nobody sees",
}


MOST, OPENING = 200, 400
"""Milliseconds of work after which a window has stalled. The aim is 50; `python -m tests.benchmarks` tells how near."""


def test_a_visit_from_the_first_start_to_the_page(
    open_window: Open, place: Path, tmp_path: Path, qapp: QApplication
) -> None:
    with watched(qapp, MOST, OPENING):
        _whole_visit(open_window, place, tmp_path)


def _whole_visit(open_window: Open, place: Path, tmp_path: Path) -> None:
    hands = open_window()
    visit.first_run(hands)
    visit.add_family(hands)
    visit.start(hands)
    visit.agree_and_begin(hands)
    talk(hands)
    visit.lock_half_way(hands)
    assert hands.started == [["--store", str(place)]]
    again = open_window(place)
    visit.unlock_and_carry_on(again)
    visit.read_back(again)
    visit.close_the_visit(again)
    visit.choose_lines(again)
    visit.save_page(again, tmp_path / "page.pdf")
    assert_page(again, tmp_path / "page.pdf")


def talk(hands: Hands) -> None:
    visit.two_voices(hands)
    visit.each_kind_of_answer(hands)
    visit.more_kinds_of_answer(hands)
    visit.what_became_of_it(hands)
    visit.own_topic(hands)
    visit.put_cards_right(hands)
    visit.short_words_and_notes(hands)
    visit.rest_and_hide(hands)
    visit.keep_a_worry_apart(hands)


def assert_page(hands: Hands, file: Path) -> None:
    (page,) = PdfReader(file).pages
    text = " ".join(page.extract_text().split())
    for words in ON_THE_PAGE:
        assert text.count(words) == 1, f"“{words}” in: {text}"
    for why, words in NOWHERE.items():
        assert words not in f"{text} ", f"{why}: “{words}” in: {text}"
    assert hands.sees(f"{sum(len(words.split()) for words in ON_THE_PAGE)} of 220 words.")
    assert text.index("When a friend") < text.index("Saying hurry up")


def test_a_forgotten_passphrase(open_window: Open, place: Path) -> None:
    hands = open_window()
    key = visit.first_run(hands)
    hands.press("Ctrl+L")
    again = open_window(place)
    again.wait_at("Passphrase").do("Use my recovery key").wait_at("Recovery key")
    again.type(key.lower().replace("-", " ")).press("Return").wait_at("New passphrase")
    again.type("copper walrus tidy anthem").press("Return").type("copper walrus tidy anthem").press("Return")
    again.wait_for("Nobody here yet")
