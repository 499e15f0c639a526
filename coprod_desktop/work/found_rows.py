"""What was found, as a list shows it: each statement with where it stands, and the words round what was typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from coprod_desktop.questions.vocabulary import DANGER_QUESTION, READ_BACK_WORD, TOPIC_PREFIX
from coprod_desktop.store import records, search
from coprod_desktop.store.search_terms import Typed, spans
from coprod_desktop.work.decisions import Decisions, Shared
from coprod_desktop.work.interviews import usual_set
from coprod_desktop.work.newest import newest_beside
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.sitting import ALONE_QUESTIONS
from coprod_desktop.work.spoken import STANDS
from coprod_desktop.work.voices import Voice

BEFORE, AROUND = 40, 220
"""Letters of a long statement that show before the first hit, and in all."""
OWN_TOPIC, OWN_TOPICS_TITLE = "A topic of their own", "Topics of their own"
Part = tuple[str, bool]
"""A piece of a text, and whether it is a hit."""


@dataclass(frozen=True)
class StatementRow:
    """A statement that was found. `marks` say in words what is special: left out, seen by nobody else."""

    id: str
    interview_id: str
    person_id: str
    person_name: str
    voice: Voice
    question_id: str
    question: str
    section: str
    stage: str
    stage_word: str
    held_on: date
    parts: tuple[Part, ...]
    marks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is shown of its words."""
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True)
class NameRow:
    """Somebody whose name was found; `circle_of` names the person whose circle a voice belongs to."""

    person_id: str
    parts: tuple[Part, ...]
    circle_of: str = ""
    relationship: str = ""

    @property
    def words(self) -> str:
        """The name."""
        return "".join(text for text, _ in self.parts)


def _details() -> Any:  # noqa: ANN401 - SQLAlchemy's own select type
    statement, standing, wording = records.Statement, records.Standing, records.Wording
    voice, person, read = records.Contributor, records.Person, records.ReadBack
    short, topic, interview = records.ShortWords, records.Topic, records.Interview
    columns: Any = (
        *(statement.id, statement.interview_id, statement.person_id, interview.held_on),
        *(standing.question_id, wording.words, wording.fields, wording.places, wording.stage),
        col(person.name).label("person_name"),
        *(person.likes_to_be_called, person.pronouns, person.stage_words),
        col(voice.id).label("voice_id"),
        col(voice.name).label("voice_name"),
        *(voice.relationship, voice.place, voice.decider, voice.decider_name),
        func.coalesce(read.word, "").label("word"),
        func.coalesce(short.words, "").label("short_words"),
        func.coalesce(topic.words, "").label("topic"),
    )
    return (
        select(*columns)
        .select_from(statement)
        .join(standing, STANDS)
        .join(wording, col(wording.id) == col(standing.wording_id))
        .join(voice, col(voice.id) == col(wording.contributor_id))
        .join(person, col(person.id) == col(statement.person_id))
        .join(interview, col(interview.id) == col(statement.interview_id))
        .outerjoin(topic, col(topic.id) == func.substr(standing.question_id, len(TOPIC_PREFIX) + 1))
        .outerjoin(*newest_beside(short, wording_id=col(wording.id)))
        .outerjoin(*newest_beside(read, wording_id=col(wording.id)))
    )


_DETAILS = _details()


def rows(session: Session, ids: Sequence[str], text: Typed) -> Iterable[StatementRow]:
    """These statements in their order; what was answered alone, and what only was ticked, is on no list."""
    if not ids:
        return
    found = {row.id: row for row in session.exec(_DETAILS.where(col(records.Statement.id).in_(ids)))}
    decided = Decisions.on(session, ids, {row.interview_id for row in found.values()})
    for one in ids:
        row = found.get(one)
        if row is not None and not _is_for_no_list(row):
            yield _row(row, text, decided.about(one, row.interview_id, row.question_id, row.voice_id))


def _is_for_no_list(row: Any) -> bool:  # noqa: ANN401 - a row of _DETAILS
    return row.question_id in ALONE_QUESTIONS or (row.question_id == DANGER_QUESTION and not row.words)


def _row(row: Any, text: Typed, shared: Shared | None) -> StatementRow:  # noqa: ANN401 - a row of _DETAILS
    voice = Voice(row.voice_id, row.voice_name, row.relationship, row.place, row.decider, row.decider_name)
    facts = PersonFacts(row.person_name, row.likes_to_be_called, row.pronouns, stage_words=row.stage_words)
    question, section = where(row.question_id, facts, row.topic)
    return StatementRow(
        row.id,
        row.interview_id,
        row.person_id,
        row.person_name,
        voice,
        row.question_id,
        question,
        section,
        row.stage,
        (facts.stage_words or {}).get(row.stage, ""),
        row.held_on,
        snippet(_told(row, text), text),
        _marks(row, voice, shared),
    )


def where(question_id: str, facts: PersonFacts, topic: str = "") -> tuple[str, str]:
    """The question and its section, in this person's name."""
    if question_id.startswith(TOPIC_PREFIX):
        return topic or OWN_TOPIC, OWN_TOPICS_TITLE
    question = usual_set().find(question_id)
    if question is None:
        return question_id, ""
    return facts.fill(question.ask), facts.fill(question.section_title)


def _told(row: Any, text: Typed) -> str:  # noqa: ANN401 - a row of _DETAILS
    """The words; and behind them, of what goes with them, that in which the hits are."""
    beside = (row.short_words, *row.places, *_texts_in(row.fields))
    shown = [one for one in beside if one and spans(one, text)]
    return " · ".join([row.words, *shown] if row.words else [*shown] or list(_texts_in(row.fields)))


def _texts_in(value: object) -> Iterable[str]:
    """The texts in an answer of parts; the ids in it are no words."""
    if isinstance(value, str):
        if not (len(value) == 32 and set(value) <= set("0123456789abcdef")):
            yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts_in(one)


def _marks(row: Any, voice: Voice, shared: Shared | None) -> tuple[str, ...]:  # noqa: ANN401
    marks = [READ_BACK_WORD["left_out"].word] if row.word == "left_out" else []
    if shared is not None and shared.withdrawn:
        marks.append("Taken back")
    elif shared is not None and shared.rightly_decided and not shared.audiences:
        marks.append(f"Only for {voice.name}")
    return tuple(marks)


def snippet(words: str, wanted: Typed) -> tuple[Part, ...]:
    """The words round the first hit, in pieces that are hits and pieces that aren't."""
    words = " ".join(words.split())
    hits = spans(words, wanted)
    start = max(0, (hits[0][0] if hits else 0) - BEFORE)
    start = 0 if len(words) <= AROUND else _word_begins(words, start)
    end = min(len(words), start + AROUND)
    end = len(words) if end == len(words) else max(words.rfind(" ", start, end), start + AROUND // 2)
    parts: list[Part] = [("… ", False)] if start else []
    at = start
    for begin, stop in hits:
        if begin < at or stop > end:
            continue
        parts += [(words[at:begin], False), (words[begin:stop], True)]
        at = stop
    parts.append((words[at:end], False))
    parts += [(" …", False)] if end < len(words) else []
    return tuple(part for part in parts if part[0])


def _word_begins(words: str, at: int) -> int:
    return words.rfind(" ", 0, at) + 1


def name_rows(session: Session, named: Sequence[search.Named], text: Typed) -> Iterable[NameRow]:
    """These people and voices in their order."""
    person, voice = records.Person, records.Contributor
    ids = [one.person_id for one in named]
    columns: Any = (person.id, person.name, person.likes_to_be_called)
    people = {row.id: row for row in session.exec(select(*columns).where(col(person.id).in_(ids)))}
    voices = select(voice).where(col(voice.id).in_([one.contributor_id for one in named]))
    circle = {row.id: row for row in session.exec(voices)}
    for one in named:
        row = people[one.person_id]
        if not one.contributor_id:
            own = row.likes_to_be_called
            name = f"{row.name} (“{own}”)" if own and own not in row.name.split() else row.name
            yield NameRow(one.person_id, snippet(name, text))
        else:
            heard = circle[one.contributor_id]
            yield NameRow(one.person_id, snippet(heard.name, text), row.name, heard.relationship)
