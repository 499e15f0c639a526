"""What each cell of a sheet may hold: one reader a cell, each with the sentence that says what it takes."""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.errors import InputError
from coprod_desktop.questions.question_set import QuestionSet, builtin_sets
from coprod_desktop.questions.vocabulary import (
    ANSWERED,
    AUDIENCE,
    READ_BACK_WORD,
    RELATIONSHIPS,
    RESPONSE_STATE,
    STAGE,
    WORKS,
)
from coprod_desktop.work.interviewing import LONGEST_WORDS
from coprod_desktop.work.people import LONGEST_NAME

NOBODY = "nobody"
DISAGREE = "disagree"
CHANGED = "changed"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CHANGED = re.compile(rf"{CHANGED}\s*:(.*)", re.DOTALL | re.IGNORECASE)
_PLAIN_WORDS = tuple(word for word in READ_BACK_WORD if word != CHANGED)
_RELATIONSHIP = {known.casefold(): known for known in RELATIONSHIPS}


@dataclass(frozen=True)
class ReadBackCell:
    """The speaker's word; with `disagrees` they stand by the words and somebody sees it differently."""

    word: str = ""
    new_words: str = field(default="", repr=False)
    disagrees: bool = False


def same_name(name: str) -> str:
    """The form in which two names are compared: composed, spaces and capitals aside."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def read_words(text: str) -> str:
    """Free words, to the letter."""
    if len(text) > LONGEST_WORDS:
        raise InputError(f"this is longer than {LONGEST_WORDS:,} letters. Please keep it as two rows")
    return text


def read_name(text: str) -> str:
    """A name, composed."""
    if len(text) > LONGEST_NAME:
        raise InputError(f"a name can have {LONGEST_NAME} letters")
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_note(text: str) -> str:
    """A fact in free words, composed."""
    return unicodedata.normalize("NFC", read_words(text))


def read_day(text: str) -> date | None:
    """A day, or None for an empty cell."""
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise InputError("a day is written like 2026-11-22. Some spreadsheets change that by themselves")


def read_relationship(text: str) -> str:
    """A relationship in our words for it, or as it was given."""
    return _RELATIONSHIP.get(text.casefold(), text)


def read_state(text: str) -> str:
    """What became of the question; answered unless it says otherwise."""
    return _one_of(RESPONSE_STATE)(text) or ANSWERED.id


def read_stage(text: str) -> str:
    """A stage, or nothing."""
    return _one_of(STAGE)(text)


def read_list(text: str) -> tuple[str, ...]:
    """Pieces between semicolons, each once."""
    return tuple(dict.fromkeys(piece.strip() for piece in text.split(";") if piece.strip()))


def read_works(text: str) -> int | None:
    """How well it works, 0 to 4, or None."""
    if not text:
        return None
    if text not in map(str, range(len(WORKS))):
        raise InputError("takes 0 (does not help) to 4 (works very well), or nothing")
    return int(text)


def read_audiences(text: str) -> tuple[str, ...] | None:
    """Who may see; empty for nobody, None when it isn't decided."""
    pieces = tuple(dict.fromkeys(_key(piece) for piece in read_list(text)))
    if pieces == (NOBODY,):
        return ()
    if not set(pieces) <= set(AUDIENCE):
        raise InputError(
            f"takes any of {', '.join(AUDIENCE)}, with semicolons between them, or {NOBODY} alone, or nothing"
        )
    return pieces or None


def read_back(text: str) -> ReadBackCell:
    """The speaker's word on their words."""
    changed = _CHANGED.fullmatch(text)
    if changed:
        return ReadBackCell(CHANGED, read_words(_some(changed[1].strip())))
    if _key(text) == DISAGREE:
        return ReadBackCell("agreed", disagrees=True)
    if _key(text) in ("", *_PLAIN_WORDS):
        return ReadBackCell(_key(text))
    raise InputError(f"takes {', '.join(_PLAIN_WORDS)}, {DISAGREE}, “{CHANGED}: new words”, or nothing")


def read_question_set(text: str) -> QuestionSet:
    """The set that an id, or an id and a version, names."""
    name, _, version = text.partition(" ")
    known = builtin_sets()
    if name not in known:
        raise InputError(f"takes one of: {', '.join(known)}")
    if version.strip() not in ("", str(known[name].version)):
        raise InputError(f"this program has version {known[name].version} of {name}")
    return known[name]


def _some(text: str) -> str:
    if not text:
        raise InputError(f"after “{CHANGED}:” come the new words")
    return text


def _key(text: str) -> str:
    return "_".join(re.split(r"[\s_-]+", text.strip().casefold()))


def _one_of(known: Collection[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if _key(text) not in ("", *known):
            raise InputError(f"takes {', '.join(known)}, or nothing")
        return _key(text)

    return read
