"""You said, we did: each thing that was asked for, and what came of it, in the asker's own words."""

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
)
from coprod_desktop.summaries.contents import Ask, Contents
from coprod_desktop.summaries.documents.common import attributed, foot, head, still_to_come
from coprod_desktop.summaries.languages import spans

TITLE = "You said, we did"
OUTCOMES = {"": "Still to do", "done": "Done", "not_done": "We could not do this"}
"""What came of an ask, in words; a test holds them to the outcomes that can be recorded."""


def you_said(contents: Contents) -> Blocks:
    """One to two pages: open asks first, then what was done, then what could not be."""
    facts, asks = contents.facts, contents.asks
    if not asks:
        what = f"What {facts.called} and the family ask for, and what we did, will stand here."
        return (head(facts, TITLE), still_to_come(facts, what), foot(facts))
    rows = tuple(_row(ask) for ask in asks)
    heads = ("You said", "What we did, or will do", "Who", "By when")
    table = Table(heads, rows, (10, 10, 5, 4.5))
    return (head(facts, TITLE), Section(Heading(_counted(asks)), (table,)), *_untold(asks), foot(facts))


def _counted(asks: tuple[Ask, ...]) -> str:
    done = sum(ask.outcome == "done" for ask in asks)
    if len(asks) == 1:
        return f"1 thing was asked for; {'it is done' if done else 'it is not done yet'}"
    return f"{len(asks)} things were asked for; {done or 'none'} of them {'is' if done < 2 else 'are'} done"


def _row(ask: Ask) -> Row:
    return Row(
        (*spans(ask.line.words), *attributed(ask.line)),
        (_did(ask), _cell(spans(ask.who)), _cell(plain(day_in_words(ask.by_when) if ask.by_when else ""))),
    )


def _did(ask: Ask) -> Blocks:
    on = f" on {day_in_words(ask.outcome_on)}" if ask.outcome and ask.outcome_on else ""
    found: list[Block] = [Paragraph((Span(f"{OUTCOMES[ask.outcome]}{on}", strong=True),))]
    if ask.what:
        found.append(Paragraph(spans(ask.what)))
    if ask.why_not:
        found.append(Paragraph((Span("Why: ", strong=True), *spans(ask.why_not))))
    if ask.told_on:
        found.append(Paragraph((Span(f"Told the family on {day_in_words(ask.told_on)}", quiet=True),)))
    return tuple(found)


def _cell(text: Text) -> Blocks:
    return (Paragraph(text),) if any(span.words for span in text) else ()


def _untold(asks: tuple[Ask, ...]) -> Blocks:
    if all(ask.what or ask.outcome for ask in asks):
        return ()
    return (Note(plain("Where nothing stands yet, nobody has said what will be done. Please ask us.")),)
