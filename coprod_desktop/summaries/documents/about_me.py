"""About me, in the order of the PRSB's About Me standard (Professional Record Standards Body, 2021)."""

from collections.abc import Iterator

from coprod_desktop.questions.vocabulary import SELF
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.summaries.blocks import Block, Blocks, Heading, Paragraph, Section, plain
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents.common import at, foot, head, part, still_to_come
from coprod_desktop.summaries.lines import Group, PageFacts

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
        what = f"What matters most to {facts.called}, and how to be with {facts.called}, will stand here."
        return (head(facts, "About me"), still_to_come(facts, what), foot(facts))
    parts = (
        block
        for section, heading in HEADS.items()
        for block in part(
            heading.replace("{name}", facts.called), at(lines, section), care=section == "please_dont"
        )
    )
    return (head(facts, title), *parts, *_supported(facts), foot(facts))


def _supported(facts: PageFacts) -> Iterator[Block]:
    if facts.voices:
        words = f"{in_a_row(facts.voices)}, on {day_in_words(facts.made_on)}."
        yield Section(Heading("Supported to write this by"), (Paragraph(plain(words)),))
