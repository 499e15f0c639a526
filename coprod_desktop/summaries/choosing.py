"""Which lines stand in a document, left to itself or as the people in the room chose, and in which order."""

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from coprod_desktop.questions.prints import STAGED_SLOTS
from coprod_desktop.questions.vocabulary import DOES_NOT_HELP
from coprod_desktop.summaries.lines import Group, Line, group_of

Places = tuple[Group, ...]
"""The places of a document that hold lines, in the order they are read."""

TARGET_WORDS = 220
MOST_WORDS = 300
"""A page with more words than this is not read in a minute."""
READ_FIRST_LINES = 3
FIRST_OF_ALL = (Group("read_first"), Group("safe"))
"""What stands on the page before anything else is considered."""

AT_THE_WORST = tuple(Group(column, "upset") for column in STAGED_SLOTS)
SAFE_AT_LEAST = 2

NO_HELP = "Does not help"


def label_of(line: Line) -> str:
    """The small heading that the line shares with others in its place."""
    helps_not = (
        line.section in ("dont", "please_dont") and line.works is not None and line.works <= DOES_NOT_HELP
    )
    return line.label or (NO_HELP if helps_not else "")


def best_first(lines: Iterable[Line], places: Places) -> list[Line]:
    """Lines in the page's order; inside a place, what works best first, then by rank. A statement stands once."""
    return in_page_order(sorted(lines, key=_goodness), places)


def in_page_order(lines: Iterable[Line], places: Places) -> list[Line]:
    """The page's places in their order, each with its lines as given; lines of one label stay together."""
    once: dict[str, Line] = {}
    for line in chain.from_iterable(_by_place(lines, places).values()):
        once.setdefault(line.id, line)
    return list(once.values())


def by_itself(candidates: Iterable[Line], places: Places) -> list[Line]:
    """All of the first lines and of what keeps safe, then the best of each place, round by round, to the target.

    The first round may go past the target, up to the most: a table without its "don't" says too little.
    """
    lines = best_first(candidates, places)
    taken = [*_at(FIRST_OF_ALL[0], lines)[:READ_FIRST_LINES], *_at(FIRST_OF_ALL[1], lines)]
    others = [line for line in lines if group_of(line) not in FIRST_OF_ALL]
    best = [there[0] for there in _by_place(others, places).values() if there]
    _take(taken, best, MOST_WORDS)
    _take(taken, [line for line in in_rounds(others, places) if line not in best], TARGET_WORDS)
    return in_page_order(taken, places)


def everything(candidates: Iterable[Line], places: Places) -> list[Line]:
    """All of them: for a document that may have as many pages as it needs."""
    return best_first(candidates, places)


def _take(taken: list[Line], lines: Iterable[Line], most: int) -> None:
    """Add each line with which the page still has at most so many words."""
    words = sum(line.word_count for line in taken)
    for line in lines:
        if words + line.word_count <= most:
            taken.append(line)
            words += line.word_count


def in_rounds(lines: Iterable[Line], places: Places) -> list[Line]:
    """The most needed first: lines to read first, what keeps safe, then each place's first line, its second, …

    A line for each thing to see, do and not do when it is too much comes before a third line about safety: where large
    words leave little room, a page without these would leave a reader alone at the worst moment.
    """
    there = _by_place(lines, places)
    read_first, safe = (there.pop(place, []) for place in FIRST_OF_ALL)
    worst = [there[place].pop(0) for place in AT_THE_WORST if there.get(place)]
    rounds = chain.from_iterable(zip_longest(*there.values()))
    needed = [*read_first, *safe[:SAFE_AT_LEAST], *worst, *safe[SAFE_AT_LEAST:]]
    return [*needed, *(line for line in rounds if line is not None)]


def as_chosen(candidates: Iterable[Line], chosen: Sequence[str], places: Places) -> list[Line]:
    """The chosen lines in the chosen order, at most three of them to read first. Unknown ids are not candidates."""
    by_id = {line.id: line for line in best_first(candidates, places)}
    lines = in_page_order((by_id[line_id] for line_id in chosen if line_id in by_id), places)
    one_too_many = _at(FIRST_OF_ALL[0], lines)[READ_FIRST_LINES:]
    return [line for line in lines if line not in one_too_many]


def _at(place: Group, lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if group_of(line) == place]


def _by_place(lines: Iterable[Line], places: Places) -> dict[Group, list[Line]]:
    found: dict[Group, list[Line]] = {place: [] for place in places}
    for line in lines:
        found[group_of(line)].append(line)
    return {place: _labels_together(there) for place, there in found.items()}


def _labels_together(lines: Sequence[Line]) -> list[Line]:
    labels = list(dict.fromkeys(["", *map(label_of, lines)]))
    return sorted(lines, key=lambda line: labels.index(label_of(line)))


def _goodness(line: Line) -> tuple[int, int]:
    works = line.works if line.section == "do" and line.works is not None else -1
    return (-works, line.rank)
