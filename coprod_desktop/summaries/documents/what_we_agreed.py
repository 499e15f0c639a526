"""What we agreed: who can see what, the one exception, changing your mind, when we look again, whom to ring."""

from collections.abc import Iterator

from coprod_desktop.questions.slots import EVERYWHERE
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.summaries.blocks import Block, Blocks, Heading, Items, Section, WriteHere
from coprod_desktop.summaries.contents import Contents, Seen
from coprod_desktop.summaries.documents.common import foot, head, listed, sentences
from coprod_desktop.summaries.lines import Group, Line, PageFacts

TITLE = "What we agreed"
PLACES = (Group(EVERYWHERE),)


def what_we_agreed(contents: Contents) -> Blocks:
    """One page, for whoever took part."""
    facts = contents.facts
    return (
        head(facts, TITLE),
        Section(Heading("Who can see what"), (_seen(contents),)),
        *_exception(contents),
        Section(Heading("Changing your mind"), (_changing(),)),
        *_agreed(contents.lines),
        Section(Heading("When we look again"), (_again(facts),)),
        Section(Heading("Whom to ring"), _ring(facts)),
        foot(facts),
    )


def _seen(contents: Contents) -> Items:
    if not contents.seen:
        return sentences(("private", "Nothing is shared with anybody yet, until you say so."))
    told = [("share", f"{one.who[:1].upper()}{one.who[1:]} can see {_parts(one)}.") for one in contents.seen]
    return sentences(*told, ("private", "Nobody else can see it, unless you say so."))


def _parts(seen: Seen) -> str:
    """Every part, all parts but a few, or a few: whichever is told in fewer words."""
    if seen.titles:
        return f"something from: {in_a_row(seen.titles)}"
    return f"something from every part but {in_a_row(seen.but)}" if seen.but else "something from every part"


def _exception(contents: Contents) -> Iterator[Block]:
    if contents.danger:
        yield Section(Heading("The one exception", "care"), (sentences(("danger", contents.danger)),))


def _changing() -> Items:
    return sentences(
        (
            "change-your-mind",
            "You can change your mind at any time. Tell us: it comes out of every new page.",
        ),
        ("letter", "We can’t take back a page that somebody has. We can ask for it."),
    )


def _agreed(lines: tuple[Line, ...]) -> Iterator[Block]:
    if lines:
        yield Section(Heading("What was said and agreed"), listed(lines))


def _again(facts: PageFacts) -> Items:
    day = facts.look_again_by
    when = f"We look at this again by {day_in_words(day)}." if day else "We have not chosen a day yet."
    return sentences(("look-again", f"{when} You can ask us to do it sooner."))


def _ring(facts: PageFacts) -> Blocks:
    if facts.ask_today:
        return (sentences(("phone", facts.ask_today)), WriteHere("Telephone", lines=1))
    return (WriteHere("Name and telephone", lines=1),)
