"""Our own pictures: the set is whole and plain, is found by what people type, and never says the opposite."""

import io
import re
from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree

import pypdf
import pytest
from pypdf.generic import ContentStream
from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas

from coprod_desktop.summaries import symbols

EVERY = tuple(symbols.symbols())
ALLOWED = {
    "svg": {"viewBox", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"},
    "g": {"transform"},
    "path": {"d", "fill", "stroke"},
    "circle": {"cx", "cy", "r", "fill", "stroke"},
    "ellipse": {"cx", "cy", "rx", "ry", "fill", "stroke"},
    "rect": {"x", "y", "width", "height", "rx", "fill", "stroke"},
}
INK, WHITE = "#1d2733", "#ffffff"
TINTS = {"#fae29a", "#a8cbe8", "#7fb58e", "#c4655a"}
SVG = "{http://www.w3.org/2000/svg}"
PAINTING = {b"S", b"s", b"f", b"f*", b"B", b"B*", b"b", b"b*"}


def elements(symbol_id: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(symbols.svg(symbol_id)).iter())


def shapes(symbol_id: str) -> list[ElementTree.Element]:
    return [each for each in elements(symbol_id) if each.tag not in (f"{SVG}svg", f"{SVG}g")]


def found(words: str) -> list[str]:
    return [symbol.id for symbol in symbols.find(words)]


def pictured(words: str) -> str | None:
    symbol = symbols.picture_for(words)
    return symbol.id if symbol else None


def test_each_picture_has_a_row_and_each_row_a_picture() -> None:
    assert {file.stem for file in symbols.FOLDER.glob("*.svg")} == set(EVERY)
    assert len(EVERY) >= 88


def test_each_group_has_enough_to_choose_from() -> None:
    counted = Counter(symbol.group for symbol in symbols.symbols().values())
    assert set(counted) == set(symbols.GROUPS)
    assert min(counted.values()) >= 8


def test_pictures_stand_group_by_group_in_the_order_of_the_groups() -> None:
    groups = [symbol.group for symbol in symbols.symbols().values()]
    assert list(dict.fromkeys(groups)) == list(symbols.GROUPS)
    assert groups == sorted(groups, key=list(symbols.GROUPS).index)


def test_no_word_means_two_pictures() -> None:
    names = [
        re.sub(r"\W+", " ", name.casefold()) for each in symbols.symbols().values() for name in each.names
    ]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_nobody_is_given_an_id_for_a_word() -> None:
    for symbol in symbols.symbols().values():
        assert symbol.word[0].isupper()
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", symbol.id)


@pytest.mark.parametrize("symbol_id", EVERY)
def test_a_picture_holds_shapes_and_nothing_else(symbol_id: str) -> None:
    for element in elements(symbol_id):
        name = element.tag.removeprefix(SVG)
        assert set(element.attrib) <= ALLOWED[name]
        assert not (element.text or "").strip()


@pytest.mark.parametrize("symbol_id", EVERY)
def test_all_are_drawn_in_one_style(symbol_id: str) -> None:
    root, *shapes = elements(symbol_id)
    assert root.attrib == {
        "viewBox": "0 0 64 64",
        "fill": "none",
        "stroke": INK,
        "stroke-width": "3",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    assert {shape.get("fill", INK) for shape in shapes} <= TINTS | {INK, WHITE}
    assert {shape.get("stroke", "none") for shape in shapes} == {"none"}


def test_the_tints_differ_in_grey() -> None:
    greys = sorted(int(t[1:3], 16) * 0.299 + int(t[3:5], 16) * 0.587 + int(t[5:], 16) * 0.114 for t in TINTS)
    assert min(b - a for a, b in pairwise(greys)) > 25


@pytest.mark.parametrize("symbol_id", EVERY)
def test_a_picture_is_drawn_on_paper_in_its_size(symbol_id: str) -> None:
    made = symbols.drawing(symbol_id, 40)
    assert (made.width, made.height) == (40, 40)
    left, bottom, right, top = made.getBounds()
    assert min(left, bottom) >= -1
    assert max(right, top) <= 41
    assert max(right - left, top - bottom) > 30


def test_a_page_of_pictures_is_painted() -> None:
    paper = io.BytesIO()
    canvas = Canvas(paper)
    for symbol_id in EVERY:
        renderPDF.draw(symbols.drawing(symbol_id, 40), canvas, 10, 10)
        canvas.showPage()
    canvas.save()
    pages = pypdf.PdfReader(paper).pages
    for symbol_id, page in zip(EVERY, pages, strict=True):
        operators = [operator for _operands, operator in ContentStream(page.get_contents(), None).operations]
        assert sum(operator in PAINTING for operator in operators) >= len(shapes(symbol_id))


def test_a_drawing_is_made_once() -> None:
    assert symbols.drawing("swing", 60) is symbols.drawing("swing", 60)


def test_there_is_no_picture_outside_the_folder() -> None:
    with pytest.raises(KeyError):
        symbols.svg("../icons/eye")
    with pytest.raises(KeyError):
        symbols.drawing("nothing", 40)


@pytest.mark.parametrize("words", ["", "  ", "…"])
def test_as_long_as_nothing_is_typed_all_are_there(words: str) -> None:
    assert found(words) == list(EVERY)


@pytest.mark.parametrize("symbol_id", EVERY)
def test_each_is_found_by_its_word_before_all_others(symbol_id: str) -> None:
    assert found(symbols.symbols()[symbol_id].word)[0] == symbol_id


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("headphones", "ear-defenders"),
        ("Lego", "bricks"),
        ("GRANDMA", "gran"),
        ("t-shirt", "clothes"),
        ("t shirt", "clothes"),
        ("don’t know", "confused"),
        ("tramp", "trampoline"),
        ("ear def", "ear-defenders"),
        ("def ear", "ear-defenders"),
        ("the bus", "bus"),
        ("light", "bright-light"),
        ("swiming", "swimming"),
        ("headfones", "ear-defenders"),
        ("trampolene", "trampoline"),
        ("angyr", "angry"),
        ("scholl", "school"),
        ("hosp1tal", "hospital"),
    ],
)
def test_pictures_are_found_by_what_people_type(words: str, first: str) -> None:
    assert found(words)[0] == first


def test_what_fits_as_typed_is_not_mixed_with_what_nearly_fits() -> None:
    assert "talk" not in found("walk")
    assert found("qqqqqq") == []


@pytest.mark.parametrize(
    ("sentence", "symbol_id"),
    [
        ("She likes swimming on Sunday.", "swimming"),
        ("Ear defenders and a quiet corner.", "ear-defenders"),
        ("The heavy blanket.", "blanket"),
        ("Hand dryers.", "noise"),
        ("HUGS", "hug"),
        ("Two babies", "baby"),
        ("He cries", "upset"),
        ("Mum’s blanket", "blanket"),
        ("Wait at the bus stop", "bus"),
        ("You can stop at any time.", "stop"),
        ("“Stop” is a flat hand.", "stop"),
        ("I’m not sure", "confused"),
        ("You can change your mind", "change-your-mind"),
        ("Changes without warning", "change"),
        ("We look again by 2 February", "look-again"),
        ("Who can see this page", "who-can-see"),
    ],
)
def test_a_sentence_gets_the_picture_that_says_most(sentence: str, symbol_id: str) -> None:
    assert pictured(sentence) == symbol_id


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "I like it",
        "She finds anything that is lost.",
        "Travel light",
        "We train together",
        "Tell me what comes first",
        "First thing",
        "A bit more than ten",
        "Mood swings",
        "Swimmingly",
        "The cat5 cable",
    ],
)
def test_no_picture_rather_than_a_wrong_one(sentence: str) -> None:
    assert pictured(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "no water",
        "not tired",
        "Never hold hands",
        "don't shout, talk",
        "Don’t touch her hands",
        "dont hug him",
        "He isn’t hungry",
        "Without music",
        "Stop the music",
        "Turn the music off",
        "Stay away from dogs",
        "Nobody may hug her",
        "Less noise",
        "Hates swimming",
        "He can’t sleep",
    ],
)
def test_no_picture_of_what_a_sentence_denies(sentence: str) -> None:
    assert pictured(sentence) is None


@pytest.mark.parametrize("symbol_id", EVERY)
def test_each_word_alone_brings_its_picture(symbol_id: str) -> None:
    assert pictured(symbols.symbols()[symbol_id].word) == symbol_id
