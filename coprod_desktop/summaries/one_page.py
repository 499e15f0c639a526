"""The one page that a SENCO prints and a new assistant reads in a minute: always one sheet, nothing cut."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace

from coprod_desktop.errors import InputError
from coprod_desktop.summaries import fonts
from coprod_desktop.summaries.banner import is_picture
from coprod_desktop.summaries.choosing import (
    MOST_WORDS,
    as_chosen,
    best_first,
    by_itself,
    in_page_order,
    in_rounds,
)
from coprod_desktop.summaries.fit import TIGHTEST, best_style, how_many
from coprod_desktop.summaries.layout import Paper
from coprod_desktop.summaries.lines import Line, PageFacts
from coprod_desktop.summaries.one_page_blocks import one_page_blocks
from coprod_desktop.summaries.to_pdf import free_height, write_page
from coprod_desktop.summaries.to_text import to_text

TITLE = "One-page summary"
"""The file's own title; it names nobody."""

TRIES = 20
"""How many more lines are tried for the last white on a full page; each costs about 2 ms."""

GIVES_WAY: dict[str, str] = {
    "words_to_avoid": "the words to avoid",
    "words_to_use": "the words to use",
    "not_yet_asked": "what was not yet asked",
    "setting": "the class or setting",
    "ask_today": "who to ask today",
    "voices": "whose voices these are",
    "audience_word": "whom the page is for",
}
"""Facts that leave, in this order, when they alone would fill the page; and how a warning names them."""


@dataclass(frozen=True)
class OnePage:
    """The page and how it came out. `chosen` and `left_over` are line ids in page order.

    `words` counts the lines' own words. `size` is that of the running words, in points. `warnings` are sentences for
    the practitioner; they quote nobody. `text` is the same page for the clipboard.
    """

    pdf: bytes
    text: str
    chosen: tuple[str, ...]
    left_over: tuple[str, ...]
    words: int
    size: float
    warnings: tuple[str, ...]


def make_one_page(
    facts: PageFacts,
    candidates: Sequence[Line],
    chosen: Sequence[str] | None = None,
    paper: Paper = "a4",
    *,
    invariant: bool = False,
) -> OnePage:
    """Set the page: `candidates` are all lines that may stand there, `chosen` the ids that should, in their order.

    Without `chosen` the page fills itself up to its target of words. What doesn't fit is left over and said; no
    sentence is cut. `invariant` gives the same bytes for the same page. Raises InputError when the name alone fills
    the page.
    """
    facts, warnings = _facts_that_fit(facts, paper)
    wanted = by_itself(candidates) if chosen is None else as_chosen(candidates, chosen)
    lines, too_much = _lines_that_fit(facts, wanted, paper)
    content = one_page_blocks(facts, lines, nothing_agreed=not candidates)
    style = best_style(lambda style: free_height(content, style, paper) >= 0) or TIGHTEST
    words = sum(line.word_count for line in lines)
    on_page = {line.id for line in lines}
    mark = "DRAFT" if facts.draft else ""
    return OnePage(
        pdf=write_page(content, style, paper, title=TITLE, watermark=mark, invariant=invariant),
        text=to_text(content),
        chosen=tuple(line.id for line in lines),
        left_over=tuple(line.id for line in best_first(candidates) if line.id not in on_page),
        words=words,
        size=style.size,
        warnings=(*warnings, *too_much, *_too_many(words), *fonts.trouble(_all_words(facts, lines))),
    )


def _facts_that_fit(facts: PageFacts, paper: Paper) -> tuple[PageFacts, tuple[str, ...]]:
    warnings = []
    if facts.photo is not None and not is_picture(facts.photo):
        facts = replace(facts, photo=None)
        warnings.append("The photo can’t be read, so the page has none. Choose the photo again.")
    for field, name in GIVES_WAY.items():
        if _fits(facts, (), paper):
            break
        facts = replace(facts, **{field: type(getattr(facts, field))()})
        warnings.append(f"There is no room for {name} on one page. Make it shorter.")
    if not _fits(facts, (), paper):
        raise InputError(
            "The name alone fills the page. Nothing was lost; make the name shorter and try again."
        )
    return facts, tuple(warnings)


def _lines_that_fit(
    facts: PageFacts, lines: Sequence[Line], paper: Paper
) -> tuple[list[Line], tuple[str, ...]]:
    if _fits(facts, lines, paper):
        return list(lines), ()
    alone = [line for line in lines if _fits(facts, [line], paper)]
    too_long = [line for line in lines if line not in alone]
    kept = _as_many_as_fit(facts, in_rounds(alone), paper)
    warnings = [_too_long(line) for line in too_long]
    if len(kept) < len(alone):
        warnings.append(
            f"{_lines(len(alone) - len(kept))} more than one page can hold: left over. Choose, or agree short words."
        )
    return in_page_order(kept), tuple(warnings)


def _as_many_as_fit(facts: PageFacts, needed: Sequence[Line], paper: Paper) -> list[Line]:
    """The most needed lines; a later one that is short enough takes the room that is left."""
    sure = how_many(range(1, len(needed) + 1), lambda count: _fits(facts, needed[:count], paper))
    kept = list(needed[:sure])
    for line in needed[sure + 1 :][:TRIES]:
        if _fits(facts, [*kept, line], paper):
            kept.append(line)
    return kept


def _fits(facts: PageFacts, lines: Sequence[Line], paper: Paper) -> bool:
    return free_height(one_page_blocks(facts, in_page_order(lines)), TIGHTEST, paper) >= 0


def _too_long(line: Line) -> str:
    who = f" from {line.said_by}" if line.said_by else ""
    return f"One line{who} is too long for one page ({line.word_count:,} words): left over. Agree short words for it."


def _too_many(words: int) -> tuple[str, ...]:
    if words <= MOST_WORDS:
        return ()
    return (f"The page has {words} words. Above {MOST_WORDS}, few people read it in a minute.",)


def _lines(count: int) -> str:
    return "1 line is" if count == 1 else f"{count} lines are"


def _all_words(facts: PageFacts, lines: Sequence[Line]) -> Iterator[str]:
    yield from _strings(astuple(facts))
    yield from _strings([astuple(line) for line in lines])


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
