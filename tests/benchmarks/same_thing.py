"""How well the same thing said differently is found: precision and recall on pairs that people labelled."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from coprod_desktop import paths
from coprod_desktop.questions.question_set import builtin_sets
from coprod_desktop.work.interviews import USUAL_SET
from coprod_desktop.work.likeness import LIKELY, Told, alike
from coprod_desktop.work.sets import ABOUT_TALKING

DATA = Path(__file__).parents[1] / "data"
CASES = ("primary_school", "supported_living_adult", "teenager")
SAMPLES = paths.RESOURCES / "sample"
VISITS = {"1": SAMPLES, "2": SAMPLES / "second_visits"}
NOT_COMPARED = ("M5",)
PRECISION = 0.8
"""Wanted at half of the pairs found."""
Pair = frozenset[str]


@dataclass(frozen=True)
class Measured:
    """Of the pairs proposed, how many are the same (precision); of the same ones, how many proposed (recall)."""

    precision: float
    recall: float
    proposed: int
    same: int


def told(case: str) -> list[Told]:
    """The statements of both visits of a case; a statement's id is visit, question, speaker and words."""
    return [one for visit, folder in VISITS.items() for one in _read(folder / f"{case}.csv", visit)]


def labelled(file: str, case: str) -> set[Pair]:
    """The pairs that mean the same."""
    groups: dict[str, list[str]] = {}
    for row in _rows(DATA / file):
        if row["case"] == case:
            key = _id(row["visit"], row["question"], row["who"], row["words"])
            groups.setdefault(row["group"], []).append(key)
    return {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}


def measured(cases: Sequence[str] = CASES, least: float = LIKELY) -> Measured:
    """At one threshold, over all of these cases together."""
    proposed = right = same = 0
    for case in cases:
        wanted, unsure = judged(case)
        found = [frozenset((one.one, one.other)) for one in alike(told(case), least)]
        found = [pair for pair in found if pair not in unsure]
        proposed, same = proposed + len(found), same + len(wanted)
        right += sum(pair in wanted for pair in found)
    return Measured(right / max(proposed, 1), right / max(same, 1), proposed, same)


def judged(case: str) -> tuple[set[Pair], set[Pair]]:
    """Pairs that both labellers call the same, and those on which they differ: these count neither way."""
    first, second = labelled("same_thing.csv", case), labelled("same_thing_second_opinion.csv", case)
    return first & second, (first ^ second) | _unsure(case)


def at_recall(wanted: float) -> Measured:
    """At the highest threshold that reaches this recall."""
    steps = (step / 10 for step in range(80, -80, -1))
    return next(found for step in steps if (found := measured(least=step)).recall >= wanted)


def main() -> bool:
    """Print both figures, as shipped and at half of the pairs found; whether they keep their budget."""
    shipped, half = measured(), at_recall(0.5)
    print(
        f"the same thing, as proposed    precision {shipped.precision:.2f}  recall {shipped.recall:.2f}"
        f"  ({shipped.proposed} proposed, {shipped.same} labelled)"
    )
    print(f"the same thing, at recall 0.5  precision {half.precision:.2f}  recall {half.recall:.2f}")
    for case in CASES:
        found = measured([case])
        print(f"  {case:<26} precision {found.precision:.2f}  recall {found.recall:.2f}")
    return half.precision >= PRECISION


def _unsure(case: str) -> set[Pair]:
    return {
        frozenset(
            _id(*(row[f"{key}_{side}"] for key in ("visit", "question", "who", "words"))) for side in "ab"
        )
        for row in _rows(DATA / "same_thing_unsure.csv")
        if row["case"] == case
    }


def _read(file: Path, visit: str) -> Iterator[Told]:
    questions = builtin_sets()[USUAL_SET]
    for row in _rows(file):
        question = questions.find(row["question"])
        if question is None or not row["words"] or row["state"] not in ("", "answered"):
            continue
        if question.section_id in ABOUT_TALKING or question.id in NOT_COMPARED:
            continue
        places = frozenset(place.strip() for place in row["where"].split(";") if place.strip())
        key = _id(visit, question.id, row["who"], row["words"])
        yield Told(
            key,
            row["words"].strip(),
            question.id,
            question.section_id,
            row["stage"],
            places,
            row["who"],
            visit,
        )


def _id(visit: str, question: str, who: str, words: str) -> str:
    return "|".join((visit, question, who, words.strip()))


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)
