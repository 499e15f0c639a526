"""About me, in the order of the PRSB's About Me standard (Professional Record Standards Body, 2021)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coprod_desktop.questions.vocabulary import SELF
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.summaries.blocks import Block, Blocks, Heading, Paragraph, Section, plain
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents.common import KEEPS_SAFE, at, foot, head, part, still_to_come
from coprod_desktop.summaries.lines import Group, Line, PageFacts

HEADS = {
    "matters_most": "What matters most to {name}",
    "people": "People who are important to {name}",
    "communicate": "How to communicate with {name}",
    "wellness": "{name}’s wellness",
    "please_do": "Please do",
    "please_dont": "Please don’t",
    "support": "How and when to support {name}",
    "also": "Also worth knowing about {name}",
}
"""The standard's parts in its order, worded about the person: family members speak here too."""
PLACES = tuple(Group(section) for section in HEADS)


def about_me(contents: Contents) -> Blocks:
    """“Me” stands in the title only when every word is the person's own."""
    facts, lines = contents.facts, contents.lines
    own = all(line.group == SELF for line in lines)
    title = "About me" if own else f"About {facts.called}"
    if not lines:
        what = f"What matters most to {facts.called}, and how to be with {facts.called}, will be here."
        return (head(facts, "About me"), still_to_come(facts, what), foot(facts))
    parts = (block for section in HEADS for block in _part(section, contents))
    return (head(facts, title), *parts, *_supported(facts), foot(replace(facts, voices=())))


def _part(section: str, contents: Contents) -> Iterator[Block]:
    """What keeps somebody safe comes first in its part, under a label of its own."""
    called = contents.facts.called
    heading = HEADS[section].replace("{name}", called)
    lines = at(contents.lines, section)
    safe = [replace(line, label=f"To keep {called} safe") for line in lines if line.question == KEEPS_SAFE]
    rest = [line for line in lines if line.question != KEEPS_SAFE]
    yield from part(heading, [*safe, *(_labelled(rest) if safe else rest)], care=section == "please_dont")


def _labelled(lines: Sequence[Line]) -> list[Line]:
    return [replace(line, label=line.label or "Also") for line in lines]


def _supported(facts: PageFacts) -> Iterator[Block]:
    helpers = [voice for voice in (facts.practitioner, *facts.voices) if voice not in ("", facts.called)]
    if helpers:
        words = f"{in_a_row(helpers)}, on {day_in_words(facts.made_on)}."
        yield Section(Heading("Supported to write this by"), (Paragraph(plain(words)),))
