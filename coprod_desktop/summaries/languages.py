"""Marks words in another script with their language, so that a screen reader changes its voice for them."""

import unicodedata
from functools import lru_cache
from itertools import groupby

from coprod_desktop.summaries.blocks import Span, Text

LANGUAGE_OF: dict[str, str] = {
    "GREEK": "el",
    "HEBREW": "he",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "BENGALI": "bn",
    "ETHIOPIC": "am",
}
"""Scripts that mostly write one language. Arabic, Cyrillic and Devanagari write many: a guess may be a wrong voice."""


@lru_cache(maxsize=4096)
def spans(words: str, *, strong: bool = False) -> Text:
    """The words as spans, those of another script with their language."""
    if words.isascii():
        return (Span(words, strong=strong),)
    return tuple(
        Span("".join(letter for letter, _language in letters), strong=strong, language=language)
        for language, letters in groupby(_with_language(words), key=lambda pair: pair[1])
    )


def _with_language(words: str) -> list[tuple[str, str]]:
    """Each letter with its language; spaces and signs go with the letter before them."""
    found: list[tuple[str, str]] = []
    language = ""
    for letter in words:
        if unicodedata.category(letter)[0] == "L":
            language = _language(letter)
        found.append((letter, language))
    return found


@lru_cache(maxsize=4096)
def _language(letter: str) -> str:
    return LANGUAGE_OF.get(unicodedata.name(letter, "").split(" ")[0], "")
