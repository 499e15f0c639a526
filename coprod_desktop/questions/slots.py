"""Which one slot of a document a statement stands in, so that nothing stands twice on a page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coprod_desktop.questions.prints import STAGED_SLOTS, Print

if TYPE_CHECKING:  # the checks of a set ask here which slots can stand together
    from coprod_desktop.questions.question_set import Question

EVERYWHERE = "said"
"""The one section of a document that takes every statement, whatever question it answers."""
DEFAULT_STAGE = {"do": "settled", "dont": "upset"}
"""Where a statement stands that neither the question nor anybody gave a stage."""

_PAIN = re.compile(r"\b(pain(s|ful)?|hurt(s|ing)?|aches?|aching|sore)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Slot:
    """A section of a document: header, read_first, safe, best, talking, see, do, dont, sets_off and others.

    `stage` is set for see, do and dont alone.
    """

    section: str
    stage: str | None = None


@dataclass(frozen=True)
class Said:
    """What decides where a statement stands: its own stage and fields, its words, whether the person said it."""

    stage: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    words: str = ""
    by_person: bool = False


def one_page_slot(
    question: "Question",
    stage: str | None = None,
    fields: Mapping[str, object] | None = None,
    words: str = "",
) -> Slot | None:
    """Where a statement stands on the one page; None when this question isn't on it."""
    return slot_in("one-page", question, Said(stage, fields or {}, words))


def usual_stage(question: "Question") -> str:
    """The stage of a question that asks what is seen at one: its statements stand there unless somebody says else."""
    slot = one_page_slot(question)
    return slot.stage if slot and slot.stage and slot.section == "see" else ""


def slot_in(document: str, question: "Question", said: Said) -> Slot | None:
    """Where a statement stands in a document; None when this question isn't in it."""
    places = {place.slot: place for place in question.prints if place.document == document}
    if len(places) > 1:
        choose = CHOOSERS[frozenset(places)]
        return _standing(places[choose(said)], said.stage)
    return _standing(next(iter(places.values())), said.stage) if places else None


def _standing(place: Print, own_stage: str | None) -> Slot:
    section = place.slot.replace("-", "_") or EVERYWHERE
    if place.slot not in STAGED_SLOTS:
        return Slot(section)
    return Slot(section, own_stage or place.stage or DEFAULT_STAGE[place.slot])


def _pain_is_safety(said: Said) -> str:
    message = said.fields.get("message")
    is_pain = message == "pain" if message else bool(_PAIN.search(said.words))
    return "safe" if is_pain else "talking"


def _do_or_dont(said: Said) -> str:
    return "dont" if said.fields.get("do or don't") == "don't" else "do"


def _whose_view(said: Said) -> str:
    return "child" if said.by_person else "parents"


CHOOSERS: dict[frozenset[str], Callable[[Said], str]] = {
    frozenset({"talking", "safe"}): _pain_is_safety,
    frozenset({"do", "dont"}): _do_or_dont,
    frozenset({"child", "parents"}): _whose_view,
}
"""Slots that one question has in one document → the rule that picks one of them for a statement."""
