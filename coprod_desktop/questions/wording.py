"""How names, pronouns and days are written: into the fixed words of a question, never into anybody's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

PLACEHOLDERS = ("name", "they", "them", "their")
ANY_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
TITLES = frozenset(
    [
        "miss",
        "mr",
        "mrs",
        "ms",
        "mx",
        "dr",
        "prof",
        "sir",
        "nurse",
        "nanny",
        "auntie",
        "aunty",
        "aunt",
        "uncle",
    ]
)
"""What stands before a name and belongs to it, in small letters and without a full stop."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.?!…]\s+|\n)[\s\"'“‘(]*$")
_BETWEEN = re.compile(r"\s*(?:[/,;]|\bor\b|\band\b)\s*")


@dataclass(frozen=True)
class Pronouns:
    """Three forms: {they} can, with {them}, {their} day."""

    they: str
    them: str
    their: str


DEFAULT_PRONOUNS = Pronouns("they", "them", "their")
KNOWN_PRONOUNS = {
    "they": DEFAULT_PRONOUNS,
    "she": Pronouns("she", "her", "her"),
    "he": Pronouns("he", "him", "his"),
}


def possessive(name: str) -> str:
    """Isla → Isla’s, James → James’s."""
    return f"{name}’s"


def read_pronouns(typed: str, called: str) -> Pronouns:
    """The forms of what was typed: "she/her", "he/they" (the first leads), "xe/xem/xyr" as given.

    Two forms of one's own leave {their} to the name; one unknown word, or none, gives "they".
    """
    forms = [form for form in _BETWEEN.split(typed.strip().lower()) if form]
    if forms and forms[0] in KNOWN_PRONOUNS:
        return KNOWN_PRONOUNS[forms[0]]
    if len(forms) < 2:
        return DEFAULT_PRONOUNS
    return Pronouns(forms[0], forms[1], forms[2] if len(forms) > 2 else possessive(called))


@dataclass(frozen=True)
class Naming:
    """How a person is named. `called` is what they like to be called, `pronouns` as they typed them."""

    called: str
    pronouns: str = ""

    def fill(self, text: str) -> str:
        """`text` with {name} {they} {them} {their} filled in, once: what a name holds is never filled again.

        A pronoun that begins a sentence gets a capital letter; a name stays as its owner writes it.
        """
        forms = read_pronouns(self.pronouns, self.called)

        def put_in(found: re.Match[str]) -> str:
            if found[1] == "name":
                return self.called
            form: str = getattr(forms, found[1])
            begins = _SENTENCE_BEGINS.search(text[: found.start()])
            return form[:1].upper() + form[1:] if begins else form

        return _PLACEHOLDER.sub(put_in, text)


def unknown_placeholders(text: str) -> list[str]:
    """What stands in braces but can't be filled in."""
    return [found for found in ANY_PLACEHOLDER.findall(text) if not _PLACEHOLDER.fullmatch(found)]


def day_in_words(day: date) -> str:
    """22 Nov 2026, whatever language the computer speaks."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_a_row(names: Sequence[str]) -> str:
    """Names as they are said: Mira, Mum and Dad."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
