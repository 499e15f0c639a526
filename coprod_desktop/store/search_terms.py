"""How words are told apart and compared when searching: in what is typed, in the index, and where a hit is shown.

Follows the tokens of SQLite's unicode61 without accents, so that what is marked as a hit is what was found.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

PERSON_MARK, QUESTION_MARK, STAGE_MARK, RELATIONSHIP_MARK, UNSPACED_MARK = (chr(0xE000 + n) for n in range(5))
"""What stands before a mark in the index: letters for private use, which nobody types."""
TOPIC = "topic"
_PLAIN = "ł=l Ł=L ø=o Ø=O đ=d Đ=D ð=d Ð=D ı=i ß=ss æ=ae Æ=AE œ=oe Œ=OE þ=th Þ=TH"
LETTERS = dict(one.split("=") for one in _PLAIN.split())
"""Letters that are no plain letter with an accent, and what people type for them."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts without spaces between words (Thai, Lao, Burmese, Khmer, Chinese, Japanese): found anywhere in the words."""
MOST_WORDS, LONGEST_WORD = 12, 60
_SHORTEST_NT = 3
RANKED_FROM = 3
"""Letters from which hits are ranked; fewer are listed newest first."""

_UNSPACED = re.compile(f"[{UNSPACED}]+")
_APOSTROPHES = "'’‘ʼ`´"
_LETTERS = str.maketrans(LETTERS)


@dataclass(frozen=True)
class Word:
    """One word as typed: its `pieces` are the tokens that it breaks into, such as don and t."""

    pieces: tuple[str, ...]

    @property
    def letters(self) -> int:
        """How many letters it has, without accents and signs."""
        return sum(map(len, self.pieces))

    def spellings(self) -> list[tuple[str, ...]]:
        """As typed, and with its apostrophe left out or put in: “don’t”, “dont”."""
        (first, *more) = self.pieces
        if more:
            return [self.pieces, ("".join(self.pieces),)]
        if len(first) > _SHORTEST_NT and first.endswith("nt"):
            return [self.pieces, (first[:-1], "t")]
        return [self.pieces]


@dataclass(frozen=True)
class Typed:
    """What was typed, as words in their order, and pieces in a script without spaces."""

    words: tuple[Word, ...] = ()
    anywhere: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing that could be looked for was typed."""
        return not self.words and not self.anywhere

    @property
    def is_ranked(self) -> bool:
        """Whether enough letters were typed to say which hits fit better."""
        return sum(word.letters for word in self.words) >= RANKED_FROM


def typed(text: str) -> Typed:
    """Read what was typed. Signs mean nothing; of very long texts the first words count."""
    text = unicodedata.normalize("NFC", text[: 40 * LONGEST_WORD])
    anywhere = tuple(one[:LONGEST_WORD] for one in _UNSPACED.findall(text))[:MOST_WORDS]
    words: list[Word] = []
    end = -1
    for start, stop, folded in tokens(_UNSPACED.sub(" ", text)):
        piece = folded[:LONGEST_WORD]
        joined = start == end + 1 and text[end : end + 1] and text[end] in _APOSTROPHES
        if joined and words:
            words[-1] = Word((*words[-1].pieces, piece))
        else:
            words.append(Word((piece,)))
        end = stop
    return Typed(tuple(words[:MOST_WORDS]), anywhere)


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, compared form) of each word of a text."""
    start, made = -1, ""
    for at, sign in enumerate(text):
        folded = _folded(sign)
        if folded is not None:
            start, made = (at if start < 0 else start), made + folded
        elif start >= 0:
            if made:
                yield start, at, made
            start, made = -1, ""
    if start >= 0 and made:
        yield start, len(text), made


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str | None:
    """The sign without accent, small; nothing for an accent of its own; None for what is no part of a word."""
    kind = unicodedata.category(sign)
    if kind[0] not in "LN" and kind not in ("Mn", "Mc"):
        return None
    if kind == "Mn" and "\u0300" <= sign <= "\u036f":
        return ""
    bare = unicodedata.normalize("NFD", sign.translate(_LETTERS))
    return "".join(one for one in bare if not "\u0300" <= one <= "\u036f").lower()


def spans(text: str, wanted: Typed) -> list[tuple[int, int]]:
    """Where a text holds what was typed, in order: words from their beginning, scripts without spaces anywhere."""
    pieces = {piece for word in wanted.words for pieces in word.spellings() for piece in pieces}
    found = [(start, end) for start, end, folded in tokens(text) if folded.startswith(tuple(pieces))]
    found += [(at, at + len(one)) for one in wanted.anywhere for at in _places(text, one)]
    return sorted(found)


def holds(text: str, wanted: Typed) -> int:
    """How well a text fits: 0 not at all, 1 by the beginnings of words, 2 by whole words, 3 in the order typed."""
    if not all(one in text for one in wanted.anywhere):
        return 0
    there = [folded for _, _, folded in tokens(text)]
    if not all(_begins_some(there, word) for word in wanted.words):
        return 0
    if not all(any(set(one) <= set(there) for one in word.spellings()) for word in wanted.words):
        return 1
    pieces = [piece for word in wanted.words for piece in word.pieces]
    together = any(there[at : at + len(pieces)] == pieces for at in range(len(there)))
    return 3 if together and len(pieces) > 1 else 2


def _begins_some(there: list[str], word: Word) -> bool:
    return any(
        all(any(token.startswith(piece) for token in there) for piece in pieces)
        for pieces in word.spellings()
    )


def _places(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)
