"""Everything that is held on a person as a tagged PDF: part by part, entry by entry, with other people marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.summaries.blocks import (
    Banner,
    Block,
    Blocks,
    Foot,
    Heading,
    Item,
    Items,
    Note,
    Paragraph,
    Section,
    Span,
    Text,
    plain,
)
from coprod_desktop.summaries.languages import spans
from coprod_desktop.summaries.reading import STANDARD
from coprod_desktop.summaries.setting.pages import About
from coprod_desktop.summaries.setting.sizes import Sheet, Style
from coprod_desktop.summaries.to_pdf import write_pages

TITLE = "Everything held"
SOMEONE_ELSE = "[someone else]"
"""Stands before what another person said, and before what is known of another person."""


@dataclass(frozen=True)
class Entry:
    """One row of the store in words. `someone_else`: it is another person's; `names` are others named in it."""

    what: str
    words: str
    recorded: str = ""
    someone_else: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """Entries under a heading, and smaller parts under those."""

    title: str
    entries: tuple[Entry, ...] = ()
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Held:
    """What is held on one person. `others` are the people marked in it; `notes` say what is not part of it."""

    name: str
    called: str
    made_on: date
    made_by: str
    parts: tuple[Part, ...]
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    photo: bytes | None = None


def held_blocks(held: Held) -> Blocks:
    """The blocks of the document, for any writer."""
    return (
        Banner(
            held.name,
            under=(plain(TITLE),),
            aside=(day_in_words(held.made_on),),
            photo=held.photo,
            photo_words=f"Photo of {held.called}",
        ),
        Section(Heading("How to read this"), tuple(_how_to_read(held))),
        *(block for part in held.parts for block in _part(part)),
        Foot((plain(f"Made by {held.made_by} on {day_in_words(held.made_on)}."),)),
    )


def held_pdf(held: Held) -> tuple[bytes, int]:
    """A tagged PDF, and how many pages it has. Its own title names nobody."""
    about = About(TITLE, plain(f"{held.called}  ·  {TITLE}"), STANDARD.smallest)
    style = Style(STANDARD.smallest, smallest=STANDARD.smallest)
    return write_pages(held_blocks(held), style, Sheet(), about)


def _how_to_read(held: Held) -> Iterator[Block]:
    yield Paragraph(plain(f"This is all that the store holds about {held.called}, older states included."))
    yield Paragraph(
        (
            Span(SOMEONE_ELSE, strong=True),
            Span(" stands before what another person said, or what is known of one."),
        )
    )
    if held.others:
        yield Paragraph(plain(f"Other people in it: {in_a_row(held.others)}."))
    for note in held.notes:
        yield Note(plain(note))


def _part(part: Part) -> Iterator[Block]:
    """A heading never stands alone: with smaller parts and no entry of its own, it stands over the first of them."""
    items = _items(part.entries)
    if items or part.parts:
        yield Section(Heading(part.title), items or _smaller(part.parts[0]))
    for smaller in part.parts if items else part.parts[1:]:
        yield from _smaller(smaller)


def _smaller(part: Part) -> tuple[Block, ...]:
    return (Section(Heading(part.title, level=3), _items(part.entries)),)


def _items(entries: tuple[Entry, ...]) -> tuple[Block, ...]:
    return (Items(tuple(Item(_text(entry)) for entry in entries)),) if entries else ()


def _text(entry: Entry) -> Text:
    mark = (Span(f"{SOMEONE_ELSE} ", strong=True),) if entry.someone_else else ()
    names = (Span(f" [names {in_a_row(entry.names)}]", strong=True),) if entry.names else ()
    recorded = (Span(f" {entry.recorded}", quiet=True),) if entry.recorded else ()
    words = (Span(": "), *spans(entry.words)) if entry.words else ()
    return (*mark, Span(entry.what, strong=True), *words, *names, *recorded)
