"""The first signs plan: the ladder, then what to see, do and not do at each stage, each line with who says so."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from coprod_desktop.questions.vocabulary import STAGE, STAGES
from coprod_desktop.questions.wording import in_a_row
from coprod_desktop.summaries.blocks import Block, Blocks, Heading, Ladder, Note, Section, Step, plain
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents.common import (
    KEEPS_SAFE,
    foot,
    head,
    in_short_rows,
    listed,
    part,
    said,
    still_to_come,
)
from coprod_desktop.summaries.documents.one_page import STAGE_COLUMNS, stage_table
from coprod_desktop.summaries.languages import spans
from coprod_desktop.summaries.lines import Group, Line, group_of

TITLE = "First signs plan"
PLACES = tuple(Group(column, stage.id) for stage in STAGES for column in STAGE_COLUMNS)
HEADS = ("Stage", "What you see", "Do", "Don’t")
EARLY = "early"
ORDER, HOW_FAST = "F2", "F3"
HELPS, WORSE = "What helps then", "What makes it worse"
SAME_SIGN = 84
"""How alike (of 100) a sign and the words “which sign” of something that helps have to be, to stand together."""

UNDER = (
    ("Who notices", "who notices"),
    ("Mistaken for", "mistaken for"),
    ("Because it was missed", "what happened"),
)
"""What is told under a step: its words, and the field of the answer that holds it."""


def early_signs(contents: Contents) -> Blocks:
    """One to two pages for whoever is there when it begins."""
    facts, lines = contents.facts, contents.lines
    if not lines:
        what = f"What people notice first in {facts.called}, and what helps then, will be here."
        return (head(facts, TITLE), still_to_come(facts, what), foot(facts))
    steps = [line for line in lines if line.place is not None]
    about = [line for line in lines if line.question in (ORDER, HOW_FAST)]
    safe = [line for line in lines if line.question == KEEPS_SAFE]
    rest = [line for line in lines if line not in steps and line not in about and line not in safe]
    return (
        head(facts, TITLE),
        *_ladder(contents, steps, [line for line in about if line.question == ORDER]),
        *_how_fast([line for line in about if line.question == HOW_FAST]),
        *part(f"Keep {facts.called} safe when it is too much", safe, care=True),
        *_stages(contents, rest),
        foot(facts),
    )


def _ladder(contents: Contents, steps: list[Line], orders: list[Line]) -> Iterator[Block]:
    """An order told in words alone stands as it was said; one of signs is the ladder, and says whose order it is."""
    in_words = [line for line in orders if not line.ordered or line.parts]
    if not steps:
        if in_words:
            yield Section(Heading("The order they come in"), listed(in_words))
        return
    word = contents.facts.stage_words.get(EARLY) or STAGE[EARLY].word
    shown = f"A ladder of {len(steps)} steps, from the first change up."
    ladder = Ladder(tuple(_step(line, contents.lines) for line in steps), shown)
    told_by = contents.ladder_by or tuple(dict.fromkeys(line.said_by for line in orders if line.ordered))
    note = (Note(plain(f"The order is as {in_a_row(told_by)} told it.")),) if told_by else ()
    heading = Heading(f"{word}, in the order they come", stage=EARLY)
    yield Section(heading, (ladder, *note, *listed(in_words)))


def _step(line: Line, lines: Sequence[Line]) -> Step:
    """A sign: how long after the one before, what is told of it, what helps then and what makes it worse."""
    after = (("How soon", (plain(line.after),)),) if line.after else ()
    told = [(label, (spans(words),)) for label, key in UNDER if (words := line.part(key))]
    helps = [one for one in lines if one.id in line.helps] or _by_words(line, lines)
    worse = [one for one in lines if one.id in line.worse]
    tied = [(label, tuple(map(said, those))) for label, those in ((HELPS, helps), (WORSE, worse)) if those]
    return Step(said(line), (*after, *told, *tied))


def _by_words(sign: Line, lines: Sequence[Line]) -> list[Line]:
    """Without a ladder put together: what was said to help at a sign that is named in words."""
    named = [one for one in lines if one.section == "do" and one.part("which sign")]
    return [one for one in named if _about(one, sign)]


def _about(help_: Line, sign: Line) -> bool:
    return fuzz.token_set_ratio(help_.part("which sign"), sign.words, processor=default_process) >= SAME_SIGN


def _how_fast(told: list[Line]) -> Iterator[Block]:
    if told:
        yield Section(Heading("How long it takes, from the first sign to too much"), listed(told))


def _stages(contents: Contents, lines: list[Line]) -> Iterator[Block]:
    placed = {place: list(there) for place, there in groupby(lines, key=group_of)}
    table = stage_table(contents.facts, placed, HEADS, in_short_rows)
    if table:
        title = "What to see and do at each stage"
        yield Section(Heading(title), (table,))
