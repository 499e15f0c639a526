"""What we agreed: who can see what, the one exception, changing your mind, when we look again, who to ring."""

from collections.abc import Iterator
from dataclasses import replace

from coprod_desktop.questions.slots import EVERYWHERE
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.summaries.blocks import Block, Blocks, Heading, Items, Section, WriteHere
from coprod_desktop.summaries.contents import Contents, Seen
from coprod_desktop.summaries.documents.common import foot, head, part, sentences
from coprod_desktop.summaries.lines import Group, Line, PageFacts

TITLE = "What we agreed"
PLACES = (Group(EVERYWHERE),)
FEW = 3
"""So many parts are named; of more, only how many."""


PARTS: dict[str, tuple[str, ...]] = {
    "What each of us will do": ("N4", "N5", "I6", "K4"),
    "Limits, and what people think of them": ("J4", "M4"),
    "What you wanted from this": ("A2",),
    "Who was there": ("A1",),
}
"""The statements that print here, under what they are: not all that was said was agreed."""


def what_we_agreed(contents: Contents) -> Blocks:
    """One page, for whoever took part."""
    facts = contents.facts
    return (
        head(facts, TITLE),
        Section(Heading("Who can see what"), (_seen(contents),)),
        *_exception(contents),
        Section(Heading("Changing your mind"), (_changing(),)),
        *_said(contents.lines),
        Section(Heading("When we look again"), (_again(facts),)),
        Section(Heading("Who to ring"), _ring(facts)),
        foot(replace(facts, voices=())),
    )


def _seen(contents: Contents) -> Items:
    told = [("share", f"{one.who[:1].upper()}{one.who[1:]} can see {_parts(one)}.") for one in contents.seen]
    nobody = (
        "Nobody else can see them, unless you say so."
        if told
        else "Nobody else can see them until you say so."
    )
    return sentences(*told, ("private", f"You can always see your own words. {nobody}"))


def _parts(seen: Seen) -> str:
    """In few words: all parts but one or two, two or three of them, or how many."""
    if not seen.but:
        return "some words from every part"
    if len(seen.but) <= FEW:
        return f"some words from every part but {in_a_row(seen.but)}"
    if len(seen.titles) <= FEW:
        return f"some words from {in_a_row(seen.titles)}"
    return f"some words from {len(seen.titles)} of {len(seen.titles) + len(seen.but)} parts"


def _exception(contents: Contents) -> Iterator[Block]:
    if contents.danger:
        yield Section(Heading("When we have to tell", "care"), (sentences(("danger", contents.danger)),))


def _changing() -> Items:
    return sentences(
        (
            "change-your-mind",
            "You can change your mind at any time. Tell us. Then we leave it out of every new page.",
        ),
        ("letter", "We can’t take back a page that somebody has. We can ask for it."),
    )


def _said(lines: tuple[Line, ...]) -> Iterator[Block]:
    for title, questions in PARTS.items():
        yield from part(title, [line for line in lines if line.question in questions])


def _again(facts: PageFacts) -> Items:
    return sentences(("look-again", _when(facts)))


def _when(facts: PageFacts) -> str:
    day = facts.look_again_by
    if day is None:
        return "We have not chosen a day yet. You can ask us to choose one."
    if day < facts.made_on:
        return f"We should have looked at this again by {day_in_words(day)}. Please ask us."
    return f"We look at this again by {day_in_words(day)}. You can ask us to do it sooner."


def _ring(facts: PageFacts) -> Blocks:
    if facts.ask_today:
        return (sentences(("phone", facts.ask_today)), WriteHere("Phone number", lines=1))
    return (WriteHere("Name and phone number", lines=1),)
