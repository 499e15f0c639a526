"""Views for an EHC plan or annual review: the person's own words and the parents' kept apart.

Source: SEND code of practice: 0 to 25 years (2015), section A of a plan: views, interests and aspirations.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from coprod_desktop.questions.vocabulary import SELF
from coprod_desktop.summaries.blocks import Block, Blocks, Heading, Paragraph, Section, plain
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents.common import foot, head, listed, still_to_come
from coprod_desktop.summaries.lines import Group, Line

TITLE = "Views for an EHC plan or annual review"
PLACES = (Group("child"), Group("parents"))

PARTS: dict[str, tuple[str, ...]] = {
    "History": ("L1", "L2"),
    "What matters": ("C1", "C3", "B4", "B6", "M1", "M2"),
    "A hard day": ("C4",),
    "Interests": ("B1", "B3"),
    "Hopes for the future": ("C6", "C7"),
    "How to communicate and have a say": ("A6",),
}
"""The plan's parts in its order, and the questions that belong to each; a test holds them to the question set."""


def views(contents: Contents) -> Blocks:
    """One to three pages. Nobody else's words stand among the person's."""
    facts, lines = contents.facts, contents.lines
    if not lines:
        what = f"{facts.called}’s own views, and the family’s, will be here."
        return (head(facts, TITLE), still_to_come(facts, what), foot(facts))
    own = [line for line in lines if line.group == SELF]
    family = [line for line in lines if line.group == "family"]
    others = [line for line in lines if line not in own and line not in family]
    not_yet = f"{facts.called}’s own words are not here yet. Please ask {facts.called} first."
    return (
        head(facts, TITLE),
        _voice(f"{facts.called}’s own views", own, not_yet),
        _voice("The parents’ and family’s views", family, "Their words are not here yet."),
        *([_voice(f"Others who know {facts.called}", others, "")] if others else []),
        foot(facts),
    )


def _voice(heading: str, lines: Sequence[Line], not_yet: str) -> Section:
    inner = tuple(_parts(lines)) or (Paragraph(plain(not_yet)),)
    return Section(Heading(heading), inner)


def _parts(lines: Sequence[Line]) -> Iterator[Block]:
    order = list(PARTS)
    ordered = sorted(lines, key=lambda line: order.index(part_of(line.question)))
    for title, there in groupby(ordered, key=lambda line: part_of(line.question)):
        yield Section(Heading(title, level=3), listed([*there]))


def part_of(question: str) -> str:
    """The plan's part that answers to this question belong to; what belongs to none is what matters."""
    return next((title for title, questions in PARTS.items() if question in questions), "What matters")
