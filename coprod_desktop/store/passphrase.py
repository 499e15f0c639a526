"""How long a passphrase would stand against somebody who found the laptop, said in plain words."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zxcvbn import zxcvbn

from coprod_desktop.errors import InputError

LEAST_SCORE = 3
LEAST_LENGTH = 10

_SCORED = 72  # zxcvbn refuses more
_WORDS = ("Very easy to guess", "Easy to guess", "Could be guessed", "Strong", "Very strong")
_OUR_WORDS = ("coprod", "passphrase", "family insight", "interview")

TOO_SHORT = f"It is shorter than {LEAST_LENGTH} letters."
OWN_WORDS = "It uses a name or a word that belongs to you or to this program."
SOME_REASON = "It could be guessed too soon."
SOME_ADVICE = "Put four or more words together that don't belong together."

# What zxcvbn says (its feedback.py), and how we say it.
REASONS = {
    "Straight rows of keys are easy to guess.": "Keys in a row on the keyboard are easy to guess.",
    "Short keyboard patterns are easy to guess.": "Patterns on the keyboard are easy to guess.",
    'Repeats like "aaa" are easy to guess.': "The same letter again and again is easy to guess.",
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': (
        "The same part again and again is hardly harder to guess than the part once."
    ),
    'Sequences like "abc" or "6543" are easy to guess.': "Runs like “abc” or “6543” are easy to guess.",
    "Recent years are easy to guess.": "Years are easy to guess.",
    "Dates are often easy to guess.": "Dates are easy to guess.",
    "This is a top-10 common password.": "This is one of the ten most used passwords.",
    "This is a top-100 common password.": "This is one of the hundred most used passwords.",
    "This is a very common password.": "Many people use this as a password.",
    "This is similar to a commonly used password.": "This is close to a password that many people use.",
    "A word by itself is easy to guess.": "One word alone is easy to guess.",
    "Names and surnames by themselves are easy to guess.": "A name alone is easy to guess.",
    "Common names and surnames are easy to guess.": "Names are easy to guess.",
}
ADVICE = {
    "Use a few words, avoid common phrases.": "Use a few words that are not a saying or a song.",
    "No need for symbols, digits, or uppercase letters.": "Digits, signs and capital letters are not needed.",
    "Add another word or two. Uncommon words are better.": "Add a word or two. Rare words are better.",
    "Use a longer keyboard pattern with more turns.": "Use words instead of a pattern on the keyboard.",
    "Avoid repeated words and characters.": "Don't use a word or a letter twice.",
    "Avoid sequences.": "Leave out runs such as “abc”.",
    "Avoid recent years.": "Leave out years.",
    "Avoid years that are associated with you.": "Leave out years that matter to you.",
    "Avoid dates and years that are associated with you.": "Leave out dates that matter to you.",
    "Capitalization doesn't help very much.": "A capital letter hardly helps.",
    "All-uppercase is almost as easy to guess as all-lowercase.": "Capital letters hardly help.",
    "Reversed words aren't much harder to guess.": "A word written backwards hardly helps.",
    "Predictable substitutions like '@' instead of 'a' don't help very much.": "“@” for “a” hardly helps.",
}


@dataclass(frozen=True)
class Strength:
    """A judgement in words. score: 0 (guessed at once) to 4; `reason` is empty when it is enough."""

    score: int
    enough: bool
    word: str
    reason: str
    advice: str


def strength(passphrase: str, own_words: Sequence[str] = ()) -> Strength:
    """Judge a passphrase; `own_words` (the practitioner's name) count as known to whoever guesses.

    Scored by zxcvbn on the first 72 characters, which takes up to 30 ms.
    """
    text = unicodedata.normalize("NFC", passphrase)
    known = [word for name in (*own_words, *_OUR_WORDS) for word in (name, *name.split())]
    found = zxcvbn(text[:_SCORED] or " ", user_inputs=known)  # it fails on nothing at all
    score = int(found["score"])
    enough = score >= LEAST_SCORE and len(text) >= LEAST_LENGTH
    if enough:
        return Strength(score, True, _WORDS[score], "", "")
    word = _WORDS[min(score, LEAST_SCORE - 1)]
    return Strength(score, False, word, _reason(text, found), _advice(found["feedback"]))


def refuse_weak(passphrase: str, own_words: Sequence[str] = ()) -> None:
    """Raise InputError with the reason and what would help, unless the passphrase is enough."""
    judged = strength(passphrase, own_words)
    if not judged.enough:
        raise InputError(f"Please choose a stronger passphrase. {judged.reason} {judged.advice}")


def _reason(text: str, found: Mapping[str, Any]) -> str:
    if any(part.get("dictionary_name") == "user_inputs" for part in found["sequence"]):
        return OWN_WORDS
    if len(text) < LEAST_LENGTH:
        return TOO_SHORT
    return REASONS.get(found["feedback"]["warning"], SOME_REASON)


def _advice(feedback: Mapping[str, Any]) -> str:
    said = [ADVICE[message] for message in feedback["suggestions"] if message in ADVICE]
    return " ".join(said) or SOME_ADVICE
