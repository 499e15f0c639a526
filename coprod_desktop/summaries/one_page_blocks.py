"""What stands on the one page, in its order, as blocks."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from coprod_desktop.questions.vocabulary import STAGES, WORKS
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.summaries.blocks import (
    Banner,
    Block,
    Box,
    Columns,
    Foot,
    Heading,
    Item,
    Items,
    Label,
    Paragraph,
    Section,
    Span,
    StageRow,
    StageTable,
    Text,
)
from coprod_desktop.summaries.choosing import NO_HELP, label_of
from coprod_desktop.summaries.lines import STAGE_COLUMNS, Group, Line, PageFacts, group_of

TABLE_HEADS = ("Stage", "You see", "Do", "Don’t")
NOT_TOLD = "Nobody has told us about this yet, or it has not been agreed."
NOT_CHOSEN = "No lines have been chosen for this page yet."
DRAFT_WORDS = "DRAFT to check together"

Placed = dict[Group, list[Line]]


def one_page_blocks(
    facts: PageFacts, lines: Sequence[Line], *, nothing_agreed: bool = False
) -> tuple[Block, ...]:
    """The page as blocks; `lines` are in page order. `nothing_agreed`: there was nothing to choose from."""
    placed = {place: list(there) for place, there in groupby(lines, key=group_of)}
    made = [part(facts, placed) for part in _PARTS] if lines else [_empty(facts, nothing_agreed)]
    return (_banner(facts), *(block for block in made if block is not None), _foot(facts))


def _banner(facts: PageFacts) -> Banner:
    short_name = f"{facts.called} {facts.surname_initial}".strip()
    again = f"Look again by {day_in_words(facts.look_again_by)}" if facts.look_again_by else ""
    return Banner(
        name=(facts.full_name or facts.called) if facts.whole_name else short_name,
        under=tuple(_under(facts)),
        aside=tuple(filter(None, (f"Made {day_in_words(facts.made_on)}", again))),
        photo=facts.photo,
        photo_words=f"Photo of {facts.called}",
    )


def _under(facts: PageFacts) -> Iterable[Text]:
    if facts.draft:
        yield (Span(DRAFT_WORDS, strong=True),)
    if facts.whole_name and facts.called not in facts.full_name:
        yield (Span(f"Likes to be called {facts.called}"),)
    if facts.setting:
        yield (Span(facts.setting),)
    told = (("Words to use:", facts.words_to_use), ("Words to avoid:", facts.words_to_avoid))
    spans = [
        span
        for label, words in told
        if words
        for span in (Span(f" {label}", strong=True), Span(f" {' · '.join(words)}"))
    ]
    if spans:
        yield tuple(spans)


def _read_first(_facts: PageFacts, placed: Placed) -> Block | None:
    lines = placed.get(Group("read_first"), [])
    items = tuple(Item(_said(line), number) for number, line in enumerate(lines, start=1))
    return Box(Section(Heading("Read these first"), (Items(items),))) if items else None


def _safe_and_best(facts: PageFacts, placed: Placed) -> Block:
    """What keeps somebody safe never goes missing without a word."""
    safe_lines = placed.get(Group("safe"), [])
    told = _listed(safe_lines) or (Paragraph((Span(NOT_TOLD),)),)
    safe = Section(Heading(f"Keep {facts.called} safe", "care"), told)
    best = _listed(placed.get(Group("best"), []))
    if not best:
        return safe
    return Columns((safe, Section(Heading(f"{facts.called} at {facts.pronoun} best"), best)))


def _talking(facts: PageFacts, placed: Placed) -> Block | None:
    told = _listed(placed.get(Group("talking"), []))
    return Section(Heading(f"Talking with {facts.called}"), told) if told else None


def _stages(facts: PageFacts, placed: Placed) -> Block | None:
    rows = tuple(
        StageRow(
            stage.id,
            facts.stage_words.get(stage.id) or stage.word,
            tuple(_listed(placed.get(Group(column, stage.id), [])) for column in STAGE_COLUMNS),
        )
        for stage in STAGES
    )
    told = tuple(row for row in rows if any(row.cells))
    return StageTable(TABLE_HEADS, told) if told else None


def _sets_off(_facts: PageFacts, placed: Placed) -> Block | None:
    told = _listed(placed.get(Group("sets_off"), []))
    return Section(Heading("Sets it off"), told) if told else None


def _differently(_facts: PageFacts, placed: Placed) -> Block | None:
    items = tuple(Item(_accounts(line)) for line in placed.get(Group("differently"), []))
    return Section(Heading("Seen differently"), (Items(items),)) if items else None


def _empty(facts: PageFacts, nothing_agreed: bool) -> Block:
    nothing = f"Nothing has been agreed for {facts.audience_word or 'this page'} yet."
    kind = f"The people who know {facts.called} best decide what will stand here."
    words = f"{nothing} {kind}" if nothing_agreed else NOT_CHOSEN
    return Section(Heading("Still to come"), (Paragraph((Span(words),)),))


def _foot(facts: PageFacts) -> Foot:
    made_with = f" with {in_a_row(facts.voices)}" if facts.voices else ""
    made_for = f", for {facts.audience_word}" if facts.audience_word else ""
    made = (Span(f"Made{made_with} on {day_in_words(facts.made_on)}{made_for}."),)
    ask = (Span("Ask today:", strong=True), Span(f" {facts.ask_today}"))
    not_asked = (Span("Not yet asked:", strong=True), Span(f" {', '.join(facts.not_yet_asked)}."))
    told = ((ask, facts.ask_today), (made, True), (not_asked, facts.not_yet_asked))
    return Foot(tuple(text for text, known in told if known))


def _listed(lines: Sequence[Line]) -> tuple[Block, ...]:
    """A list for each label, under the label."""
    found: list[Block] = []
    for label, there in groupby(lines, key=label_of):
        if label:
            found.append(Label(label))
        found.append(Items(tuple(Item(_said(line), line.place) for line in there)))
    return tuple(found)


def _said(line: Line) -> Text:
    rated = line.works is not None and not (label_of(line) == NO_HELP and line.works == 0)
    how_well = (Span(f" {WORKS[line.works or 0]}", strong=True),) if rated else ()
    return (Span(line.words), *how_well, *_who(line.said_by))


def _who(name: str) -> Text:
    return (Span(f" —\u00a0{name}", quiet=True),) if name else ()


def _accounts(line: Line) -> Text:
    if line.difference is None:
        return _said(line)
    told = [
        part
        for who, words in line.difference.accounts
        for part in (Span(f" {who}:", strong=True), Span(f" “{words}”"))
    ]
    return (Span(f"{line.difference.topic}."), *told)


_PARTS: tuple[Callable[[PageFacts, Placed], Block | None], ...] = (
    _read_first,
    _safe_and_best,
    _talking,
    _stages,
    _sets_off,
    _differently,
)
"""The page's parts in documents.md's order."""
