"""Lines and statements of a page as rows to choose among, under the headings of the page."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from coprod_desktop.questions.vocabulary import WORKS
from coprod_desktop.summaries.lines import Group, Line, group_of
from coprod_desktop.ui.card_views import stage_word
from coprod_desktop.ui.widgets.word_list import Entry
from coprod_desktop.work.account import SECTION_WORDS
from coprod_desktop.work.eligibility import REASON_WORDS
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.said import Said


def line_entries(lines: Sequence[Line], person: PersonFacts) -> Iterator[Entry]:
    """A row for each line in the order given, under its place on the page."""
    for place, there in groupby(lines, key=group_of):
        yield Entry("", _place_words(place, person), heading=True)
        yield from (Entry(line.id, line_words(line)) for line in there)


def line_words(line: Line) -> str:
    """What the line says, who said it and how well it works."""
    accounts = line.difference.accounts if line.difference else ((line.said_by, line.words),)
    told = "\n".join(f"{words} – {who}" if who else words for who, words in accounts)
    return told if line.works is None else f"{told} ({WORKS[line.works]})"


def reason_entries(excluded: Mapping[str, Sequence[Said]], opened: Collection[str]) -> Iterator[Entry]:
    """A row for each reason with how many it holds back; those of an opened reason stand under it."""
    for reason in (key for key in REASON_WORDS if excluded.get(key)):
        shown = reason in opened
        held = excluded[reason]
        yield Entry(reason, f"{REASON_WORDS[reason]} · {'hide' if shown else 'show'}", str(len(held)))
        yield from (Entry(one.id, _said_words(one)) for one in held if shown)


def _said_words(one: Said) -> str:
    words = f"“{one.words}”" if one.words else f"Chosen answers at question {one.question_id}"
    return f"{words} – {one.voice.name}"


def _place_words(place: Group, person: PersonFacts) -> str:
    words = SECTION_WORDS[place.section]
    return f"{stage_word(place.stage, person)}: {words.lower()}" if place.stage else words
