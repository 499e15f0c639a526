"""A versioned set of questions: what is asked, in which order, and what each answer can hold."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from coprod_desktop import paths
from coprod_desktop.errors import InputError
from coprod_desktop.questions.answers import Answer, parse_answer
from coprod_desktop.questions.prints import NEVER, Print, parse_print
from coprod_desktop.questions.set_checks import ANY_VISIT, Fault, find_faults
from coprod_desktop.questions.set_lines import SetLines

_TOML_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)


@dataclass(frozen=True)
class Question:
    """One question. Its id never changes meaning; `place` is its number in the set's order, from 0.

    `ask_self` is put to the person, and empty when it isn't; `asker_notes` are for the practitioner only.
    """

    id: str
    place: int
    section_id: str
    section_title: str
    visit: str
    ask: str
    ask_self: str
    answer: Answer
    probes: tuple[str, ...]
    asker_notes: tuple[str, ...]
    prints: tuple[Print, ...]
    kept_apart: bool
    """Never in any document, list, search or count: it goes to the separate safeguarding part."""

    @property
    def on_route(self) -> bool:
        """Whether a visit can ask it in its turn."""
        return self.visit != ANY_VISIT


@dataclass(frozen=True)
class Section:
    """Questions that stand together under one title that the family sees."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class QuestionSet:
    """A question set as it was asked. `text` is the whole TOML, which an interview keeps."""

    id: str
    version: int
    title: str
    sections: tuple[Section, ...]
    text: str = field(repr=False)
    _by_id: dict[str, Question] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id.update((one.id, one) for section in self.sections for one in section.questions)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order they are asked."""
        return tuple(self._by_id.values())

    def find(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        return self._by_id.get(question_id)

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises InputError when the set has none."""
        if question_id not in self._by_id:
            raise InputError(f"The question set {self.id}, version {self.version}, has no such question.")
        return self._by_id[question_id]


def load_question_set(file: Path) -> QuestionSet:
    """The question set of a TOML file. Raises InputError, with every fault, when it can't be used."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError:
        raise InputError(f"{file.name} can’t be read. Check that it is still there.") from None
    except UnicodeDecodeError:
        raise InputError(f"{file.name} isn’t written in UTF-8. Save it again as UTF-8.") from None
    return parse_question_set(text, file.name)


def parse_question_set(text: str, file_name: str) -> QuestionSet:
    """The question set of a TOML text.

    Raises InputError; each of its faults names the file, the question and the line.
    """
    lines = SetLines(text)
    tree = _read_toml(text, file_name, lines)
    _raise_faults(find_faults(tree, lines), file_name)
    return _build(tree, text)


@cache
def builtin_sets() -> dict[str, QuestionSet]:
    """The question sets that ship with the program, by id; read at the first call."""
    found = (load_question_set(file) for file in sorted(paths.QUESTION_SETS.glob("*.toml")))
    return {one.id: one for one in found}


def _read_toml(text: str, file_name: str, lines: SetLines) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _raise_faults([_toml_fault(str(error), text, lines)], file_name)
        raise


def _toml_fault(message: str, text: str, lines: SetLines) -> Fault:
    found = _TOML_PLACE.fullmatch(message)
    line = int(found[2]) if found and found[2] else text.count("\n") + 1
    question = lines.question_at(line)
    what = found[1] if found else message
    return Fault(f"question {question}" if question else "", line, f"this isn’t TOML: {what}")


def _raise_faults(faults: list[Fault], file_name: str) -> None:
    if faults:
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        message = f"{file_name} can’t be used as a question set: it has {count}. Nothing was changed."
        raise InputError(message, [fault.told(file_name) for fault in faults])


def _build(tree: dict[str, Any], text: str) -> QuestionSet:
    sections: list[Section] = []
    place = 0
    for table in tree["section"]:
        asked = [_question(one, table, place + number) for number, one in enumerate(table["question"])]
        sections.append(Section(table["id"], table["title"], tuple(asked)))
        place += len(asked)
    return QuestionSet(tree["id"], tree["version"], tree["title"], tuple(sections), text)


def _question(table: dict[str, Any], section: dict[str, Any], place: int) -> Question:
    prints = table.get("prints", [])
    return Question(
        id=table["id"],
        place=place,
        section_id=section["id"],
        section_title=section["title"],
        visit=table["visit"],
        ask=table["ask"],
        ask_self=table.get("ask_self", ""),
        answer=parse_answer(table["answer"]),
        probes=tuple(table.get("probes", ())),
        asker_notes=tuple(table.get("asker_notes", ())),
        prints=tuple(found for one in prints if (found := parse_print(one))),
        kept_apart=NEVER in prints,
    )
