"""How a page's pieces are cut: whole where they can be, and never so that anything is lost."""

from itertools import pairwise

import pytest

from coprod_desktop.summaries.blocks import Span
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.pages import Chapter, paginate
from coprod_desktop.summaries.setting.pieces import Piece, keeping, stack, words
from coprod_desktop.summaries.setting.sizes import FOOT_MARGIN, MARGIN, Sheet
from coprod_desktop.summaries.setting.text_setting import Size

SIZE = Size(10, 10, 13)
drawn: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_drawn() -> None:
    fonts.register()
    drawn.clear()


def block(name: str, height: float) -> Piece:
    return Piece(height, lambda _canvas, _x, _top: drawn.append(name))


def lines(count: int) -> Piece:
    return words((Span("\n".join(f"line {number}" for number in range(count))),), SIZE, 400)


def draw(piece: Piece) -> list[str]:
    drawn.clear()
    piece.draw(None, 0, 0)  # type: ignore[arg-type]
    return list(drawn)


def test_as_many_pieces_as_fit_stay() -> None:
    halves = stack([block("a", 30), block("b", 30), block("c", 30)], 5).split(70, False)
    assert halves is not None
    assert (draw(halves[0]), draw(halves[1])) == (["a", "b"], ["c"])
    assert (halves[0].height, halves[1].height) == (65, 30)


def test_what_keeps_goes_along_with_what_comes_next() -> None:
    heading = keeping(block("heading", 10))
    halves = stack([block("a", 30), heading, block("b", 50)], 0).split(60, False)
    assert halves is not None
    assert (draw(halves[0]), draw(halves[1])) == (["a"], ["heading", "b"])
    assert stack([heading, block("b", 50)], 0).split(40, False) is None


def test_a_stack_inside_is_cut_where_its_parent_must_be() -> None:
    inner = stack([keeping(block("heading", 10)), block("b", 20), block("c", 20)], 0)
    halves = stack([block("a", 30), inner], 0).split(65, False)
    assert halves is not None
    assert (draw(halves[0]), draw(halves[1])) == (["a", "heading", "b"], ["c"])


@pytest.mark.parametrize(("count", "room", "first"), [(10, 5, 5), (10, 9, 8), (10, 1, 0), (3, 2, 0)])
def test_no_line_of_a_paragraph_stands_alone(count: int, room: int, first: int) -> None:
    halves = lines(count).split(room * 13, False)
    if not first:
        assert halves is None
        return
    assert halves is not None
    assert (halves[0].height, halves[1].height) == (first * 13, (count - first) * 13)


def test_a_paragraph_taller_than_a_page_is_cut_all_the_same() -> None:
    assert lines(3).split(2 * 13, True) is not None
    assert lines(1).split(5, True) is None


@pytest.mark.parametrize("count", [1, 30, 200, 1000])
def test_pages_hold_everything_and_nothing_runs_over(count: int) -> None:
    sheet = Sheet("a4")
    body = stack([block(str(number), 20 + number % 7) for number in range(count)], 4)
    pages = paginate([Chapter(body, block("foot", 30))], 4, sheet)
    seen: list[str] = []
    for number, page in enumerate(pages):
        for piece, top in page.pieces:
            assert top <= sheet.size[1] - (MARGIN if number else 0) + 0.01
            assert top - piece.height >= FOOT_MARGIN - 0.01
            seen += draw(piece)
        assert all(one[1] - one[0].height >= two[1] - 0.01 for one, two in pairwise(page.pieces))
    assert seen == [*map(str, range(count)), "foot"]
    assert all(piece.height > 0 for page in pages for piece, _top in page.pieces)


def test_the_foot_never_has_a_page_to_itself() -> None:
    for count in range(20, 60):
        body = stack([block("x", 20) for _ in range(count)], 2)
        pages = paginate([Chapter(body, block("foot", 40))], 2, Sheet("a4"))
        assert "x" in draw_all(pages[-1].pieces)


def draw_all(pieces: tuple[tuple[Piece, float], ...]) -> list[str]:
    return [name for piece, _top in pieces for name in draw(piece)]
