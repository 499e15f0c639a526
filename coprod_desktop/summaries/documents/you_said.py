"""You said, we did: each thing that was asked for, and what came of it, in the asker's own words."""

from datetime import date

from coprod_desktop.questions.vocabulary import SELF
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.summaries.blocks import (
    Block,
    Blocks,
    Heading,
    Note,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
    plain,
    strong,
)
from coprod_desktop.summaries.contents import Ask, Contents
from coprod_desktop.summaries.documents.common import attributed, foot, head, still_to_come
from coprod_desktop.summaries.languages import spans

TITLE = "You said, we did"
OUTCOMES = {"": "Still to do", "done": "Done", "not_done": "We could not do this"}
"""What came of an ask, in words; a test holds them to the outcomes that can be recorded."""
COUNTED = {"done": "done", "": "still to do", "not_done": "we could not do"}
"""How outcomes are counted, the good news first."""
ASKERS = (SELF, "family", "friend", "advocate", "")
"""Who can be “you”; what somebody of a service said they would do is an offer."""


def you_said(contents: Contents) -> Blocks:
    """One to two pages: open asks first, then what was done, then what could not be."""
    facts, asks = contents.facts, contents.asks
    if not asks:
        what = f"What {facts.called} and the family ask for, and what we did, will be here."
        return (head(facts, TITLE), still_to_come(facts, what), foot(facts))
    rows = tuple(_row(ask, facts.made_on) for ask in asks)
    heads = ("You said", "What we did, or will do", "Who", "By when")
    table = Table(heads, rows, (10, 10, 5, 4.5), quotes=True)
    return (head(facts, TITLE), Section(Heading(_counted(asks)), (table,)), *_untold(asks), foot(facts))


def _counted(asks: tuple[Ask, ...]) -> str:
    counts = [(sum(ask.outcome == outcome for ask in asks), words) for outcome, words in COUNTED.items()]
    told = ", ".join(f"{count} {words}" for count, words in counts if count)
    return f"{len(asks)} asked for or offered: {told}"


def _row(ask: Ask, today: date) -> Row:
    late = " (late)" if not ask.outcome and ask.by_when and ask.by_when < today else ""
    when = f"{day_in_words(ask.by_when)}{late}" if ask.by_when else ""
    offered = strong(f"{ask.line.said_by} offered: ") if ask.line.group not in ASKERS else ()
    said_by = () if offered else attributed(ask.line)
    return Row(
        (*offered, *spans(ask.line.words), *said_by), (_did(ask), _cell(spans(ask.who)), _cell(plain(when)))
    )


def _did(ask: Ask) -> Blocks:
    found: list[Block] = [Paragraph(strong(f"{OUTCOMES[ask.outcome]}{_on(ask)}"))]
    if ask.what:
        found.append(Paragraph(spans(ask.what)))
    if ask.why_not:
        found.append(Paragraph((*strong("Why: "), *spans(ask.why_not))))
    if ask.told_on:
        found.append(Paragraph((Span(f"Told the family on {day_in_words(ask.told_on)}", quiet=True),)))
    return tuple(found)


def _on(ask: Ask) -> str:
    """A day is when it was done; that something can't be done holds for more than a day."""
    if not ask.outcome or ask.outcome_on is None:
        return ""
    day = day_in_words(ask.outcome_on)
    return f" on {day}" if ask.outcome == "done" else f". Decided {day}"


def _cell(text: Text) -> Blocks:
    return (Paragraph(text),) if any(span.words for span in text) else ()


def _untold(asks: tuple[Ask, ...]) -> Blocks:
    if all(ask.what or ask.outcome for ask in asks):
        return ()
    return (Note(plain("Where nothing is written yet, nobody has said what will be done. Please ask us.")),)
