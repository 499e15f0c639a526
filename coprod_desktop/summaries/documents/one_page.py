"""The one page that a SENCO prints and a new assistant reads in a minute: what stands on it, in its order."""

from collections.abc import Callable, Iterator
from itertools import groupby

from coprod_desktop.questions.vocabulary import STAGES, Stage
from coprod_desktop.summaries.blocks import (
    MORE,
    Block,
    Blocks,
    Box,
    Columns,
    Foot,
    Heading,
    Item,
    Items,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
    plain,
    strong,
)
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents.common import Rows, foot, head, in_one_row, listed, part, said
from coprod_desktop.summaries.languages import spans
from coprod_desktop.summaries.lines import Group, Line, PageFacts, group_of

TABLE_HEADS = ("Stage", "You see", "Do", "Don’t")
NOT_TOLD = "Nothing is here yet. That does not mean there is no danger: ask the family before you start."
MORE_ABOUT_STAGES = "There is more than this page can hold: ask for the First signs plan."
NOT_CHOSEN = "No lines have been chosen for this page yet."

STAGE_COLUMNS = ("see", "do", "dont")
PLACES: tuple[Group, ...] = (
    Group("read_first"),
    Group("safe"),
    Group("best"),
    Group("talking"),
    *(Group(column, stage.id) for stage in STAGES for column in STAGE_COLUMNS),
    Group("sets_off"),
    Group("differently"),
)

Placed = dict[Group, list[Line]]


def one_page(contents: Contents) -> Blocks:
    """The page as blocks; its lines are in page order."""
    facts = contents.facts
    placed = {place: list(there) for place, there in groupby(contents.lines, key=group_of)}
    made = [part_of(facts, placed) for part_of in _PARTS] if contents.lines else [_empty(contents)]
    return (head(facts, ""), *(block for block in made if block is not None), _foot(contents))


def _read_first(_facts: PageFacts, placed: Placed) -> Block | None:
    lines = placed.get(Group("read_first"), [])
    if len(lines) == 1:
        return Box(Section(Heading("Read this first"), (Items((Item(said(lines[0])),)),)))
    items = tuple(Item(said(line), number) for number, line in enumerate(lines, start=1))
    return Box(Section(Heading("Read these first"), (Items(items),))) if items else None


def _safe_and_best(facts: PageFacts, placed: Placed) -> Block:
    """What keeps somebody safe never goes missing without a word."""
    told = listed(placed.get(Group("safe"), [])) or (Paragraph(plain(NOT_TOLD)),)
    safe = Section(Heading(f"Keep {facts.called} safe", "care"), told)
    best = listed(placed.get(Group("best"), []))
    if not best:
        return safe
    return Columns((safe, Section(Heading(f"{facts.called} at {facts.pronoun} best"), best)))


def _talking(facts: PageFacts, placed: Placed) -> Block | None:
    return next(part(f"Talking with {facts.called}", placed.get(Group("talking"), [])), None)


def _stages(facts: PageFacts, placed: Placed) -> Block | None:
    return stage_table(facts, placed, TABLE_HEADS)


def stage_table(
    facts: PageFacts, placed: Placed, heads: tuple[str, ...], rows_of: Rows = in_one_row
) -> Table | None:
    """A row for each stage of which something is told: what you see, what to do, what not to.

    `rows_of` makes several rows of one where its cells hold more than a page can.
    """
    rows = [row for stage in STAGES for row in _stage_rows(facts, placed, stage, rows_of)]
    told = tuple(row for row in rows if any(row.cells))
    return Table(heads, told) if told else None


def _stage_rows(facts: PageFacts, placed: Placed, stage: Stage, rows: Rows) -> Iterator[Row]:
    word = facts.stage_words.get(stage.id) or stage.word
    columns = [placed.get(Group(column, stage.id), []) for column in STAGE_COLUMNS]
    for number, cells in enumerate(rows(columns)):
        yield Row(strong(f"{word}{MORE if number else ''}"), tuple(map(listed, cells)), stage.id)


def _sets_off(_facts: PageFacts, placed: Placed) -> Block | None:
    return next(part("Sets it off", placed.get(Group("sets_off"), [])), None)


def _differently(_facts: PageFacts, placed: Placed) -> Block | None:
    items = tuple(Item(_accounts(line)) for line in placed.get(Group("differently"), []))
    return Section(Heading("Seen differently"), (Items(items),)) if items else None


def _empty(contents: Contents) -> Block:
    facts = contents.facts
    nothing = f"Nothing has been agreed for {facts.audience_word or 'this page'} yet."
    kind = f"The people who know {facts.called} best decide what will stand here."
    words = f"{nothing} {kind}" if contents.nothing_agreed else NOT_CHOSEN
    return Section(Heading("Still to come"), (Paragraph(plain(words)),))


def _foot(contents: Contents) -> Foot:
    facts = contents.facts
    not_asked = (Span("Not yet asked:", strong=True), Span(f" {', '.join(facts.not_yet_asked)}."))
    told = (
        (strong(MORE_ABOUT_STAGES), _a_stage_has_no_room(contents)),
        *((line, True) for line in foot(facts).lines),
        (not_asked, facts.not_yet_asked),
    )
    return Foot(tuple(text for text, known in told if known))


def _a_stage_has_no_room(contents: Contents) -> bool:
    """Whether these readers may read of a stage of which nothing stands here; it hints at nothing else."""
    standing = {line.stage for line in contents.lines if line.section in STAGE_COLUMNS}
    over = {line.stage for line in contents.left_over if line.section in STAGE_COLUMNS}
    return bool(contents.lines) and bool(over - standing)


def _accounts(line: Line) -> Text:
    if line.difference is None:
        return said(line)
    found = line.difference
    came_of = (Span(f" {found.came_of}"),) if found.came_of else ()
    agreed = spans(f" “{found.agreed}”") if found.agreed else ()
    return (Span(f"{found.topic}."), *_each_account(found.accounts), *came_of, *agreed)


def _each_account(accounts: tuple[tuple[str, str], ...]) -> Iterator[Span]:
    for who, words in accounts:
        yield Span(f" {who}:", strong=True)
        yield from spans(f" “{words}”")


_PARTS: tuple[Callable[[PageFacts, Placed], Block | None], ...] = (
    _read_first,
    _safe_and_best,
    _talking,
    _stages,
    _sets_off,
    _differently,
)
"""The page's parts in documents.md's order."""
