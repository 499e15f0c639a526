"""“What would school see?”: the lines that may stand on a page for an audience today, and a sentence about the rest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from coprod_desktop.questions.vocabulary import AUDIENCE
from coprod_desktop.questions.wording import in_a_row
from coprod_desktop.ui.together.sharing.lines import Line
from coprod_desktop.work.eligibility import Page, why_not
from coprod_desktop.work.people import PersonFacts

EVERYTHING = ""
CYCLE = (EVERYTHING, "school", "family", "lead", "health", "social_care", "person")
"""The order in which one key goes through the readers and back to everything."""
_CALLED = {
    "family": "family",
    "school": "school",
    "lead": "the SENCO or manager",
    "health": "the health team",
    "social_care": "social care",
}
OTHERWISE = ("is left out for another reason", "are left out for another reason")
REST: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("not_read_back",), "is not read back yet", "are not read back yet"),
    (("not_sure",), "waits because the speaker is not sure", "wait because the speaker is not sure"),
    (("undecided",), "is not decided", "are not decided"),
    (("withdrawn",), "was withdrawn", "were withdrawn"),
    (("not_for_them",), "is kept from {who}", "are kept from {who}"),
    (
        ("excepted",),
        "is kept back because one of them is left out by name",
        "are kept back because one of them is left out by name",
    ),
    (("ended",), "has ended", "have ended"),
    (("said_again",), "was said again in newer words", "were said again in newer words"),
)
"""Reasons of eligibility and how so many lines are told: one, several. All others are told as OTHERWISE."""


def called(audience: str, person: PersonFacts) -> str:
    """Readers in the middle of a sentence: “school”, “the health team”, the person's name."""
    return _CALLED.get(audience) or person.fill(AUDIENCE[audience].who)


def question(audience: str, person: PersonFacts) -> str:
    """“What would school see?”"""
    return f"What would {called(audience, person)} see?" if audience else "Show everything"


def after(audience: str) -> str:
    """Where the key goes next."""
    return CYCLE[(CYCLE.index(audience) + 1) % len(CYCLE)]


def seen(lines: Iterable[Line], page: Page) -> list[Line]:
    """The lines that may stand on this page."""
    return [line for line in lines if line.one is not None and not why_not(line.one, page)]


def sentence(lines: Sequence[Line], page: Page, person: PersonFacts) -> str:
    """“School would see 42 of these 86. 12 are not read back yet and 32 are kept from school.” It adds up."""
    who = called(page.audience, person)
    counts = Counter(why_not(line.one, page) for line in lines if line.one is not None)
    rest = [_told(sum(counts[key] for key in keys), words, who) for keys, *words in REST]
    named = {"", *chain.from_iterable(keys for keys, *_ in REST)}
    rest.append(_told(sum(count for key, count in counts.items() if key not in named), OTHERWISE, who))
    begins = who[:1].upper() + who[1:]
    first = f"{begins} would see {counts['']} of these {len(lines)}."
    told = in_a_row([part for part in rest if part])
    return f"{first} {told}." if told else first


def _told(count: int, words: Sequence[str], who: str) -> str:
    one, several = words
    return f"{count} {(one if count == 1 else several).format(who=who)}" if count else ""
