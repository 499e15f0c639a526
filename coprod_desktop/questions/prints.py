"""Where a question's statements stand in the documents, as its `prints` say it."""

import re
from dataclasses import dataclass

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import STAGE

NOWHERE_ELSE = "none"
NEVER = "never"
AS_TAGGED = "stage"
STAGED_SLOTS = ("see", "do", "dont")

PRINT_SLOTS: dict[str, frozenset[str]] = {
    "one-page": frozenset(
        {"header", "read-first", "safe", "best", "talking", "see", "do", "dont", "sets-off"}
    ),
    "early-signs": frozenset({"see", "do", "dont"}),
    "about-me": frozenset(
        {
            "matters-most",
            "people",
            "communicate",
            "wellness",
            "please-do",
            "please-dont",
            "support",
            "also",
        }
    ),
    "passport": frozenset({"dictionary", "understands", "yes-no-stop-pain", "message", "choices"}),
    "views": frozenset({"child", "parents"}),
    "now-next": frozenset(),
    "you-said": frozenset(),
    "what-we-agreed": frozenset(),
}
"""Document → its slots; a document without slots takes the whole question."""

_PRINT = re.compile(r"([a-z-]+)(?::([a-z-]+)(?:\(([a-z]+)\))?)?")


@dataclass(frozen=True)
class Print:
    """One place in a document. `stage` is where it stands unless the statement has its own."""

    document: str
    slot: str = ""
    stage: str | None = None


def parse_print(text: str) -> Print | None:
    """`one-page:see(early)` as a place; None for `none` and `never`. Raises InputError."""
    if text in (NOWHERE_ELSE, NEVER):
        return None
    found = _PRINT.fullmatch(text)
    if not found or found[1] not in PRINT_SLOTS:
        raise InputError(f"“{text}” names none of these documents: {', '.join(PRINT_SLOTS)}")
    document, slot, stage = found[1], found[2] or "", found[3]
    _check_slot(text, document, slot)
    _check_stage(text, slot, stage)
    return Print(document, slot, None if stage == AS_TAGGED else stage)


def _check_slot(text: str, document: str, slot: str) -> None:
    slots = PRINT_SLOTS[document]
    if slots and slot not in slots:
        raise InputError(f"“{text}” names none of the slots of {document}: {', '.join(sorted(slots))}")
    if slot and not slots:
        raise InputError(f"“{text}”: {document} has no slots")


def _check_stage(text: str, slot: str, stage: str | None) -> None:
    if stage and slot not in STAGED_SLOTS:
        raise InputError(f"“{text}”: only {', '.join(STAGED_SLOTS)} have a stage")
    if stage and stage not in (*STAGE, AS_TAGGED):
        raise InputError(f"“{text}”: the stage is none of {', '.join(STAGE)}")
    if slot == "see" and stage not in STAGE:
        raise InputError(f"“{text}”: see needs one of the stages {', '.join(STAGE)}")
