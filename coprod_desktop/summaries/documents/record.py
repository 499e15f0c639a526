"""The full interview record: every question as it was asked, and what these readers may see of the answers."""

from collections.abc import Iterator

from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.summaries.blocks import (
    Block,
    Blocks,
    Chart,
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
from coprod_desktop.summaries.contents import Asked, Chapter, Contents, Conversation, Rated
from coprod_desktop.summaries.documents.common import foot, head, said, still_to_come
from coprod_desktop.summaries.languages import spans
from coprod_desktop.summaries.lines import Line

TITLE = "Full interview record"
NOTHING_HERE = "Questions with nothing on this page"
"""The same words whether a question wasn't asked, or nothing that was said to it is for these readers."""


def record(contents: Contents) -> Blocks:
    """Any number of pages: one interview after the other, the newest first."""
    facts = contents.facts
    if not contents.conversations:
        return (head(facts, TITLE), still_to_come(facts, "What people tell us will be here."), foot(facts))
    told = (block for one in contents.conversations for block in _conversation(one, contents))
    return (head(facts, TITLE), *told, foot(facts))


def _conversation(one: Conversation, contents: Contents) -> Iterator[Block]:
    day = day_in_words(one.held_on) if one.held_on else "no date"
    where = f", {one.place}" if one.place else ""
    yield Section(Heading(f"Interview of {day}{where}"), tuple(_about(one)))
    for chapter in one.chapters:
        yield Section(Heading(chapter.title), tuple(_chapter(chapter, contents)))


def _about(one: Conversation) -> Iterator[Block]:
    if one.took_part:
        yield Paragraph((Span("Who took part: ", strong=True), *plain(in_a_row(one.took_part))))
    if one.interviewer:
        yield Paragraph((Span("Asked by: ", strong=True), *plain(one.interviewer)))
    if one.set_title:
        yield Paragraph((Span("Questions: ", strong=True), *plain(one.set_title)))


def _chapter(chapter: Chapter, contents: Contents) -> Iterator[Block]:
    bare = [asked for asked in chapter.asked if not _tells(asked)]
    for asked in chapter.asked:
        if _tells(asked):
            yield Section(
                Heading(f"{asked.id}  {asked.words}".strip(), level=3), tuple(_answers(asked, contents))
            )
    if bare:
        yield Label(NOTHING_HERE)
        yield Items(tuple(Item(plain(f"{asked.id}  {asked.words}".strip())) for asked in bare))


def _tells(asked: Asked) -> bool:
    return bool(asked.lines or asked.states or asked.chart)


def _answers(asked: Asked, contents: Contents) -> Iterator[Block]:
    if asked.lines:
        yield Items(tuple(Item(_line(line, contents)) for line in asked.lines))
    if asked.chart:
        yield _chart(asked.chart)
    for who, word in asked.states:
        yield Paragraph((Span(f"{who}: ", strong=True), *plain(word)))


def _line(line: Line, contents: Contents) -> Text:
    stage = STAGE.get(line.stage or "")
    word = (contents.facts.stage_words.get(stage.id) or stage.word) if stage else ""
    tagged = strong(f"{word}: ") if word else ()
    parts = tuple(span for key, told in line.parts for span in (Span(f" · {key}: "), *spans(told)))
    return (*tagged, *said(line), *parts)


def _chart(rated: Rated) -> Chart:
    boxes = [
        f"{row}, {column}: {rated.anchors[value]}"
        for row, values in zip(rated.rows, rated.values, strict=True)
        for column, value in zip(rated.columns, values, strict=True)
        if value is not None
    ]
    words = f"{rated.said_by}: {'; '.join(boxes)}."
    return Chart(rated.rows, rated.columns, rated.values, rated.anchors, words)
