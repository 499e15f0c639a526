"""The ladder: first signs in the order they come, put together by those who know, each with what helps and what not."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.vocabulary import GAP
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.newest import newest
from coprod_desktop.work.said import Said

EARLY = "early"
MISSED = "F4"
"""Which signs do other people miss or misread?"""
MISTAKEN_FOR = "mistaken for"
_SIGN_SLOTS = {("see", EARLY)}
_HELP_SLOTS = {"do", "please-do"}
_WORSE_SLOTS = {"dont", "please-dont", "sets-off"}


@dataclass(frozen=True)
class Step:
    """One sign: how long after the step before it comes, and statements that tell what helps then and what not."""

    sign: str
    after: str = ""
    helps: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ladder:
    """The steps, from the first change up. `made_by` are contributor ids; nobody yet where it was only told in F2."""

    steps: tuple[Step, ...] = ()
    made_by: tuple[str, ...] = ()
    made_on: date | None = None

    @property
    def signs(self) -> tuple[str, ...]:
        """The statements in their order."""
        return tuple(step.sign for step in self.steps)

    def step(self, sign: str) -> Step:
        """The step of a sign; an empty one for a sign that has no place yet."""
        return next((step for step in self.steps if step.sign == sign), Step(sign))

    def changed(self, step: Step) -> "Ladder":
        """The same with this step in place of the one of its sign."""
        return replace(self, steps=tuple(step if one.sign == step.sign else one for one in self.steps))

    def in_order(self, signs: Sequence[str]) -> "Ladder":
        """The same signs' steps in another order; new ones come empty, those not named go."""
        return replace(self, steps=tuple(self.step(sign) for sign in signs))


def made(store: Store, person_id: str) -> Ladder | None:
    """The ladder as it was put together last; None while nobody has."""
    with store.read() as session:
        return made_in(session, person_id)


def made_in(session: Session, person_id: str) -> Ladder | None:
    """The same within an open session."""
    row = newest(session, records.LadderMade, person_id=person_id)
    return _ladder(row) if row is not None and row.steps else None


def keep(store: Store, person_id: str, ladder: Ladder) -> Changed:
    """Keep the ladder. Raises InputError for a sign that stands twice, an unknown gap, or words of somebody else."""
    if len(set(ladder.signs)) < len(ladder.steps):
        raise InputError("A sign stands on the ladder twice. Take one of them out.")
    if any(step.after and step.after not in GAP for step in ladder.steps):
        raise InputError("Please choose from the list how long it takes.")
    with store.session() as session:
        if not _said_about(session, person_id, ladder):
            raise InputError("Some of these words are not this person’s. Nothing was changed.")
        doing = begin(store, session, Place(person_id))
        before = newest(session, records.LadderMade, person_id=person_id)
        old = {"steps": before.steps, "made_by": before.made_by} if before else {"steps": [], "made_by": []}
        new = {"steps": [_row(step) for step in ladder.steps], "made_by": list(ladder.made_by)}
        doing.step(records.LadderMade, {"person_id": person_id}, old, new)
        return doing.done("ladder", "Ladder kept")


def _said_about(session: Session, person_id: str, ladder: Ladder) -> bool:
    named = {one for step in ladder.steps for one in (step.sign, *step.helps, *step.worse)}
    statement = records.Statement
    query = select(statement.id).where(statement.person_id == person_id, col(statement.id).in_(named))
    return named == set(session.exec(query))


def seen_part(whole: Ladder, signs: Container[str], lines: Container[str]) -> Ladder:
    """The ladder as far as it may be shown: no gap hints at a step between, and no line at what helps."""
    steps, before_shown = [], True
    for step in whole.steps:
        if step.sign in signs:
            after = step.after if before_shown else ""
            helps, worse = (tuple(one for one in those if one in lines) for those in (step.helps, step.worse))
            steps.append(Step(step.sign, after, helps, worse))
        before_shown = step.sign in signs
    return replace(whole, steps=tuple(steps))


def mapped(whole: Ladder, signs: Mapping[str, str], lines: Mapping[str, str]) -> Ladder:
    """The ladder with other statements in place of these. Two steps that become one keep what helps and what not."""
    steps: dict[str, Step] = {}
    for step in whole.steps:
        sign = signs.get(step.sign, step.sign)
        first = steps.get(sign, Step(sign, step.after))
        helps = dict.fromkeys((*first.helps, *(lines.get(one, one) for one in step.helps)))
        worse = dict.fromkeys((*first.worse, *(lines.get(one, one) for one in step.worse)))
        steps[sign] = replace(first, helps=tuple(helps), worse=tuple(worse))
    return replace(whole, steps=tuple(steps.values()))


def standing_for(whole: Ladder, eligible: Iterable[Said]) -> Ladder:
    """The ladder of what may stand on a page: for a sign, else for one that means the same, and what goes with it."""
    shown = {one.id: one for one in eligible}
    stands_for = {other: one.id for one in shown.values() for other in one.same} | {one: one for one in shown}
    return seen_part(mapped(whole, stands_for, stands_for), shown, shown)


def merged(whole: Ladder, seen: Ladder, signs: Container[str], lines: Container[str]) -> Ladder:
    """What was changed on a screen that showed a part: what it didn't show keeps its place and its lines."""
    steps = [_with_hidden(step, whole.step(step.sign), lines) for step in seen.steps]
    for at, step in enumerate(whole.steps):
        if step.sign not in signs:
            order = [one.sign for one in steps]
            before = [one.sign for one in whole.steps[:at] if one.sign in order]
            steps.insert(order.index(before[-1]) + 1 if before else 0, step)
    return replace(seen, steps=_with_gaps(steps, whole, signs))


def _with_hidden(step: Step, old: Step, lines: Container[str]) -> Step:
    hidden = [tuple(one for one in those if one not in lines) for those in (old.helps, old.worse)]
    return replace(step, helps=(*step.helps, *hidden[0]), worse=(*step.worse, *hidden[1]))


def _with_gaps(steps: Sequence[Step], whole: Ladder, signs: Container[str]) -> tuple[Step, ...]:
    """A gap lies between two signs: it goes when another one comes before, and stays where it wasn't shown."""
    was_before = dict(zip(whole.signs, (None, *whole.signs), strict=False))
    told = []
    for before, step in zip((None, *(one.sign for one in steps)), steps, strict=False):
        after = step.after if before in signs else whole.step(step.sign).after
        moved = before is None or was_before.get(step.sign, before) != before
        told.append(replace(step, after="" if moved else after))
    return tuple(told)


def is_sign(one: Said, question: Question | None) -> bool:
    """Whether a statement tells of one first sign: not of their order, nor of how fast they come."""
    if question is None:
        return one.stage == EARLY
    places = {(place.slot, place.stage) for place in question.prints}
    if places & _SIGN_SLOTS:
        return question.answer.is_list
    return one.stage == EARLY and not _slots(question) & (_HELP_SLOTS | _WORSE_SLOTS)


def helps_then(one: Said, question: Question | None) -> bool:
    """Whether a statement tells what helps."""
    return question is not None and bool(_slots(question) & _HELP_SLOTS) and not one.does_not_help


def makes_worse(one: Said, question: Question | None) -> bool:
    """Whether a statement tells what makes it worse, or was tried and does not help."""
    if question is None:
        return False
    slots = _slots(question)
    no_help = one.does_not_help and bool(slots & _HELP_SLOTS)
    return no_help or bool(slots & _WORSE_SLOTS)


def is_missed(sign: Said, known: Mapping[str, Said]) -> bool:
    """Whether others miss or misread this sign, by what was said of it or of the same thing."""
    return any(one.question_id == MISSED or one.fields.get(MISTAKEN_FOR) for one in _together(sign, known))


def told_by(sign: Said, known: Mapping[str, Said]) -> tuple[str, ...]:
    """The names of all who say it; one name: only that voice does."""
    return tuple(dict.fromkeys(one.voice.name for one in _together(sign, known)))


def _together(sign: Said, known: Mapping[str, Said]) -> list[Said]:
    """The sign, and what was said to be the same thing."""
    return [sign, *(known[one] for one in sign.same if one in known)]


def one_of_each(signs: Iterable[Said]) -> list[Said]:
    """Of signs that mean the same only the first: they are one step."""
    taken: set[str] = set()
    kept = []
    for sign in signs:
        if sign.id not in taken:
            kept.append(sign)
            taken |= {sign.id, *sign.same}
    return kept


def _slots(question: Question) -> set[str]:
    return {place.slot for place in question.prints}


def _row(step: Step) -> dict[str, Any]:
    return {
        "sign": step.sign,
        "after": step.after,
        "helps": list(step.helps),
        "worse": list(step.worse),
    }


def _ladder(row: records.LadderMade) -> Ladder:
    steps = tuple(
        Step(one["sign"], one["after"], tuple(one["helps"]), tuple(one["worse"])) for one in row.steps
    )
    return Ladder(steps, tuple(row.made_by), row.at.date())
