"""One person at a glance: what is known, who told us, what was held and what comes next, in a handful of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.fields import told_fields
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.simple_kinds import Telling
from coprod_desktop.questions.vocabulary import TOPIC_PREFIX
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.current import current
from coprod_desktop.work.following_up import Followed, plan_in
from coprod_desktop.work.interviews import state_of
from coprod_desktop.work.newest import latest
from coprod_desktop.work.people import PersonFacts, person_facts
from coprod_desktop.work.reading_back import HOW_IT_WAS, review_date_in
from coprod_desktop.work.said import Said, said_by_person
from coprod_desktop.work.sets import find
from coprod_desktop.work.voices import Voice, in_order, voices

OWN_TOPIC = "brought up by the family"
LEFT_OUT = "left_out"
NOT_TODAY = "away"


@dataclass(frozen=True)
class Theme:
    """What several questions tell together: those that stand in one of these slots of any document."""

    id: str
    word: str
    slots: frozenset[tuple[str, str | None]]


EARLY_SIGN = ("see", "early")
THEMES = (
    Theme("signs", "First signs", frozenset({EARLY_SIGN})),
    Theme("worse", "Makes worse", frozenset({("dont", None), ("please-dont", None), ("sets-off", None)})),
    Theme("helps", "What helps", frozenset({("do", None), ("please-do", None)})),
    Theme("matters", "What matters", frozenset({("best", None), ("matters-most", None)})),
)


@dataclass(frozen=True)
class Known:
    """A statement with where it belongs; `theme` is empty for what belongs to none.

    What was left out, and how the visit was for somebody, are not among the known: they are nobody else's.
    """

    said: Said
    words: str
    section: str
    theme: str


@dataclass(frozen=True)
class Held:
    """An interview in a list. `took_part` are those who spoke or listened that day, the person first."""

    id: str
    held_on: date
    place: str
    visit: str
    interviewer: str
    took_part: tuple[tuple[Voice, str], ...]
    statements: int
    state: str
    paused_at: datetime | None


@dataclass(frozen=True)
class Overview:
    """All that a person's page shows. `heard` are contributor ids; `left_out` counts what nobody is to see."""

    facts: PersonFacts
    circle: tuple[Voice, ...]
    heard: frozenset[str]
    known: tuple[Known, ...]
    left_out: int
    interviews: tuple[Held, ...]
    review_by: date | None
    plan: tuple[Followed, ...]

    def counts(self) -> dict[str, int]:
        """How many statements each theme has."""
        return {theme.id: sum(one.theme == theme.id for one in self.known) for theme in THEMES}

    def first(self, state: str) -> Held | None:
        """The newest interview in this state."""
        return next((one for one in self.interviews if one.state == state), None)


def overview(store: Store, person_id: str) -> Overview:
    """A person's page. Raises InputError when the person is no longer in the store."""
    with store.read() as session:
        row = session.get(records.Person, person_id)
        if row is None:
            raise InputError("This person is no longer in the store. Nothing else was changed.")
        everyone = voices(session, person_id)
        said = said_by_person(session, person_id)
        held = _interviews(session, person_id)
        return Overview(
            facts=(facts := person_facts(row)),
            circle=_circle(session, person_id, everyone),
            heard=frozenset(one.voice.id for one in said),
            known=_known(current(said).said, held, facts, everyone),
            left_out=sum(one.word == LEFT_OUT for one in said),
            interviews=_held(session, held, said, everyone),
            review_by=review_date_in(session, person_id),
            plan=plan_in(session, facts, said),
        )


def newest_of_each(known: Sequence[Known]) -> list[Known]:
    """The same, newest first and taken from the themes in turn, so that the first few tell of everything."""
    order = {theme.id: at for at, theme in enumerate(THEMES)}
    by_theme = groupby(
        sorted(known, key=lambda one: order.get(one.theme, len(order))), key=lambda one: one.theme
    )
    ranked = [
        (order.get(theme, len(order)) == len(order), rank, order.get(theme, 0), one)
        for theme, those in by_theme
        for rank, one in enumerate(sorted(those, key=lambda one: one.said.held_on, reverse=True))
    ]
    return [one for *_, one in sorted(ranked, key=lambda each: each[:3])]


def _interviews(session: Session, person_id: str) -> list[records.Interview]:
    table = records.Interview
    query = select(table).where(table.person_id == person_id, col(table.removed).is_(False))
    return list(session.exec(query.order_by(col(table.held_on).desc(), col(table.id).desc())))


def _circle(session: Session, person_id: str, everyone: Mapping[str, Voice]) -> tuple[Voice, ...]:
    table = records.Contributor
    gone = set(
        session.exec(select(table.id).where(table.person_id == person_id, col(table.removed).is_(True)))
    )
    return tuple(in_order(voice for voice in everyone.values() if voice.id not in gone))


def _known(
    said: Sequence[Said],
    held: Sequence[records.Interview],
    facts: PersonFacts,
    everyone: Mapping[str, Voice],
) -> tuple[Known, ...]:
    texts = {one.id: one.set_text for one in held}
    names = {voice.id: voice.name for voice in everyone.values()} | {one.id: one.words for one in said}
    telling = Telling(facts.fill, names)
    return tuple(
        _one_known(one, find(texts[one.interview_id], one.question_id), telling)
        for one in said
        if one.word != LEFT_OUT and one.question_id != HOW_IT_WAS and not one.is_a_tick
    )


def _one_known(one: Said, question: Question | None, telling: Telling) -> Known:
    own_topic = one.question_id.startswith(TOPIC_PREFIX)
    section = telling.fill(question.section_title) if question else OWN_TOPIC if own_topic else ""
    return Known(one, _words(one, question, telling), section, _theme(one, question))


def _words(one: Said, question: Question | None, telling: Telling) -> str:
    """What was said; an answer of parts alone is told by its parts."""
    if one.words or question is None:
        return one.words
    return "; ".join(told_fields(question, one.fields, telling))


def _theme(one: Said, question: Question | None) -> str:
    if question is None:
        return ""
    places = {(place.slot, stage) for place in question.prints for stage in (None, place.stage)}
    found = next((theme.id for theme in THEMES if places & theme.slots), "")
    return "worse" if found == "helps" and one.does_not_help else found


def _held(
    session: Session,
    interviews: Sequence[records.Interview],
    said: Sequence[Said],
    everyone: Mapping[str, Voice],
) -> tuple[Held, ...]:
    taking = _taking_part(session, [one.id for one in interviews], everyone)
    words: dict[str, dict[str, list[str]]] = {one.id: {} for one in interviews}
    for one in said:
        words[one.interview_id].setdefault(one.voice.id, []).append(one.word)
    return tuple(_one_held(row, taking.get(row.id, ()), words[row.id]) for row in interviews)


def _one_held(
    row: records.Interview, took_part: tuple[tuple[Voice, str], ...], words: Mapping[str, Sequence[str]]
) -> Held:
    return Held(
        row.id,
        row.held_on,
        row.place,
        row.visit,
        row.interviewer,
        took_part,
        sum(len(those) for those in words.values()),
        state_of(row.ended_at is not None, words),
        row.paused_at,
    )


def _taking_part(
    session: Session, interview_ids: Sequence[str], everyone: Mapping[str, Voice]
) -> dict[str, tuple[tuple[Voice, str], ...]]:
    """Each interview's people and how they took part; those who were not there are left out."""
    table = records.Participation
    query = select(table).where(col(table.interview_id).in_(interview_ids))
    rows = list(session.exec(query.order_by(col(table.interview_id), col(table.id))))
    found = {}
    for interview_id, those in groupby(rows, key=lambda row: row.interview_id):
        ways = {key: row.presence for key, row in latest(those, "contributor_id").items()}
        there = in_order(everyone[key] for key, presence in ways.items() if presence != NOT_TODAY)
        found[interview_id] = tuple((voice, ways[voice.id]) for voice in there)
    return found
