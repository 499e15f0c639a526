"""The small language of a question set: words, brackets, and the marks that keep parts and options apart."""

import re

from coprod_desktop.errors import InputError

PAIRS = {"(": ")", "[": "]"}
NOT_IN_OPTIONS = set(",|[]():;=+")
_TERM = re.compile(r"(?P<word>[a-z_]+)\s*(?P<rest>[(\[].*[)\]])?", re.DOTALL)


def split_outside(text: str, mark: str) -> list[str]:
    """The pieces of `text` between the marks that stand in no bracket, without the spaces around them.

    Raises InputError when the brackets don't close.
    """
    pieces, waiting = [""], list[str]()
    for character in text:
        if character == mark and not waiting:
            pieces.append("")
            continue
        _follow_brackets(character, waiting)
        pieces[-1] += character
    if waiting:
        raise InputError(f"“{waiting[-1]}” is missing")
    return [piece.strip() for piece in pieces]


def _follow_brackets(character: str, waiting: list[str]) -> None:
    if character in PAIRS:
        waiting.append(PAIRS[character])
    elif character in PAIRS.values() and (not waiting or waiting.pop() != character):
        raise InputError(f"“{character}” closes nothing")


def read_term(text: str) -> tuple[str, str, str]:
    """`choice[a|b]` → ("choice", "[]", "a|b"); `text` → ("text", "", ""). Raises InputError."""
    found = _TERM.fullmatch(text.strip())
    if not found:
        raise InputError("is not written as a kind of answer")
    rest = found["rest"] or ""
    return found["word"], rest[:1] + rest[-1:], rest[1:-1].strip()


def read_options(body: str, fewest: int = 2) -> tuple[str, ...]:
    """`a|b|c` → ("a", "b", "c"). Raises InputError for an empty, doubled or badly written option."""
    options = tuple(option.strip() for option in body.split("|"))
    if "" in options or len(options) < fewest:
        raise InputError(f"needs at least {fewest} options, none of them empty")
    if len(set(options)) < len(options):
        raise InputError("has the same option twice")
    if any(NOT_IN_OPTIONS & set(option) for option in options):
        raise InputError("has an option with one of these marks: , | [ ] ( ) : ; = +")
    return options
