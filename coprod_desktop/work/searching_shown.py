"""Search while others look on: only among the words that may stand on their screen, as they may stand there."""

from collections.abc import Iterable
from dataclasses import dataclass

from coprod_desktop.questions.vocabulary import TOPIC_PREFIX
from coprod_desktop.store.search_terms import Typed, holds, typed
from coprod_desktop.work.decisions import audience_of
from coprod_desktop.work.found_rows import StatementRow, snippet, where
from coprod_desktop.work.interviews import usual_set
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.searching import Found, Wanted
from coprod_desktop.work.sets import OWN_TOPICS, section_of


@dataclass(frozen=True)
class Shown:
    """A statement that everyone who looks on may see, in the words that they may read."""

    said: Said
    words: str


def search_shown(person: PersonFacts, shown: Iterable[Shown], wanted: Wanted) -> Found:
    """What fits best first, then the newest. Names of people are no hit: one family alone is on the screen."""
    if wanted.is_empty:
        return Found()
    text = typed(wanted.text)
    fits = [(_fit(one, text), one) for one in shown if _is_wanted(one.said, wanted)]
    order = sorted(
        ((fit, one) for fit, one in fits if fit),
        key=lambda each: (-each[0] if text.is_ranked else 0, -each[1].said.held_on.toordinal()),
    )
    return Found(rows=tuple(_row(one, person, text) for _, one in order))


def _fit(one: Shown, text: Typed) -> int:
    return 1 if text.is_empty else holds(one.words, text)


def _is_wanted(said: Said, wanted: Wanted) -> bool:
    return all(
        (
            not wanted.section or wanted.section == _section(said.question_id),
            not wanted.stage or wanted.stage == said.stage,
            not wanted.voice or wanted.voice in (said.voice.id, audience_of(said.voice.relationship)),
            wanted.first is None or said.held_on >= wanted.first,
            wanted.last is None or said.held_on <= wanted.last,
        )
    )


def _section(question_id: str) -> str:
    return OWN_TOPICS if question_id.startswith(TOPIC_PREFIX) else section_of(usual_set().text, question_id)


def _row(one: Shown, person: PersonFacts, text: Typed) -> StatementRow:
    said = one.said
    question, section = where(said.question_id, person)
    return StatementRow(
        said.id,
        said.interview_id,
        said.person_id,
        person.name,
        said.voice,
        said.question_id,
        question,
        section,
        said.stage,
        (person.stage_words or {}).get(said.stage, ""),
        said.held_on,
        snippet(one.words, text),
    )
