"""What was agreed about sharing, told to those who took part: of their page alone, never of what they may not see."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coprod_desktop.questions.vocabulary import AUDIENCES, DANGER_QUESTION
from coprod_desktop.questions.wording import in_a_row
from coprod_desktop.summaries.contents import Seen
from coprod_desktop.summaries.lines import Line
from coprod_desktop.work.background import BROUGHT_UP
from coprod_desktop.work.contents.ground import Ground
from coprod_desktop.work.contents.told import Told, lines
from coprod_desktop.work.eligibility import why_not
from coprod_desktop.work.interviews import usual_set
from coprod_desktop.work.said import Said

FIRST = ("N4", "N5", "J4", "M4", "I6", "K4")
"""The questions that agree something, in the order of what a family asks for first."""


def agreed(ground: Ground) -> Told:
    """The lines that print here, and who else may see what these readers see."""
    found = lines(ground)
    told = tuple(replace(line, rank=rank) for rank, line in enumerate(sorted(found.lines, key=_need)))
    parts = {"seen": tuple(_seen(ground)), "danger": danger(ground)}
    return Told(told, found.holds, found.no_place, parts)


def _need(line: Line) -> tuple[int, int]:
    """What was promised and allowed comes before who was there, on a page that can't hold all."""
    return FIRST.index(line.question) if line.question in FIRST else len(FIRST), line.rank


def danger(ground: Ground) -> str:
    """The one exception, as it is said first of all; to the person in words for them."""
    question = usual_set().question(DANGER_QUESTION)
    own = ground.wanted.audience == "person"
    return ground.person.fill(question.ask_self if own and question.ask_self else question.ask)


def _seen(ground: Ground) -> Iterator[Seen]:
    """Those who see the same parts are told of together."""
    by_titles: dict[tuple[str, ...], list[str]] = {}
    for audience in AUDIENCES:
        open_to = [one for one in ground.eligible if _may_see(one, audience.id, ground)]
        if open_to:
            by_titles.setdefault(_titles(open_to, ground), []).append(ground.person.fill(audience.who))
    every_title = _titles(ground.eligible, ground)
    for titles, who in by_titles.items():
        but = tuple(title for title in every_title if title not in titles)
        yield Seen(in_a_row(tuple(who)), titles, but)


def _titles(some: Sequence[Said], ground: Ground) -> tuple[str, ...]:
    ordered = sorted(some, key=ground.behind.place)
    return tuple(dict.fromkeys(_title(one, ground) for one in ordered))


def _may_see(one: Said, audience: str, ground: Ground) -> bool:
    """Whether it could stand on a page for this audience."""
    return not why_not(one, replace(ground.page, audience=audience, reader="", draft=False))


def _title(one: Said, ground: Ground) -> str:
    question = ground.behind.question(one)
    return ground.person.fill(question.section_title) if question else BROUGHT_UP
