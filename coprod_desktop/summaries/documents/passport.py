"""The communication passport: what it means when somebody does this, and how to get a message across."""

from collections.abc import Iterator, Sequence

from coprod_desktop.summaries.blocks import (
    Block,
    Blocks,
    Heading,
    Item,
    Items,
    Label,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents.common import (
    at,
    attributed,
    foot,
    head,
    listed,
    part,
    said,
    still_to_come,
)
from coprod_desktop.summaries.languages import spans
from coprod_desktop.summaries.lines import Group, Line

TITLE = "Communication passport"
PLACES = tuple(Group(one) for one in ("dictionary", "yes_no_stop_pain", "message", "choices", "understands"))
MESSAGES = {"yes": "yes", "no": "no", "more": "more", "stop": "stop", "pain": "pain"}
"""What is shown without words, and the picture that stands beside it."""
CHOICE_PARTS = {
    "how many at once": "How many at once",
    "how long to wait": "How long to wait",
    "how {name} says no to all": "How to tell that none is wanted",
}


def passport(contents: Contents) -> Blocks:
    """Two to four pages in large type."""
    facts, lines = contents.facts, contents.lines
    if not lines:
        what = f"How {facts.called} tells people things, and what it means, will be here."
        return (head(facts, TITLE), still_to_come(facts, what), foot(facts))
    return (
        head(facts, TITLE),
        *_dictionary(facts.called, at(lines, "dictionary")),
        *_messages(facts.called, at(lines, "yes_no_stop_pain")),
        *part(f"Getting a message across to {facts.called}", at(lines, "message"), symbol="talk"),
        *_choices(facts.called, at(lines, "choices")),
        *part(f"How much {facts.called} follows", at(lines, "understands"), symbol="listen"),
        foot(facts),
    )


def _dictionary(called: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Three columns where meanings were told; what was told without one stands as a list."""
    meant = [line for line in lines if line.part("what it means") or line.part("what to do")]
    if meant:
        rows = tuple(
            Row(
                (*spans(line.words), *attributed(line)),
                (_cell(line, "what it means"), _cell(line, "what to do")),
            )
            for line in meant
        )
        heads = (f"When {called} does this", "it means", "please do")
        yield Section(
            Heading(f"What {called} does, and what it means", symbol="question"),
            (Table(heads, rows, (4, 3, 4), quotes=True),),
        )
    yield from part(
        f"How {called} tells people things", [line for line in lines if line not in meant], symbol="talk"
    )


def _cell(line: Line, key: str) -> Blocks:
    words = line.part(key)
    sure = line.part("sureness") if key == "what it means" else ""
    told: Text = spans(f"{words} ({sure})" if words and sure else words)
    return (Paragraph(told),) if words else ()


def _messages(called: str, lines: Sequence[Line]) -> Iterator[Block]:
    if not lines:
        return
    inner: list[Block] = []
    for message, symbol in MESSAGES.items():
        said_so = [line for line in lines if line.part("message") == message]
        if said_so:
            shown = Heading(message.capitalize(), "care" if message == "pain" else "plain", 3, symbol)
            inner.append(Section(shown, (Items(tuple(Item(said(line)) for line in said_so)),)))
    others = [line for line in lines if line.part("message") not in MESSAGES]
    if others:
        inner += [Label("And"), *listed(others)] if inner else listed(others)
    yield Section(Heading(f"How {called} shows yes, no, more, stop and pain"), tuple(inner))


def _choices(called: str, lines: Sequence[Line]) -> Iterator[Block]:
    if not lines:
        return
    inner: list[Block] = list(listed([line for line in lines if line.words]))
    for key, label in CHOICE_PARTS.items():
        told = [line for line in lines if line.part(key)]
        if told:
            items = tuple(Item((*spans(line.part(key)), *attributed(line))) for line in told)
            inner += [Label(label), Items(items)]
    yield Section(Heading(f"Offering choices to {called}", symbol="choose"), tuple(inner))
