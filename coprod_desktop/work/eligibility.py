"""What may stand on a page: each statement passes by itself or not at all, and every no has its reason.

Source: documents.md, "What may stand in a document".
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.questions.vocabulary import READ_BACK_WORD
from coprod_desktop.questions.wording import TITLES
from coprod_desktop.work.decisions import audience_of, excepted
from coprod_desktop.work.said import Said


@dataclass(frozen=True)
class Page:
    """A page about to be made: for which audience, perhaps for one named reader, on which day.

    `relationships` maps contributor ids to their relationship; `known` holds all statements of the person.
    """

    audience: str
    today: date
    reader: str = ""
    draft: bool = False
    relationships: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, Said] = field(default_factory=dict)


DRAFT_AUDIENCES = ("person", "family")
NO_LONGER = "no_longer"


def _left_out(one: Said, page: Page) -> bool:
    return one.word == "left_out"


def _not_sure(one: Said, page: Page) -> bool:
    return one.word == "not_sure" and not page.draft


def _not_read_back(one: Said, page: Page) -> bool:
    return not one.word and not page.draft


def _name_left_out(one: Said, page: Page) -> bool:
    return any(kept.choice == "leave_out" for kept in one.names)


def _no_longer(one: Said, page: Page) -> bool:
    return one.still_true is False


def _said_again(one: Said, page: Page) -> bool:
    """The same voice said the same thing anew, and the newer words may stand here: nobody reads it twice.

    Nor do the older ones come back when the newer are no longer true.
    """
    known = (page.known[key] for key in one.same if key in page.known)
    return any(other.says_anew(one) and why_not(other, page) in ("", NO_LONGER) for other in known)


def _is_reader(one: Said, page: Page) -> bool:
    if page.reader:
        return one.voice.id == page.reader
    return page.audience == "person" and one.voice.is_person


def _undecided(one: Said, page: Page) -> bool:
    return not _is_reader(one, page) and (one.shared is None or not one.shared.rightly_decided)


def _withdrawn(one: Said, page: Page) -> bool:
    return not _is_reader(one, page) and one.shared is not None and one.shared.withdrawn


def _not_for_them(one: Said, page: Page) -> bool:
    if _is_reader(one, page) or one.shared is None:
        return False
    return page.audience not in one.shared.audiences or _reader_is_elsewhere(page)


def _reader_is_elsewhere(page: Page) -> bool:
    """A named reader who doesn't belong to the audience reads their own words and nobody else's."""
    relationship = page.relationships.get(page.reader, "")
    return bool(page.reader) and audience_of(relationship) != page.audience


def _excepted(one: Said, page: Page) -> bool:
    if _is_reader(one, page) or one.shared is None:
        return False
    return excepted(one.shared, page.audience, page.reader, page.relationships)


def _ended(one: Said, page: Page) -> bool:
    until = one.shared.until if one.shared else None
    return not _is_reader(one, page) and until is not None and until < page.today


def _waits(one: Said, page: Page) -> bool:
    """While the other account merely awaits its read back, both wait."""
    others = [page.known[other] for other in one.differs if other in page.known]
    return not page.draft and any(not other.word for other in others)


REASONS: tuple[tuple[str, str, Callable[[Said, Page], bool]], ...] = (
    ("left_out", "Left out by the speaker", _left_out),
    ("not_sure", "The speaker is not sure", _not_sure),
    ("not_read_back", "Not read back yet", _not_read_back),
    ("name_left_out", "It names somebody, and was left out for that", _name_left_out),
    (NO_LONGER, "No longer true", _no_longer),
    ("withdrawn", "Sharing was withdrawn", _withdrawn),
    ("undecided", "Sharing is not decided yet", _undecided),
    ("not_for_them", "Not shared with these readers", _not_for_them),
    ("excepted", "Somebody who may read this page is left out by name", _excepted),
    ("ended", "Sharing has ended", _ended),
    ("said_again", "Said again since, in newer words", _said_again),
    ("waits", "Seen differently: the other account is not read back yet", _waits),
)
HOLDS = {key: holds for key, _, holds in REASONS}
NOT_ON_THIS_PAGE = "no_place"
REASON_WORDS = {key: words for key, words, _ in REASONS} | {
    NOT_ON_THIS_PAGE: "Belongs to other documents, not this page"
}


def why_not(one: Said, page: Page) -> str:
    """The first reason why a statement may not stand on this page; empty when it may."""
    return next((key for key, _, holds in REASONS if holds(one, page)), "")


def differs_openly(one: Said, page: Page) -> tuple[Said, ...]:
    """The other accounts that this page may show beside it: a mark never reveals one it may not.

    What was said anew since stands for what it was said as before, on both sides.
    """
    before = (page.known[key] for key in one.same if key in page.known and one.says_anew(page.known[key]))
    linked = dict.fromkeys(key for account in (one, *before) for key in account.differs if key in page.known)
    others = (_standing_now(page.known[key], page) for key in linked)
    return tuple({other.id: other for other in others if other is not None and other.id != one.id}.values())


def _standing_now(account: Said, page: Page) -> Said | None:
    """The account, or what its voice said anew since, whichever is the newest that may stand here."""
    anew = (page.known[key] for key in account.same if key in page.known)
    those = [account, *(other for other in anew if other.says_anew(account))]
    return max((one for one in those if not why_not(one, page)), key=lambda one: one.held_on, default=None)


def printed_words(one: Said) -> str:
    """Short words where the speaker agreed them, else their own words, with names as they decided."""
    return with_names(one.short_words if one.short_agreed else one.words, one)


def printed_places(one: Said) -> tuple[str, ...]:
    """Where it is so, names in it as the speaker decided: a place can be called after somebody."""
    return tuple(with_names(place, one) for place in one.places)


def with_names(words: str, one: Said) -> str:
    """Names as the speaker decided: each as a whole word (“Sam” is not in “same”), also a part of a longer one."""
    instead = {kept.name: kept.instead for kept in one.names if kept.choice == "instead"}
    decided = {kept.name for kept in one.names}
    for name in list(instead):
        instead |= {part: instead[name] for part in _parts(name) if part not in decided}
    if not instead:
        return words
    longest_first = "|".join(re.escape(name) for name in sorted(instead, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{longest_first})(?!\w)", lambda found: instead[found[0]], words)


def with_all_names(words: str, accounts: Iterable[Said]) -> str:
    """Words about several accounts: a name that any of their speakers had replaced is replaced here too."""
    for one in accounts:
        words = with_names(words, one)
    return words


def _parts(name: str) -> list[str]:
    """Of “Jaydon Brown” both; of “Mr Khan” the name alone."""
    return [part for part in name.split() if part[:1].isupper() and part.casefold() not in TITLES]


def was_agreed(one: Said) -> bool:
    """Whether the speaker stands by these words."""
    return bool(one.word) and READ_BACK_WORD[one.word].prints
