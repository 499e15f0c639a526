"""Brings a typed-up interview into the store: the whole sheet in one transaction, or nothing of it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session, col, select

from coprod_desktop.questions.vocabulary import ANSWERED, VISIT_ORDER
from coprod_desktop.store import records
from coprod_desktop.store.going import Going, Steps
from coprod_desktop.store.vault import Store
from coprod_desktop.work import concerns
from coprod_desktop.work.deeds import Changed, Doing, Place, Row, begin
from coprod_desktop.work.interviewing import Addition, Words, add_statements
from coprod_desktop.work.matching import NOTHING_CHOSEN, Choice, Match, chosen, match_in
from coprod_desktop.work.people import (
    ContributorFacts,
    add_person_in,
    fill_blanks_in,
    join_in,
    person_facts,
    rejoin_in,
)
from coprod_desktop.work.sheet_cells import same_name
from coprod_desktop.work.sheet_entries import ORDER, Entry, Sheet, Speaker, order_of
from coprod_desktop.work.sheet_rows import read_sheet
from coprod_desktop.work.sheet_worries import worry_of
from coprod_desktop.work.voices import Voice, voices

KINDS = frozenset(
    ("people", "interviews", "participants", "statements", "responses", "readback", "sharing", "review")
)
ROWS_EACH = 5
"""Rows of the store that a row of a sheet usually becomes."""
_FACT_WORDS = {
    "likes_to_be_called": "what they like to be called",
    "pronouns": "pronouns",
    "born": "a date of birth",
    "setting": "a setting",
}


@dataclass(frozen=True)
class Incoming:
    """A sheet without a fault that waits at the door."""

    sheet: Sheet = field(repr=False)
    digest: str
    match: Match


@dataclass(frozen=True)
class BroughtIn(Changed):
    """What came in. `told` are sentences for the practitioner; they quote nobody."""

    told: tuple[str, ...] = ()


def look_at(store: Store, data: bytes, going: Going | None = None) -> Incoming:
    """Read a sheet and find whom it is about; nothing is changed.

    Raises InputError with every fault by row and column, StoppedError.
    """
    sheet, digest = read_sheet(data, going), hashlib.sha256(data).hexdigest()
    with store.read() as session:
        return Incoming(sheet, digest, match_in(session, sheet.facts.person, digest))


def counts(sheet: Sheet) -> str:
    """What a sheet holds, as one sentence: "62 statements from 5 voices, 2 answers like “ask later”."."""
    said = sheet.statements
    ordinary = [one for one in sheet.entries if not one.question.kept_apart]
    found = [
        f"{_many(len(said), 'statement')} from {_many(len({one.speaker for one in said}), 'voice')}",
        _many(
            sum(one.state != ANSWERED.id for one in ordinary),
            "answer like “ask later”",
            "answers like “ask later”",
        ),
        _many(sum(bool(one.note) for one in ordinary), "private note"),
    ]
    return ", ".join(found[:1] + [words for words in found[1:] if words[:2] != "0 "]) + "."


def bring_in(
    store: Store, incoming: Incoming, choice: Choice = NOTHING_CHOSEN, going: Going | None = None
) -> BroughtIn:
    """Write the whole sheet in one transaction; it can be stopped until that is committed, and is then not there.

    Raises AmbiguousError when somebody has to choose first, InputError when the chosen person isn't the sheet's,
    StoppedError.
    """
    with store.session() as session:
        match = match_in(session, incoming.sheet.facts.person, incoming.digest)
        steps = Steps(going, ROWS_EACH * len(incoming.sheet.entries))
        done = _Writing(store, session, incoming, chosen(match, choice), steps).all()
        (going or Going()).reach(1.0)
        return done


class _Writing:
    """One sheet being written, in one open transaction."""

    def __init__(
        self, store: Store, session: Session, incoming: Incoming, person_id: str, steps: Steps
    ) -> None:
        self.store, self.session, self.sheet = store, session, incoming.sheet
        self.new_person = not person_id
        made = person_id or add_person_in(session, store, self.sheet.facts.person).made_id
        self.interview = self._interview(made, incoming.digest)
        self.doing = begin(store, session, Place(made, self.interview.id), steps)
        self.differing = [] if self.new_person else fill_blanks_in(self.doing, self.sheet.facts.person)
        self.ids = {one.row: records.new_id() for one in self.sheet.statements}
        # The separate part leaves no trace here: whoever only spoke there doesn't join the circle.
        heard = [one.speaker for one in self.sheet.entries if not one.question.kept_apart]
        self.voices = _speakers(self.doing, heard)

    def all(self) -> BroughtIn:
        """Write everything; what can be undone is the interview as a whole."""
        self._take_part()
        self._statements()
        self._answers()
        self._notes()
        self._review_by()
        worries = [worry_of(one, self.sheet) for one in self.sheet.entries if one.question.kept_apart]
        concerns.record_all_in(self.store, self.session, self.interview.person_id, worries)
        self._undoable()
        changed = self.doing.done("sheet", "Sheet brought in", made_id=self.interview.id)
        told = (f"{counts(self.sheet)[:-1]} came in.", *self.sheet.remarks, *_differing(self.differing))
        return BroughtIn(**{**vars(changed), "kinds": KINDS, "told": told})

    def _interview(self, person_id: str, digest: str) -> records.Interview:
        facts = self.sheet.facts
        interview = records.Interview(
            person_id=person_id,
            held_on=facts.held_on,
            place=facts.place,
            interviewer=facts.interviewer or self.store.practitioner,
            set_id=facts.question_set.id,
            set_version=facts.question_set.version,
            set_text=facts.question_set.text,
            visit=_visit(self.sheet),
            sheet_digest=digest,
            ended_at=records.now(),
        )
        self.session.add(interview)
        self.session.flush()
        return interview

    def _take_part(self) -> None:
        keys = {"interview_id": self.interview.id, "presence": "here"}
        present = [{**keys, "contributor_id": voice.id} for voice in self.voices.values()]
        self.doing.add_many(records.Participation, present)

    def _statements(self) -> None:
        said = self.sheet.statements
        by_ref = {one.ref: self.ids[one.row] for one in said if one.ref}
        additions = [self._addition(one, by_ref) for one in said]
        wordings = add_statements(self.store, self.session, self.interview, additions, self.doing.steps)
        words = [self._word(one, wordings) for one in said if one.read_back.word]
        self.doing.add_many(records.ReadBack, words)
        self.doing.add_many(
            records.Sharing, [self._sharing(one) for one in said if one.audiences is not None]
        )
        self.doing.add_many(records.SeenDifferently, _differences(said, self.ids, by_ref))

    def _addition(self, one: Entry, by_ref: Mapping[str, str]) -> Addition:
        said = self._words(one, by_ref)
        new = one.read_back.new_words
        then = replace(said, words=new) if new else None
        return Addition(one.question.id, said, one.ref, then, self.ids[one.row])

    def _words(self, one: Entry, by_ref: Mapping[str, str]) -> Words:
        fields = dict(one.fields)
        if ORDER in fields:
            fields[ORDER] = [by_ref[ref] for ref in order_of(one)]
        return Words(
            one.words,
            self.voices[one.speaker].id,
            stage=one.stage,
            places=one.places,
            works=one.works,
            fields=fields,
        )

    def _word(self, one: Entry, wordings: Mapping[str, str]) -> Row:
        return {
            "wording_id": wordings[self.ids[one.row]],
            "contributor_id": self.voices[one.speaker].id,
            "word": one.read_back.word,
        }

    def _sharing(self, one: Entry) -> Row:
        voice = self.voices[one.speaker]
        return {
            "person_id": self.interview.person_id,
            "statement_id": self.ids[one.row],
            "contributor_id": voice.id,
            "audiences": list(one.audiences or ()),
            "until": one.until,
            "decider": voice.decider,
            "decider_name": voice.decider_name,
        }

    def _answers(self) -> None:
        answers = [
            {
                "interview_id": self.interview.id,
                "question_id": one.question.id,
                "contributor_id": self.voices[one.speaker].id,
                "state": one.state,
            }
            for one in self.sheet.entries
            if one.state != ANSWERED.id and not one.question.kept_apart
        ]
        self.doing.add_many(records.Response, answers)

    def _notes(self) -> None:
        notes = [
            {
                "interview_id": self.interview.id,
                "question_id": question_id,
                "statement_id": statement_id,
                "words": words,
            }
            for question_id, statement_id, words in _notes_of(self.sheet, self.ids)
        ]
        self.doing.add_many(records.PrivateNote, notes)

    def _review_by(self) -> None:
        day = self.sheet.facts.review_by
        if day is None:
            return
        table = records.ReviewDate
        rows = select(table).where(table.person_id == self.interview.person_id).order_by(col(table.id).desc())
        last = self.session.exec(rows).first()
        keys = {"person_id": self.interview.person_id, "interview_id": self.interview.id}
        self.doing.step(table, keys, {"review_by": last.review_by if last else None}, {"review_by": day})

    def _undoable(self) -> None:
        """Undo takes the interview away, and the person with it if they came with it."""
        self.doing.restore.append((records.Interview, {"id": self.interview.id, "removed": True}))
        if self.new_person:
            person_id = self.interview.person_id
            self.doing.restore.append((records.Person, {"id": person_id, "removed": True}))


def _differences(said: Sequence[Entry], ids: Mapping[int, str], by_ref: Mapping[str, str]) -> list[Row]:
    """Two accounts that differ, or one whose other side isn't here; two rows that name each other are one."""
    found: dict[frozenset[str], Row] = {}
    for one in said:
        if one.read_back.disagrees:
            statement_id, other_id = ids[one.row], by_ref.get(one.about)
            pair = frozenset((statement_id, other_id or ""))
            found.setdefault(pair, {"statement_id": statement_id, "other_id": other_id})
    return list(found.values())


def _notes_of(sheet: Sheet, ids: Mapping[int, str]) -> Iterator[tuple[str, str | None, str]]:
    """(question, statement, note): a note stands with its words, those without words beside the question, in one."""
    beside: dict[str, list[str]] = {}
    for one in sheet.entries:
        if one.note and one.row in ids:
            yield one.question.id, ids[one.row], one.note
        elif one.note and not one.question.kept_apart:
            beside.setdefault(one.question.id, []).append(one.note)
    for question_id, notes in beside.items():
        yield question_id, None, "\n".join(notes)


def _speakers(doing: Doing, heard: Sequence[Speaker]) -> dict[Speaker, Voice]:
    """Everyone's voice: the person's own, that of the same name in the circle, or a new one."""
    person_id = doing.place.person_id
    known = voices(doing.session, person_id)
    own = next((voice for voice in known.values() if voice.is_person), None)
    by_name = {same_name(voice.name): voice for voice in reversed(known.values()) if not voice.is_person}
    found: dict[Speaker, str] = {}
    for speaker in dict.fromkeys(heard):
        voice = own if speaker.is_person else by_name.get(same_name(speaker.name))
        found[speaker] = voice.id if voice else join_in(doing, _facts_of(doing, speaker))
        rejoin_in(doing, found[speaker])
    now = voices(doing.session, person_id)
    return {speaker: now[voice_id] for speaker, voice_id in found.items()}


def _facts_of(doing: Doing, speaker: Speaker) -> ContributorFacts:
    if not speaker.is_person:
        return ContributorFacts(speaker.name, speaker.relationship)
    person = doing.session.get_one(records.Person, doing.place.person_id)
    return ContributorFacts(person_facts(person).called, speaker.relationship)


def _visit(sheet: Sheet) -> str:
    """The shortest visit that asks everything the sheet answers."""
    asked = {one.question.visit for one in sheet.entries}
    return next((visit for visit in reversed(VISIT_ORDER) if visit in asked), VISIT_ORDER[0])


def _differing(fields: Sequence[str]) -> Iterator[str]:
    told = [_FACT_WORDS[name] for name in fields]
    if told:
        yield f"The sheet gives {' and '.join(told)} that the store has otherwise; the store’s was kept."


def _many(count: int, what: str, more: str = "") -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {more or what + 's'}"
