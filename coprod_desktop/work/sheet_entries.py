"""What a sheet says once it is read: who said what; and what doesn't go together within it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from coprod_desktop.questions.question_set import Question, QuestionSet
from coprod_desktop.questions.simple_kinds import Value
from coprod_desktop.questions.vocabulary import ANSWERED, SELF
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.sheet import Faults, Line
from coprod_desktop.work.sheet_cells import DISAGREE, ReadBackCell

ORDER = "order"
NEEDS_WORDS = ("stage", "where", "works", "share_with", "until", "read_back")
"""What says nothing about a row without words; not needed there, and said so."""
_NO_WORD = ReadBackCell()


@dataclass(frozen=True)
class Speaker:
    """Who said it. The person has no name here: they go by what they like to be called."""

    name: str
    relationship: str

    @property
    def is_person(self) -> bool:
        """Whether this is the person whom the conversation was about."""
        return self.relationship == SELF


@dataclass(frozen=True)
class Entry:
    """One thing that one voice said, or what became of the question for them. `audiences` None: not decided."""

    row: int
    question: Question
    speaker: Speaker
    state: str = ANSWERED.id
    words: str = field(default="", repr=False)
    stage: str = ""
    places: tuple[str, ...] = ()
    works: int | None = None
    fields: Mapping[str, Value] = field(default_factory=dict, repr=False)
    audiences: tuple[str, ...] | None = None
    until: date | None = None
    read_back: ReadBackCell = _NO_WORD
    about: str = ""
    ref: str = ""
    note: str = field(default="", repr=False)

    @property
    def is_statement(self) -> bool:
        """Whether something was said, and not to the separate part."""
        return bool(self.words or self.fields) and not self.question.kept_apart


@dataclass(frozen=True)
class SheetFacts:
    """What the @ rows say. `born` and `review_by` may be None."""

    person: PersonFacts
    held_on: date
    question_set: QuestionSet
    place: str = ""
    interviewer: str = ""
    review_by: date | None = None


@dataclass(frozen=True)
class Sheet:
    """A sheet without a fault. `remarks` are sentences about what was not needed, for the practitioner."""

    facts: SheetFacts
    entries: tuple[Entry, ...] = field(repr=False)
    remarks: tuple[str, ...] = ()

    @cached_property
    def statements(self) -> tuple[Entry, ...]:
        """What was said in the ordinary part."""
        return tuple(one for one in self.entries if one.is_statement)


def faults_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """What doesn't go together within one row, as (column, fault)."""
    says_something = bool(entry.words or entry.fields)
    if not says_something and entry.state == ANSWERED.id:
        yield "words", "this is empty. Give the words or fields, or a state such as ask_later"
    if not says_something and entry.read_back.new_words:
        yield "read_back", "there are no words in this row that could be changed"
    if entry.read_back.new_words and entry.read_back.new_words == entry.words:
        yield "read_back", "the new words are the same as the words. If they are right, it takes agreed"
    if entry.until is not None and not entry.audiences:
        yield "until", "this says until when, but share_with doesn’t say who may see it"
    if entry.about and not entry.read_back.disagrees:
        yield "about", f"this goes with {DISAGREE} in read_back, and nothing else"


def check_links(entries: Sequence[Entry], faults: Faults) -> None:
    """Refs are unique; what `about` and an order name is there."""
    by_ref: dict[str, Entry] = {}
    for entry in entries:
        if entry.ref and entry.ref in by_ref:
            faults.add(entry.row, "ref", f"row {by_ref[entry.ref].row} has the same")
        if entry.ref and entry.is_statement:
            by_ref.setdefault(entry.ref, entry)
    for entry in entries:
        if entry.about and by_ref.get(entry.about, entry) is entry:
            faults.add(entry.row, "about", "no other answer of this sheet has this ref")
        if any(_is_elsewhere(ref, entry, by_ref) for ref in order_of(entry)):
            faults.add(
                entry.row, "fields", f"an order names the refs of answers to {entry.question.answer.orders}"
            )


def order_of(entry: Entry) -> list[str]:
    """The refs that an answer puts in order."""
    refs = entry.fields.get(ORDER)
    return refs if isinstance(refs, list) else []


def _is_elsewhere(ref: str, entry: Entry, by_ref: Mapping[str, Entry]) -> bool:
    return ref not in by_ref or by_ref[ref].question.id != entry.question.answer.orders


def without_what_needs_words(entry: Entry) -> Entry:
    """A row without words keeps what became of the question, and the practitioner's note."""
    if entry.words or entry.fields or entry.question.kept_apart:
        return entry
    return Entry(entry.row, entry.question, entry.speaker, entry.state, note=entry.note)


def remarks(entries: Sequence[Entry], lines: Iterable[Line], dropped: int) -> tuple[str, ...]:
    """What was not needed or went elsewhere, in sentences for the practitioner; `dropped` characters among it."""
    return (*_dropped(dropped), *_not_needed(entries, lines), *_kept_apart(entries))


def _dropped(count: int) -> Iterator[str]:
    if count:
        characters = "1 invisible character was" if count == 1 else f"{count:,} invisible characters were"
        yield f"{characters} left out: no letter, sign or space."


def _not_needed(entries: Sequence[Entry], lines: Iterable[Line]) -> Iterator[str]:
    empty = {one.row for one in entries if not (one.words or one.fields or one.question.kept_apart)}
    for line in lines:
        given = [column for column in NEEDS_WORDS if line[column]]
        if line.row in empty and given:
            yield f"Row {line.row} has no words, so {' and '.join(given)} had nothing to say there."


def _kept_apart(entries: Sequence[Entry]) -> Iterator[str]:
    """How many isn't said: nothing counts them."""
    apart = [one for one in entries if one.question.kept_apart]
    if len(apart) == 1:
        yield "One answer about safety went to the separate part; its sharing and read back were ignored."
    elif apart:
        yield "Answers about safety went to the separate part; their sharing and read back were ignored."
