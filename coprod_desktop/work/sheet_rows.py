"""What the rows of a sheet mean: facts of one interview, and what each voice said; or every fault, and nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from coprod_desktop.errors import InputError
from coprod_desktop.questions.fields import parse_fields
from coprod_desktop.questions.question_set import Question, QuestionSet, builtin_sets
from coprod_desktop.questions.simple_kinds import Telling, Value
from coprod_desktop.questions.vocabulary import ANSWERED, SELF
from coprod_desktop.store.going import Going, Steps
from coprod_desktop.work import sheet_cells as cells
from coprod_desktop.work.interviews import USUAL_SET
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.sheet import COLUMNS, Faults, Line, read_lines
from coprod_desktop.work.sheet_cells import ReadBackCell, same_name
from coprod_desktop.work.sheet_entries import (
    Entry,
    Sheet,
    SheetFacts,
    Speaker,
    check_links,
    faults_of,
    remarks,
    without_what_needs_words,
)

T = TypeVar("T")

FACTS: dict[str, Callable[[str], Any]] = {
    "@name": cells.read_name,
    "@likes_to_be_called": cells.read_name,
    "@born": cells.read_day,
    "@pronouns": cells.read_name,
    "@setting": cells.read_note,
    "@date": cells.read_day,
    "@place": cells.read_note,
    "@interviewer": cells.read_name,
    "@question_set": cells.read_question_set,
    "@review_by": cells.read_day,
}
NEEDED_FACTS = ("@name", "@date")
_NOWHERE: tuple[str, ...] = ()
IGNORED_APART = ("share_with", "until", "read_back", "about")
"""What the separate part has no use for (spreadsheet.md, M5)."""


def read_sheet(data: bytes, going: Going | None = None) -> Sheet:
    """The sheet that these bytes hold.

    Raises InputError with every fault, by row and column, and no words; StoppedError.
    """
    faults = Faults()
    lines, dropped = read_lines(data, faults)
    reading = _Reading(lines, faults)
    entries = tuple(_entries(reading, Steps(going, len(reading.said))))
    check_links(entries, faults)
    faults.refuse()
    kept = tuple(without_what_needs_words(one) for one in entries)
    return Sheet(reading.sheet_facts(), kept, remarks(entries, reading.said, dropped))


def _entries(reading: "_Reading", steps: Steps) -> Iterator[Entry]:
    for line in reading.said:
        steps.more()
        if entry := reading.entry(line):
            yield entry


class _Reading:
    """A sheet being read: its facts first, since questions and fields depend on them."""

    def __init__(self, lines: Iterable[Line], faults: Faults) -> None:
        self.faults = faults
        self._read: dict[tuple[Callable[[str], Any], str], Any] = {}
        everything = list(lines)
        self.said = [line for line in everything if not line["question"].startswith("@")]
        self.facts = self._facts([line for line in everything if line["question"].startswith("@")])
        self.question_set = self._question_set()
        self.voices = _Voices(self.said, faults)
        self.telling = Telling(self._person().fill)

    def entry(self, line: Line) -> Entry | None:
        """One row; None when its question isn't known, which is a fault by then."""
        question = self._question(line)
        if question is not None and question.kept_apart:
            line = Line(line.row, {**line.cells, **dict.fromkeys(IGNORED_APART, "")})
        values = {
            "state": self._cell(line, "state", cells.read_state, ANSWERED.id),
            "words": self._cell(line, "words", cells.read_words, ""),
            "stage": self._cell(line, "stage", cells.read_stage, ""),
            "places": self._cell(line, "where", cells.read_list, _NOWHERE),
            "works": self._cell(line, "works", cells.read_works, None),
            "audiences": self._cell(line, "share_with", cells.read_audiences, None),
            "until": self._cell(line, "until", cells.read_day, None),
            "read_back": self._cell(line, "read_back", cells.read_back, ReadBackCell()),
            "note": self._cell(line, "private_note", cells.read_words, ""),
        }
        speaker = self.voices.of(line)
        if question is None:
            return None
        kept: dict[str, Any] = {"fields": self._fields(line, question), **values}
        entry = Entry(line.row, question, speaker, about=line["about"], ref=line["ref"], **kept)
        self._check(entry)
        return entry

    def sheet_facts(self) -> SheetFacts:
        """The facts, once there is no fault."""
        get = self.facts.get
        return SheetFacts(
            self._person(),
            self.facts["@date"],
            self.question_set or builtin_sets()[USUAL_SET],
            get("@place", ""),
            get("@interviewer", ""),
            get("@review_by"),
        )

    def _person(self) -> PersonFacts:
        get = self.facts.get
        return PersonFacts(
            get("@name", ""),
            get("@likes_to_be_called", ""),
            get("@pronouns", ""),
            get("@born"),
            get("@setting", ""),
        )

    def _facts(self, lines: Iterable[Line]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        seen: dict[str, int] = {}
        for line in lines:
            key = line["question"].casefold()
            if key not in FACTS:
                self.faults.add(line.row, "question", f"takes a question’s id, or one of {', '.join(FACTS)}")
            elif key in seen:
                self.faults.add(line.row, "question", f"row {seen[key]} says {key} already")
            elif line["words"]:
                found[key] = self._cell(line, "words", FACTS[key], None)
            seen.setdefault(key, line.row)
            self._check_alone(line)
        for key in NEEDED_FACTS:
            if key not in found:
                self.faults.add(seen.get(key, 1), "words", f"{key} is missing. A sheet needs a row for it")
        return {key: value for key, value in found.items() if value is not None}

    def _check_alone(self, line: Line) -> None:
        for column in COLUMNS:
            if column not in ("question", "words") and line[column]:
                self.faults.add(line.row, column, "a row that begins with @ holds nothing but words")

    def _question_set(self) -> QuestionSet | None:
        """The set; None when the sheet names one that isn't there, so that no question can be looked up."""
        usual = builtin_sets()[USUAL_SET]
        chosen: QuestionSet | None = self.facts.get("@question_set", usual)
        return chosen

    def _question(self, line: Line) -> Question | None:
        found = self.question_set.find(line["question"]) if self.question_set else None
        if found is None and self.question_set is not None:
            name = f"{self.question_set.id}, version {self.question_set.version}"
            self.faults.add(line.row, "question", f"there is no such question in {name}")
        return found

    def _fields(self, line: Line, question: Question) -> dict[str, Value]:
        try:
            return parse_fields(question, line["fields"], self.telling)
        except InputError as error:
            for fault in error.faults:
                self.faults.add(line.row, "fields", fault)
            return {}

    def _cell(self, line: Line, column: str, read: Callable[[str], T], otherwise: T) -> T:
        """What a cell says; the keys that fill most columns are read once, not in each of thousands of rows."""
        key = (read, line[column])
        if key in self._read:
            found: T = self._read[key]
            return found
        try:
            found = read(line[column])
        except InputError as error:
            self.faults.add(line.row, column, error.message)
            return otherwise
        self._read[key] = found
        return found

    def _check(self, entry: Entry) -> None:
        for column, what in faults_of(entry):
            self.faults.add(entry.row, column, what)


class _Voices:
    """Who speaks in a sheet: a short name is one voice throughout, and `self` is the person."""

    def __init__(self, lines: Sequence[Line], faults: Faults) -> None:
        self.faults = faults
        self._named: dict[str, tuple[str, str, int]] = {}
        self._person: set[str] = set()
        for line in lines:
            self._meet(line)

    def _meet(self, line: Line) -> None:
        key, relationship = same_name(line["who"]), cells.read_relationship(line["relationship"])
        if relationship == SELF:
            self._person.add(key)
        elif key and relationship:
            _, known, row = self._named.setdefault(key, (line["who"], relationship, line.row))
            if known.casefold() != relationship.casefold():
                self.faults.add(line.row, "relationship", f"row {row} says another one of the same voice")

    def of(self, line: Line) -> Speaker:
        """The voice of a row; one without a relationship is looked up in the rows that have one."""
        key, relationship = same_name(line["who"]), cells.read_relationship(line["relationship"])
        is_person = key in self._person and key not in self._named and not relationship
        if relationship == SELF or is_person:
            return Speaker("", SELF)
        if not key:
            self.faults.add(line.row, "who", "this says who spoke, and is empty")
        name, known, _ = self._named.setdefault(key, (line["who"], relationship, line.row))
        try:
            return Speaker(cells.read_name(name), known)
        except InputError as error:
            self.faults.add(line.row, "who", error.message)
            return Speaker("", known)
