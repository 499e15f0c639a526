"""How likely it is that two statements mean the same, from their words, question, stage and place; no network.

The weights were fitted (logistic regression) to pairs that people labelled in made-up interviews, and rounded;
`python -m tests.benchmarks` prints how well they do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from math import log, sqrt

from rapidfuzz import fuzz

from coprod_desktop.work.joins import pair
from coprod_desktop.work.word_roots import roots

LIKELY = 1.3
"""From this score on two statements are proposed: nearly all of those proposed should be the same thing."""
RARE = 8
"""A word that no more statements hold than these is reason enough to compare them across questions."""
_EVEN = -13.3


@dataclass(frozen=True)
class Told:
    """What is compared of a statement."""

    id: str
    words: str
    question: str = ""
    section: str = ""
    stage: str = ""
    places: frozenset[str] = frozenset()
    voice: str = ""
    interview: str = ""


@dataclass(frozen=True)
class Alike:
    """Two statements that may mean the same; the higher the score, the likelier."""

    one: str
    other: str
    score: float


@dataclass(frozen=True)
class Likeness:
    """Compares statements of one person: a word that many of them hold says little, a rare one much."""

    weights: Mapping[str, float]
    answers: Mapping[str, int] = field(default_factory=dict)

    def score(self, one: Told, other: Told) -> float:
        """Above 0 rather the same than not."""
        return _EVEN + sum(weight * feature for weight, feature in self._features(one, other))

    def _features(self, one: Told, other: Told) -> Iterator[tuple[float, float]]:
        same_question = one.question == other.question
        yield 3.6 if same_question else 0.0, 1.0
        yield 6.4 if same_question else 0.0, 1 / max(1, self.answers.get(one.question, 1))
        yield 2.7 if one.section == other.section else 0.0, 1.0
        yield from self._shared_words(roots(one.words), roots(other.words))
        yield 3.4, fuzz.token_set_ratio(one.words, other.words) / 100
        yield 2.8, fuzz.partial_ratio(one.words.casefold(), other.words.casefold()) / 100
        yield 1.1, float(bool(one.places & other.places))
        yield -0.5, float(bool(one.stage and other.stage and one.stage != other.stage))

    def _shared_words(self, one: frozenset[str], other: frozenset[str]) -> Iterator[tuple[float, float]]:
        shared, first, second = self._weight(one & other), self._weight(one), self._weight(other)
        yield 0.37, shared
        yield 3.3, shared / sqrt((first + 1) * (second + 1))
        yield 2.5, shared / (min(first, second) + 1)

    def _weight(self, found: Iterable[str]) -> float:
        return sum(self.weights.get(each, 0.0) for each in found)


def likeness(told: Iterable[Told]) -> Likeness:
    """Learn how rare each word is, and how many answers each question has."""
    everything = list(told)
    holds = Counter(each for one in everything for each in roots(one.words))
    weights = {each: log((len(everything) + 1) / (count + 0.5)) for each, count in holds.items()}
    return Likeness(weights, Counter(one.question for one in everything))


def alike(told: Iterable[Told], least: float = LIKELY) -> list[Alike]:
    """Every pair that may mean the same, the likeliest first. One voice on one day means what it says each time."""
    everything = {one.id: one for one in told}
    how = likeness(everything.values())
    pairs = (
        Alike(one, other, how.score(everything[one], everything[other]))
        for one, other in _worth_a_look(everything.values())
        if not _one_breath(everything[one], everything[other])
    )
    return sorted((found for found in pairs if found.score >= least), key=lambda found: -found.score)


def _one_breath(one: Told, other: Told) -> bool:
    return (one.voice, one.interview) == (other.voice, other.interview)


def _worth_a_look(everything: Iterable[Told]) -> set[tuple[str, str]]:
    """Pairs at the same question, or with a rare word in common: a store of years has too many others."""
    shelves: dict[tuple[str, str], list[str]] = {}
    for one in everything:
        keys = [("question", one.question), *(("root", each) for each in roots(one.words))]
        for key in keys:
            shelves.setdefault(key, []).append(one.id)
    return {
        pair(*both)
        for (what, _), held in shelves.items()
        if what == "question" or len(held) <= RARE
        for both in combinations(held, 2)
    }
