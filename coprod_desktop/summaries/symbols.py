"""Our own pictures: which there are, how a person finds one, and which one may stand beside an easy read sentence."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from coprod_desktop import paths

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

FOLDER = paths.RESOURCES / "symbols"

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "feelings": "Feelings",
        "senses": "Senses",
        "places": "Places",
        "people": "People",
        "helps": "What helps",
        "body": "Body",
        "time": "Time",
        "activities": "Things to do",
        "talking": "Talking and agreeing",
    }
)
"""Each group of pictures and its heading, in the order in which they are shown."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


LITTLE_WORDS = _listed("a an and at for her his in is it my of on our the their they to we with your")
"""Typed in passing: nobody looks for a picture of "the"."""

NEGATIONS = _listed(
    "no not never none nothing nobody nowhere neither nor without cannot avoid avoids avoided avoiding stop"
    " stops stopped stopping hate hates hated dislike dislikes disliked refuse refuses refused instead rather"
    " died dead death"
    " unless except hardly rarely less fewer away off dont doesnt didnt cant wont isnt arent wasnt shouldnt"
    " couldnt wouldnt mustnt havent hasnt hadnt"
)
"""Where one of these stands, a picture of the thing could say the opposite of the sentence."""

SEARCHED_FOR = frozenset(
    (word,)
    for word in _listed(
        "ear exit door ask asking asked breath winter frightening read wash washing tooth lock locked"
    )
) | {("and", "then"), ("after", "that"), ("can", "see")}
"""Words by which somebody finds a picture, but which in a sentence mostly mean something else ("covers her ears")."""

ONE_SLIP_FROM, TWO_SLIPS_FROM = 4, 8
"""How long a typed word has to be for one or two letters to be wrong, missing, too many or swapped."""

_WHOLE, _BEGINS, _SLIPPED = 3.0, 2.0, 1.0
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True)
class Symbol:
    """A picture. `also`: other words for it. `vague`: `word` means other things too, save where it stands alone."""

    id: str
    word: str
    group: str
    also: tuple[str, ...] = ()
    vague: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called, its own word first."""
        return (self.word, *self.also)


@cache
def symbols() -> Mapping[str, Symbol]:
    """Every picture by its id, group by group as the file lists them. Reads one file, once."""
    rows = tomllib.loads((FOLDER / "symbols.toml").read_text(encoding="utf-8"))["symbols"]
    made = (Symbol(**(row | {"also": tuple(row["also"])})) for row in rows)
    return MappingProxyType({symbol.id: symbol for symbol in made})


def svg(symbol_id: str) -> bytes:
    """The picture's file; KeyError when there is no such picture."""
    return (FOLDER / f"{symbols()[symbol_id].id}.svg").read_bytes()


@lru_cache(maxsize=1024)
def drawing(symbol_id: str, size: float) -> "Drawing":
    """The picture for paper, `size` points wide and high; KeyError when there is no such picture.

    One drawing is shared by all who ask for it, so that a page with many is quick: nobody may change it.
    """
    from reportlab.graphics.shapes import Drawing, Group  # noqa: PLC0415 - looking a picture up needs no paper

    whole = _parsed(symbol_id)
    scale = (size / whole.width, 0, 0, size / whole.height, 0, 0)
    return Drawing(size, size, Group(*whole.contents, transform=scale))


@cache
def _parsed(symbol_id: str) -> "Drawing":
    from svglib.svglib import svg2rlg  # noqa: PLC0415

    made = svg2rlg(BytesIO(svg(symbol_id)))
    assert made is not None, symbol_id
    return made


def find(words: str) -> tuple[Symbol, ...]:
    """The pictures that typed words may mean, the best first; all of them as long as nothing is typed.

    Beginnings of words are enough. Slips of typing are forgiven when nothing fits as it was typed.
    """
    asked = _asked(words)
    if not asked:
        return tuple(symbols().values())
    return _ranked(asked, slips=False) or _ranked(asked, slips=True)


def _asked(words: str) -> tuple[str, ...]:
    tokens = _tokens(words)
    return tuple(token for token in tokens if token not in LITTLE_WORDS) or tokens


def _ranked(asked: tuple[str, ...], *, slips: bool) -> tuple[Symbol, ...]:
    marks = {symbol: _mark(asked, symbol, slips=slips) for symbol in symbols().values()}
    found = [symbol for symbol, mark in marks.items() if mark > 0]
    return tuple(sorted(found, key=lambda symbol: -marks[symbol]))


def _mark(asked: tuple[str, ...], symbol: Symbol, *, slips: bool) -> float:
    """How well a picture fits: its own word counts a little more than the others, whole names more than parts."""
    own = _name_mark(asked, _tokens(symbol.word), slips=slips)
    others = (_name_mark(asked, _tokens(name), slips=slips) for name in symbol.also)
    return max(own + 0.25 if own else 0.0, *others, 0.0)


def _name_mark(asked: tuple[str, ...], name: tuple[str, ...], *, slips: bool) -> float:
    """The worst of the typed words decides: each has to be in the name."""
    worst = min(max(_word_mark(typed, word, slips=slips) for word in name) for typed in asked)
    return worst and worst + 0.5 * len(asked) / max(len(asked), len(name))


def _word_mark(typed: str, word: str, *, slips: bool) -> float:
    if typed == word:
        return _WHOLE
    if word.startswith(typed):
        return _BEGINS
    return _SLIPPED if slips and _nearly(typed, word) else 0.0


def _nearly(typed: str, word: str) -> bool:
    allowed = (len(typed) >= ONE_SLIP_FROM) + (len(typed) >= TWO_SLIPS_FROM)
    begun = word[: len(typed)]
    return bool(allowed) and min(OSA.distance(typed, word), OSA.distance(typed, begun)) <= allowed


def picture_for(words: str) -> Symbol | None:
    """The picture for a sentence: whose name stands in it as whole words, the most specific one; None when unsure.

    Where the sentence denies something ("no water", "not tired"), no picture is better than the opposite.
    """
    said = _tokens(words)
    alone = _by_name(vague=True).get(said)
    if alone:
        return alone
    found = max(_standing_in(said), key=lambda match: match.weight, default=None)
    return None if found is None or found.denied(said) else found.symbol


@dataclass(frozen=True)
class _Match:
    """A picture's name in a sentence, from its `start`th word to before its `end`th."""

    symbol: Symbol
    name: tuple[str, ...]
    start: int
    end: int

    @property
    def weight(self) -> tuple[int, int]:
        """More words say more than long ones."""
        return len(self.name), sum(map(len, self.name))

    def denied(self, said: tuple[str, ...]) -> bool:
        """Whether words outside the name may turn it round; "stop" doesn't turn round the picture of stop."""
        around = said[: self.start] + said[self.end :]
        own = {token for name in self.symbol.names for token in _tokens(name)}
        return any(_denies(token) and token not in own for token in around)


def _standing_in(said: tuple[str, ...]) -> Iterator[_Match]:
    known = _by_name(vague=False)
    longest = max(map(len, known))
    for start in range(len(said)):
        for end in range(start + 1, min(start + longest, len(said)) + 1):
            for name in _singulars(said[start:end]):
                if name in known:
                    yield _Match(known[name], name, start, end)


@cache
def _by_name(*, vague: bool) -> Mapping[tuple[str, ...], Symbol]:
    """Each picture by the words of each of its names; without `vague` only by names that mean one thing."""
    return {
        _tokens(name): symbol
        for symbol in symbols().values()
        for name in (symbol.names if vague or not symbol.vague else symbol.also)
        if vague or _tokens(name) not in SEARCHED_FOR
    }


def _singulars(name: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The name as it stands, and as it would be if it ended in a plural or in the s of "walks"."""
    last = name[-1]
    cut = {last, last.removesuffix("s"), last.removesuffix("es")}
    if last.endswith("ies"):
        cut.add(last.removesuffix("ies") + "y")
    return ((*name[:-1], word) for word in cut)


def _denies(token: str) -> bool:
    return token in NEGATIONS or token.endswith("n't")


def _tokens(words: str) -> tuple[str, ...]:
    """Lower case words without the 's of "Mum's"; a hyphen parts words."""
    plain = words.casefold().replace("’", "'").replace("‘", "'")
    return tuple(word.removesuffix("'s") for word in _WORD.findall(plain))
