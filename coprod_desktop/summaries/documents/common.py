"""What all documents share: their head, a line with who said it, a list under its label, kind words for nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from coprod_desktop.questions.vocabulary import WORKS
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.summaries.blocks import (
    Banner,
    Block,
    Blocks,
    Foot,
    Heading,
    Item,
    Items,
    Label,
    Paragraph,
    Section,
    Span,
    Text,
    plain,
    strong,
)
from coprod_desktop.summaries.choosing import NO_HELP, label_of
from coprod_desktop.summaries.languages import spans
from coprod_desktop.summaries.lines import Line, PageFacts
from coprod_desktop.summaries.sentences import parted

DRAFT_WORDS = "DRAFT to check together"
MOST_WORDS_IN_CELL = 90
SHORT_NAME = 16
"""Letters of a name that isn't broken over two lines."""
SHORT_SENTENCE = 6
NO_PICTURES = ("safe", "dont", "please_dont", "read_first")
"""Where a picture of the thing could say its opposite, or hide a danger behind a pleasant sight."""
KEEPS_SAFE = "G3"
"""What keeps everyone safe when it is too much: to do and never to do."""
ON_PAPER = {2: "works sometimes"}
"""How well something works, where the bare word would read as part of the sentence before it."""


def head(facts: PageFacts, title: str, *, dated: bool = True) -> Banner:
    """The name, and under it what this document is and for whom. `dated`: when it was made and is looked at again."""
    return Banner(
        name=shown_name(facts),
        under=tuple(_under(facts, title)),
        aside=tuple(_dates(facts)) if dated else (),
        photo=facts.photo,
        photo_words=f"Photo of {facts.called}",
        draft=facts.draft,
    )


def _dates(facts: PageFacts) -> Iterator[str]:
    yield f"Made {day_in_words(facts.made_on)}"
    if facts.look_again_by:
        day = day_in_words(facts.look_again_by)
        yield (f"Look again by {day}" if facts.look_again_by >= facts.made_on else f"Was due again by {day}")


def shown_name(facts: PageFacts) -> str:
    """The preferred name and the surname's initial, or the whole name by choice."""
    short_name = f"{facts.called} {facts.surname_initial}".strip()
    return (facts.full_name or facts.called) if facts.whole_name else short_name


def _under(facts: PageFacts, title: str) -> Iterator[Text]:
    who = facts.audience_word
    parts = (*strong(title), *plain(f"{' for' if title else 'For'} {who}" if who else ""))
    if any(span.words for span in parts):
        yield tuple(span for span in parts if span.words)
    if facts.draft:
        yield (Span(DRAFT_WORDS, strong=True),)
    if facts.whole_name and facts.called not in facts.full_name:
        yield plain(f"Likes to be called {facts.called}")
    if facts.setting:
        yield plain(facts.setting)


def foot(facts: PageFacts) -> Foot:
    """Who to ask, whose voices these are, from when and for whom."""
    ask = (*strong("Ask today:"), *plain(f" {facts.ask_today}"))
    told = ((ask, facts.ask_today), (made_line(facts), True))
    return Foot(tuple(text for text, known in told if known))


def made_line(facts: PageFacts) -> Text:
    """“Made with Mira and Mum on 22 Nov 2026.”"""
    made_with = f" with {in_a_row(facts.voices)}" if facts.voices else ""
    return plain(f"Made{made_with} on {day_in_words(facts.made_on)}.")


def listed(lines: Sequence[Line]) -> Blocks:
    """A list for each label, under the label."""
    found: list[Block] = []
    for label, there in groupby(lines, key=label_of):
        if label:
            found.append(Label(label))
        found.append(Items(tuple(Item(said(line), line.place, topic=topic_of(line)) for line in there)))
    return tuple(found)


def topic_of(line: Line) -> str:
    """Words by which easy read may find a picture: a short first sentence, never where a picture could mislead."""
    if line.section in NO_PICTURES or line.question == KEEPS_SAFE:
        return ""
    first = parted(line.words)[0]
    return first if len(first.split()) <= SHORT_SENTENCE else ""


def said(line: Line) -> Text:
    """The words, how well it works where that was said, and who said it."""
    rated = line.works is not None and not (label_of(line) == NO_HELP and line.works == 0)
    how_well = strong(f" {ON_PAPER.get(line.works or 0) or WORKS[line.works or 0]}") if rated else ()
    return (*spans(line.words), *how_well, *attributed(line))


def attributed(line: Line) -> Text:
    """Who said it; and who sees it differently, where these readers may see both."""
    if not line.said_by:
        return ()
    differs = f" · {in_a_row(line.differs)} sees it differently" if len(line.differs) == 1 else ""
    if len(line.differs) > 1:
        differs = f" · {in_a_row(line.differs)} see it differently"
    who = line.said_by.replace(" ", "\u00a0") if len(line.said_by) <= SHORT_NAME else line.said_by
    return (Span(f" —\u00a0{who}{differs}", quiet=True),)


Rows = Callable[[Sequence[Sequence[Line]]], Iterable[Sequence[Sequence[Line]]]]
"""Columns of lines → the same as rows of cells."""


def in_one_row(columns: Sequence[Sequence[Line]]) -> Iterable[Sequence[Sequence[Line]]]:
    """All of it in one row."""
    yield columns


def in_short_rows(columns: Sequence[Sequence[Line]]) -> Iterable[Sequence[Sequence[Line]]]:
    """Rows that a page can hold whole: a row is never cut, so no cell has too many words."""
    chunks = [list(_chunks(lines)) for lines in columns]
    for number in range(max(map(len, chunks))):
        yield [cell[number] if number < len(cell) else [] for cell in chunks]


def _chunks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in lines:
        if chunk and sum(one.word_count for one in (*chunk, line)) > MOST_WORDS_IN_CELL:
            yield chunk
            chunk = []
        chunk.append(line)
    yield chunk


def part(heading: str, lines: Sequence[Line], *, care: bool = False, symbol: str = "") -> Iterator[Block]:
    """A section with its list, when anything stands in it."""
    if lines:
        yield Section(Heading(heading, "care" if care else "plain", symbol=symbol), listed(lines))


def at(lines: Iterable[Line], *sections: str, stage: str | None = None) -> list[Line]:
    """The lines of these sections (and this stage), as they stand."""
    return [line for line in lines if line.section in sections and (stage is None or line.stage == stage)]


def still_to_come(facts: PageFacts, what: str) -> Section:
    """Kind words where a document has nothing to say yet. `what` is a sentence about what would stand here."""
    nothing = f"Nothing has been agreed for {facts.audience_word or 'this page'} yet."
    return Section(Heading("Still to come"), (Paragraph(plain(f"{nothing} {what}")),))


def sentences(*told: tuple[str, str]) -> Items:
    """A list of plain sentences, each with the symbol that easy read shows beside it; empty ones are left out."""
    return Items(tuple(Item(plain(words), symbol=symbol) for symbol, words in told if words))
