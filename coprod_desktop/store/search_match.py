"""Says in the syntax of FTS5 what is looked for: whatever people type stands inside quotation marks, as text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod_desktop.store.search_terms import (
    PERSON_MARK,
    QUESTION_MARK,
    RELATIONSHIP_MARK,
    STAGE_MARK,
    UNSPACED_MARK,
    Typed,
    Word,
)


@dataclass(frozen=True)
class Narrowed:
    """What a hit has to be besides holding the words; empty means anything.

    `questions` and `relationships` are those of a section and of a group of voices.
    """

    person_id: str = ""
    questions: tuple[str, ...] = ()
    stage: str = ""
    relationships: tuple[str, ...] = ()
    contributor_id: str = ""
    first: date | None = None
    last: date | None = None


def marks(wanted: Typed, narrowed: Narrowed) -> list[str]:
    """What stands for the choices in the index."""
    chosen: list[tuple[str, Sequence[str]]] = [
        (QUESTION_MARK, narrowed.questions),
        (STAGE_MARK, (narrowed.stage,) if narrowed.stage else ()),
        (RELATIONSHIP_MARK, [_plain(one) for one in narrowed.relationships]),
        (UNSPACED_MARK, ("",) if wanted.anywhere else ()),
    ]
    return [_any_of([_quoted(mark + value) for value in values]) for mark, values in chosen if values]


def _plain(relationship: str) -> str:
    return relationship.strip().lower().replace(" ", "").replace("-", "")


def or_about(words: str, people: Sequence[str]) -> str:
    """The words, or anything about these people."""
    return _any_of([words, *(_quoted(PERSON_MARK + one) for one in people)])


def begins(word: Word) -> str:
    """Where the word begins one that was said. Without its apostrophe it is the same word, and so is “dont”."""
    return _any_of([_quoted(*pieces) + "*" for pieces in word.spellings()])


def whole(word: Word) -> str:
    """Where the word was said just so."""
    return _any_of([_quoted(*pieces) for pieces in word.spellings()])


def _any_of(choices: Sequence[str]) -> str:
    return choices[0] if len(choices) == 1 else f"({' OR '.join(choices)})"


def _quoted(*pieces: str) -> str:
    """A text of people's inside quotation marks, where the index takes everything for words."""
    joined = " ".join(pieces).replace('"', " ")
    return f'"{joined}"'
