"""What a summary is made of: the lines that may stand on it and the facts around them, free of any store."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from coprod_desktop.questions.vocabulary import STAGES

SectionId = Literal["read_first", "safe", "best", "talking", "see", "do", "dont", "sets_off", "differently"]


@dataclass(frozen=True)
class Difference:
    """Two or more accounts of one thing. `accounts` are pairs of who and their words, the person's first."""

    topic: str
    accounts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """One statement that may stand on the page, in its agreed words.

    `words` are the short words where agreed, else verbatim. `works` is 0–4 or None. A lower `rank` stands first.
    `label` is a small heading that lines of one section share ("What matters to Isla"). `place` is the
    line's number in the order that first signs come, or None. A "differently" line carries its `difference`.
    """

    id: str
    section: SectionId
    stage: str | None
    words: str
    said_by: str
    works: int | None = None
    rank: int = 0
    label: str = ""
    place: int | None = None
    difference: Difference | None = None

    @property
    def word_count(self) -> int:
        """Words of the statement itself, or of both accounts; who said it is not counted."""
        if self.difference is None:
            return len(self.words.split())
        return len(self.difference.topic.split()) + sum(
            len(w.split()) for _who, w in self.difference.accounts
        )


@dataclass(frozen=True)
class PageFacts:
    """What stands round the lines. `photo` is a small JPEG or PNG. `audience_word` follows "for" in the foot.

    `stage_words` maps a stage id to the person's own word for it; a stage without one keeps the usual word.
    """

    called: str
    full_name: str
    made_on: date
    surname_initial: str = ""
    whole_name: bool = False
    setting: str = ""
    photo: bytes | None = None
    look_again_by: date | None = None
    ask_today: str = ""
    voices: tuple[str, ...] = ()
    audience_word: str = ""
    not_yet_asked: tuple[str, ...] = ()
    words_to_use: tuple[str, ...] = ()
    words_to_avoid: tuple[str, ...] = ()
    stage_words: dict[str, str] = field(default_factory=dict)
    draft: bool = False
    pronoun: str = "their"


@dataclass(frozen=True)
class Group:
    """One place on the page that holds lines: a section, or a section's part of one stage."""

    section: SectionId
    stage: str | None = None


STAGE_COLUMNS: tuple[SectionId, ...] = ("see", "do", "dont")
PAGE_ORDER: tuple[Group, ...] = (
    Group("read_first"),
    Group("safe"),
    Group("best"),
    Group("talking"),
    *(Group(column, stage.id) for stage in STAGES for column in STAGE_COLUMNS),
    Group("sets_off"),
    Group("differently"),
)
USUAL_STAGE: dict[str, str] = {"see": "settled", "do": "settled", "dont": "upset"}
"""Where a line of the table stands when nobody named a stage (questions/README.md, "Prints")."""


def group_of(line: Line) -> Group:
    """The place on the page where this line stands."""
    if line.section in STAGE_COLUMNS:
        return Group(line.section, line.stage or USUAL_STAGE[line.section])
    return Group(line.section)
