"""What the writers for screens and word processors share: clean words, runs of a list, the words of an answer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from coprod_desktop.summaries.blocks import Banner, Block, Item, Span, Text, plain
from coprod_desktop.summaries.setting import fonts

_NO_LETTERS = {0x1F: " ", 0xFFFE: fonts.REPLACEMENT, 0xFFFF: fonts.REPLACEMENT}
"""Codes that can be said of no paper, and that no XML file may hold."""


def clean(words: str) -> str:
    """The words without what no file can hold or nobody can see; a break or space at either end stays one."""
    inner = fonts.clean(words).strip().translate(_NO_LETTERS)
    before = words[: len(words) - len(words.lstrip())]
    after = words[len(words.rstrip()) :] if inner else ""
    return f"{_edge(before)}{inner}{_edge(after)}"


def _edge(white: str) -> str:
    if white.replace("\u00a0", "") != white:
        return "\u00a0"
    broken = len(f"a{white}b".splitlines()) > 1
    return "\n" if broken else " " if white else ""


def spans(text: Text) -> Iterator[Span]:
    """The spans with clean words, those without any left out; no break stands at the beginning or the end."""
    told = [replace(span, words=words) for span in text if (words := clean(span.words))]
    for number, span in enumerate(told):
        words = span.words.lstrip("\n") if number == 0 else span.words
        yield replace(span, words=words.rstrip("\n") if number == len(told) - 1 else words)


def runs_of(items: Iterable[Item]) -> Iterator[tuple[int | None, list[Item]]]:
    """The lines of a list cut where its order has a gap: the number of the first line, or None for a list of dots."""
    numbered = [(item.number, item.number - place if item.number is not None else None, item)
                for place, item in enumerate(items)]  # fmt: skip
    for _start, there in groupby(numbered, key=lambda one: one[1]):
        some = list(there)
        yield some[0][0], [item for _number, _start, item in some]


def is_draft(content: Iterable[Block]) -> bool:
    """Whether these blocks are a draft: then every page of them has to say so."""
    return any(isinstance(block, Banner) and block.draft for block in content)


def joined(lines: Iterable[Text]) -> Text:
    """Several lines in one, with a dot between them."""
    return tuple(
        span for number, line in enumerate(lines) for span in (*(plain(" · ") if number else ()), *line)
    )


def answer(value: int | None, anchors: tuple[str, ...]) -> str:
    """One box of a chart in dots and words; empty where nobody said."""
    return "" if value is None else f"{'●' * value or '–'} {anchors[value]}"
