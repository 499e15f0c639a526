"""The lines that may stand in a document and the facts around them, free of any store."""

from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.questions.prints import STAGED_SLOTS
from coprod_desktop.questions.slots import DEFAULT_STAGE

USUAL_STAGE = {"see": "settled", **DEFAULT_STAGE}
"""Where a line stands when nobody named a stage (questions/README.md, "Prints")."""


@dataclass(frozen=True)
class Difference:
    """Two or more accounts of one thing. `accounts` are pairs of who and their words, the person's first.

    `came_of` is what came of talking about it, and `agreed` the words that both agreed on, if they did.
    """

    topic: str
    accounts: tuple[tuple[str, str], ...]
    came_of: str = ""
    agreed: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that was said: each account, and what came of it."""
        return (*(words for _who, words in self.accounts), self.came_of, self.agreed)


@dataclass(frozen=True)
class Line:
    """One statement that may stand in a document, in its agreed words.

    `words` are the short words where agreed, else verbatim. `section` is the document's slot, `stage` set where it
    has stages. `works` is 0–4 or None. A lower `rank` stands first. `label` is a small heading that lines of one
    section share ("What matters to Isla"). `place` is the line's number in the order that first signs come, or None.
    A "differently" line carries its `difference`; elsewhere `differs` names who sees it differently. `parts` are the
    answer's own fields, key → words. `ordered`: the signs stand in its order. `group` tells whose voice it
    is (self, family, school …), `voices` names them as the foot of a document does. A first sign on the ladder says
    how long it comes `after` the one before, and names the lines of what `helps` then and what makes it `worse`.
    """

    id: str
    section: str
    stage: str | None
    words: str
    said_by: str
    works: int | None = None
    rank: int = 0
    label: str = ""
    place: int | None = None
    difference: Difference | None = None
    differs: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    ordered: bool = False
    group: str = ""
    question: str = ""
    voices: tuple[str, ...] = ()
    after: str = ""
    helps: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()

    def part(self, key: str) -> str:
        """What was told in one field of the answer; empty when nothing was."""
        return next((words for name, words in self.parts if name == key), "")

    @property
    def word_count(self) -> int:
        """Words of the statement itself, or of both accounts; who said it is not counted."""
        if self.difference is None:
            return len(self.words.split())
        return len(self.difference.topic.split()) + sum(len(w.split()) for w in self.difference.words)


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
    stage_words: dict[str, str] = field(default_factory=dict)
    draft: bool = False
    pronoun: str = "their"
    practitioner: str = ""


@dataclass(frozen=True)
class Group:
    """One place in a document that holds lines: a section, or a section's part of one stage."""

    section: str
    stage: str | None = None


def group_of(line: Line) -> Group:
    """The place in its document where this line stands: stages part only what is seen and done at each of them."""
    if line.section in STAGED_SLOTS:
        return Group(line.section, line.stage or USUAL_STAGE[line.section])
    return Group(line.section)
