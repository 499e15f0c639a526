"""What two sentences have in common: the roots of the words that carry meaning, small words aside."""

import re
from functools import lru_cache

SMALL_WORDS = frozenset(
    """a about after again all also am an and any are as at be been before but by can come comes could did do does
    doing done down each even every for from get gets go goes going gone got had has have he her hers him his how i
    if in into is it its just know let like make me more most my no not now of off on one only or other our out over
    put said same say says she so some still such take tell than that the their them then there these they thing
    things this those to too up us used very want was way we well went were what when where which while who will with
    would you your""".split()  # noqa: SIM905 - a list of a hundred strings says nothing more
)
"""English words that say nothing about what a sentence is about. Of other languages rare words alone speak."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ed", "ly", "es", "s")
_SHORTENED = re.compile(r"['’](?:s|d|ll|ve|re|m|t)$")


@lru_cache(maxsize=4096)
def roots(words: str) -> frozenset[str]:
    """The roots of the words that carry meaning: “She covers her ears” → cover, ear."""
    found = (_SHORTENED.sub("", word) for word in _WORD.findall(words.casefold()))
    return frozenset(root(word) for word in found if len(word) > 1 and word not in SMALL_WORDS)


def root(word: str) -> str:
    """A word without its English endings; rough, but the same for all its forms."""
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _is_ending(word, ending):
            return _tidied(word.removesuffix(ending), ending)
    return _tidied(word, "")


def _is_ending(word: str, ending: str) -> bool:
    """Of “dress” the last s belongs to the word, and of “bites” the e."""
    if ending == "s":
        return not word.endswith("ss")
    return ending != "es" or word[:-2].endswith(("s", "x", "z", "ch", "sh"))


def _tidied(stem: str, ending: str) -> str:
    if ending == "ies":
        return stem + "y"
    if ending in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2]:
        return stem[:-1]
    return stem[:-1] if stem.endswith("e") and len(stem) > 4 else stem
