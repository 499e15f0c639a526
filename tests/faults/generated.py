"""Strings that nobody would type and somebody will paste: pieces of trouble put together by chance, always the same."""

import os
from collections.abc import Iterator
from random import Random

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
HOW_MANY = {"ci": 5000, "full": 5000}.get(os.environ.get("COPROD_FAULTS", ""), 60)


def hostile_strings(how_many: int = HOW_MANY) -> Iterator[str]:
    """So many strings of one to twelve pieces with words between them; each holds a word that is its own."""
    for number in range(how_many):
        chance = Random(number)
        parts = [chance.choice(chance.choice((PIECES, WORDS))) for _ in range(chance.randint(1, 12))]
        parts.insert(chance.randint(0, len(parts)), f"mark{number:05d}end")
        yield chance.choice(("", " ", "  ")).join(parts)


def plain_words(text: str) -> list[str]:
    """The words of it that any page can print as they are, to be looked for in what was extracted."""
    return [word for word in text.split() if word.isascii() and word.isprintable()]
