"""From what a document is made of to its pages: on one sheet as large as fits, or on as many as it needs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from coprod_desktop.errors import InputError
from coprod_desktop.summaries.blocks import Blocks, strong
from coprod_desktop.summaries.choosing import (
    MOST_WORDS,
    as_chosen,
    best_first,
    by_itself,
    everything,
    in_page_order,
    in_rounds,
)
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents import Document
from coprod_desktop.summaries.documents.common import shown_name
from coprod_desktop.summaries.easy import in_reading
from coprod_desktop.summaries.lines import Line, PageFacts
from coprod_desktop.summaries.photos import face
from coprod_desktop.summaries.reading import STANDARD, Reading
from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.fit import best_style, how_many, tightest
from coprod_desktop.summaries.setting.pages import About
from coprod_desktop.summaries.setting.sizes import Paper, Sheet, Style
from coprod_desktop.summaries.to_pdf import free_height, write_pages
from coprod_desktop.summaries.to_text import to_text

TRIES = 20
"""How many more lines are tried for the last white on a full page; each costs about 2 ms."""
LONG_LINE = 60
"""Words from which a line may be too long for any page; a shorter one only finds no room beside the others."""

GIVES_WAY: dict[str, str] = {
    "not_yet_asked": "what was not yet asked",
    "setting": "the class or setting",
    "ask_today": "who to ask today",
    "voices": "whose voices these are",
    "audience_word": "whom the page is for",
}
"""Facts that leave, in this order, when they alone would fill the page; and how a warning names them."""


@dataclass(frozen=True)
class How:
    """How a document is set: which one, for which reading, on which paper."""

    document: Document
    reading: Reading = STANDARD
    paper: Paper = "a4"

    @property
    def sheet(self) -> Sheet:
        """The paper as it lies."""
        return Sheet(self.paper, self.document.lies)


@dataclass(frozen=True)
class Printed:
    """The pages and how they came out. `chosen` and `left_over` are line ids in page order.

    `blocks` are what every writer writes. `words` counts the lines' own words. `size` is that of the running words, in
    points. `warnings` are sentences for the practitioner; they quote nobody.
    """

    pdf: bytes
    pages: int
    chosen: tuple[str, ...]
    left_over: tuple[str, ...]
    words: int
    size: float
    warnings: tuple[str, ...]
    blocks: Blocks = field(repr=False)

    @cached_property
    def text(self) -> str:
        """The same for the clipboard."""
        return to_text(self.blocks)


def make_document(
    how: How, contents: Contents, chosen: Sequence[str] | None = None, *, invariant: bool = False
) -> Printed:
    """Set a document: `contents.lines` are all that may stand there, `chosen` the ids that should, in their order.

    Without `chosen` it fills itself. On a document of one page what doesn't fit is left over and said; no sentence is
    ever cut. `invariant` gives the same bytes for the same pages. Raises InputError when the name alone fills a page.
    """
    contents, photo_trouble = _with_good_photo(contents)
    document = how.document
    if document.one_page or (document.short and _fits(how, contents, ())):
        return _on_one_page(how, contents, chosen, photo_trouble, invariant=invariant)
    lines = _wanted(document, contents.lines, chosen)
    style = Style(how.reading.size, smallest=how.reading.smallest)
    return _printed(
        how, contents, lines, _blocks(how, contents, lines), style, photo_trouble, invariant=invariant
    )


def _on_one_page(
    how: How,
    contents: Contents,
    chosen: Sequence[str] | None,
    trouble: Sequence[str],
    *,
    invariant: bool,
) -> Printed:
    lines: Sequence[Line] = _wanted(how.document, contents.lines, chosen)
    warnings = list(trouble)
    blocks = _blocks(how, contents, lines)
    if free_height(blocks, tightest(how.reading), how.sheet) < 0:
        contents, gave_way = _facts_that_fit(how, contents)
        lines, too_much = _lines_that_fit(how, contents, lines)
        warnings += [*gave_way, *too_much]
        blocks = _blocks(how, contents, lines)
    style = best_style(lambda style: free_height(blocks, style, how.sheet), how.reading)
    return _printed(how, contents, lines, blocks, style, warnings, invariant=invariant)


def _printed(
    how: How,
    contents: Contents,
    lines: Sequence[Line],
    blocks: Blocks,
    style: Style,
    warnings: Sequence[str],
    *,
    invariant: bool,
) -> Printed:
    about = _about(how, contents.facts)
    pdf, pages = write_pages(blocks, style, how.sheet, about, invariant=invariant)
    words = sum(line.word_count for line in lines)
    standing = {line.id for line in lines}
    return Printed(
        pdf=pdf,
        pages=pages,
        chosen=tuple(line.id for line in lines),
        left_over=tuple(
            line.id for line in best_first(contents.lines, how.document.places) if line.id not in standing
        ),
        words=words,
        size=style.size,
        warnings=(*warnings, *_too_many(how, words), *fonts.trouble(words_in(blocks))),
        blocks=blocks,
    )


def _about(how: How, facts: PageFacts) -> About:
    running = strong(f"{shown_name(facts)}  ·  {how.document.title_about(facts.called)}")
    return About(how.document.title, running, how.reading.smallest, "DRAFT" if facts.draft else "")


def _blocks(how: How, contents: Contents, lines: Sequence[Line]) -> Blocks:
    return in_reading(how.document.make(contents.only(tuple(lines))), how.reading)


def _wanted(document: Document, candidates: Sequence[Line], chosen: Sequence[str] | None) -> list[Line]:
    if chosen is not None:
        return as_chosen(candidates, chosen, document.places)
    fill: Callable[..., list[Line]] = by_itself if document.in_a_minute else everything
    return fill(candidates, document.places)


def _with_good_photo(contents: Contents) -> tuple[Contents, tuple[str, ...]]:
    photo = contents.facts.photo
    if photo is None or face(photo):
        return contents, ()
    trouble = "The photo can’t be read, so the page has none. Choose the photo again."
    return replace(contents, facts=replace(contents.facts, photo=None)), (trouble,)


def _facts_that_fit(how: How, contents: Contents) -> tuple[Contents, tuple[str, ...]]:
    warnings = []
    for field_name, name in GIVES_WAY.items():
        if _fits(how, contents, ()):
            break
        facts: PageFacts = replace(
            contents.facts, **{field_name: type(getattr(contents.facts, field_name))()}
        )
        contents = replace(contents, facts=facts)
        warnings.append(f"There is no room for {name} on one page. Make it shorter.")
    if not _fits(how, contents, ()):
        raise InputError(
            "The name alone fills the page. Nothing was lost; make the name shorter and try again."
        )
    return contents, tuple(warnings)


def _lines_that_fit(
    how: How, contents: Contents, lines: Sequence[Line]
) -> tuple[list[Line], tuple[str, ...]]:
    if _fits(how, contents, lines):
        return list(lines), ()
    alone = [line for line in lines if line.word_count < LONG_LINE or _fits(how, contents, [line])]
    too_long = [line for line in lines if line not in alone]
    kept = _as_many_as_fit(how, contents, in_rounds(alone, how.document.places))
    warnings = [_too_long(line) for line in too_long]
    if len(kept) < len(alone):
        warnings.append(
            f"{_lines(len(alone) - len(kept))} more than one page can hold: left over. Choose, or agree short words."
        )
    return in_page_order(kept, how.document.places), tuple(warnings)


def _as_many_as_fit(how: How, contents: Contents, needed: Sequence[Line]) -> list[Line]:
    """The most needed lines; a later one that is short enough takes the room that is left."""
    sure = how_many(range(1, len(needed) + 1), lambda count: _fits(how, contents, needed[:count]))
    kept = list(needed[:sure])
    for line in needed[sure + 1 :][:TRIES]:
        if _fits(how, contents, [*kept, line]):
            kept.append(line)
    return kept


def _fits(how: How, contents: Contents, lines: Sequence[Line]) -> bool:
    blocks = _blocks(how, contents, in_page_order(lines, how.document.places))
    return free_height(blocks, tightest(how.reading), how.sheet) >= 0


def _too_long(line: Line) -> str:
    who = f" from {line.said_by}" if line.said_by else ""
    return f"One line{who} is too long for one page ({line.word_count:,} words): left over. Agree short words for it."


def _too_many(how: How, words: int) -> tuple[str, ...]:
    if not how.document.in_a_minute or words <= MOST_WORDS:
        return ()
    return (f"The page has {words} words. Above {MOST_WORDS}, few people read it in a minute.",)


def _lines(count: int) -> str:
    return "1 line is" if count == 1 else f"{count} lines are"


def words_in(value: object) -> Iterator[str]:
    """Every text inside blocks, however deep."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from words_in(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for inner in value.__dict__.values():
            yield from words_in(inner)
