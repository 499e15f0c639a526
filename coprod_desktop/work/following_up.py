"""What was asked for, and what came of it: each ask in its speaker's words, with what was promised, done and told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.fields import told_fields
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.record_screens import RECORD_SCREENS
from coprod_desktop.questions.simple_kinds import Telling
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.eligibility import printed_words, with_names
from coprod_desktop.work.interviewing import Words, add_statement, standing_of
from coprod_desktop.work.newest import newest_each
from coprod_desktop.work.people import LONGEST_NAME, PersonFacts, person_facts
from coprod_desktop.work.said import Said, said, said_by_person
from coprod_desktop.work.sets import find, set_from
from coprod_desktop.work.voices import voices

YOU_SAID = "you-said"
OPEN, DONE, NOT_DONE = "", "done", "not_done"
OUTCOMES = (OPEN, DONE, NOT_DONE)
STILL_OPEN, TO_TELL, CLOSED = "open", "to_tell", "closed"
STEPS = (STILL_OPEN, TO_TELL, CLOSED)
"""How far an ask is, in the order in which asks are listed."""
LONGEST_TEXT = 2_000
SAID_THAT_DAY = {
    "what": "what will be done",
    "who": "who will do it",
    "by_when": "by when",
    "why_not": "why not",
}
"""What a plan begins with: its columns, and the fields of the record screen "actions" that were said that day."""
NO_ASK = ("help or gap", "help we have")
"""A field and its value that tell of help that is there already: nothing is asked for."""


@dataclass(frozen=True, kw_only=True)
class FollowUpFacts:
    """What will be done about an ask, or was. `outcome` is one of OUTCOMES; `why_not` goes with NOT_DONE alone."""

    what: str = ""
    who: str = ""
    by_when: date | None = None
    outcome: str = OPEN
    outcome_on: date | None = None
    why_not: str = ""
    told_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Followed(FollowUpFacts):
    """An ask as it stands. `words` are what may be printed of it; `beside` tells the other parts of the answer."""

    said: Said
    words: str
    asked_on: date
    beside: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing has come of it yet."""
        return self.outcome == OPEN

    def is_overdue(self, today: date) -> bool:
        """Whether it is open and its date is over."""
        return self.is_open and self.by_when is not None and self.by_when < today

    @property
    def is_to_tell(self) -> bool:
        """Whether something came of it that the family hasn't been told since."""
        if self.is_open:
            return False
        return self.told_on is None or (self.outcome_on is not None and self.told_on < self.outcome_on)

    @property
    def step(self) -> str:
        """One of STEPS."""
        return STILL_OPEN if self.is_open else TO_TELL if self.is_to_tell else CLOSED


def plan(store: Store, person_id: str) -> tuple[Followed, ...]:
    """A person's asks: open ones by their date, then those to tell the family of, then the closed, newest first.

    Raises InputError when the person is no longer in the store.
    """
    with store.read() as session:
        row = session.get(records.Person, person_id)
        if row is None:
            raise InputError("This person is no longer in the store. Nothing else was changed.")
        return plan_in(session, person_facts(row), said_by_person(session, person_id))


def plan_in(session: Session, person: PersonFacts, everything: Sequence[Said]) -> tuple[Followed, ...]:
    """The same of statements that are read already, within an open session."""
    behind = _Behind(session, person)
    rows = newest_each(session, records.FollowUp, "statement_id", person_id=person.id)
    asks = [behind.followed(one, rows.get(one.id)) for one in everything if behind.is_ask(one)]
    return tuple(sorted(asks, key=_order))


def follow_up(store: Store, statement_id: str, facts: FollowUpFacts, today: date) -> Changed:
    """Keep what will be done about an ask, or was. Raises InputError for an outcome without its reason, for a
    day of it that hasn't come, and for a statement that is no ask.
    """
    return _change(store, statement_id, today, "Plan kept", _values(facts))


def done(store: Store, statement_id: str, today: date) -> Changed:
    """It was done today; the family is yet to be told."""
    values = {"outcome": DONE, "outcome_on": today, "told_on": None}
    return _change(store, statement_id, today, "Noted as done", values)


def told(store: Store, statement_id: str, today: date) -> Changed:
    """The family was told today what came of it."""
    return _change(store, statement_id, today, "Noted that the family was told", {"told_on": today})


def ask(store: Store, person_id: str, contributor_id: str, words: str) -> Changed:
    """Something asked for after the visit: a statement of the newest interview, to be read back like any other.

    Raises InputError before the first interview, without words, and for nobody of this circle.
    """
    with store.session() as session:
        interview = _newest_interview(session, person_id)
        if contributor_id not in voices(session, person_id):
            raise InputError("Please choose who asks for it.")
        question_id = _where_asks_go(interview)
        statement_id = add_statement(store, session, interview, question_id, Words(words, contributor_id))
        doing = begin(store, session, Place(person_id, interview.id, statement_id, question_id))
        doing.restore.append((records.Standing, {**standing_of(session, statement_id), "removed": True}))
        label = "Ask added; it stands on a page once it has been read back"
        return doing.done("statements", label, made_id=statement_id)


class _Behind:
    """What asks are told against: the interviews they were said in, and everyone's name."""

    def __init__(self, session: Session, person: PersonFacts) -> None:
        table = records.Interview
        query = select(table.id, table.set_text, table.ended_at).where(table.person_id == person.id)
        rows = session.exec(query).all()
        self._sets = {key: text for key, text, _ in rows}
        self._ended = {key: ended for key, _, ended in rows}
        names = {key: voice.name for key, voice in voices(session, person.id).items()}
        self._telling = Telling(person.fill, names)

    def is_ask(self, one: Said) -> bool:
        """Whether these words ask for something, and the speaker didn't leave them out."""
        question = self._question(one)
        if question is None or question.kept_apart or one.word == "left_out":
            return False
        key, there_already = NO_ASK
        return any(place.document == YOU_SAID for place in question.prints) and (
            one.fields.get(key) != there_already
        )

    def followed(self, one: Said, row: records.FollowUp | None) -> Followed:
        """An ask with what came of it: the row, or without one what was said that day."""
        asked_on = self._asked_on(one)
        facts = _values(row) if row else self._said_that_day(one, asked_on)
        return Followed(
            said=one, words=self._words(one), asked_on=asked_on, beside=self._beside(one), **facts
        )

    def _question(self, one: Said) -> Question | None:
        return find(self._sets[one.interview_id], one.question_id)

    def _asked_on(self, one: Said) -> date:
        """The day of the visit; of what was asked after it had ended, the day on which it was written down."""
        ended = self._ended[one.interview_id]
        if one.said_at is None or ended is None:
            return one.held_on
        said_on = one.said_at.astimezone().date()
        return said_on if said_on > ended.astimezone().date() else one.held_on

    def _said_that_day(self, one: Said, asked_on: date) -> dict[str, Any]:
        parts = {column: one.fields.get(key) for column, key in SAID_THAT_DAY.items()}
        who = self._telling.names.get(str(parts["who"]), parts["who"])
        texts = {**parts, "who": who, "by_when": None}
        said_so = {column: with_names(text or "", one) for column, text in texts.items()}
        refused = {"outcome": NOT_DONE, "outcome_on": asked_on} if parts["why_not"] else {}
        by_when = date.fromisoformat(parts["by_when"]) if parts["by_when"] else None
        return {**said_so, "by_when": by_when, **refused}

    def _words(self, one: Said) -> str:
        """What may be printed; an ask of parts alone is told by its parts."""
        return printed_words(one) or with_names("; ".join(self._told(one, one.fields)), one)

    def _beside(self, one: Said) -> tuple[str, ...]:
        planned = SAID_THAT_DAY.values()
        rest = {key: value for key, value in one.fields.items() if key not in planned}
        return tuple(with_names(part, one) for part in self._told(one, rest)) if one.words else ()

    def _told(self, one: Said, parts: Mapping[str, Any]) -> tuple[str, ...]:
        question = self._question(one)
        return told_fields(question, parts, self._telling) if question else ()


def _order(one: Followed) -> tuple[int, int, int]:
    """The open ones by when they are due, those without a date last; the others by when something came of them."""
    asked, came = one.asked_on.toordinal(), (one.outcome_on or one.asked_on).toordinal()
    due = (one.by_when or date.max).toordinal()
    when = {STILL_OPEN: due, TO_TELL: came, CLOSED: -came}[one.step]
    return STEPS.index(one.step), when, asked


def _change(store: Store, statement_id: str, today: date, label: str, values: Mapping[str, Any]) -> Changed:
    """Append a row with these values in place of those that counted, which undo puts back."""
    with store.session() as session:
        before = _needed(session, statement_id)
        after = _checked(replace(before, **values), today)
        person_id = before.said.person_id
        doing = begin(store, session, Place(person_id, statement_id=statement_id))
        keys = {"person_id": person_id, "statement_id": statement_id}
        doing.step(records.FollowUp, keys, _values(before), after)
        return doing.done("plan", label)


def _needed(session: Session, statement_id: str) -> Followed:
    one = said(session, [statement_id]).get(statement_id)
    person = session.get(records.Person, one.person_id) if one else None
    found = plan_in(session, person_facts(person), [one]) if one and person else ()
    if not found:
        raise InputError("Nobody asks for this any more, so there is nothing to plan. Nothing was changed.")
    return found[0]


def _checked(facts: FollowUpFacts, today: date) -> dict[str, Any]:
    """The door: what goes with an outcome is needed, and goes when there is none."""
    texts = {name: getattr(facts, name).strip() for name in ("what", "who", "why_not")}
    if facts.outcome not in OUTCOMES:
        raise InputError("Please choose what came of it: open, done, or can't be done.")
    if facts.outcome == NOT_DONE and not texts["why_not"]:
        raise InputError("If it can't be done, please say why.")
    if any(len(text) > LONGEST_TEXT for text in texts.values()) or len(texts["who"]) > LONGEST_NAME:
        raise InputError("This is too long for a plan. Please shorten it.")
    outcome_on = facts.outcome_on if facts.outcome else None
    if any(day is not None and day > today for day in (outcome_on, facts.told_on)):
        raise InputError("A day on which something was done or told can't be still to come.")
    why_not = texts["why_not"] if facts.outcome == NOT_DONE else ""
    return {**_values(facts), **texts, "why_not": why_not, "outcome_on": outcome_on}


def _values(row: FollowUpFacts | records.FollowUp) -> dict[str, Any]:
    return {one.name: getattr(row, one.name) for one in fields(FollowUpFacts)}


def _newest_interview(session: Session, person_id: str) -> records.Interview:
    table = records.Interview
    query = select(table).where(table.person_id == person_id, col(table.removed).is_(False))
    newest = session.exec(query.order_by(col(table.held_on).desc(), col(table.id).desc())).first()
    if newest is None:
        raise InputError("An ask belongs to a conversation. Please start the first interview, then add it.")
    return newest


def _where_asks_go(interview: records.Interview) -> str:
    """The question whose own record is the actions."""
    actions = RECORD_SCREENS["actions"]
    asked = set_from(interview.set_text).questions
    found = next((one.id for one in asked if one.answer.record == actions), "")
    if not found:
        raise InputError("The questions of the last interview have no place for an ask. Nothing was changed.")
    return found
