"""Measured pieces of a page: each knows its height, how it is drawn, and how it goes on over the next page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from coprod_desktop.summaries.blocks import Text
from coprod_desktop.summaries.setting.sizes import INK
from coprod_desktop.summaries.setting.tagged_pdf import Tag, TaggedCanvas
from coprod_desktop.summaries.setting.text_drawing import Ink, draw_text
from coprod_desktop.summaries.setting.text_setting import SetText, Size, set_text

Draw = Callable[[TaggedCanvas, float, float], None]
Split = Callable[[float, bool], "tuple[Piece, Piece] | None"]

FEWEST_LINES = 2
"""So many lines of a paragraph stay together at a page's end and at the next one's beginning."""


def _never(_room: float, _anyhow: bool) -> "tuple[Piece, Piece] | None":
    return None


@dataclass(frozen=True)
class Piece:
    """Something measured: its height in points, and how to draw it with its top left corner at x, top.

    `split(room, anyhow)` cuts it in two, the first at most `room` points high, or says None: not here. `anyhow`: it
    has a page to itself, so what would rather stay whole is cut too. `keeps`: it never ends a page, as a heading.
    """

    height: float
    draw: Draw
    split: Split = _never
    keeps: bool = False


NOTHING = Piece(0.0, lambda _canvas, _x, _top: None)


def words(
    text: Text,
    size: Size,
    width: float,
    *,
    role: str = "P",
    ink: Ink = INK,
    align: str = "start",
    scope: str | None = None,
    above: float = 0.0,
) -> Piece:
    """Words in an element of their own, with `above` points over them."""
    return laid_words(set_text(text, size, width), Tag(role, scope=scope), ink=ink, align=align, above=above)


def laid_words(
    laid: SetText, tag: Tag | None, *, ink: Ink = INK, align: str = "start", above: float = 0.0
) -> Piece:
    """Words whose lines are broken already. Without a tag they are decoration: a head that is drawn again."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        if tag is None:
            with canvas.artifact("Pagination"):
                draw_text(canvas, laid, x, top - above, ink, align)
            return
        with canvas.tagged(tag), canvas.content():
            draw_text(canvas, laid, x, top - above, ink, align)

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        fewest = 1 if anyhow else FEWEST_LINES
        count = min(int((room - above + 0.01) / laid.size.leading), len(laid.lines) - fewest)
        if count < fewest:
            return None
        first, rest = replace(laid, lines=laid.lines[:count]), replace(laid, lines=laid.lines[count:])
        return (
            laid_words(first, tag, ink=ink, align=align, above=above),
            laid_words(rest, tag, ink=ink, align=align),
        )

    return Piece(laid.height + above, draw, split)


def stack(pieces: Sequence[Piece], gap: float) -> Piece:
    """Pieces below each other."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        for piece in pieces:
            piece.draw(canvas, x, top)
            top -= piece.height + gap

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        halves = _cut(pieces, gap, room, anyhow=anyhow)
        return (stack(halves[0], gap), stack(halves[1], gap)) if halves else None

    height = sum(piece.height for piece in pieces) + gap * max(0, len(pieces) - 1)
    return Piece(height, draw, split, keeps=bool(pieces) and all(piece.keeps for piece in pieces))


def _cut(
    pieces: Sequence[Piece], gap: float, room: float, *, anyhow: bool
) -> tuple[Sequence[Piece], Sequence[Piece]] | None:
    """As many pieces as fit, the next one cut where it can be; what keeps with its next goes along with it."""
    used, count = 0.0, 0
    while count < len(pieces) and used + pieces[count].height <= room + 0.01:
        used += pieces[count].height + gap
        count += 1
    if count == len(pieces):
        return None
    halves = pieces[count].split(room - used, anyhow and all(piece.keeps for piece in pieces[:count]))
    if halves:
        return [*pieces[:count], halves[0]], [halves[1], *pieces[count + 1 :]]
    while count and pieces[count - 1].keeps:
        count -= 1
    return (pieces[:count], pieces[count:]) if count else None


def beside(pieces: Sequence[Piece], widths: Sequence[float], between: float) -> Piece:
    """Pieces next to each other, their tops in line. Too tall for a page, they go on side by side on the next."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        for piece, wide in zip(pieces, widths, strict=True):
            piece.draw(canvas, x, top)
            x += wide + between

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        halves = split_each(pieces, room) if anyhow else None
        return (beside(halves[0], widths, between), beside(halves[1], widths, between)) if halves else None

    return Piece(max(piece.height for piece in pieces), draw, split)


def split_each(pieces: Sequence[Piece], room: float) -> tuple[list[Piece], list[Piece]] | None:
    """Each piece cut at the same height; one that is short enough has nothing left. None: one can't be cut."""
    cut = [_halves(piece, room) for piece in pieces]
    halves = [each for each in cut if each is not None]
    if len(halves) < len(pieces):
        return None
    return [first for first, _rest in halves], [rest for _first, rest in halves]


def _halves(piece: Piece, room: float) -> tuple[Piece, Piece] | None:
    """Between two lines of a list where that can be, else in the middle of one."""
    if piece.height <= room:
        return piece, NOTHING
    return piece.split(room, False) or piece.split(room, True)


def tagged(tag: Tag, inner: Piece) -> Piece:
    """The piece inside an element, which stays one when the piece is cut."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.tagged(tag):
            inner.draw(canvas, x, top)

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        halves = inner.split(room, anyhow)
        return (tagged(tag, halves[0]), tagged(tag, halves[1])) if halves else None

    return Piece(inner.height, draw, split, inner.keeps)


def indented(inner: Piece, left: float, beside_it: Draw) -> Piece:
    """The piece so many points to the right; `beside_it` draws what stands in the room at its left, once."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        beside_it(canvas, x, top)
        inner.draw(canvas, x + left, top)

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        halves = inner.split(room, anyhow)
        if halves is None:
            return None
        return indented(halves[0], left, beside_it), indented(halves[1], left, NOTHING.draw)

    return Piece(inner.height, draw, split, inner.keeps)


def lowered(piece: Piece, by: float) -> Piece:
    """The piece with so many points of air above it."""

    def split(room: float, anyhow: bool) -> tuple[Piece, Piece] | None:
        halves = piece.split(room - by, anyhow)
        return (lowered(halves[0], by), halves[1]) if halves else None

    return Piece(
        piece.height + by, lambda canvas, x, top: piece.draw(canvas, x, top - by), split, piece.keeps
    )


def whole(piece: Piece) -> Piece:
    """The piece, cut only where no page could hold it: half of what somebody said may say something else."""
    return replace(piece, split=lambda room, anyhow: piece.split(room, anyhow) if anyhow else None)


def keeping(piece: Piece) -> Piece:
    """The piece, never the last one on a page."""
    return replace(piece, keeps=True)


def tall(piece: Piece, height: float) -> Piece:
    """The piece, at least so many points high; it stays whole unless it is taller by itself."""
    return replace(piece, height=height, split=_never) if piece.height <= height else piece
