"""Finds everything that is wrong with a question set at once, so that nobody mends it one fault at a time."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from coprod_desktop.errors import InputError
from coprod_desktop.questions.answers import parse_answer
from coprod_desktop.questions.prints import Print, parse_print
from coprod_desktop.questions.set_lines import SetLines
from coprod_desktop.questions.slots import CHOOSERS
from coprod_desktop.questions.vocabulary import DANGER_QUESTION, VISIT_ORDER
from coprod_desktop.questions.wording import PLACEHOLDERS, unknown_placeholders

ANY_VISIT = "any"
MOST_WORDS = 20
MAY_BE_LONGER = (DANGER_QUESTION,)

Table = Mapping[str, Any]

_QUESTION_ID = re.compile(r"[A-Z]{1,2}[0-9]{1,3}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TYPE_WORDS = {str: "words in quotation marks", int: "a whole number", list: "a list [ ]"}


@dataclass(frozen=True)
class Fault:
    """One thing to mend. `place` is such as "question F1", `line` 0 when it isn't known."""

    place: str
    line: int
    text: str

    def told(self, file_name: str) -> str:
        """The fault as one line: "family_insight.toml, question F1, line 210: …"."""
        line = f"line {self.line}" if self.line else ""
        return ", ".join(part for part in (file_name, self.place, line) if part) + f": {self.text}"


@dataclass(frozen=True)
class Key:
    """What a table may say under one key: its type, whether it has to, and what else must hold."""

    type: type
    needed: bool = True
    check: Callable[[Table, Any], Iterable[str]] = lambda table, value: ()


def find_faults(tree: Table, lines: SetLines) -> list[Fault]:
    """Every fault of a parsed question set, in the order of the file; empty when it can be used."""
    return sorted(_Search(lines).of_set(tree), key=lambda fault: fault.line)


@dataclass
class _Search:
    lines: SetLines
    ids: dict[str, int] = field(default_factory=dict)
    section_ids: set[str] = field(default_factory=set)
    orders: list[tuple[str, str, int]] = field(default_factory=list)
    questions: int = 0

    def of_set(self, tree: Table) -> Iterator[Fault]:
        for key, text in _key_faults(tree, SET_KEYS):
            yield Fault("", self.lines.of_top(key), text)
        for index, section in enumerate(_tables(tree.get("section"))):
            yield from self.of_section(index, section)
        for place, wanted, line in self.orders:
            if wanted not in self.ids:
                yield Fault(place, line, f"answer: order(of={wanted}), but there is no question {wanted}")

    def of_section(self, index: int, section: Table) -> Iterator[Fault]:
        place = f"section {_shown(section, index)}"
        for key, text in _key_faults(section, SECTION_KEYS):
            yield Fault(place, self.lines.of_section(index, key), text)
        if section.get("id") in self.section_ids:
            yield Fault(place, self.lines.of_section(index, "id"), "this id is given to two sections")
        self.section_ids.add(str(section.get("id")))
        for question in _tables(section.get("question")):
            yield from self.of_question(self.questions, question)
            self.questions += 1

    def of_question(self, index: int, question: Table) -> Iterator[Fault]:
        place = f"question {_shown(question, index)}"
        for key, text in _key_faults(question, QUESTION_KEYS):
            yield Fault(place, self.lines.of_question(index, key), text)
        id_, line = str(question.get("id")), self.lines.of_question(index, "id")
        if id_ in self.ids:
            yield Fault(place, line, f"this id is given twice, first in line {self.ids[id_]}")
        self.ids.setdefault(id_, line)
        self._note_order(place, index, question)

    def _note_order(self, place: str, index: int, question: Table) -> None:
        for wanted in re.findall(r"\border\(of=(\w+)\)", str(question.get("answer"))):
            self.orders.append((place, wanted, self.lines.of_question(index, "answer")))


def _tables(value: object) -> list[Table]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _shown(table: Table, index: int) -> str:
    """The id of a table, or its number when it has none that can be shown."""
    id_ = table.get("id")
    return id_ if isinstance(id_, str) and id_ else f"number {index + 1}"


def _key_faults(table: Table, keys: Mapping[str, Key]) -> Iterator[tuple[str, str]]:
    """(key, fault) for each key that is unknown, missing, of the wrong type, or breaks its check."""
    for name in table.keys() - keys.keys():
        yield name, f"“{name}” is no key of this table. It may have: {', '.join(keys)}"
    for name, key in keys.items():
        value = table.get(name)
        if value in (None, "", []):
            if key.needed:
                yield name, f"“{name}” is missing"
        elif type(value) is not key.type:
            yield name, f"“{name}” must be {_TYPE_WORDS[key.type]}"
        else:
            yield from ((name, text) for text in key.check(table, value))


def _check_version(_: Table, version: int) -> Iterator[str]:
    if version < 1:
        yield "“version” counts up from 1"


def _check_slug(_: Table, text: str) -> Iterator[str]:
    if not _SLUG.fullmatch(text):
        yield "“id” must be small letters, digits and hyphens"


def _check_id(_: Table, text: str) -> Iterator[str]:
    if not _QUESTION_ID.fullmatch(text):
        yield "“id” must be a capital letter and a number, like F1"


def _check_visit(_: Table, visit: str) -> Iterator[str]:
    visits = (*VISIT_ORDER, ANY_VISIT)
    if visit not in visits:
        yield f"“visit” must be one of: {', '.join(visits)}"


def _check_wording(_: Table, text: str) -> Iterator[str]:
    for found in unknown_placeholders(text):
        known = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        yield f"{found} can’t be filled in; only {known} can"


def _check_asked(question: Table, text: str) -> Iterator[str]:
    yield from _check_wording(question, text)
    words = len(text.split())
    if words > MOST_WORDS and question.get("id") not in MAY_BE_LONGER:
        yield f"asks in {words} words; at most {MOST_WORDS} are heard as one thing"


def _check_answer(question: Table, text: str) -> Iterator[str]:
    yield from _check_wording(question, text)
    try:
        parse_answer(text)
    except InputError as error:
        yield from error.faults


def _check_list(question: Table, items: Collection[object]) -> Iterator[str]:
    for item in items:
        if not isinstance(item, str) or not item:
            yield "each entry of a list must be words in quotation marks"
        else:
            yield from _check_wording(question, item)


def _check_prints(_: Table, items: Collection[object]) -> Iterator[str]:
    places: list[Print] = []
    for item in items:
        try:
            places += [place] if (place := parse_print(str(item))) else []
        except InputError as error:
            yield f"prints: {error.message}"
    for document in {place.document for place in places}:
        slots = [place.slot for place in places if place.document == document]
        if len(slots) > 1 and frozenset(slots) not in CHOOSERS:
            yield f"prints: no rule picks one of {', '.join(slots)} in {document} for a statement"


def _check_tables(_: Table, items: Collection[object]) -> Iterator[str]:
    if not all(isinstance(item, Mapping) for item in items):
        yield "must be written as tables, [[section]] and [[section.question]]"


SET_KEYS = {
    "id": Key(str, check=_check_slug),
    "version": Key(int, check=_check_version),
    "title": Key(str),
    "section": Key(list, check=_check_tables),
}
SECTION_KEYS = {
    "id": Key(str, check=_check_slug),
    "title": Key(str, check=_check_wording),
    "question": Key(list, check=_check_tables),
}
QUESTION_KEYS = {
    "id": Key(str, check=_check_id),
    "visit": Key(str, check=_check_visit),
    "ask": Key(str, check=_check_asked),
    "ask_self": Key(str, needed=False, check=_check_asked),
    "answer": Key(str, check=_check_answer),
    "probes": Key(list, needed=False, check=_check_list),
    "asker_notes": Key(list, needed=False, check=_check_list),
    "prints": Key(list, needed=False, check=_check_prints),
}
