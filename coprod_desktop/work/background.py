"""What lines are gathered against: the person, their interviews, everyone's picks, the order of the first signs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlmodel import Session

from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.simple_kinds import Telling
from coprod_desktop.work.differences import Talk, talks_in
from coprod_desktop.work.eligibility import printed_words
from coprod_desktop.work.interviews import Visit, visits_of_in
from coprod_desktop.work.ladder import Ladder, Step, made_in, standing_for
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.reading_back import picks_of
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice

ORDER_OF_SIGNS, ORDER = "F2", "order"
AFTER_ALL = 10_000
BROUGHT_UP = "Brought up by the family"


@dataclass(frozen=True)
class Background:
    """What lines are gathered against: the person, their interviews (newest first) and everyone's picks."""

    person: PersonFacts
    visits: tuple[Visit, ...]
    picks: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    signs: tuple[str, ...] = ()
    order: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    ladder: Ladder | None = None
    talks: Mapping[tuple[str, str], Talk] = field(default_factory=dict)

    def open_to(self, eligible: Sequence[Said]) -> "Background":
        """Nothing hints at what these readers may not see: no gap in the order of the signs, and no words in it."""
        told = {one.id: printed_words(one) for one in eligible}
        if self.ladder is not None:
            seen = standing_for(self.ladder, eligible)
            return replace(self, told=told, signs=seen.signs, ladder=seen)
        order = _newest_order(eligible)
        signs = order.fields[ORDER] if order else ()
        shown = tuple(sign for sign in signs if sign in told)
        return replace(self, told=told, signs=shown, order=order.id if order and shown else "")

    def question(self, one: Said) -> Question | None:
        """The question as it was asked; a topic of the family's own has none."""
        visit = self._by_id.get(one.interview_id)
        return visit.question_set.find(one.question_id) if visit else None

    def question_now(self, one: Said) -> Question | None:
        """The question as it was worded last; ids keep their meaning from version to version."""
        if self.question(one) is None:
            return None
        found = (visit.question_set.find(one.question_id) for visit in self.visits)
        return next((question for question in found if question), None)

    @cached_property
    def _by_id(self) -> Mapping[str, Visit]:
        return {visit.id: visit for visit in self.visits}

    def step(self, one: Said) -> Step | None:
        """The step of the ladder that was put together, where this is its sign."""
        return self.ladder.step(one.id) if self.ladder and one.id in self.ladder.signs else None

    def tied(self, one: Said) -> str:
        """Whether it was said to help (“do”) or to make it worse (“dont”) at a first sign; empty for neither."""
        steps = self.ladder.steps if self.ladder else ()
        if any(one.id in step.helps for step in steps):
            return "do"
        return "dont" if any(one.id in step.worse for step in steps) else ""

    def place(self, one: Said) -> int:
        """Where its question stands in the order they are asked; what the family brought up comes after all."""
        question = self.question(one)
        return question.place if question else AFTER_ALL

    def section(self, one: Said) -> str:
        """The title of its section, as it was worded last; what the family brought up has one of its own."""
        question = self.question_now(one)
        return self.person.fill(question.section_title) if question else BROUGHT_UP

    def named(self, voice: Voice) -> str:
        """A voice as a document introduces it: “Nadia (mother)”, the person as they like to be called."""
        return self.person.called if voice.is_person else voice.introduced

    @property
    def telling(self) -> Telling:
        """How fields are told about this person."""
        return Telling(self.person.fill, {**self.told, **self.names})


def background(session: Session, person: PersonFacts, everything: Sequence[Said]) -> Background:
    """Look up what lines need, once a page."""
    visits = _visits(session, person.id)
    own = {one.voice.id for one in everything if one.voice.is_person}
    picked = picks_of(session, [visit.id for visit in visits])
    picks = tuple(pick for visit in visits for pick in _picked(picked.get(visit.id, {}), own))
    names = {one.voice.id: one.voice.name for one in everything}
    return Background(
        person,
        visits,
        tuple(dict.fromkeys(picks)),
        names,
        ladder=made_in(session, person.id),
        talks=talks_in(session, person.id),
    )


def _visits(session: Session, person_id: str) -> tuple[Visit, ...]:
    return tuple(visits_of_in(session, person_id))


def _picked(by_voice: Mapping[str, Sequence[str]], own: Collection[str]) -> list[str]:
    """Statement ids that were picked in one visit, first those that the person's own voice picked."""
    order = sorted(by_voice, key=lambda voice: voice not in own)
    return [pick for voice in order for pick in by_voice[voice]]


def _newest_order(eligible: Sequence[Said]) -> Said | None:
    """The newest answer to F2 that puts first signs in the order they come."""
    orders = [one for one in eligible if one.question_id == ORDER_OF_SIGNS and one.fields.get(ORDER)]
    return max(orders, key=lambda one: (one.held_on, one.wording_id), default=None)
