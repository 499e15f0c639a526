"""How much is generated, and strings that nobody would type and somebody will paste: by chance, always the same."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from unicodedata import bidirectional


@dataclass(frozen=True)
class Amounts:
    """How many are generated: hostile strings, mangled files of each of two kinds, mangled sheets, worries."""

    strings: int
    bundles: int
    sheets: int
    worries: int


AMOUNTS: Mapping[str, Amounts] = {
    "short": Amounts(strings=60, bundles=25, sheets=120, worries=300),
    "ci": Amounts(strings=5000, bundles=400, sheets=400, worries=10_000),
    "full": Amounts(strings=5000, bundles=2500, sheets=5000, worries=10_000),
}
LONG = 40
"""Letters of a word that may not fit in a line."""
FORM = os.environ.get("COPROD_FAULTS") or "short"
AMOUNT = AMOUNTS[FORM]

PIECES = (
    *("<b>", "</font>", "&lt;", "&", "<img src=x>", "<a href='file:///etc/passwd'>", "<para>", "]]>", "<!--"),
    *("{name}", "{0}", "%s", "%(x)s", "$HOME", "`id`", "${jndi:x}", "\\n", "\\", "'; DROP TABLE person; --"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t", "\n", "\r\n", "\u2028", "\u00a0"),
    *("../", "..\\", "C:\\x", "~", "%2e", "CON", "nul", ":", "|", "*", "?", '"', "“", "”", "’"),
    *(
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\u0301",
        "e\u0301\u0301\u0301",
        "é",
        "ŵ",
        "佐藤",
        "فاطمة",
        "דוד",
        "ᚠ",
    ),
    *("👩‍👧‍👦", "🧑🏽‍🦽", "𝕳", "﷽", "x" * 90, "0" * 40, "1e999", "NaN", "null", "true", "-0"),
)
WORDS = ("hum", "door", "wait", "boots", "squeeze", "Nadia", "calm", "strip", "noise")


def hostile_strings(how_many: int = AMOUNT.strings) -> Iterator[str]:
    """So many strings of one to twelve pieces with words between them; each holds a word that is its own."""
    for number in range(how_many):
        chance = Random(number)
        parts = [chance.choice(chance.choice((PIECES, WORDS))) for _ in range(chance.randint(1, 12))]
        parts.insert(chance.randint(0, len(parts)), f"mark{number:05d}end")
        yield chance.choice(("", " ", "  ")).join(parts)


def plain_words(text: str) -> list[str]:
    """The words of it that any page can print as they are, to be looked for in what was extracted."""
    return [word for word in text.split() if word.isascii() and word.isprintable()]


def words_on_paper(text: str) -> list[str]:
    """The same in the order of a printed line: beside right-to-left letters, numbers and signs go to other places.

    Unicode says so (UAX #9): after Hebrew the "%2" of "%2e" stands on its left and the "e" on its right. U+FEFF has
    no side and moves nothing on the page, but pypdf takes it for an Arabic letter when it reads (Poppler doesn't).
    """
    words = plain_words(text)
    if not any(bidirectional(sign) in ("R", "AL") or sign == "\ufeff" for sign in text):
        return words
    return [part for word in words for part in re.findall("[A-Za-z][A-Za-z0-9]*|[0-9]+", word)]


def is_printed(word: str, page: str) -> bool:
    """Whether a page holds a word; one that is too long for a line may stand in two parts, each on its own line."""
    cuts = range(1, len(word)) if len(word) > LONG else ()
    return word in page or any(word[:at] in page and word[at:] in page for at in cuts)
